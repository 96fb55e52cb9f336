"""A text as its reader sees it, with a way back to the raw text.

Entities, escapes, colour codes and the marks that comments and quotations put at line starts hide values from a plain
search. A `View` is the text without them; an edit of the view is carried out in the raw text, which otherwise stays as
it is, byte for byte.
"""

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from scrubbing.formats.codings import readings
from scrubbing.formats.joints import joints
from scrubbing.invisible import INVISIBLE

# What a kept mark that ends a line reads as: white space that no raw text has.
LINE_END = "\u2028"
# How deep escapes within escapes are followed: an attribute's entities, an address in it, a query in that.
DEEPEST = 3


class Edit(Protocol):
    """Replace text[start:end] by the substitute."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def substitute(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """raw[start:end] reads as `text`. A `kept` mark (a tag) survives an edit that spans it."""

    start: int
    end: int
    text: str
    kept: bool = False


Escape = Callable[[str, str], str]
"""escape(substitute, raw): the substitute as it must be written in the place of the raw text."""


def _unchanged(substitute: str, _raw: str) -> str:
    return substitute


class View:
    """The text that is left when marks are read as what they stand for."""

    def __init__(self, raw: str, marks: list[Mark], begin: int = 0, end: int | None = None) -> None:
        """`marks` are in order and do not overlap; `begin` and `end` bound the part of the raw text that is seen."""
        self.raw = raw
        self.marks = marks
        self._begin = begin
        pieces: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        position, length = begin, 0
        for mark in marks:
            pieces += [raw[position : mark.start], mark.text]
            length += mark.start - position
            self._starts.append(length)
            length += len(mark.text)
            self._ends.append(length)
            position = mark.end
        pieces.append(raw[position : len(raw) if end is None else end])
        self.text = "".join(pieces)

    def raw_start(self, position: int) -> int:
        """Where in the raw text the character at `position` begins."""
        index = bisect_right(self._ends, position) - 1
        if index + 1 < len(self.marks) and self._starts[index + 1] <= position < self._ends[index + 1]:
            return self.marks[index + 1].start
        if index < 0:
            return self._begin + position
        return self.marks[index].end + position - self._ends[index]

    def raw_end(self, position: int) -> int:
        """Where in the raw text the character before `position` ends."""
        index = bisect_left(self._starts, position) - 1
        if index < 0:
            return self._begin + position
        return self.marks[index].end + max(0, position - self._ends[index])

    def apply(self, edits: Sequence[Edit], escape: Escape = _unchanged) -> str:
        """Return the raw text with the edits of this view made, each substitute escaped for where it stands."""
        pieces: list[str] = []
        done = 0
        for edit in edits:
            start, end, written = self.lowered(edit, escape, done)
            pieces += [self.raw[done:start], written]
            done = end
        return "".join([*pieces, self.raw[done:]])

    def lowered(self, edit: Edit, escape: Escape = _unchanged, done: int = 0) -> tuple[int, int, str]:
        """Return what is written where in the raw text for an edit; up to `done` the raw text is gone already."""
        start, end = self.raw_start(edit.start), self.raw_end(edit.end)
        if not edit.substitute:
            start, end = self._around(max(done, start), end)
        written, end = self._spread(edit, start, end, escape)
        return start, end, written

    def _spread(self, edit: Edit, start: int, end: int, escape: Escape) -> tuple[str, int]:
        """Return what takes the place of raw[start:end] with the kept marks within, and where that place ends.

        Of a passage that goes, marks that would stand around nothing go, too, also if one stands right behind it.
        """
        kept = self._kept(start, end)
        if not kept:
            return escape(edit.substitute, self.raw[start:end]), end
        raw = self.raw[start:end]
        texts = _shares(edit.substitute, self._parts(edit, kept))
        if not any(texts[1:]) and edit.substitute[:1] in ("", "["):
            behind = self._right_behind(end)
            kept, end = self._without_empty([*kept, *behind]), behind[-1].end if behind else end
            texts = [texts[0], *[""] * len(kept)]
        pieces = [escape(texts[0], raw)]
        for mark, text in zip(kept, texts[1:], strict=True):
            pieces += [self.raw[mark.start : mark.end], escape(text, raw)]
        return "".join(pieces), end

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """Return the place of what goes with the marks right around it: nothing would be left between them."""
        first = bisect_left(self.marks, start, key=lambda mark: mark.start) - 1
        last = bisect_left(self.marks, end, key=lambda mark: mark.start)
        while first >= 0 and last < len(self.marks):
            opening, closing = self.marks[first], self.marks[last]
            if opening.end != start or closing.start != end or not self._are_pair(opening, closing):
                break
            start, end, first, last = opening.start, closing.end, first - 1, last + 1
        return start, end

    def _right_behind(self, end: int) -> list[Mark]:
        """Return the marks that follow right behind a place, without a sign between them."""
        behind: list[Mark] = []
        for index in range(bisect_left(self.marks, end, key=lambda mark: mark.start), len(self.marks)):
            mark = self.marks[index]
            if not mark.kept or mark.start != end or not _mark_of(self.raw[mark.start : mark.end])[0]:
                break
            behind.append(mark)
            end = mark.end
        return behind

    def _are_pair(self, opening: Mark, closing: Mark) -> bool:
        one, other = (_mark_of(self.raw[mark.start : mark.end]) for mark in (opening, closing))
        return opening.kept and closing.kept and bool(one[0]) and one[0] == other[0] and (one[1], other[1]) in _PAIRS

    def _without_empty(self, kept: list[Mark]) -> list[Mark]:
        """Return the marks without the pairs that would stand around nothing: "<b></b>", "****"."""
        opened: list[int] = []
        gone: set[int] = set()
        for index, mark in enumerate(kept):
            name, _ = _mark_of(self.raw[mark.start : mark.end])
            if not name:
                continue
            if self._is_apart(mark):
                gone.add(index)
                continue
            if opened and self._are_pair(kept[opened[-1]], mark):
                first = opened.pop()
                if gone.issuperset(range(first + 1, index)):
                    gone |= {first, index}
            else:
                opened.append(index)
        # In code a star is a star: what stands an even number of times is closed, if not in the order of emphasis.
        left = [index for index in range(len(kept)) if index not in gone]
        raws = {index: self.raw[kept[index].start : kept[index].end] for index in left}
        counts = Counter(raws.values())
        return [kept[index] for index in left if _mark_of(raws[index])[1] != "=" or counts[raws[index]] % 2]

    def _is_apart(self, mark: Mark) -> bool:
        """Whether white space stands on both sides, as it does of a sign for "times", and of no emphasis."""
        before, after = self.raw[max(0, mark.start - _INDENT) : mark.start], self.raw[mark.end : mark.end + 1]
        is_item = not before.strip() and ("\n" in before or mark.start < _INDENT)
        return before[-1:] in (" ", "\t") and after in (" ", "\t") and not is_item

    def _kept(self, start: int, end: int) -> list[Mark]:
        first = bisect_left(self.marks, start, key=lambda mark: mark.start)
        last = bisect_left(self.marks, end, key=lambda mark: mark.start)
        return [mark for mark in self.marks[first:last] if mark.kept]

    def _parts(self, edit: Edit, kept: list[Mark]) -> list[str]:
        """Return the edited text as the kept marks cut it."""
        cuts = [edit.start]
        for mark in kept:
            index = bisect_left(self.marks, mark.start, key=lambda other: other.start)
            cuts.append(self._starts[index])
        cuts.append(edit.end)
        return [self.text[start:end] for start, end in pairwise(cuts)]


# What only says how words look or where they lead to.
_INLINE = frozenset(
    {
        "a", "abbr", "b", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
        "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
    }
)  # fmt: skip
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)[^<>]*(?<!/)>")
# How far within a line the sign of an item is looked for.
_INDENT = 16
_PAIRS = frozenset({("", "/"), ("=", "=")})


def _mark_of(raw: str) -> tuple[str, str]:
    """Return what a mark is called, and whether it opens (""), ends ("/") or does either ("="); others have no name."""
    tag = _TAG.fullmatch(raw)
    if tag is not None:
        name = tag["name"].lower()
        return (name, tag["end"]) if name in _INLINE else ("", "")
    return (raw, "=") if raw and not raw.strip("*_`~") else ("", "")


def _shares(substitute: str, parts: list[str]) -> list[str]:
    """Share the words of a substitute among the parts of what it replaces, if every part holds whole words."""
    words = substitute.split(" ")
    counts = [len(part.split()) for part in parts]
    # What stands between two tags is often white space only: it stays, and gets no word.
    whole = all(one[-1:].isspace() or other[:1].isspace() for one, other in pairwise(parts))
    if sum(counts) != len(words) or not whole:
        return [substitute, *[""] * (len(parts) - 1)]
    shares: list[str] = []
    for part, count in zip(parts, counts, strict=True):
        bare = part.replace(LINE_END, "")
        lead = bare[: len(bare) - len(bare.lstrip())]
        trail = bare[len(bare.rstrip()) :] if count else ""
        shares.append(lead + " ".join(words[:count]) + trail)
        words = words[count:]
    return shares


# Entities; JavaScript, Java, Python and C escapes; percent escapes; terminal colours; line starts of comments and
# quotations. Every alternative begins with its own character, so that a search is linear.
_HIDING = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|\\{1,8}u[dD][89abAB][0-9a-fA-F]{2}\\{1,8}u[dD][c-fC-F][0-9a-fA-F]{2}"
    # One character in UTF-8, byte by byte.
    r"|\\{1,8}x[cCdD][0-9a-fA-F]\\{1,8}x[89abAB][0-9a-fA-F]|\\{1,8}x[eE][0-9a-fA-F](?:\\{1,8}x[89abAB][0-9a-fA-F]){2}"
    r"|\\{1,8}x[fF][0-4](?:\\{1,8}x[89abAB][0-9a-fA-F]){3}"
    # Each text within a text doubles the backslashes.
    r"|\\{1,8}(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|u\{[0-9a-fA-F]{1,6}\}|U[0-9a-fA-F]{8})"
    # One character in UTF-8, as git and C write it, and percent by percent.
    r"|\\{1,8}(?:3[0-3][0-7]\\{1,8}2[0-7]{2}|3[45][0-7](?:\\{1,8}2[0-7]{2}){2}|36[0-4](?:\\{1,8}2[0-7]{2}){3})"
    r"|%u[0-9a-fA-F]{4}|%[0-7][0-9a-fA-F]|%[cCdD][0-9a-fA-F]%[89abAB][0-9a-fA-F]"
    r"|%[eE][0-9a-fA-F](?:%[89abAB][0-9a-fA-F]){2}|%[fF][0-4](?:%[89abAB][0-9a-fA-F]){3}"
    # The same as mail writes it, and where mail breaks a line.
    r"|=(?:[CD][0-9A-F]=[89AB][0-9A-F]|E[0-9A-F](?:=[89AB][0-9A-F]){2}|F[0-4](?:=[89AB][0-9A-F]){3})"
    r"|(?<=\w)=\r?\n(?=\w)"
    r"|(?:\x1b|\\u001b|\\x1b|\\033)\[[0-9;?]{0,20}[A-Za-z]"
    r"|\r?\n[ \t]{0,80}(?:[>#*|;%]{1,8}|/{2,3}|--|//!)(?=[ \t])[ \t]*"
)
_OCTAL = re.compile(r"\d{3}")
_QUERY = re.compile(r"[?&;][\w.\-]{1,64}=(?P<value>[^\s\"'<>&#?]{1,2000})")
_PLUS = re.compile(r"(?<=\w)\+(?=[\w%])")
# Control characters, halves of characters, and codes that stand for none.
_NO_LETTERS = frozenset({"Cc", "Cs", "Co", "Cn"})
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_MARKUP = re.compile(r"\*{1,3}|`{1,2}|~~|</?[A-Za-z][^<>\n]{0,500}>")


def folded(raw: str) -> View:
    """Return a text with its escapes decoded and its line starts freed of comment and quotation marks."""
    marks: list[Mark] = []
    for match in _HIDING.finditer(raw):
        text = _shown(match.group())
        if text is not None:
            marks.append(Mark(match.start(), match.end(), text))
    if "+" in raw and (spaces := _spaces(raw)):
        marks = sorted([*marks, *spaces], key=lambda mark: mark.start)
    found = [Mark(*reading) for reading in readings(raw)]
    found += (Mark(start, end, "", kept=True) for start, end in joints(raw))
    return View(raw, _apart([*found, *marks]) if found else marks)


def _apart(marks: list[Mark]) -> list[Mark]:
    """Return marks in order, of those that overlap the one that begins first, and the longest of these."""
    apart: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not apart or mark.start >= apart[-1].end:
            apart.append(mark)
    return apart


def unfolded(raw: str) -> str:
    """Return a text with escapes within escapes decoded as well."""
    for _ in range(DEEPEST):
        view = folded(raw)
        if not view.marks:
            break
        raw = view.text
    return raw


def _spaces(raw: str) -> list[Mark]:
    """Return the plus signs that stand for spaces in the queries of addresses."""
    queries = (match.span("value") for match in _QUERY.finditer(raw))
    places = (match.start() for begin, end in queries for match in _PLUS.finditer(raw, begin, end))
    return [Mark(place, place + 1, " ") for place in places]


def visible(raw: str) -> View:
    """Return a text without the characters that show nothing, which may stand anywhere in a coded stretch."""
    if raw.isascii():
        return View(raw, [])
    return View(raw, [Mark(match.start(), match.end(), "") for match in _INVISIBLE.finditer(raw)])


def percent_escaped(substitute: str, raw: str) -> str:
    """Escape a substitute that goes into an address whose spaces are escaped."""
    if "%20" in raw:
        return substitute.replace(" ", "%20")
    return substitute.replace(" ", "+") if "+" in raw and " " not in raw else substitute


def unmarked(raw: str) -> View:
    """Return a text without Markdown's emphasis and inline tags, which survive edits that span them."""
    return View(raw, [Mark(match.start(), match.end(), "", kept=True) for match in _MARKUP.finditer(raw)])


def untagged(raw: str) -> View:
    """Return a text without tags that only say how words look, which survive edits that span them."""
    tags = (match for match in _TAG.finditer(raw) if match["name"].lower() in _INLINE)
    return View(raw, [Mark(tag.start(), tag.end(), "", kept=True) for tag in tags])


def _shown(hiding: str) -> str | None:
    """Return what a match of `_HIDING` reads as, or None when it is nothing special."""
    if hiding[0] == "&":
        text = html.unescape(hiding)
        return None if text == hiding else _printable(text)
    if hiding[0] == "%":
        return _printable(chr(int(hiding[2:], 16))) if hiding[1] == "u" else _percent(hiding)
    if hiding[0] == "=":
        return "" if hiding[1] in "\r\n" else _percent(hiding.replace("=", "%"))
    if hiding[0] == "\x1b" or hiding.startswith(("\\u001b[", "\\x1b[", "\\033[")):
        return ""
    if hiding[0] == "\\":
        return _escape(hiding)
    return "\n"


def _percent(hiding: str) -> str | None:
    return _utf8(bytes.fromhex(hiding.replace("%", "")))


def _utf8(codes: Iterable[int]) -> str | None:
    try:
        text = bytes(codes).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return _printable(text)


def _escape(hiding: str) -> str | None:
    if hiding.lstrip("\\")[0].isdigit():
        return _utf8(int(code, 8) for code in _OCTAL.findall(hiding))
    codes = [int(code, 16) for code in re.findall(r"[0-9a-fA-F]{2,8}", hiding)]
    if "x" in hiding and len(codes) > 1:
        return _utf8(codes)
    if len(codes) == 2:
        return chr(0x10000 + ((codes[0] - 0xD800) << 10) + codes[1] - 0xDC00)
    if not codes or codes[0] > 0x10FFFF or 0xD800 <= codes[0] <= 0xDFFF:
        return None
    return _printable(chr(codes[0]))


def _printable(text: str) -> str | None:
    return (
        text if not any(unicodedata.category(char) in _NO_LETTERS and char not in "\n\r\t" for char in text) else None
    )

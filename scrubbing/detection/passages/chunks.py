"""Cut text into what is judged together: sentences, a few of them at a time, and rows of tables under their heading."""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from itertools import pairwise

from scrubbing.detection.calendars import logical_line

# A sentence ends behind one of these signs, if the next begins with a capital, a digit or a sign that opens something.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s)|\n+")
_NEXT = re.compile(r"\s*(\S)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nos|vs|approx|est|incl|excl|dept|inc|ltd|co|corp|art|fig|sec|para|ca|cf|etc|e\.g|"
    r"i\.e|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|bn|mn|m|k|p|pp|ph|vol|ed|tel|ext)|\b[A-Za-z])\.$",
    re.IGNORECASE,
)
_FEWEST_WORDS = 4
_WORD = re.compile(r"\w+")
_TABLE_SIGNS = ("|", "\t")
# What Markdown writes between a heading row and the others.
_RULE = re.compile(r"[ \t|:+-]{0,400}--[ \t|:+-]{0,400}")
_MOST_WORDS, _MOST_SENTENCES, _MOST_ROWS = 60, 3, 4
# A line that was broken because the next word had no room goes on in the next, if lines are as long as this; a page's
# letters differ in width, so that a broken line may be shorter than the longest by this share.
_NARROWEST, _WIDEST, _FULL = 40, 140, 0.9
# At least one in so many lines that go on in the next does so with a small letter.
_SMALL = 4
_ITEM = re.compile(r"[ \t]*(?:[-*•–—>#|+]|\(?\w{1,3}[.)]\s|\[[ xX]?\])")
# A line of settings, which does not go on the one before.
_KEYED = re.compile(r"[ \t]*[\"']?[A-Za-z_][\w.-]{0,60}[\"']?[ \t]*(?::(?=\s|\Z)|=)")
# All that stands before the words of an item.
_SIGNS = re.compile(r"(?:[ \t]*(?:[-*•◦▪‣·–—>#+]|\(?\w{1,3}[.)](?=\s)|\[[ xX]?\])){0,3}[ \t]*")
_FIRST_WORD = re.compile(r"\S{1,40}")
_CLOSED = (".", "!", "?", ":", ";", "…")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a text that is judged as one. `parts` are its sentences or rows, each with its place in the text.

    `head` is the heading row of a table, which is read before every row but is no part of the chunk.
    """

    parts: tuple[tuple[int, int], ...]
    head: str = ""
    table: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1][1]


def sentences(
    text: str, start: int = 0, end: int | None = None, broken: frozenset[int] = frozenset()
) -> list[tuple[int, int]]:
    """Return the places of sentences. One of a few words is taken together with the next, or else the one before.

    A line end ends a sentence, unless it is one of the places at which lines were `broken`.
    """
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = looked = start
    words = 0
    for match in _END.finditer(text, start, stop):
        cut = match.end()
        if match.start() in broken:
            continue
        if match.group()[0] == "." and (
            _ABBREVIATED.search(text, max(start, cut - 8), cut)
            or ((following := _NEXT.match(text, cut)) and following[1].islower())
        ):
            continue
        words += _words(text, looked, cut)
        looked = cut
        if match.group()[0] != "\n" and words < _FEWEST_WORDS:
            continue
        found.append((begin, cut))
        begin, words = cut, 0
    found.append((begin, stop))
    trimmed = [place for place in (_trimmed(text, *place) for place in found) if place[0] < place[1]]
    if (
        len(trimmed) > 1
        and _words(text, *trimmed[-1]) < _FEWEST_WORDS
        and _has_no_line_end(text, trimmed[-2][1], trimmed[-1][0], broken)
    ):
        last = trimmed.pop()
        trimmed[-1] = trimmed[-1][0], last[1]
    return trimmed


def chunks(text: str) -> Iterator[Chunk]:
    """Yield the chunks of a text in order; lines without a sentence in them are left out.

    Of the properties of a calendar only what people wrote is taken, without the name of the property.
    """
    broken = frozenset(_broken(text))
    position = 0
    while position < len(text):
        stop = _line_end(text, position)
        written = logical_line(text, position)
        if written is not None:
            begin, stop = written
            folds = (place for place in range(begin, stop) if text[place] == "\n")
            yield from _paragraph(text, begin, stop, broken.union(folds))
        elif _is_row(text[position:stop]):
            stop = yield from _table(text, position)
        else:
            while stop in broken and logical_line(text, stop + 1) is None:
                stop = _line_end(text, stop + 1)
            yield from _paragraph(text, position, stop, broken)
        position = stop + 1


def is_line(text: str, chunk: Chunk) -> bool:
    """Whether a chunk is a line without a full stop, as lists and slides have them."""
    return len(chunk.parts) == 1 and not chunk.table and not text[chunk.start : chunk.end].endswith(_CLOSED)


def as_sentence(line: str) -> str:
    """Return a line of a list as a sentence: without the sign before it, with a capital and a full stop."""
    line = without_sign(line).rstrip()
    return f"{line[:1].upper()}{line[1:]}" + ("" if line.endswith(_CLOSED) else ".")


def without_sign(line: str) -> str:
    """Return a line of a list without what stands before its words."""
    signs = _SIGNS.match(line)
    return line[signs.end() :] if signs is not None else line


def _line_end(text: str, start: int) -> int:
    stop = text.find("\n", start)
    return len(text) if stop < 0 else stop


def _broken(text: str) -> Iterator[int]:
    """Yield the places of line ends that end nothing: programs break lines at a width, and so do pages."""
    block: list[tuple[int, str]] = []
    place = 0
    for line in text.split("\n"):
        shown = line.rstrip()
        if not shown or _is_row(shown):
            yield from _broken_of(block)
            block = []
        else:
            block.append((place + len(line), shown))
        place += len(line) + 1
    yield from _broken_of(block)


def _broken_of(block: list[tuple[int, str]]) -> Iterator[int]:
    """Yield the line ends of a block of lines, each with its place, behind which a line goes on."""
    width = max((len(line) for _, line in block), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return
    found: list[int] = []
    small = 0
    for (place, line), (_, following) in pairwise(block):
        word = _FIRST_WORD.match(following)
        if word is None or len(line) < _NARROWEST or line.endswith(_CLOSED):
            continue
        if _ITEM.match(following) or _KEYED.match(following):
            continue
        if len(line) + 1 + len(word.group()) > _FULL * width:
            found.append(place)
            small += word.group()[0].islower()
    # Sentences go on with a small letter more often than not; lines of a log that happen to be of a length never do.
    if small * _SMALL >= len(found):
        yield from found


def _paragraph(text: str, begin: int, stop: int, broken: frozenset[int]) -> Iterator[Chunk]:
    parts: list[tuple[int, int]] = []
    words = 0
    for place in sentences(text, begin, stop, broken):
        count = _words(text, *place)
        if count < _FEWEST_WORDS:
            continue
        if parts and (words + count > _MOST_WORDS or len(parts) == _MOST_SENTENCES):
            yield Chunk(tuple(parts))
            parts, words = [], 0
        parts.append(place)
        words += count
    if parts:
        yield Chunk(tuple(parts))


def _table(text: str, begin: int) -> Generator[Chunk, None, int]:
    rows: list[tuple[int, int]] = []
    position = begin
    stop = begin
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if _is_row(text[position:end]):
            rows.append(_trimmed(text, position, end))
        elif len(rows) != 1 or _RULE.fullmatch(text, position, end) is None:
            break
        stop, position = end, end + 1
    head = ""
    if len(rows) > 1 and not any(map(str.isdigit, text[rows[0][0] : rows[0][1]])) and ":" not in text[slice(*rows[0])]:
        head = text[slice(*rows[0])]
        rows = rows[1:]
    for first in range(0, len(rows), _MOST_ROWS):
        yield Chunk(tuple(rows[first : first + _MOST_ROWS]), head, table=True)
    return stop


def _is_row(line: str) -> bool:
    if not any(sign in line for sign in _TABLE_SIGNS) or _WORD.search(line) is None:
        return False
    # A tab behind the sign of an item makes no cells.
    words = without_sign(line).rstrip()
    return any(sign in words for sign in _TABLE_SIGNS)


def _has_no_line_end(text: str, start: int, end: int, broken: frozenset[int]) -> bool:
    return all(place in broken for place in range(start, end) if text[place] == "\n")


def _words(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end

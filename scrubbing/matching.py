"""Find many values in a text at once, as a reader would see them. Core, plain Python, no engine.

A value is a sequence of words with what stands between them. Case, accents, Unicode form (ligatures, wide letters),
invisible characters inside or between words, marks that look alike, the kind of white space, marks that join words in
names and addresses, and where lines break make no difference. Time grows with the text and with the longest value,
never with the number of values: the values are a tree of words.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

from scrubbing.invisible import INVISIBLE
from scrubbing.surnames import DOES, HAPPENS, MEASURES, NEUTRAL, OBJECTS, SAYS

T = TypeVar("T")

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# Accents, and the vowel signs that Hebrew and Arabic leave out at will: no mark of them tells one name from another.
_MARKS = "\u0300-\u033f\u0341-\u034e\u0350-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_ACCENTS = re.compile(f"[{_MARKS}\u0340\u0640]")
_BARE = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H", "ı": "i", "ð": "d", "Ð": "D"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ß": "ss", "ẞ": "SS"}
)
# How German, and Scandinavians abroad, write what their keyboards lack.
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa"})
# Scripts that write words without spaces, or endings to them: a value of these is found inside a longer run of letters.
UNSPACED = "\u0e00-\u0eff\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f"
_UNSPACED = re.compile(f"[{UNSPACED}\U00020000-\U0003ffff]")
_LETTER = rf"[^\W{UNSPACED}\U00020000-\U0003ffff]"
_WORD = re.compile(rf"{_LETTER}+(?:[{_MARKS}{INVISIBLE}]+{_LETTER}*)*")
# The same for text of ASCII only, where it is several times as fast.
_ASCII_WORD = re.compile("[A-Za-z0-9]+")
# Stands for "_", which separates words here, while it belongs to words for the `re` module. Never part of any text.
_UNDERSCORE = "\x00"
# A character with what belongs to it: accents, the marks of half-width Japanese, the parts of a Korean syllable.
_CLUSTER = re.compile(rf"(?s:.)[{_MARKS}{INVISIBLE}\u3099\u309a\uff9e\uff9f\u1160-\u11ff]*")
# One character for one, so that places stay.
_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-")
    | {"_": _UNDERSCORE}
)
_SPACE = re.compile(r"\s+")
# Cyrillic and Greek letters that nobody can tell from Latin ones.
_LOOKALIKES = str.maketrans("авеѕіјкмнорстухԁԛԝһɡαεικνορτυχ", "abesijkmhopctyxdqwhgaeikvoptux")
_MIXED = re.compile("[\u0370-\u052f\u0261]")
# What Markdown puts around words.
_EMPHASIS = str.maketrans({"_": " ", "*": "", "~": ""})
_OPTIONAL_END = ".,;: "
# Where an identifier is written together: "AcmeClient", "ACMEClient", "acme2".
_HUMP = re.compile(
    r"(?<=[a-z\u00df-\u00f6\u00f8-\u00ff])(?=[A-Z\u00c0-\u00d6\u00d8-\u00de])"
    r"|(?<=[A-Z\u00c0-\u00d6\u00d8-\u00de])(?=[A-Z\u00c0-\u00d6\u00d8-\u00de][a-z\u00df-\u00f6\u00f8-\u00ff])"
    r"|(?<=[^\W\d])(?=\d)|(?<=\d)(?=[^\W\d])"
)
# A word that is divided at the end of a line, by a hyphen that is its own or not.
_DIVIDED = re.compile(r"(?<=\w)[-\u2010\u00ad][ \t]*\r?\n[ \t]*(?=\w)")
_BROKEN = re.compile(r"(?<=\w[-@./+\u2010\u2011])[ \t]*\r?\n[ \t]*(?=\w)|(?<=\w)\r?\n[ \t]*(?=[@.]\w)")
# The first letters of a word right before a year: "vrabelmoor2020", "fessenmaier2019plan".
_BEFORE_YEAR = re.compile(
    rf"(?<![^\W_])(?<![{_MARKS}{INVISIBLE}])([^\W\d_](?:[^\W\d_]|[{_MARKS}{INVISIBLE}])++)(?=(?:19|20)\d\d(?!\d))"
)
_CENTURY = re.compile("19|20")
# What joins the words of a name in addresses, accounts and names of files.
_JOINTS = (" ", "-", ".", "_", "+")
# From here on a word in capitals and small letters at random is no abbreviation or unit.
_SHORTEST_ODD = 4
# Digits with what people put between their groups. Fewer than the shortest may be any number.
_SHORTEST_NUMBER = 9
_GAP = rf"[ \u00a0\u2000-\u200a\u202f\u3000().\-/\u2010-\u2015\ufe63\uff08\uff09\uff0d\uff0e{INVISIBLE}]{{0,3}}"
_NUMBER = re.compile(rf"\d(?:{_GAP}\d){{{_SHORTEST_NUMBER - 1},40}}")
# "+49" or "0049" right before a number.
_LONGEST_PREFIX = 5
# What stands before each line of a quotation or a comment.
_QUOTED = re.compile(r"(?<=\n)[ \t]*(?:>[> \t]*|#+|//+|\*|--|;+|%+)(?=[ \t])")
# Where a sentence, a line, an item of a list or a cell begins, and every word has a capital.
_BEGINNING = re.compile(r"(?:\A|[\n\r\t|.!?:;\u2022\u2013\u2014>])[ \u00a0\t*_#>\"\u201c(\[|\-\x00]*\Z")
_TITLED = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Sgt|Capt|Lt|Hon|St)|(?<!\w)[A-Z])\.[ \u00a0]\Z")
_FOLLOWING = re.compile(r"[ \u00a0]([a-z]+)(?!\w)(?:[ \u00a0]([^\W\d_]+))?")
_LONGEST_BEGINNING = 16
_JOINED = re.compile(r"\w[-\x00.+]\w")


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """One place where a value stands. Offsets are code points; the length is that of the text, not of the value."""

    start: int
    end: int
    item: T


class Years(Enum):
    """How a name of one word may have a year glued to it, as in the keys of citations."""

    APART = auto()
    # Only in the case that its spelling counts in anyway.
    CASED = auto()
    ANYCASE = auto()


@dataclass(frozen=True, slots=True)
class _End(Generic[T]):
    lead: str
    trail: str
    item: T
    # The spellings that count where case matters, else empty.
    spellings: frozenset[str]
    # Whether the value is also taken out of identifiers ("acme" in "acme_billing" and "AcmeClient").
    inside_identifiers: bool
    years: Years
    # Whether it is a name that is a word as well (see `reads_as_word`).
    also_a_word: bool = False


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[tuple[str, str], "_Node[T]"] = field(default_factory=dict)
    ends: list[_End[T]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text with its words as spans. `humps` says that they are pieces of identifiers."""

    flat: str
    spans: Sequence[tuple[int, int]]
    humps: bool = False

    def key(self, index: int) -> str:
        start, end = self.spans[index]
        return _key(self.flat[start:end])

    def before(self, index: int) -> str:
        return _separator(self.flat[self.spans[index - 1][1] : self.spans[index][0]])


class Matcher(Generic[T]):
    """A set of values, each with an item that is handed back where the value is found."""

    def __init__(self) -> None:
        self._roots: dict[str, _Node[T]] = {}
        # By first character: the value without its spaces, and whether case matters.
        self._unspaced: dict[str, list[tuple[str, T]]] = {}
        self._numbers: dict[str, T] = {}
        # What counts within longer words, in lower case.
        self._within_words: dict[str, T] = {}
        self._any_within: re.Pattern[str] | None = None
        self._identifiers = False
        self._years = False

    def __bool__(self) -> bool:
        return bool(self._roots or self._unspaced)

    def add(
        self,
        value: str,
        item: T,
        *,
        cased: bool = False,
        inside_identifiers: bool = False,
        number: bool = False,
        years: Years = Years.APART,
        also_a_word: bool = False,
        within_words: bool = False,
    ) -> None:
        """Add a value. With `cased`, it counts as written here, in capitals, (if all in one case) with one capital, or
        as a word of both cases at random. With `also_a_word`, it does not count where it reads as the word. With
        `within_words`, a value of one word counts anywhere within a longer one.

        With `number`, its digits alone count, however they are grouped. A value without any letter or digit cannot be
        found and is ignored. The first item added for a value wins.
        """
        value = value.strip()
        for digits in _digits_of(value) if number else ():
            self._numbers.setdefault(digits, item)
        written_out = unicodedata.normalize("NFC", value).translate(_WRITTEN_OUT)
        for spelling in dict.fromkeys((value, written_out)):
            if within_words:
                self._within_words.setdefault(spelling.lower(), item)
                self._within_words.setdefault(_key(spelling), item)
                self._any_within = None
            self._add(spelling, item, cased, inside_identifiers, years, also_a_word)

    def _add(self, value: str, item: T, cased: bool, inside_identifiers: bool, years: Years, also_a_word: bool) -> None:
        if _UNSPACED.search(value):
            dense = _dense(value)[0]
            self._unspaced.setdefault(dense[0], []).append((dense, item))
            self._unspaced[dense[0]].sort(key=lambda entry: -len(entry[0]))
            return
        text = value.translate(_ALIKE)
        words = [match.span() for match in _WORD.finditer(text)]
        if not words:
            return
        self._identifiers |= inside_identifiers
        self._years |= years is not Years.APART
        node = self._roots.setdefault(_key(text[slice(*words[0])]), _Node())
        for previous, word in pairwise(words):
            step = (_separator(text[previous[1] : word[0]]), _key(text[slice(*word)]))
            node = node.next.setdefault(step, _Node())
        core = text[words[0][0] : words[-1][1]]
        spellings = {core, core.upper(), core.title()} if core.isupper() or core.islower() else {core, core.upper()}
        node.ends.append(
            _End(
                lead=text[: words[0][0]],
                trail=text[words[-1][1] :],
                item=item,
                spellings=_plain_spellings(spellings) if cased else frozenset(),
                inside_identifiers=inside_identifiers,
                years=years if len(words) == 1 else Years.APART,
                also_a_word=also_a_word,
            )
        )

    def find(self, text: str) -> list[Match[T]]:
        """Return where values stand, in order, without overlaps; of two that begin together the longer one."""
        if not self:
            return []
        found: list[Match[T]] = []
        readings = 0
        if self._roots:
            flat = _flat(text)
            found = list(self._spaced(_words(flat)))
            if self._within_words:
                readings += 1
                found += self._inside_words(flat)
            for reading, places in _readings(flat):
                readings += 1
                matches = [*self._spaced(_words(reading)), *self._inside_words(reading)]
                found += matches if places is None else _placed(matches, places)
            if self._identifiers and (pieces := _pieces(flat)) is not None:
                readings += 1
                # First: of a name and the same name written together the one that tells where its words meet counts.
                found = [*self._spaced(pieces), *found]
            if self._years and _CENTURY.search(flat):
                before_years = list(self._before_years(flat))
                readings += bool(before_years)
                found += before_years
        if self._unspaced and _UNSPACED.search(text):
            readings += 1
            found += self._within(text)
        if self._numbers:
            readings += 1
            found += self._numeric(text)
        return _merge(found) if readings else found

    def _spaced(self, words: _Words) -> Iterator[Match[T]]:
        end = 0
        texts = [words.flat[start:stop] for start, stop in words.spans]
        roots = {word: root for word in set(texts) if (root := self._root(word)) is not None}
        for position in [index for index, word in enumerate(texts) if word in roots] if roots else ():
            if words.spans[position][0] < end:
                continue
            node = roots[texts[position]]
            match = self._longest(words, position, node, end)
            if match is not None:
                yield match
                end = match.end

    def _inside_words(self, flat: str) -> Iterator[Match[T]]:
        if not self._within_words:
            return
        if self._any_within is None:
            words = sorted(self._within_words, key=len, reverse=True)
            self._any_within = re.compile("|".join(map(re.escape, words)))
        lowered = flat.lower()
        if len(lowered) == len(flat):
            for match in self._any_within.finditer(lowered):
                yield Match(match.start(), match.end(), self._within_words[match.group()])

    def _before_years(self, flat: str) -> Iterator[Match[T]]:
        for match in _BEFORE_YEAR.finditer(flat):
            node = self._root(match[1])
            for end in node.ends if node is not None else ():
                if end.years is Years.ANYCASE or (end.years is Years.CASED and _plain(match[1]) in end.spellings):
                    yield Match(match.start(), match.end(), end.item)
                    break

    def _root(self, word: str) -> _Node[T] | None:
        key = _key(word)
        return self._roots.get(key) or (self._roots.get(_lookalike(key)) if not key.isascii() else None)

    def _longest(self, words: _Words, position: int, node: _Node[T], after: int) -> Match[T] | None:
        best = _ended(words, position, position, node, after)
        for last in range(position + 1, len(words.spans)):
            if not node.next:
                break
            between, key = words.before(last), words.key(last)
            following = node.next.get((between, key))
            if following is None:
                following = _joined(node, between, key)
            if following is None and not key.isascii():
                following = _joined(node, between, _lookalike(key))
            if following is None:
                break
            node = following
            best = _ended(words, position, last, node, after) or best
        return best

    def _numeric(self, text: str) -> Iterator[Match[T]]:
        lengths = sorted({len(digits) for digits in self._numbers}, reverse=True)
        for run in _NUMBER.finditer(text):
            places = [run.start() + place for place, char in enumerate(run.group()) if char.isdecimal()]
            digits = "".join(str(unicodedata.decimal(text[place])) for place in places)
            ends = {index + 1 for index, place in enumerate(places) if place + 1 not in places[index + 1 : index + 2]}
            position = 0
            for start in _starts(text, run.start(), digits, places):
                length = next(
                    (n for n in lengths if start + n in ends and digits[start : start + n] in self._numbers), 0
                )
                if length and start >= position:
                    position = start + length
                    yield Match(places[start], places[position - 1] + 1, self._numbers[digits[start:position]])

    def _within(self, text: str) -> Iterator[Match[T]]:
        dense, places = _dense(text)
        position = 0
        while position < len(dense):
            for value, item in self._unspaced.get(dense[position], ()):
                if not dense.startswith(value, position):
                    continue
                start, end = places[position][0], places[position + len(value) - 1][1]
                if _is_open(text, start - 1, value[0]) and _is_open(text, end, value[-1]):
                    yield Match(start, end, item)
                    position += len(value) - 1
                    break
            position += 1


def _joined(node: _Node[T], between: str, key: str) -> _Node[T] | None:
    """Return where the next word leads if what stands before it only joins the words otherwise than the value does."""
    looser = _looser(between)
    loosest = _loosest(between)
    joints = _JOINTS if loosest == " " and between else ()
    followings = (node.next.get((joint, key)) for joint in (between, looser, loosest, *joints))
    return next((following for following in followings if following is not None), None)


def _digits_of(value: str) -> Iterator[str]:
    """Yield the digits of a long number, of a telephone number also without the country it is in."""
    plain = unicodedata.normalize("NFKC", value)
    for text in (plain, re.sub(r"^(?:\+|00)\d{1,3}[ \u00a0.\-]", "", plain)):
        digits = "".join(char for char in text if char.isdecimal())
        if len(digits) >= _SHORTEST_NUMBER:
            yield digits


def _starts(text: str, start: int, digits: str, places: Sequence[int]) -> Iterator[int]:
    """Yield where a number may begin: at a group, or behind the country it is in."""
    abroad = text[start - 1 : start] in ("+", "\uff0b") or digits.startswith("00")
    for index, place in enumerate(places):
        if index == 0 or places[index - 1] != place - 1 or (abroad and index <= _LONGEST_PREFIX):
            yield index


def _flat(text: str) -> str:
    """Return a text with one character in the place of all that look alike."""
    return text.replace("`", "'").replace("_", _UNDERSCORE) if text.isascii() else text.translate(_ALIKE)


def _ended(words: _Words, first: int, last: int, node: _Node[T], after: int) -> Match[T] | None:
    """Return the best value that ends at this node and whose surroundings fit."""
    best: Match[T] | None = None
    flat, start_of_words, end_of_words = words.flat, words.spans[first][0], words.spans[last][1]
    for end in node.ends:
        start, stop = _before(flat, start_of_words, end.lead), _behind(flat, end_of_words, end.trail)
        if start < after:
            continue
        if stop < 0:
            if end.trail.strip(_OPTIONAL_END):
                continue
            stop = end_of_words
        if end.spellings and not _is_spelled(flat[start_of_words:end_of_words], end.spellings, words.humps):
            continue
        if not end.inside_identifiers and (words.humps or (first == last and _in_identifier(flat, start, stop))):
            continue
        if end.also_a_word and reads_as_word(flat, start, stop):
            continue
        if best is None or stop - start > best.end - best.start:
            best = Match(start, stop, end.item)
    return best


def reads_as_word(text: str, start: int, end: int) -> bool:
    """Whether a surname that is a word as well has its capital for standing where a sentence, line or cell begins, and
    has a word behind it that no person has: "Price per unit", "Young people", but not "Price asked". A name of several
    words is a phrase in small letters, unless marks join it as in addresses and names of files."""
    if _SPACE.search(text, start, end):
        return text[start + 1 : end].islower() and _JOINED.search(text, start, end) is None
    following = _FOLLOWING.match(text, end) if text[start + 1 : end].islower() else None
    if following is None:
        return False
    before = text[max(0, start - _LONGEST_BEGINNING) : start]
    if _TITLED.search(before) or _BEGINNING.search(before if start < _LONGEST_BEGINNING else f"x{before}") is None:
        return False
    word, further = following[1], following[2] or ""
    if word in HAPPENS:
        return further not in OBJECTS
    if word in DOES and word.endswith("s"):
        return further in ("are", "were", "have")
    if word in DOES or word.endswith("ed"):
        return further in MEASURES
    return not (word in SAYS or word in NEUTRAL or word.endswith("ly"))


def _is_spelled(found: str, spellings: frozenset[str], humps: bool) -> bool:
    """Whether a value whose case matters is one of its spellings, or a word in capitals and small letters at random:
    that is no ordinary word. A piece of an identifier is."""
    plain = _SPACE.sub(" ", _plain(found))
    return plain in spellings or (
        not humps
        and len(plain) >= _SHORTEST_ODD
        and plain.isalpha()
        and not plain.isupper()
        and not plain[1:].islower()
    )


def _before(flat: str, place: int, lead: str) -> int:
    """Return where marks begin that stand before a place, whatever invisible characters are among them, or -1."""
    for mark in reversed(lead):
        while place and mark != flat[place - 1] and _INVISIBLE.match(flat, place - 1):
            place -= 1
        if not place or not _is_alike(mark, flat[place - 1]):
            return -1
        place -= 1
    return place


def _behind(flat: str, place: int, trail: str) -> int:
    """Return where marks end that stand behind a place, like `_before`."""
    for mark in trail:
        while mark != flat[place : place + 1] and _INVISIBLE.match(flat, place):
            place += 1
        if not _is_alike(mark, flat[place : place + 1]):
            return -1
        place += 1
    return place


def _is_alike(mark: str, char: str) -> bool:
    return mark == char or (bool(char) and _separator(mark) == _separator(char))


def _in_identifier(flat: str, start: int, stop: int) -> bool:
    """Whether underscores join a stretch to more letters or digits; around it alone they are Markdown."""
    before, after = start, stop
    while before and flat[before - 1] == _UNDERSCORE:
        before -= 1
    while after < len(flat) and flat[after] == _UNDERSCORE:
        after += 1
    return (before < start and flat[before - 1 : before].isalnum()) or (
        after > stop and flat[after : after + 1].isalnum()
    )


def _words(flat: str) -> _Words:
    return _Words(flat, [match.span() for match in (_ASCII_WORD if flat.isascii() else _WORD).finditer(flat)])


def _pieces(flat: str) -> _Words | None:
    """Return the text with its identifiers taken apart, if there are any that are written together."""
    spans: list[tuple[int, int]] = []
    divided = False
    for start, end in (match.span() for match in _WORD.finditer(flat)):
        word = flat[start:end]
        if word.isalpha() and (word.islower() or word.isupper() or word[1:].islower()):
            spans.append((start, end))
            continue
        cuts = [start, *(start + match.start() for match in _HUMP.finditer(word)), end]
        divided |= len(cuts) > 2
        spans += pairwise(cuts)
    return _Words(flat, spans, humps=True) if divided else None


def _readings(flat: str) -> Iterator[tuple[str, list[int] | None]]:
    """Yield what else the text may say, each with the places its characters have, or None where they are the same."""
    if not flat.isascii() and _INVISIBLE.search(flat):
        yield _INVISIBLE.sub(" ", flat), None
    if "\n" not in flat:
        return
    if _QUOTED.search(flat):
        flat = _QUOTED.sub(lambda match: " " * len(match.group()), flat)
        yield flat, None
    for pattern in (_DIVIDED, _BROKEN):
        if pattern.search(flat):
            yield _without(flat, (match.span() for match in pattern.finditer(flat)))


def _without(text: str, cuts: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    kept: list[str] = []
    places: list[int] = []
    end = 0
    for start, stop in [*cuts, (len(text), len(text))]:
        kept.append(text[end:start])
        places += range(end, start)
        end = stop
    return "".join(kept), places


def _placed(matches: Iterable[Match[T]], places: list[int]) -> Iterator[Match[T]]:
    for match in matches:
        yield Match(places[match.start], places[match.end - 1] + 1, match.item)


def _dense(text: str) -> tuple[str, Sequence[tuple[int, int]]]:
    """Return the text as scripts without spaces are compared, and where what each of its characters stands for is."""
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _CLUSTER.finditer(text):
        cluster = match.group()
        folded = cluster if cluster.isascii() else unicodedata.normalize("NFKC", _INVISIBLE.sub("", cluster))
        folded = "".join(folded.casefold().split())
        characters += folded
        places += [match.span()] * len(folded)
    return "".join(characters), places


def _is_open(text: str, place: int, edge: str) -> bool:
    """Whether a value may end beside this place: always in a script without spaces, else not within a word."""
    if not edge.isalnum() or _UNSPACED.match(edge) or not 0 <= place < len(text):
        return True
    return not text[place].isalnum() or _UNSPACED.match(text[place]) is not None


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    if word.isascii():
        return word.lower()
    return _latin(bare(unicodedata.normalize("NFKC", _INVISIBLE.sub("", word)).casefold()))


def bare(text: str) -> str:
    """Return a text with plain letters in the place of those with accents."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text))).translate(_BARE)


def _latin(word: str) -> str:
    """Return a word that mixes Latin letters with others that look the same as all Latin."""
    if _MIXED.search(word) and any("a" <= char <= "z" for char in word):
        return word.translate(_LOOKALIKES)
    return word


@lru_cache(maxsize=4096)
def _lookalike(word: str) -> str:
    """Return a word all of whose letters look like Latin ones in those, any other word as it is."""
    latin = word.translate(_LOOKALIKES)
    return latin if latin.isascii() else word


def _plain(text: str) -> str:
    if text.isascii():
        return text
    return bare(unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))).translate(_ALIKE)


def _plain_spellings(spellings: Iterable[str]) -> frozenset[str]:
    plain = {_plain(spelling) for spelling in spellings}
    return frozenset(plain | {spelling.upper() for spelling in plain})


@lru_cache(maxsize=4096)
def _separator(text: str) -> str:
    if text in (" ", _UNDERSCORE):
        return " " if text == " " else "_"
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).translate(_ALIKE)
    return _SPACE.sub(" ", plain.replace(_UNDERSCORE, "_"))


@lru_cache(maxsize=4096)
def _looser(separator: str) -> str:
    """Return what stands between two words without emphasis; "_" and nothing at all are as good as a space."""
    return _SPACE.sub(" ", separator.translate(_EMPHASIS)) or " "


@lru_cache(maxsize=4096)
def _loosest(separator: str) -> str:
    """Return what stands between two words with a space for each mark that only joins them."""
    if _SPACE.search(separator):
        return separator
    return _SPACE.sub(" ", separator.translate(dict.fromkeys(map(ord, "-._+"), " "))) or " "


def _merge(found: list[Match[T]]) -> list[Match[T]]:
    merged: list[Match[T]] = []
    for match in sorted(found, key=lambda match: (match.start, -match.end)):
        if not merged or match.start >= merged[-1].end:
            merged.append(match)
    return merged

"""Cut texts into windows of bounded length, pack short ones together, and map what was found back.

Patterns may take more than linear time, and one bad stretch must not hide what stands beside it: 20,000 dots before a
host name made a well-known engine skip the text and report success. So runs of repeated punctuation are shortened
before anything is analysed, and no recognizer ever sees more than one window. Recognizers that find nothing but, say,
numbers are shown only the excerpt of a window in which numbers stand.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

# Characters of a window, of the overlap of two windows (longer than any address, shorter than most paragraphs).
SIZE = 5_000
OVERLAP = 400

# Private characters that structure a window. Where a text holds them itself they are blanked first.
RECORD = "\ue000"
HEADER = "\ue001"
_BETWEEN = f"\n{RECORD}\n"
# Fonts of symbols write their space as this private character.
_SYMBOL_SPACE = "\uf020"
_PRIVATE = str.maketrans({RECORD: " ", HEADER: " ", _SYMBOL_SPACE: " "})

# Eight or more times the same sign, four or more times the same two or three signs, long stretches of white space.
_RUN = re.compile(r"([^\w\s])\1{7,}|_{8,}|([^\w\s][^\w]{1,2})\2{3,}|[ \t\xa0]{12,}|[\r\n]{5,}|\s{24,}")
_KEPT = 4


@dataclass(frozen=True, slots=True)
class Shortened:
    """A text without its long runs, and the way back to the offsets of the original."""

    text: str
    # Position in the shortened text after each cut, and how many characters were cut so far.
    _positions: Sequence[int] = ()
    _cut: Sequence[int] = ()

    def original(self, offset: int) -> int:
        """Return the offset in the original text of an offset in the shortened text."""
        if not self._positions:
            return offset
        before = bisect_right(self._positions, offset)
        return offset + (self._cut[before - 1] if before else 0)


def shorten(text: str) -> Shortened:
    """Keep the first signs of every long run of punctuation or white space."""
    if RECORD in text or HEADER in text or _SYMBOL_SPACE in text:
        text = text.translate(_PRIVATE)
    pieces: list[str] = []
    positions: list[int] = []
    cuts: list[int] = []
    end = length = 0
    for run in _RUN.finditer(text):
        # "____" belongs to words for every pattern, and would hide where a word begins behind the blank of a form.
        kept = " " * _KEPT if run.group()[0] == "_" else run.group()[:_KEPT]
        keep = text[end : run.start()] + kept
        pieces.append(keep)
        length += len(keep)
        positions.append(length)
        cuts.append((cuts[-1] if cuts else 0) + len(run.group()) - _KEPT)
        end = run.end()
    return Shortened("".join([*pieces, text[end:]]), positions, cuts) if pieces else Shortened(text)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of one item: which item, where it starts in the item's shortened text, and what stands there.

    Neighbouring pieces of a long text overlap. `first` and `last` are the offsets in `text` between which this piece
    has the word: what ends before `first` or starts after `last` is seen with more around it by a neighbour.
    """

    item: int
    offset: int
    header: str
    text: str
    first: int = 0
    last: int = sys.maxsize

    def answers_for(self, start: int, end: int) -> bool:
        """Whether a finding at these offsets is this piece's to report."""
        return end > self.first and start < self.last


@dataclass(slots=True)
class Window:
    """Pieces packed into one text. `starts` are the positions of the pieces' own text in it."""

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def locate(self, start: int, end: int) -> tuple[Piece, int, int] | None:
        """Return the piece in which a stretch lies and its offsets there, or None when it lies in no single piece."""
        index = bisect_right(self.starts, start) - 1
        if index < 0:
            return None
        piece, base = self.pieces[index], self.starts[index]
        if end > base + len(piece.text):
            return None
        return piece, start - base, end - base

    def touched(self, start: int, end: int) -> list[Piece]:
        """Return the pieces that a stretch overlaps."""
        touched: list[Piece] = []
        for index in range(max(0, bisect_right(self.starts, start) - 1), bisect_left(self.starts, end)):
            piece, base = self.pieces[index], self.starts[index]
            if base < end and start < base + len(piece.text):
                touched.append(piece)
        return touched


def pieces(item: int, header: str, text: str, size: int = SIZE, overlap: int = OVERLAP) -> Iterator[Piece]:
    """Cut one item into overlapping pieces, at white space where there is some."""
    if header:
        header = " ".join(header.translate(_PRIVATE).split())[:80]
    start = first = 0
    while len(text) - start > size:
        cut = max(text.rfind(" ", start + size // 2, start + size), text.rfind("\n", start + size // 2, start + size))
        end = cut if cut > 0 else start + size
        following = text.find(" ", end - overlap, end - overlap // 2)
        following = following + 1 if following > 0 else end - overlap
        border = (following + end) // 2
        yield Piece(item, start, header, text[start:end], first - start, border - start)
        start, first = following, border
    yield Piece(item, start, header, text[start:], first - start)


def pack(parts: Iterable[Piece], size: int = SIZE) -> Iterator[Window]:
    """Pack pieces into as few windows as possible, keeping their order."""
    texts: list[str] = []
    window, length = Window(), 0
    for piece in parts:
        prefix = f"{piece.header}{HEADER} " if piece.header else ""
        if window.pieces and length + len(prefix) + len(piece.text) > size:
            window.text = "".join(texts)
            yield window
            texts, window, length = [], Window(), 0
        if window.pieces:
            prefix = _BETWEEN + prefix
        texts += (prefix, piece.text)
        window.pieces.append(piece)
        window.starts.append(length + len(prefix))
        length += len(prefix) + len(piece.text)
    if window.pieces:
        window.text = "".join(texts)
        yield window


# Between two stretches of an excerpt. Without a line end, since a stretch may begin within a line.
_OMITTED = f" {RECORD} "
# How far a stretch reaches out for the beginning and the end of the line or word in which it begins and ends.
_LINE, _WORD = 160, 40
# An excerpt longer than this share of its window saves nothing.
_WORTH_CUTTING = 0.7
# After so many matches it is seen whether the gate matches nearly everywhere, as that for digits does in a log.
_LOOKS = 16


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The stretches of a window around what a gate matches, for recognizers that find nothing elsewhere."""

    text: str
    # Of each stretch: where it begins and ends in the excerpt, and how far from there it is to its place in the window.
    _starts: Sequence[int] = ()
    _ends: Sequence[int] = ()
    _shifts: Sequence[int] = ()

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the place in the window, or None if it reaches the edge of a stretch: it may go on beyond."""
        if not self._starts:
            return start, end
        index = bisect_right(self._starts, start) - 1
        if index < 0 or start <= self._starts[index] or end >= self._ends[index]:
            return None
        return start + self._shifts[index], end + self._shifts[index]


@dataclass(frozen=True, slots=True)
class Sight:
    """What of a window a recognizer is shown; see Offer. Without `around` all of it, if the gate matches at all."""

    gate: re.Pattern[str]
    around: int | None
    lines: int

    def excerpt(self, text: str) -> Excerpt | None:
        """Return what is to be shown, None if that is nothing."""
        match = self.gate.search(text)
        if match is None:
            return None
        if self.around is None:
            return Excerpt(text)
        stretches: list[tuple[int, int]] = []
        total = looks = 0
        while match is not None:
            low, high, following = self._reach(text, *match.span())
            if stretches and low <= stretches[-1][1]:
                low, high = stretches[-1][0], max(high, stretches[-1][1])
                total -= stretches[-1][1] - low
                stretches.pop()
            stretches.append((low, high))
            total += high - low
            looks += 1
            if total > _WORTH_CUTTING * (high if looks == _LOOKS else len(text)):
                return Excerpt(text)
            match = self.gate.search(text, following)
        return _joined(text, stretches)

    def _reach(self, text: str, start: int, end: int) -> tuple[int, int, int]:
        """Return the stretch around a match, and from where on the next match may need another one."""
        around = self.around or 0
        # Twice as far ahead, so that a look from the end of the first half is enough.
        low, high = max(0, start - around), min(len(text), end + 2 * around)
        following = max(end, min(end + around, len(text)))
        line = start
        for _ in range(self.lines + 1):
            line = text.rfind("\n", low, line)
            if line < 0:
                break
        low = line + 1 if line >= 0 else _outward_left(text, low)
        line = text.find("\n", end, high)
        if line >= 0:
            following = min(following, line + 1)
        for _ in range(self.lines):
            if line < 0:
                break
            line = text.find("\n", line + 1, high)
        high = line + 1 if line >= 0 else _outward_right(text, high)
        return low, high, following


def _outward_left(text: str, place: int) -> int:
    """Move the beginning of a stretch outward to that of its line, or else of its word."""
    if place == 0:
        return 0
    line = text.rfind("\n", max(0, place - _LINE), place)
    if line >= 0:
        return line + 1
    word = text.rfind(" ", max(0, place - _WORD), place)
    return word + 1 if word >= 0 else max(0, place - _WORD)


def _outward_right(text: str, place: int) -> int:
    """Move the end of a stretch outward likewise."""
    if place == len(text):
        return place
    line = text.find("\n", place, place + _LINE)
    word = line if line >= 0 else text.find(" ", place, place + _WORD)
    return word + 1 if word >= 0 else min(len(text), place + _WORD)


def _joined(text: str, stretches: Sequence[tuple[int, int]]) -> Excerpt:
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    length = 0
    for low, high in stretches:
        texts += (_OMITTED, text[low:high])
        # The edge of the window itself is no edge at which something was left out.
        starts.append(length + len(_OMITTED) - (low == 0))
        ends.append(length + len(_OMITTED) + high - low + (high == len(text)))
        length += len(_OMITTED) + high - low
    texts.append(_OMITTED if stretches[-1][1] < len(text) else "")
    shifts = [low - start - (low == 0) for (low, _), start in zip(stretches, starts, strict=True)]
    return Excerpt("".join(texts), starts, ends, shifts)

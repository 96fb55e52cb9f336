"""Cut texts into windows of bounded length, pack short ones together, and map what was found back.

Patterns may take more than linear time, and one bad stretch must not hide what stands beside it: 20,000 dots before a
host name made a well-known engine skip the text and report success. So runs of repeated punctuation are shortened
before anything is analysed, and no recognizer ever sees more than one window.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
    _positions: list[int] = field(default_factory=list)
    _cut: list[int] = field(default_factory=list)

    def original(self, offset: int) -> int:
        """Return the offset in the original text of an offset in the shortened text."""
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
    """A part of one item: which item, where it starts in the item's shortened text, and what stands there."""

    item: int
    offset: int
    header: str
    text: str


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
        return [
            piece
            for piece, base in zip(self.pieces, self.starts, strict=True)
            if base < end and start < base + len(piece.text)
        ]


def pieces(item: int, header: str, text: str) -> Iterator[Piece]:
    """Cut one item into overlapping pieces, at white space where there is some."""
    header = " ".join(header.translate(_PRIVATE).split())[:80]
    start = 0
    while len(text) - start > SIZE:
        cut = max(text.rfind(" ", start + SIZE // 2, start + SIZE), text.rfind("\n", start + SIZE // 2, start + SIZE))
        end = cut if cut > 0 else start + SIZE
        yield Piece(item, start, header, text[start:end])
        following = text.find(" ", end - OVERLAP, end - OVERLAP // 2)
        start = following + 1 if following > 0 else end - OVERLAP
    yield Piece(item, start, header, text[start:])


def pack(parts: Sequence[Piece], size: int = SIZE) -> Iterator[Window]:
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
        texts += [prefix, piece.text]
        window.pieces.append(piece)
        window.starts.append(length + len(prefix))
        length += len(prefix) + len(piece.text)
    if window.pieces:
        window.text = "".join(texts)
        yield window

"""Where each glyph of a page comes from: which operator of which content stream draws it, and where on the page.

Only what moves text is followed: matrices, text state, form XObjects. Places are those of the page's own space, as
PDFium gives them for the characters that it reads, so the two can be held against each other.
"""

import copy
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from scrubbing.redaction.content import DEPTH, Doubt, Instruction, inherited, instruction
from scrubbing.redaction.fonts import Font

Matrix = tuple[float, float, float, float, float, float]
# Which stream: the page's own is (), that of a form drawn by its operator 17 is (17,), and so on.
Path = tuple[int, ...]

# Render modes from here on make letters a clip for what is drawn next.
_CLIPPING = 4
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class TextState:
    """What decides how a string is set. `stretch` is 1 where the file says 100."""

    name: str = ""
    font: Font | None = None
    size: float = 0
    spacing: float = 0
    word_spacing: float = 0
    stretch: float = 1
    leading: float = 0
    rise: float = 0


@dataclass(slots=True)
class Glyph:
    """One glyph: its bytes in item `item` of its operator, its origin on the page, and how far it moves the pen there.

    `advance` is that distance as TJ counts it: in thousandths of the font's size, before the text is stretched.
    """

    show: "Show"
    item: int
    start: int
    stop: int
    x: float
    y: float
    dx: float
    dy: float
    advance: float


@dataclass(slots=True)
class Show:
    """One operator that shows text. `items` are strings and numbers as TJ has them; `first` is what it does before."""

    path: Path
    index: int
    first: list[Instruction]
    items: list[bytes | float]
    state: TextState
    glyphs: list[Glyph] = field(default_factory=list)


class GlyphReader:
    """Reads pages of one file. Fonts are read once."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], Font] = {}

    def read(self, page: pikepdf.Page) -> list[Show]:
        """Return every operator that shows text on a page, in the order of drawing.

        Raises:
            Doubt: where some glyph is cannot be said.
        """
        return list(self._stream(page.obj, inherited(page.obj, "/Resources"), (), _IDENTITY, TextState()))

    def _stream(self, holder: Any, resources: Any, path: Path, matrix: Matrix, state: TextState) -> Iterator[Show]:
        if len(path) > DEPTH:
            raise Doubt("depth")
        pen = _Pen(matrix, state)
        for index, entry in enumerate(pikepdf.parse_content_stream(holder)):
            if isinstance(entry, pikepdf.ContentStreamInlineImage):
                raise Doubt("inline picture")
            operator, operands = str(entry.operator), entry.operands
            if operator == "Do":
                form = resources.XObject[str(operands[0])]
                if form.get("/Subtype") == "/Form":
                    inner = multiplied(_matrix(form.get("/Matrix", _IDENTITY)), pen.matrix)
                    own = form.get("/Resources", resources)
                    yield from self._stream(form, own, (*path, index), inner, copy.copy(pen.state))
            elif operator == "Tf":
                pen.state.name, pen.state.size = str(operands[0]), float(operands[1])
                pen.state.font = self._font(resources.Font[pen.state.name])
            elif operator in _SHOWING:
                yield pen.show(path, index, operator, operands)
            else:
                pen.move(operator, operands)

    def _font(self, source: Any) -> Font:
        if not source.is_indirect:
            return Font(source)
        if source.objgen not in self._fonts:
            self._fonts[source.objgen] = Font(source)
        return self._fonts[source.objgen]


_SHOWING = frozenset(("Tj", "TJ", "'", '"'))


class _Pen:
    """Follows the operators of one stream."""

    def __init__(self, matrix: Matrix, state: TextState) -> None:
        self.matrix = matrix
        self.state = state
        self._saved: list[tuple[Matrix, TextState]] = []
        self._line: Matrix | None = None
        self._text: Matrix = _IDENTITY

    def move(self, operator: str, operands: Any) -> None:
        """Follow an operator that neither shows text nor chooses a font."""
        if operator == "q":
            self._saved.append((self.matrix, copy.copy(self.state)))
        elif operator == "Q" and self._saved:
            self.matrix, self.state = self._saved.pop()
        elif operator == "cm":
            self.matrix = multiplied(_matrix(operands), self.matrix)
        elif operator == "BT":
            self._start(_IDENTITY)
        elif operator == "ET":
            self._line = None
        elif operator == "Tm":
            self._start(_matrix(operands))
        elif operator in ("Td", "TD"):
            if operator == "TD":
                self.state.leading = -float(operands[1])
            self._next_line(float(operands[0]), float(operands[1]))
        elif operator == "T*":
            self._next_line(0, -self.state.leading)
        elif operator == "Tr" and int(operands[0]) >= _CLIPPING:
            raise Doubt("clipping text")
        elif operator in _SETTINGS:
            name, scale = _SETTINGS[operator]
            setattr(self.state, name, float(operands[0]) * scale)

    def show(self, path: Path, index: int, operator: str, operands: Any) -> Show:
        """Follow an operator that shows text."""
        first = []
        if operator == '"':
            self.state.word_spacing, self.state.spacing = float(operands[0]), float(operands[1])
            first = [instruction("Tw", operands[0]), instruction("Tc", operands[1])]
        if operator in ("'", '"'):
            self.move("T*", ())
            first.append(instruction("T*"))
        entries = operands[0] if operator == "TJ" else [operands[-1]]
        items = [bytes(entry) if isinstance(entry, pikepdf.String) else float(entry) for entry in entries]
        shown = Show(path, index, first, items, copy.copy(self.state))
        for number, item in enumerate(items):
            self._set(shown, number, item)
        return shown

    def _set(self, show: Show, number: int, item: bytes | float) -> None:
        state = show.state
        if self._line is None or state.font is None or state.size == 0 or state.stretch == 0:
            raise Doubt("text state")
        if isinstance(item, float):
            self._advance(-item / 1000 * state.size * state.stretch)
            return
        for start, stop, width, spaced in state.font.glyphs(item):
            moved = width / 1000 * state.size + state.spacing + (state.word_spacing if spaced else 0)
            x, y = self._place()
            self._advance(moved * state.stretch)
            end_x, end_y = self._place()
            glyph = Glyph(show, number, start, stop, x, y, end_x - x, end_y - y, moved / state.size * 1000)
            show.glyphs.append(glyph)

    def _place(self) -> tuple[float, float]:
        _, _, across, up, x, y = multiplied(self._text, self.matrix)
        return x + self.state.rise * across, y + self.state.rise * up

    def _advance(self, distance: float) -> None:
        self._text = multiplied((1, 0, 0, 1, distance, 0), self._text)

    def _start(self, matrix: Matrix) -> None:
        self._line = self._text = matrix

    def _next_line(self, x: float, y: float) -> None:
        if self._line is None:
            raise Doubt("text state")
        self._start(multiplied((1, 0, 0, 1, x, y), self._line))


# Operators that set one number of the text state.
_SETTINGS = {
    "Tc": ("spacing", 1.0),
    "Tw": ("word_spacing", 1.0),
    "Tz": ("stretch", 0.01),
    "TL": ("leading", 1.0),
    "Ts": ("rise", 1.0),
}


def multiplied(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that does first `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    if not all(map(math.isfinite, (a, b, c, d, e, f))):
        raise Doubt("text state")
    return a, b, c, d, e, f

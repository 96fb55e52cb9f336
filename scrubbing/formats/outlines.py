"""Drawings whose words are no text but outlines of letters, defined once and used one after the other.

Charts by Matplotlib and pages by Cairo are such: everybody can read them, and no search can.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from scrubbing.formats.markup import Piece, PieceKind, pieces

_SHAPES = frozenset({"g", "glyph", "path", "symbol"})
_REFERENCES = ("href", "xlink:href")
# So many shapes in a row, so many of them different, are a word; icons and the marks of a chart are not.
_SHORTEST_ROW, _FEWEST_SHAPES = 4, 3
# Programs that name a shape by its letter ("DejaVuSans-41") draw numbers and formulas as well, which say nobody's name.
_NAMED = re.compile(r"[A-Z][A-Za-z0-9-]*-(?P<code>[0-9a-f]{2,5})")
_USED = re.compile("<use", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(slots=True)
class _Drawing:
    start: int
    depth: int = 1
    shapes: set[str] = field(default_factory=set)
    rows: list[list[str]] = field(default_factory=lambda: [[]])


def outlined(text: str) -> list[tuple[int, int]]:
    """Return where the drawings of a page stand in which words are drawn letter by letter."""
    return list(_outlined(text)) if _USED.search(text) else []


def _outlined(text: str) -> Iterator[tuple[int, int]]:
    drawing: _Drawing | None = None
    shapes: set[str] = set()
    for piece in pieces(text):
        if piece.kind not in (PieceKind.START, PieceKind.END):
            continue
        if piece.name == "svg" and not text.endswith("/>", piece.start, piece.end):
            if drawing is None and piece.kind is PieceKind.START:
                drawing = _Drawing(piece.start, shapes=shapes)
                continue
            if drawing is not None:
                drawing.depth += 1 if piece.kind is PieceKind.START else -1
        if drawing is None:
            continue
        if drawing.depth:
            _note(drawing, piece)
            continue
        if _speaks(drawing):
            yield drawing.start, piece.end
        drawing = None
    if drawing is not None and _speaks(drawing):
        yield drawing.start, len(text)


def _note(drawing: _Drawing, piece: Piece) -> None:
    if piece.kind is PieceKind.END:
        return
    attributes = {attribute.name: attribute.value for attribute in piece.attributes}
    if piece.name == "use":
        references = (attributes[name] for name in _REFERENCES if name in attributes)
        drawing.rows[-1].append(next(references, "").lstrip("#"))
        return
    if piece.name != "g" and drawing.rows[-1]:
        drawing.rows.append([])
    if piece.name in _SHAPES and "id" in attributes:
        drawing.shapes.add(attributes["id"])


def _speaks(drawing: _Drawing) -> bool:
    return any(_is_word([name for name in row if name in drawing.shapes]) for row in drawing.rows)


def _is_word(row: list[str]) -> bool:
    if len(row) < _SHORTEST_ROW or len(set(row)) < _FEWEST_SHAPES:
        return False
    named = [_NAMED.fullmatch(name) for name in row]
    letters = [chr(int(match["code"], 16)) for match in named if match is not None]
    return len(letters) < len(row) or _WORD.search("".join(letters)) is not None

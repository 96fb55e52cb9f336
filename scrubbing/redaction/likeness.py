"""The proof of a page whose values were cut out: it is read and drawn anew and held against the original.

It knows nothing of operators and glyphs. What readers extract must be the old text with the stand-ins in it, letter by
letter, and be seen; every pixel away from what had to go must be as before; where a letter was, its ink must be gone;
and what lies behind a value must be the same all along it, since boxes around letters or a broken line would tell them.
"""

from collections.abc import Sequence
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image

from scrubbing.paper import Character, Sheet
from scrubbing.redaction.fonts import OURS
from scrubbing.redaction.surgery import Operation

# The resolution of the comparison.
DPI = 100
# Pixels may differ by this much, of 255.
_SAME = 40
# PDFium sets glyphs on parts of pixels, so a millionth of a point may move one by a third of a pixel: that much a pixel
# may differ from all that the other picture shows around its place.
_MOVED = 80
# A pixel is ink of the text when the text changes it by this much.
_INK = 40
# A letter is gone when no more than this share of its ink is left: the next line's letters may reach into its box.
_LEFT = 0.25
# A line under the text lies by this share of a word's height below it.
_BELOW = 0.2

_Pixels = NDArray[Any]


def is_cut_right(before: Sheet, drawn: Image.Image, after: Sheet, operation: Operation) -> bool:
    """Whether a page reads and looks as it should. `drawn` is the original at DPI; the sheets are spent afterwards."""
    characters = after.characters()
    if not _reads_right(characters, after, operation):
        return False
    written = [character for character, ours in zip(characters, after.set_in(OURS), strict=True) if ours]
    original, made = numpy.asarray(drawn), numpy.asarray(after.draw(DPI))
    ground, cut = numpy.asarray(before.draw_without(DPI)), numpy.asarray(after.draw_without(DPI, OURS))
    if not original.shape == ground.shape == made.shape == cut.shape:
        return False
    scale = original.shape[1] / (before.width * before.scale)

    def box(characters: Sequence[Character], below: float = 0) -> tuple[slice, slice]:
        return _box(characters, scale, original.shape, below)

    gone = [(character, box([character])) for line in operation.gone for character in line]
    return (
        _is_same_elsewhere(original, cut, [place for _, place in gone])
        and all(_is_gone(character, original[place], ground[place], cut[place]) for character, place in gone)
        and all(_is_plain(ground[box(_letters(line), _BELOW)]) for line in operation.gone)
        and all(_has_ink(character, made[place], cut[place]) for character in written if (place := box([character])))
    )


def _reads_right(characters: Sequence[Character], after: Sheet, operation: Operation) -> bool:
    """Whether readers extract what they should. PDFium reads turned pages in another order once they are cut: there
    each letter must stand where it stood, and the others must be those that were written."""
    if "".join("".join(character.text for character in characters).split()) == operation.text:
        return True
    kept: dict[tuple[str, int, int], int] = {}
    for letter, x, y in operation.kept:
        kept[letter, round(x), round(y)] = kept.get((letter, round(x), round(y)), 0) + 1
    written: list[str] = []
    for character, origin in zip(characters, after.origins(), strict=True):
        if not character.text.strip():
            continue
        place = _same_place(character.text, origin, kept)
        if place is None:
            written.append(character.text)
        else:
            kept[place] -= 1
    return not any(kept.values()) and sorted("".join(written)) == sorted(operation.written)


def _same_place(
    letter: str, origin: tuple[float, float] | None, kept: dict[tuple[str, int, int], int]
) -> tuple[str, int, int] | None:
    if origin is None:
        return None
    x, y = round(origin[0]), round(origin[1])
    near = ((letter, x + across, y + up) for across in (0, -1, 1) for up in (0, -1, 1))
    return next((place for place in near if kept.get(place)), None)


def _box(
    characters: Sequence[Character], scale: float, shape: tuple[int, ...], below: float = 0
) -> tuple[slice, slice]:
    """Return rows and columns of the box around characters, lower by a share of its height."""
    left, top = min(character.left for character in characters), min(character.top for character in characters)
    right, bottom = max(character.right for character in characters), max(character.bottom for character in characters)
    bottom += below * (bottom - top)
    rows = slice(max(0, int(top * scale) - 1), min(shape[0], int(bottom * scale) + 2))
    return rows, slice(max(0, int(left * scale) - 1), min(shape[1], int(right * scale) + 2))


def _is_same_elsewhere(original: _Pixels, cut: _Pixels, boxes: Sequence[tuple[slice, slice]]) -> bool:
    differs = _difference(original, cut) > _SAME
    for box in boxes:
        differs[box] = False
    rows, columns = numpy.nonzero(differs)
    return not (_is_beyond(original, cut, rows, columns) or _is_beyond(cut, original, rows, columns))


def _is_beyond(one: _Pixels, other: _Pixels, rows: _Pixels, columns: _Pixels) -> bool:
    """Whether one of these pixels is darker or lighter than all that the other picture has around its place."""
    padded = numpy.pad(other, ((1, 1), (1, 1), (0, 0)), mode="edge").astype(numpy.int16)
    around = numpy.stack([padded[rows + down, columns + right] for down in range(3) for right in range(3)])
    own = one[rows, columns]
    return bool(((own < around.min(axis=0) - _MOVED) | (own > around.max(axis=0) + _MOVED)).any())


def _is_gone(character: Character, original: _Pixels, ground: _Pixels, cut: _Pixels) -> bool:
    ink = _difference(original, ground) > _INK
    left = ink & (_difference(cut, ground) > _INK)
    return _has_ink(character, original, ground) and bool(left.sum() <= _LEFT * ink.sum())


def _has_ink(character: Character, drawn: _Pixels, ground: _Pixels) -> bool:
    """Whether a letter can be seen."""
    return not character.text.isalnum() or bool((_difference(drawn, ground) > _INK).any())


def _letters(line: Sequence[Character]) -> Sequence[Character]:
    """Return a line without the marks before and after its words, where a line under them may end."""
    places = [place for place, character in enumerate(line) if character.text.isalnum()]
    return line[places[0] : places[-1] + 1] if places else line


def _is_plain(ground: _Pixels) -> bool:
    """Whether the ground is the same along each row, or along each column where text runs upwards."""
    rows, columns = ground[:, 2:-2].astype(numpy.int16), ground[2:-2].astype(numpy.int16)
    return bool(min(numpy.ptp(rows, axis=1).max(initial=0), numpy.ptp(columns, axis=0).max(initial=0)) <= _SAME)


def _difference(one: _Pixels, other: _Pixels) -> _Pixels:
    """Return by how much the pixels of two pictures differ, in the channel that differs most."""
    away = numpy.abs(one.astype(numpy.int16) - other)
    highest: _Pixels = numpy.maximum(numpy.maximum(away[..., 0], away[..., 1]), away[..., 2])
    return highest

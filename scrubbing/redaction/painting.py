"""Painting over words in a picture and setting other words in their place, so that it looks as if written there."""

import functools
import itertools
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfbase.ttfonts import TTFontFile

from scrubbing.document import Kind, Unit, Word
from scrubbing.geometry import lines_of
from scrubbing.redaction.misread import WholeValues
from scrubbing.redaction.plan import Edit, Plan

_Pixels = NDArray[Any]

# Heights of Bitstream Vera in ems: of tall letters, and of letters such as x.
_TALL_HEIGHT, _X_HEIGHT = 0.76, 0.547
_DESCENDING = frozenset("gjpqyQJ,;()[]{}@|/$_")
_LOW = frozenset("acemnorsuvwxzgpqy")
# Text is set smaller down to this share of the fitting size, then squeezed.
_SMALLEST = 0.8
# A difference of brightness that counts as ink.
_INK = 48
# What stands around words without being part of them.
_MARKS = ".,;:!?()[]\"'"
# Sizes of the words that say what was removed, in pixels.
_SMALLEST_LABEL, _LARGEST_LABEL = 7, 48


@dataclass(frozen=True, slots=True)
class Patch:
    """Words that belong together and the text that takes their place."""

    words: tuple[Word, ...]
    text: str


def patches(unit: Unit, plan: Plan) -> list[Patch]:
    """Return what must change among the words of a unit. A word that is only partly edited keeps its other letters,
    unless OCR read it, and they are nearly the rest of a value."""
    edits = plan.edits(unit.text)
    wholes = WholeValues(unit, plan) if edits and unit.kind is Kind.OCR else None
    runs: list[_Run] = []
    for edit in edits:
        touched = [
            index
            for index, word in enumerate(unit.words)
            if word.start < edit.end and edit.start < word.start + len(word.text)
        ]
        if not touched:
            continue
        first, last, said = touched[0], touched[-1], ""
        if wholes is not None and (whole := wholes.around(edit, first, last)) is not None:
            first, last, value = whole
            said = _around(unit.words[first].text, unit.words[last].text, plan.rewrite(value.text))
        while runs and first <= runs[-1].last:
            other = runs.pop()
            first, last, said = min(first, other.first), max(last, other.last), said or other.said
        runs.append(_Run(first, last, said))
    return [_patch(unit, edits, run) for run in runs]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that change together, from first to last. `said` takes their place when it is more than what was found."""

    first: int
    last: int
    said: str = ""


def _around(first: str, last: str, text: str) -> str:
    """Return a text between the marks before the first word and behind the last."""
    return f"{first[: len(first) - len(first.lstrip(_MARKS))]}{text}{last[len(last.rstrip(_MARKS)) :]}"


def _patch(unit: Unit, edits: Sequence[Edit], run: _Run) -> Patch:
    words = unit.words[run.first : run.last + 1]
    if run.said:
        return Patch(tuple(words), run.said)
    start, end = words[0].start, words[-1].start + len(words[-1].text)
    pieces: list[str] = []
    for edit in edits:
        if edit.end > start and edit.start < end:
            pieces += [unit.text[start : edit.start], edit.substitute]
            start = edit.end
    return Patch(tuple(words), " ".join("".join([*pieces, unit.text[start:end]]).split()))


def lines_of_patch(patch: Patch) -> list[tuple[list[Word], str]]:
    """Share the patch's text among the lines its words stand in, by the room that each line has."""
    lines = lines_of(patch.words)
    if len(lines) == 1:
        return [(lines[0], patch.text)]
    widths = [line[-1].right - line[0].left for line in lines]
    words = patch.text.split()
    letters, total = sum(map(len, words)), sum(widths)
    shared: list[tuple[list[Word], str]] = []
    used, room = 0, 0.0
    for index, line in enumerate(lines):
        room += widths[index] / total * letters
        taken: list[str] = []
        while words and (index == len(lines) - 1 or used + len(words[0]) / 2 <= room):
            used += len(words[0])
            taken.append(words.pop(0))
        shared.append((line, " ".join(taken)))
    return shared


def paint(picture: Image.Image, changes: Iterable[Patch], neighbours: Sequence[Word]) -> None:
    """Paint over the words of each patch in an RGB picture and set its text there.

    `neighbours` are all words of the unit; they tell the baseline and the size of a line's letters.
    """
    for patch in changes:
        for words, text in lines_of_patch(patch):
            _paint_line(picture, words, text, neighbours)


def free_right(picture: Image.Image, words: Sequence[Word]) -> int:
    """Return how many columns of plain ground lie right of words that read from left to right."""
    if is_vertical(words):
        return 0
    box, pixels = _box(picture, words), numpy.asarray(picture)
    return _room(pixels, box, _ground(pixels, box))[1]


def cover(picture: Image.Image, changes: Iterable[Patch], painted: Sequence[Word]) -> None:
    """Paint over words that stand in a hidden layer, unless what is drawn there has already been painted."""
    for patch in changes:
        for word in patch.words:
            if not any(_touch(word, other) for other in painted):
                box = _box(picture, [word])
                ground = _ground(numpy.asarray(picture), box)
                ImageDraw.Draw(picture).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=ground)


def _touch(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) > max(one.left, other.left)
    return across and min(one.bottom, other.bottom) > max(one.top, other.top)


def _paint_line(picture: Image.Image, words: list[Word], text: str, neighbours: Sequence[Word]) -> None:
    box = _box(picture, words)
    pixels = numpy.asarray(picture)
    ground = _ground(pixels, box)
    ink = _ink(pixels, box, ground)
    if is_vertical(words):
        _paint_vertical(picture, box, _drawable(text), (ground, ink), _runs_down(words, neighbours))
        return
    weight = _weight(pixels, box, ground, words, neighbours)
    left_room, right_room = _room(pixels, box, ground)
    ImageDraw.Draw(picture).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=ground)
    text = _drawable(text)
    if not text:
        return
    baseline, size = _baseline_and_size(words, neighbours)
    left, right = words[0].left, words[-1].right
    gap = round(size * 0.3)
    room = right - left + max(0, right_room - gap)
    font = _font(weight, size)
    width = font.getlength(text)
    if width > room and left_room > gap:
        shift = min(left_room - gap, int(width - room) + 1)
        left, room = left - shift, room + shift
    if width > room:
        font = _font(weight, size * max(_SMALLEST, room / width))
    mask = _mask(text, font, room)
    picture.paste(ink, (left, round(baseline - font.getmetrics()[0])), mask)


def _paint_vertical(
    picture: Image.Image,
    box: tuple[int, int, int, int],
    text: str,
    colours: tuple[tuple[int, int, int], tuple[int, int, int]],
    down: bool,
) -> None:
    left, top, right, bottom = box
    ground, ink = colours
    ImageDraw.Draw(picture).rectangle((left, top, right - 1, bottom - 1), fill=ground)
    if not text:
        return
    mask = _mask(text, _font("Vera", 32), 10_000)
    mask = mask.crop(mask.getbbox())
    height = max(1, right - left - 4)
    width = max(1, min(bottom - top, round(mask.width * height / mask.height)))
    mask = mask.resize((width, height), Image.Resampling.LANCZOS)
    mask = mask.transpose(Image.Transpose.ROTATE_270 if down else Image.Transpose.ROTATE_90)
    picture.paste(ink, (left + 2, top if down else bottom - mask.height), mask)


def is_vertical(words: Sequence[Word]) -> bool:
    """Whether words run up or down the page: they are higher than wide without being a single letter."""
    width = max(word.right for word in words) - min(word.left for word in words)
    height = max(word.bottom for word in words) - min(word.top for word in words)
    return height > 1.6 * width and sum(len(word.text) for word in words) > 2


def _runs_down(words: Sequence[Word], neighbours: Sequence[Word]) -> bool:
    """Whether vertical text reads from top to bottom: the next word of its line stands lower."""
    for one, other in itertools.pairwise(neighbours):
        near = one in words or other in words
        if near and min(one.right, other.right) > max(one.left, other.left):
            return other.top > one.top
    return False


def _box(picture: Image.Image, words: Sequence[Word]) -> tuple[int, int, int, int]:
    """Return the box around words with a small margin for soft edges, within the picture."""
    left, top = min(word.left for word in words), min(word.top for word in words)
    right, bottom = max(word.right for word in words), max(word.bottom for word in words)
    margin = max(2, min(bottom - top, right - left) // 10)
    left, top = max(0, min(left - margin, picture.width - 1)), max(0, min(top - margin, picture.height - 1))
    return (
        left,
        top,
        max(left + 1, min(right + margin, picture.width)),
        max(top + 1, min(bottom + margin, picture.height)),
    )


def _ground(pixels: _Pixels, box: tuple[int, int, int, int]) -> tuple[int, int, int]:
    """Return the colour around the box: the median of its rim."""
    left, top, right, bottom = box
    area = pixels[top:bottom, left:right]
    rim = numpy.concatenate([area[0], area[-1], area[:, 0], area[:, -1]])
    red, green, blue = (int(value) for value in numpy.median(rim, axis=0))
    return red, green, blue


def _ink(pixels: _Pixels, box: tuple[int, int, int, int], ground: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return the colour of the letters: the mean of the pixels that differ most from the ground."""
    left, top, right, bottom = box
    area = pixels[top:bottom, left:right].reshape(-1, 3).astype(numpy.int32)
    away = numpy.abs(area - numpy.array(ground)).sum(axis=1)
    if int(away.max()) < _INK:
        return (255, 255, 255) if sum(ground) < 3 * 128 else (0, 0, 0)
    red, green, blue = (int(value) for value in area[away >= away.max() * 0.85].mean(axis=0))
    return red, green, blue


def _room(pixels: _Pixels, box: tuple[int, int, int, int], ground: tuple[int, int, int]) -> tuple[int, int]:
    """Return how many columns of plain ground lie left and right of the box."""
    left, top, right, bottom = box

    def plain(columns: _Pixels) -> int:
        away = numpy.abs(columns.astype(numpy.int16) - numpy.array(ground)).max(axis=(0, 2))
        inked = numpy.flatnonzero(away > _INK)
        return int(inked[0]) if inked.size else int(columns.shape[1])

    reach = 6 * (right - left)
    return (
        plain(pixels[top:bottom, max(0, left - reach) : left][:, ::-1]),
        plain(pixels[top:bottom, right : right + reach]),
    )


def _weight(
    pixels: _Pixels,
    box: tuple[int, int, int, int],
    ground: tuple[int, int, int],
    words: Sequence[Word],
    neighbours: Sequence[Word],
) -> str:
    """Tell bold from regular: how much ink the words have, compared with the same words in the regular weight."""
    left, top, right, bottom = box
    away = numpy.abs(pixels[top:bottom, left:right].astype(numpy.int16) - numpy.array(ground)).max(axis=2)
    if int(away.max()) < _INK:
        return "Vera"
    original = float(away.sum()) / float(away.max())
    text = " ".join(word.text for word in words)
    font = _font("Vera", _baseline_and_size(words, neighbours)[1])
    mask = _mask(_drawable(text), font, words[-1].right - words[0].left)
    regular = float(numpy.asarray(mask).sum()) / 255
    return "VeraBd" if original > 1.28 * regular else "Vera"


def _baseline_and_size(words: Sequence[Word], neighbours: Sequence[Word]) -> tuple[float, float]:
    """Return the baseline's height in the picture and the size of Vera, in pixels, that matches the line."""
    middle = sum(word.top + word.bottom for word in words) / (2 * len(words))
    height = max(word.bottom - word.top for word in words)
    near = [word for word in neighbours if word.top <= middle <= word.bottom and word.bottom - word.top <= 1.5 * height]
    line = [*words, *near]
    standing = sorted(word.bottom for word in line if not _DESCENDING & set(word.text))
    own = [word.bottom - (0.21 * (word.bottom - word.top) if _DESCENDING & set(word.text) else 0) for word in words]
    baseline = float(standing[len(standing) // 2]) if standing else min(own)
    tall = sorted(
        baseline - word.top for word in line if not set(word.text) <= _LOW and any(map(str.isalnum, word.text))
    )
    if tall:
        return baseline, max(4.0, tall[len(tall) // 2] / _TALL_HEIGHT)
    low = sorted(baseline - word.top for word in line)
    return baseline, max(4.0, low[len(low) // 2] / _X_HEIGHT)


def _mask(text: str, font: ImageFont.FreeTypeFont, room: int) -> Image.Image:
    """Return the text as a mask that begins at its ascender line, squeezed where it is wider than the room."""
    ascent, descent = font.getmetrics()
    width = max(1, round(font.getlength(text)))
    mask = Image.new("L", (width + 2, ascent + descent + 2), 0)
    # The space that the font leaves before its first letter is not part of the box that OCR measured.
    ImageDraw.Draw(mask).text((-font.getbbox(text)[0], 0), text, font=font, fill=255)
    if width > room:
        mask = mask.resize((max(1, room), mask.height), Image.Resampling.LANCZOS)
    return mask


@functools.lru_cache(maxsize=256)
def _font(name: str, size: float) -> ImageFont.FreeTypeFont:
    """Return Bitstream Vera, which comes inside reportlab's wheel: no system font is needed."""
    return ImageFont.truetype(str(resources.files("reportlab") / "fonts" / f"{name}.ttf"), round(size * 2) / 2)


@functools.cache
def _glyphs() -> frozenset[int]:
    return frozenset(TTFontFile(str(resources.files("reportlab") / "fonts" / "Vera.ttf")).charToGlyph)


def _drawable(text: str) -> str:
    """Replace characters that the font lacks by their base letter or else by a question mark."""
    drawn: list[str] = []
    for character in text:
        if ord(character) in _glyphs():
            drawn.append(character)
            continue
        base = unicodedata.normalize("NFKD", character)[0]
        drawn.append(base if ord(base) in _glyphs() else "?")
    return "".join(drawn)


def ground_of(picture: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int]:
    """Return the colour along the edge of a box in an RGB picture."""
    return _ground(numpy.asarray(picture), box)


def set_label(picture: Image.Image, box: tuple[int, int, int, int], text: str, ground: tuple[int, int, int]) -> None:
    """Write in the middle of a box of plain ground what was removed there, if it can be written large enough."""
    width, height = box[2] - box[0], box[3] - box[1]
    size = min(height * 0.6, 0.9 * width / _font("Vera", 100).getlength(text) * 100, _LARGEST_LABEL)
    if size < _SMALLEST_LABEL:
        return
    ink = (96, 96, 96) if sum(ground) >= 3 * 128 else (208, 208, 208)
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    ImageDraw.Draw(picture).text(middle, text, font=_font("Vera", size), fill=ink, anchor="mm")


def notice(size: tuple[int, int], text: str) -> Image.Image:
    """Return a white picture that says what was removed here."""
    picture = Image.new("RGB", size, (255, 255, 255))
    font = _font("Vera", max(8.0, min(size) / 24))
    left = max(0, (size[0] - font.getlength(text)) / 2)
    ImageDraw.Draw(picture).text((left, size[1] / 2), text, font=font, fill=(96, 96, 96), anchor="lm")
    return picture

"""What may be letters in a picture and was not read: grey on white beside black, blue on navy, and lines that slant.

Engines tell ink from paper by one threshold for a whole picture, so what is fainter than the rest is paper to them, and
they read level lines only. Here every place is held against its own surroundings, whatever the ground is, and letters
are followed from one to the next, wherever that leads.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from scrubbing.document import Word

_Pixels = NDArray[np.uint8]
# The ground is the median of so wide a place, in pixels, on a picture reduced by so much: strokes must fill less than
# half of it.
_GROUND, _REDUCED = 61, 4
# Levels of grey (0..255) by which letters differ from their ground at least: people see no fewer; and in deviations of
# the picture's grain.
_LEAST, _OVER_GRAIN = 9.0, 6.0
# The width of a place in which the strongest ink counts as black.
_LETTER = 31
# Heights of letters in pixels, their width in heights at most, and how much of their box they fill at least.
_LOWEST, _HIGHEST, _WIDEST, _FILLED = 7, 120, 2.5, 0.1
# How far apart neighbours stand, in heights of the higher one, and how unequal they may be.
_APART, _UNEQUAL = 1.0, 2.5
# Fewer letters are no value, and more pieces of ink are leaves, cloth or grain.
_FEWEST, _MOST = 4, 6_000
# So many lines of a picture are turned, with so many letters at least, which stray from the middle of their line by so
# many heights on average at most.
_MOST_TURNED, _FEWEST_TURNED, _STRAYS = 8, 5, 0.6
# How high the band around a turned line is, and how far it goes on before and behind it, in the size of its letters.
_BAND, _FURTHER = 2.6, 12
# White around what is given to the engine, and around words that were read, in pixels.
_MARGIN, _HALO = 8, 3


@dataclass(frozen=True, slots=True)
class _Ink:
    """A piece of connected ink, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def size(self) -> int:
        """Its height, or its width where it lies on its side."""
        return max(self.bottom - self.top, self.right - self.left)

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Turned:
    """A line of letters turned level, black on white, and the way from its places back to those in the picture."""

    picture: Image.Image
    back: NDArray[np.float64]

    def placed(self, word: Word) -> Word:
        """Return a word of the line with the box around it in the picture."""
        corners = [(x, y, 1.0) for x in (word.left, word.right) for y in (word.top, word.bottom)]
        places = np.array(corners) @ self.back.T
        (left, top), (right, bottom) = np.floor(places.min(axis=0)).tolist(), np.ceil(places.max(axis=0)).tolist()
        return replace(word, left=max(0, int(left)), top=max(0, int(top)), right=int(right), bottom=int(bottom))


class LeftOver:
    """The letters that seem to stand in a grey picture beside the words that were read.

    `grain` is the deviation of single pixels from their neighbours, in levels of grey.
    """

    def __init__(self, grey: Image.Image, read: Iterable[Word], grain: float) -> None:
        pixels: _Pixels = np.asarray(grey)
        self._least = max(_LEAST, _OVER_GRAIN * grain)
        self._whole: _Pixels = np.asarray(cv2.absdiff(pixels, _ground(pixels)), np.uint8)
        self._apart = self._whole.copy()
        for word in read:
            # Compression leaves traces around letters.
            halo = _HALO + (word.bottom - word.top) // 4
            rows = slice(max(0, word.top - halo), word.bottom + halo)
            self._apart[rows, max(0, word.left - halo) : word.right + halo] = 0
        self._lines = [line for line in _lines(_letters(self._apart >= self._least)) if len(line) >= _FEWEST]

    def level(self) -> Image.Image | None:
        """Return them black on white, in equal contrast, at their places; None if there are none."""
        return Image.fromarray(self._shown(self._lines)) if self._lines else None

    def turned(self) -> Iterator[tuple[Turned, Turned]]:
        """Yield the longest lines turned level, in both ways that each may be meant: by its slant, and by half a turn
        more. A level line was read as it stands, and may stand on its head."""
        found = 0
        for line in sorted(self._lines, key=len, reverse=True):
            if found == _MOST_TURNED or len(line) < _FEWEST_TURNED:
                return
            angle, strays = _direction(line)
            if strays <= _STRAYS:
                found += 1
                yield self._turned(line, angle), self._turned(line, angle + 180)

    def _turned(self, line: Sequence[_Ink], angle: float) -> Turned:
        """Return a line with what stands before and behind it: letters that touch are no letters on their own, and some
        may have been read as they stand."""
        left, top, right, bottom = _box(line)
        middle = (left + right) / 2, (top + bottom) / 2
        size = float(np.median([ink.size for ink in line]))
        width = math.ceil(math.hypot(right - left, bottom - top) + 2 * _FURTHER * size)
        height = math.ceil(_BAND * size)
        turn = cv2.getRotationMatrix2D(middle, -angle, 1.0)
        turn[:, 2] += np.array([width / 2 - middle[0], height / 2 - middle[1]])
        level = cv2.warpAffine(
            self._contrast(self._whole), turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255
        )
        return Turned(Image.fromarray(np.asarray(level, np.uint8)), np.asarray(cv2.invertAffineTransform(turn)))

    def _contrast(self, ink: _Pixels) -> _Pixels:
        """Return ink black on white, in equal contrast."""
        width = (_LETTER, _LETTER)
        darkest = np.maximum(cv2.blur(cv2.dilate(ink, np.ones(width, np.uint8)), width), np.float32(self._least))
        return np.asarray(255 - np.minimum(255, ink * (255.0 / darkest)), np.uint8)

    def _shown(self, lines: Iterable[Sequence[_Ink]]) -> _Pixels:
        """Return lines black on white at their places, and nothing else."""
        contrast = self._contrast(self._apart)
        shown: _Pixels = np.full_like(contrast, 255)
        for line in lines:
            for ink in line:
                rows = slice(max(0, ink.top - _MARGIN), ink.bottom + _MARGIN)
                columns = slice(max(0, ink.left - _MARGIN), ink.right + _MARGIN)
                shown[rows, columns] = contrast[rows, columns]
        return shown


def _ground(pixels: _Pixels) -> _Pixels:
    height, width = pixels.shape
    reduced = max(1, width // _REDUCED), max(1, height // _REDUCED)
    small: Any = cv2.resize(pixels, reduced, interpolation=cv2.INTER_AREA)
    smooth = cv2.medianBlur(small, (_GROUND // _REDUCED) | 1)
    return np.asarray(cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def _letters(ink: NDArray[np.bool_]) -> list[_Ink]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    if count > _MOST:
        return []
    found = []
    for left, top, width, height, area in stats[1:].tolist():
        low, high = sorted((width, height))
        if _LOWEST <= high <= _HIGHEST and high <= _WIDEST * 4 * low and area >= _FILLED * width * height:
            found.append(_Ink(left, top, left + width, top + height))
    return found


def _lines(letters: Sequence[_Ink]) -> list[list[_Ink]]:
    """Return the letters that are neighbours, and neighbours of these, whatever way their line goes."""
    ordered = sorted(letters, key=lambda ink: ink.left)
    leader = list(range(len(ordered)))

    def first(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for index, ink in enumerate(ordered):
        for other in range(index + 1, len(ordered)):
            if ordered[other].left > ink.right + _APART * _HIGHEST:
                break
            if _neighbours(ink, ordered[other]):
                leader[first(other)] = first(index)
    lines: dict[int, list[_Ink]] = {}
    for index, ink in enumerate(ordered):
        lines.setdefault(first(index), []).append(ink)
    return list(lines.values())


def _neighbours(one: _Ink, other: _Ink) -> bool:
    lower, higher = sorted((one.size, other.size))
    across = max(0, one.left - other.right, other.left - one.right)
    down = max(0, one.top - other.bottom, other.top - one.bottom)
    # Lines of a paragraph stand further apart than the letters of a word.
    return higher <= _UNEQUAL * lower and math.hypot(across, 2 * down) <= _APART * lower


def _direction(line: Sequence[_Ink]) -> tuple[float, float]:
    """Return the angle of a line of letters, in degrees (-90..90, counter-clockwise), and how far letters stray from
    it, in their size."""
    middles = np.array([ink.middle for ink in line])
    spread, axes = np.linalg.eigh(np.cov((middles - middles.mean(axis=0)).T))
    across, down = axes[:, 1]
    angle = math.degrees(math.atan2(-down, across))
    angle = (angle + 90) % 180 - 90
    return angle, float(math.sqrt(max(0.0, spread[0])) / np.mean([ink.size for ink in line]))


def _box(line: Sequence[_Ink]) -> tuple[int, int, int, int]:
    return (
        min(ink.left for ink in line), min(ink.top for ink in line),
        max(ink.right for ink in line), max(ink.bottom for ink in line),
    )  # fmt: skip

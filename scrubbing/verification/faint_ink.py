"""Ink in a picture that no word accounts for: paler than the rest, slanting, or upside down. Shares nothing with
extraction's look for it, which follows letters; here the picture is a grid, and what is uneven in it is followed."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Box = tuple[int, int, int, int]
# Cells of the grid, in pixels, and the share of a cell that is ink where letters stand: less is dust, more is a bar.
_CELL, _INKY = 12, (0.06, 0.75)
# The ground of a place is the mean of so many pixels around it.
_AROUND = 20
# Levels of grey (0..255) from which on ink can be seen, and in sizes of the picture's noise.
_VISIBLE, _OVER_NOISE = 7.0, 7.0
# So many cells in one piece may be a word; so many pieces are looked at; and their length in widths.
_FEWEST_CELLS, _MOST_PIECES, _LONG = 5, 8, 2.0
# A picture with more inky cells is a photograph of leaves or cloth, which is read as it stands only.
_MOST_CELLS = 6_000
# Around a piece that is turned level, in cells.
_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a picture that was turned by `degrees` (clockwise, as it stood at `left`, `top`), to be read."""

    picture: Image.Image
    degrees: float
    box: Box

    def back(self, box: Box) -> Box:
        """Return the box in the whole picture that lies around one in this part."""
        radians = math.radians(self.degrees)
        cosine, sine = math.cos(radians), math.sin(radians)
        middle = self.picture.width / 2, self.picture.height / 2
        own = (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2
        corners = [(x - middle[0], y - middle[1]) for x in (box[0], box[2]) for y in (box[1], box[3])]
        across = [own[0] + cosine * x - sine * y for x, y in corners]
        down = [own[1] + sine * x + cosine * y for x, y in corners]
        return math.floor(min(across)), math.floor(min(down)), math.ceil(max(across)), math.ceil(max(down))


class LeftOver:
    """A grey picture without the words that were read."""

    def __init__(self, grey: Image.Image, words: Iterable[Box]) -> None:
        self._whole = grey
        pixels = np.asarray(grey, np.uint8).copy()
        for left, top, right, bottom in words:
            more = 3 + (bottom - top) // 4
            place = slice(max(0, top - more), bottom + more), slice(max(0, left - more), right + more)
            # A word's ground is what stands at its edges.
            if pixels[place].size:
                edges = (pixels[place][0], pixels[place][-1], pixels[place][:, 0], pixels[place][:, -1])
                pixels[place] = np.median(np.concatenate(edges))
        self.picture = Image.fromarray(pixels)
        ground = np.asarray(self.picture.filter(ImageFilter.BoxBlur(_AROUND)), np.float32)
        near = np.asarray(self.picture.filter(ImageFilter.BoxBlur(1)), np.float32)
        noise = float(np.median(np.abs(pixels - near)))
        ink = np.abs(pixels - ground) >= max(_VISIBLE, _OVER_NOISE * noise)
        self._cells = _grid(ink)
        closed = cv2.dilate(self._cells.astype(np.uint8), np.ones((3, 3), np.uint8), iterations=2)
        count, self._labels = cv2.connectedComponents(closed, connectivity=8)
        self._labels[~self._cells] = 0
        sizes = np.bincount(self._labels.ravel(), minlength=count)
        found = [label for label in range(1, count) if sizes[label] >= _FEWEST_CELLS]
        self._found = sorted(found, key=lambda label: -int(sizes[label]))

    def __bool__(self) -> bool:
        """Whether there is ink in it."""
        return bool(self._found)

    def turned(self) -> Iterator[Piece]:
        """Yield each long piece of ink turned level, and turned upside down, with what was read in it as it stands."""
        if int(self._cells.sum()) <= _MOST_CELLS:
            for label in self._found[:_MOST_PIECES]:
                yield from _turned(self._whole, self._labels == label)


def _grid(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which cells of a picture are as inky as letters."""
    down, across = (side // _CELL for side in ink.shape)
    cells = ink[: down * _CELL, : across * _CELL].reshape(down, _CELL, across, _CELL).mean(axis=(1, 3))
    return np.asarray((cells >= _INKY[0]) & (cells <= _INKY[1]))


def _turned(picture: Image.Image, cells: NDArray[np.bool_]) -> Iterator[Piece]:
    down, across = np.nonzero(cells)
    spread, axes = np.linalg.eigh(np.cov(np.stack([across, down]).astype(float)))
    if spread[1] < _LONG**2 * max(spread[0], 0.08):
        return
    degrees = math.degrees(math.atan2(axes[1, 1], axes[0, 1]))
    box = (
        max(0, int(across.min()) - _MARGIN) * _CELL,
        max(0, int(down.min()) - _MARGIN) * _CELL,
        min(picture.width, (int(across.max()) + 1 + _MARGIN) * _CELL),
        min(picture.height, (int(down.max()) + 1 + _MARGIN) * _CELL),
    )
    part: Any = picture.crop(box)
    paper = int(np.median(np.asarray(part)))
    for turn in (degrees, degrees + 180):
        level = part.rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=paper)
        yield Piece(level, turn, box)

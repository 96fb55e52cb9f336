"""Faces in a copy: none may be there but those that a person keeps, or the policy."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

import numpy as np
from PIL import Image

from scrubbing.document import Sight
from scrubbing.sights import FACE

# Only what is surely a face is one: extraction notes far less sure ones, so that none is found here alone.
_SURE = 0.85
_SIDES = (1280, 640, 320)
_LOWEST = 20
_TURNS = (None, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_270)
# How far the middles of two boxes of one face may lie apart, and how different they may be in size.
_APART, _LARGER = 0.4, 1.8

# Middle, width and height as shares of the picture's.
_Place = tuple[float, float, float, float]


@dataclass(slots=True)
class Known:
    """The faces that may stay, each in one picture: which picture of the copy that is shows once it is met there."""

    stays: Sequence[Sight] = ()
    _met: dict[int, bytes] = field(default_factory=dict)

    def allows(self, place: _Place, picture: bytes) -> bool:
        """Whether a face at a place of a picture (named by a digest of its pixels) is one that may stay."""
        near = sorted(
            (distance, at) for at, sight in enumerate(self.stays) if (distance := _distance(sight, place)) < 1
        )
        return any(self._met.setdefault(at, picture) == picture for _, at in near)


def find(picture: Image.Image) -> list[_Place]:
    """Return the places of faces in a picture, each once."""
    places: list[_Place] = []
    colours = picture if picture.mode == "RGB" else picture.convert("RGB")
    for place in _all(colours) if min(picture.size) >= _LOWEST else ():
        if not any(_is_inside(place, other) or _is_inside(other, place) for other in places):
            places.append(place)
    return places


def _is_inside(one: _Place, other: _Place) -> bool:
    """Whether the middle of one lies in the other: no face lies in a face."""
    return abs(one[0] - other[0]) * 2 < other[2] and abs(one[1] - other[1]) * 2 < other[3]


def _all(colours: Image.Image) -> Iterator[_Place]:
    """Yield places of faces, the same face perhaps in several sizes."""
    for turn in _TURNS:
        for side in _SIDES if turn is None else _SIDES[1:2]:
            for place in _look(colours, side, turn):
                yield _turned_back(place, turn)


def _look(picture: Image.Image, side: int, turn: Image.Transpose | None) -> Iterator[_Place]:
    share = min(1.0, side / max(picture.size))
    small = picture.resize(
        (max(1, round(picture.width * share)), max(1, round(picture.height * share))), Image.Resampling.BOX
    )
    if turn is not None:
        small = small.transpose(turn)
    detector = _detector()
    detector.setInputSize(small.size)
    _, rows = detector.detect(np.ascontiguousarray(np.asarray(small)[..., ::-1]))
    for row in rows if rows is not None else ():
        left, top, width, height = (float(value) for value in row[:4])
        # Of what is no face the model may give a place beside the picture.
        beside = left >= small.width or top >= small.height or left + width <= 0 or top + height <= 0
        if np.isfinite(row).all() and height / share >= _LOWEST and not beside:
            across, down = (left + width / 2) / small.width, (top + height / 2) / small.height
            yield across, down, width / small.width, height / small.height


def _turned_back(place: _Place, turn: Image.Transpose | None) -> _Place:
    across, down, width, height = place
    if turn is Image.Transpose.ROTATE_90:
        return 1 - down, across, height, width
    if turn is Image.Transpose.ROTATE_180:
        return 1 - across, 1 - down, width, height
    return (down, 1 - across, height, width) if turn is Image.Transpose.ROTATE_270 else place


def _distance(sight: Sight, place: _Place) -> float:
    """Return how far a place is from a face that may stay; from 1 on it is another one."""
    if sight.type != FACE:
        return 1.0
    left, top, right, bottom = sight.box
    across, down, width, height = place
    own_width, own_height = (right - left) / sight.frame[0], (bottom - top) / sight.frame[1]
    if max(width / own_width, own_width / width, height / own_height, own_height / height) > _LARGER:
        return 1.0
    aside = abs((left + right) / 2 / sight.frame[0] - across) / max(width, own_width)
    above = abs((top + bottom) / 2 / sight.frame[1] - down) / max(height, own_height)
    return max(aside, above) / _APART


@functools.cache
def _detector() -> Any:
    import cv2

    cv2.setNumThreads(1)
    model = resources.files("scrubbing").joinpath("detection", "models", "faces.onnx")
    return cv2.FaceDetectorYN.create(str(model), "", (320, 320), _SURE)

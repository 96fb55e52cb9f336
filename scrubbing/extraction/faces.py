"""Faces in pictures, found by YuNet (see detection/models/README.md) through OpenCV.

The model knows faces of 10 to 300 pixels, so a picture is looked at in several sizes: large faces are found in the
small one, small faces in the large one. A picture without an upright face is looked at from the sides, too.
"""

import functools
from importlib import resources
from typing import Any

import numpy
from PIL import Image

from scrubbing.sights import Box, apart

# Longest sides, in pixels, to which a picture is scaled down.
_SIDES = (1280, 640, 320)
_TURNED_SIDE = 480
# Faces lower than this tell nobody.
_LOWEST = 20
# Surely no face below this. Above it the policy decides; what it leaves out was seen all the same.
_DOUBTFUL = 0.5
# The same picture turned gives more that only looks like a face.
_TURNED = 0.8
_TURNS = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}
# Of boxes of one face the surest is taken.
_OVERLAP = 0.3
_MOST = 5000


def find(picture: Image.Image) -> list[tuple[Box, float]]:
    """Return the boxes of faces in an RGB picture with how sure each is (0..1), the surest first."""
    if min(picture.size) < _LOWEST:
        return []
    found = [face for side in _sides(picture) for face in _look(picture, side)]
    if not any(score >= _TURNED for _, score in found):
        turned = (face for degrees in _TURNS for face in _look(picture, _TURNED_SIDE, degrees))
        found += [face for face in turned if face[1] >= _TURNED]
    return apart([face for face in found if face[0][3] - face[0][1] >= _LOWEST])


def _sides(picture: Image.Image) -> list[int]:
    longest = max(picture.size)
    return [side for side in _SIDES if side < longest] + ([longest] if longest <= _SIDES[0] else [])


def _look(picture: Image.Image, side: int, degrees: int = 0) -> list[tuple[Box, float]]:
    """Return what looks like a face in a picture of this side, turned counter-clockwise; boxes are of it as it stands.

    Turned is only what was scaled down: a large picture has no room for a copy of itself.
    """
    scale = min(1.0, side / max(picture.size))
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    small = picture.resize(size, Image.Resampling.BOX if scale < 0.5 else Image.Resampling.BILINEAR)
    width, height = picture.size
    if degrees:
        small = small.transpose(_TURNS[degrees])
        width, height = (width, height) if degrees == 180 else (height, width)
    detector = _detector()
    detector.setInputSize(small.size)
    _, rows = detector.detect(numpy.ascontiguousarray(numpy.asarray(small)[:, :, ::-1]))
    found = []
    # Of what is no face at all the model gives sizes without a bound.
    for left, top, across, down, *_, score in [] if rows is None else rows[numpy.isfinite(rows).all(axis=1)].tolist():
        box = (
            max(0, round(left / scale)),
            max(0, round(top / scale)),
            min(width, round((left + across) / scale)),
            min(height, round((top + down) / scale)),
        )
        if box[0] < box[2] and box[1] < box[3]:
            found.append((_turned_back(box, degrees, picture.size), float(score)))
    return found


def _turned_back(box: Box, degrees: int, size: tuple[int, int]) -> Box:
    """Return a box in the picture of this size before it was turned counter-clockwise."""
    if not degrees:
        return box
    left, top, right, bottom = box
    width, height = size
    if degrees == 90:
        return width - bottom, left, width - top, right
    if degrees == 180:
        return width - right, height - bottom, width - left, height - top
    return top, height - right, bottom, height - left


@functools.cache
def _detector() -> Any:
    import cv2  # web processes load no engine

    # Several workers read side by side, and more threads make one picture slower.
    cv2.setNumThreads(1)
    model = str(resources.files("scrubbing") / "detection" / "models" / "faces.onnx")
    return cv2.FaceDetectorYN.create(model, "", (320, 320), _DOUBTFUL, _OVERLAP, _MOST)

"""Reading codes in a copy: by OpenCV, which shares nothing with what wrote it, and by zxing, which knows more kinds."""

import functools
from typing import Any

import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image

# Larger pictures are scaled down for each of the two: OpenCV takes seconds for noise.
_FOR_OPENCV, _FOR_ZXING = 2_000_000, 16_000_000
_SMALLEST = 16

_Pixels = npt.NDArray[Any]


def read(picture: Image.Image) -> list[str]:
    """Return what the codes in a picture say, each text once."""
    if min(picture.size) < _SMALLEST:
        return []
    grey = picture.convert("L")
    return sorted({*_by_opencv(_scaled(grey, _FOR_OPENCV)), *_by_zxing(_scaled(grey, _FOR_ZXING))} - {""})


def _scaled(grey: Image.Image, most: int) -> _Pixels:
    share = (most / (grey.width * grey.height)) ** 0.5
    if share < 1:
        grey = grey.resize((max(1, int(grey.width * share)), max(1, int(grey.height * share))), Image.Resampling.BOX)
    return np.ascontiguousarray(grey)


def _by_opencv(pixels: _Pixels) -> set[str]:
    cv2, squares, bars = _opencv()
    found: set[str] = set()
    for reader in (squares, bars):
        try:
            _, texts, *_ = reader.detectAndDecodeMulti(pixels)
        except cv2.error:
            # It gives up on some pictures with an error of its own; the other reader has looked at them all the same.
            continue
        found.update(texts)
    return found


def _by_zxing(pixels: _Pixels) -> set[str]:
    return {found.text for found in zxingcpp.read_barcodes(pixels, text_mode=zxingcpp.TextMode.Plain)}


@functools.cache
def _opencv() -> tuple[Any, Any, Any]:
    import cv2

    cv2.setNumThreads(1)
    return cv2, cv2.QRCodeDetector(), cv2.barcode.BarcodeDetector()

"""QR and bar codes in pictures: the one adapter over zxing-cpp. Extraction reads by it, redaction reads and draws."""

import functools
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image

from scrubbing.sights import Box, is_same_place

# Larger pictures are scaled down before they are searched; a code in one that is this large is still large.
_MOST_PIXELS, _MOST_TURNED_PIXELS = 16_000_000, 2_000_000
# By how many degrees a picture is turned to find bars that stand slanting; at a right angle they are found anyway.
_TURNS = (22.5, 45.0, 67.5)
# Narrower pictures have no room for the smallest code that anybody prints.
_SMALLEST = 16
# A difference of brightness (of 255) without which nothing is drawn.
_CONTRAST = 24
# Kinds of codes that are looked for, those made of bars alone first.
_LINEAR = ("Code128", "Code39", "Code93", "Codabar", "ITF", "EANUPC", "DataBar")
_FORMATS = (
    "QRCode",
    "MicroQRCode",
    "RMQRCode",
    "DataMatrix",
    "Aztec",
    "PDF417",
    "MaxiCode",
    *_LINEAR,
)
# Sides of what is taken for a QR code that cannot be read: as a square looks, also when it is seen at an angle.
_SQUARE = 1.35
# Share of dark pixels in a QR code; the mask with which it is drawn sees to that.
_DARK = 0.25, 0.75

Point = tuple[int, int]
_Pixels = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Code:
    """A code in a picture, with its corners clockwise from its own top left, in pixels. `text` is what it says, None
    where it is surely a code that nobody can read."""

    text: str | None
    corners: tuple[Point, Point, Point, Point]
    # The kind of code as the library counts kinds.
    format: int

    @property
    def is_linear(self) -> bool:
        """Whether it is made of bars: every line across it says the same."""
        return self.format in _linear()

    @property
    def box(self) -> Box:
        """The upright box around it."""
        across, down = zip(*self.corners, strict=True)
        return min(across), min(down), max(across) + 1, max(down) + 1


def read(picture: Image.Image) -> list[Code]:
    """Return the codes in a picture, those that can be read first."""
    if min(picture.size) < _SMALLEST:
        return []
    grey = picture.convert("L")
    scale = min(1.0, (_MOST_PIXELS / (grey.width * grey.height)) ** 0.5)
    if scale < 1:
        grey = grey.resize((round(grey.width * scale), round(grey.height * scale)), Image.Resampling.BOX)
    pixels = numpy.ascontiguousarray(grey)
    if int(pixels.max()) - int(pixels.min()) < _CONTRAST:
        return []
    found = _search(pixels, _FORMATS)
    codes: list[Code] = []
    for code in [*(_code(result, _text(result)) for result in found if _text(result)), *_slanting(grey)]:
        if not any(code.text == other.text and is_same_place(code.box, other.box) for other in codes):
            codes.append(code)
    unread = [_code(result) for result in found if _is_unread(result, pixels)]
    for code in sorted(unread, key=lambda code: code.box[0] - code.box[2]):
        if not any(is_same_place(code.box, other.box) for other in codes):
            codes.append(code)
    return [_moved(code, lambda x, y: (x / scale, y / scale)) for code in codes]


def _search(pixels: _Pixels, formats: Sequence[str]) -> list[Any]:
    library = _library()
    wanted = library.BarcodeFormats([getattr(library.BarcodeFormat, name) for name in formats])
    return list(
        library.read_barcodes(pixels, formats=wanted, text_mode=library.TextMode.Plain, return_errors=True)
    )  # fmt: skip


def _slanting(grey: Image.Image) -> list[Code]:
    """Return the bar codes that stand slanting. Bars are read line by line, and no line crosses all of them there."""
    scale = min(1.0, (_MOST_TURNED_PIXELS / (grey.width * grey.height)) ** 0.5)
    size = max(1, round(grey.width * scale)), max(1, round(grey.height * scale))
    small = grey.resize(size, Image.Resampling.BOX)
    return [
        _moved(code, lambda x, y: (x / scale, y / scale)) for angle in _TURNS for code in _read_turned(small, angle)
    ]


def _read_turned(grey: Image.Image, angle: float) -> Iterator[Code]:
    turned = grey.rotate(angle, Image.Resampling.BILINEAR, expand=True, fillcolor=255)
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))

    def back(x: float, y: float) -> tuple[float, float]:
        right, down = x - turned.width / 2, y - turned.height / 2
        return right * cosine - down * sine + grey.width / 2, right * sine + down * cosine + grey.height / 2

    for result in _search(numpy.ascontiguousarray(turned), _LINEAR):
        if text := _text(result):
            yield _moved(_code(result, text), back)


def draw(text: str, format_: int) -> Image.Image | None:
    """Return a code of a kind that says a text, a pixel for each of its smallest squares or bars, without a margin;
    None where the kind cannot say it."""
    library = _library()
    try:
        made = library.create_barcode(text, library.BarcodeFormat(format_))
        return Image.fromarray(numpy.array(made.to_image(scale=1, add_hrt=False, add_quiet_zones=False)))
    except (ValueError, RuntimeError, TypeError, OverflowError):
        return None


def _text(result: Any) -> str:
    """Return what a code says; bytes that are no text count as nothing that anybody can read."""
    if result.error is not None or result.content_type.name in ("Binary", "UnknownECI"):
        return ""
    return str(result.text)


def _is_unread(result: Any, pixels: _Pixels) -> bool:
    """Whether a result is surely a code although nobody can read it.

    Only QR codes are told from anything else by their corners; and what a grid of them leaves between is no code.
    """
    if result.error is None:
        return bool(result.bytes) and not _text(result)
    if result.symbology != _library().BarcodeFormat.QRCode:
        return False
    corners = _code(result).corners
    sides = [_distance(one, other) for one, other in zip(corners, (*corners[1:], corners[0]), strict=True)]
    if min(sides) < _SMALLEST or max(sides) > _SQUARE * min(sides):
        return False
    diagonals = _distance(corners[0], corners[2]), _distance(corners[1], corners[3])
    if max(diagonals) > _SQUARE * min(diagonals):
        return False
    left, top, right, bottom = _code(result).box
    area = pixels[max(0, top) : bottom, max(0, left) : right]
    dark = float((area < (int(area.max()) + int(area.min())) / 2).mean())
    return _DARK[0] < dark < _DARK[1]


def _distance(one: Point, other: Point) -> float:
    return float(numpy.hypot(one[0] - other[0], one[1] - other[1]))


def _code(result: Any, text: str | None = None) -> Code:
    place = result.position
    points = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    one, two, three, four = ((int(point.x), int(point.y)) for point in points)
    return Code(text, (one, two, three, four), int(result.format))


def _moved(code: Code, move: Callable[[float, float], tuple[float, float]]) -> Code:
    """Return a code with its corners moved to where they stand in another picture."""
    (a, b), (c, d), (e, f), (g, h) = (map(round, move(x, y)) for x, y in code.corners)
    return Code(code.text, ((a, b), (c, d), (e, f), (g, h)), code.format)


@functools.cache
def _linear() -> frozenset[int]:
    """Return the kinds of codes that are one row of bars."""
    library = _library()
    every = library.barcode_formats_list(library.BarcodeFormats([library.BarcodeFormat.AllLinear]))
    return frozenset(int(kind) for kind in every if not kind.name.endswith(("Stk", "StkOmni")))


@functools.cache
def _library() -> Any:
    import zxingcpp  # web processes load no engine

    return zxingcpp

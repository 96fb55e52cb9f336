"""QR and bar codes that say a value: painted over, and drawn anew with what they may say where there is room for it."""

from collections.abc import Sequence
from typing import Any

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from scrubbing import codes
from scrubbing.codes import Code, Point
from scrubbing.document import Unit
from scrubbing.redaction.painting import set_label
from scrubbing.redaction.plan import Plan
from scrubbing.redaction.sights import grown, scaled
from scrubbing.sights import Box, is_same_place

# How far around its box, as a share of its size, a code is looked for again, and how far it is painted over.
_SEARCHED, _MARGIN = 1.0, 0.04
# Bars go on where their pattern is this much alike, and end where it is not for so many pixels.
_ALIKE, _ENDED = 0.5, 4
_BLUR, _AROUND_A_STRIPE = 2, 0.1
# With fewer pixels for its smallest square or bar a code can hardly be scanned.
_SMALLEST_STEP = 1.5
# The same code stands no more often than this around its place.
_MOST = 20
# On a ground darker than this no dark code can stand.
_DARK = 128
# Corners of a code that stands upright lie this near to those of its box, in pixels.
_UPRIGHT = 3
# Codes that stand at an angle are drawn from a picture of them this many times as large.
_FINE = 8
_LABEL = "[code removed]"

_Colour = tuple[int, int, int]
_Pixels = NDArray[Any]


def rewrite_codes(picture: Image.Image, units: Sequence[Unit], plan: Plan, factor: float = 1.0) -> None:
    """Take the values out of the codes in an RGB picture, drawn `factor` times as large as it was read."""
    for unit in units:
        if not plan.edits(unit.text):
            continue
        word = unit.words[0]
        box = scaled((word.left, word.top, word.right, word.bottom), factor, picture.size)
        region = grown(box, _SEARCHED, picture.size, least=8)
        area = picture.crop(region)
        own = box[0] - region[0], box[1] - region[1], box[2] - region[0], box[3] - region[1]
        picture.paste(_scrubbed(area, own, unit.text, plan.rewrite(unit.text)), region[:2])


def _scrubbed(area: Image.Image, box: Box, old: str, new: str) -> Image.Image:
    """Return a picture in which no code says the old text.

    Codes are read again, since the picture may be larger than the one they were read in, and the same code may stand
    in it several times.
    """
    rewritten = False
    for _ in range(_MOST):
        code = next((code for code in codes.read(area) if code.text == old), None)
        if code is None:
            break
        area, rewritten = _rewritten(area, _whole(area, code), new), True
    if rewritten or any(code.text == new and is_same_place(code.box, box) for code in codes.read(area)):
        return area
    left, top, right, bottom = box
    return _labelled(area, ((left, top), (right, top), (right, bottom), (left, bottom)))


def _whole(area: Image.Image, code: Code) -> Code:
    """Return a code of bars as it is drawn: readers only tell a stripe in which they read it, as if it were upright."""
    if not code.is_linear:
        return code
    pixels = numpy.asarray(area.convert("L")).astype(float)
    one, two, three, four = (numpy.array(corner, float) for corner in code.corners)
    start, end = (one + four) / 2, (two + three) / 2
    across = _across(pixels, code, end - start)
    down = numpy.array([-across[1], across[0]])
    half, middle = across * abs(float((end - start) @ across)) / 2, (start + end) / 2
    start, end = middle - half, middle + half
    bars = _profile(pixels, start, end)
    further = round(_MARGIN * _length(start, end))
    above, below = (_reach(pixels, start, end, bars, way * down) + further for way in (-1, 1))
    corners = start - above * down, end - above * down, end + below * down, start + below * down
    (a, b), (c, d), (e, f), (g, h) = ((round(float(x)), round(float(y))) for x, y in corners)
    return Code(code.text, ((a, b), (c, d), (e, f), (g, h)), code.format)


def _across(pixels: _Pixels, code: Code, reading: _Pixels) -> _Pixels:
    """Return the direction across the bars, in which they are read: that in which the brightness changes most."""
    left, top, right, bottom = grown(code.box, _AROUND_A_STRIPE, (pixels.shape[1], pixels.shape[0]))
    stripe = Image.fromarray(pixels[top:bottom, left:right].astype(numpy.uint8))
    # Blurred, since the steps by which slanting bars are drawn lead astray.
    down, across = numpy.gradient(numpy.asarray(stripe.filter(ImageFilter.GaussianBlur(_BLUR))).astype(float))
    angle = 0.5 * numpy.arctan2(2 * (across * down).sum(), (across**2).sum() - (down**2).sum())
    direction = numpy.array([numpy.cos(angle), numpy.sin(angle)])
    turned: _Pixels = direction if float(direction @ reading) >= 0 else -direction
    return turned


def _profile(pixels: _Pixels, start: _Pixels, end: _Pixels) -> _Pixels:
    """Return the pixels along a line, as they differ from their mean."""
    count = max(2, round(_length(start, end)))
    across, down = (numpy.linspace(start[axis], end[axis], count).round().astype(int) for axis in (0, 1))
    line = pixels[down.clip(0, pixels.shape[0] - 1), across.clip(0, pixels.shape[1] - 1)]
    profile: _Pixels = line - line.mean()
    return profile


def _reach(pixels: _Pixels, start: _Pixels, end: _Pixels, middle: _Pixels, step: _Pixels) -> int:
    """Return how many steps away from the middle the same bars are seen."""
    reach, missed = 0, 0
    strength = float((middle**2).sum())
    for distance in range(1, max(pixels.shape)):
        line = _profile(pixels, start + distance * step, end + distance * step)
        alike = float((line * middle).sum()) / max(1.0, (strength * float((line**2).sum())) ** 0.5)
        missed = 0 if alike >= _ALIKE else missed + 1
        if missed > _ENDED:
            break
        reach = distance if not missed else reach
    return reach


def _rewritten(area: Image.Image, code: Code, text: str) -> Image.Image:
    """Return a picture with another text in a code; with a label in its place where nobody could read it."""
    ground = _ground(area, code.corners)
    made = codes.draw(text, code.format)
    if made is not None and sum(ground) >= 3 * _DARK:
        drawn = _covered(area, code.corners, ground)
        if _place(drawn, made, code.corners) and any(found.text == text for found in codes.read(drawn)):
            return drawn
    return _labelled(area, code.corners)


def _labelled(area: Image.Image, corners: Sequence[Point]) -> Image.Image:
    ground = _ground(area, corners)
    covered = _covered(area, corners, ground)
    left, top = (max(0, min(point[axis] for point in corners)) for axis in (0, 1))
    right, bottom = (min(size, max(point[axis] for point in corners)) for axis, size in enumerate(area.size))
    set_label(covered, (left, top, right, bottom), _LABEL, ground)
    return covered


def _ground(area: Image.Image, corners: Sequence[Point]) -> _Colour:
    """Return the colour around a code."""
    rim = Image.new("1", area.size, 0)
    draw = ImageDraw.Draw(rim)
    draw.polygon(_spread(corners, 0.08), fill=1)
    draw.polygon(_spread(corners, 0), fill=0)
    pixels = numpy.asarray(area)[numpy.asarray(rim)]
    if not len(pixels):
        return 255, 255, 255
    red, green, blue = (int(value) for value in numpy.median(pixels, axis=0))
    return red, green, blue


def _covered(area: Image.Image, corners: Sequence[Point], ground: _Colour) -> Image.Image:
    covered = area.copy()
    ImageDraw.Draw(covered).polygon(_spread(corners, _MARGIN), fill=ground)
    return covered


def _spread(corners: Sequence[Point], share: float) -> list[tuple[float, float]]:
    """Return corners a little further from their middle, so that no edge of a code is left between them."""
    x, y = (sum(point[axis] for point in corners) / 4 for axis in (0, 1))
    spread = []
    for across, down in corners:
        factor = 1 + share + 2 / max(1.0, _length((x, y), (across, down)))
        spread.append((x + (across - x) * factor, y + (down - y) * factor))
    return spread


def _place(area: Image.Image, made: Image.Image, corners: Sequence[Point]) -> bool:
    """Draw a code between four corners; returns whether there is room for it."""
    pixels = numpy.asarray(made)
    linear = bool((pixels == pixels[0]).all())
    across = min(_length(corners[0], corners[1]), _length(corners[3], corners[2]))
    down = min(_length(corners[0], corners[3]), _length(corners[1], corners[2]))
    if across < _SMALLEST_STEP * made.width or (not linear and down < _SMALLEST_STEP * made.height):
        return False
    left, top = (min(point[axis] for point in corners) for axis in (0, 1))
    right, bottom = (max(point[axis] for point in corners) + 1 for axis in (0, 1))
    size = right - left, bottom - top
    if all(_is_near(x, left, right) and _is_near(y, top, bottom) for x, y in corners):
        mask = _upright(made, linear, corners, size)
        left, top = left + (size[0] - mask.width) // 2, top + (size[1] - mask.height) // 2
    else:
        mask = _at_an_angle(made, [(x - left, y - top) for x, y in corners], size)
    area.paste((0, 0, 0), (left, top), Image.eval(mask.convert("L"), lambda value: 255 - value))
    return True


def _is_near(place: int, one: int, other: int) -> bool:
    return min(abs(place - one), abs(place - other)) <= _UPRIGHT


def _upright(made: Image.Image, linear: bool, corners: Sequence[Point], size: tuple[int, int]) -> Image.Image:
    """Return a code as large as it fits with edges as sharp as they are printed; bars fill all of their height."""
    (x, y), (to_x, to_y) = corners[0], corners[1]
    lying = abs(to_x - x) >= abs(to_y - y)
    turn = (0 if to_x > x else 180) if lying else (270 if to_y > y else 90)
    width, height = size if lying else size[::-1]
    step = max(1, width // made.width if linear else min(width // made.width, height // made.height))
    large = made.resize(
        (made.width * step, height if linear else made.height * step), Image.Resampling.NEAREST
    )  # fmt: skip
    return large.rotate(turn, expand=True)


def _at_an_angle(made: Image.Image, corners: list[Point], size: tuple[int, int]) -> Image.Image:
    fine = made.convert("L").resize((made.width * _FINE, made.height * _FINE), Image.Resampling.NEAREST)
    own = [(0, 0), (fine.width, 0), (fine.width, fine.height), (0, fine.height)]
    return fine.transform(
        size, Image.Transform.PERSPECTIVE, _perspective(corners, own), Image.Resampling.BICUBIC, fillcolor=255
    )


def _perspective(source: Sequence[Point], target: Sequence[Point]) -> list[float]:
    """Return the coefficients by which Pillow finds, for a place among `source`, its place among `target`."""
    rows: list[list[float]] = []
    sides: list[float] = []
    for (x, y), (u, v) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        sides += [u, v]
    return [float(value) for value in numpy.linalg.solve(numpy.array(rows), numpy.array(sides))]


def _length(one: Sequence[float] | _Pixels, other: Sequence[float] | _Pixels) -> float:
    return float(numpy.hypot(one[0] - other[0], one[1] - other[1]))

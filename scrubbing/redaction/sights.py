"""What is seen in a picture and goes from it: faces, and codes that nobody can read."""

from collections.abc import Iterable

import numpy
from PIL import Image, ImageDraw, ImageFilter

from scrubbing.document import Sight
from scrubbing.redaction.painting import ground_of
from scrubbing.redaction.plan import Plan
from scrubbing.sights import FACE, Box

# How much wider and higher than its box a face is painted over: the box ends at brows and chin.
_AROUND_A_FACE = 0.12
# The soft edge around a face, as a share of its height.
_SOFT = 0.06
_AROUND_A_CODE = 0.03


def hide(picture: Image.Image, sights: Iterable[Sight], plan: Plan, factor: float = 1.0) -> None:
    """Make unrecognisable what must go of what was seen in an RGB picture, drawn `factor` times as large."""
    for sight in sights:
        if not plan.goes(sight.value):
            continue
        box = scaled(sight.box, factor, picture.size)
        if sight.type == FACE:
            _smear(picture, box)
        else:
            whole = grown(box, _AROUND_A_CODE, picture.size)
            picture.paste(ground_of(picture, whole), whole)


def _smear(picture: Image.Image, box: Box) -> None:
    """Paint a face over with one colour: nothing of it is left that anybody could bring back."""
    colour = tuple(int(value) for value in numpy.asarray(picture.crop(box)).reshape(-1, 3).mean(axis=0))
    soft = max(1, round(_SOFT * (box[3] - box[1])))
    oval = grown(box, _AROUND_A_FACE, picture.size)
    area = grown(oval, 0, picture.size, 3 * soft)
    mask = Image.new("L", (area[2] - area[0], area[3] - area[1]), 0)
    edges = oval[0] - area[0], oval[1] - area[1], oval[2] - area[0] - 1, oval[3] - area[1] - 1
    # As round as it may be without leaving out a corner of the box.
    radius = min((oval[2] - oval[0]) // 2, round(3.4 * min(box[0] - oval[0], box[1] - oval[1])) or 1)
    ImageDraw.Draw(mask).rounded_rectangle(edges, radius=radius, fill=255)
    edge = numpy.asarray(mask.filter(ImageFilter.GaussianBlur(soft)))
    # The soft edge lies outside alone: inside, all is of the one colour.
    picture.paste(colour, area[:2], Image.fromarray(numpy.maximum(numpy.asarray(mask), edge)))


def scaled(box: Box, factor: float, size: tuple[int, int]) -> Box:
    """Return a box in a picture of this size, drawn `factor` times as large."""
    left, top, right, bottom = box
    return (
        max(0, int(left * factor)),
        max(0, int(top * factor)),
        min(size[0], int(right * factor) + 1),
        min(size[1], int(bottom * factor) + 1),
    )


def grown(box: Box, share: float, size: tuple[int, int], least: int = 2) -> Box:
    """Return a box with a margin, a share of its longer side, within a picture of this size."""
    margin = max(least, round(share * max(box[2] - box[0], box[3] - box[1])))
    left, top, right, bottom = box[0] - margin, box[1] - margin, box[2] + margin, box[3] + margin
    return max(0, left), max(0, top), min(size[0], right), min(size[1], bottom)

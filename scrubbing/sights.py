"""Names for what is seen in pictures and not read, so that it can be found, decided about and proved like a value.

A name says in plain words what and where it is, and ends in a mark drawn from its pixels: the same face at the same
place of the same picture is one value, whatever files of the task it stands in. Light: web processes read names, too.
"""

from collections.abc import Iterable

FACE = "FACE"
UNREAD_CODE = "UNREAD_CODE"
# Types of which there is something to see, and no text to search for.
TYPES = frozenset({FACE, UNREAD_CODE})

_WORDS = {FACE: "A face", UNREAD_CODE: "A QR code that cannot be read"}
# What a copy shows in the place of one that goes.
_BECOMES = {FACE: "blurred", UNREAD_CODE: "painted over"}
_MARK = " · "

# Left, top, right, bottom in pixels, the last two outside.
Box = tuple[int, int, int, int]


def name(type_: str, box: Box, size: tuple[int, int], whole: str, mark: str) -> str:
    """Return the name of something at a box of a picture of this size; `whole` is what people call that picture."""
    return f"{_WORDS[type_]}, {_place(box, size)} of the {whole}{_MARK}{mark}"


def words(name: str) -> str:
    """Return a name without its mark, as people read it."""
    return name.rpartition(_MARK)[0] or name


def becomes(type_: str) -> str:
    """Return what a copy shows in the place of one that goes."""
    return _BECOMES[type_]


def is_same_place(one: Box, other: Box) -> bool:
    """Whether two boxes lie over each other so that they are of one thing, found twice."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    smaller = min((one[2] - one[0]) * (one[3] - one[1]), (other[2] - other[0]) * (other[3] - other[1]))
    return width > 0 and height > 0 and width * height * 2 > smaller


def apart(found: Iterable[tuple[Box, float]]) -> list[tuple[Box, float]]:
    """Return boxes with their scores, the surest first, without those that lie over a surer one."""
    kept: list[tuple[Box, float]] = []
    for box, score in sorted(found, key=lambda entry: (-entry[1], entry[0])):
        if not any(is_same_place(box, other) for other, _ in kept):
            kept.append((box, score))
    return kept


def _place(box: Box, size: tuple[int, int]) -> str:
    """Return in which ninth of the picture the middle of a box lies."""
    across, down = (min(2, 3 * (box[axis] + box[axis + 2]) // (2 * size[axis])) for axis in (0, 1))
    vertical, horizontal = ("upper", "", "lower")[down], ("left", "", "right")[across]
    if vertical and horizontal:
        return f"{vertical} {horizontal}"
    if horizontal:
        return f"{horizontal} side"
    return {"upper": "top", "lower": "bottom"}.get(vertical, "middle")

"""PNG, JPEG, TIFF and WebP: words, codes and faces painted over, everything else but the pixels left behind."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from PIL import Image, ImageCms, TiffImagePlugin

from scrubbing.document import ConstructKind, Document, Kind
from scrubbing.geometry import frame_locator, ordinal
from scrubbing.limits import Budget
from scrubbing.pictures import frames_of, has_transparency, on_ground, open_picture
from scrubbing.redaction.codes import rewrite_codes
from scrubbing.redaction.painting import notice, paint, patches
from scrubbing.redaction.plan import Plan, Writing
from scrubbing.redaction.sights import hide
from submissions.media import MediaType

_QUALITY = 92
_SETTINGS: dict[str, dict[str, Any]] = {
    MediaType.PNG: {"format": "PNG", "optimize": True},
    # Full colour resolution: half of it would fray coloured text.
    MediaType.JPEG: {"format": "JPEG", "quality": _QUALITY, "subsampling": 0},
    MediaType.WEBP: {"format": "WEBP", "quality": _QUALITY, "exact": False},
}
# Below this opacity (of 255) nobody sees a pixel's colour, so it is not kept.
_UNSEEN = 8


def redact(source: BinaryIO, target: BinaryIO, document: Document, writing: Writing) -> list[str]:
    """Write a fresh picture of the same format: the first frame, of TIFF every frame; no metadata of any kind.

    Raises:
        Held: CORRUPT or IMAGE_TOO_LARGE, as extraction would.
    """
    picture = open_picture(source, document.media_type, Budget())
    frames = _frames(picture, document, writing.plan)
    if document.media_type == MediaType.TIFF:
        _save_tiff(frames, target)
    else:
        next(frames).save(target, **_SETTINGS[document.media_type])
    return _stripped(document)


def _frames(picture: Image.Image, document: Document, plan: Plan) -> Iterator[Image.Image]:
    for number, frame in enumerate(frames_of(picture, Budget()), start=1):
        if plan.removes(frame_locator(number)):
            yield notice(frame.size, "[picture removed]")
        else:
            yield _bare(_repainted(frame, number, document, plan), document.media_type)


def _repainted(frame: Image.Image, number: int, document: Document, plan: Plan) -> Image.Image:
    units = [unit for unit in document.units if unit.words and ordinal(unit.locator) == number]
    sights = [sight for sight in document.sights if ordinal(sight.locator) == number]
    if not any(plan.edits(unit.text) for unit in units) and not any(plan.goes(sight.value) for sight in sights):
        return frame
    on_white, on_black = (
        sum(len(unit.words) for unit in units if unit.locator == frame_locator(number, part))
        for part in ("", "on black")
    )
    # A see-through picture gets the ground on which most of its words can be read.
    painted = _true_colours(on_ground(frame, 0 if on_black > on_white else 255), frame)
    hide(painted, sights, plan)
    for unit in units:
        if unit.kind is not Kind.CODE:
            paint(painted, patches(unit, plan), unit.words)
    rewrite_codes(painted, [unit for unit in units if unit.kind is Kind.CODE], plan)
    return (
        painted if frame.mode not in ("1", "L", "I", "F") and not frame.mode.startswith("I;") else painted.convert("L")
    )


def _bare(frame: Image.Image, media_type: str) -> Image.Image:
    """Return nothing but the pixels, in a mode that the format can hold."""
    if has_transparency(frame) and media_type != MediaType.JPEG:
        bare = _only_pixels(frame if frame.mode == "RGBA" else frame.convert("RGBA"))
        bare.paste((255, 255, 255, 0), mask=bare.getchannel("A").point(lambda opacity: 255 * (opacity < _UNSEEN)))
        return bare
    if frame.mode in ("1", "L"):
        return _only_pixels(frame)
    colours = _true_colours(on_ground(frame, 255), frame)
    if frame.mode.startswith("I") or frame.mode == "F":
        colours = colours.convert("L")
    return _only_pixels(colours)


def _only_pixels(picture: Image.Image) -> Image.Image:
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    return bare


def _true_colours(picture: Image.Image, original: Image.Image) -> Image.Image:
    """Return an RGB picture in sRGB, since its own profile is left behind."""
    profile = original.info.get("icc_profile")
    if not profile or original.mode not in ("RGB", "RGBA"):
        return picture
    try:
        converted = ImageCms.profileToProfile(
            picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        )
    except (ImageCms.PyCMSError, OSError):
        return picture  # a broken profile: viewers ignore it as well
    return converted if converted is not None else picture


def _save_tiff(frames: Iterator[Image.Image], target: BinaryIO) -> None:
    """Write the frames one after the other; a scan of a hundred pages must not be held in memory."""
    with TiffImagePlugin.AppendingTiffWriter(target, new=True) as writer:
        for frame in frames:
            frame.save(writer, format="TIFF", compression="group4" if frame.mode == "1" else "tiff_adobe_deflate")
            writer.newFrame()


def _stripped(document: Document) -> list[str]:
    kinds = [
        construct.locator.partition(", ")[2]
        for construct in document.constructs
        if construct.kind is ConstructKind.IMAGE_METADATA
    ]
    stripped = [f"image metadata ({', '.join(dict.fromkeys(kinds))})"] if kinds else []
    if any(construct.kind is ConstructKind.EXTRA_FRAMES for construct in document.constructs):
        stripped.append("further image frames: only the first was kept")
    if any(construct.kind is ConstructKind.OTHER for construct in document.constructs):
        stripped.append("data after the end of the image")
    return stripped

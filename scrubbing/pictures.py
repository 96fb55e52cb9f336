"""Opening pictures from strangers with Pillow: only the announced format, only as large as allowed, turned upright."""

import hashlib
import io
import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from scrubbing.limits import Budget
from submissions.media import MediaType
from submissions.reasons import Held, Reason

FORMATS: dict[str, str] = {
    MediaType.PNG: "PNG",
    MediaType.JPEG: "JPEG",
    MediaType.TIFF: "TIFF",
    MediaType.WEBP: "WEBP",
}

# Formats that are no file of their own here; in pages, mails and packages they are turned into PNG.
_TURNED = ("GIF", "BMP")
_TURNED_BEGIN = (b"GIF87a", b"GIF89a", b"BM")
# Rows of a picture that are worked on at once where a copy of the whole would take too much memory.
_STRIP = 256
# What Pillow's decoders raise on damaged files, beside their own error classes (which are OSErrors).
DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error, zlib.error)


def open_picture(source: BinaryIO, media_type: str, budget: Budget) -> Image.Image:
    """Open a picture without decoding it; `media_type` decides the only decoder that may look at it.

    Raises:
        Held: CORRUPT, or IMAGE_TOO_LARGE by the size in its header.
    """
    source.seek(0)
    try:
        picture = Image.open(source, formats=(FORMATS[media_type],))
    except Image.DecompressionBombError as error:
        raise Held(Reason.IMAGE_TOO_LARGE) from error
    except (UnidentifiedImageError, *DAMAGE) as error:
        raise Held(Reason.CORRUPT) from error
    budget.check_pixels(*picture.size)
    return picture


def as_png(data: bytes, budget: Budget) -> tuple[bytes, bool]:
    """Return a GIF or BMP as PNG and whether it had further frames, of which the PNG has none; all else as it is.

    Raises:
        Held: IMAGE_TOO_LARGE.
    """
    if not data.startswith(_TURNED_BEGIN):
        return data, False
    try:
        with Image.open(io.BytesIO(data), formats=_TURNED) as picture:
            budget.check_pixels(*picture.size)
            picture.load()
            target = io.BytesIO()
            picture.convert("RGBA").save(target, "PNG")
            return target.getvalue(), frame_count(picture) > 1
    except (UnidentifiedImageError, Image.DecompressionBombError, *DAMAGE):
        # Whoever reads pictures will refuse it, with its own reason.
        return data, False


def frames_of(picture: Image.Image, budget: Budget) -> Iterator[Image.Image]:
    """Yield each frame decoded and upright (the EXIF orientation applied); it lasts until the next one is asked for.
    Only TIFF frames are pages of their own; of an animation or a camera's multi-picture file only the first is given.

    Raises:
        Held: CORRUPT when a frame cannot be decoded to its end, IMAGE_TOO_LARGE by its size.
    """
    for index in range(page_count(picture)):
        try:
            picture.seek(index)
            budget.check_pixels(*picture.size)
            picture.load()
            yield _upright(picture)
        except Image.DecompressionBombError as error:
            raise Held(Reason.IMAGE_TOO_LARGE) from error
        except DAMAGE as error:
            raise Held(Reason.CORRUPT) from error


def _upright(picture: Image.Image) -> Image.Image:
    """Turn a picture as its EXIF orientation says. Pillow would copy one that stands upright, too."""
    turned = picture.getexif().get(ExifTags.Base.Orientation, 1) in range(2, 9)
    return ImageOps.exif_transpose(picture) if turned else picture


def page_count(picture: Image.Image) -> int:
    """Return how many frames are pages of their own."""
    return frame_count(picture) if picture.format == "TIFF" else 1


def frame_count(picture: Image.Image) -> int:
    """Return how many frames the file holds.

    Raises:
        Held: CORRUPT when they cannot be counted.
    """
    try:
        return int(getattr(picture, "n_frames", 1))
    except DAMAGE as error:
        raise Held(Reason.CORRUPT) from error


def has_transparency(picture: Image.Image) -> bool:
    """Whether any pixel may be see-through."""
    return picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info


def on_ground(picture: Image.Image, shade: int) -> Image.Image:
    """Return the picture as RGB lying on a plain ground of this grey (0 black .. 255 white); one that is RGB as it is.

    A picture of 50 megapixels takes 200 MB. What is see-through is laid on its ground in strips, since that takes four.
    """
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = _to_eight_bits(picture)
    if not has_transparency(picture):
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    whole = Image.new("RGB", picture.size)
    for top in range(0, picture.height, _STRIP):
        strip = picture.crop((0, top, picture.width, min(top + _STRIP, picture.height))).convert("RGBA")
        ground = Image.new("RGBA", strip.size, (shade, shade, shade, 255))
        whole.paste(Image.alpha_composite(ground, strip).convert("RGB"), (0, top))
    return whole


def digest(picture: Image.Image, about: str) -> bytes:
    """Return what tells a picture from any other that the same is said about, without a copy of all its pixels."""
    found = hashlib.sha256(about.encode())
    for top in range(0, picture.height, _STRIP):
        found.update(picture.crop((0, top, picture.width, min(top + _STRIP, picture.height))).tobytes())
    return found.digest()


def _to_eight_bits(picture: Image.Image) -> Image.Image:
    """Spread a 16 or 32 bit grey picture's own range over 256 greys; Pillow's conversion would clip it to white."""
    floating = picture.convert("F")
    low, high = floating.getextrema()
    if not isinstance(low, float) or not isinstance(high, float) or high <= low:
        return Image.new("L", picture.size, 255)
    span = 255 / (high - low)
    return floating.point(lambda value: value * span + -low * span).convert("L")

"""Pictures in a package: formats that no reader here takes are turned into PNG first."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from scrubbing.limits import Budget
from submissions.reasons import Held, Reason

_TURNED = ("GIF", "BMP")
_MAGIC = (b"GIF87a", b"GIF89a", b"BM")
# A transparent pixel, for pictures that had to go while their frame stays.
_BLANK_SIZE = (1, 1)


def as_png(data: bytes, budget: Budget) -> bytes:
    """Return a GIF or BMP as PNG (of an animation the first frame), any other picture as it is.

    Raises:
        Held: IMAGE_TOO_LARGE.
    """
    if not data.startswith(_MAGIC):
        return data
    try:
        with Image.open(BytesIO(data), formats=_TURNED) as image:
            budget.check_pixels(*image.size)
            image.load()
            return _png(image.convert("RGBA"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        # Whoever reads pictures will refuse it, with its own reason.
        return data


def blank() -> bytes:
    """Return a transparent PNG of one pixel."""
    return _png(Image.new("RGBA", _BLANK_SIZE, (0, 0, 0, 0)))


def suffix(data: bytes) -> tuple[str, str]:
    """Return the extension and content type a picture has by its first bytes.

    Raises:
        Held: REDACTION_FAILED when it is none of those that are written.
    """
    if data.startswith(b"\x89PNG"):
        return ".png", "image/png"
    if data.startswith(b"\xff\xd8"):
        return ".jpeg", "image/jpeg"
    if data.startswith((b"II*\0", b"MM\0*")):
        return ".tiff", "image/tiff"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ".webp", "image/webp"
    raise Held(Reason.REDACTION_FAILED)


def _png(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()

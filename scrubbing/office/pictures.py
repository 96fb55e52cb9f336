"""Pictures in a package: what stands in their place, and what they are called by their content."""

from io import BytesIO

from PIL import Image

from submissions.reasons import Held, Reason

# A transparent pixel, for pictures that had to go while their frame stays.
_BLANK_SIZE = (1, 1)


def blank() -> bytes:
    """Return a transparent PNG of one pixel."""
    target = BytesIO()
    Image.new("RGBA", _BLANK_SIZE, (0, 0, 0, 0)).save(target, "PNG")
    return target.getvalue()


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

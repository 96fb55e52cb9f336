"""Pictures with planted values: in the pixels, in every kind of metadata and behind the end."""

import io
import struct
import zlib
from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Any

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

NAME = "Margaret Thornbury"
EMAIL = "m.thornbury@halvorsen.example"
COMPANY = "Halvorsen Marine"

LETTER: tuple[str, ...] = (
    f"Invoice 2024-118 for Ms {NAME}",
    f"Payable to {COMPANY} Ltd within thirty days.",
    "The charter of the yacht begins at Nassau on 14 March.",
    f"Questions: {EMAIL} or the harbour office.",
)


def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """Return a font that needs nothing installed."""
    name = "VeraBd.ttf" if bold else "Vera.ttf"
    return ImageFont.truetype(str(resources.files("reportlab") / "fonts" / name), size)


def page(
    lines: Sequence[str] = LETTER,
    size: tuple[int, int] = (1000, 480),
    ground: Any = (255, 255, 255),
    ink: Any = (20, 20, 20),
    height: int = 24,
    mode: str = "RGB",
) -> Image.Image:
    """Draw lines of text as a scanner or a screen would show them."""
    picture = Image.new(mode, size, ground)
    draw = ImageDraw.Draw(picture)
    for index, line in enumerate(lines):
        draw.text((60, 60 + index * height * 3), line, font=font(height), fill=ink)
    return picture


# Ways to write a name that one look at a picture misses: ground, ink of the line beside it, its own ink, and its turn
# in degrees, counter-clockwise.
MISSED: dict[str, tuple[Any, Any, Any, float]] = {
    "grey beside black": ((255, 255, 255), (0, 0, 0), (180, 180, 180), 0),
    "hardly to be seen": ((255, 255, 255), (0, 0, 0), (240, 240, 240), 0),
    "blue on navy": ((22, 40, 90), (255, 255, 255), (70, 95, 160), 0),
    "yellow on white": ((255, 255, 255), (0, 0, 0), (240, 220, 60), 0),
    "rising": ((255, 255, 255), (0, 0, 0), (0, 0, 0), 35),
    "falling": ((255, 255, 255), (0, 0, 0), (60, 60, 60), -25),
    "on its head": ((255, 255, 255), (0, 0, 0), (0, 0, 0), 180),
    "pale and rising": ((250, 250, 250), (20, 20, 20), (190, 190, 200), 30),
}


def with_missed(kind: str, name: str = NAME) -> Image.Image:
    """Draw a plain line and, far below it, a name in one of the ways of `MISSED`."""
    ground, ink, own, turn = MISSED[kind]
    picture = Image.new("RGB", (900, 640), ground)
    ImageDraw.Draw(picture).text((40, 40), "Quarterly plan for review", font=font(36), fill=ink)
    mask = Image.new("L", (560, 70))
    ImageDraw.Draw(mask).text((20, 12), name, font=font(36), fill=255)
    mask = mask.rotate(turn, Image.Resampling.BICUBIC, expand=True)
    picture.paste(own, (150, 160), mask)
    return picture


def encode(picture: Image.Image, format_: str = "PNG", **settings: Any) -> bytes:
    """Return the picture as a file."""
    buffer = io.BytesIO()
    picture.save(buffer, format_, **settings)
    return buffer.getvalue()


def exif(**fields: str) -> Image.Exif:
    """Return EXIF data with an artist, a camera owner, a comment and a position."""
    data = Image.Exif()
    data[0x013B] = fields.get("artist", "Exif Artist Person")
    data[0x010E] = fields.get("description", "Exif Description Person")
    data.get_ifd(0x8769)[0xA430] = fields.get("owner", "Exif Owner Person")
    data.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + fields.get("comment", "Exif Comment Person").encode()
    gps = data.get_ifd(0x8825)
    gps.update({1: "N", 2: (25.0, 4.0, 39.0), 3: "W", 4: (77.0, 20.0, 20.0), 29: "2024:03:14"})
    return data


def jpeg_with_metadata() -> bytes:
    """A photo of a letter as a phone sends it, with EXIF, GPS, XMP, a comment and a trailing archive."""
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><creator>Xmp Creator Person</creator></x:xmpmeta>'
    data = encode(page(), "JPEG", quality=95, exif=exif(), comment=b"Jpeg Comment Person", xmp=xmp)
    return data + b"PK\x03\x04 Trailing Data Person"


def png_with_metadata() -> bytes:
    """A screenshot with text chunks before and after its pixels, and bytes behind its end."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Text Chunk Person")
    info.add_text("Comment", "Compressed Chunk Person", zip=True)
    info.add_itxt("Title", "International Chunk Person", "en", "Title")
    info.add(b"tEXt", b"Source\0Late Chunk Person", after_idat=True)
    return encode(page(), "PNG", pnginfo=info, exif=exif()) + b"Trailing Data Person"


def tiff_pages(pages: Iterable[Image.Image]) -> bytes:
    """A fax or scan: several pages in one TIFF."""
    first, *rest = pages
    return encode(
        first, "TIFF", save_all=True, append_images=rest, compression="tiff_deflate", artist="Tiff Artist Person"
    )


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of some hundred bytes whose header promises gigabytes of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def _gifs() -> dict[str, bytes]:
    logo, later = page(["Fernhollow"], (320, 120)), page(["Later"], (320, 120))
    return {
        "spacer": encode(Image.new("1", (1, 1)), "GIF"),
        "logo": encode(logo, "GIF"),
        "animated": encode(logo, "GIF", save_all=True, append_images=[later], duration=100),
        "bitmap": encode(logo, "BMP"),
    }


# Pictures as mails, pages and notebooks show them, of formats that are no file of their own here.
GIFS = _gifs()

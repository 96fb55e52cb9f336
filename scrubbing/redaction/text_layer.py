"""An invisible text layer for pages that are rebuilt as pictures, so that they can still be searched and copied from.

Its font has no shapes and no script: each character is its own UTF-16 code, so any language works and no original font
is carried along.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf

# Every character is half as wide as the font is high.
_ADVANCE, _UNITS = 500, 1000
_DESCENT = 0.21


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and the box it fills, in points of the page, origin bottom left. `turned` text runs upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    turned: bool = False


def invisible_text(pieces: Iterable[Placed], font: str) -> bytes:
    """Return the content stream that writes each text invisibly (render mode 3) into its box."""
    shown = [drawn for piece in pieces if (drawn := _show(piece, font))]
    return b"\n".join([b"BT", b"3 Tr", *shown, b"ET"]) if shown else b""


def _show(piece: Placed, font: str) -> bytes:
    width, height = piece.right - piece.left, piece.top - piece.bottom
    if piece.turned:
        width, height = height, width
    codes = piece.text.encode("utf-16-be", "replace")
    if not codes or width <= 0 or height <= 0:
        return b""
    natural = len(codes) / 2 * height * _ADVANCE / _UNITS
    # No wider than letters are: readers take wide gaps for several spaces.
    stretch = min(110.0, 100 * width / natural)
    if piece.turned:
        place = f"0 1 -1 0 {piece.right - _DESCENT * height:.2f} {piece.bottom:.2f} Tm"
    else:
        place = f"1 0 0 1 {piece.left:.2f} {piece.bottom + _DESCENT * height:.2f} Tm"
    # The space belongs to the word: readers that measure no gaps still see where it ends.
    return f"/{font} {height:.2f} Tf {stretch:.2f} Tz {place} <{codes.hex()}0020> Tj".encode("ascii")


def glyphless_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Add the font to a PDF. `map_characters` completes it once it is known what was written in it."""
    program = pdf.make_stream(_font_program())
    program.Length1 = len(_font_program())
    descriptor = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name("/Glyphless"),
            Flags=5,
            FontBBox=[0, 0, _ADVANCE, _UNITS],
            ItalicAngle=0,
            Ascent=_UNITS,
            Descent=0,
            CapHeight=_UNITS,
            StemV=80,
            FontFile2=program,
        )
    )
    descendant = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=pikepdf.Name("/Glyphless"),
            CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=descriptor,
            DW=_ADVANCE,
            # Every code shows the one empty glyph.
            CIDToGIDMap=pdf.make_stream(b"\x00\x01" * 65536),
        )
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name("/Glyphless"),
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=[descendant],
        )
    )


def map_characters(pdf: pikepdf.Pdf, font: pikepdf.Object, pieces: Iterable[Placed]) -> None:
    """Let the font say which characters its codes are: of the alphabets of the pieces only, since readers take long
    over all 65,536 of them on every page."""
    units = {high for piece in pieces for high in piece.text.encode("utf-16-be", "replace")[::2]}
    font.ToUnicode = pdf.make_stream(_to_unicode(units | {0}))


def _to_unicode(alphabets: Iterable[int]) -> bytes:
    """Return the map that says that codes are characters. A range may not cross a multiple of 256, a block not 100."""
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in sorted(alphabets)]
    blocks = [ranges[start : start + 100] for start in range(0, 256, 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <ffff>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfrange", *block, "endbfrange"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")


def _font_program() -> bytes:
    """Return the smallest TrueType font: two glyphs without outlines."""
    glyphs = 2
    metrics = struct.pack(">HhHh", _ADVANCE, 0, _ADVANCE, 0)
    tables = {
        b"OS/2": struct.pack(">hHHhh", 1, _ADVANCE, 400, 5, 0) + bytes(78 - 10),
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 1, 12)
        + struct.pack(">HHHHHHH", 4, 24, 0, 2, 2, 0, 0)
        + struct.pack(">HHHhH", 0xFFFF, 0, 0xFFFF, 1, 0),
        b"glyf": b"\0",
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh", 65536, 65536, 0, 0x5F0F3CF5, 0, _UNITS, 0, 0, 0, 0, _ADVANCE, _UNITS, 0, 8, 2, 0, 0
        ),
        b"hhea": struct.pack(
            ">IhhhHhhhhhhhhhhhH", 65536, _UNITS, 0, 0, _ADVANCE, 0, 0, _ADVANCE, 1, 0, 0, 0, 0, 0, 0, 0, glyphs
        ),
        b"hmtx": metrics,
        b"loca": struct.pack(">HHH", 0, 0, 0),
        b"maxp": struct.pack(">IH", 65536, glyphs) + bytes(26),
        b"name": struct.pack(">HHH", 0, 0, 6),
        b"post": struct.pack(">IIhhI", 0x00030000, 0, 0, 0, 1) + bytes(16),
    }
    offset = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, data in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, _checksum(data), offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return struct.pack(">IHHHH", 65536, len(tables), 128, 3, 16 * len(tables) - 128) + directory + body


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF

"""Fonts of our own for what is written in the place of values: plain ones that follow the style of the text around.

They are embedded whole, so no trace of what a font was cut to, and look and measure like the fonts every reader has.
"""

from dataclasses import dataclass

import pikepdf
from reportlab.pdfbase import pdfmetrics

from scrubbing.paper import standard_font
from scrubbing.redaction.compact_font import character_map
from scrubbing.redaction.content import Doubt
from scrubbing.redaction.fonts import OURS, Style

# Text is set smaller down to this share of its size, then squeezed.
_SMALLEST = 0.8
_FAMILIES = {
    "sans": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "serif": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "fixed": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
}
_FIRST, _LAST = 32, 255
_CHARACTERS = [
    (bytes((code,)), text) for code in range(_FIRST, _LAST + 1) if (text := bytes((code,)).decode("cp1252", "ignore"))
]
# How high small letters are, in ems, with what round ones stand out; and how much our text may differ in size for it.
_X_HEIGHTS = {"sans": 0.53, "serif": 0.46, "fixed": 0.44}
_LOWEST, _HIGHEST = 0.85, 1.2


@dataclass(frozen=True, slots=True)
class StandIn:
    """A text as one of our fonts writes it. `size` and `stretch` are shares of the size and stretch around it; `width`
    is what it takes then, in thousandths of the size around it."""

    font: str
    data: bytes
    size: float
    stretch: float
    width: float


class StandInFonts:
    """Our fonts in one PDF, each added when it is first used."""

    def __init__(self, target: pikepdf.Pdf) -> None:
        self._target = target
        self._added: dict[str, pikepdf.Object] = {}

    def set(self, text: str, style: Style, room: float, x_height: float | None = None) -> StandIn:
        """Return a text that takes no more than the room, in thousandths of the size around it, with small letters as
        high as those around it, where that is known.

        Raises:
            Doubt: our fonts lack one of its letters, or there is no room.
        """
        name = _FAMILIES[style.family][style.bold + 2 * style.italic]
        try:
            data = text.encode("cp1252")
        except UnicodeEncodeError:
            raise Doubt("letters") from None
        if room <= 0 or not data or min(data) < _FIRST:
            raise Doubt("letters")
        natural = sum(_widths(name)[code - _FIRST] for code in data)
        fitting = 1.0 if x_height is None else min(_HIGHEST, max(_LOWEST, x_height / _X_HEIGHTS[style.family]))
        size = min(fitting, max(_SMALLEST * fitting, room / natural))
        stretch = min(1.0, int(100 * room / (natural * size)) / 100)
        if stretch <= 0:
            raise Doubt("letters")
        return StandIn(name, data, size, stretch, natural * size * stretch)

    def resource(self, name: str) -> pikepdf.Object:
        """Return the font as pages refer to it."""
        if name not in self._added:
            self._added[name] = self._target.make_indirect(self._font(name))
        return self._added[name]

    def _font(self, name: str) -> pikepdf.Dictionary:
        face = pdfmetrics.getTypeFace(name)
        plain = pikepdf.Name(f"/{OURS}-{name}")
        program = self._target.make_stream(standard_font(name))
        program.Subtype = pikepdf.Name.Type1C
        bold, italic = "Bold" in name, name.endswith(("Oblique", "Italic"))
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=plain,
            Flags=32 + name.startswith("Courier") + 2 * name.startswith("Times") + 64 * italic,
            FontBBox=[-250, -300, 1200, 1000],
            ItalicAngle=-12 if italic else 0,
            Ascent=face.ascent,
            Descent=face.descent,
            CapHeight=face.ascent,
            StemV=140 if bold else 85,
            FontFile3=program,
        )
        return pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=plain,
            FirstChar=_FIRST,
            LastChar=_LAST,
            Widths=_widths(name),
            Encoding=pikepdf.Name.WinAnsiEncoding,
            FontDescriptor=self._target.make_indirect(descriptor),
            ToUnicode=self._target.make_stream(character_map(_CHARACTERS)),
        )


def _widths(name: str) -> list[int]:
    glyphs = pdfmetrics.getTypeFace(name).glyphWidths
    return [glyphs.get(glyph, 0) for glyph in pdfmetrics.Encoding("WinAnsiEncoding").vector[_FIRST : _LAST + 1]]

"""What cutting must know of a page's fonts: which bytes are a glyph, how far it moves the pen, and how the font looks.

A font that is not understood to the last glyph raises Doubt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from reportlab.pdfbase import pdfmetrics

from scrubbing.redaction.content import Doubt

_STANDARD_FONTS = frozenset(pdfmetrics.standardFonts)
_OWN_ENCODINGS = {"Symbol": "SymbolEncoding", "ZapfDingbats": "ZapfDingbatsEncoding"}
_BASE_ENCODINGS = {"/WinAnsiEncoding": "WinAnsiEncoding", "/MacRomanEncoding": "MacRomanEncoding"}
# The names by which the proof knows our own fonts again: no other font of a copy is called so.
OURS = "CleanroomText"
_MAPPED = re.compile(rb"beginbfchar(.*?)endbfchar|beginbfrange(.*?)endbfrange", re.S)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{2,8})>")
_TRIPLE = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{2,4})>\s*\[?\s*<([0-9A-Fa-f]{2,8})>")
# Bits of a font descriptor's flags.
_FIXED, _SERIF, _ITALIC, _FORCE_BOLD = 1, 2, 64, 1 << 18
_BOLD_WEIGHT = 600
_BOLD_NAMES = ("bold", "black", "heavy", "demi")
_ITALIC_NAMES = ("italic", "oblique")
_FIXED_NAMES = ("courier", "mono", "consol", "typewriter")
_SERIF_NAMES = ("times", "serif", "roman", "georgia", "garamond", "cambria", "palatino", "bookman", "cmr", "minion")


@dataclass(frozen=True, slots=True)
class Style:
    """How a font looks, as far as a font of our own can follow it."""

    family: str
    bold: bool
    italic: bool


class Font:
    """A font of a page."""

    def __init__(self, source: Any) -> None:
        self.wide = source.get("/Subtype") == "/Type0"
        if source.get("/Subtype") == "/Type3":
            raise Doubt("Type 3 font")
        if self.wide and source.get("/Encoding") != "/Identity-H":
            raise Doubt("font")
        inner = source.DescendantFonts[0] if self.wide else source
        descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
        self._default = _number(inner.get("/DW", 1000) if self.wide else descriptor.get("/MissingWidth", 0))
        self._widths = dict(_wide_widths(inner)) if self.wide else _widths(source)
        self.style = _style(str(source.get("/BaseFont", "")), descriptor)
        self._blanks = _blanks(source, self.wide)

    def is_blank(self, data: bytes) -> bool:
        """Whether the one glyph that these bytes are is a space."""
        return int.from_bytes(data, "big") in self._blanks

    def glyphs(self, data: bytes) -> Iterator[tuple[int, int, float, bool]]:
        """Yield for each glyph of a string where its bytes begin and end, its width in thousandths of the font's size,
        and whether word spacing applies to it."""
        step = 2 if self.wide else 1
        if len(data) % step:
            raise Doubt("font")
        for start in range(0, len(data), step):
            code = int.from_bytes(data[start : start + step], "big")
            yield start, start + step, self._widths.get(code, self._default), not self.wide and code == 32


def _number(value: Any) -> float:
    if isinstance(value, pikepdf.Object):
        raise Doubt("font")
    return float(value)


def _widths(font: Any) -> dict[int, float]:
    if "/Widths" in font:
        first = int(font.get("/FirstChar", 0))
        return {first + index: _number(width) for index, width in enumerate(font.Widths)}
    return _standard_widths(font)


def _standard_widths(font: Any) -> dict[int, float]:
    """Return the widths of one of the fonts that every reader has, which a file need not tell."""
    name = str(font.get("/BaseFont", ""))[1:]
    encoding = font.get("/Encoding")
    base: Any = encoding
    differences: Any = ()
    if isinstance(encoding, pikepdf.Dictionary):
        base, differences = encoding.get("/BaseEncoding"), encoding.get("/Differences", ())
    if name not in _STANDARD_FONTS or (base is not None and str(base) not in _BASE_ENCODINGS):
        raise Doubt("font")
    own = _OWN_ENCODINGS.get(name, "StandardEncoding")
    names = list(pdfmetrics.Encoding(own if base is None else _BASE_ENCODINGS[str(base)]).vector)
    glyphs = pdfmetrics.getTypeFace(name).glyphWidths
    code = 0
    for entry in differences:
        if isinstance(entry, pikepdf.Name):
            names[code] = str(entry)[1:]
            code += 1
        else:
            code = int(entry)
    return {code: float(glyphs[name]) for code, name in enumerate(names) if name in glyphs}


def _blanks(font: Any, wide: bool) -> frozenset[int]:
    """Return the codes of spaces, as the font's map to characters has them, or else its encoding."""
    if "/ToUnicode" in font:
        return frozenset(_mapped_to_spaces(font.ToUnicode.read_bytes()))
    encoding = font.get("/Encoding")
    return frozenset() if wide or isinstance(encoding, pikepdf.Dictionary) else frozenset((32, 160))


def _mapped_to_spaces(character_map: bytes) -> Iterator[int]:
    for single, ranges in _MAPPED.findall(character_map):
        for code, text in _PAIR.findall(single):
            if _is_space(text):
                yield int(code, 16)
        for first, last, text in _TRIPLE.findall(ranges):
            if first == last and _is_space(text):
                yield int(first, 16)


def _is_space(digits: bytes) -> bool:
    text = bytes.fromhex(digits.decode("ascii").ljust(4, "0")).decode("utf-16-be", "replace")
    return text.isspace()


def _wide_widths(font: Any) -> Iterator[tuple[int, float]]:
    """Yield code and width from the compact form that composite fonts have: `c [w w ...]` or `first last w`."""
    if "/DW2" in font or "/W2" in font:
        raise Doubt("font")
    entries = list(font.get("/W", ()))
    position = 0
    while position < len(entries):
        first = int(entries[position])
        if isinstance(entries[position + 1], pikepdf.Array):
            yield from ((first + index, _number(width)) for index, width in enumerate(entries[position + 1]))
            position += 2
        else:
            last, width = int(entries[position + 1]), _number(entries[position + 2])
            if last - first > 0xFFFF:
                raise Doubt("font")
            yield from ((code, width) for code in range(first, last + 1))
            position += 3


def _style(name: str, descriptor: Any) -> Style:
    plain = name.casefold()
    flags = int(descriptor.get("/Flags", 0))
    bold = bool(flags & _FORCE_BOLD) or _number(descriptor.get("/FontWeight", 0)) >= _BOLD_WEIGHT
    family = "sans"
    if flags & _FIXED or any(word in plain for word in _FIXED_NAMES):
        family = "fixed"
    elif "sans" not in plain and (flags & _SERIF or any(word in plain for word in _SERIF_NAMES)):
        family = "serif"
    return Style(
        family,
        bold or any(word in plain for word in _BOLD_NAMES),
        bool(flags & _ITALIC) or any(word in plain for word in _ITALIC_NAMES),
    )

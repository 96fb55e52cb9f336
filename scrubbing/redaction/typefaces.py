"""Fonts of a copy, made anew from the glyphs that its text still uses.

A font in a file is cut to the letters that were written, often in the order in which they were first written: its first
codes may spell the name in a heading that is gone. So the glyphs of kept text get new codes in the order in which they
are met, and their outlines go into a font that holds nothing else: no name, no note of its maker, no other letter.
"""

from collections.abc import Collection, Sequence
from typing import Any

import pikepdf
import pypdfium2

from scrubbing.letters import letters
from scrubbing.redaction.compact_font import Outline, character_map, numbered_font, simple_font
from scrubbing.redaction.content import Doubt, Instruction, instruction
from scrubbing.redaction.fonts import Font

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
# Word spacing applies to this code alone, so it stays.
_SPACE = 32
_SIMPLE_CODES = [*range(_SPACE + 1, 256), *range(1, _SPACE)]
# Bits of a descriptor's flags that say how a font looks; and that its codes are its own.
_LOOKS, _SYMBOLIC = 1 | 2 | 64 | 1 << 18, 4
# PDFium has so many characters of private use, by which outlines are asked for.
_MOST_GLYPHS = 6000


class Typefaces:
    """The fonts of one copy."""

    def __init__(self, target: pikepdf.Pdf) -> None:
        self._target = target
        self._typefaces: dict[tuple[int, int], Typeface | None] = {}
        self._made: list[Typeface] = []

    def of(self, font: Any) -> "Typeface | None":
        """Return the new form of a font, None for one that has no outlines in the file and stays as it is.

        Raises:
            Doubt: it is not understood.
        """
        if not font.is_indirect:
            return self._typeface(font)
        if font.objgen not in self._typefaces:
            self._typefaces[font.objgen] = self._typeface(font)
        return self._typefaces[font.objgen]

    def _typeface(self, font: Any) -> "Typeface | None":
        inner = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
        descriptor = inner.get("/FontDescriptor")
        if descriptor is None or not any(key in descriptor for key in _PROGRAMS):
            return None
        if not font.is_indirect:
            raise Doubt("font")
        typeface = Typeface(font, descriptor, self._target, len(self._made) + 1)
        self._made.append(typeface)
        return typeface

    def write(self) -> None:
        """Write all fonts, with the glyphs that were met until now.

        Raises:
            Doubt: the outlines of one cannot be had.
        """
        try:
            for typeface in self._made:
                typeface.write()
        except (pypdfium2.PdfiumError, pikepdf.PdfError, RuntimeError, ValueError, TypeError, OverflowError) as error:
            raise Doubt("font") from error


class Typeface:
    """A font of a copy. `resource` is what pages refer to; it is complete once it is written."""

    def __init__(self, source: Any, descriptor: Any, target: pikepdf.Pdf, number: int) -> None:
        self._source = source
        self._descriptor = descriptor
        self._target = target
        self._name = f"CleanroomLetters-{number}"
        self._font = Font(source)
        # New codes by old ones, with the glyphs' widths.
        self._codes: dict[bytes, tuple[bytes, float]] = {}
        self.resource = target.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font))

    def recoded(self, data: bytes) -> bytes:
        """Return a string of the original font as it is written in the new one.

        Raises:
            Doubt: there are more glyphs than can be told apart.
        """
        pieces = []
        for start, stop, width, _ in self._font.glyphs(data):
            old = data[start:stop]
            if old not in self._codes:
                self._codes[old] = (self._next(old), width)
            pieces.append(self._codes[old][0])
        return b"".join(pieces)

    def _next(self, old: bytes) -> bytes:
        count = sum(code != bytes((_SPACE,)) for code, _ in self._codes.values())
        if not any(old) or count >= (_MOST_GLYPHS if self._font.wide else len(_SIMPLE_CODES)):
            raise Doubt("font")
        if self._font.wide:
            return (count + 1).to_bytes(2, "big")
        return old if old == bytes((_SPACE,)) else bytes((_SIMPLE_CODES[count],))

    def write(self) -> None:
        """Complete the font."""
        drawn = letters(self._source, self._codes)
        glyphs = sorted((new, width, drawn[old]) for old, (new, width) in self._codes.items())
        outlines = [Outline(width, letter.contours) for _, width, letter in glyphs]
        said = [
            (code, letter.text or " ")
            for code, width, letter in glyphs
            if letter.text or (width > 0 and not letter.contours)
        ]
        self.resource.BaseFont = pikepdf.Name(f"/{self._name}")
        self.resource.ToUnicode = self._target.make_stream(character_map(said))
        widths = [round(width, 3) for _, width, _ in glyphs]
        if self._font.wide:
            self._write_composite(outlines, widths)
        else:
            self._write_simple(outlines, [code[0] for code, _, _ in glyphs], widths)

    def _write_simple(self, outlines: list[Outline], codes: list[int], widths: list[float]) -> None:
        by_code = dict(zip(codes, widths, strict=True))
        self.resource.Subtype = pikepdf.Name.Type1
        self.resource.FirstChar, self.resource.LastChar = min(codes, default=1), max(codes, default=1)
        first, last = min(codes, default=1), max(codes, default=1)
        self.resource.Widths = pikepdf.Array([by_code.get(code, 0) for code in range(first, last + 1)])
        self.resource.FontDescriptor = self._described(simple_font(self._name, outlines, codes), "/Type1C")

    def _write_composite(self, outlines: list[Outline], widths: list[float]) -> None:
        self.resource.Subtype = pikepdf.Name.Type0
        self.resource.Encoding = pikepdf.Name("/Identity-H")
        inner = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType0,
            BaseFont=pikepdf.Name(f"/{self._name}"),
            CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=self._described(numbered_font(self._name, outlines), "/CIDFontType0C"),
            W=pikepdf.Array([1, pikepdf.Array(widths)]),
        )
        self.resource.DescendantFonts = pikepdf.Array([self._target.make_indirect(inner)])

    def _described(self, program: bytes, subtype: str) -> pikepdf.Object:
        stream = self._target.make_stream(program)
        stream.Subtype = pikepdf.Name(subtype)
        described = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name(f"/{self._name}"),
            Flags=int(self._descriptor.get("/Flags", 0)) & _LOOKS | _SYMBOLIC,
            FontBBox=pikepdf.Array([_number(side) for side in self._descriptor.get("/FontBBox", (0, 0, 1000, 1000))]),
            FontFile3=stream,
        )
        for key in ("/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"):
            described[key] = _number(self._descriptor.get(key, 0))
        return self._target.make_indirect(described)


def _number(value: Any) -> float:
    return float(value)


def recoded(
    instructions: Sequence[Instruction], resources: Any, own: Collection[str], typefaces: Typefaces
) -> list[Instruction]:
    """Return the instructions of one stream with their strings in the codes of the new fonts; `own` are names of ours.

    Raises:
        Doubt: some text is set in a font that the stream does not name.
    """
    written: list[Instruction] = []
    # None stands for a font that stays as it is.
    typeface: Typeface | None = None
    known, saved = False, []
    for entry in instructions:
        operator, operands = str(entry.operator), entry.operands
        if operator == "q":
            saved.append((typeface, known))
        elif operator == "Q" and saved:
            typeface, known = saved.pop()
        elif operator == "Tf":
            name = str(operands[0])
            typeface, known = None if name in own else typefaces.of(resources.Font[name]), True
        elif operator in ("Tj", "TJ", "'", '"'):
            if not known:
                raise Doubt("font")
            if typeface is not None:
                entry = instruction(operator, *operands[:-1], _in_codes_of(typeface, operands[-1]))
        written.append(entry)
    return written


def _in_codes_of(typeface: Typeface, shown: Any) -> Any:
    if isinstance(shown, pikepdf.String):
        return pikepdf.String(typeface.recoded(bytes(shown)))
    return pikepdf.Array([_in_codes_of(typeface, item) if isinstance(item, pikepdf.String) else item for item in shown])

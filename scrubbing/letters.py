"""What PDFium makes of the glyphs of a font in a PDF: which characters they are, and their outlines."""

import ctypes
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

# Glyphs stand so far apart, in ems, that no two are taken for one word or for one glyph drawn twice.
_APART = 4
_ROW = 50
_UNITS = 1000
# Characters of private use.
_FIRST_OWN = 0xE000

Point = tuple[float, float]
# Points after the first come in threes where they are curves, else alone.
Contour = list[tuple[Point, ...]]


@dataclass(frozen=True, slots=True)
class Letter:
    """One glyph: the text that readers extract for it, and its closed outlines in thousandths of the font's size."""

    text: str
    contours: tuple[Contour, ...]


def letters(font: pikepdf.Object, codes: Iterable[bytes]) -> dict[bytes, Letter]:
    """Return what these codes of a font draw and say."""
    wanted = sorted(set(codes))
    with _Specimen(font, wanted) as said, _Specimen(font, wanted, _own_map(wanted)) as drawn:
        texts = said.texts()
        return {
            code: Letter(text, tuple(drawn.contours(_FIRST_OWN + index)))
            for index, (code, text) in enumerate(zip(wanted, texts, strict=True))
        }


def _own_map(codes: Sequence[bytes]) -> bytes:
    """Return a map by which each code is a character of its own: PDFium gives outlines of characters only."""
    pairs = [f"<{code.hex()}> <{_FIRST_OWN + index:04x}>" for index, code in enumerate(codes)]
    length = len(codes[0]) if codes else 1
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    lines = [f"begincmap 1 begincodespacerange <{'00' * length}> <{'ff' * length}> endcodespacerange"]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap"]).encode("ascii")


class _Specimen:
    """A page that shows each code of a font, far from the others."""

    def __init__(self, font: pikepdf.Object, codes: Sequence[bytes], character_map: bytes | None = None) -> None:
        self._count = len(codes)
        with pikepdf.new() as pdf:
            shown = [
                f"1 0 0 1 {_APART * (index % _ROW)} {_APART * (index // _ROW)} Tm <{code.hex()}> Tj"
                for index, code in enumerate(codes)
            ]
            pdf.add_blank_page(page_size=(_APART * _ROW, _APART * (len(codes) // _ROW + 1)))
            copy = pdf.copy_foreign(font)
            if character_map is not None:
                copy.ToUnicode = pdf.make_stream(character_map)
            pdf.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=copy))
            pdf.pages[0].obj.Contents = pdf.make_stream("\n".join(["BT /F 1 Tf", *shown, "ET"]).encode("ascii"))
            target = io.BytesIO()
            pdf.save(target)
        self._document = pypdfium2.PdfDocument(target.getvalue())
        self._page = self._document[0]

    def __enter__(self) -> "_Specimen":
        return self

    def __exit__(self, *_: object) -> None:
        self._page.close()
        self._document.close()

    def texts(self) -> list[str]:
        """Return the text of each code."""
        return _texts(self._page, self._count)

    def contours(self, character: int) -> list[Contour]:
        """Return the outlines of the code that is mapped to a character."""
        entry = next(self._page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]), None)
        font = pdfium.FPDFTextObj_GetFont(entry.raw) if entry is not None else None
        return list(_contours(font, character)) if font else []


def _texts(page: Any, count: int) -> list[str]:
    """Return the text of each glyph, by where its characters stand."""
    texts = [""] * count
    text_page = page.get_textpage()
    try:
        for index in range(pdfium.FPDFText_CountChars(text_page)):
            x, y = ctypes.c_double(), ctypes.c_double()
            if pdfium.FPDFText_IsGenerated(text_page, index):
                continue
            if pdfium.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y)):
                place = round(y.value / _APART) * _ROW + round(x.value / _APART)
                code = pdfium.FPDFText_GetUnicode(text_page, index)
                if 0 <= place < count:
                    texts[place] += _character(code)
    finally:
        text_page.close()
    return texts


def _character(code: int) -> str:
    """Return a character as PDFium has it, what is none as a space or the sign for what nobody knows."""
    if code == 0 or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    return chr(code) if chr(code).isprintable() else " "


def _contours(font: Any, character: int) -> Iterator[Contour]:
    path = pdfium.FPDFFont_GetGlyphPath(font, character, 1)
    contour: Contour = []
    curve: list[Point] = []
    for index in range(max(0, pdfium.FPDFGlyphPath_CountGlyphSegments(path) if path else 0)):
        segment = pdfium.FPDFGlyphPath_GetGlyphPathSegment(path, index)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (x.value * _UNITS, y.value * _UNITS)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(contour) > 1:
                yield contour
            contour = [(point,)]
        elif kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            curve.append(point)
            if len(curve) == 3:
                contour.append(tuple(curve))
                curve = []
        else:
            contour.append((point,))
    if len(contour) > 1:
        yield contour

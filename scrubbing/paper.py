"""PDF pages as their readers see them: the one adapter over qpdf (through pikepdf) and PDFium.

Every engine that looks at a PDF is given the same rewritten file, in which the structure is repaired, earlier
revisions are gone, visible annotations and form fields are part of their pages, and drawn words stand for nothing but
themselves. So no two engines can disagree about what the file is.
"""

import contextlib
import ctypes
import functools
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from scrubbing.geometry import READING_DPI, drawing_scale
from submissions.reasons import Held, Reason

# Annotations that show something on the page itself. Others (links, notes, attachments) are not part of the page.
_MARKUP = (
    "/Line",
    "/Square",
    "/Circle",
    "/Polygon",
    "/PolyLine",
    "/Highlight",
    "/Underline",
    "/Squiggly",
    "/StrikeOut",
)
_DRAWN = frozenset(("/Widget", "/FreeText", "/Stamp", "/Ink", "/Caret", "/Redact", *_MARKUP))
# Bits of /F: invisible, hidden, no view.
_UNSEEN = 1 | 2 | 32
# The key by which a mark in a content stream says other words than are drawn; names may be written with "#" and digits.
_ALTERNATIVE = re.compile(rb"ActualText|/[^\s/<>\[\](){}%]*#")
# Nested form XObjects deeper than this are not looked into.
_DEPTH = 8
# Fewer corners of lines and areas than this draw no code: the shortest bar code has thirty bars.
_MUCH = 100
# Lines and frames have no more segments than this; a letter has about so many.
_PLAIN_SEGMENTS, _LETTER_SEGMENTS = 8, 12
# PDFium's marks for a hyphen at the end of a line, where it leaves out the line break.
_LINE_END_HYPHENS = (2, 0xFFFE)


@dataclass(frozen=True, slots=True)
class Character:
    """One character of the text layer. The box is in pixels at READING_DPI of the page as shown; it may lie outside."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    # The font does not say which character it is, so the text is a guess.
    unmapped: bool = False
    # Written in the render mode that draws nothing, as the text layer over a scan is.
    undrawn: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A picture or drawing on a page, in pixels at READING_DPI of the page as shown."""

    left: float
    top: float
    right: float
    bottom: float
    is_picture: bool
    # For a picture: every pixel of it can be seen, and not at a higher resolution than the page is read at.
    fully_shown: bool = False
    # For a drawing: as how many letters it may be read. A whole word may be one path.
    letters: int = 0


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """Open a PDF, also one that is encrypted with an empty password.

    Raises:
        Held: ENCRYPTED, or CORRUPT when it is cut off, cannot be repaired or has no page.
    """
    if _is_cut_off(data):
        raise Held(Reason.CORRUPT)
    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        pages = len(pdf.pages)
    except pikepdf.PasswordError as error:
        raise Held(Reason.ENCRYPTED) from error
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise Held(Reason.CORRUPT) from error
    if pages == 0:
        raise Held(Reason.CORRUPT)
    return pdf


def _is_cut_off(data: bytes) -> bool:
    """Whether objects are the last thing in the file. Repaired, it would have pages without what stood on them."""
    return data.rfind(b"startxref") < data.rfind(b"endobj")


def take_alternatives(pdf: pikepdf.Pdf) -> list[str]:
    """Take out of the pages what their marks say in place of drawn words (`ActualText`) and return what content
    streams said so; what stands in resources is an object like others. Readers that obey it do not see the drawn words.

    Raises:
        Held: CORRUPT when a page that has such marks cannot be read.
    """
    said: list[str] = []
    try:
        for entry in pdf.objects:
            if isinstance(entry, pikepdf.Dictionary | pikepdf.Stream):
                _forget_named(entry)
            if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Form" and _has_inline(entry):
                entry.write(_without_inline(entry, said))
        for page in pdf.pages:
            contents = page.obj.get("/Contents", ())
            parts = [contents] if isinstance(contents, pikepdf.Stream) else list(contents)
            if any(_has_inline(part) for part in parts):
                page.obj.Contents = pdf.make_stream(_without_inline(page.obj, said))
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise Held(Reason.CORRUPT) from error
    return said


def _forget_named(entry: Any) -> None:
    for holder in (entry, entry.get("/Resources")):
        named = holder.get("/Properties") if isinstance(holder, pikepdf.Dictionary) else None
        for properties in named.values() if isinstance(named, pikepdf.Dictionary) else ():
            if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
                del properties["/ActualText"]


def _has_inline(stream: Any) -> bool:
    try:
        return _ALTERNATIVE.search(stream.read_bytes()) is not None
    except pikepdf.PdfError:
        return False  # what cannot be unpacked is drawn by nobody


def _without_inline(holder: Any, said: list[str]) -> bytes:
    kept = []
    for instruction in pikepdf.parse_content_stream(holder):
        if str(instruction.operator) in ("BDC", "DP"):
            properties = instruction.operands[-1]
            if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
                said.append(str(properties.ActualText))
                del properties["/ActualText"]
        kept.append(instruction)
    return bytes(pikepdf.unparse_content_stream(kept))


def flattened(pdf: pikepdf.Pdf) -> bytes:
    """Return the file anew with all visible annotations and form fields drawn into their pages. Changes `pdf`.

    Raises:
        Held: CORRUPT when it cannot be written.
    """
    try:
        form = pdf.Root.get("/AcroForm")
        if isinstance(form, pikepdf.Dictionary):
            form.NeedAppearances = _lacks_appearance(pdf)
            pdf.generate_appearance_streams()
        for page in pdf.pages:
            annotations = page.obj.get("/Annots")
            if annotations is not None:
                page.obj.Annots = pikepdf.Array([entry for entry in annotations if _is_drawn(entry)])
        pdf.flatten_annotations("screen")
        take_alternatives(pdf)
        target = io.BytesIO()
        pdf.save(
            target,
            encryption=False,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise Held(Reason.CORRUPT) from error
    return target.getvalue()


def _is_drawn(annotation: Any) -> bool:
    if not isinstance(annotation, pikepdf.Dictionary) or str(annotation.get("/Subtype", "")) not in _DRAWN:
        return False
    return not int(annotation.get("/F", 0)) & _UNSEEN


def _lacks_appearance(pdf: pikepdf.Pdf) -> bool:
    return any(
        isinstance(entry, pikepdf.Dictionary) and entry.get("/Subtype") == "/Widget" and "/AP" not in entry
        for page in pdf.pages
        for entry in page.obj.get("/Annots", ())
    )


@functools.cache
def standard_font(name: str) -> bytes:
    """Return the program by which PDFium draws one of the fonts that every reader has, in Type 1's compact form."""
    document = pypdfium2.PdfDocument.new()
    try:
        font = pdfium.FPDFText_LoadStandardFont(document.raw, name.encode("ascii"))
        size = ctypes.c_size_t()
        pdfium.FPDFFont_GetFontData(font, None, 0, ctypes.byref(size))
        program = (ctypes.c_uint8 * size.value)()
        pdfium.FPDFFont_GetFontData(font, program, size.value, ctypes.byref(size))
        pdfium.FPDFFont_Close(font)
    finally:
        document.close()
    return bytes(program)


class Paper:
    """A rewritten PDF opened by PDFium. Close it: PDFium's memory is not Python's."""

    def __init__(self, data: bytes) -> None:
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise Held(Reason.CORRUPT) from error

    def __enter__(self) -> "Paper":
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    @contextlib.contextmanager
    def page(self, number: int) -> Iterator["Sheet"]:
        """Open a page, counted from 1.

        Raises:
            Held: CORRUPT when it cannot be loaded or has no size.
        """
        try:
            page = self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise Held(Reason.CORRUPT, f"page {number}") from error
        try:
            if page.get_width() <= 0 or page.get_height() <= 0:
                raise Held(Reason.CORRUPT, f"page {number}")
            yield Sheet(page)
        finally:
            page.close()


class Sheet:
    """One open page. `width` and `height` are points of the page as it is shown: cropped and turned."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.width = float(page.get_width())
        self.height = float(page.get_height())
        self.scale = drawing_scale(self.width, self.height, READING_DPI)
        self._pixel_width = max(1, round(self.width * self.scale))
        self._pixel_height = max(1, round(self.height * self.scale))
        self._to_pixels = self._affine()

    def draw(self, dpi: int) -> Image.Image:
        """Return the page as an RGB picture, on white."""
        scale = drawing_scale(self.width, self.height, dpi)
        bitmap = self._page.render(scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
        picture: Image.Image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        return picture

    def draw_without(self, dpi: int, prefix: str = "") -> Image.Image:
        """Return the page as a picture without its text, or without that in fonts whose names begin so."""
        for entry in self._page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=_DEPTH):
            if not prefix or _font_name(entry.raw).startswith(prefix):
                pdfium.FPDFPageObj_SetIsActive(entry.raw, False)
        return self.draw(dpi)

    def origins(self) -> list[tuple[float, float] | None]:
        """Return where the pen stood for each of the characters, in the page's own space; None where none was set."""
        text_page = self._page.get_textpage()
        try:
            return [_origin(text_page, index) for index in range(pdfium.FPDFText_CountChars(text_page))]
        finally:
            text_page.close()

    def set_in(self, prefix: str) -> list[bool]:
        """Return for each of the characters whether it is set in a font whose name begins so."""
        text_page = self._page.get_textpage()
        known: dict[int, bool] = {}
        found: list[bool] = []
        try:
            for index in range(pdfium.FPDFText_CountChars(text_page)):
                entry = pdfium.FPDFText_GetTextObject(text_page, index)
                place = ctypes.addressof(entry.contents) if entry else 0
                if place not in known:
                    known[place] = bool(entry) and _font_name(entry).startswith(prefix)
                found.append(known[place])
        finally:
            text_page.close()
        return found

    def characters(self) -> list[Character]:
        """Return the text layer in PDFium's reading order; line breaks are "\\n", hyphens at a line's end "-\\n"."""
        text_page = self._page.get_textpage()
        try:
            count = pdfium.FPDFText_CountChars(text_page)
            return [self._character(text_page, index) for index in range(count)]
        finally:
            text_page.close()

    def _character(self, text_page: Any, index: int) -> Character:
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in _LINE_END_HYPHENS:
            text = "-\n"
        elif code in (13, 10):
            text = "\n" if code == 10 else ""
        else:
            text = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        sides = [ctypes.c_double() for _ in range(4)]
        left, right, bottom, top = sides
        if not pdfium.FPDFText_GetCharBox(text_page, index, *map(ctypes.byref, sides)):
            return Character(text, 0, 0, 0, 0)
        unmapped = bool(pdfium.FPDFText_HasUnicodeMapError(text_page, index)) or text == "\ufffd"
        box = self._shown(left.value, bottom.value, right.value, top.value)
        return Character(text, *box, unmapped, _is_undrawn(text_page, index))

    def shapes(self) -> list[Shape]:
        """Return pictures and drawn shapes with curves; plain lines and rectangles are left out."""
        found: list[tuple[Any, tuple[float, float, float, float]]] = []
        whole: tuple[float, float, float, float] | None = None
        for entry in self._page.get_objects(max_depth=_DEPTH):
            with contextlib.suppress(pypdfium2.PdfiumError):
                # What a form draws has its place in the form's space: that it is somewhere in the form has to do.
                if entry.level == 0:
                    whole = entry.get_bounds()
                if whole is not None:
                    found.append((entry, whole))
        shapes: list[Shape] = []
        for index, (entry, bounds) in enumerate(found):
            box = self._shown(*bounds)
            if entry.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                above = [other for later, other in found[index + 1 :] if later.type != pdfium.FPDF_PAGEOBJ_TEXT]
                shown = self._fully_shown(entry, bounds) and not any(_meet(bounds, other) for other in above)
                shapes.append(Shape(*box, is_picture=True, fully_shown=shown))
            elif entry.type == pdfium.FPDF_PAGEOBJ_SHADING:
                shapes.append(Shape(*box, is_picture=False, letters=1))
            elif entry.type == pdfium.FPDF_PAGEOBJ_PATH:
                segments = pdfium.FPDFPath_CountSegments(entry.raw)
                if segments > _PLAIN_SEGMENTS:
                    shapes.append(Shape(*box, is_picture=False, letters=max(1, segments // _LETTER_SEGMENTS)))
        return shapes

    def draws_much(self) -> bool:
        """Whether the page has a picture, or so many lines and areas that they may be the bars or squares of a code."""
        kinds = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING, pdfium.FPDF_PAGEOBJ_PATH]
        drawn = 0
        for entry in self._page.get_objects(filter=kinds, max_depth=_DEPTH):
            is_path = entry.type == pdfium.FPDF_PAGEOBJ_PATH
            drawn += max(0, pdfium.FPDFPath_CountSegments(entry.raw)) if is_path else _MUCH
            if drawn >= _MUCH:
                return True
        return False

    def _fully_shown(self, entry: Any, bounds: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = self._shown(*bounds)
        slack = 2 * self.scale
        if left < -slack or top < -slack or right > self._pixel_width + slack or bottom > self._pixel_height + slack:
            return False
        if entry.level > 0 or pdfium.FPDFPageObj_HasTransparency(entry.raw):
            return False
        facts = pdfium.FPDF_IMAGEOBJ_METADATA()
        if not pdfium.FPDFImageObj_GetImageMetadata(entry.raw, self._page.raw, ctypes.byref(facts)):
            return False
        if max(facts.horizontal_dpi, facts.vertical_dpi) > 1.5 * READING_DPI:
            return False
        return _clip_holds(pdfium.FPDFPageObj_GetClipPath(entry.raw), bounds)

    def _shown(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Return a box of the page's own space in pixels of the page as shown: turned, cropped, origin top left."""
        a, b, c, d, e, f = self._to_pixels
        one_x, one_y = a * left + c * bottom + e, b * left + d * bottom + f
        other_x, other_y = a * right + c * top + e, b * right + d * top + f
        return min(one_x, other_x), min(one_y, other_y), max(one_x, other_x), max(one_y, other_y)

    def _affine(self) -> tuple[float, float, float, float, float, float]:
        """Return how places of the page's own space become pixels, from where PDFium shows three of them."""
        # PDFium gives whole pixels; asking for a sheet 1024 times as large keeps the fractions.
        fine, far = 1024, 1000.0
        points = []
        for x, y in ((0.0, 0.0), (far, 0.0), (0.0, far)):
            across, down = ctypes.c_int(), ctypes.c_int()
            size = (self._pixel_width * fine, self._pixel_height * fine)
            pdfium.FPDF_PageToDevice(self._page.raw, 0, 0, *size, 0, x, y, ctypes.byref(across), ctypes.byref(down))
            points.append((across.value / fine, down.value / fine))
        (e, f), (x_across, x_down), (y_across, y_down) = points
        return (x_across - e) / far, (x_down - f) / far, (y_across - e) / far, (y_down - f) / far, e, f


def _origin(text_page: Any, index: int) -> tuple[float, float] | None:
    x, y = ctypes.c_double(), ctypes.c_double()
    if pdfium.FPDFText_IsGenerated(text_page, index):
        return None
    if not pdfium.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(y)):
        return None
    return x.value, y.value


def _font_name(entry: Any) -> str:
    font = pdfium.FPDFTextObj_GetFont(entry)
    name = ctypes.create_string_buffer(64)
    length = pdfium.FPDFFont_GetBaseFontName(font, name, len(name)) if font else 0
    return name.value.decode("utf-8", "replace") if 0 < length <= len(name) else ""


def _is_undrawn(text_page: Any, index: int) -> bool:
    text = pdfium.FPDFText_GetTextObject(text_page, index)
    modes = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
    return bool(text) and pdfium.FPDFTextObj_GetTextRenderMode(text) in modes


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 1 and height > 1


def _clip_holds(clip: Any, bounds: tuple[float, float, float, float]) -> bool:
    """Whether each clip path is a rectangle around the bounds; any other shape may hide a part of the picture."""
    paths = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    for path in range(max(0, paths)):
        across, down = [], []
        count = pdfium.FPDFClipPath_CountPathSegments(clip, path)
        for index in range(count):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_BEZIERTO:
                return False
            x, y = ctypes.c_float(), ctypes.c_float()
            if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                return False
            across.append(x.value)
            down.append(y.value)
        if not 4 <= count <= 5 or len({round(x) for x in across}) > 2 or len({round(y) for y in down}) > 2:
            return False
        slack = 1.5
        if min(across) > bounds[0] + slack or max(across) < bounds[2] - slack:
            return False
        if min(down) > bounds[1] + slack or max(down) < bounds[3] - slack:
            return False
    return True

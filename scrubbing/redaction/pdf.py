"""PDF: a new file, page by page. Touched pages become pictures with a clean text layer, the others are carried over."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

import numpy
import pikepdf
from PIL import Image

from scrubbing.document import ConstructKind, Document, Kind, Sight, Unit, Word
from scrubbing.geometry import (
    REBUILDING_DPI,
    covered,
    drawing_scale,
    lines_of,
    ordinal,
    page_locator,
)
from scrubbing.paper import Paper, Sheet, flattened, open_pdf
from scrubbing.redaction.codes import rewrite_codes
from scrubbing.redaction.painting import Patch, cover, lines_of_patch, notice, paint, patches
from scrubbing.redaction.plan import Plan, Writing
from scrubbing.redaction.sights import hide
from scrubbing.redaction.text_layer import Placed, glyphless_font, invisible_text, map_characters
from scrubbing.redaction.vector import Carrier, Doubt, inherited

# Pages whose lossless picture is larger than this are photographs or scans: JPEG is tried.
_LARGE_PICTURE = 700_000
_QUALITY = 90
_REMOVED = "[page removed]"


def redact(source: BinaryIO, target: BinaryIO, document: Document, writing: Writing) -> list[str]:
    """Write a new PDF of one revision that holds the pages and nothing else.

    Raises:
        Held: the file cannot be opened, as extraction would say.
    """
    source.seek(0)
    with open_pdf(source.read()) as original:
        data = flattened(original)
    stripped = _stripped(document)
    by_page: dict[int, list[Unit]] = {}
    seen: dict[int, list[Sight]] = {}
    for unit in document.units:
        number = ordinal(unit.locator)
        if number is not None:
            by_page.setdefault(number, []).append(unit)
    for sight in document.sights:
        seen.setdefault(ordinal(sight.locator) or 0, []).append(sight)
    with Paper(data) as paper, pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf, pikepdf.new() as copy:
        builder = _Builder(copy, pdf, writing.plan)
        for number in range(1, len(paper) + 1):
            with paper.page(number) as sheet:
                stripped += builder.add(number, sheet, by_page.get(number, []), seen.get(number, []))
        builder.finish()
        copy.remove_unreferenced_resources()
        # The identifier follows from the content, so the same original and plan give the same bytes.
        copy.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return stripped


class _Builder:
    def __init__(self, copy: pikepdf.Pdf, original: pikepdf.Pdf, plan: Plan) -> None:
        self._copy = copy
        self._original = original
        self._plan = plan
        self._carrier = Carrier(copy, plan)
        self._font: pikepdf.Object | None = None
        self._written: list[Placed] = []

    def add(self, number: int, sheet: Sheet, units: Sequence[Unit], sights: Sequence[Sight]) -> list[str]:
        """Add one page and return what to say about it."""
        locator = page_locator(number)
        if self._plan.removes(locator):
            self._append(
                _removed(sheet), sheet, [Placed(_REMOVED, 36, sheet.height / 2, 136, sheet.height / 2 + 12)], number
            )
            return [f"{locator}: removed"]
        hidden = any(unit.kind is Kind.HIDDEN for unit in units)
        seen = any(self._plan.goes(sight.value) for sight in sights)
        if not hidden and not seen and not any(self._plan.edits(unit.text) for unit in units):
            try:
                page = self._carried(number, sheet, units)
            except (Doubt, pikepdf.PdfError, KeyError, ValueError, TypeError, AttributeError):
                pass  # rebuilding is always safe
            else:
                self._copy.pages.append(pikepdf.Page(page))
                return []
        picture, texts = self._rebuilt(sheet, units, sights)
        self._append(picture, sheet, texts, number)
        return [f"{locator}: rebuilt as a picture with a clean text layer" + (", hidden text" if hidden else "")]

    def finish(self) -> None:
        """Complete what all pages share."""
        if self._font is not None:
            map_characters(self._copy, self._font, self._written)

    def _carried(self, number: int, sheet: Sheet, units: Sequence[Unit]) -> pikepdf.Dictionary:
        words = [word for unit in units if unit.kind is Kind.VISIBLE for word in unit.words]
        if not words and any(unit.kind is Kind.OCR for unit in units):
            raise Doubt("scan")
        for shape in sheet.shapes():
            if not shape.is_picture:
                continue
            frame = Word("", int(shape.left), int(shape.top), int(shape.right), int(shape.bottom), 0, 1)
            if not shape.fully_shown or any(covered(word, [frame]) for word in words):
                raise Doubt("picture")
        return self._carrier.carry(self._original.pages[number - 1])

    def _rebuilt(
        self, sheet: Sheet, units: Sequence[Unit], sights: Sequence[Sight]
    ) -> tuple[Image.Image, list[Placed]]:
        picture = sheet.draw(REBUILDING_DPI)
        factor = drawing_scale(sheet.width, sheet.height, REBUILDING_DPI) / sheet.scale
        hide(picture, sights, self._plan, factor)
        texts: list[Placed] = []
        painted: list[Word] = []
        # What readers see comes first; a hidden layer only covers what was not recognised there.
        written = [unit for unit in units if unit.words and unit.kind is not Kind.CODE]
        for unit in sorted(written, key=lambda unit: unit.kind is Kind.HIDDEN):
            scaled = replace(unit, words=tuple(_scaled(word, factor) for word in unit.words))
            changes = patches(scaled, self._plan)
            if unit.kind is Kind.HIDDEN:
                cover(picture, changes, painted)
                continue
            paint(picture, changes, scaled.words)
            painted += [word for change in changes for word in change.words]
            texts += _placed(scaled, changes, picture.width / sheet.width, sheet.height)
        rewrite_codes(picture, [unit for unit in units if unit.kind is Kind.CODE], self._plan, factor)
        return picture, texts

    def _append(self, picture: Image.Image, sheet: Sheet, texts: Sequence[Placed], number: int) -> None:
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, round(sheet.width, 3), round(sheet.height, 3)],
            Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=_embedded(self._copy, picture))),
        )
        content = f"q {sheet.width:.3f} 0 0 {sheet.height:.3f} 0 0 cm /Im0 Do Q\n".encode()
        layer = invisible_text(texts, "F0")
        if layer:
            self._font = self._font or glyphless_font(self._copy)
            self._written += texts
            page.Resources.Font = pikepdf.Dictionary(F0=self._font)
        page.Contents = self._copy.make_stream(content + layer)
        unit = inherited(self._original.pages[number - 1].obj, "/UserUnit")
        if unit is not None:
            page.UserUnit = float(unit)
        self._copy.pages.append(pikepdf.Page(page))


def _scaled(word: Word, factor: float) -> Word:
    return replace(
        word,
        left=int(word.left * factor),
        top=int(word.top * factor),
        right=int(word.right * factor) + 1,
        bottom=int(word.bottom * factor) + 1,
    )


def _placed(unit: Unit, changes: Sequence[Patch], scale: float, height: float) -> Iterator[Placed]:
    """Yield the words of a unit in their places, with what stands in the place of values."""
    replaced = {id(word): patch for patch in changes for word in patch.words}
    levels = {id(word): _level(line) for line in lines_of(unit.words) for word in line}
    said: set[int] = set()
    for word in unit.words:
        patch = replaced.get(id(word))
        if patch is None:
            yield _place(word.text, [word], levels[id(word)], scale, height)
        elif id(patch) not in said:
            said.add(id(patch))
            for words, text in lines_of_patch(patch):
                yield _place(text, words, levels[id(words[0])], scale, height)


def _level(line: Sequence[Word]) -> tuple[int, int]:
    """Return top and bottom that all words of a line get: readers take letters of different heights for columns."""
    return min(word.top for word in line), max(word.bottom for word in line)


def _place(text: str, words: Sequence[Word], level: tuple[int, int], scale: float, height: float) -> Placed:
    left, right = min(word.left for word in words), max(word.right for word in words)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    turned = len(text) > 2 and bottom - top > 1.6 * (right - left)
    if not turned and level[1] - level[0] < 3 * (bottom - top):
        top, bottom = level
    return Placed(text, left / scale, height - bottom / scale, right / scale, height - top / scale, turned)


def _removed(sheet: Sheet) -> Image.Image:
    scale = drawing_scale(sheet.width, sheet.height, 72)
    return notice((max(1, round(sheet.width * scale)), max(1, round(sheet.height * scale))), _REMOVED)


def _embedded(pdf: pikepdf.Pdf, picture: Image.Image) -> pikepdf.Stream:
    """Add a picture: lossless, or as JPEG where it is a photograph and that is far smaller."""
    picture = _plain_grey(picture)
    data = _png_samples(picture)
    stream = None
    if len(data) > _LARGE_PICTURE:
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=_QUALITY, subsampling=0)
        if buffer.tell() * 2 < len(data):
            stream = pikepdf.Stream(pdf, buffer.getvalue())
            stream.Filter = pikepdf.Name.DCTDecode
    colours = 3 if picture.mode == "RGB" else 1
    if stream is None:
        stream = pikepdf.Stream(pdf, data)
        stream.Filter = pikepdf.Name.FlateDecode
        stream.DecodeParms = pikepdf.Dictionary(
            Predictor=15, Colors=colours, BitsPerComponent=8, Columns=picture.width
        )  # fmt: skip
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = picture.width, picture.height, 8
    stream.ColorSpace = pikepdf.Name.DeviceRGB if colours == 3 else pikepdf.Name.DeviceGray
    return stream


def _plain_grey(picture: Image.Image) -> Image.Image:
    # Plane by plane: numpy takes ten times as long over the three values of each pixel.
    red, green, blue = (numpy.asarray(plane) for plane in picture.split())
    highest = numpy.maximum(numpy.maximum(red, green), blue)
    spread = highest - numpy.minimum(numpy.minimum(red, green), blue)
    return picture.convert("L") if int(spread.max()) <= 3 else picture


def _png_samples(picture: Image.Image) -> bytes:
    """Return the picture's compressed rows as PNG packs them, which is also a filter of PDF."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=7)
    data, position, samples = buffer.getvalue(), 8, b""
    while position < len(data):
        length = int.from_bytes(data[position : position + 4], "big")
        if data[position + 4 : position + 8] == b"IDAT":
            samples += data[position + 8 : position + 8 + length]
        position += 12 + length
    return samples


def _stripped(document: Document) -> list[str]:
    """Say what the file carried beside its pages, kind by kind."""
    counts: dict[ConstructKind, int] = {}
    others: list[str] = []
    for construct in document.constructs:
        if construct.kind is ConstructKind.OTHER:
            others.append(construct.locator)
        else:
            counts[construct.kind] = counts.get(construct.kind, 0) + 1
    plain = [
        f"{count} attachments" if kind is ConstructKind.ATTACHMENT and count > 1 else str(kind)
        for kind, count in counts.items()
    ]
    return [*plain, *others]

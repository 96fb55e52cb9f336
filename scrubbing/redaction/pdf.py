"""PDF: a new file, page by page. Values are cut out of the drawn text where that can be proved; other pages that hold
something to hide become pictures with a clean text layer; the rest are carried over."""

import io
from collections.abc import Iterator, Mapping, Sequence
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
from scrubbing.redaction import likeness
from scrubbing.redaction.codes import rewrite_codes
from scrubbing.redaction.content import Doubt, inherited
from scrubbing.redaction.glyphs import GlyphReader
from scrubbing.redaction.likeness import is_cut_right
from scrubbing.redaction.painting import Patch, cover, free_right, lines_of_patch, notice, paint, patches
from scrubbing.redaction.plan import CUT_OUT, Plan, Writing
from scrubbing.redaction.sights import hide
from scrubbing.redaction.stand_ins import StandInFonts
from scrubbing.redaction.surgery import Line, Operation, Reading, operate
from scrubbing.redaction.text_layer import Placed, glyphless_font, invisible_text, map_characters
from scrubbing.redaction.typefaces import Typefaces
from scrubbing.redaction.vector import Carrier

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
    by_page: dict[int, list[Unit]] = {}
    for unit in document.units:
        number = ordinal(unit.locator)
        if number is not None:
            by_page.setdefault(number, []).append(unit)
    seen: dict[int, list[Sight]] = {}
    for sight in document.sights:
        seen.setdefault(ordinal(sight.locator) or 0, []).append(sight)
    with Paper(data) as paper, pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf, pikepdf.new() as copy:
        builder = _Builder(paper, copy, pdf, writing.plan, by_page, seen)
        for number in range(1, len(paper) + 1):
            builder.add(number)
        written = builder.proved()
    target.write(written)
    return [*_stripped(document), *builder.said.values()]


class _Builder:
    def __init__(
        self,
        paper: Paper,
        copy: pikepdf.Pdf,
        original: pikepdf.Pdf,
        plan: Plan,
        units: Mapping[int, Sequence[Unit]],
        sights: Mapping[int, Sequence[Sight]],
    ) -> None:
        self._paper = paper
        self._copy = copy
        self._original = original
        self._plan = plan
        self._units = units
        self._sights = sights
        # Where anything goes, fonts would still tell of it.
        changed = any(unit.kind is Kind.HIDDEN or plan.edits(unit.text) for page in units.values() for unit in page)
        self._typefaces = Typefaces(copy) if changed or plan.removals else None
        self._carrier = Carrier(copy, plan, self._typefaces)
        self._reader = GlyphReader()
        self._stand_ins = StandInFonts(copy)
        self._font: pikepdf.Object | None = None
        self._written: list[Placed] = []
        self._operations: dict[int, Operation] = {}
        # What to say about each page that is not as it was.
        self.said: dict[int, str] = {}

    def add(self, number: int) -> None:
        """Add a page in the best way that is safe for it: as it is drawn, with values cut out, or as a picture."""
        locator, units = page_locator(number), self._units.get(number, ())
        with self._paper.page(number) as sheet:
            if self._plan.removes(locator):
                notice = [Placed(_REMOVED, 36, sheet.height / 2, 136, sheet.height / 2 + 12)]
                self._put(number, self._picture(_removed(sheet), sheet, notice, number))
                self.said[number] = f"{locator}: removed"
                return
            try:
                self._put(number, self._drawn(number, sheet, units))
            except Doubt as doubt:
                self._rebuild(number, sheet, str(doubt))
            except (pikepdf.PdfError, KeyError, ValueError, TypeError, AttributeError, IndexError):
                self._rebuild(number, sheet, "content")  # rebuilding is always safe

    def proved(self) -> bytes:
        """Return the file. Pages that do not read and look in it as they should are made pictures.

        A page is proved in the file as it is written, not as it was meant.
        """
        try:
            written = self._written_now()
            unproved = self._unproved(written)
        except Doubt:  # about the fonts that pages share
            unproved, self._typefaces = list(self._operations), None
        if not unproved:
            return written
        for number in unproved:
            with self._paper.page(number) as sheet:
                self._rebuild(number, sheet, "not proved")
        return self._written_now()

    def _unproved(self, written: bytes) -> list[int]:
        unproved: list[int] = []
        if self._operations:
            with Paper(written) as paper:
                for number, operation in self._operations.items():
                    with self._paper.page(number) as before, paper.page(number) as after:
                        if not is_cut_right(before, before.draw(likeness.DPI), after, operation):
                            unproved.append(number)
        return unproved

    def _written_now(self) -> bytes:
        if self._typefaces is not None:
            self._typefaces.write()
        if self._font is not None:
            map_characters(self._copy, self._font, self._written)
        self._copy.remove_unreferenced_resources()
        target = io.BytesIO()
        # The identifier follows from the content, so the same original and plan give the same bytes.
        self._copy.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return target.getvalue()

    def _put(self, number: int, page: pikepdf.Dictionary) -> None:
        if number > len(self._copy.pages):
            self._copy.pages.append(pikepdf.Page(page))
        else:
            self._copy.pages[number - 1] = pikepdf.Page(page)

    def _drawn(self, number: int, sheet: Sheet, units: Sequence[Unit]) -> pikepdf.Dictionary:
        """Return a page as it is drawn, without the values.

        Raises:
            Doubt: it has to become a picture.
        """
        if any(unit.kind is Kind.HIDDEN for unit in units):
            raise Doubt("hidden text")
        if any(self._plan.goes(sight.value) for sight in self._sights.get(number, ())):
            raise Doubt("something seen in a picture")
        _check_pictures(sheet, units)
        page = self._original.pages[number - 1]
        changed = [unit for unit in units if self._plan.edits(unit.text)]
        if not changed:
            made = self._carrier.carry(page)
            if self._typefaces is not None:
                self._operations[number] = operate((), _reading(page, sheet), (), self._stand_ins)
            return made
        if not self._plan.cuts or any(unit.kind is not Kind.VISIBLE for unit in changed):
            raise Doubt("text of a picture" if self._plan.cuts else "not proved")
        lines = self._lines(sheet, changed)
        operation = operate(self._reader.read(page), _reading(page, sheet), lines, self._stand_ins)
        made = self._carrier.carry(page, operation.cuts)
        self._operations[number] = operation
        self.said[number] = f"{page_locator(number)}: {CUT_OUT}"
        return made

    def _lines(self, sheet: Sheet, units: Sequence[Unit]) -> Iterator[Line]:
        """Yield the lines of words that go, with the room that each has."""
        drawn = sheet.draw(likeness.DPI)
        scale = drawing_scale(sheet.width, sheet.height, likeness.DPI)
        for unit in units:
            for patch in patches(unit, self._plan):
                for words, text in lines_of_patch(patch):
                    free = free_right(drawn, [_scaled(word, scale / sheet.scale) for word in words])
                    yield Line(tuple(words), text, free / scale)

    def _rebuild(self, number: int, sheet: Sheet, why: str) -> None:
        picture, texts = self._rebuilt(sheet, self._units.get(number, ()), self._sights.get(number, ()))
        self._put(number, self._picture(picture, sheet, texts, number))
        self.said[number] = f"{page_locator(number)}: rebuilt as a picture with a clean text layer, {why}"

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

    def _picture(self, picture: Image.Image, sheet: Sheet, texts: Sequence[Placed], number: int) -> pikepdf.Dictionary:
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
        return page


def _reading(page: pikepdf.Page, sheet: Sheet) -> Reading:
    return Reading(sheet.characters(), sheet.origins(), 0 if inherited(page.obj, "/Rotate") else sheet.scale)


def _check_pictures(sheet: Sheet, units: Sequence[Unit]) -> None:
    """Raise Doubt where a picture may show what is not in the page's text, or hide what is."""
    words = [word for unit in units if unit.kind is Kind.VISIBLE for word in unit.words]
    if not words and any(unit.kind is Kind.OCR for unit in units):
        raise Doubt("scan")
    for shape in sheet.shapes():
        if not shape.is_picture:
            continue
        frame = Word("", int(shape.left), int(shape.top), int(shape.right), int(shape.bottom), 0, 1)
        if not shape.fully_shown or any(covered(word, [frame]) for word in words):
            raise Doubt("picture")


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

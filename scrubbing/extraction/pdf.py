"""PDF: text layer with boxes, OCR where pages show more than their text layer says, and everything beside the pages."""

import hashlib
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

import numpy
import pypdf
from numpy.typing import NDArray
from PIL import Image
from pypdf.generic import StreamObject

from scrubbing.document import Construct, ConstructKind, Document, Kind, Member, Reading, Unit, Unread, Word
from scrubbing.extraction import ocr, pdf_structure
from scrubbing.extraction.looks import look_for_codes, look_for_faces
from scrubbing.extraction.ocr_engines import OcrFailed, engine_name
from scrubbing.extraction.pdf_words import TextLayer, read_text_layer
from scrubbing.geometry import READING_DPI, REBUILDING_DPI, covered, page_locator
from scrubbing.paper import Paper, Shape, Sheet, flattened, open_pdf, take_alternatives
from submissions.reasons import Held, Reason

# A page with fewer characters than this is read by OCR as a whole, if it shows anything else.
_FEW_CHARACTERS = 40
# Pictures smaller than this, in pixels at READING_DPI, hold no legible word.
_SMALLEST_PICTURE = 14
# Drawings with curves: from this number on they may be letters drawn as outlines.
_OUTLINES = 6
# More regions than this, or a larger share of the page, and the page is read as a whole.
_MOST_REGIONS = 4
# Scattered drawings beyond this number are one region: comparing each with each would take too long.
_MOST_BOXES = 200
_LARGE_SHARE = 0.35
# A page with less ink than this share of its pixels is blank: some specks of dust.
_BLANK = 0.00005
# A page description longer than this takes the second reader minutes; the page is read by OCR instead.
_SECOND_READING = 2 * 1024 * 1024
_ALTERNATIVES = "alternative texts"
# Reasons for which reading an attachment ends although it is dropped: the budget of the whole file is used up.
_EXHAUSTED = frozenset((Reason.TEXT_LIMIT, Reason.ARCHIVE_BOMB, Reason.TOO_MANY_PAGES, Reason.TOO_MANY_MEMBERS))


def extract(source: BinaryIO, media_type: str, reading: Reading) -> Document:
    """Read a PDF. Boxes of words are in pixels of the page as shown, drawn at geometry.READING_DPI.

    Units of a page: "page 3" (what its readers see), "page 3, hidden text" (in the text layer, but not to be seen),
    "page 3, picture text" (OCR of pictures and outlines), "page 3, code 1" (what a code says), "page 3, second
    reading" (words that only the second reader found; empty when it failed).

    Raises:
        Held: ENCRYPTED, CORRUPT, ARCHIVE_BOMB, IMAGE_TOO_LARGE, TOO_MANY_PAGES, TEXT_LIMIT.
    """
    source.seek(0)
    document = Document(media_type)
    with open_pdf(source.read()) as pdf:
        reading.budget.spend_pages(len(pdf.pages))
        pdf_structure.weigh(pdf, reading.budget)
        pdf_structure.count_drawings(pdf)
        groups = pdf_structure.texts_by_group(pdf)
        said = [groups.get(_ALTERNATIVES, ""), *take_alternatives(pdf)]
        if any(said):
            groups[_ALTERNATIVES] = "\n".join(dict.fromkeys(filter(None, said)))
        for group, text in groups.items():
            _add(document, reading, Unit(group, text, Kind.METADATA))
        document.constructs += pdf_structure.constructs(pdf, groups)
        _read_attachments(document, reading, pdf)
        patterned = pdf_structure.pages_with_patterns(pdf)
        data = flattened(pdf)
    # Closed, it would still hold the original's bytes.
    del pdf
    second = _SecondReader(data)
    pictures = _PictureReader()
    with Paper(data) as paper:
        for number in range(1, len(paper) + 1):
            with paper.page(number) as sheet:
                _read_page(document, reading, number, sheet, second, pictures, number in patterned)
    document.ocr = engine_name() if pictures.used else ""
    return document


def _add(document: Document, reading: Reading, unit: Unit) -> None:
    reading.budget.spend_characters(len(unit.text))
    document.units.append(unit)


def _read_attachments(document: Document, reading: Reading, pdf: Any) -> None:
    """Read what is attached, for the values in it. The copy has no attachments: an unreadable one holds nothing up."""
    for number, (name, data) in enumerate(pdf_structure.attachments(pdf), start=1):
        locator = f"attachment {number}"
        reading.budget.spend_members()
        document.constructs.append(Construct(ConstructKind.ATTACHMENT, locator))
        try:
            nested = reading.read_member(name, data)
        except Held as held:
            if held.reason in _EXHAUSTED:
                raise
            continue
        if nested is not None:
            nested.unread.clear()
            document.members[f"{number}/{name}"] = Member(locator, nested)


def _read_page(
    document: Document,
    reading: Reading,
    number: int,
    sheet: Sheet,
    second: "_SecondReader",
    pictures: "_PictureReader",
    patterned: bool,
) -> None:
    picture = sheet.draw(READING_DPI)
    layer = read_text_layer(sheet.characters(), picture)
    surplus = second.surplus(number, layer.everything)
    if layer.visible:
        _add(document, reading, Unit(page_locator(number), layer.visible, Kind.VISIBLE, words=layer.words))
    if layer.hidden:
        hidden = Unit(page_locator(number, "hidden text"), layer.hidden, Kind.HIDDEN, words=layer.hidden_words)
        _add(document, reading, hidden)
    if surplus is not None:
        _add(document, reading, Unit(page_locator(number, "second reading"), surplus, Kind.HIDDEN))
    shapes = sheet.shapes()
    _look(document, reading, number, sheet, picture, any(shape.is_picture for shape in shapes))
    poor = len(layer.visible) < _FEW_CHARACTERS
    regions = _regions(shapes, picture)
    whole = poor or patterned or layer.guessed or surplus is not None
    if whole and _is_blank(picture, layer.words if not layer.guessed else ()):
        return
    try:
        found = pictures.read(picture, [(0, 0, *picture.size)] if whole else regions)
    except OcrFailed:
        document.unread.append(Unread(page_locator(number), Reason.PART_NOT_READ))
        return
    _add_picture_text(document, reading, number, layer, found)
    if not layer.words and not found.legible:
        document.unread.append(Unread(page_locator(number), Reason.NO_TEXT_FOUND))


def _look(
    document: Document, reading: Reading, number: int, sheet: Sheet, picture: Image.Image, illustrated: bool
) -> None:
    """Look for codes and faces. Codes are small in print, so they are read as large as rebuilt pages are drawn."""
    place = page_locator(number)
    if sheet.draws_much():
        before = len(document.units)
        large = sheet.draw(REBUILDING_DPI)
        look_for_codes(document, large, place, "page", picture.width / large.width)
        for unit in document.units[before:]:
            reading.budget.spend_characters(len(unit.text))
    if illustrated:
        look_for_faces(document, picture, place, "page")


def _add_picture_text(document: Document, reading: Reading, number: int, layer: TextLayer, found: ocr.OcrText) -> None:
    if not layer.words:
        for unit in ocr.units(found, page_locator(number)):
            _add(document, reading, unit)
        return
    known = [word for word, guessed in zip(layer.words, layer.guesses, strict=True) if not guessed]
    news = [word for word in found.words if not covered(word, known)]
    for unit in ocr.units(ocr.joined_in_lines(news), page_locator(number, "picture text")):
        _add(document, reading, unit)


def _regions(shapes: list[Shape], picture: Image.Image) -> list[tuple[int, int, int, int]]:
    """Return the parts of the page that may show text which is not in its text layer."""
    boxes: list[tuple[int, int, int, int]] = []
    outlines = [shape for shape in shapes if not shape.is_picture]
    may_be_words = sum(shape.letters for shape in outlines) >= _OUTLINES
    for shape in [shape for shape in shapes if shape.is_picture] + (outlines if may_be_words else []):
        left, top = max(0, int(shape.left) - 2), max(0, int(shape.top) - 2)
        right, bottom = min(picture.width, int(shape.right) + 3), min(picture.height, int(shape.bottom) + 3)
        smallest = _SMALLEST_PICTURE if shape.is_picture else 1
        if right - left >= smallest and bottom - top >= smallest:
            boxes.append((left, top, right, bottom))
    if not boxes:
        return []
    merged = _merged(boxes)
    area = sum((right - left) * (bottom - top) for left, top, right, bottom in merged)
    if len(merged) > _MOST_REGIONS or area > _LARGE_SHARE * picture.width * picture.height:
        return [(0, 0, *picture.size)]
    return merged


def _merged(boxes: list[tuple[int, int, int, int]], near: int = 20) -> list[tuple[int, int, int, int]]:
    """Join boxes that touch or nearly do: letters drawn as outlines become lines."""
    merged: list[tuple[int, int, int, int]] = []
    for box in sorted(boxes):
        grown = box
        apart = []
        for other in merged:
            if (
                other[0] - near < grown[2]
                and grown[0] - near < other[2]
                and other[1] - near < grown[3]
                and grown[1] - near < other[3]
            ):
                grown = (
                    min(grown[0], other[0]), min(grown[1], other[1]), max(grown[2], other[2]), max(grown[3], other[3])
                )  # fmt: skip
            else:
                apart.append(other)
        merged = [*apart, grown]
        if len(merged) > _MOST_BOXES:
            lefts, tops, rights, bottoms = zip(*boxes, strict=True)
            return [(min(lefts), min(tops), max(rights), max(bottoms))]
    return merged


def _is_blank(picture: Image.Image, words: tuple[Word, ...]) -> bool:
    """Whether the page shows nothing but these words."""
    pixels: NDArray[Any] = numpy.asarray(picture.convert("L")).astype(numpy.int16)
    inked = numpy.abs(pixels - numpy.median(pixels)) > 48
    for word in words:
        inked[max(0, word.top - 2) : word.bottom + 2, max(0, word.left - 2) : word.right + 2] = False
    return bool(inked.mean() < _BLANK)


class _PictureReader:
    """OCR of parts of pages. The logo that stands on every page is read once."""

    def __init__(self) -> None:
        self.used = False
        self._known: dict[bytes, ocr.OcrText] = {}

    def read(self, picture: Image.Image, regions: list[tuple[int, int, int, int]]) -> ocr.OcrText:
        words: list[Word] = []
        for region in regions:
            found = self._read(picture.crop(region), sparse=region != (0, 0, *picture.size))
            words += [_moved(word, *region[:2]) for word in found.words]
        return ocr.joined_in_lines(words)

    def _read(self, crop: Image.Image, sparse: bool) -> ocr.OcrText:
        self.used = True
        key = hashlib.sha256(repr(crop.size).encode() + crop.tobytes()).digest()
        if key not in self._known:
            self._known[key] = ocr.read_picture(crop, sparse)
        return self._known[key]


def _moved(word: Word, right: int, down: int) -> Word:
    return replace(
        word, left=word.left + right, top=word.top + down, right=word.right + right, bottom=word.bottom + down
    )  # fmt: skip


class _SecondReader:
    """A second library's reading of the same pages: what only it finds is hidden from the first one."""

    def __init__(self, data: bytes) -> None:
        self._reader = pypdf.PdfReader(io.BytesIO(data))

    def surplus(self, number: int, text: str) -> str | None:
        """Return the words that are not in the first reader's text, "" when this reader fails, None when they agree."""
        try:
            page = self._reader.pages[number - 1]
            contents = page.get_contents()
            if contents is None:
                return None
            if len(contents.get_data()) > _SECOND_READING:
                return ""
            other = page.extract_text()
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - any failure means the same: this page is only trusted as a picture
            return ""
        finally:
            self._forget_pictures()
        known = _squeezed(text)
        missing = [token for token in other.split() if any(part not in known for part in _parts(token))]
        return " ".join(missing) or None

    def _forget_pictures(self) -> None:
        """Let pictures go: the library keeps every object that it met, and looks at pictures to pass them over."""
        met = self._reader.resolved_objects
        for key in [key for key, entry in met.items() if isinstance(entry, StreamObject) and _is_picture(entry)]:
            del met[key]


def _is_picture(entry: StreamObject) -> bool:
    return bool(entry.get("/Subtype") == "/Image")


def _squeezed(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKC", text).casefold() if character.isalnum())


def _parts(token: str) -> Iterator[str]:
    """Yield the runs of letters and of digits in a token: readers disagree about the spaces between columns."""
    run = ""
    for character in unicodedata.normalize("NFKC", token).casefold():
        if run and (not character.isalnum() or character.isdigit() != run[-1].isdigit()):
            yield run
            run = ""
        if character.isalnum():
            run += character
    if run:
        yield run

"""PDF: every object and stream through qpdf, streams no index leads to by their own marks, text by pypdf and pdfium."""

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from scrubbing.verification.pdf_vocabulary import STRUCTURE, without_structure
from scrubbing.verification.picture import check_jpeg, look_for_faces, read_codes, read_picture_text
from scrubbing.verification.report import Check
from scrubbing.verification.walk import Walk, inside
from submissions.reasons import Held, Reason

# Keys under which files keep what no reader of the page sees, or what acts when it is opened.
_FORBIDDEN = frozenset(
    {
        *(
            "/JavaScript",
            "/JS",
            "/OpenAction",
            "/AA",
            "/EmbeddedFiles",
            "/EmbeddedFile",
            "/EF",
            "/AF",
            "/AcroForm",
            "/XFA",
        ),
        *("/Metadata", "/PieceInfo", "/Thumb", "/RichMediaContent", "/Perms", "/Collection", "/SpiderInfo", "/Encrypt"),
    }
)
_ACTIONS = frozenset(
    {
        *("/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/JavaScript", "/Rendition", "/Sound", "/Movie"),
        "/RichMediaExecute",
    }
)
_LINKS = ("http://", "https://", "mailto:")
_IMAGE = re.compile(rb"/Subtype\s*/Image")
# A stream's dictionary is looked for in this many bytes before it.
_DICTIONARY = 1000
_PIECE = 1 << 20
# Most bytes a pixel takes: four colours of 8 bits.
_SAMPLES = 4
_STREAM = re.compile(rb"stream\r?\n")
_STRINGS = re.compile(
    rb"\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)|<([0-9A-Fa-f\s]*)>|\b(ET|T\*|Td|TD|Tm|'|\")(?=\s|$)", re.S
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|[\r\n]|.)", re.S)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_HYPHENS = re.compile(r"[-\u00ad\u2010\ufffe]\s*\n\s*")
# Dots per inch pages are rendered at for OCR; 150 is enough for print of 8 points.
_RESOLUTION = 150
_FINE_RESOLUTION = 200
# Fewer corners of lines and areas than this draw no code.
_BARS = 100
# A page with fewer characters than this may show its words as shapes.
_FEW = 20
# Paths of more segments than a frame has may be letters, which have about so many; a word has so many letters.
_PLAIN_SEGMENTS, _LETTER_SEGMENTS, _WORD = 8, 12, 6
# Pixels around what is read, and from how many places on the page is read as a whole.
_MARGIN, _MOST_AREAS = 10, 4
_Box = tuple[float, float, float, float]
_Area = tuple[int, int, int, int]


def read_pdf(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    """Read a PDF, outermost or nested."""
    walk.runs(Check.UNEXPECTED_PART, Check.METADATA_LEFT, Check.EXTERNAL_LINK, Check.TRAILING_DATA)
    walk.search_bytes(without_structure(data), locator)
    # Before any library unpacks a stream, all of them were unpacked here within the limits.
    _read_frame(walk, data, locator)
    with walk.opening(locator):
        _read_objects(walk, data, locator, depth)
    with walk.opening(locator):
        _read_by_pypdf(walk, data, locator)
    with walk.opening(locator):
        _read_by_pdfium(walk, data, locator)


def _read_frame(walk: Walk, data: bytes, locator: str) -> None:
    """Search the file without its index: one revision, nothing before or after, streams wherever they stand."""
    outside: list[bytes] = []
    position = 0
    for number, (start, end) in enumerate(_streams(data), start=1):
        outside.append(data[position:start])
        picture = _IMAGE.search(data, max(position, start - _DICTIONARY), start) is not None
        position = end
        content = _inflate(walk, data[start:end], picture)
        if content:
            place = inside(locator, f"stream {number}")
            walk.search_bytes(content if picture else without_structure(content), place)
            if not picture:
                _search_strings(walk, content, place)
    outside.append(data[position:])
    frame = b"stream".join(outside)
    if frame.count(b"startxref") != 1 or frame.count(b"%%EOF") != 1 or not data.startswith(b"%PDF-"):
        walk.fail(Check.UNEXPECTED_PART, locator)
    if data[data.rfind(b"%%EOF") + 5 :].strip(b"\r\n"):
        walk.fail(Check.TRAILING_DATA, locator)
    _search_strings(walk, frame, locator)


def _streams(data: bytes) -> Iterator[tuple[int, int]]:
    position = 0
    while (match := _STREAM.search(data, position)) is not None:
        if data[match.start() - 3 : match.start()] == b"end":
            position = match.end()
            continue
        end = data.find(b"endstream", match.end())
        if end < 0:
            return
        yield match.end(), end
        position = end + len(b"endstream")


def _inflate(walk: Walk, packed: bytes, picture: bool) -> bytes:
    """Return a stream as deflate has it, and nothing for other codings, which are left to qpdf.

    A picture's pixels are bounded by what a picture may have, all other streams together by the file's limit.
    """
    engine = zlib.decompressobj()
    pieces: list[bytes] = []
    size, rest = 0, packed
    try:
        while not engine.eof and rest:
            pieces.append(engine.decompress(rest, _PIECE))
            rest = engine.unconsumed_tail
            size += len(pieces[-1])
            if not picture:
                walk.budget.spend_unpacked(len(pieces[-1]))
            elif size > walk.budget.limits.pixels * _SAMPLES:
                raise Held(Reason.IMAGE_TOO_LARGE)
    except zlib.error:
        pass
    return b"".join(pieces)


def _search_strings(walk: Walk, content: bytes, locator: str) -> None:
    """Search the strings of a content stream or of objects, each alone and those of one line of text joined."""
    lines: list[bytes] = [b""]
    for match in _STRINGS.finditer(content):
        if match[3] is not None:
            lines.append(b"")
        elif match[2] is not None:
            digits = b"".join(match[2].split())
            lines[-1] += bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        else:
            lines[-1] += _ESCAPE.sub(_unescaped, match[1])
    strings = [line for line in lines if line]
    if not strings:
        return
    walk.search_text("\n\0\n".join(line.decode("cp1252", "replace") for line in strings), locator)
    walk.search_bytes(b"\n\0\n".join(strings), locator, text=True)
    wide = [line[2:] if line.startswith(b"\xfe\xff") else line for line in strings if b"\0" in line]
    walk.search_text("\n\0\n".join(line.decode("utf-16-be", "replace") for line in wide), locator)


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    if escape[:1] in b"01234567":
        return bytes([int(escape, 8) & 0xFF])
    return _ESCAPES.get(escape, escape)


def _read_objects(walk: Walk, data: bytes, locator: str, depth: int) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if pdf.is_encrypted:
            walk.fail(Check.UNEXPECTED_PART, locator)
        info = pdf.trailer.get("/Info")
        if info is not None and any(str(value).strip() for value in info.values()):
            walk.fail(Check.METADATA_LEFT, locator)
        found: list[str] = []
        for number, item in enumerate(pdf.objects, start=1):
            walk.budget.spend_members()
            place = inside(locator, f"object {number}")
            _read_object(walk, item, place, found)
            if isinstance(item, pikepdf.Stream):
                _read_stream(walk, item, place, depth)
        walk.search_text("\n\0\n".join(found), locator)


def _read_object(walk: Walk, root: Any, locator: str, found: list[str]) -> None:
    """Collect every string and name of one object; what it refers to is an object of its own."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Dictionary | pikepdf.Stream):
            _check_dictionary(walk, node, locator)
            found += [key[1:] for key in node.keys() if key[1:] not in STRUCTURE]  # noqa: SIM118 - no iterator
            waiting += [value for value in node.values() if not _indirect(value)]
        elif isinstance(node, pikepdf.Array):
            waiting += [value for value in node if not _indirect(value)]
        elif isinstance(node, pikepdf.String):
            found.append(str(node).lstrip("/"))
        elif isinstance(node, pikepdf.Name) and str(node)[1:] not in STRUCTURE:
            found.append(str(node)[1:])


def _indirect(value: Any) -> bool:
    return bool(getattr(value, "is_indirect", False))


def _check_dictionary(walk: Walk, node: Any, locator: str) -> None:
    keys = set(node.keys())
    if keys & _FORBIDDEN:
        walk.fail(Check.METADATA_LEFT if keys & {"/Metadata", "/PieceInfo"} else Check.UNEXPECTED_PART, locator)
    if str(node.get("/S", "")) in _ACTIONS or str(node.get("/Subtype", "")) in (
        "/FileAttachment",
        "/Widget",
        "/Screen",
    ):
        walk.fail(Check.UNEXPECTED_PART, locator)
    target = node.get("/URI")
    if isinstance(target, pikepdf.String) and not str(target).lower().startswith(_LINKS):
        walk.fail(Check.EXTERNAL_LINK, locator)


def _read_stream(walk: Walk, stream: Any, locator: str, depth: int) -> None:
    filters = _filters(stream)
    if filters and filters[-1] in ("/DCTDecode", "/JPXDecode", "/CCITTFaxDecode", "/JBIG2Decode"):
        raw = bytes(stream.read_raw_bytes())
        walk.search_bytes(raw, locator)
        if filters == ["/DCTDecode"]:
            check_jpeg(walk, raw, locator, profiles=True)
        return
    content = bytes(stream.read_bytes())
    if filters != ["/FlateDecode"]:
        walk.budget.spend_unpacked(len(content))
    picture = str(stream.get("/Subtype", "")) == "/Image"
    walk.search_bytes(content if picture else without_structure(content), locator)
    if not picture:
        _search_strings(walk, content, locator)


def _filters(stream: Any) -> list[str]:
    filters = stream.get("/Filter")
    if filters is None:
        return []
    return [str(name) for name in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]


def _read_by_pypdf(walk: Walk, data: bytes, locator: str) -> None:
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(data)).pages, start=1):
        walk.budget.spend_pages()
        _search_page(walk, page.extract_text(), inside(locator, f"page {number}"))


def _read_by_pdfium(walk: Walk, data: bytes, locator: str) -> None:
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document)):
            walk.report.coverage.pages += 1
            page = document[number]
            try:
                _read_page(walk, page, inside(locator, f"page {number + 1}"))
            finally:
                page.close()
    finally:
        document.close()


def _read_page(walk: Walk, page: Any, locator: str) -> None:
    words = page.get_textpage()
    text: str = words.get_text_bounded() if words.count_chars() else ""
    # The bounded text leaves out what lies off the page; all of it is handed over.
    everything: str = words.get_text_range() if words.count_chars() else ""
    words.close()
    _search_page(walk, text, locator)
    _search_page(walk, everything, locator)
    # The sign that the library puts where a word is divided at the end of a line.
    walk.tell(everything.replace("\ufffe", "-\n"), locator)
    few = len(everything.strip()) < _FEW and any(True for _ in page.get_objects())
    boxes = _drawn_boxes(page)
    pictured = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING]))
    if few or boxes:
        picture = _rendered(walk, page, _RESOLUTION)
        for area in _areas(page, boxes, picture.size) if not few else [(0, 0, *picture.size)]:
            read_picture_text(walk, picture.crop(area).convert("L"), locator, area[:2])
        if few or pictured:
            look_for_faces(walk, picture, locator)
    if pictured or _corners(page) >= _BARS:
        # Codes are printed small.
        read_codes(walk, _rendered(walk, page, _FINE_RESOLUTION), locator)


def _drawn_boxes(page: Any) -> list[_Box]:
    """Return where a page draws anything but text, lines and plain shapes: pictures, shadings, outlines of letters."""
    boxes: list[_Box] = []
    outlines: list[_Box] = []
    letters = 0
    whole: _Box = (0, 0, 0, 0)
    for entry in page.get_objects():
        # What a form draws has its place in the form's space, so the whole of the form counts.
        if entry.level == 0:
            whole = entry.get_bounds()
        if entry.type in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
            boxes.append(whole)
        elif entry.type == pdfium.FPDF_PAGEOBJ_PATH:
            segments = pdfium.FPDFPath_CountSegments(entry.raw)
            if segments > _PLAIN_SEGMENTS:
                outlines.append(whole)
                letters += max(1, segments // _LETTER_SEGMENTS)
    return [*boxes, *(outlines if letters >= _WORD else ())]


def _areas(page: Any, boxes: list[_Box], size: tuple[int, int]) -> list[_Area]:
    """Return these places as pixels of the page, joined where they touch, or the whole page where they are many."""
    if page.get_rotation():
        return [(0, 0, *size)]
    scale = _RESOLUTION / 72
    origin, _, _, top = page.get_bbox()
    areas: list[_Area] = []
    for left, bottom, right, upper in sorted(boxes):
        area = (
            int((left - origin) * scale) - _MARGIN,
            int((top - upper) * scale) - _MARGIN,
            int((right - origin) * scale) + _MARGIN,
            int((top - bottom) * scale) + _MARGIN,
        )
        for other in [other for other in areas if _touch(area, other)]:
            areas.remove(other)
            area = (*map(min, area[:2], other[:2]), *map(max, area[2:], other[2:]))  # type: ignore[assignment]
        areas.append(area)
        if len(areas) > _MOST_AREAS:
            return [(0, 0, *size)]
    return [area for area in (_within(area, size) for area in areas) if area[0] < area[2] and area[1] < area[3]]


def _within(area: _Area, size: tuple[int, int]) -> _Area:
    return max(0, area[0]), max(0, area[1]), min(size[0], area[2]), min(size[1], area[3])


def _touch(one: _Area, other: _Area) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _corners(page: Any) -> int:
    """Return how many corners the lines and areas of a page have: a code that is drawn has many."""
    paths = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
    return sum(max(0, pdfium.FPDFPath_CountSegments(path.raw)) for path in paths)


def _rendered(walk: Walk, page: Any, resolution: int) -> Image.Image:
    width, height = page.get_size()
    scale = resolution / 72
    walk.budget.check_pixels(int(width * scale), int(height * scale))
    picture: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
    return picture


def _search_page(walk: Walk, text: str, locator: str) -> None:
    walk.search_text(text, locator)
    unbroken = _HYPHENS.sub("", text)
    if unbroken != text and walk.values.in_text(unbroken):
        walk.fail(Check.VALUE_IN_TEXT, locator)
    if walk.values.in_spaced(text):
        walk.fail(Check.VALUE_IN_TEXT, locator)

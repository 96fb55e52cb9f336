"""Office files inside OLE objects are taken out and scrubbed like any other; all other objects stay unread."""

import io
import struct
from collections.abc import Callable

import docx as library
import openpyxl
import pytest

from scrubbing.limits import Budget
from scrubbing.office.ole_packages import unwrapped
from submissions.media import MediaType
from submissions.reasons import Reason
from tests.files import docx, image, office, xlsx
from tests.files.compound import compound
from tests.files.office import OFFICE
from tests.files.vectors_office import opened
from tests.scrubbing.contract.samples import NAME, STAND_IN, deck, prove, read, scrub, value
from tests.scrubbing.traces import traces

PATH = "C:\\Users\\zyxaavexandrel\\Budget of Quandrel.xlsx"
_TYPE = "application/vnd.openxmlformats-officedocument.oleObject"
_OBJECT = (
    '<w:p><w:r><w:object><v:shape id="_x0000_i1025" style="width:76pt;height:49pt"/>'
    '<o:OLEObject Type="Embed" ProgID="Package" ShapeID="_x0000_i1025" DrawAspect="Icon" ObjectID="_1" r:id="{}"/>'
    "</w:object></w:r></w:p></w:body>"
)


def native(content: bytes, path: str = PATH) -> bytes:
    """Return a file as the packager of Windows wraps it."""
    label, place = path.rpartition("\\")[2].encode() + b"\0", path.encode() + b"\0"
    body = struct.pack("<H", 2) + label + place + struct.pack("<II", 0x30000, len(place)) + place
    body += struct.pack("<I", len(content)) + content
    wide = path.encode("utf-16-le")
    body += b"".join(struct.pack("<I", len(wide) // 2) + wide for _ in range(3))
    stream = struct.pack("<I", len(body)) + body
    return compound({"\x01Ole10Native": stream, "\x01CompObj": b"\1\0\xfe\xff" + b"zyxaavexandrel" + bytes(90)})


def package(content: bytes) -> bytes:
    """Return an object as Office writes one of its own files."""
    return compound({"Package": content, "\x03ObjInfo": bytes(6), "zyxaavexandrel": b"x"})


def letter(wrapped: bytes) -> bytes:
    """Return a letter that shows an OLE object."""
    parts = opened(docx.plain("Kind regards"), "word/document.xml")
    parts.add("word/embeddings/oleObject1.bin", wrapped, _TYPE)
    identity = parts.link("oleObject", "embeddings/oleObject1.bin")
    parts.edit(parts.main, "</w:body>", _OBJECT.format(identity))
    return parts.saved()


def workbook() -> bytes:
    return xlsx.plain(("Owner", "Cost"), (NAME, 42))


@pytest.mark.parametrize("wrap", [native, package])
def test_a_workbook_in_an_object_is_scrubbed_and_opens_in_its_place(wrap: Callable[[bytes], bytes]) -> None:
    data = letter(wrap(workbook()))
    document = read(data, MediaType.DOCX)
    assert list(document.all_unread()) == []
    assert any(NAME in unit.text for unit in document.all_units())

    copy = scrub(data, MediaType.DOCX, [value()])

    assert prove(copy, MediaType.DOCX).failures == []
    assert traces(data, {"secret": "zyxaavexandrel"})
    assert traces(copy, {"secret": "zyxaavexandrel", "name": NAME}) == set()
    parts = office.unzipped(copy)
    (embedded,) = [content for name, content in parts.items() if name.startswith("word/embeddings/")]
    sheet = openpyxl.load_workbook(io.BytesIO(embedded)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == [STAND_IN, 42]
    assert b'ProgID="Excel.Sheet.12"' in parts["word/document.xml"]
    part = library.Document(io.BytesIO(copy)).part
    kinds = {rel.reltype.rpartition("/")[2]: rel.target_part.content_type for rel in part.rels.values()}
    assert kinds == {"package": MediaType.XLSX}


def test_the_paths_an_object_keeps_are_told_to_the_search() -> None:
    document = read(letter(native(workbook())), MediaType.DOCX)
    assert [unit.text for unit in document.units if ", name " in unit.locator] == [PATH.rpartition("\\")[2], PATH, PATH]


def test_a_letter_and_a_deck_are_taken_out_too() -> None:
    for inner, program in (
        (docx.plain(f"by {NAME}"), b"Word.Document.12"),
        (deck(NAME), b"PowerPoint.Show.12"),
    ):
        copy = scrub(letter(native(inner)), MediaType.DOCX, [value()])
        assert prove(copy, MediaType.DOCX).failures == []
        assert program in office.unzipped(copy)["word/document.xml"]


def _in_sheet() -> bytes:
    parts = opened(xlsx.plain(("Plan",)), "xl/workbook.xml")
    parts.add("xl/embeddings/oleObject1.bin", native(workbook()), _TYPE)
    identity = parts.link("oleObject", "../embeddings/oleObject1.bin", "xl/worksheets/sheet1.xml")
    shown = f'<oleObjects xmlns:r="{OFFICE}"><oleObject progId="Package" shapeId="1" r:id="{identity}"/></oleObjects>'
    parts.edit("xl/worksheets/sheet1.xml", "</worksheet>", f"{shown}</worksheet>")
    return parts.saved()


def _on_slide() -> bytes:
    parts = opened(deck(), "ppt/presentation.xml")
    parts.add("ppt/embeddings/oleObject1.bin", native(workbook()), _TYPE)
    identity = parts.link("oleObject", "../embeddings/oleObject1.bin", "ppt/slides/slide1.xml")
    frame = (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="90" name="Object 1"/><p:cNvGraphicFramePr/><p:nvPr/>'
        '</p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/presentationml/2006/ole"><p:oleObj progId="Package" '
        f'r:id="{identity}" imgW="9" imgH="9"><p:embed/></p:oleObj></a:graphicData></a:graphic></p:graphicFrame>'
    )
    parts.edit("ppt/slides/slide1.xml", "</p:spTree>", f"{frame}</p:spTree>")
    return parts.saved()


@pytest.mark.parametrize(
    ("make", "media_type", "shown_in"),
    [
        (_in_sheet, MediaType.XLSX, "xl/worksheets/sheet1.xml"),
        (_on_slide, MediaType.PPTX, "ppt/slides/slide1.xml"),
    ],
)
def test_so_is_one_in_a_workbook_or_on_a_slide(make: Callable[[], bytes], media_type: MediaType, shown_in: str) -> None:
    copy = scrub(make(), media_type, [value()])
    assert prove(copy, media_type).failures == []
    assert b'progId="Excel.Sheet.12"' in office.unzipped(copy)[shown_in]
    assert traces(copy, {"secret": "zyxaavexandrel", "name": NAME}) == set()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"plain words of " + NAME.encode(), Reason.PART_NOT_READ),
        (image.encode(image.page(["by"], (90, 40)), "PNG"), Reason.PART_NOT_READ),
        (b"MZ\0\1" + bytes(600), Reason.PART_NOT_READ),
        (workbook()[:-100], Reason.CORRUPT),
    ],
    ids=["text", "picture", "program", "damaged workbook"],
)
def test_anything_else_in_an_object_holds_the_file_until_it_is_removed(content: bytes, reason: Reason) -> None:
    data = letter(native(content))
    unread = read(data, MediaType.DOCX).unread
    assert [(part.locator, part.reason) for part in unread] == [("embedded file 1", reason)]
    copy = scrub(data, MediaType.DOCX, [value()])
    assert not any("embeddings" in name for name in office.unzipped(copy))
    assert prove(copy, MediaType.DOCX).failures == []


@pytest.mark.parametrize("cut", [30, 200, 700])
def test_an_object_that_says_it_holds_more_than_it_does_is_not_unwrapped(cut: int) -> None:
    lying = native(workbook()).replace(struct.pack("<I", len(workbook())), struct.pack("<I", 0x7FFFFFFF), 1)
    for data in (lying, native(workbook())[:cut], compound({"\x01Ole10Native": b"\0" * cut})):
        assert unwrapped(data, Budget()) is None

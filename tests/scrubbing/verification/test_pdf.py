import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from scrubbing.limits import MIB, Limits
from submissions.media import MediaType
from tests.scrubbing.verification.copies import VALUE, check, checks, encoded, pdf, picture, rewritten, value

PDF = MediaType.PDF


def content(stream: bytes) -> bytes:
    def edit(document: pikepdf.Pdf) -> None:
        document.pages[0].Contents = document.make_stream(stream)

    return rewritten(pdf(), edit, compress_streams=True)


def edited(edit: Callable[[pikepdf.Pdf], None], **options: object) -> bytes:
    return rewritten(pdf(), edit, **options)


def test_a_clean_page_passes() -> None:
    report = check(pdf(), PDF)

    assert report.failures == []
    assert ("page 1", "A quiet page.") in report.texts
    assert check(pdf(picture=picture("A quiet picture")), PDF).failures == []
    assert check(rewritten(pdf(), object_stream_mode=pikepdf.ObjectStreamMode.generate), PDF).failures == []


def test_people_named_like_parts_of_a_pdf_are_no_survivors() -> None:
    names = ("Page", "Parent", "Contents", "Nicole Parent", "Jimmy Page", "Image", value("page", "USERNAME"))
    plain = content(b"BT /F1 12 Tf 72 700 Td (Nothing) Tj ET")
    packed = rewritten(plain, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    for data in (plain, packed):
        assert check(data, PDF, *names).failures == []


@pytest.mark.parametrize(
    "stream",
    [
        b"BT /F1 12 Tf 72 700 Td (Parent) Tj ET",
        b"BT /F1 12 Tf 72 700 Td (either/Parent) Tj ET",
        b"/Span <</ActualText (mail/Parent)>> BDC EMC",
        b"/Parents BMC /Parent-Nicole BMC EMC EMC",
        b"% Parent",
    ],
)
def test_such_people_are_found_in_what_a_page_says(stream: bytes) -> None:
    assert check(content(stream), PDF, "Parent").failures


def test_such_people_are_found_in_strings_of_the_structure() -> None:
    def note(document: pikepdf.Pdf) -> None:
        document.Root.Lang = String("to/Parent")
        document.Root.Somebody = Name("/ParentNicole")

    assert checks(edited(note), PDF, "Parent") & {"value in text", "value in bytes"}


STREAMS = {
    "literal": b"BT /F1 12 Tf 72 700 Td (Josephine Harrington) Tj ET",
    "escapes": b"BT /F1 12 Tf 72 700 Td (Josephine\\040Harr\\151ngton) Tj ET",
    "broken literal": b"BT /F1 12 Tf 72 700 Td (Josephine Har\\\nrington) Tj ET",
    "hexadecimal": b"BT /F1 12 Tf 72 700 Td <" + VALUE.encode().hex(" ").encode() + b"> Tj ET",
    "kerned": b"BT /F1 12 Tf 72 700 Td [(Jo) -20 (sephine H) 15 (arrington)] TJ ET",
    "one letter each": b"BT /F1 12 Tf 72 700 Td " + b" ".join(b"(%c) Tj" % char for char in VALUE.encode()) + b" ET",
    "invisible": b"BT 3 Tr /F1 12 Tf 72 700 Td (Josephine Harrington) Tj ET",
    "off the page": b"BT /F1 12 Tf 9000 9000 Td (Josephine Harrington) Tj ET",
    "marked content": b"/Span <</ActualText (Josephine Harrington)>> BDC EMC",
    "wide marked content": b"/Span <</ActualText <feff" + VALUE.encode("utf-16-be").hex().encode() + b">>> BDC EMC",
    "comment": b"% Josephine Harrington\n",
}


@pytest.mark.parametrize("stream", STREAMS.values(), ids=STREAMS)
def test_it_finds_a_value_however_a_page_writes_it(stream: bytes) -> None:
    assert checks(content(stream), PDF) & {"value in text", "value in bytes"}


def annotate(document: pikepdf.Pdf) -> None:
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String("ask josephine harrington")
    )
    document.pages[0].Annots = Array([document.make_indirect(note)])


def link(document: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("https://example.com/?q=josephine%20harrington"))
    document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])


def outline(document: pikepdf.Pdf) -> None:
    with document.open_outline() as contents:
        contents.root.append(pikepdf.OutlineItem(f"Über {VALUE}", 0))


def unused(document: pikepdf.Pdf) -> None:
    document.Root.Unused = document.make_stream(VALUE.encode())


def unused_twice_packed(document: pikepdf.Pdf) -> None:
    packed = zlib.compress(zlib.compress(VALUE.encode()))
    document.Root.Unused = document.make_stream(packed, Filter=Array([Name.FlateDecode, Name.FlateDecode]))


def name(document: pikepdf.Pdf) -> None:
    document.Root.Unused = Name("/Josephine Harrington")


def key(document: pikepdf.Pdf) -> None:
    document.Root["/Josephine Harrington"] = 1


def form(document: pikepdf.Pdf) -> None:
    body = b"BT /F1 12 Tf 72 600 Td (Josephine Harrington) Tj ET"
    shape = document.make_stream(body, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 600, 800])
    document.pages[0].Resources.XObject = Dictionary(Fm=shape)


PLACES = [annotate, link, outline, unused, unused_twice_packed, name, key, form]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("mode", [pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate])
def test_it_finds_a_value_in_any_object(place: Callable[[pikepdf.Pdf], None], mode: pikepdf.ObjectStreamMode) -> None:
    copy = edited(place, object_stream_mode=mode, compress_streams=True)

    assert checks(copy, PDF) & {"value in text", "value in bytes"}


def test_it_finds_a_value_in_a_stream_no_index_leads_to() -> None:
    clean = pdf()
    orphan = b"99 0 obj\n<</Length 40>>\nstream\n" + zlib.compress(VALUE.encode()) + b"\nendstream\nendobj\n"
    place = clean.index(b"xref") if b"\nxref" in clean else clean.rindex(b"startxref")

    assert checks(clean[:place] + orphan + clean[place:], PDF) & {"value in text", "value in bytes"}


def test_it_finds_a_value_in_a_picture_on_a_page() -> None:
    assert checks(pdf(picture=picture(f"by {VALUE}")), PDF) == {"value in picture"}


@pytest.mark.parametrize("text", ["", "(A page with a whole line of text.) Tj"])
def test_it_finds_a_value_drawn_as_shapes(text: str) -> None:
    """Letters drawn as filled rectangles: no text, no picture, only what the eye sees."""
    image = picture("Josephine Harrington").convert("1").resize((400, 100))
    pixels = image.load()
    assert pixels is not None
    squares = [b"%d %d 1 1 re" % (50 + x, 500 - y) for y in range(100) for x in range(400) if not pixels[x, y]]

    line = f"BT /F1 12 Tf 72 750 Td {text} ET ".encode()
    assert checks(content(line + b"\n".join(squares) + b" f"), PDF) == {"value in picture"}


def test_it_finds_a_value_in_a_picture_that_a_drawing_moves_to_its_place() -> None:
    def draw(document: pikepdf.Pdf) -> None:
        page = document.pages[0].obj
        form = document.make_stream(page.Contents.read_bytes())
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 300])
        form.Resources = page.Resources
        page.Resources = Dictionary(XObject=Dictionary(Fm0=form), Font=page.Resources.Font)
        page.Contents = document.make_stream(
            b"q 1 0 0 1 0 350 cm /Fm0 Do Q BT /F1 12 Tf 72 60 Td (A page with a whole line of text.) Tj ET"
        )

    assert checks(rewritten(pdf(picture=picture(f"by {VALUE}")), draw), PDF) == {"value in picture"}


def info(document: pikepdf.Pdf) -> None:
    document.docinfo["/Producer"] = "Some Program"


def metadata(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as records:
        records["dc:title"] = "Plan"


def attach(document: pikepdf.Pdf) -> None:
    document.attachments["a.txt"] = b"words"


def script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def fields(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = Dictionary(Fields=Array([]))


def private(document: pikepdf.Pdf) -> None:
    document.pages[0].PieceInfo = Dictionary()


def thumbnail(document: pikepdf.Pdf) -> None:
    document.pages[0].Thumb = document.make_stream(b"x")


def launch(document: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.Launch, F=String("a.exe"))
    document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])


def share(document: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String("file://server/share"))
    document.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)])


@pytest.mark.parametrize(
    ("edit", "failure"),
    [
        (info, "metadata left"),
        (metadata, "metadata left"),
        (private, "metadata left"),
        (attach, "unexpected part"),
        (script, "unexpected part"),
        (fields, "unexpected part"),
        (thumbnail, "unexpected part"),
        (launch, "unexpected part"),
        (share, "external link"),
    ],
)
def test_what_no_page_shows_fails_the_copy(edit: Callable[[pikepdf.Pdf], None], failure: str) -> None:
    assert failure in checks(edited(edit), PDF)


def test_an_earlier_revision_fails_the_copy() -> None:
    clean = pdf()
    again = clean + b"\nstartxref\n" + clean.rsplit(b"startxref", 1)[1].strip().split(b"\n")[0] + b"\n%%EOF\n"

    assert "unexpected part" in checks(again, PDF)


def test_data_after_the_end_fails_the_copy() -> None:
    assert "trailing data" in checks(pdf() + b"more words", PDF)


def test_a_photograph_with_its_camera_fails_the_copy() -> None:
    def photograph(document: pikepdf.Pdf) -> None:
        data = encoded(picture(), "JPEG", comment=b"some words")
        image = document.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=800, Height=200,
                                     ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode)  # fmt: skip
        document.pages[0].Resources.XObject = Dictionary(Im=image)

    assert "metadata left" in checks(edited(photograph), PDF)


def test_a_password_fails_the_copy() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))

    assert not check(target.getvalue(), PDF).passed


def test_a_bomb_fails_at_the_limit() -> None:
    def bomb(document: pikepdf.Pdf) -> None:
        document.Root.Unused = document.make_stream(zlib.compress(bytes(8 * MIB)), Filter=Name.FlateDecode)

    report = check(edited(bomb), PDF, limits=Limits(unpacked=MIB))

    assert {failure.check for failure in report.failures} == {"limit reached"}


def test_every_truncation_fails() -> None:
    clean = pdf()
    for size in range(0, len(clean) - 8, 61):
        assert not check(clean[:size], PDF).passed, size

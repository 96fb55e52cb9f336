"""PDF: every place where a value hides is read, and nothing of it is left in the copy."""

import functools
import io
import shutil
import subprocess
import time
from collections.abc import Callable

import pikepdf
import pypdf
import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from scrubbing.document import ConstructKind, Document, Kind, Reading
from scrubbing.extraction.ocr import read_picture
from scrubbing.extraction.ocr_engines import OcrFailed
from scrubbing.extraction.pdf import extract
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.limits import Budget, Limits
from scrubbing.redaction.pdf import redact
from scrubbing.redaction.plan import Plan, Writing
from submissions.media import MediaType
from submissions.reasons import Held, Reason
from tests.files import image as images
from tests.files import pdf as files

SUBSTITUTES = {
    files.NAME: "Kimberly Becker",
    files.EMAIL: "kbecker@example.org",
    files.COMPANY: "Northwind Shipping",
}
LAST_NAME = "Thornbury"


def read(data: bytes, budget: Budget | None = None, member: Document | None = None) -> Document:
    return extract(io.BytesIO(data), MediaType.PDF, Reading(budget or Budget(), 0, lambda name, content: member))


def plan(*hidden: str, removals: tuple[str, ...] = ()) -> Plan:
    texts = SUBSTITUTES | dict.fromkeys(hidden, "[removed]")
    values = [KnownValue(text, "NAME", Category.PERSONAL, Action.REPLACE, instead) for text, instead in texts.items()]
    return Plan(values, removals)


def scrub(data: bytes, plan_: Plan | None = None) -> tuple[bytes, list[str]]:
    target = io.BytesIO()
    writing = Writing(plan_ or plan(), lambda name, content: None)
    stripped = redact(io.BytesIO(data), target, read(data), writing)
    return target.getvalue(), stripped


@functools.cache
def copy_of(maker: Callable[[], bytes]) -> bytes:
    return scrub(maker())[0]


@functools.lru_cache(maxsize=4)
def texts(data: bytes) -> dict[str, str]:
    """Return the text layer as three libraries read it."""
    pdfium = pypdfium2.PdfDocument(data)
    found = {
        "pypdf": "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages),
        "pdfium": "\n".join(page.get_textpage().get_text_range() for page in pdfium),
    }
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
        found["poppler"] = done.stdout.decode()
    return {library: " ".join(text.split()) for library, text in found.items()}


@functools.lru_cache(maxsize=2)
def everything(data: bytes) -> bytes:
    """Return every string, name and unpacked stream of the file, and the file itself."""
    pieces = [data]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for entry in [*pdf.objects, pdf.trailer]:
            pieces.append(
                entry.unparse(resolved=True) if not isinstance(entry, pikepdf.Stream) else repr(entry).encode()
            )
            if isinstance(entry, pikepdf.Stream):
                pieces.append(entry.read_raw_bytes())
                if entry.get("/Filter") != "/DCTDecode":
                    pieces.append(entry.read_bytes())
    return b"\n".join(pieces).lower()


def encodings(value: str) -> list[bytes]:
    utf16 = value.encode("utf-16-be")
    return [value.encode(), utf16, value.encode("utf-16-le"), utf16.hex().encode(), value.encode().hex().encode()]


def assert_gone(value: str, data: bytes) -> None:
    haystack = everything(data)
    for encoded in encodings(value):
        assert encoded.lower() not in haystack
    for library, text in texts(data).items():
        assert value.casefold() not in text.casefold(), library


def seen(data: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(data) as pdf:
        picture = pdf[page].render(scale=150 / 72).to_pil()
    return " ".join(read_picture(picture).text.split())


def locators(document: Document, kind: Kind) -> dict[str, str]:
    return {unit.locator: unit.text for unit in document.units if unit.kind is kind}


# Extraction


def test_it_reads_the_text_line_by_line_with_boxes() -> None:
    document = read(files.letter())
    unit = next(unit for unit in document.units if unit.locator == "page 1")
    assert unit.kind is Kind.VISIBLE
    for line in files.BODY:
        assert line in unit.text.splitlines()
    name = next(word for word in unit.words if word.text == "Thornbury,")
    assert unit.text[name.start :].startswith("Thornbury,")
    # 72 points from the left plus the words before it, 700 points from the bottom of A4, at 150 dpi.
    before = stringWidth("Dear Ms Margaret ", "Times-Roman", 12)
    assert abs(name.left - (72 + before) * 150 / 72) < 3
    assert abs(name.bottom - (841.9 - 700) * 150 / 72) < 10
    assert document.ocr == ""
    assert document.unread == []


@pytest.mark.parametrize("place", files.BESIDE)
def test_it_reads_what_stands_beside_the_pages(place: str) -> None:
    assert files.BESIDE[place] in locators(read(files.with_everything_beside()), Kind.METADATA)[place]


def test_it_lists_what_will_be_stripped() -> None:
    kinds = {construct.kind for construct in read(files.with_everything_beside()).constructs}
    assert kinds >= {
        ConstructKind.PROPERTIES,
        ConstructKind.ATTACHMENT,
        ConstructKind.SCRIPT,
        ConstructKind.FORM,
        ConstructKind.ANNOTATION,
        ConstructKind.THUMBNAIL,
        ConstructKind.EXTERNAL_LINK,
    }


def test_it_reads_attachments_as_members() -> None:
    nested = Document("text/plain")
    document = read(files.with_everything_beside(), member=nested)
    assert [(member.locator, member.document) for member in document.members.values()] == [("attachment 1", nested)]


@pytest.mark.parametrize("trick", files.HIDDEN)
def test_it_tells_hidden_text_from_what_readers_see(trick: str) -> None:
    document = read(files.with_hidden_text(trick))
    everything_read = " ".join(unit.text for unit in document.units)
    assert files.HIDDEN[trick] in everything_read
    assert files.BENIGN[1] in locators(document, Kind.VISIBLE)["page 1"]
    assert locators(document, Kind.HIDDEN) == {"page 1, hidden text": files.HIDDEN[trick]}


def test_it_reads_filled_forms_where_they_show() -> None:
    document = read(files.with_filled_form())
    assert files.NAME in locators(document, Kind.VISIBLE)["page 1"]
    assert files.NAME in locators(document, Kind.METADATA)["form fields"]


def test_it_reads_what_a_field_of_a_form_is_called_before_its_value() -> None:
    with pikepdf.open(io.BytesIO(files.with_filled_form())) as pdf:
        for value, called in (("03/12/1983", "Date of birth"), ("48213378", "MRN")):
            field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, V=value, TU=called)
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))
        copy = io.BytesIO()
        pdf.save(copy)
    text = locators(read(copy.getvalue()), Kind.METADATA)["form fields"]
    assert text.endswith("Date of birth\n03/12/1983\nMRN\n48213378")


def test_it_reads_a_scan_by_ocr() -> None:
    document = read(files.scan())
    assert images.LETTER[0] in locators(document, Kind.OCR)["page 1"].splitlines()
    assert document.ocr


def test_it_trusts_the_picture_of_a_scan_more_than_its_text_layer() -> None:
    document = read(files.searchable_scan())
    assert files.NAME in locators(document, Kind.OCR)["page 1"]
    assert files.NAME in locators(document, Kind.HIDDEN)["page 1, hidden text"]


@pytest.mark.parametrize("maker", [files.with_logo, files.with_logo_in_a_drawing])
def test_it_reads_words_inside_pictures_on_text_pages(maker: Callable[[], bytes]) -> None:
    document = read(maker())
    assert locators(document, Kind.OCR) == {"page 1, picture text": files.COMPANY}


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    document = read(
        files.page_of("The charter was signed by Margaret Thorn-", "bury on behalf of Lloyd-", "Webber Ltd")
    )
    assert "Margaret Thornbury on behalf of Lloyd-\nWebber" in locators(document, Kind.VISIBLE)["page 1"]


def test_a_drawing_without_text_is_unread() -> None:
    assert [(part.locator, part.reason) for part in read(files.drawing()).unread] == [("page 1", Reason.NO_TEXT_FOUND)]


def test_dots_that_lead_to_a_page_number_are_not_hidden_text() -> None:
    document = read(files.page_of("Terms . . . . . . . . . . . . . . . 14", "and so on, for the length of a page"))
    assert locators(document, Kind.HIDDEN) == {}


def test_a_blank_page_is_read() -> None:
    assert read(files.blank()).unread == []


def test_an_engine_that_fails_leaves_the_page_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OcrFailed("tesseract")

    monkeypatch.setattr("scrubbing.extraction.ocr.read_picture", broken)
    assert [(part.locator, part.reason) for part in read(files.scan()).unread] == [("page 1", Reason.PART_NOT_READ)]


# Redaction


@pytest.mark.parametrize("maker", [files.letter, files.with_filled_form, files.scan, files.searchable_scan])
def test_no_value_is_left_anywhere_in_the_copy(maker: Callable[[], bytes]) -> None:
    copy = copy_of(maker)
    for value in (*SUBSTITUTES, LAST_NAME, "halvorsen"):
        assert_gone(value, copy)
    assert LAST_NAME not in seen(copy)


@pytest.mark.parametrize("maker", [files.letter, files.with_filled_form, files.scan, files.searchable_scan])
def test_the_substitute_stands_in_the_page_and_in_its_text_layer(maker: Callable[[], bytes]) -> None:
    copy = copy_of(maker)
    for library, text in texts(copy).items():
        assert "Kimberly Becker" in text, library
    assert "Kimberly Becker" in seen(copy)


def test_the_text_around_a_value_stays_readable() -> None:
    copy = copy_of(files.letter)
    for library, text in texts(copy).items():
        assert "Dear Ms Kimberly Becker, thank you for chartering the motor yacht for a week in March." in text, library
        assert "Charter fee 41,250.00" in text, library
    assert "Please send questions to kbecker@example.org before the first of the month." in seen(copy)


def test_an_untouched_page_stays_drawn_text() -> None:
    with pikepdf.open(io.BytesIO(copy_of(files.letter))) as pdf:
        untouched = pdf.pages[1]
        assert "/XObject" not in untouched.obj.Resources
        assert b"The charterer returns" in untouched.Contents.read_bytes()
    assert files.BENIGN[2] in texts(copy_of(files.letter))["pypdf"]


def test_what_stands_beside_the_pages_is_gone_though_nobody_found_it() -> None:
    copy, stripped = scrub(files.with_everything_beside())
    for value in (*files.BESIDE.values(), files.ATTACHED):
        assert_gone(value, copy)
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert set(pdf.trailer.keys()) <= {"/Root", "/Size", "/ID"}
        for page in pdf.pages:
            assert set(page.obj.keys()) <= {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
    assert {"document properties", "attachment", "annotations", "form fields", "scripts and actions"} <= set(stripped)


@pytest.mark.parametrize("trick", files.HIDDEN)
def test_hidden_text_goes_though_nobody_found_it(trick: str) -> None:
    copy, stripped = scrub(files.with_hidden_text(trick))
    assert_gone(files.HIDDEN[trick], copy)
    assert_gone("Person", copy)
    assert files.BENIGN[1] in texts(copy)["pypdf"]
    assert "page 1: rebuilt as a picture with a clean text layer, hidden text" in stripped


@pytest.mark.parametrize(
    ("maker", "value"),
    [
        (files.cropped, "Cropped Away Person"),
        (files.with_unused_resources, "Never Drawn Person"),
        (files.in_two_revisions, "Earlier Revision Person"),
    ],
)
def test_what_no_reader_sees_goes_though_nobody_found_it(maker: Callable[[], bytes], value: str) -> None:
    assert_gone(value, copy_of(maker))


@pytest.mark.parametrize("where", files.ACTUAL_TEXTS)
def test_a_text_said_in_place_of_another_is_told_and_goes_though_nobody_found_it(where: str) -> None:
    data = files.with_actual_text(where)
    assert "Actual Text Person" in locators(read(data), Kind.METADATA)["alternative texts"]
    copy, stripped = scrub(data)
    assert_gone("Actual Text Person", copy)
    assert files.BENIGN[1] in texts(copy)["pypdf"]
    assert stripped == ["document properties"]


def test_a_logo_with_the_name_of_the_firm_is_painted_over() -> None:
    copy = copy_of(files.with_logo)
    assert_gone(files.COMPANY, copy)
    text = seen(copy)
    assert "Halvorsen" not in text
    assert files.BENIGN[1] in text


def test_a_name_in_a_pattern_is_read_and_painted_over() -> None:
    data = files.with_pattern()
    assert files.COMPANY in locators(read(data), Kind.OCR)["page 1, picture text"]
    copy, _ = scrub(data)
    assert_gone(files.COMPANY, copy)
    assert "Halvorsen" not in seen(copy)


def test_a_harmless_picture_keeps_its_page_as_it_is() -> None:
    with pikepdf.open(io.BytesIO(copy_of(files.with_logo))) as pdf:
        assert b"The charterer returns" in pdf.pages[1].Contents.read_bytes()
        assert len(pdf.pages[1].obj.Resources.XObject) == 1


@pytest.mark.parametrize(
    "degrees", [90, pytest.param(180, marks=pytest.mark.slow), pytest.param(270, marks=pytest.mark.slow)]
)
def test_values_on_turned_pages_go(degrees: int) -> None:
    data = files.turned(degrees)
    copy, _ = scrub(data)
    assert_gone(LAST_NAME, copy)
    with pypdfium2.PdfDocument(copy) as pdf, pypdfium2.PdfDocument(data) as original:
        assert pdf[0].get_size() == pytest.approx(original[0].get_size(), abs=0.1)
        picture = pdf[0].render(scale=150 / 72).to_pil().rotate(degrees, expand=True)
    text = read_picture(picture).text
    assert LAST_NAME not in text
    assert "for chartering the motor yacht" in text


def test_a_page_that_must_go_is_replaced_by_a_notice() -> None:
    copy, stripped = scrub(files.drawing(), plan(removals=("page 1",)))
    assert seen(copy) == "[page removed]"
    assert texts(copy)["pypdf"] == "[page removed]"
    assert "page 1: removed" in stripped


def test_a_value_in_another_script_gets_a_clean_text_layer() -> None:
    value = KnownValue(files.NAME, "PERSON", Category.PERSONAL, Action.REPLACE, "Ольга Ким 金")
    copy, _ = scrub(files.letter(), Plan([value]))
    for library, text in texts(copy).items():
        assert "Ольга Ким 金" in text, library


@pytest.mark.parametrize("maker", [files.letter, files.scan, files.with_everything_beside])
def test_the_same_file_gives_the_same_copy(maker: Callable[[], bytes]) -> None:
    assert scrub(maker())[0] == copy_of(maker)


def test_the_copy_has_one_revision() -> None:
    copy = copy_of(files.in_two_revisions)
    assert copy.count(b"%%EOF") == 1
    assert "The final text is harmless." in texts(copy)["pypdf"]


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
@pytest.mark.parametrize("maker", [files.letter, files.scan, files.with_everything_beside])
def test_a_second_reader_finds_no_metadata(maker: Callable[[], bytes]) -> None:
    done = subprocess.run(
        ["exiftool", "-s", "-G1", "-x", "System:all", "-"], input=copy_of(maker), capture_output=True, check=True
    )
    fields = {line.split("]")[1].split(":")[0].strip() for line in done.stdout.decode().splitlines()}
    assert fields <= {
        "ExifToolVersion",
        "FileType",
        "FileTypeExtension",
        "MIMEType",
        "PDFVersion",
        "Linearized",
        "PageCount",
        "FileSize",
    }


def test_scrubbing_a_copy_again_finds_nothing_to_do() -> None:
    copy, stripped = scrub(copy_of(files.with_everything_beside))
    assert stripped == []
    assert texts(copy) == texts(copy_of(files.with_everything_beside))


# Encrypted and hostile files


def test_it_opens_what_is_encrypted_without_a_password() -> None:
    data = files.encrypted("")
    assert files.BODY[1] in locators(read(data), Kind.VISIBLE)["page 1"]
    copy, _ = scrub(data)
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert not pdf.is_encrypted


@pytest.mark.parametrize(
    ("maker", "reasons"),
    [
        (lambda: files.encrypted("user-secret"), {Reason.ENCRYPTED}),
        (files.cyclic_pages, {Reason.CORRUPT}),
        (lambda: files.flate_bomb(60), {Reason.ARCHIVE_BOMB}),
        (lambda: files.flate_bomb(60, layers=3), {Reason.ARCHIVE_BOMB}),
        (files.form_bomb, {Reason.ARCHIVE_BOMB}),
        (files.form_in_itself, {Reason.CORRUPT}),
        (files.image_bomb, {Reason.IMAGE_TOO_LARGE}),
        (lambda: files.many_pages(2001), {Reason.TOO_MANY_PAGES}),
        (lambda: files.letter()[:1200], {Reason.CORRUPT}),
        (lambda: b"%PDF-1.7\n", {Reason.CORRUPT}),
        (lambda: b"%PDF-1.7\n" + b"\0\xff" * 5000 + b"startxref\n99999\n%%EOF", {Reason.CORRUPT}),
        (lambda: b"", {Reason.CORRUPT}),
    ],
)
def test_a_hostile_file_ends_in_its_reason_fast(maker: Callable[[], bytes], reasons: set[Reason]) -> None:
    data = maker()
    started = time.monotonic()
    with pytest.raises(Held) as held:
        read(data)
    assert held.value.reason in reasons
    assert time.monotonic() - started < 5


def test_a_broken_table_of_objects_is_repaired() -> None:
    data = files.letter()
    broken = data[: data.rindex(b"startxref")] + b"startxref\n1\n%%EOF\n"
    assert files.BODY[1] in locators(read(broken), Kind.VISIBLE)["page 1"]


def test_text_counts_against_the_budget() -> None:
    with pytest.raises(Held) as held:
        read(files.letter(), Budget(Limits(characters=200)))
    assert held.value.reason is Reason.TEXT_LIMIT

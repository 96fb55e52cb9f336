"""PDF pages whose values are cut out of the drawn text: the value is gone, everything else is as it was."""

import functools
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import docx
import numpy
import pikepdf
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from scrubbing import pipeline
from scrubbing.detection import Term
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.paper import Paper, flattened, open_pdf
from scrubbing.pipeline import Job
from scrubbing.redaction import likeness
from scrubbing.redaction.likeness import is_cut_right
from scrubbing.redaction.plan import CUT_OUT, Plan
from scrubbing.redaction.surgery import Operation
from scrubbing.redaction.vector import Cuts
from scrubbing.verification import Failure, Report, verify
from submissions.media import MediaType
from tests.files import pdf as offices
from tests.files import pdf_text as files
from tests.scrubbing.test_pdf import assert_gone, everything, plan, scrub, seen, texts

_DARKEST, _LIGHTEST = ImageFilter.MinFilter, ImageFilter.MaxFilter
SUBSTITUTE = "Kimberly Becker"
NAME = files.NAME
CUT = f"page 1: {CUT_OUT}"

MAKERS: dict[str, Callable[[], bytes]] = {
    **{name: functools.partial(files.set_by, setter) for name, setter in files.SETTERS.items()},
    **{maker.__name__: maker for maker in (files.composite, files.embedded, files.columns, files.linked)},
    "letterhead": files.letterhead,
    **{maker.__name__: maker for maker in (offices.letter, offices.with_filled_form)},
    "turned_page": functools.partial(offices.turned, 90),
}


@functools.cache
def cut(maker: str) -> tuple[bytes, bytes, list[str]]:
    """Return the original, the copy and what was said of it."""
    data = MAKERS[maker]()
    return data, *scrub(data)


def drawn(data: bytes, page: int = 0) -> NDArray[Any]:
    with pypdfium2.PdfDocument(data) as pdf:
        return numpy.asarray(pdf[page].render(scale=100 / 72, draw_annots=False).to_pil().convert("L")).astype(int)


def strange(one: NDArray[Any], other: NDArray[Any]) -> NDArray[Any]:
    """Return which pixels of one picture are darker or lighter than any beside their place in the other."""
    picture = Image.fromarray(other.astype("uint8"))
    darkest, lightest = (numpy.asarray(picture.filter(kind(3))).astype(int) for kind in (_DARKEST, _LIGHTEST))
    return numpy.asarray((one < darkest - 80) | (one > lightest + 80))


def places(data: bytes, *values: str) -> NDArray[Any]:
    """Return which pixels are not in or beside the words that values stand in."""
    with pypdfium2.PdfDocument(data) as pdf:
        page = pdf[0]
        elsewhere = numpy.ones(drawn(data).shape, bool)
        text, scale = page.get_textpage(), 100 / 72
        for value in values:
            search = text.search(value)
            while (found := search.get_next()) is not None:
                for index in range(text.count_rects(*found)):
                    left, bottom, right, top = (side * scale for side in text.get_rect(index))
                    height = page.get_height() * scale
                    rows = slice(int(height - top) - 8, int(height - bottom) + 6)
                    elsewhere[rows, int(left) - 3 : int(right) + 30] = False
        return elsewhere


@pytest.mark.parametrize("maker", MAKERS)
def test_values_are_cut_out_however_the_text_is_set(maker: str) -> None:
    _, copy, said = cut(maker)
    assert CUT in said
    assert_gone(NAME, copy)
    assert_gone("Thornbury", copy)
    for library, text in texts(copy).items():
        # Poppler puts the letters of text that rises in an order of its own.
        assert SUBSTITUTE in text or (maker, library) == ("turned", "poppler"), library


@pytest.mark.parametrize("maker", ["kerned", "composite", "letterhead"])
def test_nobody_sees_the_name_any_more(maker: str) -> None:
    text = seen(cut(maker)[1])
    assert "Thornbury" not in text
    assert SUBSTITUTE in text


@pytest.mark.parametrize("maker", MAKERS)
def test_all_other_letters_are_read_as_before(maker: str) -> None:
    data, copy, _ = cut(maker)
    original = plan().rewrite(texts(_without_links(data))["pdfium"])
    assert sorted(texts(copy)["pdfium"].replace(" ", "")) == sorted(original.replace(" ", ""))
    if maker != "turned_page":
        assert texts(copy)["pdfium"].replace(" ", "") == original.replace(" ", "")


def _without_links(data: bytes) -> bytes:
    with open_pdf(data) as pdf:
        return flattened(pdf)


@pytest.mark.parametrize(
    "maker", ["whole", "kerned", "spaced", "quoted", "by_moves", "composite", "embedded", "columns"]
)
def test_everything_else_is_drawn_as_before(maker: str) -> None:
    data, copy, _ = cut(maker)
    before, after = drawn(data), drawn(copy)
    assert not ((strange(before, after) | strange(after, before)) & places(data, NAME)).any()


def test_the_comma_after_a_name_follows_its_stand_in() -> None:
    assert "Kimberly Becker, the yacht" in texts(cut("whole")[1])["pdfium"]


def test_a_drawing_that_pages_share_is_cut_for_each_of_them() -> None:
    _, copy, said = cut("letterhead")
    assert [part for part in said if part.startswith("page")] == [f"page {number}: {CUT_OUT}" for number in (1, 2, 3)]
    for page in range(3):
        assert "Office of Kimberly Becker, Nassau" in texts(_page(copy, page))["pdfium"]
    assert texts(_page(copy, 2))["pdfium"].count(SUBSTITUTE) == 2


def _page(data: bytes, number: int) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf, pikepdf.new() as one:
        one.pages.append(pdf.pages[number])
        return files.saved(one)


# Two names of the same width that differ in number and kind of letters: t is half as wide as a.
TWINS = ("Marttttgaret Thornbury", "Maraagaret Thornbury")


@pytest.mark.parametrize("setter", sorted({*files.SETTERS} - {"kerned", "spaced", "quoted"}))
def test_nothing_counts_or_measures_the_letters_that_went(setter: str) -> None:
    one, other = (scrub(files.set_by(files.SETTERS[setter], name), plan(*TWINS)) for name in TWINS)
    assert CUT in one[1]
    assert one[0] == other[0]


# Two names of the same letters.
ANAGRAMS = ("Amanda Lockyer", "Lockyer Amanda")


@pytest.mark.parametrize(
    "maker",
    [
        pytest.param(lambda name: files.composite(f"{name} asks", "The vessel returns."), id="composite"),
        pytest.param(files.embedded, id="simple"),
    ],
)
def test_no_font_tells_in_which_order_its_letters_were_first_written(maker: Callable[[str], bytes]) -> None:
    one, other = (scrub(maker(name), plan(*ANAGRAMS)) for name in ANAGRAMS)
    assert CUT in one[1]
    assert one[0] == other[0]


def test_no_font_keeps_a_letter_that_only_a_value_used() -> None:
    data = files.composite(f"{NAME} asks", "The vessel is back.", "A quiet day.")
    copy, said = scrub(data)
    assert [part for part in said if part.startswith("page")] == [CUT]
    assert b"<004d>" in everything(data), "M"
    assert b"<004d>" not in everything(copy).replace(b"<4d> <004d>", b""), "but for the whole alphabet of our own fonts"
    assert b"vera" not in everything(copy)
    for library, text in texts(copy).items():
        assert "The vessel is back. A quiet day." in text, library


def test_pages_that_nothing_went_from_keep_their_fonts_where_nothing_went_at_all() -> None:
    copy, said = scrub(files.composite("The vessel is back."))
    assert said == []
    assert b"vera" in everything(copy)


@pytest.mark.slow
@pytest.mark.parametrize("maker", MAKERS)
def test_as_pictures_the_same_pages_lose_the_same_values(maker: str) -> None:
    values = plan()
    values.cuts = False
    copy, said = scrub(MAKERS[maker](), values)
    assert "page 1: rebuilt as a picture with a clean text layer, not proved" in said
    assert_gone(NAME, copy)
    assert "Thornbury" not in seen(copy)


@pytest.mark.parametrize("maker", files.DOUBTFUL)
def test_a_page_that_is_doubtful_becomes_a_picture(maker: str) -> None:
    copy, said = scrub(files.DOUBTFUL[maker]())
    assert any(part.startswith("page 1: rebuilt as a picture") for part in said)
    assert_gone(NAME, copy)
    assert "Thornbury" not in seen(copy)


@pytest.mark.parametrize(
    "maker",
    [offices.scan, offices.searchable_scan, offices.with_logo, offices.cropped],
    ids=lambda maker: maker.__name__,
)
def test_a_page_with_pictures_of_text_or_hidden_text_becomes_a_picture(maker: Callable[[], bytes]) -> None:
    assert any(part.startswith("page 1: rebuilt as a picture") for part in scrub(maker())[1])


@pytest.mark.parametrize("trick", offices.HIDDEN)
def test_hidden_text_is_not_carried_along_with_a_cut(trick: str) -> None:
    with pikepdf.open(io.BytesIO(offices.with_hidden_text(trick))) as pdf:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(
            page.Contents.read_bytes() + f"\nBT /F1 12 Tf 72 300 Td (Signed {NAME}) Tj ET".encode()
        )
        copy, said = scrub(files.saved(pdf))
    assert "page 1: rebuilt as a picture with a clean text layer, hidden text" in said
    assert_gone(offices.HIDDEN[trick], copy)
    assert_gone(NAME, copy)


def instead(substitute: str) -> Plan:
    return Plan([KnownValue(NAME, "NAME", Category.PERSONAL, Action.REPLACE, substitute)])


def test_a_stand_in_that_our_fonts_cannot_write_makes_the_page_a_picture() -> None:
    copy, said = scrub(files.set_by(files.whole), instead("Ольга Ким"))
    assert "page 1: rebuilt as a picture with a clean text layer, letters" in said
    assert "Ольга Ким" in texts(copy)["pdfium"]


def test_a_long_stand_in_stays_clear_of_the_next_word() -> None:
    data = files.set_by(files.whole)
    copy, said = scrub(data, instead("Bartholomew Featherstonehaugh-Cholmondeley"))
    assert CUT in said
    assert "Bartholomew Featherstonehaugh-Cholmondeley, the yacht waits for you." in texts(copy)["pdfium"]
    assert not (strange(drawn(data), drawn(copy)) & places(data, NAME)).any()


def test_the_same_file_gives_the_same_copy() -> None:
    assert scrub(MAKERS["letterhead"]())[0] == cut("letterhead")[1]


def test_scrubbing_a_copy_again_finds_nothing_to_do() -> None:
    copy, said = scrub(cut("whole")[1])
    assert said == []
    assert texts(copy) == texts(cut("whole")[1])


def test_a_copy_can_be_cut_once_more() -> None:
    again = Plan([KnownValue(SUBSTITUTE, "NAME", Category.PERSONAL, Action.REPLACE, "Olive Marsh")])
    copy, said = scrub(cut("composite")[1], again)
    assert CUT in said
    assert_gone(SUBSTITUTE, copy)
    assert "Dear Ms Olive Marsh, the yacht waits for you." in texts(copy)["pdfium"]


def job(folder: Path) -> Job:
    source = folder / "source"
    source.write_bytes(files.set_by(files.whole))
    terms = [Term(NAME, "IDENTITY_TERM")]
    return Job(source, folder, MediaType.PDF, "letter.pdf", b"a secret of the tests, 32 bytes.", terms)


def test_the_line_says_what_it_cut_and_how_it_proved_it(tmp_path: Path) -> None:
    outcome = pipeline.scrub(job(tmp_path), lambda stage: None)
    assert outcome.status == "clean"
    assert CUT in outcome.stripped
    assert "drawn alike" in outcome.checks
    assert "value in picture" not in outcome.checks, "no picture had to be read"


def test_where_the_proof_of_the_file_fails_its_pages_become_pictures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def strict(output: BinaryIO, *rest: Any, **more: Any) -> Report:
        report = verify(output, *rest, **more)
        output.seek(0)
        if b"CleanroomText" in output.read():
            report.failures.append(Failure("value in text", "page 1"))
        return report

    monkeypatch.setattr("scrubbing.pipeline.verify", strict)
    outcome = pipeline.scrub(job(tmp_path), lambda stage: None)
    assert outcome.status == "clean"
    assert "page 1: rebuilt as a picture with a clean text layer, not proved" in outcome.stripped
    assert "drawn alike" not in outcome.checks
    assert_gone(NAME, (tmp_path / outcome.output).read_bytes())


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_an_office_exports_is_cut(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading(f"Charter agreement with {NAME}", 0)
    document.sections[0].header.paragraphs[0].text = f"File of {NAME}"
    for alignment in (WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT):
        text = f"The charterer, {NAME}, accepts the vessel as it lies, and affirms it in the office. "
        document.add_paragraph(text * 4).alignment = alignment
    parts = document.add_paragraph("Signed by ")
    for text, bold, italic in (("Margaret ", True, False), ("Thorn", False, True), ("bury", True, True)):
        run = parts.add_run(text)
        run.bold, run.italic = bold, italic
    document.add_paragraph().add_run(f"Underlined: {NAME}.").underline = True
    table = document.add_table(2, 2, style="Table Grid")
    table.cell(0, 0).text, table.cell(1, 1).text = NAME, "41,250.00"
    document.save(str(tmp_path / "letter.docx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
        + ["--outdir", str(tmp_path), str(tmp_path / "letter.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    data = (tmp_path / "letter.pdf").read_bytes()
    copy, said = scrub(data)
    assert CUT in said
    assert_gone("Thornbury", copy)
    original = plan().rewrite(texts(data)["pdfium"]).replace(" ", "")
    assert texts(copy)["pdfium"].replace(" ", "") == original


# The proof. Each page below says that the name went, and shows otherwise.


def proved(after: bytes, text: str | None = None, line: str | None = None) -> bool:
    """Whether a page passes as the letter without its name."""
    data = files.set_by(files.whole)
    with Paper(data) as old, Paper(after) as new, old.page(1) as before, new.page(1) as made:
        characters, origins = before.characters(), before.origins()
        start = len(files.BEFORE)
        gone = [character for character in characters[start : start + len(NAME)] if character.text.strip()]
        kept = [
            (character.text, *origin)
            for index, (character, origin) in enumerate(zip(characters, origins, strict=True))
            if origin and character.text.strip() and not start <= index < start + len(NAME)
        ]
        said = "".join(text or files.LINES[0].replace(NAME, "") + files.LINES[1]).replace(" ", "")
        operation = Operation(Cuts(), said, kept, "", [gone])
        return is_cut_right(before, before.draw(likeness.DPI), made, operation)


CLEAN = files.page(
    files.whole(files.BEFORE, "", ""),
    f"BT /F1 12 Tf {72 + files._width(files.BEFORE + NAME):.3f} 700 Td ({files.AFTER}) Tj ET",
    files._rest(),
)


def _changed(addition: str) -> bytes:
    with pikepdf.open(io.BytesIO(CLEAN)) as pdf:
        page = pdf.pages[0].obj
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + f"\n{addition}".encode())
        return files.saved(pdf)


def test_a_page_without_the_name_is_proved() -> None:
    assert proved(CLEAN)


@pytest.mark.parametrize(
    "addition",
    [
        pytest.param("0 g 125 695 105 16 re f", id="a bar over the name's place"),
        pytest.param("0.5 g 80 400 20 20 re f", id="something drawn elsewhere"),
        pytest.param("1 g 72 655 40 16 re f", id="something covered elsewhere"),
        pytest.param("BT 3 Tr /F1 12 Tf 72 300 Td (more) Tj ET", id="more text"),
    ],
)
def test_a_page_that_shows_or_says_anything_else_is_not_proved(addition: str) -> None:
    assert not proved(_changed(addition))


def test_a_page_that_still_shows_the_name_is_not_proved() -> None:
    picture = Image.fromarray(drawn(files.set_by(files.whole)).astype("uint8"))

    def scan(pdf: pikepdf.Pdf) -> pikepdf.Object:
        image = pdf.make_stream(picture.tobytes())
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = *picture.size, 8
        image.ColorSpace = pikepdf.Name.DeviceGray
        return image

    said = ("3 Tr", files.whole(files.BEFORE, "", files.AFTER), files._rest())
    assert not proved(files.page("q 595 0 0 842 0 0 cm /Scan Do Q", *said, Scan=scan))

"""Presentations: every place is read, every value goes, everything else stays."""

import io
import shutil
from pathlib import Path

import pptx
import pytest

from scrubbing.document import ConstructKind, Kind
from scrubbing.extraction.pptx import extract
from scrubbing.limits import Limits
from scrubbing.redaction.pptx import redact
from submissions.reasons import Held, Reason
from tests.files import pptx as files
from tests.files.office import replaced, unzipped
from tests.scrubbing.office import found_in, lost_elements, office_text, plan_for, read, scrubbed, survivors, write

VALUES = files.planted()


@pytest.fixture(scope="module")
def deck() -> bytes:
    return files.deck(VALUES)


@pytest.fixture(scope="module")
def copy(deck: bytes) -> bytes:
    return scrubbed(extract, redact, deck, VALUES.values())


def texts(data: bytes) -> list[str]:
    shapes = [shape for slide in pptx.Presentation(io.BytesIO(data)).slides for shape in slide.shapes]
    return [shape.text_frame.text for shape in shapes if shape.has_text_frame]


@pytest.mark.parametrize("place", files.PLACES)
def test_it_reads_every_place(deck: bytes, place: str) -> None:
    assert found_in(read(extract, deck), VALUES)[place]


def test_it_counts_slides_as_they_are_shown(deck: bytes) -> None:
    units = found_in(read(extract, deck), VALUES)
    assert [unit.locator for unit in units["title"]] == ["slide 1, paragraph 1"]
    assert [unit.locator for unit in units["hidden_slide"]] == ["slide 2, paragraph 1"]
    assert [unit.locator for unit in units["hidden_notes"]] == ["slide 2 notes, paragraph 1"]


def test_it_gives_a_cell_the_heading_of_its_column(deck: bytes) -> None:
    (unit,) = found_in(read(extract, deck), VALUES)["table"]
    assert unit.header == "Owner"
    assert unit.locator.startswith("slide 1, table 1!B2")


@pytest.mark.parametrize("place", ["hidden_slide", "notes", "comment", "modern_comment"])
def test_it_says_what_is_hidden(deck: bytes, place: str) -> None:
    assert {unit.kind for unit in found_in(read(extract, deck), VALUES)[place]} == {Kind.HIDDEN}


def test_it_lists_hidden_slides_and_notes_for_a_person_to_decide(deck: bytes) -> None:
    constructs = read(extract, deck).constructs
    assert [(c.kind, c.locator) for c in constructs if c.decide] == [
        (ConstructKind.SPEAKER_NOTES, "slide 1 notes"),
        (ConstructKind.HIDDEN_SLIDE, "slide 2"),
        (ConstructKind.SPEAKER_NOTES, "slide 2 notes"),
    ]


def test_a_value_goes_that_a_hyphen_divides_between_two_paragraphs() -> None:
    show, target = pptx.Presentation(), io.BytesIO()
    frame = show.slides.add_slide(show.slide_layouts[6]).shapes.add_textbox(0, 0, 999, 999).text_frame
    frame.text = "by Zyx-\nwell and all"
    show.save(target)
    copy = scrubbed(extract, redact, target.getvalue(), ["Zyxwell"])
    assert texts(copy) == ["by Robin Substitute0\n and all"]


def test_notes_with_nothing_but_a_number_are_nobodys_decision(deck: bytes) -> None:
    notes = unzipped(deck)["ppt/notesSlides/notesSlide1.xml"].decode()
    data = replaced(deck, {"ppt/notesSlides/notesSlide1.xml": notes.replace(f"Say that {VALUES['notes']} agreed", "")})
    assert "slide 1 notes" not in [construct.locator for construct in read(extract, data).constructs]


def test_it_leaves_no_value_in_any_part(copy: bytes) -> None:
    assert survivors(copy, VALUES) == []


def test_it_strips_without_a_plan_what_no_reader_needs(deck: bytes) -> None:
    assert set(survivors(scrubbed(extract, redact, deck, []), VALUES)) == set(files.REPLACED)


def test_it_keeps_everything_else(copy: bytes) -> None:
    everything = "\n".join(unit.text for unit in read(extract, copy).units)
    assert [text for text in files.BENIGN if text not in everything] == []


def test_it_keeps_all_text_where_nothing_was_found(deck: bytes) -> None:
    assert texts(scrubbed(extract, redact, deck, [])) == texts(deck)


def test_it_puts_the_substitute_where_the_value_was(copy: bytes) -> None:
    assert f"Robin Substitute{files.PLACES.index('formatted')} leads." in texts(copy)


def test_it_scrubs_the_workbook_behind_a_chart(copy: bytes) -> None:
    assert "ppt/embeddings/Budget.xlsx" not in unzipped(copy)
    assert any(name.endswith(".xlsx") for name in unzipped(copy))


def test_an_embedded_file_that_was_not_read_can_be_removed(deck: bytes) -> None:
    data = replaced(deck, {"ppt/embeddings/Budget.xlsx": b"not a workbook"})
    document = read(extract, data, read_member=lambda name, content: None)
    assert [unread.locator for unread in document.unread] == ["image 1", "embedded file 1"]
    copy = write(redact, data, document, plan_for([], ["image 1", "embedded file 1"]))
    assert not any(name.endswith(".xlsx") for name in unzipped(copy))
    assert b"externalData" not in unzipped(copy)["ppt/charts/chart1.xml"]
    assert texts(copy) == texts(deck)


def test_a_removed_slide_leaves_nothing_behind(deck: bytes) -> None:
    copy = write(redact, deck, read(extract, deck), plan_for([], ["slide 2", "slide 1 notes"]))
    left = set(survivors(copy, VALUES))
    assert left & {"hidden_slide", "hidden_notes", "notes"} == set()
    show = pptx.Presentation(io.BytesIO(copy))
    assert len(show.slides) == 2
    assert not show.slides[0].has_notes_slide
    assert b'id="257"' not in unzipped(copy)["ppt/presentation.xml"]
    assert "rIdJump" not in unzipped(copy)["ppt/slides/slide3.xml"].decode()


def test_it_holds_when_no_slide_would_be_left(deck: bytes) -> None:
    with pytest.raises(Held) as held:
        write(redact, deck, read(extract, deck), plan_for([], ["slide 1", "slide 2", "slide 3"]))
    assert held.value.reason is Reason.REDACTION_FAILED


def test_a_film_is_held_until_it_is_removed(deck: bytes) -> None:
    links = unzipped(deck)["ppt/slides/_rels/slide1.xml.rels"].decode()
    link = links.partition('Id="rIdVideo"')[2].partition("/>")[0]
    inside = links.replace(
        link, ' Type="http://schemas.microsoft.com/office/2007/relationships/media" Target="../media/clip.mp4"'
    )
    data = replaced(deck, {"ppt/slides/_rels/slide1.xml.rels": inside, "ppt/media/clip.mp4": b"film"})
    document = read(extract, data)
    assert [(unread.locator, unread.reason) for unread in document.unread] == [("part 1", Reason.PART_NOT_READ)]
    copy = write(redact, data, document, plan_for([], ["part 1"]))
    assert not any(content == b"film" for content in unzipped(copy).values())
    assert b"videoFile" not in unzipped(copy)["ppt/slides/slide1.xml"]


def test_it_writes_the_same_bytes_for_the_same_plan(deck: bytes, copy: bytes) -> None:
    assert scrubbed(extract, redact, deck, VALUES.values()) == copy


def test_more_slides_than_pages_may_be_read_are_refused(deck: bytes) -> None:
    with pytest.raises(Held) as held:
        read(extract, deck, limits=Limits(pages=2))
    assert held.value.reason is Reason.TOO_MANY_PAGES


def test_it_takes_out_nothing_but_what_it_means_to(deck: bytes) -> None:
    expected = {"a:videoFile", "p:custDataLst", "p:tags"}
    assert lost_elements(deck, scrubbed(extract, redact, deck, [])) <= expected


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_copy_like_the_original(deck: bytes, copy: bytes, tmp_path: Path) -> None:
    shown = office_text(deck, ".pptx", tmp_path)
    assert shown.strip()
    assert office_text(scrubbed(extract, redact, deck, []), ".pptx", tmp_path) == shown
    assert office_text(copy, ".pptx", tmp_path).strip()

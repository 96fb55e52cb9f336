"""What the proof alone reads in a picture: it is painted over, and what was painted there is nobody's."""

import functools
import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image, ImageDraw

from scrubbing import pipeline
from scrubbing.detection import Term
from scrubbing.document import Document, Kind, Member, Unit, Word
from scrubbing.extraction import ocr as reading
from scrubbing.findings import Action, Category, Finding, KnownValue
from scrubbing.pipeline import Job, Outcome
from scrubbing.proofreading import Proofreading
from scrubbing.redaction.painting import patches
from scrubbing.redaction.plan import Plan
from scrubbing.verification import Report, Seen
from scrubbing.verification import ocr as proving
from submissions.media import MediaType
from tests.files import image as files

LINES = ("Valve housing and gasket", "The harvest forecast for the valley")
SMALL_PRINT = "Please countersign below"
# Two readings of print as small as this differ in a letter; in which, and in what size, is up to the engine's version.
HEIGHTS = (9, 10, 8, 11)
SHORTEST = 6


@functools.cache
def small_print() -> tuple[Image.Image, str]:
    """Return a picture, and a word that the proof reads in it and the first reading does not."""
    for height in HEIGHTS:
        shown = files.page(LINES, size=(1100, 400))
        ImageDraw.Draw(shown).text((60, 300), SMALL_PRINT, font=files.font(height), fill=(20, 20, 20))
        first = reading.read_picture(shown, sparse=True).text.split()
        for word in proving.read(shown).text.split():
            if word.isalpha() and len(word) >= SHORTEST and word not in first:
                return shown, word
    raise AssertionError("both readings are the same")


def in_document(shown: Image.Image) -> bytes:
    document = docx.Document()
    document.add_paragraph("The print below is small.")
    document.add_picture(io.BytesIO(files.encode(shown)))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def scrubbed(folder: Path, data: bytes, media_type: MediaType, word: str) -> Outcome:
    (folder / "source").write_bytes(data)
    terms = [Term(word, "IDENTITY_TERM")]
    return pipeline.scrub(Job(folder / "source", folder, media_type, "file", b"k" * 32, terms), lambda _: None)


@pytest.mark.parametrize("media_type", [MediaType.PNG, MediaType.DOCX])
def test_a_value_that_only_the_proof_reads_in_a_picture_is_painted_over(tmp_path: Path, media_type: MediaType) -> None:
    shown, word = small_print()
    data = files.encode(shown) if media_type == MediaType.PNG else in_document(shown)
    outcome = scrubbed(tmp_path, data, media_type, word)
    assert (outcome.status, outcome.failures) == ("clean", [])
    if media_type == MediaType.PNG:
        with Image.open(tmp_path / outcome.output) as copy:
            assert word not in proving.read(copy.convert("RGB")).text


JOHN = KnownValue("John Miller", "PERSON", Category.IDENTITY, Action.REPLACE, substitute="Ivan Barr")
PAINTED = (Word("John", 100, 100, 140, 112, 0, 1.0), Word("Miller", 146, 100, 200, 112, 5, 1.0))


def with_a_picture() -> Document:
    inner = Document(MediaType.PNG, units=[Unit("frame 1", "John Miller", Kind.OCR, words=PAINTED)])
    return Document(MediaType.PNG, units=inner.units, members={"image.png": Member("image 1", inner)})


def found(value: str, locator: str = "ocr") -> Finding:
    return Finding("PERSON", Category.IDENTITY, Action.REPLACE, locator, 0, len(value), value, 0.9, "A name.")


@pytest.mark.parametrize(
    ("box", "painted"),
    [
        pytest.param((100, 101, 150, 112), True, id="on the letters that were painted"),
        pytest.param((100, 160, 150, 172), False, id="below them"),
        pytest.param((260, 101, 310, 112), False, id="beside them"),
    ],
)
def test_letters_in_the_place_of_a_value_are_nobodys_however_they_are_misread(
    box: tuple[int, int, int, int], painted: bool
) -> None:
    proof = Proofreading(with_a_picture(), Report(seen={"": [[Seen("Wvan", box)]]}))
    assert proof.is_painted(found("Wvan"), Plan([JOHN])) is painted


def test_a_finding_of_which_one_word_stands_beside_the_painted_ones_is_looked_at() -> None:
    line = [Seen("Wvan", (100, 101, 150, 112)), Seen("Okafor", (260, 101, 310, 112))]
    proof = Proofreading(with_a_picture(), Report(seen={"": [line]}))
    assert not proof.is_painted(found("Wvan Okafor"), Plan([JOHN]))


def test_a_stand_in_that_is_longer_than_what_it_stands_for_is_told_by_its_words() -> None:
    line = [Seen("Wvan", (100, 101, 150, 112)), Seen("Bar", (210, 101, 240, 112))]
    proof = Proofreading(with_a_picture(), Report(seen={"": [line]}))
    assert proof.is_painted(found("Wvan Bar"), Plan([JOHN]))


def test_what_stands_twice_is_looked_at_unless_both_are_painted() -> None:
    lines = [[Seen("Wvan", (100, 101, 150, 112))], [Seen("Wvan", (100, 300, 150, 312))]]
    proof = Proofreading(with_a_picture(), Report(seen={"": lines}))
    assert not proof.is_painted(found("Wvan"), Plan([JOHN]))


def test_a_place_that_no_original_is_known_of_cannot_be_shown() -> None:
    seen = {place: [[Seen("John Miller", (0, 0, 9, 9))]] for place in ("part 3", "part 999", "object 4", "")}
    proof = Proofreading(Document(MediaType.DOCX), Report(seen=seen))
    for place in seen:
        assert not proof.show([place], Plan([JOHN]))


def test_a_value_that_is_painted_already_gains_nothing() -> None:
    line = [Seen("John", (100, 100, 140, 112)), Seen("Miller", (146, 100, 200, 112))]
    document = with_a_picture()
    assert not Proofreading(document, Report(seen={"": [line]})).show([""], Plan([JOHN]))
    assert len(document.units) == 1


MAIL = KnownValue(
    "jo.quigley@acme.com", "EMAIL_ADDRESS", Category.PERSONAL, Action.REPLACE, substitute="ivan@barr.example"
)


@pytest.mark.parametrize(
    ("lines", "boxes"),
    [
        pytest.param([[("by", 0), ("jo.guigley@acme.com", 30), ("on", 200)]], [(30, 0)], id="one letter is another"),
        pytest.param([[("jo.quigey", 0), ("@acme.com", 90)]], [(0, 0), (90, 0)], id="a letter is lost and a gap seen"),
        pytest.param([[("Send", 0), ("jo.quigley@", 90)], [("acrne.com", 0)]], [(90, 0), (0, 40)], id="over two lines"),
        pytest.param([[("J0hn", 0), ("Mil1er", 60)]], [(0, 0), (60, 0)], id="digits for letters"),
        pytest.param([[("jo.smith@acme.com", 0), ("John", 90), ("Mailer-Daemon", 120)]], [], id="something else"),
        pytest.param([[("|||", 0), ("---", 50)], []], [], id="no letters"),
    ],
)
def test_words_that_the_proof_takes_for_a_value_are_painted_over(
    lines: list[list[tuple[str, int]]], boxes: list[tuple[int, int]]
) -> None:
    document = Document(MediaType.PNG)
    seen = [
        [Seen(text, (left, 40 * row, left + 50, 40 * row + 12)) for text, left in line]
        for row, line in enumerate(lines)
    ]
    plan = Plan([JOHN, MAIL])
    assert Proofreading(document, Report(seen={"": seen})).show([""], plan) is bool(boxes)
    covered = [
        (word.left, word.top) for unit in document.units for patch in patches(unit, plan) for word in patch.words
    ]
    assert covered == boxes


@pytest.mark.parametrize("written", ["ckvaquerzthepfoolq@zwabrod.com", "CkvAquErZTHePfoolq@ZWABroD.COM"])
def test_an_address_that_both_readings_misread_leaves_a_picture(written: str, tmp_path: Path) -> None:
    shown = files.page(["The plan of berths is attached.", f"by {written} on Monday"], size=(1000, 200), height=22)
    media_type, term = MediaType.PNG, "ckvaquerzthepfoolq@zwabrod.com"
    outcome = scrubbed(tmp_path, files.encode(shown), media_type, term)
    assert (outcome.status, outcome.failures) == ("clean", [])
    with Image.open(tmp_path / outcome.output) as copy:
        said = proving.read(copy.convert("RGB")).text.casefold()
    assert "berths" in said
    assert "zwabrod" not in said


def test_a_name_that_only_the_proof_reads_is_found_there_and_painted_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def blind(picture: Image.Image, sparse: bool = False) -> reading.OcrText:
        read = reading_of(picture, sparse)
        return replace(
            read, text=read.text.replace("Pope", "----"), words=tuple(w for w in read.words if w.text != "Pope")
        )

    reading_of = reading.read_picture
    monkeypatch.setattr(reading, "read_picture", blind)
    shown = files.page(["The plan of berths is attached.", "Signed by Pope beside 2 berths"], size=(1000, 200))
    (tmp_path / "source").write_bytes(files.encode(shown))
    outcome = pipeline.scrub(Job(tmp_path / "source", tmp_path, MediaType.PNG, "file", b"k" * 32, []), lambda _: None)
    assert (outcome.status, outcome.failures) == ("clean", [])
    with Image.open(tmp_path / outcome.output) as copy:
        said = proving.read(copy.convert("RGB")).text
    assert "berths" in said
    assert "Pope" not in said

"""What OCR misread beside a part of a value that it read right goes with that part."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from scrubbing import pipeline
from scrubbing.detection import Term
from scrubbing.document import Document, Kind, Unit, Word
from scrubbing.extraction import ocr as reading
from scrubbing.findings import Action, Category, KnownValue
from scrubbing.pipeline import Job
from scrubbing.proofreading import Proofreading
from scrubbing.redaction.painting import patches
from scrubbing.redaction.plan import Plan
from scrubbing.verification import Report, Seen
from scrubbing.verification import ocr as proving
from submissions.media import MediaType
from tests.files import image as files

LEOPOLD = KnownValue("Leopold Vandermeer", "PERSON", Category.IDENTITY, Action.REPLACE, substitute="Philip Devanney")
VANDERMEER = KnownValue("Vandermeer", "PERSON", Category.IDENTITY, Action.REPLACE, substitute="Devanney")
MAIL = KnownValue(
    "leopold.vandermeer@acme.com",
    "EMAIL_ADDRESS",
    Category.PERSONAL,
    Action.REPLACE,
    substitute="p.devanney@barr.example",
)
JO = KnownValue("Jo Quigley", "PERSON", Category.IDENTITY, Action.REPLACE, substitute="Al Devanney")
QUIGLEY = replace(VANDERMEER, text="Quigley")
STARR = KnownValue("Starr Hale Ltd", "EMPLOYER", Category.CONFIDENTIAL, Action.REPLACE, substitute="Barr Dover Ltd")
HALE = replace(STARR, text="Hale", substitute="Dover")


def unit_of(line: str, kind: Kind = Kind.OCR) -> Unit:
    words, start = [], 0
    for word in line.split():
        words.append(Word(word, 10 * start, 100, 10 * (start + len(word)), 120, start, 1.0))
        start += len(word) + 1
    return Unit("frame 1", " ".join(line.split()), kind, words=tuple(words))


def said(line: str, kind: Kind = Kind.OCR) -> list[tuple[str, str]]:
    plan = Plan([LEOPOLD, VANDERMEER, MAIL, JO, QUIGLEY, STARR, HALE])
    return [(" ".join(word.text for word in patch.words), patch.text) for patch in patches(unit_of(line, kind), plan)]


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        pytest.param(
            "by leOQPOID VaNdeRmeEr on Monday",
            [("leOQPOID VaNdeRmeEr", "Philip Devanney")],
            id="letters more and other",
        ),
        pytest.param("by Le0p 0ld Vandermeer, on", [("Le0p 0ld Vandermeer,", "Philip Devanney,")], id="a gap is seen"),
        pytest.param("(LeopoldVandermeer)", [("(LeopoldVandermeer)", "(PhilipDevanney)")], id="read as it is, no gap"),
        pytest.param(
            "to leOQPOID.Vandermeer@acme.com on",
            [("leOQPOID.Vandermeer@acme.com", "p.devanney@barr.example")],
            id="an address",
        ),
        pytest.param(
            "to leOQPOID.Vandermeer@dover.org on",
            [("leOQPOID.Vandermeer@dover.org", "Philip Devanney")],
            id="a name in one",
        ),
        pytest.param("by J0 Quigley on", [("J0 Quigley", "Al Devanney")], id="a short name with a digit"),
        pytest.param("by JO Quigley on", [("JO Quigley", "Al Devanney")], id="as it is"),
        pytest.param("by Jo, Quigley and", [("Jo, Quigley", "Al Devanney")], id="a mark is seen between"),
        pytest.param("5tarrr Hale Lt", [("5tarrr Hale Lt", "Barr Dover Ltd")], id="on both sides"),
        pytest.param(
            "Leopald Vandermeer Leopald Vandermeer",
            [("Leopald Vandermeer", "Philip Devanney"), ("Leopald Vandermeer", "Philip Devanney")],
            id="twice",
        ),
        pytest.param("by Leonie Vandermeer on", [("Vandermeer", "Devanney")], id="another first name"),
        pytest.param("as Vandermeer says", [("Vandermeer", "Devanney")], id="other words"),
        pytest.param("so Quigley left", [("Quigley", "Devanney")], id="a short word is no short name"),
        pytest.param("we start Hale now", [("Hale", "Dover")], id="an ordinary word"),
        pytest.param("nothing of all that", [], id="nothing"),
    ],
)
def test_what_is_nearly_the_rest_of_a_value_goes_with_the_part_that_was_read(
    line: str, changes: list[tuple[str, str]]
) -> None:
    assert said(line) == changes


def test_text_that_is_no_reading_of_a_picture_is_taken_as_it_is() -> None:
    assert said("by leOQPOID VaNdeRmeEr on", Kind.VISIBLE) == [("VaNdeRmeEr", "Devanney")]


def test_half_a_name_that_the_proof_reads_beside_its_stand_in_is_painted_over() -> None:
    document = Document(MediaType.PNG)
    line = [Seen("leOQPOID", (10, 100, 90, 120)), Seen("Devanney", (100, 100, 180, 120))]
    assert Proofreading(document, Report(seen={"": [line]})).show([""], Plan([LEOPOLD, VANDERMEER]))
    assert [(word.left, word.right) for unit in document.units for word in unit.words] == [(10, 90), (100, 180)]


def test_a_first_name_that_ocr_misreads_beside_its_surname_leaves_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def erring(picture: Image.Image, sparse: bool = False) -> reading.OcrText:
        read = reading_of(picture, sparse)
        words = tuple(replace(word, text=word.text.replace("Leopold", "leOQPOID")) for word in read.words)
        return replace(read, text=read.text.replace("Leopold", "leOQPOID"), words=words)

    reading_of = reading.read_picture
    monkeypatch.setattr(reading, "read_picture", erring)
    shown = files.page(["The plan of berths is attached.", "by Leopold Vandermeer beside 2 berths"], size=(1000, 200))
    (tmp_path / "source").write_bytes(files.encode(shown))
    terms = [Term("Leopold Vandermeer", "IDENTITY_TERM"), Term("Vandermeer", "IDENTITY_TERM")]
    outcome = pipeline.scrub(
        Job(tmp_path / "source", tmp_path, MediaType.PNG, "file", b"k" * 32, terms), lambda _: None
    )
    assert (outcome.status, outcome.failures) == ("clean", [])
    with Image.open(tmp_path / outcome.output) as copy:
        said = proving.read(copy.convert("RGB")).text
    assert "berths" in said
    assert "Leopold" not in said
    assert "Vandermeer" not in said

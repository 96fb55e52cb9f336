"""The name model that ships: what it must find, that it needs nobody's help, and that it keeps nothing."""

import json
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from scrubbing.detection.names import NameModel, load
from scrubbing.detection.names.encoding import INNER, read_tokenizer
from scrubbing.detection.names.labels import CLASSES, REPORTED, begins, goes_on
from scrubbing.detection.names.model import FOLDER, Floats, Ints
from scrubbing.detection.recognizers.names import NameRecognizer


def found(text: str) -> set[tuple[str, str]]:
    return {(span.label, text[span.start : span.end]) for span in load().find([text])[0] if span.score >= 0.3}


@pytest.mark.parametrize(
    ("text", "label", "value"),
    [
        ("Please ask Margaret Holloway about the charter.", "PERSON", "Margaret Holloway"),
        ("Dear Mr Oyelaran,\n\nThank you for your call.", "PERSON", "Oyelaran"),
        ("please tell wei zhang that i am late", "PERSON", "wei zhang"),
        ("Approved by: KOWALCZYK, Agnieszka", "PERSON", "KOWALCZYK, Agnieszka"),
        ("Surname: Nguyen | First name: Thuy | Grade: 4", "PERSON", "Nguyen"),
        ("She joined Brightwater Analytics Ltd in 2019.", "ORGANIZATION", "Brightwater Analytics Ltd"),
        ("We sailed from Nassau to Staniel Cay.", "LOCATION", "Nassau"),
        ("Staniel Cay", "LOCATION", "Staniel Cay"),
        ("Dinner at Great Guana Cay, then home.", "LOCATION", "Guana Cay"),
        ("The Ministry of Foreign Affairs answered.", "ORGANIZATION", "Ministry of Foreign Affairs"),
        ("Mail it to 48 Larkspur Lane, Apt 3, Dover, DE 19901.", "ADDRESS", "48 Larkspur Lane, Apt 3, Dover, DE 19901"),
        ("New address: Lindenallee 14, 50668 Köln.", "ADDRESS", "Lindenallee 14, 50668 Köln"),
        ("The hearing on 14 March 2021 was adjourned.", "DATE_TIME", "14 March 2021"),
        ("A German engineer wrote it.", "NRP", "German"),
    ],
)  # fmt: skip
def test_it_finds_names_whole(text: str, label: str, value: str) -> None:
    assert (label, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will the pump start? Mark each bag and may the rest dry.",
        "Preheat the oven to 180 C. Rub the butter into the flour.",
        "def rotate(self, angle: float) -> None:\n    self.angle += angle",
        "The Purchaser shall pay the Price on the Completion Date.",
        "Docker, Jenkins and Excel must be installed.",
        ">>> np.isfortran(a.ravel())\nFalse\n>>> np.isclose([1e-8, 1e-7], [0.0, 0.0])",
        "Grace period: 14 days. Bill of materials: see sheet 2.",
        "See Also\n--------\nasarray : Convert input to an ndarray.\namin : The least value.",
        "Arguments:\n    errback (Signature): called if it fails.",
        "Overnight: Highbourne Cay Marina, slip for a motor yacht.",
        "Tickets for the castle, cathedral and tram cost 15 each.",
    ],
)
def test_it_takes_ordinary_words_for_no_person_and_no_address(text: str) -> None:
    assert not {label for label, _ in found(text)} & {"PERSON", "ADDRESS"}


def test_a_name_is_found_wherever_in_a_long_text_it_stands() -> None:
    filler = "The committee reviewed the schedule and agreed to the plan without changes. "
    for before in range(0, 60, 7):
        text = filler * before + "Then Margaret Holloway left. " + filler * 40
        assert ("PERSON", "Margaret Holloway") in found(text)


@given(st.lists(st.text(max_size=120), max_size=6))
@settings(max_examples=40, deadline=None)
def test_names_lie_in_their_text_in_order_without_overlaps(texts: list[str]) -> None:
    answers = load().find(texts)
    assert len(answers) == len(texts)
    for text, spans in zip(texts, answers, strict=True):
        assert all(0 <= span.start < span.end <= len(text) and 0 <= span.score <= 1 for span in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert {span.label for span in spans} <= set(REPORTED)


def test_it_is_a_recognizer_of_presidio() -> None:
    engine = NoOpNlpEngine([{"lang_code": "en", "model_name": ""}])
    engine.load()
    analyzer = AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=[NameRecognizer()], supported_languages=["en"]),
        nlp_engine=engine, supported_languages=["en"],
    )  # fmt: skip
    text = "Please ask Margaret Holloway about the charter to Nassau."
    results = analyzer.analyze(text, "en", entities=["PERSON"])
    assert [(result.entity_type, text[result.start : result.end]) for result in results] == [
        ("PERSON", "Margaret Holloway")
    ]


def test_scores_are_calibrated_by_rising_lines() -> None:
    lines = json.loads((FOLDER / "calibration.json").read_text(encoding="utf-8"))
    assert {"PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "DATE_TIME"} <= set(lines)
    for points in lines.values():
        assert points == sorted(points)
        assert all(0 <= share <= 1 for _, share in points)
        assert [share for _, share in points] == sorted(share for _, share in points)


def test_the_model_and_its_tokenizer_stay_under_thirty_megabytes() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 30_000_000


class Scripted:
    """A network that says of every token what a test wants: the class by the token's text."""

    def __init__(self, classes: dict[str, int]) -> None:
        self.tokenizer = read_tokenizer(FOLDER / "tokenizer.json")
        self.classes = {self.tokenizer.token_to_id(word): class_ for word, class_ in classes.items()}
        self.longest = 0

    def __call__(self, ids: Ints, shapes: Ints) -> Floats:
        self.longest = max(self.longest, ids.shape[1])
        logits = np.zeros((*ids.shape, len(CLASSES)), dtype=np.float32)
        for place in np.ndindex(*ids.shape):
            logits[(*place, self.classes.get(int(ids[place]), 0))] = 9.0
        return logits

    def read(self, texts: Sequence[str]) -> list[list[str]]:
        spans = NameModel(self.tokenizer, self).find(texts)
        return [[text[span.start : span.end] for span in found] for text, found in zip(texts, spans, strict=True)]


def test_a_class_that_begins_a_name_parts_it_from_the_one_before() -> None:
    network = Scripted({"jane": begins("PERSON"), "doe": goes_on("PERSON"), "mark": begins("PERSON")})
    assert network.read(["jane doe mark doe", "x doe", "doe"]) == [["jane doe", "mark doe"], ["doe"], []]


def test_windows_are_bounded_however_long_the_text() -> None:
    network = Scripted({"jane": begins("PERSON")})
    assert network.read(["x " * 5_000 + "jane"]) == [["jane"]]
    assert network.longest <= INNER + 2


def test_signs_at_the_ends_belong_to_no_name_but_the_dot_of_an_initial_does() -> None:
    person = goes_on("PERSON")
    network = Scripted({"(": person, "jane": begins("PERSON"), "j": person, ".": person, ")": person, ",": person})
    assert network.read(["(jane j.),"]) == [["jane j."]]

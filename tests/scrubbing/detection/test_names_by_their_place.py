"""Names that no list knows are found where a text says that they are names; words that only stand there are not."""

import pytest

from scrubbing.detection.recognizers.mail import OfflineEmailRecognizer
from scrubbing.detection.recognizers.name_cues import NameCueRecognizer
from scrubbing.detection.recognizers.phone import NumberingPlanRecognizer


@pytest.fixture(scope="module")
def persons() -> NameCueRecognizer:
    recognizer = NameCueRecognizer()
    recognizer.load()
    return recognizer


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dear Chidinma,", {"Chidinma"}),
        ("Dear Customer,", set()),
        ("Dear Hiring Committee,", set()),
        ("Hola José Ángel,", {"José Ángel"}),
        ('From\ue001 "Okonkwo, Chidinma" <chidinma.okonkwo@b.example>', {"Okonkwo, Chidinma"}),
        ('"Brand New Offers" <sale@b.example>', set()),
        ("prepared by Oluwaseun Adeyemi-Clarke", {"Oluwaseun Adeyemi-Clarke"}),
        ("prepared by the Finance Department", set()),
        ("Written by Hand", set()),
    ],
)
def test_names_are_told_by_their_place(persons: NameCueRecognizer, text: str, names: set[str]) -> None:
    assert {text[start:end] for start, end, _ in persons.spans(text)} == names


def test_an_address_goes_on_behind_a_line_end() -> None:
    text = "write to ebba@\nb.example or foo @\nbar.example"
    results = OfflineEmailRecognizer().analyze(text, ["EMAIL_ADDRESS"])
    assert [text[result.start : result.end] for result in results] == ["ebba@\nb.example"]


@pytest.mark.parametrize("number", ["(303)\n555-0127", "303-555-\n0127"])
def test_a_telephone_number_goes_on_behind_a_line_end(number: str) -> None:
    text = f"call {number} now, or 4\n5 times"
    results = NumberingPlanRecognizer().analyze(text, ["PHONE_NUMBER"])
    assert [text[result.start : result.end] for result in results if result.score > 0.5] == [number]


@pytest.mark.parametrize(
    "text", ["OWNER=ebba@b.example", "owner='ebba@b.example'", "a ebba@b.example", "(ebba@b.example)"]
)
def test_the_key_of_a_setting_is_no_part_of_an_address(text: str) -> None:
    results = OfflineEmailRecognizer().analyze(text, ["EMAIL_ADDRESS"])
    assert [text[result.start : result.end] for result in results] == ["ebba@b.example"]

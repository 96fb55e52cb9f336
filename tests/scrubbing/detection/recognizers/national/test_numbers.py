"""The search that all tables share: what announces a number, what stands in the way, what it costs."""

import re
import sys
from collections.abc import Sequence

import pytest
from presidio_analyzer import EntityRecognizer, RecognizerResult

from scrubbing.detection import detect_text, policy
from scrubbing.detection.recognizers.national import NUMBERS
from scrubbing.detection.recognizers.national.numbers import NationalNumberRecognizer, Number
from scrubbing.inventions import Draw, of_type
from tests.scrubbing.detection.recognizers.national import (
    america,
    asia_pacific_africa,
    europe,
)
from tests.scrubbing.detection.recognizers.national.conftest import ARTIFACTS, Find

ROWS = [*america.FOUND, *europe.FOUND, *asia_pacific_africa.FOUND]


def test_they_are_presidios_recognizers(recognizers: Sequence[EntityRecognizer]) -> None:
    for recognizer in recognizers:
        assert isinstance(recognizer, EntityRecognizer)
        for result in recognizer.analyze("SSN 536-90-4399, last four of SSN 4399", ["US_SSN"], ARTIFACTS):
            assert isinstance(result, RecognizerResult)


def test_a_country_can_be_searched_for_alone() -> None:
    own = NationalNumberRecognizer([Number("XX_ID", ("badge of the realm",), near="AA-999", pattern=r"[A-M]{2}\d{3}")])
    assert [result.entity_type for result in own.analyze("badge of the realm AB-123 ZZ-123", [])] == ["XX_ID"]
    assert own.supported_entities == ["XX_ID"]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.type)
def test_every_number_can_be_found(number: Number) -> None:
    assert number.words
    assert number.near or number.alone
    for form in filter(None, f"{number.near}|{number.alone}".split("|")):
        assert re.fullmatch(r"[9AX][9AX .+\-/()]*", form), form
        # What is that short or has that many groups is never looked up.
        assert 6 <= len(form) <= 30, form
        assert len(re.split(r"[ .+\-/(]", form)) <= 8, form
        assert sum(sign in "9X" for sign in form) >= 2
    if "X" in number.near + number.alone:
        assert number.pattern or number.check


def test_every_type_says_what_happens_to_it() -> None:
    assert {number.type for number in NUMBERS} <= set(policy.load().rules)


@pytest.mark.parametrize(
    "text",
    [
        "passport {}",
        "Passport: {}",
        "PASSPORT NO.: {}",
        "passport_number={}",
        "passportNumber: '{}'",
        "Passport\ue001 {}",
        "passports {} and others",
        "{} (passport)",
        "Passport number of the lead guest is {}.",
        "Passport No.\n{}",
    ],
)
def test_a_word_announces_a_number(numbers: Find, text: str) -> None:
    assert numbers(text.format("340020013")) == [("US_PASSPORT", "340020013")]


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "passportless {}",
        "Passport\n\ue000\n{}",
        f"passport {'and so on ' * 9} {{}}",
        "passport, account number {}",
        "{}\npassport",
        "{} | passport: none",
        "passport abcdefgh{} {}_1 1.{} {}%",
    ],
)
def test_no_number_is_announced_from_afar_or_inside_another(numbers: Find, text: str) -> None:
    assert numbers(text.replace("{}", "340020013")) == []


def test_the_nearest_word_decides(numbers: Find) -> None:
    assert numbers("SSN 536904399, passport 340020013, TFN 123456782") == [
        ("US_SSN", "536904399"),
        ("US_PASSPORT", "340020013"),
        ("AU_TFN", "123456782"),
    ]


def test_words_in_capitals_must_be(numbers: Find) -> None:
    for text in ("SIN 123-456-782", "sin: 123-456-782", "sin no. 123-456-782", "sin_no=123-456-782"):
        assert numbers(text) == [("CA_SIN", "123-456-782")]
    assert numbers("it is a sin 123-456-782 times") == []


def test_it_finds_them_in_whole_documents() -> None:
    text = "Guest Jane Doe, passport no. 340020013, born 12 May 1980. BSN 111222333; SSN 536-90-4399."
    found = {(span.label, text[span.start : span.end]) for span in detect_text(text)}
    assert {("US_PASSPORT", "340020013"), ("NL_BSN", "111222333"), ("US_SSN", "536-90-4399")} <= found


def _steps(text: str, recognizers: Sequence[EntityRecognizer]) -> int:
    """Count the lines of Python that a search runs; a clock would depend on the machine."""
    count = 0

    def step(frame: object, event: str, argument: object) -> object:
        nonlocal count
        count += 1
        return step

    sys.settrace(step)  # type: ignore[arg-type]
    try:
        for recognizer in recognizers:
            recognizer.analyze(text, [], ARTIFACTS)
    finally:
        sys.settrace(None)
    return count


HOSTILE = [
    "1", "1 ", "12-", "1.", "1/", "A1", "AB 12 ", "AB 12 34 56 C ", "123-45-6789-", "*", "***-", "(1)", "A(1)",
    "passport ",
    "passport 340020013 ", "SSN", "ssn ", "last four of SSN ", "last 4 of my social security number is ", "é1", "a",
    "A ",
    "9999 ", "S1234567A ", "x" * 39 + "1", "social security number of the ", "身份证", "1\u2013", "_1", "1\n",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_search_takes_linear_time(recognizers: Sequence[EntityRecognizer], piece: str) -> None:
    length = 4_000 // len(piece)
    once, four_times = _steps(piece * length, recognizers), _steps(piece * length * 4, recognizers)
    assert four_times < 6 * once + 1_000


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hundred_thousand_characters_hide_nothing(numbers: Find, piece: str) -> None:
    text = f"{piece * (100_000 // len(piece))}\n\nNHS number 943 476 5919\n"
    assert ("UK_NHS", "943 476 5919") in numbers(text)


VALUES = sorted({found for _, expected in ROWS for found in expected})


@pytest.mark.parametrize(("type_", "value"), VALUES)
def test_an_invented_number_has_the_form_and_is_nobodys(numbers: Find, type_: str, value: str) -> None:
    drawn = [of_type(type_)(value, Draw(b"key", value, attempt)) for attempt in range(30)]
    shape = re.sub(r"[a-z]", "a", re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", value)))
    assert {re.sub(r"[a-z]", "a", re.sub(r"[A-Z]", "A", re.sub(r"\d", "9", text))) for text in drawn} == {shape}
    assert value not in drawn
    # Some of the numbers with a check digit but no rule for the rest pass by chance.
    assert sum(bool(numbers(text)) for text in drawn if type_ != "US_SSN") <= 4


@pytest.mark.parametrize(
    ("value", "type_", "form"),
    [
        ("AB 12 34 56 C", "UK_NINO", r"QQ \d\d \d\d \d\d [A-Z]"),
        ("943 476 5919", "UK_NHS", r"999 \d{3} \d{4}"),
        ("ZAC5361", "NZ_NHI", r"ZZZ\d{4}"),
        ("131052-308T", "FI_PERSONAL_IDENTITY_CODE", r"0000\d\d-\d{3}[A-Z]"),
        ("X2482300W", "ES_NIE", r"X000\d{4}W"),
        ("S1234567D", "SG_NRIC_FIN", r"[A-Z]000\d{4}[A-Z]"),
    ],
)
def test_an_invented_number_is_of_a_range_that_is_never_issued(value: str, type_: str, form: str) -> None:
    for attempt in range(20):
        assert re.fullmatch(form, of_type(type_)(value, Draw(b"key", value, attempt)))

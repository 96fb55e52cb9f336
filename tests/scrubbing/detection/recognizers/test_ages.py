"""Ages in figures and words."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values

AGES = [
    ("He is 34 years old.", "34 years old"),
    ("a 34-year-old man", "34-year-old"),
    ("34 yo", "34 yo"),
    ("34 y/o male", "34 y/o"),
    ("pt is a 34F", "34F"),
    ("I'm 34.", "34"),
    ("she turned 40 and left", "40"),
    ("a thirty-four-year-old", "thirty-four-year-old"),
    ("12 months old", "12 months old"),
    ("34 Jahre alt", "34 Jahre alt"),
    ("eine 34-jährige Frau", "34-jährige"),
    ("34 años de edad", "34 años de edad"),
    ("34 years of age", "34 years of age"),
]


@pytest.mark.parametrize(("text", "age"), AGES)
def test_it_finds_ages(text: str, age: str) -> None:
    assert values("AgeRecognizer", text) == [age]


@pytest.mark.parametrize(
    "text",
    [
        "the 10-year bond",
        "page 34",
        "I am 34 percent sure",
        "at 34F degrees",
        "350 years old",
        "old 34",
        "threshold 34",
        "1.34 yo",
    ],
)
def test_it_takes_no_other_figures_for_ages(text: str) -> None:
    assert values("AgeRecognizer", text) == []

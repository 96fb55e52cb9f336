"""Coordinates in all notations, and figures that are none."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values

PLACES = [
    ("at 40.7128, -74.0060 today", "40.7128, -74.0060"),
    ("GPS 3.1412, 7.7182", "3.1412, 7.7182"),
    ("40.7128° N, 74.0060° W", "40.7128° N, 74.0060° W"),
    ("40° 26′ 46″ N 79° 58′ 56″ W", "40° 26′ 46″ N 79° 58′ 56″ W"),
    ("40°26'46\"N, 79°58'56\"W", "40°26'46\"N, 79°58'56\"W"),
    ("geo:37.786971,-122.399677", "geo:37.786971,-122.399677"),
    ("8FVC9G8F+6X", "8FVC9G8F+6X"),
    ("///filled.count.soap", "filled.count.soap"),
    ("what3words: filled.count.soap", "filled.count.soap"),
    ("maps/@51.50074,-0.12462,15z", "51.50074,-0.12462"),
    ("latitude=24.17401", "24.17401"),
]


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_it_finds_places(text: str, place: str) -> None:
    assert values("CoordinatesRecognizer", text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "means 0.1234, 0.5678",
        "scores 3.1415, 2.7182",
        "lat 24.17",
        "an angle of 90° N",
        "C++",
        "http:///a.b.c",
        "1+2",
        "0.0001 0.0002",
    ],
)
def test_it_takes_no_other_figures_for_places(text: str) -> None:
    assert values("CoordinatesRecognizer", text) == []

"""Numbers of cases by their form; citations of public decisions and statutes are none."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values

CASES = [
    ("application (no. 36244/06)", ["36244/06"]),
    ("applications nos. 36244/06, 12/07 and 345/08", ["36244/06", "12/07", "345/08"]),
    ("2:19-cv-01234-ABC", ["2:19-cv-01234-ABC"]),
    ("12 O 345/19", ["12 O 345/19"]),
    ("VIII ZR 123/20", ["VIII ZR 123/20"]),
    ("1 BvR 16/13", ["1 BvR 16/13"]),
    ("QB-2019-001234", ["QB-2019-001234"]),
    ("II CSK 123/15", ["II CSK 123/15"]),
]


@pytest.mark.parametrize(("text", "numbers"), CASES)
def test_it_finds_cases(text: str, numbers: list[str]) -> None:
    assert values("CaseNumberRecognizer", text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "[2019] UKSC 12",
        "ECLI:EU:C:2014:317",
        "Article 6/2 of",
        "Regulation (EU) 2016/679",
        "42 U.S.C. 1983",
        "Directive 95/46/EC",
        "fiscal 2023/24",
        "1/2 cup",
        "on 12/03/2024",
        "24/7",
    ],
)
def test_public_citations_and_fractions_are_no_cases(text: str) -> None:
    assert values("CaseNumberRecognizer", text) == []

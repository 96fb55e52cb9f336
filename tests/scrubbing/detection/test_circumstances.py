"""Issuer, event and date of a passage, said without a word of it."""

import re
import time

import pytest

from scrubbing.detection import Span
from scrubbing.detection.circumstances import circumstances

Marks = dict[str, str]


def spans(sentence: str, marks: Marks) -> list[Span]:
    """Return a span for each marked value, by its label."""
    return [
        Span(label, match.start(), match.end(), 0.9)
        for value, label in marks.items()
        for match in re.finditer(re.escape(value), sentence)
    ]


ROWS: list[tuple[str, Marks, str]] = [
    (
        "Northwind plans to acquire Baltic Freight by 3 March.",
        {"Northwind": "ORGANIZATION", "Baltic Freight": "ORGANIZATION", "3 March": "DATE_TIME"},
        "About an organisation named here, probably the second of 2; the event is a deal; dated, until when is said.",
    ),
    (
        "Northwind's takeover is signed since Monday, 4 May.",
        {"Northwind": "ORGANIZATION", "Monday, 4 May": "DATE_TIME"},
        "About an organisation named here; the event is a deal; dated, since when is said.",
    ),
    (
        "Q3 revenue will miss consensus by 8 percent.",
        {},
        "About an organisation that is not named here; the event is a result or a forecast; no date is given.",
    ),
    (
        "Harbour & Finch breached its covenants in June.",
        {"Harbour & Finch": "EMPLOYER", "June": "DATE_TIME"},
        "About the employer you declared; the event is an insolvency or a breach of covenants; dated.",
    ),
    (
        "The CFO of Ostrava Steel resigns next week.",
        {"Ostrava Steel": "CLIENT"},
        "About a client you declared; the event is a change at the top; no date is given.",
    ),
    (
        "Ostrava Steel does not want it known.",
        {"Ostrava Steel": "ORGANIZATION"},
        "About an organisation named here; what happens cannot be told; no date is given.",
    ),
    (
        "The FDA will refuse the approval of Kestrel.",
        {},
        "About an organisation that is not named here; the event is a proceeding or a decision of an authority; "
        "no date is given.",
    ),
    ("It rained on the way home.", {}, ""),
    ("", {}, ""),
]


@pytest.mark.parametrize(("sentence", "marks", "said"), ROWS)
def test_it_says_who_what_and_since_when(sentence: str, marks: Marks, said: str) -> None:
    assert circumstances(sentence, spans(sentence, marks)) == said


@pytest.mark.parametrize(("sentence", "marks", "said"), ROWS)
def test_it_quotes_no_value(sentence: str, marks: Marks, said: str) -> None:
    result = circumstances(sentence, spans(sentence, marks))
    assert not any(value in result for value in marks)


def test_the_order_of_the_findings_does_not_matter() -> None:
    sentence, marks, said = ROWS[0]
    assert circumstances(sentence, spans(sentence, marks)[::-1]) == said


def test_a_long_sentence_takes_linear_time() -> None:
    began = time.process_time()
    circumstances("the director of the plant " * 4_000, [])
    assert time.process_time() - began < 2

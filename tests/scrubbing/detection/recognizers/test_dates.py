"""Dates and times in nine languages."""

import pytest

from tests.scrubbing.detection.recognizers.tables import found, values

DATES = [
    "3rd of May",
    "May '21",
    "12.03.2024",
    "2024/03/12",
    "2024-03-12T10:15:30Z",
    "2024-03-12 10:15:30.123",
    "20240312T101500Z",
    "12 March 2024 at 14:30",
    "Tuesday, 4 June 2024",
    "3 mars 2024",
    "3 de mayo de 2024",
    "4. Juni 2024",
    "12 marzo 2024",
    "5 mei 2024",
    "1er janvier 2020",
    "25 de dezembro de 2023",
    "3 września 2021",
    "Q3 2024",
    "FY2024",
    "H1 2024",
    "10am",
    "10:30 pm",
    "14h30",
    "May 5",
    "May 2024",
    "Jan-05-2024",
    "12-Mar-24",
    "03/2024",
    "2019-2024",
    "1990s",
    "March 3rd, 2024",
]


@pytest.mark.parametrize("date", DATES)
def test_it_finds_dates_and_times(date: str) -> None:
    assert found("CalendarRecognizer", f"It was {date}, as planned.") == [("DATE_TIME", date)]


@pytest.mark.parametrize(
    "text",
    [
        "1/2 cup",
        "3.14.15926",
        "may 5 people come",
        "chapter 12",
        "192.168.10.12",
        "$2024",
        "ratio 1:2",
        "2024 units",
        "march on",
    ],
)
def test_it_takes_no_other_figures_for_dates(text: str) -> None:
    assert values("CalendarRecognizer", text) == []

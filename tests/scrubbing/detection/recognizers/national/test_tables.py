"""Every number in the tables of three parts of the world is found as what it is, and what is none stays silent."""

import pytest

from tests.scrubbing.detection.recognizers.national import america, asia_pacific_africa, europe
from tests.scrubbing.detection.recognizers.national.conftest import Expected, Find

TABLES = (america, europe, asia_pacific_africa)


@pytest.mark.parametrize(("text", "expected"), [row for table in TABLES for row in table.FOUND])
def test_it_finds_numbers(numbers: Find, text: str, expected: Expected) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize("text", [text for table in TABLES for text in table.SILENT])
def test_it_takes_other_numbers_for_none(numbers: Find, text: str) -> None:
    assert numbers(text) == []

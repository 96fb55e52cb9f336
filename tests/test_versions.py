"""The lowest versions without a known hole that matters here, compared with what is installed."""

import re
from importlib.metadata import version

import pytest

FLOORS = {
    "django": "5.2.19",
    "pypdf": "6.16.1",
    "pillow": "12.3.0",
    "lxml": "6.1.0",
    "openpyxl": "3.1.5",
    "defusedxml": "0.7.1",
    "python-docx": "1.2.0",
    "python-pptx": "1.0.2",
    "celery": "5.6.3",
    "presidio-analyzer": "2.2.363",
}


def as_numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text)[:3])


@pytest.mark.parametrize(("package", "floor"), FLOORS.items())
def test_it_is_not_older_than_its_floor(package: str, floor: str) -> None:
    assert as_numbers(version(package)) >= as_numbers(floor)

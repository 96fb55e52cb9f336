"""Vehicles by check digit and by unmistakable plates."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values


@pytest.mark.parametrize("number", ["1HGCM82633A004352", "1M8GDM9AXKP042788", "AB12 CDE", "AB-123-CD", "MH 12 AB 1234"])
def test_it_finds_vehicles_without_words(number: str) -> None:
    assert values("VehicleRecognizer", f"It was {number}, he said.") == [number]


@pytest.mark.parametrize(
    "text",
    ["1HGCM82633A004353", "AB12 3CD", "ISO-123-AB1", "X-AB-123-CD", "A1B2C3D4E5F6G7H8J", "AB 12 CDE", "KM 12 AB 12345"],
)
def test_it_takes_no_codes_for_vehicles(text: str) -> None:
    assert values("VehicleRecognizer", text) == []

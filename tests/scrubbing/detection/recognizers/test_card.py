"""Payment cards by brand, check digit and what calls them cards."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values

CARDS = [
    ("4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("pay 4111-1111-1111-1111 now", "4111-1111-1111-1111"),
    ("4111111111111111", "4111111111111111"),
    ("378282246310005", "378282246310005"),
    ("3782 822463 10005", "3782 822463 10005"),
    ("6011111111111117", "6011111111111117"),
    ("3530111333300000", "3530111333300000"),
    ("2223003122003222", "2223003122003222"),
    ("card 5018 0000 0009", "5018 0000 0009"),
    ("my card: 4222222222222", "4222222222222"),
    ("Diners 30569309025904", "30569309025904"),
    ("card number 4111111111111112", "4111111111111112"),
]


@pytest.mark.parametrize(("text", "expected"), CARDS)
def test_it_finds_cards(text: str, expected: str) -> None:
    assert values("CardRecognizer", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "17.4111111111111111",
        "1234567812345678",
        "1700000000000 ms",
        "4006381333931 EAN",
        "9783161484100",
        "$4111111111111111",
        "4111111111111112",
        "id-4111111111111111",
        "20240312101530",
    ],
)
def test_it_takes_no_other_numbers_for_cards(text: str) -> None:
    assert values("CardRecognizer", text) == []

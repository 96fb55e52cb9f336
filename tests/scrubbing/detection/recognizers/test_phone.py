"""Telephone numbers as they are written around the world, and numbers that are none."""

import pytest

from tests.scrubbing.detection.recognizers.tables import values

NUMBERS = [
    ("Call 0043-676-1234567 now", "0043-676-1234567"),
    ("001-212-555-0147x123", "001-212-555-0147x123"),
    ("(212) 555-0147 ext. 55", "(212) 555-0147 ext. 55"),
    ("+1 (212) 555-0147", "+1 (212) 555-0147"),
    ("212.555.0147", "212.555.0147"),
    ("phone 2125550147", "2125550147"),
    ("call 555-0147", "555-0147"),
    ("555-0147 (cell)", "555-0147"),
    ("+49 (0)30 901820", "+49 (0)30 901820"),
    ("Tel 030/1234567", "030/1234567"),
    ("0171-1234567", "0171-1234567"),
    ("1-800-FLOWERS", "1-800-FLOWERS"),
    ("Call 1-800-GO-FEDEX today", "1-800-GO-FEDEX"),
    ("tel:+12125550147", "+12125550147"),
    ("020 7946 0958", "020 7946 0958"),
    ("(020) 7946 0958", "(020) 7946 0958"),
    ("07700 900123", "07700 900123"),
    ("+44 20 7946 0958.", "+44 20 7946 0958"),
    ("(03) 9876 5432", "(03) 9876 5432"),
    ("0412 345 678", "0412 345 678"),
    ("01 23 45 67 89", "01 23 45 67 89"),
    ("+33 (0)1 23 45 67 89", "+33 (0)1 23 45 67 89"),
    ("098765 43210", "098765 43210"),
    ("+91 98765 43210", "+91 98765 43210"),
    ("(11) 91234-5678", "(11) 91234-5678"),
    ("+55 11 91234-5678", "+55 11 91234-5678"),
    ("087 123 4567", "087 123 4567"),
    ("mobile 6123 4567", "6123 4567"),
    ("tel. 22 123 45 67", "22 123 45 67"),
    ("Tlf: 22 12 34 56", "22 12 34 56"),
    ("Phone: 02.27.96.63.08", "02.27.96.63.08"),
    ("phone (+1 (415) 555-0132)", "+1 (415) 555-0132"),
    ("reach me (+1 (415) 555-0132 or by mail)", "+1 (415) 555-0132"),
    ("(+49 (0)30 901820", "+49 (0)30 901820"),
    ("at the office (202 408 4787) or not", "202 408 4787"),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_it_finds_numbers_of_many_countries(text: str, expected: str) -> None:
    assert values("NumberingPlanRecognizer", text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "2125550147",
        "Boston 02110-1301",
        "version 1.2.3.4567",
        "ISBN 978-3-16-148410-0",
        "2024-03-12 10:15",
        "12.03.2024",
        "invoice 100200300400",
        "1,250,000.00",
        "100-200-300",
        "3.14159265358979",
        "(c) 2019-2024",
        "10 000 000",
        "room 0123 4567",
        "part 12-345-678",
        "IMEI 490154203237518",
        "0.123 0.456 0.789",
        "2019 2020 2021 2022",
        "Order 4711-0815",
        "123e4567-e89b-12d3-a456-426614174000",
        "0123456789abcdef0123456789abcdef01234567",
        "§ 12 345 678",
        "chron((05.02.01 00:00:00))",
        "+3 1 2011-01-01 01:00:00",
        "03 6118.5 6119.5",
        "$0123-456-7890",
    ],
)
def test_it_takes_no_other_numbers_for_telephones(text: str) -> None:
    assert values("NumberingPlanRecognizer", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Call me on +44 20 7946\n0958 any time", "+44 20 7946\n0958"),
        ("> ring +44 20 7946\n> 0958 any time", "+44 20 7946\n> 0958"),
        ("Phone: +1 (415)\n555-0132", "+1 (415)\n555-0132"),
        ("call me on (415) 555-\n0132", "(415) 555-\n0132"),
        ("Call 020 7946\n0958 now", "020 7946\n0958"),
        ("tel. +49 30\n901820", "+49 30\n901820"),
        ("Mobile: 07700\n900123", "07700\n900123"),
        ("Tel. (030) 901\n820-14", "(030) 901\n820-14"),
        ("+44 20 7946 0958\n2024 was a good year", "+44 20 7946 0958"),
        ("Call 020 7946 0958\n14 people came", "020 7946 0958"),
        ("Tel. 030 901820\n14 people came", "030 901820"),
        ("0171 1234567\n250 units", "0171 1234567"),
        ("01 23 45 67 89\n11 22 33 44 55", "01 23 45 67 89"),
    ],
)
def test_a_number_goes_on_in_the_next_line_only_where_it_is_not_whole(text: str, expected: str) -> None:
    assert values("NumberingPlanRecognizer", text) == [expected]


@pytest.mark.parametrize("text", ["The figures: 020 7946\n1180 3321", "+1 234\n567", "12 345\n678 901"])
def test_figures_over_two_lines_are_no_number(text: str) -> None:
    assert values("NumberingPlanRecognizer", text) == []

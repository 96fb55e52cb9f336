"""PINs and the codes of doors, safes, cards and meetings, which any number could be."""

import pytest

from scrubbing.detection.recognizers.secret import SecretRecognizer
from tests.scrubbing.detection.recognizers.tables import values

CODES = [
    ("the PIN for the safe is 4821", ["4821"]),
    ("The PIN for\nthe safe is 4821.", ["4821"]),
    ("PIN: 4821", ["4821"]),
    ("PIN 4821", ["4821"]),
    ("PIN (safe): 4821", ["4821"]),
    ("PINs: 4821, 9920", ["4821", "9920"]),
    ("I changed the PIN to 4821", ["4821"]),
    ("The PIN of the debit card ending 2201 is 9034", ["9034"]),
    ("Der PIN-Code lautet 4821", ["4821"]),
    ("Le code PIN est 4821", ["4821"]),
    ("Voicemail pin 7788", ["7788"]),
    ("ADMIN_PIN=48213", ["48213"]),
    ('{"pin": "4821"}', ["4821"]),
    ("PUK: 48213377", ["48213377"]),
    ("Alarm code 4417#", ["4417#"]),
    ("Alarm: 4417#", ["4417#"]),
    ("The alarm code has been changed to 4417.", ["4417"]),
    ("alarm\ncode: 4417#", ["4417#"]),
    ("The alarm is set with 4417 and disarmed with 4418", ["4417", "4418"]),
    ("The door code is 7719", ["7719"]),
    ("The front door code's 4417", ["4417"]),
    ("gate code: C4471#", ["C4471#"]),
    ("Gate code\n4471", ["4471"]),
    ("the entry code for Flat 3 is *1942#", ["*1942#"]),
    ("Türcode 4471", ["4471"]),
    ("Code d'accès : 4512A", ["4512A"]),
    ("Enter 4417# on the keypad", ["4417#"]),
    ("Type 2210 at the gate", ["2210"]),
    ("Dial 2580 then # at the door", ["2580"]),
    ("Key safe: 4417", ["4417"]),
    ("safe combination 12-34-56", ["12-34-56"]),
    ("the combination to the safe is 22-7-31", ["22-7-31"]),
    ("The safe opens with 32-10-24.", ["32-10-24"]),
    ("passcode 553 201", ["553 201"]),
    ("Meeting ID: 865 4321 9876\nPasscode: 482913", ["482913"]),
    ("Meeting number (access code): 2345 678 9012", ["2345 678 9012"]),
    ("+13126266799,,86543219876#,,,,*482913#", ["482913"]),
    ("https://meet.google.com/kxw-qpzt-vnb", ["kxw-qpzt-vnb"]),
    ("https://corp.zoom.us/j/98765432101?pwd=553201", ["553201"]),
    ("Your one-time code is 558213", ["558213"]),
    ("Your Uber code is 4417. Never share it", ["4417"]),
    ("558213 is your Google verification code", ["558213"]),
    ("G-558213 is your Google verification code.", ["G-558213"]),
    ("mTAN 448213 for your transfer", ["448213"]),
    ("Recovery codes:\n48213377\n19284756\n55102938", ["48213377", "19284756", "55102938"]),
    ("Backup codes: k3f9-x8q2, 9hw2-p0z7", ["k3f9-x8q2", "9hw2-p0z7"]),
    ("Site,Alarm code,Keyholder\nLeeds,4417,Jane\nYork,9921,Tom", ["4417", "9921"]),
    ("recovery key 123456-234567-345678-456789-567890-678901-789012-890123",
     ["123456-234567-345678-456789-567890-678901-789012-890123"]),
    ("The answer to the security question is Rosebud", ["Rosebud"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CODES)
def test_it_finds_what_opens_doors_safes_and_accounts(text: str, expected: list[str]) -> None:
    assert values("SecretRecognizer", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The code for the gate is 1942", "code for the gate is 1942"),
        ("PIN: 2024", "PIN: 2024"),
        ("CVV 123", "CVV 123"),
        ("The door code is 4400.", "door code is 4400"),
    ],
)
def test_a_number_that_stands_elsewhere_for_something_else_goes_with_the_words_that_tell_it(
    text: str, expected: str
) -> None:
    """What is found disappears everywhere, and 2024 is a year in most places."""
    assert values("SecretRecognizer", text) == [expected]


def test_a_code_below_its_heading_is_found() -> None:
    assert values("SecretRecognizer", "4821", header="Alarm PIN") == ["4821"]


@pytest.mark.parametrize("before", ["", "word " * 40])
def test_many_codes_in_a_text_are_all_found(before: str) -> None:
    text = "".join(f"{before}The door code is {number}. " for number in range(4411, 4431))
    assert [text[start:end] for start, end, _ in SecretRecognizer().spans(text)] == [str(n) for n in range(4411, 4431)]

"""Secrets whose name stands in the paragraph or cell before."""

import pytest

from scrubbing.detection import detect
from scrubbing.document import Document, Unit


def _secrets(*units: Unit) -> list[tuple[str, str]]:
    findings = detect(Document("", list(units)), [], [], passages=False).findings
    return [(finding.locator, finding.value) for finding in findings if finding.type == "SECRET"]


@pytest.mark.parametrize(
    ("before", "text", "secret"),
    [
        ("Password for the portal:", "qR7!wert9", "qR7!wert9"),
        ("The new password for the portal is", "qR7!wert9", "qR7!wert9"),
        ("Wi-Fi password", "qR7!wert9", "qR7!wert9"),
        ("Password:", "swordfish", "swordfish"),
        ("API key", "8f3a9c1b77e04d2fa6b1", "8f3a9c1b77e04d2fa6b1"),
        ("Alarm code", "4417#", "4417#"),
        ("Safe combination", "12-34-56 (left first)", "12-34-56"),
    ],
)
def test_a_secret_is_told_by_the_paragraph_before(before: str, text: str, secret: str) -> None:
    assert _secrets(Unit("paragraph 1", before), Unit("paragraph 2", text)) == [("paragraph 2", secret)]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Password policy", "ISO27001"),
        ("Password", "ISO27001 compliant passwords"),
        ("Change the password", "Step 2"),
        ("See the code below", "foo2bar"),
        ("Key results", "FY2024"),
        ("Password", "Required"),
        ("Username", "jdoe2"),
    ],
)
def test_what_only_follows_is_no_secret(before: str, text: str) -> None:
    assert _secrets(Unit("paragraph 1", before), Unit("paragraph 2", text)) == []


def test_a_cell_is_told_by_the_cell_before_in_its_row_alone() -> None:
    units = [
        Unit("sheet 1!A1", "Alarm PIN"), Unit("sheet 1!B1", "4821"), Unit("sheet 1!C1", "Password"),
        Unit("sheet 1!A2", "jdoe2"), Unit("table 1!A2, paragraph 3", "Password"),
        Unit("table 1!B2, paragraph 4", "qR7!wert9"),
    ]  # fmt: skip
    assert _secrets(*units) == [("sheet 1!B1", "4821"), ("table 1!B2, paragraph 4", "qR7!wert9")]

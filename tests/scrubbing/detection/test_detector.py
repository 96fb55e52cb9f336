"""Detection over documents: terms in all their spellings, values of other files, equal texts, places."""

import subprocess
import sys

import pytest

from scrubbing.detection import Detection, Term, detect, detector
from scrubbing.detection.results import Span
from scrubbing.document import Document, Member, Unit
from scrubbing.findings import Action, Category, KnownValue, Verdict


def _detect(*texts: str, terms: list[Term] | None = None, known: list[KnownValue] | None = None) -> Detection:
    units = [Unit(f"line {number}", text) for number, text in enumerate(texts, 1)]
    return detect(Document("text/plain", units), terms or [], known or [])


EMPLOYER = [Term("Acme Widgets Ltd", "EMPLOYER")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Acme Widgets Ltd signed", "Acme Widgets Ltd"),
        ("ACME WIDGETS LTD signed", "ACME WIDGETS LTD"),
        ("at Acme Widgets we", "Acme Widgets"),
        ("acme widgets’ plan", "acme widgets"),
        ("Acme Widgets's plan", "Acme Widgets"),
        ("Acme  \n Widgets", "Acme  \n Widgets"),
        ("AcmeWidgets rocks", "AcmeWidgets"),
        ("acme-widgets rocks", "acme-widgets"),
        ("import acme_widgets", "acme_widgets"),
        ("acme_widgets_billing.py", "acme_widgets"),
        ("visit www.acmewidgets.com today", "www.acmewidgets.com"),
        ("host db1.acme-widgets.co.uk down", "db1.acme-widgets.co.uk"),
        ("Ac\u00adme Wid\u00adgets", "Ac\u00adme Wid\u00adgets"),
        ("tbl_acmewidgetsusers", "acmewidgets"),
    ],
)
def test_it_finds_the_employer_in_every_spelling(text: str, value: str) -> None:
    assert [finding.value for finding in _detect(text, terms=EMPLOYER).findings if finding.type == "EMPLOYER"] == [
        value
    ]


@pytest.mark.parametrize("text", ["the acme of widgets", "Widgets Ltd", "acme", "a widget by acme"])
def test_it_takes_nothing_else_for_the_employer(text: str) -> None:
    assert [finding for finding in _detect(text, terms=EMPLOYER).findings if finding.type == "EMPLOYER"] == []


def test_a_camel_case_product_is_found_split() -> None:
    findings = _detect("the North Star release", terms=[Term("NorthStar", "PRODUCT")]).findings
    assert [(finding.type, finding.value) for finding in findings] == [("PRODUCT", "North Star")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("# R E D C O A T", "R E D C O A T"),
        ("see r.e.d.c.o.a.t now", "r.e.d.c.o.a.t"),
        ("R-e-d-c-o-a-t and R_e_d_c_o_a_t", "R-e-d-c-o-a-t|R_e_d_c_o_a_t"),
        ("by A D A   Q U A R T E L", "A D A   Q U A R T E L"),
        ("a red coat, red-coat, r e d c o t", ""),
        ("A D A, Q U A R T E L", ""),
    ],
)
def test_a_term_is_found_letter_by_letter_and_no_phrase_is_one(text: str, value: str) -> None:
    findings = _detect(text, terms=[Term("Redcoat", "IDENTITY_TERM"), Term("Ada Quartel", "IDENTITY_TERM")]).findings
    assert "|".join(finding.value for finding in findings if finding.type == "IDENTITY_TERM") == value


def test_an_address_at_the_employers_domain_stays_an_address() -> None:
    findings = _detect("write to jane@acmewidgets.com", terms=EMPLOYER).findings
    assert [(finding.type, finding.value) for finding in findings] == [("EMAIL_ADDRESS", "jane@acmewidgets.com")]


def _known(
    text: str, type_: str = "PERSON", action: Action = Action.REPLACE, verdict: Verdict | None = None
) -> KnownValue:
    return KnownValue(text, type_, Category.PERSONAL, action, "Somebody Else", verdict)


PASSAGE = (
    "Do not tell anyone yet: Helga Brandvold will resign as CFO of Northgate Instruments on 3 March 2026, and the "
    "auditors found a hole of 14.2 million in the books."
)


@pytest.mark.parametrize("verdict", [None, Verdict.KEEP, Verdict.SCRUB])
def test_a_passage_that_is_known_hides_no_name_and_is_listed_once(verdict: Verdict | None) -> None:
    first = _detect(PASSAGE).findings
    (passage,) = [finding for finding in first if finding.value == PASSAGE]
    known = [_known(PASSAGE, passage.type, Action.DECIDE, verdict)]
    assert _detect(PASSAGE, known=known).findings == first
    assert "Helga Brandvold" in [finding.value for finding in first]


@pytest.mark.parametrize("between", [" and ", "\nand ", " and\n"])
def test_keys_of_tickets_are_no_addresses_and_no_word_between_them_goes(between: str) -> None:
    text = f"Project Larkspur closes on 12 November; few know. See LARK-418, LARK-502{between}LARK-777."
    findings = _detect(text).findings
    assert [finding.value for finding in findings if finding.action is not Action.KEEP] == [
        "Larkspur", "LARK-418", "LARK-502", "LARK-777",
    ]  # fmt: skip
    assert {finding.type for finding in findings} == {"INTERNAL_IDENTIFIER", "DATE_TIME"}


def test_what_another_file_gave_is_found_where_no_recognizer_would_see_it() -> None:
    known = [_known("zz-quuxly"), _known("Kept Town", "LOCATION", Action.KEEP)]
    findings = _detect("a zz-quuxly in Kept Town", known=known).findings
    going = [(finding.value, finding.score) for finding in findings if finding.action is not Action.KEEP]
    assert going == [("zz-quuxly", 1.0)]


def test_a_kept_value_that_a_person_wants_gone_is_found() -> None:
    known = [_known("Kept Town", "LOCATION", Action.KEEP, Verdict.SCRUB)]
    assert [finding.value for finding in _detect("in Kept Town", known=known).findings] == ["Kept Town"]


def test_findings_say_where_and_why_without_quoting() -> None:
    document = Document("application/zip", [Unit("line 1", "x" * 100 + " ask Robert Miller now " + "y" * 100)])
    outer = Document("application/zip", members={"a.txt": Member("member 1", document)})
    (finding,) = detect(outer, [], []).findings
    assert finding.locator == "member 1 > line 1"
    assert finding.value == "Robert Miller" == ("x" * 100 + " ask Robert Miller now ")[finding.start : finding.end]
    assert finding.before.endswith("ask ")
    assert finding.after.startswith(" now")
    assert max(len(finding.before), len(finding.after)) <= 60
    assert "Miller" not in finding.reason
    assert finding.reason.endswith(".")


def test_equal_cells_are_each_reported() -> None:
    detection = _detect(*["Contact: Robert Miller"] * 40)
    assert [finding.locator for finding in detection.findings] == [f"line {number}" for number in range(1, 41)]


def test_empty_units_are_no_trouble() -> None:
    assert _detect("", "  \n\t ", "\u200b").findings == []


def test_reading_the_policy_loads_no_engine() -> None:
    code = (
        "import sys; from scrubbing.detection import Term; from scrubbing.detection import policy; policy.load();"
        "assert not {'presidio_analyzer', 'presidio_anonymizer', 'faker', 'spacy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_warming_starts_no_thread_and_needs_no_network() -> None:
    code = (
        "import socket, threading\n"
        "def refuse(*a, **k): raise SystemExit(3)\n"
        "socket.socket.connect = refuse; socket.getaddrinfo = refuse\n"
        "from scrubbing.pipeline import warm; warm()\n"
        "assert threading.active_count() == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("value", "score", "noise"),
    [("ay", 0.7, True), ("w", 0.9, True), ("Al", 0.7, False), ("ayo", 0.7, False), ("ay", 1.0, False)],
)
def test_a_letter_or_two_in_small_letters_is_nobodys_name_unless_it_was_declared(
    value: str, score: float, noise: bool
) -> None:
    assert detector._is_noise(Span("PERSON", 0, len(value), score), value) is noise


@pytest.mark.parametrize(
    ("label", "value", "score", "drawn", "noise"),
    [
        ("ADDRESS", "C.", 0.7, False, True),
        ("ADDRESS", "C5", 0.7, False, False),
        ("INITIALS", "U.", 0.6, True, True),
        ("INITIALS", "U.", 0.6, False, False),
        ("INITIALS", "J.U.", 0.6, True, False),
        ("IDENTITY_TERM", "C", 1.0, True, False),
    ],
)
def test_a_single_letter_is_no_address_and_in_a_picture_no_value(
    label: str, value: str, score: float, drawn: bool, noise: bool
) -> None:
    assert detector._is_noise(Span(label, 0, len(value), score), value, drawn=drawn) is noise

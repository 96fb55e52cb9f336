"""The plan finds values as a reader would, in time linear in the text, and what it writes holds none of them."""

import string
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrubbing.findings import Action, Category, KnownValue, Verdict
from scrubbing.redaction.plan import Plan


def _value(text: str, substitute: str, type_: str = "PERSON", action: Action = Action.REPLACE) -> KnownValue:
    return KnownValue(text, type_, Category.PERSONAL, action, substitute)


JANE = _value("Jane Doe", "Erin Novak")
DOE = _value("Doe", "Novak")
ROSE = _value("Rose", "Lena")
ACME = _value("Acme Widgets", "Halden Works", "EMPLOYER")
WORD = _value("Acme", "Halden", "EMPLOYER")
PHONE = _value("+1 (212) 555-0147", "+1 (303) 555-0101", "PHONE_NUMBER")
LOCAL = _value("(212) 555-0147", "(303) 555-0101", "PHONE_NUMBER")
BERLIN = _value("+49 30 9018 2000", "+49 00 0712 8608", "PHONE_NUMBER")
HANDLE = _value("@janedoe", "@enovak", "USERNAME")
MAIL = _value("jane.doe@corp.example", "erin.novak@halden.example.com", "EMAIL_ADDRESS")
KEY = _value("k9!x#", "REDACTED", "SECRET")
COMPANY = _value("Doe & Sons Inc.", "Novak & Sons Inc.", "CLIENT")
TITLED = _value("Mr. Brown", "Mr. Novak")
SECRETLY = _value("Do not say: *Jane Doe* leaves", "[removed]", "MNPI")
JAPANESE = _value("山田太郎", "佐藤", "PERSON")

BLOCK = _value("1 Elm Row,\nOxbow", "9 Fern Way,\nLarch", "ADDRESS")

TABLE = [
    ([JANE], "Jane Doe's plan", "Erin Novak's plan"),
    ([JANE], "Jane Doe’s plan", "Erin Novak’s plan"),
    ([JANE], "JANE DOE", "ERIN NOVAK"),
    ([JANE], "jane doe", "erin novak"),
    ([JANE], "Jane  Doe, Jane\u00a0Doe, Jane\nDoe", "Erin Novak, Erin Novak, Erin Novak"),
    ([JANE], "Ja\u00adne D\u200boe", "Erin Novak"),
    ([JANE], "Jane Doering and Mary Jane Doe", "Jane Doering and Mary Erin Novak"),
    ([JANE], "jane_doe.pdf", "erin_novak.pdf"),
    ([JANE, DOE], "Jane Doe met Doe and Doe-Smith", "Erin Novak met Novak and Novak-Smith"),
    ([DOE], "a doe and a Doe, DOE", "a doe and a Novak, NOVAK"),
    ([DOE], "doe_count = Doe_x", "doe_count = Doe_x"),
    ([ROSE], "Rose rose", "Lena rose"),
    ([ACME], "ACME WIDGETS and acme widgets", "HALDEN WORKS and halden works"),
    ([WORD], "acme_billing and Acme", "halden_billing and Halden"),
    ([ACME], "import acme_widgets_api", "import halden_works_api"),
    ([PHONE, LOCAL], "+1 (212) 555-0147 or (212) 555-0147", "+1 (303) 555-0101 or (303) 555-0101"),
    ([LOCAL], "call(212) 555-0147.", "call(303) 555-0101."),
    ([PHONE], "+12125550147, 212-555-0147", "+13035550101, 303-555-0101"),
    ([BERLIN], "(0)30/90182000 or 0049 30 90182000", "(0)00/07128608 or 0049 00 07128608"),
    ([HANDLE], "ask @janedoe, not janedoe", "ask @enovak, not janedoe"),
    ([MAIL], "<Jane.Doe@corp.example>", "<erin.novak@halden.example.com>"),
    ([KEY], "key k9!x#;", "key REDACTED;"),
    ([COMPANY], "Doe & Sons Inc. and DOE & SONS INC", "Novak & Sons Inc. and NOVAK & SONS INC."),
    ([TITLED], "Mr Brown? Mr. Brown, brown", "Mr Brown? Mr. Novak, brown"),
    ([SECRETLY, JANE], "Do not say: *Jane Doe* leaves, Do not say: Jane Doe leaves", "[removed], [removed]"),
    ([JAPANESE], "山田太郎様へ", "佐藤様へ"),
    ([_value("Zoë Fiński", "Erin Novak")], "Zoe\u0308 Fin\u0301ski and Zoë \ufb01ński", "Erin Novak and Erin Novak"),
    ([_value("O'Hara", "Novak")], "O’Hara", "Novak"),
    ([_value("Jean-Luc Roy", "Alan Novak")], "Jean‑Luc Roy", "Alan Novak"),
    ([_value("A1234567", "B0001234", "US_PASSPORT")], "a1234567 A12345678", "B0001234 A12345678"),
    ([BLOCK], "1 Elm Row, Oxbow\n1 Elm Row,\nOxbow", "9 Fern Way, Larch\n9 Fern Way,\nLarch"),
    ([_value("...", "x", "SECRET"), _value(" ", "y")], "wait ... now", "wait ... now"),
]  # fmt: skip


@pytest.mark.parametrize(("values", "text", "expected"), TABLE)
def test_it_finds_values_as_a_reader_would(values: list[KnownValue], text: str, expected: str) -> None:
    assert Plan(values).rewrite(text) == expected


@pytest.mark.parametrize(("values", "text", "expected"), TABLE)
def test_rewriting_is_the_same_as_applying_the_edits(values: list[KnownValue], text: str, expected: str) -> None:
    written = text
    for edit in reversed(Plan(values).edits(text)):
        written = written[: edit.start] + edit.substitute + written[edit.end :]
    assert written == expected


def test_what_is_kept_or_was_decided_to_be_kept_stays() -> None:
    kept = _value("Nassau", "x", "LOCATION", Action.KEEP)
    decided = KnownValue("Jane Doe", "PERSON", Category.PERSONAL, Action.REPLACE, "x", Verdict.KEEP)
    assert Plan([kept, decided]).rewrite("Jane Doe in Nassau") == "Jane Doe in Nassau"


def test_what_nobody_decided_goes() -> None:
    assert Plan([_value("TLP:RED", "[removed: marking]", "MARKING", Action.DECIDE)]).rewrite("TLP:RED x") == (
        "[removed: marking] x"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Jane_Doe-CV.pdf", "Erin_Novak-CV.pdf"),
        ("jane.doe.docx", "erin.novak.docx"),
        ("minutes (Jane Doe).docx", "minutes (Erin Novak).docx"),
        ("2024+Jane+Doe.xlsx", "2024+Erin+Novak.xlsx"),
        ("jane.doe@corp.example.eml", "erin.novak@halden.example.com.eml"),
        ("plan.docx", "plan.docx"),
    ],
)
def test_names_of_files_are_rewritten_with_their_separators(name: str, expected: str) -> None:
    assert Plan([JANE, MAIL]).rewrite_name(name) == expected


def test_an_adjacent_value_is_found_too() -> None:
    edits = Plan([JANE, MAIL]).edits("Jane Doe jane.doe@corp.example")
    assert [(edit.start, edit.end, edit.type) for edit in edits] == [(0, 8, "PERSON"), (9, 30, "EMAIL_ADDRESS")]


def test_members_see_their_own_removals() -> None:
    plan = Plan([JANE], ["member 2 > picture 1", "page 3"])
    assert plan.removes("page 3")
    inner = plan.inside("member 2")
    assert inner.removes("picture 1")
    assert not inner.removes("page 3")
    assert inner.rewrite("Jane Doe") == "Erin Novak"


def test_a_substitute_that_holds_another_value_is_made_harmless() -> None:
    plan = Plan([_value("Jane Doe", "Hill Moore"), _value("Hill", "Moore"), _value("Moore", "Hill")])
    written = plan.rewrite("Jane Doe")
    assert plan.edits(written) == []


@pytest.mark.parametrize(
    "text",
    [
        "Jane " * 40_000,
        "Jane Jane Doe " * 15_000,
        "x " * 100_000,
        "x" * 200_000,
        "_" * 200_000,
        "@" * 200_000,
        "a.b." * 50_000,
        ("Jane X" + " " * 50) * 4_000,
        "\u00ad" * 200_000,
    ],
)
def test_time_grows_with_the_text_and_not_with_the_values(text: str) -> None:
    values = [_value(f"Jane X{number} Y{number}", f"Erin {number}") for number in range(5_000)]
    values += [_value("Jane " * 50 + "Doe", "Erin"), _value("a." * 40 + "c", "Erin", "SECRET")]
    plan = Plan(values)
    began = time.monotonic()
    plan.rewrite(text)
    assert time.monotonic() - began < 10


def test_a_long_text_with_many_values_is_rewritten_quickly() -> None:
    values = [_value(f"Xaver{number} Quimby", f"Erin{number} Novak") for number in range(3_000)]
    text = "\n".join(f"line {number}: Xaver{number % 3_000} Quimby signed" for number in range(20_000))
    began = time.monotonic()
    written = Plan(values).rewrite(text)
    assert time.monotonic() - began < 20
    assert written == text.replace("Xaver", "Erin").replace("Quimby", "Novak")


_NAMES = st.text(alphabet=string.ascii_letters + "äöß'-.@+ 0123456789", min_size=1, max_size=20)
_GAPS = st.sampled_from([" ", "\n", ", ", ". ", " (", "\u00a0", "; ", "-", "\t", "'s "])


@settings(max_examples=200, deadline=None)
@given(st.lists(_NAMES, min_size=1, max_size=8), st.lists(st.tuples(st.integers(0, 7), _GAPS), max_size=12))
def test_after_rewriting_no_value_is_found_again(texts: list[str], places: list[tuple[int, str]]) -> None:
    values = [_value(text, f"[{number}]", "IDENTITY_TERM") for number, text in enumerate(texts)]
    # Substitutes of digits in brackets may hold a value such as "1": the plan must see to that itself.
    plan = Plan(values)
    text = "".join(texts[index % len(texts)] + gap for index, gap in places)
    written = plan.rewrite(text)
    assert plan.edits(written) == []
    assert plan.rewrite(written) == written


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_edits_come_in_order_and_never_overlap(text: str) -> None:
    words = [word for word in text.split()[:5] if word.strip()]
    edits = Plan([_value(word, "#") for word in words]).edits(text)
    assert all(0 <= edit.start < edit.end <= len(text) for edit in edits)
    assert all(one.end <= other.start for one, other in pairwise(edits))

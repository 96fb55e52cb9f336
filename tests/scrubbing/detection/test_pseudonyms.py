"""Letters that stand for people are found wherever the document uses them, and are told apart from other letters."""

import pytest

from scrubbing.detection import Span
from scrubbing.detection.dossier import consider
from scrubbing.detection.pseudonyms import are_letters
from scrubbing.document import Unit


def _found(*texts: str, marked: dict[str, float]) -> list[set[tuple[str, str]]]:
    """Consider a document in whose texts each name was found as a person where it stands marked by ~."""
    units, found = [], []
    for text in texts:
        spans = []
        for name, score in marked.items():
            while (place := text.find(f"~{name}")) >= 0:
                text = text.replace(f"~{name}", name, 1)
                spans.append(Span("PERSON", place, place + len(name), score))
        units.append(Unit("", text))
        found.append(sorted(spans, key=lambda span: span.start))
    return [
        {(span.label, unit.text[span.start : span.end]) for span in spans or ()}
        for unit, spans in zip(units, consider(units, found), strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("B", True), ("B.", True), ("GL", True), ("R.D.", True), ("B.-C.", True), ("K. K.", True), ("P.R.N.", True),
        ("LEE", False), ("NG", False), ("Li", False), ("J. Doe", False), ("Doe", False), ("dp", False),
    ],
)  # fmt: skip
def test_letters_are_told_from_names(name: str, letters: bool) -> None:
    assert are_letters(name) is letters


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The officer asked GL to wait.", {"GL"}),
        ("It was GL.", {"GL"}),
        ("GL's fees", {"GL"}),
        ("The GLC and GL-5 stay, as does x@GL.", set()),
        ("ask gl", set()),
    ],
)
def test_letters_that_are_surely_a_person_are_found_everywhere(text: str, found: set[str]) -> None:
    _, second = _found("the witness ~GL spoke", text, marked={"GL": 0.9})
    assert second == {("INITIALS", value) for value in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The lawyer H. was heard, and H left.", {"H"}),
        ("Neither H. nor the applicant knew.", {"H"}),
        ("See Article H of the statute, Annex H, Plan H, vitamin H and 5 H.", set()),
        ("H. Background of the case", set()),
        ("See below.\nH. Costs and expenses", set()),
    ],
)
def test_single_letters_count_only_where_they_number_nothing(text: str, found: set[str]) -> None:
    _, second = _found("lawyer ~H. spoke", text, marked={"H.": 0.9})
    assert second == {("INITIALS", value) for value in found}


def test_letters_that_are_a_person_once_and_unsurely_stay_where_they_were() -> None:
    assert _found("maybe ~GL here", "GL again", marked={"GL": 0.5}) == [{("INITIALS", "GL")}, set()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see you\nQT", {"QT"}),
        ("see you\n-qt\n", {"qt"}),
        ("Thx qt ~Quenby Tarrow", {"qt"}),
        ("qt is the toolkit", set()),
        ("buy a qt of milk", set()),
    ],
)
def test_initials_of_a_known_person_are_found_where_mails_are_signed(text: str, found: set[str]) -> None:
    _, second = _found("from ~Quenby Tarrow here", text, marked={"Quenby Tarrow": 0.9})
    assert {value for label, value in second if label == "INITIALS"} == found


@pytest.mark.parametrize(
    "written", ["Quenby Tarrow@ACME", "Quenby Tarrow/HOU/ACME@ACME", "Quenby Tarrow/NA/Acme", "Quenby Tarrow"]
)
def test_the_name_that_a_mail_system_gives_somebody_is_found_whole(written: str) -> None:
    (found,) = _found(f"~{written} wrote", marked={"Quenby Tarrow": 0.9})
    assert found == {("PERSON", written if "@" in written else "Quenby Tarrow")}

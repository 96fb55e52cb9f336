"""Things and firms that are called like people stay what they are called, and people who are called like them go."""

import pytest

from scrubbing.detection import detect_text
from scrubbing.detection.eponyms import without_eponyms
from scrubbing.detection.results import Span


def _people(text: str) -> set[str]:
    return {text[span.start : span.end] for span in detect_text(text) if span.label in ("PERSON", "INITIALS")}


@pytest.mark.parametrize(
    "term",
    [
        "Hashimoto's thyroiditis", "Graves’ disease", "Lou Gehrig's disease", "Chvostek's sign", "the Grey Turner sign",
        "a Jackson-Pratt drain", "the semi-Fowler position", "the Wong-Baker FACES scale", "two Kelly clamps",
        "Jensen's alpha", "the Treynor ratio", "the Altman Z-score", "Tobin's Q", "the Herfindahl-Hirschman index",
        "Cronbach's alpha", "Cohen's kappa", "Levene's test", "the Mann–Whitney U test", "Tukey's HSD",
        "Kotter's 8-step model", "Kotter's eight steps", "Herzberg's two-factor theory", "Porter's Five Forces",
        "Mohr's circle", "Young's modulus", "Le Chatelier's principle", "the Prandtl\nnumber", "Kirchhoff's laws",
        "a Loudermill hearing", "Giglio material", "a Hart-Scott-Rodino filing", "the Keogh plan",
        "Robert's Rules of Order", "Vygotsky's zone of proximal development", "the Fountas and Pinnell level",
    ],
)  # fmt: skip
def test_what_a_thing_is_called_stays(term: str) -> None:
    assert _people(f"The report covers {term} and what follows from it, with a table.") == set()
    assert _people(term) == set()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Conway's law firm called", {"Conway"}),
        ("Kelly's clamp broke", {"Kelly"}),
        ("Dunn's test results are due", {"Dunn"}),
        ("Levene's test results are due", {"Levene"}),
        ("Kirkpatrick's model is slower", {"Kirkpatrick"}),
        ("the Perkins loan closes", {"Perkins"}),
        ("Fowler's position was cut", {"Fowler"}),
        ("Frye's hearing is in May", {"Frye"}),
        ("Moody's desk", {"Moody"}),
        ("Cohen's kappaleipomo", {"Cohen"}),
        ("O'Cohen's kappa", {"O'Cohen"}),
        ("Jensen called about alpha", {"Jensen"}),
        ("Young, modulus in hand", {"Young"}),
    ],
)
def test_what_may_be_somebodys_is_somebodys(text: str, names: set[str]) -> None:
    spans = [Span("PERSON", text.index(name), text.index(name) + len(name), 0.9) for name in names]
    assert without_eponyms(text, spans) == spans


def test_a_person_who_is_called_like_a_thing_is_told_where_the_name_stands_alone() -> None:
    text = "Cohen's kappa was .8. Anna Cohen checked it, and Cohen signed."
    alone = Span("PERSON", text.index("Cohen signed"), text.index(" signed"), 0.9)
    full = Span("PERSON", text.index("Anna"), text.index(" checked"), 0.9)
    assert without_eponyms(text, [Span("PERSON", 0, 5, 0.9), full, alone]) == [full, alone]
    assert {"Anna Cohen", "Cohen"} <= _people(text)


@pytest.mark.parametrize(
    "firm",
    ["Ernst & Young", "Baker McKenzie", "Freddie Mac", "T. Rowe Price", "Stanley Black & Decker", "Johnson &\nJohnson",
     "Thermo Fisher Scientific"],
)  # fmt: skip
def test_a_firm_that_is_called_like_people_is_one_organisation(firm: str) -> None:
    text = f"The report covers {firm} and what follows from it."
    found = [(span.label, text[span.start : span.end]) for span in detect_text(text)]
    assert [label for label, _ in found if label in ("PERSON", "INITIALS")] == []
    assert any(label == "ORGANIZATION" and name in firm for label, name in found)


@pytest.mark.parametrize(
    "text", ["Moody's affirmed the Baa2 rating", "Fitch rated it BBB+", "rated by Moody's and Fitch Ratings"]
)
def test_a_rating_agency_is_told_by_what_only_agencies_do(text: str) -> None:
    assert _people(text) == set()

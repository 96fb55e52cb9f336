"""What could be put together from what stays: levels, sentences, and that keeping more never lowers the risk."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubbing.reidentification import Kept, Level, assess

ORDER = list(Level)
TOWN = Kept("LOCATION", "Nassau")
COUNTRY = Kept("LOCATION", "Germany")
DAY = Kept("DATE_TIME", "2 March 2026")
MONTH = Kept("DATE_TIME", "March 2026")
EMPLOYER_LIKE = Kept("ORGANIZATION", "Harbour & Finch", (("She works for ", " since May"),))
ORGANISATION = Kept("ORGANIZATION", "Reuters", (("as reported by ", ""),))
AGE = Kept("AGE", "34-year-old")
NATION = Kept("NRP", "Bahamian")


@pytest.mark.parametrize(
    ("kept", "level"),
    [
        ([], Level.LOW),
        ([TOWN], Level.LOW),
        ([COUNTRY, MONTH], Level.LOW),
        ([TOWN, DAY], Level.MEDIUM),
        ([EMPLOYER_LIKE, COUNTRY], Level.MEDIUM),
        ([TOWN, DAY, EMPLOYER_LIKE, AGE], Level.HIGH),
        ([TOWN, DAY, ORGANISATION, NATION], Level.HIGH),
        ([Kept("PERSON", "Jane Miller")], Level.HIGH),
        ([Kept("EMPLOYER", "Harbour & Finch")], Level.MEDIUM),
        ([TOWN, Kept("LOCATION", "Exeter"), Kept("LOCATION", "Leeds")], Level.LOW),
    ],
)
def test_the_level_grows_with_kinds_of_facts_and_how_exact_they_are(kept: list[Kept], level: Level) -> None:
    assert assess(kept).level is level


def test_the_sentence_names_what_stays_and_what_it_means() -> None:
    risk = assess([TOWN, DAY, EMPLOYER_LIKE, AGE])
    assert risk.sentence == (
        "Somebody who knows the field could guess who this was from what stays: an organisation "
        "that reads like an employer or a client (Harbour & Finch), an age (34-year-old), exact dates (2 March 2026) "
        "and a town (Nassau)."
    )
    assert "Make the dates general: the month, the quarter or the year." in risk.advice


def test_nothing_that_stays_is_said_to_name_nothing() -> None:
    assert assess([]).sentence == "No place, organisation, date or person that was found stays."
    assert assess([]).advice == []


def test_the_occupation_is_said_because_every_task_states_it() -> None:
    assert assess([TOWN], "Concierges").sentence.endswith("Every task also says its occupation, here: Concierges.")


@pytest.mark.parametrize("text", ["10:30", "9 pm", "Monday", "14.15 Uhr", "20 minutes", "3 days"])
def test_a_time_of_day_a_weekday_or_how_long_it_took_tells_nothing(text: str) -> None:
    assert assess([Kept("DATE_TIME", text)]) == assess([])


@pytest.mark.parametrize(
    "text", ["12/03/2024", "2024-03-12", "12 March", "March 12, 2024", "12. März 2024", "3rd of May"]
)
def test_a_day_is_an_exact_date(text: str) -> None:
    assert "exact dates" in assess([Kept("DATE_TIME", text)]).sentence


@pytest.mark.parametrize("text", ["March 2024", "2024", "Q3 2024", "summer 2019"])
def test_a_month_or_a_year_is_none(text: str) -> None:
    assert "months or years" in assess([Kept("DATE_TIME", text)]).sentence


def test_positions_and_rare_events_around_what_stays_count_and_are_not_quoted() -> None:
    risk = assess([Kept("LOCATION", "Exeter", (("Chief Financial Officer in ", " after the oil spill"),))])
    assert "somebody's position" in risk.sentence
    assert "something rare that people remember" in risk.sentence
    assert "Financial" not in risk.sentence
    assert "spill" not in risk.sentence
    assert risk.level is Level.MEDIUM


def test_an_organisation_in_several_files_reads_like_the_one_the_work_is_from() -> None:
    assert "reads like an employer" in assess([Kept("ORGANIZATION", "Reuters", files=3)]).sentence


TYPES = [
    "PERSON", "LOCATION", "ORGANIZATION", "DATE_TIME", "AGE", "NRP", "INITIALS", "CASE_NUMBER", "URL", "EMPLOYER",
    "MARKING", "MNPI", "PUBLIC_FIGURE",
]  # fmt: skip
WORDS = st.sampled_from(
    [
        "Nassau",
        "Germany",
        "2 March 2026",
        "March",
        "10:30",
        "J.M.",
        "head of sales at ",
        "the accident of ",
        "works for ",
        "x",
    ]
)
VALUES = st.builds(
    Kept, st.sampled_from(TYPES), WORDS, st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple), st.integers(1, 3)
)


@given(st.lists(VALUES, max_size=5), VALUES)
def test_one_more_value_that_stays_never_lowers_the_risk(kept: list[Kept], more: Kept) -> None:
    assert ORDER.index(assess([*kept, more]).level) >= ORDER.index(assess(kept).level)


@given(st.lists(VALUES, max_size=5))
def test_the_order_of_values_does_not_change_the_level(kept: list[Kept]) -> None:
    assert assess(kept).level is assess(kept[::-1]).level


@given(st.lists(VALUES, max_size=5))
def test_it_quotes_only_values_that_stay(kept: list[Kept]) -> None:
    quoted = [piece for part in re.findall(r"\(([^)]*)\)", assess(kept).sentence) for piece in part.split(", ")]
    assert set(quoted) - {"…"} <= {value.text.strip() for value in kept}


@given(st.lists(VALUES, max_size=5))
def test_it_is_a_sentence_and_no_number(kept: list[Kept]) -> None:
    sentence = assess([value for value in kept if not re.search(r"\d", value.text)]).sentence
    assert sentence.endswith(".")
    assert not re.search(r"\d", sentence)

"""What the adviser's page says of an answer: the verdict, the words for each value, the marks in the text."""

from dataclasses import replace

import pytest

from reviews.advising import Report, reason_words
from reviews.wording import HAPPENS, sureness
from scrubbing.answers import Advised, Answer, Spot
from scrubbing.findings import Action
from scrubbing.models import Given
from submissions.reasons import EXPLANATIONS, Reason

TEXT = "Ask Jane Doe.\nThe launch of Heron in Oslo slips to May, says Jane Doe."


def value(text: str, type_: str, action: Action, score: float = 0.9) -> Advised:
    marks, start = [], TEXT.find(text)
    while start >= 0:
        marks.append((start, start + len(text)))
        start = TEXT.find(text, start + 1)
    return Advised(text, type_, action, "Kim Roe", score, len(marks), [], marks)


PERSON = value("Jane Doe", "PERSON", Action.REPLACE)
PLACE = value("Oslo", "LOCATION", Action.KEEP)
SENTENCE = value("The launch of Heron in Oslo slips to May, says Jane Doe.", "STRATEGY", Action.DECIDE, 0.7)


def report(*values: Advised, **other: object) -> Report:
    return Report(Given(text=TEXT), Answer(list(values), **other))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "verdict"),
    [
        ([], "Nothing sensitive was found."),
        ([PERSON], "1 thing must go."),
        ([PERSON, PERSON, SENTENCE, PLACE], "2 things must go, 1 needs your decision, 1 stays."),
        ([SENTENCE, SENTENCE], "Nothing must go: 2 things need your decision."),
        ([PLACE], "Nothing must go: 1 thing stays."),
        ([PERSON, PLACE, PLACE], "1 thing must go, 2 stay."),
    ],
)
def test_the_verdict_is_one_sentence(values: list[Advised], verdict: str) -> None:
    assert report(*values).verdict == verdict


def test_hidden_parts_unchecked_languages_and_what_is_not_listed_count() -> None:
    shown = report(
        PERSON,
        omitted={"replace": 4},
        constructs=[("hidden sheet", "sheet 2", True), ("comments", "comments 1", False)],
        unchecked=[("German", ["line 1"])],
    )
    assert shown.verdict == "5 things must go, 2 need your decision."
    assert shown.stripped == [("comments", 1)]


def test_a_part_that_was_not_read_is_never_called_nothing() -> None:
    shown = report(unread=[("page 3", Reason.NO_TEXT_FOUND.value)])
    assert not shown.found_nothing
    assert shown.unread[0].explanation == reason_words(Reason.NO_TEXT_FOUND.value)


@pytest.mark.parametrize(
    ("score", "words"), [(1.0, "almost certain"), (0.85, "almost certain"), (0.7, "likely"), (0.4, "possible")]
)
def test_how_sure_is_said_in_words(score: float, words: str) -> None:
    assert sureness(score) == words


def test_every_value_says_what_it_is_what_happens_and_what_to_do() -> None:
    decide, replace, keep = report(SENTENCE, PERSON, PLACE).entries
    assert (replace.type_name, replace.happens) == ("Person's name", HAPPENS[Action.REPLACE])
    assert replace.todo == "Nothing: Cleanroom puts an invented one in its place."
    assert decide.todo == decide.rule.advice != ""
    assert keep.todo.startswith("Nothing, unless")
    assert (replace.lines, replace.places) == ([1, 2], "lines 1, 2")
    assert (replace.example, decide.example, keep.example) == ("Kim Roe", "", "")


def test_what_told_a_finding_is_said_beside_the_rule() -> None:
    told = Advised("x", "STRATEGY", Action.DECIDE, "", reasons=["It speaks of a launch that is still to come."])
    [entry] = report(told).entries
    assert entry.reasons == ["It speaks of a launch that is still to come."]
    told.reasons = [entry.rule.explanation]
    assert entry.reasons == []


def test_places_of_a_file_come_with_the_words_around_or_by_name_alone() -> None:
    alone = [Spot(f"sheet 1!A{row}", "visible", "", "Jane Doe", "") for row in range(1, 6)]
    among = Spot("sheet 2!B1", "hidden", "ask ", "Jane Doe", " first")
    shown = Report(
        Given(name="a.xlsx"), Answer([Advised("Jane Doe", "PERSON", Action.REPLACE, "", spots=[*alone, among])])
    )
    [entry] = shown.entries
    assert entry.places == "sheet 1!A1; sheet 1!A2; sheet 1!A3 and further"
    assert entry.spots == [("sheet 2!B1 (hidden)", among)]


def test_a_passage_is_not_shown_again_at_its_places() -> None:
    spots = [
        Spot("paragraph 3", "visible", "Before it. ", SENTENCE.text, ""),
        Spot("paragraph 9", "visible", "", SENTENCE.text, ""),
    ]
    shown = Report(Given(name="memo.docx"), Answer([replace(SENTENCE, marks=[], spots=spots)])).entries[0]
    assert shown.is_passage
    assert shown.spots == []
    assert shown.places == "paragraph 3; paragraph 9"


def test_findings_that_lie_in_each_other_are_cut_and_the_closest_one_wins() -> None:
    pieces = report(SENTENCE, PERSON, PLACE).stretches
    assert "".join(piece.text for piece in pieces) == TEXT
    marked = [(piece.text, piece.mark, piece.number, piece.first) for piece in pieces if piece.mark]
    assert marked == [
        ("Jane Doe", "hit-replace", 2, True),
        ("The launch of Heron in ", "hit-decide", 1, True),
        ("Oslo", "hit-keep hit-within", 3, True),
        (" slips to May, says ", "hit-decide", 1, False),
        ("Jane Doe", "hit-replace hit-within", 2, False),
        (".", "hit-decide", 1, False),
    ]
    assert pieces[-2].title == "Person's name, replaced; in: Internal plan, you decide"


def test_findings_that_only_overlap_lose_no_character() -> None:
    left = Advised("Ask Jane", "ORGANIZATION", Action.KEEP, "", marks=[(0, 8)])
    right = Advised("Jane Doe.\nThe", "PERSON", Action.REPLACE, "", marks=[(4, 17)])
    pieces = report(left, right).stretches
    assert [piece.text for piece in pieces] == ["Ask ", "Jane", " Doe.\nThe", TEXT[17:]]
    assert [piece.mark for piece in pieces] == ["hit-keep", "hit-keep", "hit-replace", ""]


def test_every_reason_has_words_for_a_question() -> None:
    for reason in EXPLANATIONS:
        assert "three times" not in reason_words(reason.value).happened
        assert "five times" not in reason_words(reason.value).happened

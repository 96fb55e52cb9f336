"""Properties of calendars and cards: nobody's names, and no passages."""

import pytest

from scrubbing.detection import detect_text
from scrubbing.detection.calendars import is_property
from scrubbing.detection.passages.chunks import chunks

INVITATION = """BEGIN:VCALENDAR
PRODID:-//Corp//Outlook 16.0//EN
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:VTIMEZONE
BEGIN:VEVENT
ORGANIZER;CN=Quentin Vrabelmoor:mailto:quentin.v@corp.example
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=Anna Fess
 enmaier;X-NUM-GUESTS=0:mailto:anna.f@corp.example
ATTENDEE;CN="Jonas Weidner";RSVP=TRUE:mailto:jonas.weidner@corp.example
DTSTART;TZID="W. Europe Standard Time":20250303T100000
SUMMARY;LANGUAGE=en-us:Review of the plan for the new line of chairs
DESCRIPTION:Please read the plan before the meeting. Questions go to the
  office in the first floor.
END:VEVENT
END:VCALENDAR
"""


def _shown(text: str) -> list[str]:
    return [text[chunk.start : chunk.end] for chunk in chunks(text)]


def test_only_what_people_wrote_in_a_calendar_is_read_as_a_passage() -> None:
    assert _shown(INVITATION) == [
        "Review of the plan for the new line of chairs",
        "Please read the plan before the meeting. Questions go to the\n  office in the first floor.",
    ]


def test_lines_end_as_machines_write_them() -> None:
    assert _shown(INVITATION.replace("\n", "\r\n"))[0].rstrip() == "Review of the plan for the new line of chairs"


@pytest.mark.parametrize(
    "line",
    [
        "SUMMARY: We plan to close the plant in spring.",
        "NOTE: the price of the deal is not public yet.",
        "ATTENTION: the plan is about to change for all.",
        "Location: the house at the end of the street",
        "STATUS of the plan for the next two quarters",
    ],
)
def test_prose_with_a_word_in_capitals_before_it_stays_prose(line: str) -> None:
    assert _shown(line) == [line]


def test_the_people_of_a_calendar_are_found_and_its_properties_are_not() -> None:
    spans = detect_text(INVITATION)
    people = [INVITATION[span.start : span.end] for span in spans if span.label == "PERSON"]
    assert "Quentin Vrabelmoor" in people
    assert "Jonas Weidner" in people
    assert not [name for name in people if name.isupper()]
    mails = [INVITATION[span.start : span.end] for span in spans if span.label == "EMAIL_ADDRESS"]
    assert mails == ["quentin.v@corp.example", "anna.f@corp.example", "jonas.weidner@corp.example"]
    assert {span.label for span in spans} <= {"PERSON", "EMAIL_ADDRESS", "LOCATION", "DATE_TIME", "ORGANIZATION"}


@pytest.mark.parametrize("parameter", ["", '"', ";" * 200_000], ids=["no colon", "open quotes", "many signs"])
def test_what_breaks_the_grammar_of_a_property_is_read(parameter: str) -> None:
    text = f"DESCRIPTION;LANGUAGE={parameter}We plan to close the plant in spring"
    assert _shown(text)[0].endswith("We plan to close the plant in spring")


@pytest.mark.parametrize("head", ["TITLE:", "X-WR-CALDESC:", "CONTACT;LANGUAGE=en:"])
def test_a_sentence_is_read_behind_any_property(head: str) -> None:
    assert _shown(f"{head}{'x' * 1_000_000}") == []
    assert _shown(f"{head}We plan to close the plant in spring") == ["We plan to close the plant in spring"]


@pytest.mark.parametrize("name", ["TZOFFSETTO", "ORGANIZER", "CN", "VTIMEZONE", "DTSTART", "PARTSTAT"])
def test_a_property_is_told_where_it_stands(name: str) -> None:
    start = INVITATION.index(name)
    assert is_property(INVITATION, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KIND came to see us", "KIND"),
        ("Dear LANG, hello", "LANG"),
        ("we met ROLE: he was ill", "ROLE"),
        ("Lang: yes", "Lang"),
    ],
)
def test_a_word_of_a_sentence_is_no_property(text: str, name: str) -> None:
    start = text.index(name)
    assert not is_property(text, start, start + len(name))

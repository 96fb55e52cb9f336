"""Confidential passages are found where they stand, with a reason, and ordinary work raises no alarm.

The passages of `heldout.jsonl` and `plain.jsonl` were written by other people than those the classifier learned from,
and no training reads them. The figures are stated in the model's card; here they are held to what was promised.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from scrubbing.detection import detect_text, policy
from scrubbing.detection.passages.labels import CLASSES, NONE
from scrubbing.detection.passages.search import find
from scrubbing.document import Kind, Unit
from scrubbing.evaluation import Scheme, Score, evaluate, ours, texts

HELD_OUT = Path(__file__).with_name("heldout.jsonl")
# As people write who put it straight: "X will acquire Y on Friday."
PLAIN = Path(__file__).with_name("plain.jsonl")
# Lists, notes, logs, recipes, minutes and tables of work in which nothing is kept from anybody.
ORDINARY = Path(__file__).with_name("ordinary.jsonl")


@cache
def _held_out() -> Score:
    scheme = Scheme()
    return evaluate(texts(HELD_OUT, scheme), ours, Score(scheme))


def test_the_held_out_part_is_what_it_must_be() -> None:
    records = [json.loads(line) for line in HELD_OUT.read_text("utf-8").splitlines()]
    positive = [record for record in records if record["spans"]]
    assert len(records) >= 400
    assert 0.44 <= 1 - len(positive) / len(records) <= 0.5
    assert sum(not record["cue"] for record in positive) / len(positive) >= 0.4


def test_passages_are_recalled_without_false_alarms() -> None:
    figures = _held_out().result()["by_item"]["any"]
    assert figures["recall"] >= 0.85
    assert figures["false_alarms"] <= 0.10


def test_passages_without_a_tell_tale_word_are_recalled() -> None:
    records = [json.loads(line) for line in HELD_OUT.read_text("utf-8").splitlines()]
    without = [record for record in records if record["spans"] and not record["cue"]]
    found = sum(bool(find([Unit("", record["text"])])[0]) for record in without)
    assert found / len(without) >= 0.75


def test_passages_that_put_it_straight_are_recalled() -> None:
    scheme = Scheme()
    figures = evaluate(texts(PLAIN, scheme), ours, Score(scheme)).result()["by_item"]["any"]
    assert figures["recall"] >= 0.85
    assert figures["false_alarms"] <= 0.05


def test_notes_and_rows_of_ordinary_work_are_not_taken_for_confidential() -> None:
    lines = taken = 0
    for record in map(json.loads, ORDINARY.read_text("utf-8").splitlines()):
        (spans,) = find([Unit("", record["text"])])
        end = -1
        for line in record["text"].split("\n"):
            start, end = end + 1, end + 1 + len(line)
            if any(map(str.isalnum, line)):
                lines += 1
                taken += any(span.start < end and start < span.end for span in spans)
    assert lines >= 500
    assert taken / lines < 0.01


@pytest.mark.parametrize(
    "text",
    [
        "Drug | Dose | Sig\nWarfarin | 5 mg | 1 tab at night\nMetformin | 1000 mg | BID\nLisinopril | 20 mg | QD",
        "Bed 14: vancomycin 1 g q12h, trough before 4th dose\n\nBed 15: Foley out at 06:00, ambulate with walker\n\n"
        "Crash cart checked; Joint Commission visit on Tuesday",
        "- Patient in 15 wants to see the chaplain\n- Re-check potassium 3.1 mmol/L, replace with KCl 20 mEq\n"
        "- Jackson-Pratt drains: empty q8h, chart colour and amount",
        "- Terminal growth 2.0 %; Gordon growth; Monte Carlo with 10,000 draws; Altman Z of 3.1\n"
        "- Moody's rates it Baa2, Standard & Poor's BBB",
    ],
)
def test_the_shorthand_of_a_trade_is_no_secret(text: str) -> None:
    assert find([Unit("", text)]) == [[]]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Pay review: A. Holm rating 2 of 5, no raise, exit by May", "HR_CONFIDENTIAL"),
        ("Customer | Seats | Discount\nOberon Freight | 1,900 | 52%\nKuusamo Energia | 640 | 31%", "PRICING_TERMS"),
        ("Server room: same admin password since 2019, firewall disabled for the vendor", "SECURITY"),
    ],
)
def test_a_note_with_a_word_of_its_kind_is_still_found(text: str, label: str) -> None:
    assert label in {span.label for span in find([Unit("", text)])[0]}


@pytest.mark.parametrize("label", [label for label in CLASSES if label != NONE])
def test_every_class_is_for_a_person_to_decide_and_comes_with_advice(label: str) -> None:
    rule = policy.load().rule(label)
    assert (rule.category.value, rule.action.value) == ("confidential", "decide")
    assert rule.advice


PLAN = "Between us: we drop the Lisbon line in May and tell nobody, least of all Brandt, until the lease has lapsed."


def test_only_the_sentence_is_pointed_at() -> None:
    text = f"Thank you for the flowers, they are on my desk. {PLAN} Please book a room. The canteen closes at three."
    (passages,) = find([Unit("", text)])
    assert [text[span.start : span.end] for span in passages] == [PLAN]
    assert passages[0].why.endswith(".")
    assert "Brandt" not in passages[0].why


def test_a_person_within_a_passage_is_found_as_well() -> None:
    labels = {span.label for span in detect_text(PLAN.replace("Brandt", "Helga Brandt"))}
    assert "PERSON" in labels
    assert len(labels - {"PERSON", "LOCATION", "DATE_TIME"}) == 1


ROWS = [
    ("Marlowe Foods", "net 14.20 after 22% rebate", "renewal 1 March, wants 5 points more"),
    ("Teasel Bakeries", "net 15.05 after 17% rebate", "renewal 12 June, threatens to leave"),
]


def _sheet() -> list[Unit]:
    return [
        Unit(f"sheet 1!{column}{number}", text, header=heading)
        for number, row in enumerate(ROWS, 2)
        for column, heading, text in zip("ABC", ("Customer", "Price per case", "Contract"), row, strict=True)
    ]


def test_a_row_of_a_sheet_is_judged_whole_and_one_cell_stands_for_it() -> None:
    found = find(_sheet())
    rows = [[span for spans in found[start : start + 3] for span in spans] for start in (0, 3)]
    # One cell of each; what it is may be said twice.
    assert [len({(span.start, span.end) for span in row}) for row in rows] == [1, 1]
    assert "row" in rows[0][0].why


def test_names_of_files_and_properties_are_no_passages() -> None:
    assert find([Unit("file name", PLAN, Kind.NAME), Unit("property 1", PLAN, Kind.METADATA)]) == [[], []]


def test_nothing_is_found_in_nothing() -> None:
    assert find([]) == []
    assert find([Unit("", ""), Unit("", "Total")]) == [[], []]


LISTS = (
    "- close the Leeds plant in March\n- 140 jobs go to Katowice\n- the works council hears nothing before 4 April",
    "[ ] tell Norden their discount drops to 12%\n[x] agree severance with Miller, 14 months\n"
    "[ ] patch the SAP hole before auditors see it",
    "Not announced yet\n\u2022 CFO steps down after the half-year\n\u2022 Covenant waiver asked from the bank\n"
    "\u2022 Guidance goes down to 4 percent",
    "- Plan to leave Spain by year end\n- Three stores close in May\n- Landlords are not told yet",
    "1.\tCounsel thinks we lose the Hartley case\n2.\tSettle below 900k before disclosure\n"
    "3.\tDo not put this in e-mail",
)  # fmt: skip
HARMLESS_LISTS = (
    "What we offer:\n- Flexible hours and hybrid work\n- 30 days of paid holiday\n- Free fruit and coffee in the hall",
    "Release notes 2.4\n* Added dark mode to the settings\n* Fixed a crash when the file was empty",
    "Agenda\n1)\tWelcome and apologies from the chair\n2)\tMinutes of the last meeting in May\n"
    "3)\tReport of the treasurer on the accounts",
    "- Passwords must have 12 characters\n- Report phishing mails to the help desk\n- Lock your screen when you leave",
    "- Revenue grew by 6 percent to 4.2 billion in 2019\n- Dividend of 0.45 per share was paid in May",
    "- Isolate the gas and the water at the main valve\n- Drain the whole system and flush it out well",
)  # fmt: skip


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if len(line.split()) > 3]


def _in_lines(text: str) -> int:
    spans = find([Unit("", text)])[0]
    places = [(text.index(line), text.index(line) + len(line)) for line in _lines(text)]
    return sum(any(span.start < end and start < span.end for span in spans) for start, end in places)


def test_lines_of_a_list_say_together_what_they_do_not_say_alone() -> None:
    assert sum(map(_in_lines, LISTS)) >= 0.75 * sum(len(_lines(text)) for text in LISTS)


def test_paragraphs_of_a_slide_are_read_as_one_list() -> None:
    units = [
        Unit(f"slide 3, paragraph {number}", line)
        for number, line in enumerate(("Plan to leave Spain by year end", "Three stores close in May",
                                       "Landlords are not told yet"), 1)
    ]  # fmt: skip
    assert all(find(units))
    assert not all(find([Unit(f"slide {number}, paragraph 1", unit.text) for number, unit in enumerate(units)]))


@pytest.mark.parametrize("text", HARMLESS_LISTS)
def test_ordinary_lists_raise_no_alarm(text: str) -> None:
    assert find([Unit("", text)])[0] == []

"""Confidential passages are found where they stand, with a reason, and ordinary work raises no alarm.

The passages of `heldout.jsonl` were written by other people than those the classifier learned from, and no training
reads them. The figures are stated in the model's card; here they are held to what was promised.
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
    assert [len(row) for row in rows] == [1, 1]
    assert "row" in rows[0][0].why


def test_names_of_files_and_properties_are_no_passages() -> None:
    assert find([Unit("file name", PLAN, Kind.NAME), Unit("property 1", PLAN, Kind.METADATA)]) == [[], []]


def test_nothing_is_found_in_nothing() -> None:
    assert find([]) == []
    assert find([Unit("", ""), Unit("", "Total")]) == [[], []]

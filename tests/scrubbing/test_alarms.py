"""The figures by item, worked out by hand."""

from scrubbing.alarms import Alarm, Alarms, table
from scrubbing.evaluation import Mention


def _mention(start: int, end: int, label: str, *also: str) -> Mention:
    return Mention(start, end, label, label, frozenset({label, *also}))


def _counted() -> Alarms:
    alarms = Alarms()
    # Half of it is covered at .6, all of it at .2.
    alarms.add([_mention(0, 10, "MNPI")], [Alarm("MNPI", 0, 5, 0.6), Alarm("MNPI", 5, 10, 0.2)])
    alarms.add([_mention(0, 10, "STRATEGY", "MNPI")], [Alarm("MNPI", 0, 10, 0.8)])
    alarms.add([_mention(0, 10, "MNPI")], [Alarm("SECURITY", 0, 4, 0.9)])
    alarms.add([], [Alarm("MNPI", 3, 9, 0.55), Alarm("PERSON", 0, 2, 1.0)])
    alarms.add([], [])
    return alarms


def test_recall_counts_what_is_half_covered_and_precision_counts_items() -> None:
    figures = _counted().result({"MNPI": 0.5, "STRATEGY": 0.5})["labels"]
    assert figures["MNPI"] == {
        "count": 2, "recall": 0.5, "items_found": 3, "item_precision": 0.6667, "false_alarms": 0.5,
    }  # fmt: skip
    assert figures["STRATEGY"]["recall"] == 1.0


def test_only_labels_of_the_corpus_are_alarms() -> None:
    result = _counted().result({"MNPI": 0.6, "STRATEGY": 0.5})
    assert result["any"]["false_alarms"] == 0.0
    assert result["any"]["item_precision"] == 1.0
    assert (result["items"], result["without"]) == (5, 2)


def test_the_sweep_shows_what_other_thresholds_would_give() -> None:
    sweep = _counted().result({})["sweep"]
    assert [sweep[at]["recall"] for at in ("0.2", "0.7", "0.9")] == [0.6667, 0.3333, 0.0]
    assert [sweep[at]["false_alarms"] for at in ("0.5", "0.6")] == [0.5, 0.0]


def test_confusions_tell_what_items_of_one_label_were_taken_for() -> None:
    confusion = _counted().result({"MNPI": 0.5, "STRATEGY": 0.5})["confusion"]
    assert confusion == {
        "MNPI": {"MNPI": 1, "nothing": 1},
        "STRATEGY": {"STRATEGY": 1},
        "nothing": {"MNPI": 1, "nothing": 1},
    }


def test_the_tables_name_all_labels() -> None:
    text = table(_counted().result({}))
    assert "MNPI" in text
    assert "policy" in text

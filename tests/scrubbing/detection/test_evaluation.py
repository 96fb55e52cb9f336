"""The figures of `manage.py evaluate_detection`, worked out by hand on made-up texts."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from scrubbing import evaluation
from scrubbing.detection import Incomplete, Span, engine
from scrubbing.evaluation import BadCorpus, Mention, Scheme, Score, meaning, schemes, texts

Marked = dict[str, str]

MAPPING = {
    "corpora": {
        "letters": {
            "map": {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORGANIZATION", "CODE": "ID", "JOB": "OTHER"},
            "accept": {"LOC": ["LOCATION", "ORGANIZATION"], "JOB": ["OTHER", "PERSON"]},
            "exhaustive": ["PERSON", "LOCATION", "ORGANIZATION"],
        }
    }
}


def _spans(text: str, marked: Marked) -> list[dict[str, Any]]:
    return [
        {"start": text.index(value), "end": text.index(value) + len(value), "label": label}
        for value, label in marked.items()
    ]


def _score(scheme: Scheme, text: str, gold: Marked, found: Marked, direct: str = "") -> dict[str, Any]:
    spans = _spans(text, gold)
    for span in spans:
        if text[span["start"] : span["end"]] == direct:
            span["identifier_type"] = "DIRECT"
    score = Score(scheme)
    score.add(
        text,
        [scheme.mention(span, text) for span in spans],
        [Span(each["label"], each["start"], each["end"], 1.0) for each in _spans(text, found)],
    )
    return score.result()


@pytest.fixture
def letters(tmp_path: Path) -> Scheme:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps(MAPPING))
    return schemes(path)["letters"]


def test_titles_and_articles_need_not_be_found(letters: Scheme) -> None:
    text = "Mr Alan Grove met the Acme Board."
    gold = {"Mr Alan Grove": "PER", "the Acme Board": "ORG"}
    result = _score(letters, text, gold, {"Alan Grove": "PERSON", "Acme Board": "ORGANIZATION"})
    for label in ("PERSON", "ORGANIZATION", "all"):
        figures = result["all"] if label == "all" else result["labels"][label]
        assert (figures["caught"], figures["recall"], figures["precision"], figures["f2"]) == (1, 1, 1, 1)
    assert (result["person_words"], result["person_word_precision"]) == (2, 1)


@pytest.mark.parametrize(("value", "found"), [("the Dr", "Dr"), ("...", "..")])
def test_a_mention_of_nothing_else_must_be_found_whole(letters: Scheme, value: str, found: str) -> None:
    text = f"Ask {value} today"
    assert _score(letters, text, {value: "PER"}, {found: "PERSON"})["labels"]["PERSON"]["caught"] == 0
    assert _score(letters, text, {value: "PER"}, {value: "PERSON"})["labels"]["PERSON"]["caught"] == 1


def test_a_mention_is_caught_by_findings_of_any_label_and_typed_by_those_of_its_own(letters: Scheme) -> None:
    text = "The Acme Board met."
    result = _score(letters, text, {"Acme Board": "ORG"}, {"Acme": "PERSON", "Board": "LOCATION"})
    figures = result["labels"]["ORGANIZATION"]
    assert (figures["caught"], figures["recall"], figures["found"], figures["precision"]) == (1, 0, 0, None)
    assert result["labels"]["PERSON"]["precision"] == result["labels"]["LOCATION"]["precision"] == 0
    assert (result["all"]["count"], result["all"]["found"], result["all"]["f2"]) == (1, 2, 0)


@pytest.mark.parametrize(("found", "typed"), [("abc", 1), ("ab", 0)])
def test_half_of_the_characters_are_enough_for_the_label_but_not_to_be_caught(
    letters: Scheme, found: str, typed: int
) -> None:
    figures = _score(letters, "see abcdef.", {"abcdef": "PER"}, {found: "PERSON"})["labels"]["PERSON"]
    assert (figures["caught"], figures["recall"], figures["precision"]) == (0, typed, 1)


@pytest.mark.parametrize(("found", "right"), [("to Ann ", 0), ("o Ann ", 1)])
def test_a_finding_is_right_if_half_of_it_is_marked(letters: Scheme, found: str, right: int) -> None:
    figures = _score(letters, "go to Ann now", {"Ann": "PER"}, {found: "PERSON"})["labels"]["PERSON"]
    assert (figures["recall"], figures["precision"]) == (1, right)


def test_several_findings_cover_a_mention_together_and_several_mentions_a_finding(letters: Scheme) -> None:
    text = "Rue Haute, Lyon and Acme GmbH"
    result = _score(
        letters,
        text,
        {"Rue Haute": "LOC", "Lyon": "LOC", "Acme GmbH": "ORG"},
        {"Rue Haute, Lyon": "LOCATION", "Acme": "ORGANIZATION", " GmbH": "ORGANIZATION"},
    )
    assert result["labels"]["LOCATION"]["precision"] == result["labels"]["LOCATION"]["caught"] == 1
    assert (result["labels"]["ORGANIZATION"]["recall"], result["labels"]["ORGANIZATION"]["found"]) == (1, 2)


def test_what_the_mapping_accepts_counts_for_the_mention_and_for_the_finding(letters: Scheme) -> None:
    result = _score(letters, "to Lyon", {"Lyon": "LOC"}, {"Lyon": "ORGANIZATION"})
    assert result["labels"]["LOCATION"]["recall"] == 1
    assert result["labels"]["LOCATION"]["found"] == 0
    assert result["labels"]["ORGANIZATION"]["precision"] == 1


def test_labels_that_are_not_marked_everywhere_have_no_precision_and_stay_out_of_the_sum(letters: Scheme) -> None:
    text = "Case 4711/20 of Ann, born in May"
    found = {"4711/20": "CASE_NUMBER", "Ann": "PERSON", "May": "DATE_TIME"}
    result = _score(letters, text, {"4711/20": "CODE", "Ann": "PER"}, found)
    assert result["labels"]["ID"]["recall"] == 1
    assert result["labels"]["ID"]["precision"] is result["labels"]["ID"]["f2"] is None
    assert "DATE_TIME" not in result["labels"]
    assert (result["all"]["count"], result["all"]["found"]) == (1, 1)


def test_words_of_persons_count_one_by_one(letters: Scheme) -> None:
    result = _score(letters, "Dear Mr Alan Grove, hello", {"Alan Grove": "PER"}, {"Dear Mr Alan Grove": "PERSON"})
    assert (result["person_words"], result["person_word_precision"]) == (3, round(2 / 3, 4))


def test_f2_weighs_recall_four_times(letters: Scheme) -> None:
    # Recall 1 of 2, precision 1 of 1: 5 * 1 * 0.5 / (4 * 1 + 0.5).
    result = _score(letters, "Ann and Bob", {"Ann": "PER", "Bob": "PER"}, {"Ann": "PERSON"})
    assert result["all"]["f2"] == result["labels"]["PERSON"]["f2"] == round(2.5 / 4.5, 4)
    # Recall 1 of 1, precision 1 of 2: 5 * 0.5 * 1 / (4 * 0.5 + 1).
    result = _score(letters, "Ann and Bob", {"Ann": "PER"}, {"Ann": "PERSON", "Bob": "PERSON"})
    assert result["all"]["f2"] == round(2.5 / 3, 4)


def test_mentions_that_identify_alone_are_counted_apart(letters: Scheme) -> None:
    figures = _score(letters, "Ann and Bob", {"Ann": "PER", "Bob": "PER"}, {"Ann": "PERSON"}, direct="Bob")
    assert (figures["labels"]["PERSON"]["direct"], figures["labels"]["PERSON"]["direct_caught"]) == (1, 0)
    figures = _score(letters, "Ann and Bob", {"Ann": "PER", "Bob": "PER"}, {"Bob": "PERSON"}, direct="Bob")
    assert figures["labels"]["PERSON"]["direct_caught"] == 1


def test_several_labels_of_the_corpus_in_one_are_also_told_apart() -> None:
    scheme = Scheme({"STREET": "ADDRESS", "ZIP": "ADDRESS"}, {}, frozenset({"ADDRESS"}))
    result = _score(scheme, "1 Elm Road 90210", {"1 Elm Road": "STREET", "90210": "ZIP"}, {"1 Elm Road": "ADDRESS"})
    assert result["labels"]["ADDRESS"]["caught"] == 0.5
    assert result["own_labels"]["ADDRESS: STREET"]["caught"] == 1
    assert result["own_labels"]["ADDRESS: ZIP"]["caught"] == 0


def test_without_a_mapping_labels_are_presidios_and_complete_where_they_occur() -> None:
    result = _score(Scheme(), "Ann: 078-05-1121", {"078-05-1121": "US_SSN"}, {"078-05-1121": "US_SSN", "Ann": "PERSON"})
    assert result["labels"]["ID"]["precision"] == 1
    assert "PERSON" not in result["labels"]


@pytest.mark.parametrize(
    ("label", "value", "coarse"),
    [
        ("DATE_OF_BIRTH", "3 May", "DATE_TIME"),
        ("UK_NHS", "943 476 5919", "ID"),
        ("SOMETHING_NEW", "A-12", "ID"),
        ("SOMETHING_NEW", "blue", "OTHER"),
        ("MARKING", "Level 3", "OTHER"),
        ("SECRET", "hunter2", "PASSWORD"),
    ],
)
def test_labels_of_detectors_have_a_meaning(label: str, value: str, coarse: str) -> None:
    assert meaning(label, value) == coarse


def test_a_text_that_was_not_searched_to_its_end_counts_as_one_in_which_nothing_was_found(
    letters: Scheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, passages_from: float) -> list[Span]:
        raise Incomplete

    monkeypatch.setattr(evaluation, "detect_text", fail)
    score = Score(letters)
    score.add("Ann", [Mention(0, 3, "PERSON", "PER", frozenset({"PERSON"}))], evaluation.ours("Ann"))
    assert (score.result()["unfinished"], score.result()["labels"]["PERSON"]["caught"]) == (1, 0)


def test_an_empty_text_and_a_text_without_mentions_are_fine(letters: Scheme) -> None:
    assert _score(letters, "", {}, {})["all"]["f2"] is None
    assert _score(letters, "Ann", {}, {"Ann": "PERSON"})["labels"]["PERSON"]["precision"] == 0


@pytest.mark.parametrize(
    "bad",
    ["{", "[]", '{"text": "Jane"}', '{"text": "Jane", "spans": [{"start": 0, "end": 9, "label": "PER"}]}',
     '{"text": "Jane", "spans": [{"start": 2, "end": 2, "label": "PER"}]}', '{"text": 5, "spans": [{}]}'],
)  # fmt: skip
def test_a_bad_line_is_named_without_its_text(tmp_path: Path, letters: Scheme, bad: str) -> None:
    path = tmp_path / "letters.dev.jsonl"
    path.write_text(f'{{"text": "fine", "spans": []}}\n\n{bad}\n')
    with pytest.raises(BadCorpus) as caught:
        list(texts(path, letters))
    assert "Line 3" in str(caught.value)
    assert "Jane" not in str(caught.value)


def test_what_is_no_mapping_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text('{"corpora": {"letters": {}}}')
    with pytest.raises(BadCorpus, match=r"mapping\.json"):
        schemes(path)


def test_the_command_measures_reports_and_writes(tmp_path: Path) -> None:
    # An emoji with its variation selector: two code points.
    corpus, mapping, out = tmp_path / "letters.dev.jsonl", tmp_path / "mapping.json", tmp_path / "out.json"
    mapping.write_text(json.dumps(MAPPING))
    text = "\U0001f6e5\ufe0f Write to robert.miller@holloway.com"
    later = "Never read."
    records = [{"text": text, "spans": _spans(text, {"Write": "LOC"})}, {"text": later, "spans": _spans(later, {})}]
    corpus.write_text("\n".join(json.dumps({"id": 1, **record}) for record in records))
    printed, warned = StringIO(), StringIO()
    call_command(
        "evaluate_detection", str(corpus), mapping=mapping, json=out, limit=1, errors=1, stdout=printed, stderr=warned
    )
    result = json.loads(out.read_text())["letters.dev.jsonl"]["cleanroom"]
    assert (result["documents"], result["labels"]["LOCATION"]["count"]) == (1, 1)
    assert "LOCATION" in printed.getvalue()
    assert "LOCATION       missed" in printed.getvalue()
    assert "[[Write]]" in printed.getvalue()
    assert "quoted" in warned.getvalue()


def test_nothing_of_a_corpus_is_printed_unless_asked_for(tmp_path: Path) -> None:
    corpus = tmp_path / "letters.jsonl"
    corpus.write_text(json.dumps({"id": 1, "text": "at Zzyzx", "spans": _spans("at Zzyzx", {"Zzyzx": "LOCATION"})}))
    printed = StringIO()
    call_command("evaluate_detection", str(corpus), stdout=printed)
    assert "Zzyzx" not in printed.getvalue()


def test_a_corpus_that_the_mapping_does_not_know_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "mapping.json").write_text(json.dumps(MAPPING))
    (tmp_path / "notes.jsonl").write_text("")
    with pytest.raises(CommandError, match="notes") as caught:
        call_command("evaluate_detection", str(tmp_path / "notes.jsonl"), mapping=tmp_path / "mapping.json")
    assert caught.value.returncode == 2


def test_presidio_is_measured_with_what_is_installed_and_without_a_network(tmp_path: Path) -> None:
    corpus, out = tmp_path / "mails.jsonl", tmp_path / "out.json"
    text = "Write to robert.miller@holloway.com"
    corpus.write_text(json.dumps({"id": 1, "text": text, "spans": _spans(text, {text[9:]: "EMAIL_ADDRESS"})}))
    printed = StringIO()
    call_command("evaluate_detection", str(corpus), vs_presidio=True, json=out, stdout=printed)
    assert "Presidio with its default recognizers and " in printed.getvalue()
    both = json.loads(out.read_text())["mails.jsonl"]
    assert both["presidio"]["labels"]["EMAIL"]["caught"] == both["cleanroom"]["labels"]["EMAIL"]["caught"] == 1


def test_no_recognizer_is_called_like_one_of_presidios() -> None:
    # Presidio's registry finds recognizers by the names of their classes, ours among them once they are imported.
    from presidio_analyzer import EntityRecognizer, predefined_recognizers

    engine.engine()
    classes: list[type] = [EntityRecognizer]
    for each in classes:
        classes += each.__subclasses__()
    names = {each.__name__ for each in classes if each.__module__.startswith("scrubbing.")}
    assert names
    assert names.isdisjoint(dir(predefined_recognizers))

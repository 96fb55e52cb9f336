"""The templates of generated training text: all of them fill, and none holds an entity that would stand unlabelled."""

import random
import re
from collections.abc import Iterator

import pytest

from scrubbing.detection.training.fillers import Fillers
from scrubbing.detection.training.templates import (
    GRAMMAR,
    WITH_NAMES,
    WITHOUT_NAMES,
    document,
    forms,
    negative,
    negative_prose,
)
from scrubbing.detection.training.templates.grammar import Builder, Grammar

_Document = tuple[str, tuple[tuple[int, int, str], ...]]
_CALL = re.compile(r"<<([a-z_0-9]+)[^<>]*>>")
_PLACEHOLDER = re.compile(r"\{([a-z]+)(?::[0-9a-z]+)?(?:\.[a-z]+)?\}")
_MISTAKES = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|\b(?:January|February|April|June|July|August|September|October|November|December)\b"
    r"|(?i:\b(?:today|yesterday|tomorrow|tonight|last week|next week|next month|last year|next year|this year)\b)"
    r"|\b(?:19|20)\d\d\b|\b[012]\d:[0-5]\d\b|\b\d+ (?:days?|weeks?|months?|years?|hours?|minutes?)\b"
    r"|\b(?:London|Paris|Berlin|York|Boston|Madrid|Rome|Dublin|Vienna|Sydney|Glasgow|Oxford|Chicago|Tokyo|Delhi)\b"
    r"|\b(?:England|Britain|UK|USA|America|France|Germany|Spain|Italy|Ireland|India|Japan|Canada|Australia|Europe)\b"
    r"|\b(?:English|British|American|French|German|Spanish|Italian|Irish|Indian|Dutch|Chinese|Polish|European)\b"
    r"|\b(?:John|Smith|Jones|Alice|Bob|Mary|Anna|David|Peter|Paul|Sarah|Maria|Doe|Jane|James|Emma)\b"
    r"|\b(?:Google|Microsoft|Amazon|IBM|Apple Inc|Oxfam|NATO|NHS Trust|BBC)\b"
)
_NOT_NAMES = re.compile(r"Granny Smith|Bloody Mary")
# Personal kinds a text without names must not ask for; what patterns find may be anywhere.
_PERSONAL = {"person", "org", "address", "city", "country", "region", "place", "nrp", "age", "handle", "card", "ssn"}


def _alternatives() -> Iterator[tuple[str, str]]:
    for name, alternatives in GRAMMAR.rules.items():
        for text in alternatives:
            yield name, text


def _always(text: str) -> Builder:
    return lambda _: text


def _texts_of_forms() -> Iterator[str]:
    for labels, values in forms.FIELDS:
        yield from labels
        yield from values


@pytest.fixture(scope="module")
def documents() -> list[_Document]:
    rng = random.Random(11)
    return [(sample.text, tuple(sample.spans)) for sample in (document(rng) for _ in range(1_500))]


def test_every_rule_that_is_called_exists_and_every_rule_is_called() -> None:
    called = {name for _, text in _alternatives() for name in _CALL.findall(text)}
    called |= {source for _, source in (*WITH_NAMES, *WITHOUT_NAMES) if isinstance(source, str)}

    assert called == GRAMMAR.rules.keys() & called
    assert GRAMMAR.rules.keys() - called == set()


def test_every_alternative_fills_without_a_brace_or_a_call_left_over() -> None:
    rng = random.Random(1)
    for name, text in _alternatives():
        template = GRAMMAR.expand(_always(text), rng)
        filled = Fillers(rng).fill(template)

        assert not re.search(r"\{(?:person|org|address|city|date)\b", filled.text), (name, text)
        assert GRAMMAR.rules.keys().isdisjoint(_CALL.findall(template)), (name, text)
        assert "\0" not in filled.text


def test_every_builder_fills() -> None:
    rng = random.Random(2)
    for _, source in (*WITH_NAMES, *WITHOUT_NAMES):
        for _ in range(20):
            assert Fillers(rng).fill(GRAMMAR.expand(source, rng)).text is not None


def test_no_template_holds_a_name_place_or_date_that_would_stand_unlabelled() -> None:
    texts = [text for _, text in _alternatives()] + list(_texts_of_forms()) + list(forms.CELLS)
    plain = {_NOT_NAMES.sub("", _PLACEHOLDER.sub("", text)) for text in texts}
    found = {(match.group(), text) for text in plain if (match := _MISTAKES.search(text))}

    assert found == set()


def test_rules_without_names_ask_for_none() -> None:
    for name, text in _alternatives():
        if name in negative.RULES or name in negative_prose.RULES:
            assert _PERSONAL.isdisjoint(_PLACEHOLDER.findall(text)), (name, text)


def test_spans_lie_within_the_text_in_order_and_hold_something(documents: list[_Document]) -> None:
    for text, spans in documents:
        done = 0
        for start, end, label in spans:
            assert done <= start < end <= len(text), (text, spans)
            assert text[start:end].strip() == text[start:end], (text[start:end], label)
            done = end


def test_documents_are_as_long_as_they_should_be(documents: list[_Document]) -> None:
    lengths = sorted(len(text) for text, _ in documents)

    assert lengths[0] > 0
    assert lengths[-1] <= 1_500
    assert 100 < lengths[len(lengths) // 2] < 500


def test_a_third_of_the_documents_name_nobody(documents: list[_Document]) -> None:
    personal = {"PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "NRP", "AGE"}
    share = sum(all(label not in personal for _, _, label in spans) for _, spans in documents) / len(documents)

    assert 0.30 < share < 0.60


def test_one_seed_gives_the_same_documents() -> None:
    assert [document(random.Random(5)) for _ in range(3)] == [document(random.Random(5)) for _ in range(3)]


def test_documents_differ(documents: list[_Document]) -> None:
    assert len({text for text, _ in documents}) > 0.97 * len(documents)


def test_there_are_many_templates() -> None:
    assert len({text for _, text in _alternatives()}) > 1_500


def test_an_optional_part_that_is_left_out_takes_its_line_along() -> None:
    grammar = Grammar({"part": ("x",), "whole": ("a\n<<part?>>\nb",)})

    assert {grammar.expand("whole", random.Random(seed)) for seed in range(20)} == {"a\nx\nb", "a\nb"}


def test_a_letter_names_an_entity_of_one_alternative_only() -> None:
    grammar = Grammar({"row": ("{person:a.first} {person:a.last}",), "whole": ("{person:1} <<row*2-2>>",)})

    numbers = re.findall(r":(\d+)", grammar.expand("whole", random.Random(1)))
    assert numbers[0] == "1"
    assert numbers[1] == numbers[2] != numbers[3] == numbers[4]


def test_two_rules_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two rules"):
        Grammar({"a": ("x",)}, {"a": ("y",)})


def test_rows_of_a_table_hold_people_of_their_own() -> None:
    assert forms.row_of([("Name", "{person:1.full}"), ("Mail", "{person:1.email}")], 3) == [
        "{person:31.full}",
        "{person:31.email}",
    ]

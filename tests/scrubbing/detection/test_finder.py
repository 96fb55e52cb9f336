"""The name model is asked about everything that may hold a name, about nothing twice, and its answers land right."""

import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrubbing.detection import Incomplete, engine, finder
from scrubbing.detection.finder import NameSearch
from scrubbing.detection.recognizers import Offer
from scrubbing.detection.recognizers.money import money_numbers
from scrubbing.detection.results import Span

_NAME = re.compile(r"Jane(?:[ \n]Doe)?|Ö\w+|Header|\U0001f600bob")


class Finder:
    """Finds a few names, and remembers what it was asked."""

    def __init__(self, fail_on: str = "\x00") -> None:
        self.calls: list[list[str]] = []
        self._fail_on = fail_on

    @property
    def asked(self) -> list[str]:
        return [text for call in self.calls for text in call]

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        self.calls.append(list(texts))
        if any(self._fail_on in text for text in texts):
            raise ValueError(f"cannot read {texts}")
        return [[Span("PERSON", *match.span(), 0.9) for match in _NAME.finditer(text)] for text in texts]


def _names(items: Sequence[tuple[str, str]], using: Finder | None = None) -> list[list[str]]:
    found = NameSearch(using or Finder()).find(items)
    return [
        [text[name.start : name.end] for name in names or ()] for (_, text), names in zip(items, found, strict=True)
    ]


def test_one_call_serves_many_texts() -> None:
    using = Finder()
    items = [("", f"{word} met Jane Doe") for word in ("Anna", "Bea", "Carl")]
    assert _names(items, using) == [["Jane Doe"]] * 3
    assert len(using.calls) == 1


def test_calls_are_bounded() -> None:
    using = Finder()
    items = [("", f"{chr(97 + number % 26) * (3 + number // 26)} saw Jane. " + "word " * 700) for number in range(200)]
    assert _names(items, using) == [["Jane"]] * 200
    assert max(sum(map(len, call)) for call in using.calls) <= finder._BATCH
    assert len(using.calls) <= 5


def test_what_differs_in_digits_only_is_asked_once() -> None:
    using = Finder()
    items = [("", f"12:00:{number:02} Jane logged in from 10.0.0.{number % 10}") for number in range(60)]
    assert _names(items, using) == [["Jane"]] * 60
    assert len(using.asked) == 1


def test_what_was_asked_is_remembered_within_a_scan_only() -> None:
    using = Finder()
    search = NameSearch(using)
    assert [search.find([("", "Jane 1")]), search.find([("", "Jane 2")])] == [[[Span("PERSON", 0, 4, 0.9)]]] * 2
    NameSearch(using).find([("", "Jane 3")])
    assert using.asked == ["Jane 1", "Jane 3"]


@pytest.mark.parametrize("text", ["", "12,5", "-- 7 --", "ok", "a", "x = 1", "\n\n", "12:00 /a"])
def test_texts_without_a_word_are_not_asked_about(text: str) -> None:
    using = Finder()
    assert _names([("", text)], using) == [[]]
    assert using.calls == []


@pytest.mark.parametrize(("header", "text"), [("", "bob"), ("", "Li"), ("", "李"), ("Name", "bo"), ("", "li na")])
def test_short_and_lower_case_texts_are_asked_about(header: str, text: str) -> None:
    using = Finder()
    _names([(header, text)], using)
    assert len(using.asked) == 1


def test_a_header_stands_before_its_cells_and_is_no_finding() -> None:
    using = Finder()
    found = NameSearch(using).find([("Header", "x Jane"), ("Header", "x Jane"), ("Other", "x Jane")])
    assert using.asked == ["Header: x Jane", "Other: x Jane"]
    assert found == [[Span("PERSON", 2, 6, 0.9)]] * 3


def test_what_covers_a_header_too_is_cut() -> None:
    class Everything(Finder):
        def find(self, texts: Sequence[str]) -> list[list[Span]]:
            return [[Span("PERSON", 0, len(text), 0.9)] for text in texts]

    assert _names([("Name", "Jane Doe")], Everything()) == [["Jane Doe"]]


def _log(count: int = 500) -> str:
    names = {3: "Jane is in", 7: "Jane is in", 9: "Öli left"}
    return "\n".join(names.get(number % 100, f"{number:05} GET /index") for number in range(count))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_that_repeat_themselves_are_asked_once(end: str) -> None:
    using = Finder()
    text = _log().replace("\n", end)
    assert _names([("", text)], using) == [["Jane", "Jane", "Öli"] * 5]
    assert len("".join(using.asked)) < 100


def test_new_lines_are_shown_with_their_neighbours() -> None:
    using = Finder()
    text = _log() + "\nSend it to\nJane\nDoe\n\nat once\n" + _log()
    assert _names([("", text)], using)[0][15] == "Jane\nDoe"
    assert any("Send it to\nJane\nDoe\n\nat once" in question for question in using.asked)


def test_a_name_over_lines_that_are_no_neighbours_is_two() -> None:
    text = _log() + "\nask Jane\n00001 GET /index\nDoe was here"

    class Across(Finder):
        def find(self, texts: Sequence[str]) -> list[list[Span]]:
            places = [re.search(r"Jane\s+Doe", text) for text in texts]
            return [[Span("PERSON", *place.span(), 0.9)] if place else [] for place in places]

    assert _names([("", text)], Across()) == [["Jane", "Doe"]]


def test_prose_stays_whole() -> None:
    using = Finder()
    text = "\n\n".join(f"Paragraph {number} of {chr(97 + number) * 9} says what Jane said." for number in range(20))
    assert _names([("", text)], using) == [["Jane"] * 20]
    assert using.asked == [text]


def test_a_text_without_any_space_is_cut() -> None:
    using = Finder()
    _names([("", "abc" * 100_000)], using)
    assert max(map(len, using.asked)) <= finder._LONGEST
    assert sum(map(len, using.asked)) == 300_000


def test_a_finder_that_raises_leaves_only_its_text_unread() -> None:
    items = [("", f"{word} and Jane") for word in ("Anna", "Bea", "trigger", "Dora")] + [("", "trigger and Jane")]
    found = NameSearch(Finder(fail_on="trigger")).find(items)
    assert [names is None for names in found] == [False, False, True, False, True]


def test_a_finder_that_takes_too_long_leaves_its_texts_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "_SECONDS", -1.0)
    assert NameSearch(Finder()).find([("", "Jane Doe"), ("", "12")]) == [None, []]


def test_a_finder_that_points_beyond_its_text_is_not_believed() -> None:
    class Wild(Finder):
        def find(self, texts: Sequence[str]) -> list[list[Span]]:
            return [[Span("PERSON", 0, 99, 0.9)] for _ in texts]

    assert NameSearch(Wild()).find([("", "Jane Doe")]) == [None]


def test_half_a_character_is_no_trouble() -> None:
    using = Finder()
    assert _names([("", "\ud800 Jane")], using) == [["Jane"]]
    assert using.asked == ["\ufffd Jane"]


def test_a_failure_carries_no_text_and_names_are_as_sure_as_the_policy_wants() -> None:
    with pytest.raises(Incomplete) as caught:
        engine.Engine([], Finder(fail_on="trigger")).scan([("", "a trigger of Jane Doe")])
    assert "Jane" not in repr(caught.value)
    assert caught.value.__context__ is None

    class Unsure(Finder):
        def find(self, texts: Sequence[str]) -> list[list[Span]]:
            return [[Span("PERSON", 0, 4, 0.01)] for _ in texts]

    assert engine.Engine([], Unsure()).scan([("", "Jane Doe")]) == [[]]


def test_names_keep_the_offsets_of_the_original_text() -> None:
    text = f"Über {'.' * 3000} Öli \U0001f600bob {'_' * 90} Jane Doe {' ' * 400} e\u0301 Jane"
    spans = engine.Engine([Offer(recognizer) for recognizer in money_numbers()], Finder()).scan([("", text)])[0]
    assert [text[span.start : span.end] for span in spans] == ["Öli", "\U0001f600bob", "Jane Doe", "Jane"]


_LINE = st.sampled_from(
    ["Jane Doe", "ok", "", "12:01 GET /a", "12:02 GET /a", "ask Öli", "to \U0001f600bob", "e\u0301 Jane", "7"]
)
_TEXT = st.tuples(st.lists(_LINE, max_size=40), st.sampled_from(["\n", "\r\n"])).map(lambda pair: pair[1].join(pair[0]))


@given(st.lists(st.tuples(st.sampled_from(["", "Header"]), _TEXT), max_size=6))
def test_what_is_asked_beside_a_text_changes_nothing(items: list[tuple[str, str]]) -> None:
    assert _names(items) == [_names([item])[0] for item in items] == [_NAME.findall(text) for _, text in items]


def test_many_lines_cost_little() -> None:
    text = "\n".join(f"{number:06} GET /{'abcdefgh'[number % 8]}" for number in range(50_000))
    using = Finder()
    began = time.process_time()
    NameSearch(using).find([("", text)])
    # About ten times what it takes.
    assert time.process_time() - began < 2
    assert len("".join(using.asked)) < 1_000

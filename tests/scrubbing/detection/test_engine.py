"""The engine fails closed, keeps its offsets right, stays fast on hostile text and leaves no trace of what it read."""

import gc
import logging
import re
import time
import tracemalloc
from collections.abc import Callable, Iterable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from presidio_analyzer import Pattern, PatternRecognizer, RecognizerResult

from scrubbing.detection import Incomplete, detect, detect_text, engine, guard
from scrubbing.detection.recognizers import Offer, everything
from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.name_cues import NameCueRecognizer
from scrubbing.detection.windows import OVERLAP, SIZE, Excerpt, Sight, pack, pieces, shorten
from scrubbing.document import Document, Unit
from submissions.reasons import Reason

CARD = "4111 1111 1111 1111"


class Broken(TextRecognizer):
    TYPE = "PERSON"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        if "trigger" in text:
            raise ValueError(f"cannot read {text}")
        return []


def _catastrophic() -> PatternRecognizer:
    return PatternRecognizer("PERSON", patterns=[Pattern("slow", r"(a|aa|aaa)+$", 0.9)])


def test_a_recognizer_that_raises_makes_the_text_incomplete() -> None:
    with pytest.raises(Incomplete) as caught:
        engine.Engine([Offer(Broken())]).scan([("", "a trigger of Jane Doe")])
    assert "Jane" not in repr(caught.value)
    assert caught.value.__cause__ is None


def test_a_pattern_that_times_out_makes_the_text_incomplete(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "WINDOW_SECONDS", 0.2)
    with pytest.raises(Incomplete):
        engine.Engine([Offer(_catastrophic())]).scan([("", "a" * 500 + "!")])


def test_what_is_packed_beside_a_text_that_failed_is_still_searched() -> None:
    found = engine.Engine([Offer(Broken()), *_real()]).scan_each([("", f"pay {CARD}"), ("", "trigger"), ("", CARD)])
    assert [None if spans is None else [span.label for span in spans] for spans in found] == [
        ["CREDIT_CARD"],
        None,
        ["CREDIT_CARD"],
    ]


def _real() -> list[Offer]:
    from scrubbing.detection.recognizers.money import money_numbers

    return [Offer(recognizer) for recognizer in money_numbers()]


def test_a_unit_that_could_not_be_searched_is_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = engine.Engine([Offer(Broken())])
    monkeypatch.setattr("scrubbing.detection.detector.engine", lambda: broken)
    detection = detect(Document("text/plain", [Unit("line 1", "fine"), Unit("line 2", "trigger")]), [], [])
    assert [(part.locator, part.reason) for part in detection.unread] == [("line 2", Reason.DETECTION_INCOMPLETE)]


NAMES = ("PERSON", "ORGANIZATION", "LOCATION")
HOSTILE = {
    "dots": "." * 20_000,
    "dot leaders": "Chapter one " + ". " * 20_000 + "7",
    "dashes": "-" * 30_000,
    "underscores": "_" * 30_000,
    "mixed punctuation": "-=" * 15_000,
    "spaces": " " * 50_000,
    "digits": "1" * 20_000,
    "digits and spaces": "1 " * 10_000,
    "letters": "a" * 50_000,
    "capitals": "A" * 20_000,
    "capitalised words": "Xx " * 10_000,
    "initials": "A. " * 10_000,
    "at signs": "a@" * 10_000,
    "dotted words": "a." * 10_000,
    "colons": "a:" * 10_000,
    "slashes": "/a" * 10_000,
    "brackets": "([{<" * 5_000,
    "quotes": "\"'" * 10_000,
    "equals": "password=" * 3_000,
    "commas": "Aa, " * 8_000,
    "streets": "12 Aa " * 4_000,
    "key beginnings": "-----BEGIN PRIVATE KEY" * 500 + "-----BEGIN PRIVATE " + "KEY-----\n" * 3,
    "newlines": "A\n" * 10_000,
    "tabs": "A\t" * 10_000,
    "hyphenated": "Aa-" * 10_000,
    "apostrophes": "A'" * 10_000,
    "combining": "e\u0301" * 10_000,
    "dates": "12/12/" * 4_000,
    "confidential": "this message " * 2_000,
    "one at sign for many": "@" * 100_000,
    "dots before a host": "." * 20_000 + "host.example.com",
    "a line without a space": "Aa1.b-c_d/" * 30_000,
    "nested brackets": "(" * 20_000 + ")" * 20_000,
    "nested pairs": "{[(<" * 5_000 + ">)]}" * 5_000,
    "dotted digits": "1." * 20_000,
    "dashed digits": "12-" * 10_000,
    "groups of digits": "1234 " * 8_000,
    "astral letters": "\U0001d400\U0001d41a " * 10_000,
    "records and headers": "\ue000\ue001" * 10_000,
    "line ends of all kinds": "a\r\nb\rc\u2028" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_hides_nothing_and_costs_little(name: str) -> None:
    text = f"{HOSTILE[name]}\n\nCard {CARD}, mail jane.doe@corp.example\n"
    began = time.monotonic()
    found = [(span.label, text[span.start : span.end]) for span in detect_text(text)]
    assert ("CREDIT_CARD", CARD) in found
    assert ("EMAIL_ADDRESS", "jane.doe@corp.example") in found
    # Many times what it takes; super-linear patterns would take minutes.
    assert time.monotonic() - began < 20


def test_a_line_of_seven_megabytes_is_read_in_windows() -> None:
    seen: list[int] = []

    class Measuring(TextRecognizer):
        TYPE = "CREDIT_CARD"

        def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
            seen.append(len(text))
            return [(match.start(), match.end(), 0.9) for match in re.finditer("4{16}", text)]

    text = "x" * 7_000_000 + "4" * 16
    spans = engine.Engine([Offer(Measuring())]).scan([("", text)])[0]
    assert [(span.start, span.end) for span in spans] == [(7_000_000, 7_000_016)]
    assert max(seen) <= SIZE
    assert sum(seen) < 1.2 * len(text)


def test_offsets_are_those_of_the_original_text() -> None:
    text = f"Über {'.' * 3000} Zoë \U0001f600 {'_' * 90}{CARD}{' ' * 400}\n\n\n\n\n\n\njane.doe@corp.example"
    assert [text[span.start : span.end] for span in detect_text(text) if span.label not in NAMES] == [
        CARD,
        "jane.doe@corp.example",
    ]


def test_a_finding_on_the_border_of_two_windows_is_found_once_and_whole() -> None:
    for shift in range(0, OVERLAP, 37):
        text = f"{'word ' * ((SIZE - 200 + shift) // 5)}12 High Street, Flat 3, Exeter EX4 3PQ {'word ' * 500}"
        found = [text[span.start : span.end] for span in detect_text(text)]
        assert found == ["12 High Street, Flat 3, Exeter EX4 3PQ"]


def test_short_texts_are_packed_and_keep_their_own_findings() -> None:
    items = [("", f"Cell {number}: {CARD}") for number in range(500)] + [
        ("", "Jane"),
        ("", "Doe"),
        ("Client", "Jane Doe"),
    ]
    found = engine.engine().scan(items)
    assert all([span.label for span in spans] == ["CREDIT_CARD"] for spans in found[:500])
    assert [span.label for span in found[-1]] == ["PERSON"]


def test_nothing_is_found_across_the_border_of_two_texts() -> None:
    found = engine.engine().scan([("", "card 4111 1111"), ("", "1111 1111")])
    assert found == [[], []]


def test_a_header_gives_context_to_its_column() -> None:
    texts = [
        ("Passport no.", "340020013"),
        ("Quantity", "340020013"),
        ("Employee", "Quenby Tarrow"),
        ("Item", "Copper washers"),
    ]
    labels = [[span.label for span in spans] for spans in engine.engine().scan(texts)]
    assert labels == [["US_PASSPORT"], [], ["PERSON"], []]
    spans = engine.engine().scan(texts)[2]
    assert (spans[0].start, spans[0].end) == (0, len("Quenby Tarrow"))


def test_shortening_keeps_a_way_back() -> None:
    text = f"a{'.' * 50}b{' ' * 30}c{'-*' * 20}d"
    short = shorten(text)
    assert len(short.text) < 25
    for mark in "abcd":
        assert short.original(short.text.index(mark)) == text.index(mark)


def test_windows_are_bounded() -> None:
    text = "word " * 10_000
    parts = list(pieces(0, "A header", text))
    assert max(len(part.text) for part in parts) <= SIZE
    assert all(text[part.offset : part.offset + len(part.text)] == part.text for part in parts)
    assert all(len(window.text) <= SIZE + 200 for window in pack(parts))


WORD = st.sampled_from(
    [CARD, "jane.doe@corp.example", "192.168.7.9", "12 March 2024", "DE89370400440532013000", "Card", "see", "no", "ok",
     "e\u0301t\u00e9", "\U0001f600", "\U0001d400x", ".....", "........", "__________", "4111", "(415) 867-2299", "SSN"]
)  # fmt: skip
SPACE = st.sampled_from([" ", " ", " ", "\n", "\r\n", "\n\n", " \u2028", "\t"])
TEXT = st.lists(st.tuples(WORD, SPACE), max_size=30).map(lambda pairs: "".join(word + space for word, space in pairs))


@cache
def _patterns() -> engine.Engine:
    """All recognizers of one stretch; those of names look at the whole window for words in lower case."""
    return engine.Engine([offer for offer in everything() if not isinstance(offer.recognizer, NameCueRecognizer)])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "Card no.", "Amount"]), TEXT), min_size=1, max_size=8))
def test_a_text_has_the_findings_it_has_alone_wherever_it_stands(items: list[tuple[str, str]]) -> None:
    alone = [_patterns().scan([item])[0] for item in items]
    assert _patterns().scan(items) == alone
    assert _patterns().scan(list(reversed(items * 40))) == list(reversed(alone * 40))


@settings(max_examples=60, deadline=None)
@given(TEXT, st.integers(0, 3))
def test_a_card_keeps_its_place_in_any_text(text: str, long: int) -> None:
    text = f"{text} {'filler words ' * long * 150}\n\npay by {CARD}\n\n{text}"
    found = {(span.start, span.end) for span in _patterns().scan([("", text)])[0] if span.label == "CREDIT_CARD"}
    place = text.index(f"pay by {CARD}") + len("pay by ")
    assert (place, place + len(CARD)) in found


def test_a_finding_counts_in_the_window_that_sees_more_of_its_surroundings() -> None:
    class Seeing(TextRecognizer):
        """Finds a word only with the sixty characters before and behind it."""

        TYPE = "PERSON"

        def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
            for match in re.finditer("here", text):
                near = text[max(0, match.start() - 60) : match.end() + 60]
                yield *match.span(), 0.9 if len(near) == 124 else 0.5

    seeing = engine.Engine([Offer(Seeing())])
    for shift in range(0, OVERLAP + 200, 23):
        text = f"{'word ' * ((SIZE - 600 + shift) // 5)}here {'word ' * 500}"
        assert [span.score for span in seeing.scan([("", text)])[0]] == [0.9]


def test_excerpts_hold_what_stands_around_the_matches_of_a_gate() -> None:
    text = "lorem ipsum " * 50 + f"\nsecond {CARD} line\nthird\nfourth\n" + "dolor sit " * 50
    excerpt = Sight(re.compile(r"\d{4}"), 100, 1).excerpt(text)
    assert excerpt is not None
    assert len(excerpt.text) < 350
    assert "third" in excerpt.text
    assert "fourth" not in excerpt.text
    start = excerpt.text.index(CARD)
    assert excerpt.original(start, start + len(CARD)) == (text.index(CARD), text.index(CARD) + len(CARD))
    assert Sight(re.compile("@"), 100, 1).excerpt(text) is None
    assert Sight(re.compile("[a-z]"), 100, 1).excerpt(text) == Excerpt(text)


@settings(max_examples=100, deadline=None)
@given(st.text("ab1 \n", max_size=600), st.integers(1, 30), st.integers(0, 3))
def test_every_match_of_a_gate_lies_in_the_excerpt_with_what_is_around_it(text: str, around: int, lines: int) -> None:
    excerpt = Sight(re.compile("1b"), around, lines).excerpt(text)
    places = [match.span() for match in re.finditer("1b", text)]
    if excerpt is None:
        assert places == []
        return
    shown = [match.span() for match in re.finditer("1b", excerpt.text)]
    # None where it touches the edge of what is shown: then the engine looks for it in the whole window.
    assert all(excerpt.original(*span) in (place, None) for span, place in zip(shown, places, strict=True))
    for (start, end), (first, last) in zip(shown, places, strict=True):
        before = text[max(0, first - around) : first].split("\n")[-lines - 1 :]
        after = text[last : last + around].split("\n")[: lines + 1]
        assert excerpt.text[:start].endswith("\n".join(before))
        assert excerpt.text[end:].startswith("\n".join(after))


def test_what_reaches_the_edge_of_an_excerpt_is_looked_for_in_the_whole_window() -> None:
    class Long(TextRecognizer):
        TYPE = "URL"

        def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
            return [(*match.span(), 0.9) for match in re.finditer(r"x+7x+", text)]

    text = f"{'word ' * 300}{'x' * 300}7{'x' * 300} {'word ' * 300}"
    spans = engine.Engine([Offer(Long(), re.compile("7"), around=20)]).scan([("", text)])[0]
    assert [text[span.start : span.end] for span in spans] == [f"{'x' * 300}7{'x' * 300}"]


def test_equal_texts_are_searched_once() -> None:
    seen: list[str] = []

    class Seen(TextRecognizer):
        TYPE = "PERSON"

        def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
            seen.append(text)
            return []

    engine.Engine([Offer(Seen())]).scan([("", "the same line")] * 50_000)
    assert sum(text.count("the same line") for text in seen) == 1


def test_what_a_memory_holds_is_not_searched_again_and_comes_out_the_same() -> None:
    seen: list[str] = []

    class Seen(TextRecognizer):
        TYPE = "PERSON"

        def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
            seen.append(text)
            return [(match.start(), match.end(), 0.9) for match in re.finditer("Jane Doe", text)]

    scanning = engine.Engine([Offer(Seen())])
    memory: engine.Memory = {}
    original = [("", "for Jane Doe"), ("Guest", "Jane Doe"), ("", "nothing")]
    first = list(scanning.scan_stream(original, memory))
    seen.clear()
    again = list(scanning.scan_stream([*original, ("", "Jane Doe")], memory))
    assert again[:3] == first
    # Below its heading the same cell is another text.
    assert again[3]
    assert seen == ["Jane Doe"]


def test_a_memory_holds_nothing_about_a_text_whose_search_did_not_finish() -> None:
    memory: engine.Memory = {}
    assert list(engine.Engine([Offer(Broken())]).scan_stream([("", "a trigger of Jane Doe")], memory)) == [None]
    assert memory == {}


def test_a_long_lived_engine_does_not_grow() -> None:
    def scan(first: int) -> None:
        for number in range(first, first + 40):
            word = f"Word{number}x"
            text = f"{word} pays {CARD} by {word}@corp.example. " + f"{word} says little. " * 280
            _patterns().scan([("Note", text)] + [("", f"{word} line {line}") for line in range(50)])

    scan(0)
    tracemalloc.start()
    try:
        scan(100)
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        scan(200)
        gc.collect()
        # Python keeps some freed numbers. The texts alone would be 250 kB.
        assert tracemalloc.get_traced_memory()[0] - before < 50_000
    finally:
        tracemalloc.stop()


def test_a_log_of_many_short_lines_costs_little_beyond_its_recognizers() -> None:
    lines = [("", f"{number // 60 % 24:02}:{number % 60:02} GET /{number}") for number in range(50_000)]
    began = time.process_time()
    assert not any(engine.Engine([]).scan(lines))
    # About six times what it takes.
    assert time.process_time() - began < 2


def test_nothing_of_the_text_reaches_a_log(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = ["Wanda Quimby", "wanda@corp.example", "DE89 3704 0044 0532 0130 01", "GB12ÄÖ34", CARD]
    text = f"Passport {' and '.join(secrets)} call +49 30 901820, account 123456789, confidential"
    detect_text(text)
    written = caplog.text + "".join(capsys.readouterr())
    assert not any(secret in written for secret in secrets)
    assert not any(record.name.startswith("presidio") for record in caplog.records)


def test_a_users_own_presidio_recognizer_plugs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    own = PatternRecognizer("UK_NHS", patterns=[Pattern("ward", r"Ward \d+", 0.3)], context=["patient"])
    spans = engine.Engine([Offer(own)]).scan([("", "The patient lies in Ward 12")])[0]
    assert [(span.label, span.score) for span in spans] == [("UK_NHS", 0.65)]


class Rating(TextRecognizer):
    """As users write them: with a look at what other recognizers found, and thresholds of its own."""

    TYPE = "PERSON"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        return [(*match.span(), 0.6) for match in re.finditer(r"J\w+", text)]

    def enhance_using_context(
        self,
        text: str,
        raw_recognizer_results: list[RecognizerResult],
        other_raw_recognizer_results: list[RecognizerResult],
        nlp_artifacts: object,
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        for result in raw_recognizer_results:
            result.score = 0.9 if other_raw_recognizer_results else result.score
            assert result.recognition_metadata["recognizer_name"] == "Rating"
        return raw_recognizer_results


def test_a_users_own_recognizer_may_rate_by_what_others_found() -> None:
    rating = engine.Engine([Offer(Rating()), *_real()])
    assert [span.score for span in rating.scan([("", "Jane pays")])[0]] == [0.6]
    assert [span.score for span in rating.scan([("", f"Jane pays {CARD}")])[0]] == [0.9, 1.0]


def test_a_users_own_thresholds_count() -> None:
    own = Rating()
    own.score_thresholds = {"PERSON": 0.7}
    assert engine.Engine([Offer(own)]).scan([("", "Jane pays")]) == [[]]


def test_a_users_own_recognizer_of_another_language_is_asked_too() -> None:
    own = PatternRecognizer("UK_NHS", patterns=[Pattern("ward", r"Ward \d+", 0.9)], supported_language="de")
    own.context = ["Patient"]
    assert len(engine.Engine([Offer(own)]).scan([("", "Patient: Ward 12")])[0]) == 1


def test_findings_beyond_the_text_make_it_incomplete() -> None:
    class Wild(TextRecognizer):
        TYPE = "PERSON"

        def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
            return [(0, len(text) + 1, 0.9)]

    assert engine.Engine([Offer(Wild()), Offer(Wild(), whole=True)]).scan_each([("", "Jane pays")]) == [None]


def test_the_same_text_gives_the_same_findings_whatever_was_read_before(
    found: Callable[[str], list[tuple[str, str]]],
) -> None:
    text = "Will Rose Grant meet Mark in May? Ask Jane Miller."
    first = found(text)
    found("will rose grant mark may miller jane " * 50)
    assert found(text) == first


def test_two_engines_do_not_share_a_clock() -> None:
    one = engine.Engine(_real())
    one.scan([("", CARD)])
    engine.Engine(_real())
    assert [span.label for span in one.scan([("", CARD)])[0]] == ["CREDIT_CARD"]


# What begins like something that is searched for, again and again: the food of super-linear patterns.
_BEGINNINGS = """Aa-|A'|Aa |12 Aa |Aa Straße |Aa-weg |12 rue de la |Via Aa |P.O. Box 1 |1 A |Aa, |Mr Aa |Dear Aa |
Name: Aa |Aa <|"Aa, Bb" |12/12/2020 |Mon, 12 May |12:12 |password: |token=|a://b:|confidential and |
do not |this message |Aa Ltd |of Aa |University of |@a|/home/|user: |employee id |1-|1 (|+1 |Aa & |
a.b|a-b.|x@y.|::|1.|f:|A.A.|A. A |Calle de la |Am Aa |1a |street: |address: 1 |Aa of the |von der |
Aa van der |card |DE12 |born |www.|http://|12 Aa Bb Cc Dd St """
BEGINNINGS = _BEGINNINGS.replace("\n", "").split("|")


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_no_window_of_repeated_beginnings_is_costly(beginning: str) -> None:
    text = (beginning * SIZE)[: SIZE - 100]
    began = time.process_time()
    engine.engine().scan_each([("", text)])
    # Ordinary text takes a twentieth of a second; one super-linear pattern took two.
    assert time.process_time() - began < 1.0

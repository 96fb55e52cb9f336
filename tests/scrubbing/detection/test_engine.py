"""The engine fails closed, keeps its offsets right, stays fast on hostile text and leaves no trace of what it read."""

import logging
import time
from collections.abc import Callable, Iterable

import pytest
from presidio_analyzer import Pattern, PatternRecognizer

from scrubbing.detection import Incomplete, detect, detect_text, engine, guard
from scrubbing.detection.recognizers import Offer
from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.windows import OVERLAP, SIZE, pack, pieces, shorten
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
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_hides_nothing_and_costs_little(name: str) -> None:
    text = f"{HOSTILE[name]}\n\nCard {CARD}, mail jane.doe@corp.example\n"
    began = time.monotonic()
    found = [(span.label, text[span.start : span.end]) for span in detect_text(text)]
    assert ("CREDIT_CARD", CARD) in found
    assert ("EMAIL_ADDRESS", "jane.doe@corp.example") in found
    # About fifty times what it takes; super-linear patterns would take minutes.
    assert time.monotonic() - began < 20


def test_offsets_are_those_of_the_original_text() -> None:
    text = f"Über {'.' * 3000} Zoë \U0001f600 {'_' * 90}{CARD}{' ' * 400}\n\n\n\n\n\n\njane.doe@corp.example"
    assert [text[span.start : span.end] for span in detect_text(text) if span.label != "PERSON"] == [
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
        ("Item", "Quenby Tarrow"),
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

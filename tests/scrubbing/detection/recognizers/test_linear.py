"""No text makes a recognizer take more than linear time."""

import time

import pytest
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine

from scrubbing.detection import recognizers
from scrubbing.detection.guard import Clock, Guarded
from scrubbing.detection.recognizers import Offer

HOSTILE = (
    "1", "1-", "1.", "1 ", "a", "A", "A ", "a@", "a.", "a1:", "Aa ", "Aa1.b-c_d/", "1/", "(1)", "+1 ", "A1 ", "A\n",
    "12 A\n",
    "12 Aa St ", "12 Aa, ", "Aa-", "account ", "account no no no ", "12 rue de la ", "Via de la 5 ", "1° ", "a1b2",
    "12 May ",
    "www.", "http://", "key=", "bearer ", "no. 12/12, ", "a (at) ", "PO Box 1, ", "\"a", "a dot ", "_", "1A",
    "1 Aa Aa Aa Aa ",
    "Project Aa ", "© Aa, ", "\\\\ab\\", "FALC-1 ", "Confidential - ", "a-1.local/", "this e-mail ", "Draft a_",
    "old ", "born in the ", "Jan ", "Q1", "xn--", "x.com/", "u/", "0x", "1,", "-1.1234,", "Straße ", "12 12th ",
)  # fmt: skip
# Of seconds: less is not worth a look, and a busy machine may double what there is.
_LITTLE, _MOST = 0.4, 3.5


def _offers() -> list[Offer]:
    return [offer for offer in recognizers.everything() if not offer.whole]


@pytest.mark.parametrize("unit", HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    clock = Clock()
    clock.start()
    for offer in _OFFERS:
        once, twice = (_seconds(offer, (unit * 20_000)[:length], clock) for length in (10_000, 20_000))
        assert twice < _LITTLE or twice < _MOST * once, type(offer.recognizer).__name__


def _seconds(offer: Offer, text: str, clock: Clock) -> float:
    guarded = Guarded(offer, clock)
    nothing = _nothing()
    clock.start()
    began = time.process_time()
    guarded.analyze(text, guarded.entities, nothing)
    return time.process_time() - began


def _nothing() -> NlpArtifacts:
    engine = NoOpNlpEngine([{"lang_code": "en", "model_name": ""}])
    engine.load()
    return engine.process_text("", "en")


_OFFERS = _offers()

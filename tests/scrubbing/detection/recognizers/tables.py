"""What one recognizer alone finds, as the engine shows texts to it and as the policy counts its findings."""

from functools import cache

from scrubbing.detection import recognizers
from scrubbing.detection.engine import Engine

Found = list[tuple[str, str]]


@cache
def _engine(name: str) -> Engine:
    offers = [offer for offer in recognizers.everything() if type(offer.recognizer).__name__ == name]
    assert offers, f"No {name} is offered."
    return Engine(offers)


def found(name: str, text: str, header: str = "") -> Found:
    """Return (type, value) of all findings of the recognizer with this class name, in order."""
    spans = _engine(name).scan([(header, text)])[0]
    return [(span.label, text[span.start : span.end]) for span in spans]


def values(name: str, text: str, header: str = "") -> list[str]:
    """Return the values alone."""
    return [value for _, value in found(name, text, header)]

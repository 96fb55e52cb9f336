"""Take a hyphenated family name for one word of the person: "Calliope Wexford-Nair", where Wexford is a town as well.

What is found of it in pieces would go in pieces, or stay as the place that each of them is.
"""

import re
from collections.abc import Sequence

from scrubbing.detection.everyday import is_place
from scrubbing.detection.overlaps import resolve
from scrubbing.detection.results import Span
from scrubbing.names import first_names, last_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY

_CAPITAL = "[A-Z\u00c0-\u00d6\u00d8-\u00de]"
_DOUBLE = re.compile(
    rf"(?<![\w\-.@/]){_CAPITAL}(?:['\u2019]?[^\W\d_])+(?:[-\u2010\u2011]{_CAPITAL}(?:['\u2019]?[^\W\d_])+)+"
    r"(?:(?=['\u2019]s(?!\w))|(?!['\u2019]?[\w\-@/]))"
)
_FIRST = re.compile(r"(?<![\w\-.@/])[^\W\d_a-z][^\W\d_]+[ \u00a0]\Z")
_HYPHEN = re.compile("[-\u2010\u2011]")
# What a family name of two behind a first name is worth; a first name of its own, if it is no other word.
_SCORE = 0.85
_LONGEST = 24


def whole(text: str, spans: list[Span]) -> list[Span]:
    """Return the findings of a text with family names of several words, joined by hyphens, as one."""
    if not any(mark in text for mark in "-\u2010\u2011"):
        return spans
    for match in _DOUBLE.finditer(text):
        if (name := _name(text, match, spans)) is not None:
            spans = resolve([*(span for span in spans if not _lies_in(span, name)), name])
    return spans


def _lies_in(span: Span, name: Span) -> bool:
    return span.label in ("PERSON", "LOCATION") and name.start <= span.start and span.end <= name.end


def _name(text: str, match: re.Match[str], spans: Sequence[Span]) -> Span | None:
    """Return the person whose family name this is, if something says so and it is not found as a whole."""
    start, end = match.span()
    within = [span for span in spans if span.start < end and start < span.end]
    if any(span.label not in ("PERSON", "LOCATION") or (span.start <= start and end <= span.end) for span in within):
        return None
    pieces = [piece.casefold() for piece in _HYPHEN.split(match.group())]
    if any(piece in ORDINARY and piece not in last_names() for piece in pieces) or all(map(is_place, pieces)):
        return None
    before = next(
        (span for span in spans if span.label == "PERSON" and text[span.end : start] in (" ", "\u00a0")), None
    )
    if before is not None:
        return Span("PERSON", before.start, end, max(before.score, _SCORE))
    people = [span for span in within if span.label == "PERSON"]
    if people:
        return Span("PERSON", min(start, people[0].start), end, max(span.score for span in people))
    first = _FIRST.search(text[max(0, start - _LONGEST) : start])
    if first is None or first.group().strip().casefold() not in first_names() - AMBIGUOUS - ORDINARY:
        return None
    return Span("PERSON", start - len(first.group()), end, _SCORE)

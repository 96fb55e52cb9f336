"""Find the code names of a document's projects where they stand alone.

"Project Falcon" is told by its first word; three pages on it is "Falcon" only. A name is looked for as it was written,
with its capital; one that is an everyday word as well is only found in the middle of a sentence.
"""

import re
from collections.abc import Iterator, Sequence

from scrubbing.detection.overlaps import resolve
from scrubbing.detection.recognizers.code_names import CODE_NAME
from scrubbing.detection.results import Span
from scrubbing.document import Unit
from scrubbing.matching import Matcher
from scrubbing.names import first_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY

LABEL = "INTERNAL_IDENTIFIER"
_SCORE = 0.6
_SHORTEST = 4
_SENTENCE = re.compile(r"[a-zß-öø-ÿ0-9,;(\"“'‘/]\s{1,2}\Z")


def spread(units: Sequence[Unit], found: Sequence[list[Span] | None]) -> list[list[Span] | None]:
    """Return the findings with the code names that they tell of found in all units. None stays None."""
    names = {
        unit.text[span.start : span.end]
        for unit, spans in zip(units, found, strict=True)
        for span in spans or ()
        if span.why == CODE_NAME
    }
    if not names:
        return list(found)
    matcher: Matcher[bool] = Matcher()
    for name in sorted(names):
        single = " " not in name
        word = name.casefold()
        if len(name) >= _SHORTEST:
            matcher.add(name, single and (word in ORDINARY or word in AMBIGUOUS or word in first_names()), cased=True)
    return [
        None if spans is None else _completed(unit.text, spans, matcher)
        for unit, spans in zip(units, found, strict=True)
    ]


def _completed(text: str, spans: list[Span], matcher: Matcher[bool]) -> list[Span]:
    added = list(_alone(text, spans, matcher))
    return resolve([*spans, *added]) if added else spans


def _alone(text: str, spans: Sequence[Span], matcher: Matcher[bool]) -> Iterator[Span]:
    for match in matcher.find(text):
        if match.item and not _SENTENCE.search(text, max(0, match.start - 3), match.start):
            continue
        touched = [span for span in spans if span.start < match.end and match.start < span.end]
        if not any(span.label == LABEL or span.start < match.start or match.end < span.end for span in touched):
            yield Span(LABEL, match.start, match.end, _SCORE, CODE_NAME)

"""Find the code names of a document's projects, and the keys of their tickets, where nothing tells them.

"Project Falcon" is told by its first word; three pages on it is "Falcon" only. A name is looked for as it was written,
with its capital; one that is an everyday word as well is only found in the middle of a sentence. Of a project that has
one ticket, all keys are tickets.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from scrubbing.detection.overlaps import resolve
from scrubbing.detection.recognizers.code_names import CODE_NAME
from scrubbing.detection.recognizers.tickets import TOLD, keys_of
from scrubbing.detection.results import Span
from scrubbing.document import Unit
from scrubbing.matching import Matcher
from scrubbing.names import first_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY

LABEL = "INTERNAL_IDENTIFIER"
_SCORE = 0.6
_ONE_PROJECT = "The key of a ticket of a project whose other tickets the document names."
_SHORTEST = 4
_SENTENCE = re.compile(r"[a-zß-öø-ÿ0-9,;(\"“'‘/]\s{1,2}\Z")


def spread(units: Sequence[Unit], found: Sequence[list[Span] | None]) -> list[list[Span] | None]:
    """Return the findings with the code names and tickets that they tell of found in all units. None stays None."""
    names: set[str] = set()
    projects: set[str] = set()
    for unit, spans in zip(units, found, strict=True):
        for span in spans or ():
            if span.why == CODE_NAME:
                names.add(unit.text[span.start : span.end])
            elif span.why in TOLD:
                projects.add(unit.text[span.start : span.end].partition("-")[0])
    completed = list(found)
    if names:
        matcher = _matcher(names)
        completed = [
            None if spans is None else _completed(spans, _alone(unit.text, spans, matcher))
            for unit, spans in zip(units, completed, strict=True)
        ]
    if projects:
        keys = keys_of(projects)
        completed = [
            None if spans is None else _completed(spans, _keys(unit.text, spans, keys))
            for unit, spans in zip(units, completed, strict=True)
        ]
    return completed


def _matcher(names: Iterable[str]) -> Matcher[bool]:
    """Return what finds the names, each with whether it is an everyday word as well."""
    matcher: Matcher[bool] = Matcher()
    for name in sorted(names):
        single = " " not in name
        word = name.casefold()
        if len(name) >= _SHORTEST:
            matcher.add(name, single and (word in ORDINARY or word in AMBIGUOUS or word in first_names()), cased=True)
    return matcher


def _completed(spans: list[Span], new: Iterable[Span]) -> list[Span]:
    added = list(new)
    return resolve([*spans, *added]) if added else spans


def _keys(text: str, spans: Sequence[Span], keys: re.Pattern[str]) -> Iterator[Span]:
    for match in keys.finditer(text):
        if all(span.end <= match.start() or match.end() <= span.start for span in spans):
            yield Span(LABEL, *match.span(), _SCORE, _ONE_PROJECT)


def _alone(text: str, spans: Sequence[Span], matcher: Matcher[bool]) -> Iterator[Span]:
    for match in matcher.find(text):
        if match.item and not _SENTENCE.search(text, max(0, match.start - 3), match.start):
            continue
        touched = [span for span in spans if span.start < match.end and match.start < span.end]
        if not any(span.label == LABEL or span.start < match.start or match.end < span.end for span in touched):
            yield Span(LABEL, match.start, match.end, _SCORE, CODE_NAME)

"""Decide between findings that overlap, always the same way."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from scrubbing.detection.passages.labels import CLASSES, NONE
from scrubbing.detection.results import Span

# What wins where two findings cover the same characters: the declared, then what opens doors, then what a checksum or
# a fixed form proves, then what context tells.
_ORDER = (
    "EMPLOYER", "CLIENT", "PRODUCT", "IDENTITY_TERM", "SECRET", "EMAIL_ADDRESS", "IBAN_CODE", "CREDIT_CARD", "US_SSN",
    "UK_NINO", "DATE_OF_BIRTH", "DATE_TIME", "ADDRESS", "MARKING", "IP_ADDRESS", "MAC_ADDRESS", "PHONE_NUMBER",
    "PERSON", "USERNAME",
)  # fmt: skip
_RANK = {type_: rank for rank, type_ in enumerate(_ORDER)}
# A number with a checksum or a word that names it, rather than one that only looks like a telephone number.
_UNLISTED = _RANK["PHONE_NUMBER"] - 0.5
# These stay in the copy: where they meet something that must go, however short, that wins.
_YIELDING = frozenset({"LOCATION", "URL", "PUBLIC_FIGURE", "INITIALS"})
# A statement lies over what is found in it: where a person keeps the statement, the name in it still goes.
PASSAGES = frozenset(CLASSES) - {NONE}
LIES_OVER = PASSAGES | {"SPECIAL_CATEGORY"}
# An organisation stays too. It yields to a sure person within it ("Jane Doe Consulting Ltd" leads to Jane Doe), while
# an unsure one is more likely a part of its name.
_SURE_PERSON = 0.8


def _strength(span: Span) -> tuple[int, int, float, float, int, str]:
    rank = _RANK.get(span.label, _UNLISTED)
    unsure = span.label in ("ORGANIZATION", "DATE_TIME", "AGE", "NRP") or (
        span.label == "PERSON" and span.score < _SURE_PERSON
    )
    level = 2 if span.label in _YIELDING else int(unsure)
    # "user:password@host" also looks like an e-mail address, and an address may be half a key: no part may be left.
    level = -1 if span.label == "SECRET" else level
    return (level, span.start - span.end, rank, -span.score, span.start, span.label)


def resolve(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that win, in the order of the text, none overlapping another but those that lie over others.

    Longer wins over shorter, then the order above, then the score. Findings of one type that run into each other (cut
    by the border of a window) become one.
    """
    grown = _grown(spans)
    over = [span for span in grown if span.label in LIES_OVER]
    rest = [span for span in grown if span.label not in LIES_OVER] if over else grown
    winners = [winner for cluster in _clusters(rest) for winner in _winners(cluster)]
    return sorted([*winners, *over], key=lambda span: (span.start, -span.end)) if over else winners


def _clusters(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Part spans, ordered by their start, into groups that do not overlap each other: most hold one span."""
    cluster: list[Span] = []
    end = 0
    for span in spans:
        if cluster and span.start >= end:
            yield cluster
            cluster, end = [], 0
        cluster.append(span)
        end = max(end, span.end)
    if cluster:
        yield cluster


def _winners(cluster: list[Span]) -> list[Span]:
    if len(cluster) == 1:
        return cluster
    # An unsure person who is called exactly like a known place is the place: itineraries keep their islands.
    places = {(span.start, span.end) for span in cluster if span.label == "LOCATION"}
    if places:
        cluster = [
            span
            for span in cluster
            if span.label != "PERSON" or span.score >= _SURE_PERSON or (span.start, span.end) not in places
        ]
    winners: list[Span] = []
    taken: list[tuple[int, int]] = []
    for span in sorted(cluster, key=_strength):
        position = bisect_left(taken, (span.start, span.end))
        before_ends = taken[position - 1][1] if position else 0
        after_starts = taken[position][0] if position < len(taken) else span.end
        if before_ends <= span.start and span.end <= after_starts:
            winners.append(span)
            insort(taken, (span.start, span.end))
    return sorted(winners, key=lambda span: span.start)


def _grown(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in the order of their start, those of one type that run into each other as one."""
    grown: list[Span] = []
    last: dict[str, int] = {}
    for span in sorted(spans, key=lambda span: span.start):
        place = last.get(span.label)
        before = grown[place] if place is not None else None
        if place is not None and before is not None and span.start < before.end:
            end, score = max(before.end, span.end), max(before.score, span.score)
            grown[place] = Span(span.label, before.start, end, score, before.why or span.why)
        else:
            last[span.label] = len(grown)
            grown.append(span)
    return grown

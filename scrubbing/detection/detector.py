"""Detection over a whole document: every unit, the declared terms and what other files of the task gave."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from scrubbing.detection import policy
from scrubbing.detection.dossier import consider
from scrubbing.detection.engine import engine
from scrubbing.detection.languages import unchecked
from scrubbing.detection.overlaps import resolve
from scrubbing.detection.recognizers.web import is_domain
from scrubbing.detection.results import Detection, Span, Term
from scrubbing.detection.terms import matcher
from scrubbing.document import Document, Unit, Unread
from scrubbing.findings import Action, Finding, KnownValue, Verdict
from scrubbing.matching import Matcher
from submissions.reasons import Reason

_CONTEXT = 60
# What stands in texts up to this length is remembered for equal ones of the document, so many at a time.
_SHORT = 200
_REMEMBERED = 20_000
# A host name around a term: what must go is the whole name, since its other labels mean nothing without it.
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_IDENTITY = frozenset({"EMPLOYER", "CLIENT", "PRODUCT", "IDENTITY_TERM"})
# One word of these may be an ordinary word in other letters, as it is for the plan.
_CASED = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "MARKING"})


def detect(document: Document, terms: Sequence[Term], known: Sequence[KnownValue]) -> Detection:
    """Search a document; see `scrubbing.detection.detect`."""
    units = [unit for unit in document.all_units() if unit.text.strip()]
    search = _Declared(terms, known)
    detection = Detection(unchecked=unchecked(units))
    scanned = list(engine().scan_stream((unit.header, unit.text) for unit in units))
    for unit, found in zip(units, consider(units, scanned), strict=True):
        if found is None:
            detection.unread.append(Unread(unit.locator, Reason.DETECTION_INCOMPLETE))
        declared = search.spans(unit.text)
        spans = resolve([*(found or ()), *declared]) if declared else found or ()
        detection.findings += _findings(unit, spans)
    return detection


class _Declared:
    """Search for what is already known to be sensitive: the terms, and the values of the task's other files."""

    def __init__(self, terms: Sequence[Term], known: Sequence[KnownValue]) -> None:
        self._terms = matcher(terms)
        self._known: Matcher[str] = Matcher()
        for value in known:
            if value.action is not Action.KEEP or value.verdict is Verdict.SCRUB:
                cased = value.type in _CASED and len(value.text.split()) == 1
                self._known.add(value.text, value.type, cased=cased, inside_identifiers=value.type in _IDENTITY)
        # Of short texts: cells and lines that repeat themselves are searched once.
        self._before: dict[str, list[Span]] = {}

    def spans(self, text: str) -> list[Span]:
        """Return what is found, overlapping where it does."""
        if not self._terms and not self._known:
            return []
        if len(text) > _SHORT:
            return list(self._search(text))
        spans = self._before.get(text)
        if spans is None:
            if len(self._before) >= _REMEMBERED:
                self._before.clear()
            spans = self._before[text] = list(self._search(text))
        return spans

    def _search(self, text: str) -> Iterator[Span]:
        for match in self._known.find(text):
            yield Span(match.item, match.start, match.end, 1.0)
        matches = self._terms.find(text)
        hosts = [host.span() for host in _HOST.finditer(text) if is_domain(host.group())] if matches else []
        for match in matches:
            yield Span(match.item, match.start, match.end, 1.0)
            host = _around(hosts, match.start, match.end)
            if host is not None:
                yield Span(match.item, *host, 1.0)


def _around(hosts: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Return the one of the host names in which a stretch lies, unless it is the stretch itself."""
    index = bisect_right(hosts, (start, 1 << 62)) - 1
    if index < 0 or hosts[index][1] < end or hosts[index] == (start, end):
        return None
    return hosts[index]


def _findings(unit: Unit, spans: Sequence[Span]) -> Iterator[Finding]:
    rules = policy.load()
    for span in spans:
        rule = rules.rule(span.label)
        yield Finding(
            type=span.label,
            category=rule.category,
            action=rule.action,
            locator=unit.locator,
            start=span.start,
            end=span.end,
            value=unit.text[span.start : span.end],
            score=span.score,
            reason=span.why or rule.explanation,
            before=unit.text[max(0, span.start - _CONTEXT) : span.start],
            after=unit.text[span.end : span.end + _CONTEXT],
        )

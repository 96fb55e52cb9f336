"""Detection over a whole document: every unit, the declared terms and what other files of the task gave."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrubbing.detection import policy
from scrubbing.detection.aliases import Aliases
from scrubbing.detection.circumstances import circumstances
from scrubbing.detection.company import has_legal_form
from scrubbing.detection.dossier import consider
from scrubbing.detection.engine import Memory, engine
from scrubbing.detection.identity import Inferred, infer
from scrubbing.detection.labels import with_labels
from scrubbing.detection.languages import unchecked
from scrubbing.detection.overlaps import PASSAGES, resolve
from scrubbing.detection.passages.search import find as find_passages
from scrubbing.detection.results import Detection, Span, Term
from scrubbing.detection.sources import sourced
from scrubbing.document import Document, Kind, Sight, Unit, Unread
from scrubbing.findings import DECLARED, Action, Finding, KnownValue, Verdict
from scrubbing.matching import Matcher
from scrubbing.sights import TYPES as SEEN
from scrubbing.surnames import unmistakable
from submissions.reasons import Reason

_CONTEXT = 60
# A name in small letters has more of them.
_TOO_SHORT = 2
# What stands in texts up to this length is remembered for equal ones of the document, so many at a time.
_SHORT = 200
_REMEMBERED = 20_000
_COMPANIES = frozenset({"EMPLOYER", "CLIENT"})
# What is made of everyday words as well is less sure than the rest that is known.
_UNSURE = 0.8
# Where these stand says how much they mean.
_SOURCED = frozenset({"MARKING"})
# One word of these may be an ordinary word in other letters, as it is for the plan.
_CASED = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "MARKING"})


def detect(
    document: Document,
    terms: Sequence[Term],
    known: Sequence[KnownValue],
    passages: bool,
    memory: Memory | None,
) -> Detection:
    """Search a document; see `scrubbing.detection.detect`."""
    every = [unit for unit in document.all_units() if unit.text.strip()]
    units = [unit for unit in every if not unit.doubtful]
    detection = Detection(unchecked=unchecked(units))
    headed = with_labels(units)
    scanned = list(engine().scan_stream(((unit.header, unit.text) for unit in headed), memory))
    people = [value.text for value in known if value.type == "PERSON" and value.scrubbed]
    considered = consider(headed, scanned, people)
    inferred = infer(units, considered, [*terms, *_companies(known)])
    detection.shown = [each.term for each in inferred]
    search = _Declared(terms, known, inferred)
    search.learn(units)
    confidential = find_passages(units) if passages else [[] for _ in units]
    for unit, found, over in zip(units, considered, confidential, strict=True):
        if found is None:
            detection.unread.append(Unread(unit.locator, Reason.DETECTION_INCOMPLETE))
        declared = search.spans(unit.text)
        spans = resolve([*_besides(found or (), declared, unit.text), *declared]) if declared else found or ()
        # One that is known already is found anew.
        places = {(span.start, span.end) for span in over}
        spans = [span for span in spans if span.label not in PASSAGES or (span.start, span.end) not in places]
        # A passage lies over what is found in it: if a person keeps it, that must still go.
        detection.findings += _findings(unit, [*(_told(unit.text, one, spans) for one in _merged(over)), *spans])
    for unit in every:
        if unit.doubtful:
            detection.findings += _findings(unit, resolve(search.spans(unit.text)))
    detection.findings += filter(None, map(_seen, document.all_sights()))
    return detection


def _seen(sight: Sight) -> Finding | None:
    """Return the finding of something seen in a picture, unless that is too unsure for the policy."""
    rule = policy.load().rule(sight.type)
    if sight.score < rule.threshold:
        return None
    return Finding(
        type=sight.type,
        category=rule.category,
        action=rule.action,
        locator=sight.locator,
        start=0,
        end=0,
        value=sight.value,
        score=sight.score,
        reason=rule.explanation,
        picture=sight.picture,
    )


def _besides(found: Sequence[Span], declared: Sequence[Span], text: str) -> Iterator[Span]:
    """Yield what was found, without the people and accounts that are called like the company and by no other name.

    "Acme ships" and "follow @acme" are about the company.
    """
    ordered = sorted((span.start, span.end) for span in declared)
    for span in found:
        if span.label == "USERNAME" and text[span.start] == "@" and (span.start + 1, span.end) in ordered:
            continue
        if span.label == "PERSON":
            first, last = bisect_left(ordered, (span.start, 0)), bisect_left(ordered, (span.end, 0))
            ends = [end for _, end in ordered[first:last]]
            if ends and max(ends) <= span.end:
                rest = text[span.start : ordered[first][0]] + text[max(ends) : span.end]
                if not any(sign.isupper() for sign in rest):
                    continue
        yield span


def _merged(passages: Sequence[Span]) -> list[Span]:
    """Return each passage once: what it may be besides stands in its reason."""
    first: dict[tuple[int, int], Span] = {}
    for passage in passages:
        place = passage.start, passage.end
        if place in first:
            other = policy.load().rule(passage.label).explanation.removeprefix("Reads like ")
            passage = replace(first[place], why=f"{first[place].why} It may as well be {other}")
        first[place] = passage
    return list(first.values())


def _told(text: str, passage: Span, spans: Sequence[Span]) -> Span:
    """Return a passage about a company with whom it is about and what happens, as far as the findings in it tell."""
    if passage.label != "MNPI":
        return passage
    inside = [
        replace(span, start=span.start - passage.start, end=span.end - passage.start)
        for span in spans
        if passage.start <= span.start and span.end <= passage.end
    ]
    told = circumstances(text[passage.start : passage.end], inside)
    return replace(passage, why=f"{passage.why} {told}".strip())


def _companies(known: Sequence[KnownValue]) -> list[Term]:
    """Return the companies that other files of the task gave, whose other forms are looked for like declared ones."""
    return [
        Term(value.text, value.type)
        for value in known
        if value.type in _COMPANIES and value.scrubbed and has_legal_form(value.text)
    ]


class _Declared:
    """Search for what is already known to be sensitive: terms, values of other files, whom the document is from."""

    def __init__(self, terms: Sequence[Term], known: Sequence[KnownValue], inferred: Sequence[Inferred]) -> None:
        declared = Aliases(terms)
        new = [term for term in _companies(known) if not any(True for _ in declared.find(term.text))]
        self._aliases = [Aliases([*terms, *new])]
        # Each for itself, since it has its own reason.
        self._inferred = [(Aliases([each.term]), each.why) for each in inferred]
        self._known: Matcher[KnownValue] = Matcher()
        surnames = unmistakable(known)
        for value in known:
            searched = value.action is not Action.KEEP or value.verdict is Verdict.SCRUB
            if searched and value.type not in SEEN:
                surname = value.type == "PERSON" and value.text.casefold() in surnames
                cased = value.cased or (value.type in _CASED and len(value.text.split()) == 1 and not surname)
                inside = surname or value.type in DECLARED
                word = value.is_also_a_word
                self._known.add(value.text, value, cased=cased, inside_identifiers=inside, also_a_word=word)
        # A name that another file says in full says there what its short form means here.
        self._said = [value.text for value in known if value.type in _COMPANIES and value.scrubbed]
        self._searches = bool(terms or new or inferred or self._known)
        # Of short texts: cells and lines that repeat themselves are searched once.
        self._before: dict[str, list[Span]] = {}

    def learn(self, units: Sequence[Unit]) -> None:
        """Take over the short forms that the document gives to the names."""
        for aliases in (*self._aliases, *(each for each, _ in self._inferred)):
            if aliases:
                aliases.learn([*self._said, *(unit.text for unit in units)])

    def spans(self, text: str) -> list[Span]:
        """Return what is found, overlapping where it does."""
        if not self._searches:
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
            yield Span(match.item.type, match.start, match.end, _UNSURE if match.item.cased else 1.0)
        for aliases in self._aliases:
            if aliases:
                yield from aliases.find(text)
        for aliases, why in self._inferred:
            for span in aliases.find(text):
                yield Span(span.label, span.start, span.end, span.score, why)


def _findings(unit: Unit, spans: Sequence[Span]) -> Iterator[Finding]:
    rules = policy.load()
    for span in spans:
        if _is_noise(span, unit.text[span.start : span.end], drawn=unit.kind is Kind.OCR):
            continue
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
            reason=_reason(span, unit, rule.explanation),
            before=unit.text[max(0, span.start - _CONTEXT) : span.start],
            after=unit.text[span.end : span.end + _CONTEXT],
        )


def _is_noise(span: Span, value: str, *, drawn: bool = False) -> bool:
    """Whether the name finder took a letter or two for a name, as it does in what OCR makes of a drawing. There a
    single one is nothing else either, and an address nowhere: as a value it would go wherever it stands ("Exhibit C.").
    """
    if span.score >= 1:
        return False
    if (drawn or span.label == "ADDRESS") and sum(map(str.isalnum, value)) <= 1:
        return True
    return span.label == "PERSON" and len(value) <= _TOO_SHORT and value.islower()


def _reason(span: Span, unit: Unit, explanation: str) -> str:
    why = span.why or explanation
    return sourced(why, unit) if span.label in _SOURCED else why

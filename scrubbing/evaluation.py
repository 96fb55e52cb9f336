"""How well a detector finds what people marked in a corpus. Plain Python; no engine is loaded by importing it.

A mention is *caught* when every word of it is covered by findings, whatever their labels: that is what redaction needs.
It is *typed* right when half of its characters are covered by findings of a label that counts as right for it. A
finding is right when half of its characters are covered by such mentions.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrubbing.alarms import THRESHOLDS, Alarm, Alarms
from scrubbing.alarms import table as table_of_items
from scrubbing.detection import Incomplete, Span, detect_text, policy

# What a detector's labels mean. Labels that are not here are numbers of some register: ID if there is a digit in what
# was found, else OTHER.
COARSE = {
    "PERSON": "PERSON",
    "PUBLIC_FIGURE": "PERSON",
    "ORGANIZATION": "ORGANIZATION",
    "EMPLOYER": "ORGANIZATION",
    "CLIENT": "ORGANIZATION",
    "LOCATION": "LOCATION",
    "COORDINATES": "LOCATION",
    "ADDRESS": "ADDRESS",
    "NRP": "NRP",
    "AGE": "AGE",
    "DATE_TIME": "DATE_TIME",
    "DATE_OF_BIRTH": "DATE_TIME",
    "EMAIL_ADDRESS": "EMAIL",
    "PHONE_NUMBER": "PHONE",
    "IP_ADDRESS": "IP",
    "URL": "URL",
    "DOMAIN_NAME": "URL",
    "SOCIAL_PROFILE": "URL",
    "IBAN_CODE": "IBAN",
    "CREDIT_CARD": "CREDIT_CARD",
    "USERNAME": "USERNAME",
    "SECRET": "PASSWORD",
    "PASSWORD": "PASSWORD",
    "SWIFT_CODE": "ID",
    "CRYPTO": "ID",
    "MONEY": "OTHER",
    "PRODUCT": "OTHER",
    "MARKING": "OTHER",
    "IDENTITY_TERM": "OTHER",
    **{
        label: label
        for label in (
            "MNPI", "TRADE_SECRET", "PRICING_TERMS", "CUSTOMER_LIST", "STRATEGY", "LEGAL_PRIVILEGE", "HR_CONFIDENTIAL",
            "SECURITY", "SPECIAL_CATEGORY",
        )
    },
}  # fmt: skip
# Words of a mention that need not be found.
_ARTICLES = frozenset({"a", "an", "the"})
_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "madam",
        "judge", "justice", "senator", "deemster", "qc", "kc",
    }
)  # fmt: skip
_ASIDE = _ARTICLES | _TITLES
# The s of a possessive is none.
_WORD = re.compile(r"(?<!\w['’])\b\w+|(?<=\w['’])\w{2,}")
_CONTEXT = 40
_ALL = "all"

# Finds in one text; None if the search did not finish.
Finder = Callable[[str], Sequence[Span] | None]


def meaning(label: str, value: str) -> str:
    """Return the coarse label of a finding."""
    return COARSE.get(label) or ("ID" if any(sign.isdigit() for sign in value) else "OTHER")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that people marked. `accepted` are the coarse labels that count as right, `own` is the corpus's."""

    start: int
    end: int
    label: str
    own: str
    accepted: frozenset[str]
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Scheme:
    """What the labels of one corpus mean; without a mapping they are a detector's own."""

    labels: Mapping[str, str] | None = None
    accept: Mapping[str, Sequence[str]] = field(default_factory=dict)
    exhaustive: frozenset[str] | None = None

    def mention(self, span: Mapping[str, Any], text: str) -> Mention:
        """Understand one span of the corpus. Raises KeyError, TypeError or ValueError if it is none."""
        start, end, own = int(span["start"]), int(span["end"]), str(span["label"])
        if not 0 <= start < end <= len(text):
            raise ValueError
        label = meaning(own, text[start:end]) if self.labels is None else self.labels.get(own, "OTHER")
        accepted = frozenset(self.accept.get(own, ())) or frozenset({label})
        if self.labels is None:
            accepted |= {meaning(str(also), "") for also in span.get("also", ())}
        return Mention(start, end, label, own, accepted, span.get("identifier_type") == "DIRECT")


class BadCorpus(ValueError):
    """A line of a corpus, or the mapping, is not understood. Names the file and the line only."""


def schemes(path: Path) -> dict[str, Scheme]:
    """Read a mapping: the scheme of each corpus by its name. Raises BadCorpus."""
    try:
        corpora = json.loads(path.read_text("utf-8"))["corpora"]
        return {
            name: Scheme(dict(each["map"]), dict(each.get("accept", {})), frozenset(each.get("exhaustive", ())))
            for name, each in corpora.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadCorpus(f"{path} is not a mapping of labels.") from None


def texts(path: Path, scheme: Scheme, limit: int | None = None) -> Iterator[tuple[str, list[Mention]]]:
    """Yield the texts of a corpus with their mentions. Raises BadCorpus."""
    with path.open(encoding="utf-8") as lines:
        read = 0
        for number, line in enumerate(lines, 1):
            if limit is not None and read >= limit:
                return
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                text = record["text"]
                mentions = [scheme.mention(span, text) for span in record["spans"]]
            except (ValueError, KeyError, TypeError, AttributeError):
                raise BadCorpus(f"Line {number} of {path} is not a text with spans.") from None
            read += 1
            yield text, mentions


@dataclass(slots=True)
class Tally:
    """What was counted for one label. `direct` are mentions that identify a person alone."""

    mentions: int = 0
    caught: int = 0
    typed: int = 0
    direct: int = 0
    direct_caught: int = 0
    found: int = 0
    right: int = 0

    def add(self, other: "Tally") -> None:
        """Add another's counts."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def figures(self, exhaustive: bool) -> dict[str, int | float | None]:
        """Return counts and rates; a rate of nothing, or a precision nobody can know, is None."""
        precision = _rate(self.right, self.found) if exhaustive else None
        recall = _rate(self.typed, self.mentions)
        return {
            "count": self.mentions,
            "caught": _rate(self.caught, self.mentions),
            "recall": recall,
            "found": self.found if exhaustive else None,
            "precision": precision,
            "f2": _f2(precision, recall),
            "direct": self.direct or None,
            "direct_caught": _rate(self.direct_caught, self.direct),
        }


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mention that was missed or found as something else, or a false finding, and its context. Quotes the corpus."""

    label: str
    kind: str
    before: str
    value: str
    after: str

    def __str__(self) -> str:
        return " ".join(f"{self.before}[[{self.value}]]{self.after}".split())


@dataclass(slots=True)
class Score:
    """The figures of one detector on one corpus, counted text by text."""

    scheme: Scheme
    keep_mistakes: int = 0
    documents: int = 0
    unfinished: int = 0
    labels: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    own: dict[str, dict[str, Tally]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Tally)))
    person_words: int = 0
    person_words_right: int = 0
    mistakes: list[Mistake] = field(default_factory=list)
    alarms: Alarms = field(default_factory=Alarms)
    _kept: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, text: str, mentions: Sequence[Mention], found: Sequence[Span] | None) -> None:
        """Count one text. One whose search did not finish counts as one in which nothing was found."""
        self.documents += 1
        self.unfinished += found is None
        every = [(meaning(span.label, text[span.start : span.end]), span) for span in found or ()]
        self.alarms.add(mentions, [Alarm(label, span.start, span.end, span.score) for label, span in every])
        findings = [(label, span) for label, span in every if span.score >= policy.load().rule(span.label).threshold]
        self._add_mentions(text, mentions, findings)
        self._add_findings(text, mentions, findings)

    def is_exhaustive(self, label: str) -> bool:
        """Whether the corpus marks everything of a label. Without a mapping: whether it marks it at all."""
        if self.scheme.exhaustive is None:
            return self.labels[label].mentions > 0
        return label in self.scheme.exhaustive

    def result(self) -> dict[str, Any]:
        """Return all figures as plain data."""
        names = sorted(label for label, tally in self.labels.items() if tally.mentions or self.is_exhaustive(label))
        total = Tally()
        for name in names:
            if self.is_exhaustive(name):
                total.add(self.labels[name])
        return {
            "documents": self.documents,
            "unfinished": self.unfinished,
            "labels": {name: self.labels[name].figures(self.is_exhaustive(name)) for name in names},
            "own_labels": {
                f"{name}: {own}": tally.figures(exhaustive=False)
                for name in names
                for own, tally in sorted(self.own[name].items())
                if len(self.own[name]) > 1
            },
            _ALL: total.figures(exhaustive=True),
            "person_words": self.person_words,
            "person_word_precision": _rate(self.person_words_right, self.person_words),
            "by_item": self.alarms.result(
                {COARSE.get(name, name): r.threshold for name, r in policy.load().rules.items()}
            ),
        }

    def _add_mentions(self, text: str, mentions: Sequence[Mention], findings: Sequence[tuple[str, Span]]) -> None:
        masks = _masks(len(text), findings)
        anything = _union(len(text), [(span.start, span.end) for _, span in findings])
        for mention in mentions:
            caught = all(0 not in anything[start:end] for start, end in _words(text, mention.start, mention.end))
            stretches = [masks[label][mention.start : mention.end] for label in mention.accepted if label in masks]
            covered = sum(map(any, zip(*stretches, strict=True)))
            typed = 2 * covered >= mention.end - mention.start
            tally = Tally(1, caught, typed, mention.direct, mention.direct and caught)
            self.labels[mention.label].add(tally)
            self.own[mention.label][mention.own].add(tally)
            if not caught or not typed:
                kind = "mistyped" if caught else "missed"
                self._note(mention.label, kind, text, mention.start, mention.end)

    def _add_findings(self, text: str, mentions: Sequence[Mention], findings: Sequence[tuple[str, Span]]) -> None:
        masks = _masks(len(text), [(label, mention) for mention in mentions for label in mention.accepted])
        nothing = bytearray(len(text))
        for label, span in findings:
            right = 2 * sum(masks.get(label, nothing)[span.start : span.end]) >= span.end - span.start
            self.labels[label].add(Tally(found=1, right=right))
            if not right and (self.scheme.exhaustive is None or label in self.scheme.exhaustive):
                self._note(label, "false", text, span.start, span.end)
        people = _union(len(text), [(span.start, span.end) for label, span in findings if label == "PERSON"])
        marked = masks.get("PERSON", nothing)
        for word in _WORD.finditer(text):
            start, end = word.span()
            if any(people[start:end]) and word.group().casefold() not in _ASIDE:
                self.person_words += 1
                self.person_words_right += any(marked[start:end])

    def _note(self, label: str, kind: str, text: str, start: int, end: int) -> None:
        if self._kept[label, kind] < self.keep_mistakes:
            self._kept[label, kind] += 1
            before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
            self.mistakes.append(Mistake(label, kind, before, text[start:end], after))


def evaluate(corpus: Iterable[tuple[str, list[Mention]]], finder: Finder, score: Score) -> Score:
    """Count every text of a corpus."""
    for text, mentions in corpus:
        score.add(text, mentions, finder(text))
    return score


def ours(text: str) -> list[Span] | None:
    """Find as `manage.py detect` does, and also what the policy's threshold for passages leaves out."""
    try:
        return detect_text(text, passages_from=min(THRESHOLDS))
    except Incomplete:
        return None


def presidio() -> tuple[Finder, str]:
    """Return Presidio's engine with its default recognizers, and which language model it uses.

    The model must be installed; nothing is downloaded. Without one, Presidio has its patterns only.
    """
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngine, NlpEngineProvider, NoOpNlpEngine
    from spacy.util import is_package

    # Its recognizers would fetch a list of domains.
    offline = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), fallback_to_snapshot=True)
    setattr(tldextract, "extract", offline)  # noqa: B010
    model = next((name for name in ("en_core_web_lg", "en_core_web_sm") if is_package(name)), "")
    nlp: NlpEngine = NoOpNlpEngine([{"lang_code": "en", "model_name": ""}])
    if model:
        models = [{"lang_code": "en", "model_name": model}]
        nlp = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models}).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=nlp, supported_languages=["en"])

    def find(text: str) -> list[Span]:
        results = analyzer.analyze(text, language="en")
        return [Span(result.entity_type, result.start, result.end, result.score) for result in results]

    return find, model or "patterns only: no language model is installed"


def table(name: str, result: Mapping[str, Any]) -> str:
    """Return the figures of one detector on one corpus as a table."""
    heads = ("label", "count", "caught", "recall", "found", "precision", "F2", "direct", "caught")
    lines = ["{:32} {:>6} {:>7} {:>7} {:>6} {:>9} {:>7} {:>6} {:>7}".format(*heads)]
    rows = [*result["labels"].items(), *result["own_labels"].items(), (_ALL, result[_ALL])]
    for label, row in rows:
        cells = [_cell(value) for value in row.values()]
        lines.append("{:32} {:>6} {:>7} {:>7} {:>6} {:>9} {:>7} {:>6} {:>7}".format(label, *cells))
    words = f"words of PERSON findings {result['person_words']}, right {_cell(result['person_word_precision'])}"
    head = f"{name}: {result['documents']} texts, {result['unfinished']} not finished; {words}"
    items = [table_of_items(result["by_item"])] if result["by_item"]["without"] else []
    return "\n".join([head, *lines, *items])


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def _words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words are that must be found: all but articles and titles, unless there are no others."""
    words = list(_WORD.finditer(text, start, end))
    needed = [word for word in words if word.group().casefold() not in _ASIDE] or words
    return [word.span() for word in needed] or [(start, end)]


def _masks(length: int, stretches: Iterable[tuple[str, Span | Mention]]) -> dict[str, bytearray]:
    by_label: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for label, each in stretches:
        by_label[label].append((each.start, each.end))
    return {label: _union(length, places) for label, places in by_label.items()}


def _union(length: int, places: Iterable[tuple[int, int]]) -> bytearray:
    """Return a 1 for every character that lies in any of the places."""
    mask = bytearray(length)
    for start, end in places:
        mask[start:end] = b"\1" * (end - start)
    return mask


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _f2(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    if not precision + recall:
        return 0.0
    return round(5 * precision * recall / (4 * precision + recall), 4)

"""What a document as a whole says about the names in it.

Detection looks at windows. A name that is sure in one place is the same name in all others, also where it stands alone,
in capitals or as initials; a word that is a name in one place and something else in ten is something else. Redaction
spreads names over the files of a task by itself (`scrubbing.values`); both take the forms of a name from
`scrubbing.people`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from scrubbing.detection import code_names, double_names, handles, public
from scrubbing.detection.acting import acts
from scrubbing.detection.citations import without_law
from scrubbing.detection.columns import kind_of
from scrubbing.detection.eponyms import without_eponyms
from scrubbing.detection.everyday import is_name
from scrubbing.detection.fields import by_heading
from scrubbing.detection.implausible import plausible
from scrubbing.detection.neighbours import beside
from scrubbing.detection.overlaps import LIES_OVER, resolve
from scrubbing.detection.pseudonyms import LABEL as LETTERS
from scrubbing.detection.pseudonyms import Pseudonyms, are_letters, end_of_mailbox
from scrubbing.detection.results import Span
from scrubbing.detection.terms import without_legal_form
from scrubbing.document import Unit
from scrubbing.frequent import is_frequent
from scrubbing.matching import Matcher, reads_as_word
from scrubbing.names import first_names, last_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY, PLACES_AND_COMMON
from scrubbing.people import forms, parts
from scrubbing.surnames import are_words

_NAMES = frozenset({"PERSON", "ORGANIZATION", "LOCATION"})
# Scores (0..1): from which a full name is looked for elsewhere, from which a single word is, below which a single word
# is a guess, and what a form that stands alone is worth at most.
_SURE, _SURE_ALONE, _GUESS, _ALONE = 0.6, 0.8, 0.6, 0.75
# A judged form (see _Cast) needs a name that is surer.
_SURE_JUDGED = 0.75
# Software that is called like a person is a person only if the finding is surer than this.
_SURE_SOFTWARE = 0.85
# Places from which on a majority counts, and the weight it must have over the minority.
_QUORUM, _MAJORITY = 3, 3.0
_EVERYDAY = ORDINARY | AMBIGUOUS | PLACES_AND_COMMON
# Texts up to this length may come more than once; so many are remembered.
_SHORT, _REMEMBERED = 200, 50_000
_SHORTEST_ALONE, _SHORTEST_COMPANY = 3, 4
_LOWER_WORD = re.compile(r"(?<![^\W_])[a-zß-öø-ÿ]{3,}(?![^\W_])")
_POSSESSIVE = ("'s", "’s")
# "Baker Holt Group (BHG)", 'the Baker Holt Group (hereinafter "the BHG")'.
_SHORT_FORM = re.compile(
    r"\s?\((?:(?:hereinafter|hereafter|henceforth|referred to as),? )*[\"“”'‘]?(?:the )?[\"“”'‘]?"
    r"(?P<short>[A-Z][A-Za-z&.]{1,9})[\"“”'’]?[,)]"
)
# What stands before a surname and belongs to it: initials, or a first name.
_BEFORE_SURNAME = re.compile(
    r"(?:(?<!\w)[^\W\d_a-z]\.[ \u00a0-]?){1,3}$|(?<![\w.@/\-])(?P<first>[^\W\d_a-z][^\W\d_]{1,20})[ \u00a0]$"
)
_LONGEST_BEFORE = 24
# In the middle of a sentence: behind a word in lower case that does not call for a thing.
_MID_SENTENCE = re.compile(r"(?<![\w@/.\-])(?P<word>[a-zß-öø-ÿ'’]+)[,;]?[ \u00a0\n]{1,2}$")
_CALLS_FOR_A_THING = frozenset({"the", "a", "an", "this", "that", "each", "every", "per", "these", "no", "any"})
_GOES_ON = re.compile(r"[ \u00a0](?:[^\W_a-zß-öø-ÿ]|of\b|&)|-\w|\.\w|[/@_]")
_WORD = re.compile(r"[^\W\d_]+")
_MONARCH = re.compile(r"[^\W\d_]+ (?:ii|iii|iv|vi{0,3}|ix|xi{0,3}|xiv|xvi{0,3}|xv|xx?iii)")
# Phrases of contracts and courts; in small letters their words are nobody's name.
_LATIN = frozenset(
    {
        "ab", "absentia", "actus", "ad", "alia", "amicus", "ante", "bona", "camera", "causa", "certiorari", "corpus",
        "curiae", "de", "dicta", "dictum", "ex", "facie", "facto", "fide", "forma", "habeas", "hoc", "in", "infra",
        "inter",
        "ipso", "judicata", "jure", "litem", "loco", "locus", "mandamus", "mens", "mutandis", "mutatis", "nisi", "novo",
        "obiter", "parentis", "parte", "pari", "passu", "per", "post", "prima", "pro", "quasi", "quid", "quo", "quorum",
        "ratio", "rata", "rea", "rem", "res", "se", "sine", "situ", "stare", "status", "sui", "supra", "tem", "tort",
        "ultra", "versus", "vice", "vires", "visa",
    }
)  # fmt: skip
_LOCAL_PART = re.compile(r"[^\W\d_]+")
# Legal forms with full stops look like somebody's initials, and so do their beginnings.
_DOTTED = re.compile(
    r"g\.?m\.?b\.?(?:h\.?)?|s\.[aà]\.? ?r\.?(?:l\.?)?|s\.p\.a\.?|l\.l\.[cp]\.?|p\.l\.c\.?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of a name that is looked for everywhere. A judged one counts in the middle of a sentence and where a
    person acts, one that acts there only."""

    label: str
    score: float
    judged: bool = False
    acts: bool = False
    surname: bool = False


@dataclass(slots=True)
class _Seen:
    """How often, and how surely, one name was found as what."""

    text: str
    weight: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    best: dict[str, float] = field(default_factory=dict)
    capital: bool = False

    def add(self, span: Span, written: str) -> None:
        """Count a finding."""
        self.capital |= not written.islower()
        self.weight[span.label] += span.score  # type: ignore[assignment]
        self.places[span.label] += 1
        self.best[span.label] = max(self.best.get(span.label, 0.0), span.score)

    @property
    def label(self) -> str:
        """Which label it carries by weight; a person unless clearly something else, since only persons go."""
        person = self.weight["PERSON"]
        rest = max(((self.weight[label], label) for label in _NAMES if label != "PERSON"), default=(0, ""))
        if not person or (
            rest[0] >= _MAJORITY * person and self.places[rest[1]] >= _QUORUM and self.best["PERSON"] < _SURE_ALONE
        ):
            return rest[1]
        # As often a place or a company as a person: each finding stays what it is.
        return "PERSON" if person >= 2 * rest[0] else ""


def consider(
    units: Sequence[Unit], found: Sequence[list[Span] | None], people: Iterable[str] = ()
) -> list[list[Span] | None]:
    """Return the findings of the units of one document as the whole document corrects and completes them.

    `people` are the full names that other documents of the task have.
    None stays None. Lists of the input are not changed; equal units may share one.
    """
    bare = [_without_statements(spans) for spans in beside(units, found)]
    headed = without_law(units, list(_each(units, bare, _in_reason)))
    cast = _Cast(units, headed)
    considered = list(_each(units, headed, cast.rewrite)) if cast else headed
    considered = handles.spread(units, code_names.spread(units, considered), people)
    return [_with_statements(spans, before) for spans, before in zip(considered, found, strict=True)]


def _in_reason(header: str, text: str, spans: list[Span]) -> list[Span]:
    """Return the findings of a text as its headings say, without what cannot be."""
    return plausible(text, by_heading(header, text, double_names.whole(text, without_eponyms(text, spans))))


def _without_statements(spans: list[Span] | None) -> list[Span] | None:
    """Return the findings without those that lie over others and would hide them."""
    if spans is None or all(span.label not in LIES_OVER for span in spans):
        return spans
    return [span for span in spans if span.label not in LIES_OVER]


def _with_statements(spans: list[Span] | None, before: list[Span] | None) -> list[Span] | None:
    """Return the findings with those that lay over others before."""
    over = [span for span in before or () if span.label in LIES_OVER]
    return resolve([*spans, *over]) if over and spans is not None else spans


def _each(
    units: Sequence[Unit], found: Sequence[list[Span] | None], work: Callable[[str, str, list[Span]], list[Span]]
) -> Iterator[list[Span] | None]:
    """Yield what the work makes of header, text and findings of each unit; equal ones with one list are done once."""
    done: dict[tuple[str, str, int], list[Span]] = {}
    for unit, spans in zip(units, found, strict=True):
        if spans is None:
            yield None
            continue
        key = (unit.header, unit.text, id(spans))
        result = done.get(key)
        if result is None:
            result = work(unit.header, unit.text, spans)
            if len(unit.text) <= _SHORT and len(done) < _REMEMBERED:
                done[key] = result
        yield result


class _Cast:
    """The persons and organisations that appear in one document, with all their forms."""

    def __init__(self, units: Sequence[Unit], found: Sequence[list[Span] | None]) -> None:
        self._seen: dict[str, _Seen] = {}
        self._phrases = False
        self._short_forms: dict[str, float] = {}
        self._mailboxes: set[str] = set()
        self._listed: set[str] = set()
        self._matcher: Matcher[_Form] = Matcher()
        self._pseudonyms = Pseudonyms()
        self._labels: dict[str, str] = {}
        self._dropped: set[str] = set()
        self._gather(units, found)
        if self._seen:
            # In lower case somewhere: these words are words of the document's language, too.
            self._words = {word for text in {unit.text for unit in units} for word in _LOWER_WORD.findall(text)}
            self._judge()

    def __bool__(self) -> bool:
        return bool(self._seen) or self._phrases

    def _gather(self, units: Sequence[Unit], found: Sequence[list[Span] | None]) -> None:
        for unit, spans in zip(units, found, strict=True):
            listed = bool(unit.header) and kind_of(unit.header) == "PERSON"
            for span in spans or ():
                if span.label == "EMAIL_ADDRESS":
                    self._mailboxes.add(unit.text[span.start : span.end].partition("@")[0].casefold())
                if span.label not in _NAMES:
                    continue
                text = _bare(unit.text[span.start : span.end])
                if span.label == "PERSON" and _is_phrase(text):
                    self._phrases = True
                    continue
                key = text.casefold()
                self._seen.setdefault(key, _Seen(text)).add(span, text)
                if span.label == "PERSON":
                    self._pseudonyms.add(text, span.score)
                if listed:
                    self._listed.add(key)
                if span.label == "ORGANIZATION" and (short := _short_form(unit.text, span)):
                    self._short_forms[short] = max(span.score, self._short_forms.get(short, 0.0))

    def _judge(self) -> None:
        """Decide what every name is, and which forms of it are looked for."""
        people = {key: seen for key, seen in self._seen.items() if seen.label == "PERSON"}
        self._dropped |= {key for key in people if self._is_heading(key)}
        full = {key: seen for key, seen in people.items() if _is_full(seen.text) and key not in self._dropped}
        figures = {key: seen for key, seen in full.items() if self._is_public(key)}
        words = {part.key for seen in full.values() for part in parts(seen.text) if part.role in ("first", "last")}
        for key, seen in self._seen.items():
            if label := seen.label:
                self._labels[key] = label
            if key not in full and label == "PERSON" and self._is_no_person(key, seen, words):
                self._dropped.add(key)
        surnames_here = {_surname(seen.text).casefold() for key, seen in full.items() if key not in figures}
        self._label_known_alone(people, surnames_here, bool(figures))
        private = {key: seen for key, seen in full.items() if key not in figures}
        surnames = {_surname(seen.text) for seen in private.values()}
        for _, seen in sorted(private.items()):
            self._add_person(seen)
        for key, seen in sorted(figures.items()):
            self._labels[key] = "PUBLIC_FIGURE"
            self._add_figure(seen, surnames)
        for key, seen in sorted(people.items()):
            if key not in full and key not in self._dropped and self._labels.get(key) != "PUBLIC_FIGURE":
                self._add_alone(key, seen)
        for short, score in sorted(self._short_forms.items()):
            self._matcher.add(short, _Form("ORGANIZATION", min(score, _ALONE)), cased=True)
        for _, seen in sorted(self._seen.items()):
            if seen.label == "ORGANIZATION" and seen.best["ORGANIZATION"] >= _SURE:
                self._add_company(seen)

    def _label_known_alone(self, people: Iterable[str], surnames: set[str], figures: bool) -> None:
        """Take those for public figures who are said by one name that everybody knows."""
        alone = {key for key in people if key in public.ALONE} - surnames - self._listed
        beside = {key for key in people if key in public.BESIDE} - surnames - self._listed
        monarchs = {key for key in people if _MONARCH.fullmatch(key) and key.split()[0] in public.MONARCHS}
        for key in monarchs | alone | (beside if figures or alone or len(beside) > 1 else set()):
            self._labels[key] = "PUBLIC_FIGURE"

    def _is_no_person(self, key: str, seen: _Seen, words: set[str]) -> bool:
        """Whether a single word that was taken for a person is a word, a place or a program."""
        if key in words or " " in key:
            return False
        if not seen.capital and is_frequent(key) and not is_name(key):
            # Written small, it would be taken for the person wherever the word stands.
            return True
        if key in public.BRANDS:
            return True
        best = seen.best["PERSON"]
        if key in public.SOFTWARE and best < _SURE_SOFTWARE:
            return True
        return best < _GUESS and (key in self._words or key in ORDINARY or key in PLACES_AND_COMMON)

    def _is_heading(self, key: str) -> bool:
        """Whether a name is words that the document writes small as well, none of them a first name ("Quay Wall"), or
        begins with that of a maker."""
        words = key.split()
        if words[0] in public.BRANDS and len(words) > 1:
            return True
        return (
            len(words) > 1
            and all(word in self._words or word in _EVERYDAY for word in words)
            and words[0] in self._words
            and is_frequent(words[0])
            and not is_name(words[0])
            and first_names().isdisjoint(words)
        )

    def _is_public(self, key: str) -> bool:
        """Whether a full name is that of a public figure, and nothing says that here somebody else has it."""
        name = _untitled(key)
        if name not in _figures() or key in self._listed:
            return False
        pieces = [piece for piece in _LOCAL_PART.findall(name) if len(piece) > 1]
        return not any(pieces[-1] in mailbox for mailbox in self._mailboxes)

    def _add_person(self, seen: _Seen) -> None:
        score = seen.best["PERSON"]
        if score < _SURE:
            return
        self._matcher.add(seen.text, _Form("PERSON", score), cased=_needs_case(seen.text))
        alone: set[str] = set()
        surname = _surname(seen.text)
        for form in forms(seen.text):
            single = " " not in form
            if single:
                alone.add(form)
                if form.casefold() in AMBIGUOUS or form.casefold() in self._words:
                    self._add_judged(form, seen, form == surname)
                    continue
            worth = min(score, _ALONE) if single else score
            self._matcher.add(form, _Form("PERSON", worth, surname=form == surname), cased=_needs_case(form))
        for part in parts(seen.text):
            if part.role in ("first", "last") and part.text not in alone:
                self._add_judged(part.text, seen, part.text == surname)

    def _add_judged(self, word: str, seen: _Seen, surname: bool) -> None:
        """Look for a part of a name that is an everyday word as well; if the document uses it as one, where a person
        acts."""
        everyday = word.casefold() in self._words and word.casefold() in _EVERYDAY
        if len(word) < _SHORTEST_ALONE or not word[:1].isupper() or seen.best["PERSON"] < _SURE_JUDGED:
            return
        self._matcher.add(word, _Form("PERSON", _SURE, judged=True, acts=everyday, surname=surname), cased=True)

    def _add_figure(self, seen: _Seen, surnames: set[str]) -> None:
        self._matcher.add(seen.text, _Form("PUBLIC_FIGURE", seen.best["PERSON"]), cased=True)
        surname = _surname(seen.text)
        if surname and surname not in surnames:
            self._labels.setdefault(surname.casefold(), "PUBLIC_FIGURE")
            if self._labels[surname.casefold()] == "PERSON":
                self._labels[surname.casefold()] = "PUBLIC_FIGURE"
            if not self._is_word(surname.casefold()):
                self._matcher.add(surname, _Form("PUBLIC_FIGURE", _ALONE), cased=True)

    def _is_word(self, key: str) -> bool:
        """Whether a word is an everyday one, or one that the document writes small."""
        return key in self._words or key in _EVERYDAY

    def _add_alone(self, key: str, seen: _Seen) -> None:
        """Look for a single word that is unmistakably a person in this document."""
        best = seen.best["PERSON"]
        sure = best >= _SURE_ALONE or (best >= _SURE and seen.places["PERSON"] >= _QUORUM)
        if sure and len(key) >= _SHORTEST_ALONE and seen.text[:1].isupper() and not self._is_word(key):
            surname = key in last_names() and key not in first_names()
            self._matcher.add(seen.text, _Form("PERSON", min(best, _ALONE), surname=surname), cased=True)

    def _add_company(self, seen: _Seen) -> None:
        score = seen.best["ORGANIZATION"]
        for name in dict.fromkeys((seen.text, without_legal_form(seen.text))):
            single = " " not in name
            key = name.casefold()
            if single and (
                len(name) < _SHORTEST_COMPANY
                or score < _SURE_ALONE
                or not name[:1].isupper()
                or self._is_word(key)
                or key in first_names()
                or key in last_names()
            ):
                continue
            worth = min(score, _ALONE) if single else score
            self._matcher.add(name, _Form("ORGANIZATION", worth), cased=_needs_case(name))

    def rewrite(self, header: str, text: str, spans: list[Span]) -> list[Span]:
        """Return the findings of one text with what the cast knows."""
        kept: list[Span] = []
        for span in spans:
            if span.label not in _NAMES:
                kept.append(span)
                continue
            written = text[span.start : span.end]
            key = _bare(written).casefold()
            if span.label == "PERSON" and (key in self._dropped or _is_phrase(written)):
                continue
            if span.label == "PERSON" and key in are_words() and reads_as_word(text, span.start, span.end):
                continue
            end = span.end - 2 if written.endswith(_POSSESSIVE) else span.end
            end = end_of_mailbox(text, end) if span.label == "PERSON" else end
            label = self._labels.get(key, span.label)
            label = LETTERS if label == "PERSON" and are_letters(_bare(written)) else label
            changed = (label, end) != (span.label, span.end)
            kept.append(replace(span, label=label, end=end, why=span.why * (label == span.label)) if changed else span)
        added = [*self._spread(text, kept), *self._pseudonyms.spread(text, kept)]
        if not added:
            return kept if len(kept) < 2 else resolve(kept)
        return resolve([*kept, *added])

    def _spread(self, text: str, spans: Sequence[Span]) -> Iterator[Span]:
        """Yield the forms that stand where nothing was found, or only a part of them."""
        matches = self._matcher.find(text) if self._matcher else []
        position = 0
        ordered = sorted(spans, key=lambda span: span.start)
        for match in matches:
            while position < len(ordered) and ordered[position].end <= match.start:
                position += 1
            form, start, end = match.item, match.start, match.end
            touched = [span for span in _from(ordered, position) if span.start < end]
            if any(span.label != form.label or (span.start <= start and end <= span.end) for span in touched):
                continue
            if not _is_word_of_text(text, start, end) or (form.judged and not _is_person(form, text, start, end)):
                continue
            if form.surname:
                start = _with_given_names(text, start)
            yield Span(form.label, start, end, form.score)


def _from(spans: Sequence[Span], position: int) -> Iterator[Span]:
    """Yield the few spans from a position on that may overlap one form."""
    return (spans[index] for index in range(position, min(len(spans), position + 8)))


def _bare(text: str) -> str:
    """Return a name without the line ends in it and without the ending of a possessive."""
    text = " ".join(text.split())
    return text[:-2] if text.endswith(_POSSESSIVE) else text


def _is_phrase(written: str) -> bool:
    """Whether it is no name: ordinary words in lower case, the Latin of contracts and courts, a legal form."""
    if written.islower():
        return all(word in ORDINARY or word in _LATIN for word in _WORD.findall(written))
    return _DOTTED.fullmatch(written) is not None


def _is_full(name: str) -> bool:
    """Whether a name has a surname and something before it."""
    roles = [part.role for part in parts(name)]
    return "last" in roles and ("first" in roles or "initial" in roles)


def _surname(name: str) -> str:
    return next((part.text for part in reversed(parts(name)) if part.role == "last"), "")


def _untitled(name: str) -> str:
    return "".join(part.text for part in parts(name) if part.role != "title").strip()


def _needs_case(form: str) -> bool:
    """Whether a form in lower case may be ordinary words ("a brown", "will may")."""
    words = form.split()
    return len(words) == 1 or all(
        len(word.strip(".,")) == 1 or word.strip(".,").casefold() in _EVERYDAY for word in words
    )


def _short_form(text: str, span: Span) -> str:
    """Return the acronym that stands in brackets behind an organisation, if its letters are those of the name."""
    match = _SHORT_FORM.match(text, span.end)
    if match is None:
        return ""
    letters = [sign for sign in match.group("short") if sign.isupper()]
    initials = iter([word[0].upper() for word in re.findall(r"[^\W\d_]+", text[span.start : span.end])])
    return match.group("short") if len(letters) > 1 and all(letter in initials for letter in letters) else ""


def _is_word_of_text(text: str, start: int, end: int) -> bool:
    """Whether a match is no part of a compound, a path or a host name."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:] in ("@", "/", "\\", "_", "#") or (before[-1:] in ("-", ".") and before[:1].isalnum()):
        return False
    return not (after[:1] in ("-", ".", "@", "/", "\\", "_") and after[1:].isalnum() and after[1:] != after[1:].upper())


def _is_person(form: _Form, text: str, start: int, end: int) -> bool:
    """Whether a word that may be a name is one by its place."""
    return acts(text, start, end) or (not form.acts and _is_mid_sentence(text, start, end))


def _is_mid_sentence(text: str, start: int, end: int) -> bool:
    before = _MID_SENTENCE.search(text[max(0, start - _LONGEST_BEFORE) : start])
    if before is None or before.group("word") in _CALLS_FOR_A_THING:
        return False
    return _GOES_ON.match(text, end) is None


def _with_given_names(text: str, start: int) -> int:
    """Return where a name begins whose surname begins at `start`."""
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    match = _BEFORE_SURNAME.search(before)
    if match is None:
        return start
    first = match.group("first")
    if first is not None and (first.casefold() not in first_names() or first.casefold() in _EVERYDAY):
        return start
    return start - len(before) + match.start()


@cache
def _figures() -> frozenset[str]:
    return frozenset(name.casefold() for name in public.figures())

"""Forms of a declared name that mean it only in their place: letters, slips, spaced headings, hosts, short forms.

"NBL" in capitals is a company, "nbl" is a part of a host name; "Nortwhind" is a slip of the pen where a name may stand.
What is found becomes a value of the task as it was written, and so goes everywhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scrubbing.detection.apart import Apart
from scrubbing.detection.company import Company
from scrubbing.detection.compounds import Compounds, is_made
from scrubbing.detection.definitions import may_define, means_something_else, short_forms
from scrubbing.detection.everyday import DESCRIPTIONS, FIRMS, KNOWN_LETTERS, is_everyday
from scrubbing.detection.lines import letters_in
from scrubbing.detection.readings import readings
from scrubbing.detection.recognizers.web import is_domain
from scrubbing.detection.results import Span, Term
from scrubbing.detection.slips import Slips
from scrubbing.detection.terms import expanded, is_cased, is_company, matcher
from scrubbing.frequent import is_frequent
from scrubbing.matching import Matcher

_LETTERS_WHY = "The initials of a name that leads to whom the work was done for."
_SHORT_WHY = "A short form that the text itself gives to a name that leads to whom the work was done for."
_SAID_WHY = "The first words of a name that leads to whom the work was done for and that is written out elsewhere."
_HOST_WHY = "An address that is named after whom the work was done for."
_PLAIN_WHY = "A name that leads to whom the work was done for, in other letters."
# What scores less than the first may be ordinary words or letters as well: see `scrubbing.values`.
_SCORE, _LETTERS_SCORE, _SAID_SCORE = 1.0, 0.95, 0.8

# A host name around a term: what must go is the whole name, since its other labels mean nothing without it.
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_INSIDE = re.compile(r"\.(?:local|corp|internal|intern|intranet|lan|private)\Z", re.IGNORECASE)
_LOWER = "a-zß-öø-ÿ"
# Letters count in "ex-NBL" and "NBL-owned", "NBL.pdf" and "NBL.Core", and not in "NBL-2041", "X-NBL" and "a.NBL".
_BEFORE_LETTERS = rf"(?<![^\W_])(?<![.&])(?<![\w.]@)(?:(?<!-)|(?<=[{_LOWER}]-))"
_AFTER_LETTERS = (
    rf"(?:s(?![^\W_]))?(?![^\W_]|&\w|-(?:\d|[^\W\d_{_LOWER}](?![{_LOWER}]))|\.(?!(?:pdf|docx?|xls[xm]?|pptx?|csv|txt|"
    rf"md|zip|png|jpe?g|json|html?)(?!\w)|[^\W\d_{_LOWER}][{_LOWER}])\w)"
)
# Where small letters are an owner: "@nbl/sdk", "github.com/nbl/core", "com.nbl.core".
_OWNED = (
    r"(?<![\w.])(?:@(?=[\w\-]+/)|(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|linkedin\.com/company)[/:]|"
    r"(?:com|org|net|io|de|eu|fr|nl|se|ch|co\.uk)\.)(?P<owner>{})(?=[/.\s\"'\-]|\Z)"
)
_MAX_DEFINED = 40
# What tells that two letters before it are a firm's.
_BEHIND_TWO = FIRMS | {"llp", "llc", "pllc", "plc", "gmbh", "ltd", "inc", "law", "legal", "group", "global"}
# Behind these an everyday word with a capital is a name; behind another word with a capital it is a part of another.
_NO_NAMES_TEXT = """
about after again against all also always and are as ask at because before between both but by call contact
currently dear does even finally first for formerly from had has hello hence here hi however if in into is join
later like maybe meanwhile moreover near never next now of on once only or our per perhaps please previously
recently since so still tell than thanks that then there therefore thus to today under unless until via was we when
where which while who with within without yesterday yet your
"""
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_][\w'’\-]*)[ \u00a0]\Z")
_WORD_AFTER = re.compile(r"[ \u00a0](?P<word>[^\W\d_][\w'’\-]*)")


class Aliases:
    """Finds declared names in texts in whatever form. `learn` takes over the short forms that a document gives them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._matcher = matcher(terms)
        # Short forms, each with whether it is made of everyday words.
        self._short: Matcher[tuple[str, bool]] = Matcher()
        self._letters: dict[str, str] = {}
        self._defined: dict[str, str] = {}
        self._capitals: re.Pattern[str] | None = None
        self._loose: re.Pattern[str] | None = None
        self._owners: re.Pattern[str] | None = None
        self._slips, self._apart, self._compounds = Slips(), Apart(), Compounds()
        self._companies: list[tuple[Company, str]] = []
        for term in expanded(terms):
            self._take(term)
        for term in terms:
            for letters in letters_in(term.text) if is_company(term) else ():
                self._defined.setdefault(letters, term.type)
        self._compile()

    def __bool__(self) -> bool:
        return bool(self._matcher)

    def _take(self, term: Term) -> None:
        text = " ".join(term.text.split())
        if not text:
            return
        if term.type == "IDENTITY_TERM" and not is_company(term):
            self._apart.add_term(text, term.type)
            return
        company = Company.of(text)
        self._slips.add(company, term.type)
        self._apart.add(company, term.type)
        if not is_company(term):
            return
        self._compounds.add(company, term.type)
        self._companies.append((company, term.type))
        for letters in sorted({*company.acronyms, company.partners} - {""}):
            self._letters.setdefault(letters, term.type)
        for short in filter(company.is_own, company.short):
            self._short.add(short, (term.type, True), cased=True)
        # "KPX" of "KPX Energy": letters already; and "QX", which somebody declared.
        for form in (company.core, company.bare):
            if (2 < len(form) < 4 or form == text) and is_cased(Term(form, term.type)) and form not in KNOWN_LETTERS:
                self._letters.setdefault(form, term.type)

    def _compile(self) -> None:
        """Make the patterns for letters: as declared they stand apart, as the text defines them anywhere."""
        self._capitals = _letters_of(self._letters, _BEFORE_LETTERS, _AFTER_LETTERS)
        self._loose = _letters_of(self._defined, r"(?<![^\W_])", r"(?![^\W_])")
        known = sorted((letters.lower() for letters in (*self._letters, *self._defined) if letters.isalpha()), key=len)
        self._owners = re.compile(_OWNED.format("|".join(reversed(known))), re.IGNORECASE) if known else None

    def learn(self, texts: Iterable[str]) -> None:
        """Take over the short forms that texts give to the names, and those that follow from a name in full."""
        found: dict[str, str] = {}
        names = [company.name for company, _ in self._companies]
        unsaid = [(company, type_) for company, type_ in self._companies if company.short]
        for text in texts:
            lowered = text.lower()
            defines = may_define(lowered) and len(found) <= _MAX_DEFINED
            if not defines and not any(company.short[-1].lower() in lowered for company, _ in unsaid):
                continue
            for match in self._matcher.find(text):
                if defines:
                    for short in short_forms(text, match.start, match.end, names):
                        found.setdefault(short, match.item)
                for company, type_ in [each for each in unsaid if each[0].is_whole(text[match.start : match.end])]:
                    unsaid.remove((company, type_))
                    for short in company.short:
                        self._short.add(short, (type_, True), cased=True)
        for short, type_ in found.items():
            self._define(short, type_)
        if found:
            self._compile()

    def _define(self, short: str, type_: str) -> None:
        if means_something_else(short):
            return
        if short.replace("&", "").replace(".", "").isupper() and len(short) <= 10:
            self._defined.setdefault(short.replace(".", ""), type_)
        elif len(short) > 2:
            # With its capital: in small letters it may be a word.
            everyday = all(map(is_everyday, short.split()))
            self._short.add(short, (type_, everyday), cased=everyday or " " not in short)

    def find(self, text: str) -> Iterator[Span]:
        """Yield everything that means one of the names, overlapping where it does."""
        yield from self._find(text)
        for reading, places in readings(text):
            for span in self._find(reading):
                start, end = int(places[span.start]), int(places[span.end - 1]) + 1
                yield replace(span, start=start, end=end, why=span.why or _PLAIN_WHY)

    def _find(self, text: str) -> Iterator[Span]:
        hosts: list[tuple[int, int]] | None = None
        for span in self._named(text):
            yield span
            hosts = hosts if hosts is not None else _hosts(text)
            host = around(hosts, span.start, span.end)
            if host is not None:
                yield Span(span.label, *host, _SCORE, _HOST_WHY)
        yield from self._by_letters(text)
        yield from self._slips.find(text)
        yield from self._apart.find(text)

    def _named(self, text: str) -> Iterator[Span]:
        """Yield what is a name also as a part of a host's."""
        for match in self._matcher.find(text):
            yield Span(match.item, match.start, match.end, _SCORE)
        yield from self._compounds.find(text)
        for said in self._short.find(text) if self._short else ():
            type_, everyday = said.item
            if not everyday:
                yield Span(type_, said.start, said.end, _SCORE, _SHORT_WHY)
            elif _is_a_name_there(text, said.start, said.end):
                yield Span(type_, said.start, said.end, _SAID_SCORE, _SAID_WHY)

    def _by_letters(self, text: str) -> Iterator[Span]:
        for pattern, known, why in (
            (self._capitals, self._letters, _LETTERS_WHY),
            (self._loose, self._defined, _SHORT_WHY),
        ):
            for match in pattern.finditer(text) if pattern is not None else ():
                letters = "".join(sign for sign in match["letters"] if sign.isalnum() or sign == "&").upper()
                yield Span(known[letters], *match.span(), _LETTERS_SCORE, why)
        for match in self._owners.finditer(text) if self._owners is not None else ():
            owner = match["owner"].upper()
            type_ = self._letters.get(owner) or self._defined[owner]
            yield Span(type_, *match.span("owner"), _LETTERS_SCORE, _LETTERS_WHY)
        if not (self._letters or self._defined) or "." not in text:
            return
        for start, end in _hosts(text):
            labels = text[start:end].casefold().split(".")
            for letters, type_ in (*self._letters.items(), *self._defined.items()):
                word = letters.casefold().replace("&", "")
                # Two letters are a company's only where they were registered: "qx.com".
                owners = labels[:-1] if len(word) > 2 else labels[-2:-1]
                if word in owners or any(_is_made_of(word, label) for label in labels[:-1]):
                    yield Span(type_, start, end, _SCORE, _HOST_WHY)


def _letters_of(known: Iterable[str], before: str, after: str) -> re.Pattern[str] | None:
    """Return the pattern for letters as they are, with full stops, and around "&" with spaces."""
    forms: list[str] = []
    for letters in known:
        if "&" in letters:
            forms.append(" ?& ?".join(map(re.escape, letters.split("&"))))
        else:
            forms += [re.escape(letters), r"\.[ \u00a0]?".join(map(re.escape, letters)) + r"\.?"]
    forms.sort(key=len, reverse=True)
    return re.compile(rf"{before}(?P<letters>{'|'.join(forms)}){after}") if forms else None


def _is_made_of(letters: str, label: str) -> bool:
    """Whether a label of a host is a company's letters with what stands behind a company's name: "nbl-logistics",
    "nblgroup", "khllp"."""
    rest = label.removeprefix(letters)
    if not rest or rest == label:
        return False
    if len(letters) == 2:
        return rest.lstrip("-") in _BEHIND_TWO
    return rest[0] == "-" or (rest != "s" and is_made(rest) and not (is_everyday(label) or is_frequent(label)))


def _is_a_name_there(text: str, start: int, end: int) -> bool:
    """Whether everyday words with a capital are a name of their own, and no part of another one or of a heading."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    if before is not None:
        word = before["word"]
        if word.casefold() in ("the", "a", "an", "this") or (word[0].isupper() and word.casefold() not in _NO_NAMES):
            return False
    after = _WORD_AFTER.match(text, end)
    return after is None or not after["word"][0].isupper() or after["word"].casefold() in DESCRIPTIONS


def _hosts(text: str) -> list[tuple[int, int]]:
    """Return the places of host names: those that the world can reach, and those inside a network."""
    if "." not in text:
        return []
    found = (match for match in _HOST.finditer(text))
    return [match.span() for match in found if _INSIDE.search(match.group()) or is_domain(match.group())]


def around(hosts: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Return the one of the host names in which a stretch lies, unless it is the stretch itself."""
    index = bisect_right(hosts, (start, 1 << 62)) - 1
    if index < 0 or hosts[index][1] < end or hosts[index] == (start, end):
        return None
    return hosts[index]

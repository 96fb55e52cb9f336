"""Forms of a declared name that mean it only in their place: letters, slips, spaced headings, hosts, short forms.

"NBL" in capitals is a company, "nbl" is a part of a host name; "Nortwhind" is a slip of the pen where a name may stand.
What is found becomes a value of the task as it was written, and so goes everywhere.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scrubbing.detection.company import LEGAL_FORMS, Company, unmarked
from scrubbing.detection.everyday import DESCRIPTIONS, KNOWN_LETTERS, is_everyday, is_name
from scrubbing.detection.recognizers.web import is_domain
from scrubbing.detection.results import Span, Term
from scrubbing.detection.terms import is_company, matcher
from scrubbing.matching import Matcher

_LETTERS_WHY = "The initials of a name that leads to whom the work was done for."
_SHORT_WHY = "A short form that the text itself gives to a name that leads to whom the work was done for."
_SLIP_WHY = "A misspelling of a name that leads to whom the work was done for."
_SPACED_WHY = "A name that leads to whom the work was done for, with spaces between its letters."
_HOST_WHY = "An address that is named after whom the work was done for."
_PLAIN_WHY = "A name that leads to whom the work was done for, without its accents."
_SCORE, _UNSURE = 1.0, 0.8

# Letters with accents, and the plain letter each of them is written as by those who have none.
_ONE_FOR_ONE = {
    code: plain for code in range(0xC0, 0x250) if len(plain := unmarked(chr(code))) == 1 and plain != chr(code)
}

# A host name around a term: what must go is the whole name, since its other labels mean nothing without it.
_HOST = re.compile(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_INSIDE = re.compile(r"\.(?:local|corp|internal|intern|intranet|lan|private)\Z", re.IGNORECASE)
# Words with a capital, among which slips are looked for.
_CAPITAL_WORD = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W\d_]{5,40}(?![^\W_])")
_SHORTEST_SLIP = 7
# Single letters with as much as three spaces, or one mark, between them.
_SPACED = re.compile(r"(?<![^\W_])[^\W\d_](?:(?:[ \u00a0\t]{1,3}|[.\-_\u00b7*])[^\W\d_](?![^\W_])){4,60}(?![^\W_])")
_SHORTEST_SPACED = 5
# "Acme Group (AG)", 'the Acme Group (hereinafter "the AG")', 'Acme Widgets Ltd, trading as "Wonderworks"'.
_LEGAL_TAIL = rf"(?:,?\s(?i:{LEGAL_FORMS})(?![\w])\.?)?"
_QUOTES = "\"“”„«»'‘’"
_DEFINED = re.compile(
    rf"{_LEGAL_TAIL}[,;]?\s{{0,2}}(?:\(|\[|,? ?(?=[{_QUOTES}]))(?:(?:(?i:hereinafter|hereafter|henceforth|collectively|"
    rf"referred to as|known as|together with its affiliates|formerly|previously|short|kurz|nachfolgend|im folgenden|"
    rf"ci-après|en adelante|di seguito|hierna)),?\s){{0,3}}(?:(?i:the|die|der|das|la|le|el)\s)?"
    rf"[{_QUOTES}]?(?:(?i:the)\s)?(?P<short>[^\W\d_a-z][\w&.'’\-]{{0,24}}(?:\s[^\W\d_a-z][\w&.\-]{{1,20}}){{0,2}})"
    rf"[{_QUOTES}]?(?:\)|\]|,|;| or [{_QUOTES}]|(?<=[{_QUOTES}]))"
)
_ALSO = re.compile(
    rf"{_LEGAL_TAIL}[,;]?\s{{0,2}}\(?(?i:d/b/a|dba|t/a|trading as|doing business as|a/k/a|also known as|f/k/a|"
    rf"formerly(?: known as)?|previously|firmierend als|ehemals|anciennement|exerçant sous le nom)\s[{_QUOTES}]?"
    r"(?P<short>[^\W\d_a-z][\w&.'’\-]{2,24}(?:\s[^\W\d_a-z][\w&.\-]{1,20}){0,3})"
)
_BEFORE = re.compile(r"(?<![\w.\-])(?P<short>[A-Z][A-Z&]{1,8}[A-Z])\s?\((?:the\s)?\Z")
# What contracts call their parties, whoever they are.
_ROLES_TEXT = """
company client customer supplier vendor contractor consultant employer employee buyer seller purchaser lessor
lessee landlord tenant licensor licensee party parties firm group bank bank's borrower lender agent provider
partner issuer owner manager trustee investor plaintiff defendant claimant respondent applicant services agreement
we us our you auftraggeber auftragnehmer gesellschaft käufer verkäufer mieter vermieter kunde lieferant société
fournisseur empresa cliente proveedor società fornitore corporation institution organisation organization
university hospital school
"""
_ROLES = frozenset(_ROLES_TEXT.split())
_MAX_DEFINED = 40
_CUES = (
    "(",
    "[",
    '"',
    "“",
    "„",
    "«",
    "dba",
    "d/b/a",
    "t/a",
    "trading as",
    "business as",
    "known as",
    "ehemals",
    "formerly",
)


@dataclass(frozen=True, slots=True)
class _Slip:
    """A word in which a slip counts: alone, or only beside its neighbour in the name."""

    type: str
    word: str
    alone: bool
    before: str
    after: str


class Aliases:
    """Finds declared names in texts in whatever form. `learn` takes over the short forms that a document gives them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._matcher = matcher(terms)
        self._short: Matcher[str] = Matcher()
        self._letters: dict[str, str] = {}
        self._defined: dict[str, str] = {}
        self._capitals: re.Pattern[str] | None = None
        self._loose: re.Pattern[str] | None = None
        self._slips: list[_Slip] = []
        self._joined: dict[str, str] = {}
        self._companies: list[tuple[Company, str]] = []
        for term in terms:
            self._take(term)
        self._compile()

    def __bool__(self) -> bool:
        return bool(self._matcher)

    def _take(self, term: Term) -> None:
        text = " ".join(term.text.split())
        if not text or (term.type == "IDENTITY_TERM" and not is_company(term)):
            return
        company = Company.of(text)
        words = company.words
        for index, word in enumerate(words):
            alone = word == company.alone or len(words) == 1
            long = len(word) >= _SHORTEST_SLIP and word.isalpha() and word.casefold() not in DESCRIPTIONS
            if long and (len(words) > 1 or not is_everyday(word)):
                before = words[index - 1] if index else ""
                after = words[index + 1] if index + 1 < len(words) else ""
                distinctive = alone and not is_everyday(word) and not is_name(word)
                self._slips.append(_Slip(term.type, word.casefold(), distinctive, before, after))
        for form in {company.bare, company.core, company.alone, text}:
            joined = "".join(sign for sign in form if sign.isalpha()).casefold()
            if len(joined) >= _SHORTEST_SPACED:
                self._joined.setdefault(joined, term.type)
                self._joined.setdefault(unmarked(joined), term.type)
        if not is_company(term):
            return
        self._companies.append((company, term.type))
        if company.letters:
            self._letters.setdefault(company.letters, term.type)
        # "KPX" of "KPX Energy": letters already.
        for form in (company.core, company.bare):
            if 2 < len(form) < 4 and form.isupper() and form not in KNOWN_LETTERS:
                self._letters.setdefault(form, term.type)

    def _compile(self) -> None:
        """Make the patterns for letters: as declared they stand apart, as the text defines them anywhere."""
        self._capitals = _letters_of(self._letters, r"(?<![^\W_])(?<![.&\-@/\\])", r"(?![^\W_]|&\w|-\w|\.\w)")
        self._loose = _letters_of(self._defined, r"(?<![^\W_])", r"(?![^\W_])")

    def learn(self, texts: Iterable[str]) -> None:
        """Take over the short forms that stand in brackets or quotation marks behind a name."""
        found: dict[str, str] = {}
        for text in texts:
            lowered = text.lower()
            if not any(cue in lowered for cue in _CUES):
                continue
            for match in self._matcher.find(text):
                for pattern in (_DEFINED, _ALSO):
                    given = pattern.match(text, match.end)
                    if given is not None:
                        short = given["short"].strip(" .,")
                        if pattern is _ALSO or self._is_short_form(short, text[match.start : match.end]):
                            found.setdefault(short, match.item)
                before = _BEFORE.search(text, max(0, match.start - 24), match.start)
                if before is not None and self._is_short_form(before["short"], text[match.start : match.end]):
                    found.setdefault(before["short"], match.item)
                if len(found) > _MAX_DEFINED:
                    break
        for short, type_ in found.items():
            if short.casefold() in _ROLES or short.casefold() in DESCRIPTIONS:
                continue
            if short.replace("&", "").replace(".", "").isupper() and len(short) <= 10:
                self._defined.setdefault(short.replace(".", ""), type_)
            elif len(short) > 2:
                # With its capital: in small letters it may be a word.
                self._short.add(short, type_, cased=" " not in short)
        if found:
            self._compile()

    def _is_short_form(self, short: str, name: str) -> bool:
        """Whether a short form is made of the name's words or, in their order, of its letters."""
        words = {word.casefold() for word in re.findall(r"[^\W_]+", name)}
        for company, _ in self._companies:
            words |= {word.casefold() for word in re.findall(r"[^\W_]+", company.name)}
        pieces = [piece.casefold() for piece in re.findall(r"[^\W_]+", short)]
        if pieces and all(piece in words for piece in pieces):
            return True
        letters = [sign.casefold() for sign in short if sign.isupper()]
        if len(letters) < 2 or len(letters) < sum(map(str.isalpha, short)):
            return False
        return any(_in_order(letters, full) for full in (name, *(company.name for company, _ in self._companies)))

    def find(self, text: str) -> Iterator[Span]:
        """Yield everything that means one of the names, overlapping where it does."""
        hosts: list[tuple[int, int]] | None = None
        for match in self._matcher.find(text):
            yield Span(match.item, match.start, match.end, _SCORE)
            hosts = hosts if hosts is not None else _hosts(text)
            host = around(hosts, match.start, match.end)
            if host is not None:
                yield Span(match.item, *host, _SCORE, _HOST_WHY)
        yield from self._by_letters(text)
        for match in self._short.find(text) if self._short else ():
            yield Span(match.item, match.start, match.end, _SCORE, _SHORT_WHY)
        if not text.isascii():
            yield from self._without_accents(text)
        if self._slips:
            yield from self._slipped(text)
        if self._joined:
            yield from self._spaced(text)

    def _without_accents(self, text: str) -> Iterator[Span]:
        """Yield names written with accents that were declared without, where every letter stays one letter."""
        plain = text.translate(_ONE_FOR_ONE)
        if plain != text:
            for match in self._matcher.find(plain):
                yield Span(match.item, match.start, match.end, _SCORE, _PLAIN_WHY)

    def _by_letters(self, text: str) -> Iterator[Span]:
        for pattern, known, why in (
            (self._capitals, self._letters, _LETTERS_WHY),
            (self._loose, self._defined, _SHORT_WHY),
        ):
            for match in pattern.finditer(text) if pattern is not None else ():
                yield Span(known[match.group().replace(".", "").upper()], *match.span(), _SCORE, why)
        if not (self._letters or self._defined) or "." not in text:
            return
        for start, end in _hosts(text):
            labels = text[start:end].casefold().split(".")
            for letters, type_ in (*self._letters.items(), *self._defined.items()):
                label = letters.casefold()
                if len(label) > 2 and any(each == label or each.startswith(f"{label}-") for each in labels[:-1]):
                    yield Span(type_, start, end, _SCORE, _HOST_WHY)

    def _slipped(self, text: str) -> Iterator[Span]:
        for match in _CAPITAL_WORD.finditer(text):
            word = match.group().casefold()
            for slip in self._slips:
                if abs(len(word) - len(slip.word)) > 1 or word == slip.word or not _differs_once(word, slip.word):
                    continue
                if is_everyday(word) or is_name(word) or _is_inflected(word, slip.word):
                    continue
                start, end = _beside(text, *match.span(), slip)
                if slip.alone or (start, end) != match.span():
                    yield Span(slip.type, start, end, _UNSURE, _SLIP_WHY)
                    break

    def _spaced(self, text: str) -> Iterator[Span]:
        for match in _SPACED.finditer(text):
            places = [place for place in range(*match.span()) if text[place].isalpha()]
            dense = "".join(text[place].lower()[:1] for place in places)
            for joined, type_ in self._joined.items():
                at = dense.find(joined)
                if at >= 0:
                    yield Span(type_, places[at], places[at + len(joined) - 1] + 1, _SCORE, _SPACED_WHY)


def _letters_of(known: Iterable[str], before: str, after: str) -> re.Pattern[str] | None:
    """Return the pattern for letters as they are and with full stops; of two, only where they are in capitals."""
    forms = [form for letters in known for form in (re.escape(letters), r"\.".join(map(re.escape, letters)) + r"\.?")]
    return re.compile(rf"{before}(?:{'|'.join(sorted(forms, key=len, reverse=True))}){after}") if forms else None


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


def _in_order(letters: Sequence[str], name: str) -> bool:
    """Whether letters stand in a name in their order, the first of them at its beginning."""
    rest = iter(name.casefold().removeprefix("the "))
    return name.casefold().removeprefix("the ").startswith(letters[0]) and all(letter in rest for letter in letters)


def _differs_once(one: str, other: str) -> bool:
    """Whether two words differ by one letter more, less or other, or by two neighbours that changed places."""
    if len(one) > len(other):
        one, other = other, one
    first = 0
    while first < len(one) and one[first] == other[first]:
        first += 1
    if len(one) < len(other):
        return one[first:] == other[first + 1 :]
    if one[first + 1 :] == other[first + 1 :]:
        return first < len(one)
    return one[first : first + 2] == other[first : first + 2][::-1] and one[first + 2 :] == other[first + 2 :]


def _is_inflected(word: str, name: str) -> bool:
    """Whether a word is another form of a word, and no slip: one that begins otherwise is a different name."""
    return word[0] != name[0] and word[1:] == name[1:]


def _beside(text: str, start: int, end: int, slip: _Slip) -> tuple[int, int]:
    """Return the stretch of a slip together with its neighbours in the name, where they stand beside it."""
    if slip.after:
        match = re.compile(rf"[\s\-]{{1,2}}(?:(?:&|and|und)\s)?{re.escape(slip.after)}(?!\w)", re.I).match(text, end)
        end = match.end() if match else end
    if slip.before:
        low = max(0, start - len(slip.before) - 6)
        match = re.compile(rf"(?<!\w){re.escape(slip.before)}[\s\-]{{1,2}}(?:(?:&|and|und)\s)?\Z", re.I).search(
            text, low, start
        )
        start = match.start() if match else start
    return start, end

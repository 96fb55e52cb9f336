"""Names of people where a text says that they are names: titles, letters, mails, signatures and forms.

What a name list or a language model does not know is told by its place. Running text is left to others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.location import places
from scrubbing.names import first_names, last_names, names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY

UPPER = (
    "A-ZÀ-ÖØ-Þ\u0100\u0106\u010c\u010e\u0112\u0118\u011a\u0130\u0139\u0141\u0143\u0147"
    "\u0150\u0158\u015a\u0160\u0164\u016e\u0170\u0179\u017b\u017d\u015e"
)
PARTICLE = (
    r"(?:van der|van den|van de|von der|von dem|van|von|de la|de los|de las"
    r"|del|della|de|da|dos|das|do|di|du|den|der|ten|ter|la|le|el|al|bin|bint|ibn|ben|zu|y|af|av)"
)
_NAME = rf"[{UPPER}][\w'’]{{0,40}}(?:-[{UPPER}][\w'’]{{0,40}}){{0,3}}"
_INITIAL = rf"[{UPPER}]\.(?: ?-?[{UPPER}]\.){{0,2}}"
TOKEN = rf"(?:{_INITIAL}|{_NAME})"
_WORD = re.compile(rf"{_INITIAL}|[\w'’\-]+")
# Abbreviations may end with a dot; after a whole word a dot ends the sentence. The longer one first: Mrs before Mr.
_ABBREVIATED = (
    "Mrs", "Mr", "Ms", "Mx", "Dr", "Prof", "Capt", "Col", "Lt", "Sgt", "Rev", "Hon", "Hr", "Fr", "Mme", "Mlle", "Sra",
    "Sr", "Sig", "Dott", "Ing",
)  # fmt: skip
_SPELLED_OUT = (
    "Miss|Professor|Doctor|Sir|Dame|Lady|Lord|Judge|Justice|Captain|Colonel|Sergeant|Father|Sister|Herr|Frau|Monsieur|"
    "Madame|Señora|Señor|Signora|Signor|Officer|Detective|Inspector|Senator|President|Chairman|Chairwoman|Councillor|"
    "Ambassador|Nurse|Attorney|Uncle|Aunt"
)
_TITLE = rf"(?:{_SPELLED_OUT}|{'|'.join(f'{title}[.]?' for title in _ABBREVIATED)})"
# What stands before it is looked at afterwards: a pattern that begins with its letters is searched ten times faster.
_TITLED = re.compile(
    rf"{_TITLE}[ \u00a0]{{1,2}}(?:{_TITLE}[ \u00a0]{{1,2}}){{0,2}}"
    rf"(?P<name>(?:{PARTICLE}[ \u00a0])?{TOKEN}(?:[ \u00a0]{{1,2}}(?:{PARTICLE}[ \u00a0])?{TOKEN}){{0,3}})"
)
_JOINED = (".", "_")
# A single word that no list knows is a name behind "Dear", and behind "Hi" if a comma follows.
_TO_SOMEBODY = re.compile(r"Dear |(?:Hi|Hello|Hey) \w+,")
# Who made a document: two capitalised words after these are a person.
_MADE_BY = re.compile(
    rf"(?<!\w)(?i:prepared|drafted|written|authored|compiled|signed|witnessed|translated|interviewed|dictated) by "
    rf"(?P<name>{TOKEN}(?: (?:{PARTICLE} )?{TOKEN}){{1,3}})"
)
_LINE_END = r"(?=[ \t]*(?:[,;:.!?|<(\[\n\r\ue000]|[-–]|$))"
_CUED = re.compile(
    rf"(?:(?<![\w])(?:[Mm]y name is|[Cc]all(?:s|ed)? (?:me|him|her)|[Mm]aiden name(?: is| was)?|née|a\.k\.a\.|Dear|Hi|"
    rf"Hello|Hey|Hallo|Hola|Bonjour|Salut|Ciao|Buongiorno|Olá|Hej|Moin|Servus|Guten Tag|Beste|Kære|Kjære|Kära|"
    rf"Kedves|Drogi|Droga|Liebe|Lieber|Cher|Chère|Caro|Cara|Querido|Querida|Estimado|Estimada|Thanks|Thank you|Cheers|"
    rf"Best regards|"
    rf"Kind regards|Regards|Sincerely|Yours sincerely|Yours faithfully|Best|Many thanks|Warm regards|Best wishes|"
    rf"Sent by|Mit freundlichen Grüßen|Cordialement),?[ \t]*\n{{0,2}}[ \t]*"
    rf"|(?<![\w])(?:From|To|Cc|CC|Bcc|Attn|ATTN|Attention|Attendees|Present|Apologies|Absent|Author|Authors|"
    rf"Prepared by|Prepared for|Reviewed by|Approved by|Signed|Signed by|"
    rf"Written by|Submitted by|Reported by|Requested by|Assigned to|Contact|Contact person|Name|Full name|Client|"
    rf"Customer|Patient|Employee|Manager|Supervisor|Owner|Tenant|"
    rf"Landlord|Guest|Passenger|Captain|Witness|Candidate|Applicant|Student|Teacher|Recipient|Sender|Beneficiary|"
    rf"Account holder|Cardholder|Buyer|Seller|Borrower|Lender|"
    rf"Plaintiff|Defendant|Claimant|Respondent|Chair|Secretary|Interviewer|Interviewee|Ansprechpartner|Kontakt|Nom|"
    rf"Nombre|Naam|Nome)[ \t]?[:\ue001][ \t]*(?:\n[ \t]*)?)"
    rf"(?P<name>(?:{_TITLE}[ \u00a0])?{TOKEN}(?:[ \u00a0](?:{PARTICLE}[ \u00a0])?{TOKEN}){{0,4}}){_LINE_END}"
)
_REVERSED = re.compile(
    rf"(?<![\w'’@.\-])(?P<last>(?:{PARTICLE} )?{_NAME}), (?P<first>{_NAME}(?: (?:{_INITIAL}|{_NAME}|"
    rf"[{UPPER}](?!\w))){{0,2}})(?![\w'’])"
)
# The name beside an address: 'Jane Doe <jane@...>', '"Doe, Jane" <...>', 'Jane Doe [mailto:...]'.
_DISPLAYED = re.compile(
    rf"(?<![\w'’@.\-])(?P<name>{_NAME}(?:,? (?:{TOKEN}|{PARTICLE})){{1,3}})[\"']?\s?"
    rf"(?:<|\[|\(|\[mailto:)(?=[\w.+\-]{{1,64}}@)"
)
# A line that is one name, with or without what ends a salutation or begins a signature.
_ON_ITS_LINE = re.compile(
    rf"^[ \t>\-–*]*(?P<name>{TOKEN}(?: {TOKEN}){{0,2}})[ \t]*(?P<end>[,!.:;\-–]*)[ \t]*$", re.MULTILINE
)
# After these a single word is a name only if it is listed as one: "Nurse Sharks", "Captain Cook".
_WEAK_TITLES = frozenset(
    {"Nurse", "Captain", "President", "Officer", "Father", "Sister", "Uncle", "Aunt", "Lady", "Lord", "Judge"}
)
_ROMAN = re.compile(r"[IVXLC]+$")
_AFTER_CAPITAL = re.compile(rf"[{UPPER}][\w'’.\-]*[ \u00a0]{{1,2}}$|[\w'’.\-]+, $")
LOWER_WORD = re.compile(r"(?<![\w.@/\-])[a-zà-ÿ]{3,}(?![\w@])")
_ENDS = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "cpa", "rn", "dds", "obe", "mbe", "kc", "qc"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or the initials of a run of capitalised words; a particle belongs to the word after it."""

    text: str
    start: int
    end: int
    initial: bool
    capitals: bool
    possessive: bool


class NameCueRecognizer(TextRecognizer):
    """Names by what stands around them: a title, a salutation, a label, a mail address."""

    TYPE = "PERSON"

    def load(self) -> None:
        """Read the lists once."""
        self._first = first_names() - {"my", "lo", "us", "so", "an", "in", "no", "do", "he", "she", "may"}
        self._last = last_names()
        self._english_last = frozenset(name.lower() for name in (*names("en_US").last, *names("en_GB").last))
        self._place_words = frozenset(place.lower() for place in places()) | {
            word.lower() for place in places() for word in place.split() if " " in place
        }
        self._unsure = AMBIGUOUS | ORDINARY | self._place_words

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Return the names, titles left out unless the name is an ordinary word as well."""
        return self._by_cues(text, {match.group() for match in LOWER_WORD.finditer(text)})

    def _by_cues(self, text: str, ordinary: set[str]) -> list[tuple[int, int, float]]:
        spans = [*self._titled(text), *self._cued(text, ordinary), *self._reversed(text, ordinary)]
        return [*spans, *self._displayed(text), *self._lines(text, ordinary), *self._makers(text, ordinary)]

    def _titled(self, text: str) -> Iterator[tuple[int, int, float]]:
        for match in _TITLED.finditer(text):
            if text[match.start() - 1 : match.start()].isalnum() or text[match.start() - 1 : match.start()] in _JOINED:
                continue
            title = text[match.start() : match.start("name")].strip(". \u00a0")
            tokens = self._trim(list(tokens_of(text, *match.span("name"))), set())
            if not tokens:
                continue
            if all(token.initial for token in tokens):
                yield match.start(), tokens[-1].end, 0.6
                continue
            single = len(tokens) == 1
            listed = tokens[0].text.lower() in self._last or self._is_first(tokens[0])
            if single and not listed and title in _WEAK_TITLES:
                continue
            weak = single and (tokens[0].text.lower() in ORDINARY or tokens[0].text.lower() in self._place_words)
            if weak and title not in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Herr", "Frau"):
                continue
            ambiguous = single and (tokens[0].text.lower() in AMBIGUOUS or tokens[0].text.lower() in ORDINARY)
            yield (match.start() if ambiguous else tokens[0].start), tokens[-1].end, 0.9

    def _cued(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        for match in _CUED.finditer(text):
            tokens = self._trim(list(tokens_of(text, *match.span("name"))), set())
            names = [token for token in tokens if not token.initial]
            if not names or len(tokens) > 5 or any(token.text.lower() in ORDINARY for token in names):
                continue
            known = [token for token in names if self._is_first(token) or token.text.lower() in self._last]
            if not known and _TO_SOMEBODY.match(text, match.start()) and match.group("name") == names[0].text:
                called = names[0].text.lower()
                unfit = called in ordinary or called in self._place_words or len(called) < 3
                known = [] if unfit else names
            if known or (len(names) in (2, 3) and not any(token.text.lower() in ordinary for token in names)):
                yield tokens[0].start, tokens[-1].end, 0.85

    def _makers(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        """Names of whom a text says that they made it."""
        for match in _MADE_BY.finditer(text):
            tokens = self._trim(list(tokens_of(text, *match.span("name"))), ordinary)
            if len(tokens) in (2, 3) and not any(
                token.capitals or any(token.text.lower() in words for words in (ORDINARY, self._place_words, ordinary))
                for token in tokens
            ):
                yield tokens[0].start, tokens[-1].end, 0.7

    def _displayed(self, text: str) -> Iterator[tuple[int, int, float]]:
        """Names that stand beside their mail address."""
        for match in _DISPLAYED.finditer(text):
            words = [token.text.lower() for token in tokens_of(text, *match.span("name"))]
            address = text[match.end() : match.end() + 64].partition("@")[0].lower()
            if not any(word in ORDINARY for word in words) and any(
                word in self._first or word in self._last or (len(word) > 3 and word in address) for word in words
            ):
                yield *match.span("name"), 0.85

    def _lines(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        """Lines that hold nothing but a name: salutations, signatures, lists of people."""
        for match in _ON_ITS_LINE.finditer(text):
            tokens = list(tokens_of(text, *match.span("name")))
            words = [token.text.lower() for token in tokens]
            if any(word in ORDINARY or word in self._place_words for word in words) or not self._is_first(tokens[0]):
                continue
            if len(tokens) == 1:
                called = match.group("end")[:1] in (",", "!", "-") and match.group("end") != ""
                sure = words[0] not in AMBIGUOUS and words[0] not in ordinary and len(words[0]) > 2
                if sure and not tokens[0].capitals and (called or words[0] in COMMON_FIRST):
                    yield tokens[0].start, tokens[0].end, 0.7
            elif (
                not tokens[-1].initial
                and (words[-1] not in ordinary or words[-1] in self._last)
                and not tokens[0].capitals
            ):
                yield tokens[0].start, tokens[-1].end, 0.65

    def _reversed(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        for match in _REVERSED.finditer(text):
            if _AFTER_CAPITAL.search(text, max(0, match.start() - 30), match.start()):
                # "Jane Doe, John Smith": the word before the comma ends one name, and another follows.
                continue
            first = next(tokens_of(text, *match.span("first")))
            last = match.group("last").lower()
            if not self._is_first(first) or last in self._place_words or last in ORDINARY or last in ordinary:
                continue
            if first.text.lower() in self._place_words or first.text.lower() in AMBIGUOUS:
                continue
            if last.split()[-1] not in self._last:
                continue
            tokens = self._trim(list(tokens_of(text, match.start("first"), match.end())), ordinary)
            if tokens:
                yield match.start(), tokens[-1].end, 0.65

    def _is_first(self, token: Token) -> bool:
        lowered = token.text.lower()
        return lowered in self._first or (("-" in lowered) and lowered.split("-")[0] in self._first)

    def _can_be_name(self, token: Token, ordinary: set[str]) -> bool:
        """Whether a capitalised word may belong to a name: it is no ordinary word, here or in the language."""
        lowered = token.text.lower()
        if lowered in ORDINARY or len(token.text) < 2 or _ROMAN.match(token.text):
            return False
        if token.capitals and lowered not in self._last and lowered not in self._first:
            return False
        return lowered not in ordinary or lowered in self._last

    def _trim(self, tokens: list[Token], ordinary: set[str]) -> list[Token]:
        """Drop what is no name from the end of a run of capitalised words."""
        kept: list[Token] = []
        for token in tokens:
            lowered = token.text.lower()
            # "Basil Hall": an ordinary word that is a listed last name counts as the second or third word of a name.
            surname = lowered in self._last and len(kept) in (1, 2)
            if kept and not (token.initial or surname or lowered in _ENDS or self._can_be_name(token, ordinary)):
                break
            kept.append(token)
            if token.possessive:
                break
        while kept and kept[-1].initial and len(kept) > 2:
            kept.pop()
        return kept


def tokens_of(text: str, start: int, end: int) -> Iterator[Token]:
    """Split a stretch into words and initials; a particle is joined with the word after it."""
    pending: int | None = None
    for match in _WORD.finditer(text, start, end):
        word, word_end = match.group(), match.end()
        possessive = word.endswith(("'s", "’s"))
        if possessive:
            word, word_end = word[:-2], word_end - 2
        if word[:1].islower():
            pending = match.start() if pending is None else pending
            continue
        begin = match.start() if pending is None else pending
        pending = None
        initial = len(word.rstrip(".")) == 1 or ("." in word and len(word) <= 8)
        capitals = len(word) > 1 and word.isupper() and not initial
        yield Token(text[begin:word_end], begin, word_end, initial, capitals, possessive)


def _common_first() -> frozenset[str]:
    """First names of the English list, and those that several lists agree about: these are names rather than words."""
    main = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "en_IE", "en_NZ", "sv_SE", "pl_PL", "pt_BR")
    counts: Counter[str] = Counter()
    for locale in main:
        listed = names(locale)
        counts.update({name.lower() for name in (*listed.female, *listed.male)})
    english = {name.lower() for name in (*names("en_US").female, *names("en_US").male)}
    return frozenset(name for name, count in counts.items() if count >= 2 or name in english)


COMMON_FIRST = _common_first()

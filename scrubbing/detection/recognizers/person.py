"""Names of people without a language model: name lists, titles, cues of letters, mails and tables.

Interim until a trained model takes its place. It favours finding full names; a word that is also an ordinary word, a
place or a month needs more evidence than a capital letter.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scrubbing.detection.recognizers.base import TextRecognizer
from scrubbing.detection.recognizers.location import places
from scrubbing.names import first_names, last_names, names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY

_UPPER = (
    "A-ZÀ-ÖØ-Þ\u0100\u0106\u010c\u010e\u0112\u0118\u011a\u0130\u0139\u0141\u0143\u0147"
    "\u0150\u0158\u015a\u0160\u0164\u016e\u0170\u0179\u017b\u017d\u015e"
)
_PARTICLE = (
    r"(?:van der|van den|van de|von der|von dem|van|von|de la|de los|de las"
    r"|del|della|de|da|dos|das|do|di|du|den|der|ten|ter|la|le|el|al|bin|bint|ibn|ben|zu|y|af|av)"
)
_NAME = rf"[{_UPPER}][\w'’]{{0,40}}(?:-[{_UPPER}][\w'’]{{0,40}}){{0,3}}"
_INITIAL = rf"[{_UPPER}]\.(?: ?-?[{_UPPER}]\.){{0,2}}"
_TOKEN = rf"(?:{_INITIAL}|{_NAME})"
_SEQUENCE = re.compile(rf"(?<![\w'’@.\-]){_TOKEN}(?:[ \u00a0]{{1,2}}(?:{_PARTICLE}[ \u00a0])?{_TOKEN}){{0,6}}")
_WORD = re.compile(rf"{_INITIAL}|[\w'’\-]+")
# Abbreviations may end with a dot; after a whole word a dot ends the sentence.
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Capt|Col|Lt|Sgt|Rev|Hon|Hr|Fr|Mme|Mlle|Sra|Sr|Sig|Dott|Ing)\.?|"
    r"Miss|Professor|Doctor|Sir|Dame|Lady|Lord|Judge|Justice|Captain|Colonel|Sergeant|Father|Sister|Herr|Frau|Monsieur|"
    r"Madame|Señor|Señora|Signor|Signora|Officer|Detective|Inspector|Senator|President|Chairman|Chairwoman|Councillor|"
    r"Ambassador|Nurse|Attorney|Uncle|Aunt)"
)
_TITLED = re.compile(
    rf"(?<![\w.])(?P<title>(?:{_TITLE}[ \u00a0]{{1,2}}){{1,3}})"
    rf"(?P<name>(?:{_PARTICLE}[ \u00a0])?{_TOKEN}(?:[ \u00a0]{{1,2}}(?:{_PARTICLE}[ \u00a0])?{_TOKEN}){{0,3}})"
)
# A single word that no list knows is a name behind "Dear", and behind "Hi" if a comma follows.
_TO_SOMEBODY = re.compile(r"Dear |(?:Hi|Hello|Hey) \w+,")
# Who made a document: two capitalised words after these are a person.
_MADE_BY = re.compile(
    rf"(?<!\w)(?i:prepared|drafted|written|authored|compiled|signed|witnessed|translated|interviewed|dictated) by "
    rf"(?P<name>{_TOKEN}(?: (?:{_PARTICLE} )?{_TOKEN}){{1,3}})"
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
    rf"(?P<name>(?:{_TITLE}[ \u00a0])?{_TOKEN}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])?{_TOKEN}){{0,4}}){_LINE_END}"
)
_REVERSED = re.compile(
    rf"(?<![\w'’@.\-])(?P<last>(?:{_PARTICLE} )?{_NAME}), (?P<first>{_NAME}(?: (?:{_INITIAL}|{_NAME}|"
    rf"[{_UPPER}](?!\w))){{0,2}})(?![\w'’])"
)
# The name beside an address: 'Jane Doe <jane@...>', '"Doe, Jane" <...>', 'Jane Doe [mailto:...]'.
_DISPLAYED = re.compile(
    rf"(?<![\w'’@.\-])(?P<name>{_NAME}(?:,? (?:{_TOKEN}|{_PARTICLE})){{1,3}})[\"']?\s?"
    rf"(?:<|\[|\(|\[mailto:)(?=[\w.+\-]{{1,64}}@)"
)
# A line that is one name, with or without what ends a salutation or begins a signature.
_ON_ITS_LINE = re.compile(
    rf"^[ \t>\-–*]*(?P<name>{_TOKEN}(?: {_TOKEN}){{0,2}})[ \t]*(?P<end>[,!.:;\-–]*)[ \t]*$", re.MULTILINE
)
_ENDING_OF_WORDS = re.compile(r"(?:ly|ing|tions?|ments?|ances?|ences?|ive|ular|ural|ated|ity|ness|able|ible|ical)$")
_STARTS_SENTENCE = re.compile(
    "then|when|while|if|as|and|but|so|because|since|after|before|although|though|once|until|later|yesterday|today|"
    "tomorrow|now|here|there|has|have|had|did|does|do|is|was|will|would|can|could|should|may|ask|tell|call|let|with|"
    "for|to|from|by|also|maybe|perhaps|however|both|like|thanks|please"
)
# Last names that more often end the name of a place or thing.
_VENUES = frozenset(
    {
        "street", "park", "house", "church", "island", "bay", "beach", "road", "lane", "court", "place",
        "square", "garden", "gardens", "river", "lake", "field", "bank", "school", "college", "group", "may",
        "will", "day", "case", "company", "law", "list", "page", "line", "hope", "rock", "hotel", "hill",
    }
)  # fmt: skip
# After these a single word is a name only if it is listed as one: "Nurse Sharks", "Captain Cook".
_WEAK_TITLES = frozenset(
    {"Nurse", "Captain", "President", "Officer", "Father", "Sister", "Uncle", "Aunt", "Lady", "Lord", "Judge"}
)
# "220 C. Pat the meat dry": a unit, not an initial.
_AFTER_NUMBER = re.compile(r"\d ?$")
_ROMAN = re.compile(r"[IVXLC]+$")
_AFTER_CAPITAL = re.compile(rf"[{_UPPER}][\w'’.\-]*[ \u00a0]{{1,2}}$|[\w'’.\-]+, $")
_HEADED = re.compile(
    r"(?:^|(?<=\n))(?P<header>[^\n\ue001]{1,80})\ue001 (?P<cell>[^\n\ue000\ue001]{2,80}?)(?=[ \t]*(?:\n|$|\ue000))"
)
_NAME_HEADER = re.compile(
    r"\b(?:name|surname|client|customer|employee|contact|person|patient|manager|owner|author|attendee|participant|"
    r"guest|passenger|member|tenant|"
    r"applicant|candidate|student|teacher|sender|recipient|assignee|assigned to|reporter|approver|reviewer|prepared by|"
    r"approved by|lead|"
    r"supervisor|officer|agent|advisor|adviser|physician|doctor|nurse|lawyer|attorney|witness|signatory|holder|"
    r"beneficiary|responsible|"
    r"vorname|nachname|mitarbeiter|kunde|ansprechpartner|nom|prénom|nombre|apellido|naam|cognome|nome)\b",
    re.IGNORECASE,
)
# A heading that can only stand over people's names: even an ordinary word ("Grace", "Hill") is a name below it.
_PERSON_NAME_HEADER = re.compile(
    r"\b(?:(?:first|last|given|family|middle|maiden|full) ?names?|surnames?|forenames?|vorname|nachname|prénom|"
    r"nom de famille|apellidos?|cognome)\b",
    re.IGNORECASE,
)
# What programs call their output, in notebooks above all.
_STREAMS = frozenset({"stdout", "stderr", "stdin"})
_NOT_NAME_HEADER = re.compile(
    r"\b(?:file|product|project|company|item|brand|model|event|sheet|table|column|field|host|domain|user|account|city|"
    r"country|street|"
    r"id|no|number|code|date|type|status|count|phone|mobile|email|e-mail|address|size|amount|title|role|position|age|"
    r"score|rate|price|total)\b",
    re.IGNORECASE,
)
# Names with a capital inside begin with "Fitz", "Mac", "De" and the like.
_LONGEST_PREFIX = 4
_LOWER_WORD = re.compile(r"(?<![\w.@/\-])[a-zà-ÿ]{3,}(?![\w@])")
_NO_INITIALS = frozenset({"A", "I", "U.S.", "U.K.", "U.N.", "E.U.", "P.S.", "N.B.", "P.O.", "A.M.", "P.M."})
_ENDS = frozenset(
    {"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "cpa", "rn", "dds", "obe", "mbe", "kc", "qc"}
)


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    initial: bool
    capitals: bool
    possessive: bool


class PersonRecognizer(TextRecognizer):
    """Full names by list and by cue; single first names only where a cue or an unmistakable name speaks for them."""

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
        ordinary = {match.group() for match in _LOWER_WORD.finditer(text)}
        spans = [*self._titled(text), *self._cued(text, ordinary), *self._cells(text), *self._reversed(text, ordinary)]
        spans += [*self._displayed(text), *self._lines(text, ordinary), *self._makers(text, ordinary)]
        spans += self._sequences(text, ordinary)
        return spans

    def _titled(self, text: str) -> Iterator[tuple[int, int, float]]:
        for match in _TITLED.finditer(text):
            tokens = self._trim(list(_tokens(text, *match.span("name"))), set())
            if not tokens:
                continue
            if all(token.initial for token in tokens):
                yield match.start(), tokens[-1].end, 0.6
                continue
            single = len(tokens) == 1
            listed = tokens[0].text.lower() in self._last or self._is_first(tokens[0])
            if single and not listed and match.group("title").strip(". ") in _WEAK_TITLES:
                continue
            weak = single and (tokens[0].text.lower() in ORDINARY or tokens[0].text.lower() in self._place_words)
            if weak and match.group("title").strip(". ") not in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Herr", "Frau"):
                continue
            ambiguous = single and tokens[0].text.lower() in AMBIGUOUS | ORDINARY
            yield (match.start() if ambiguous else tokens[0].start), tokens[-1].end, 0.9

    def _cued(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        for match in _CUED.finditer(text):
            tokens = self._trim(list(_tokens(text, *match.span("name"))), set())
            names = [token for token in tokens if not token.initial]
            if not names or len(tokens) > 5 or any(token.text.lower() in ORDINARY for token in names):
                continue
            known = [token for token in names if self._is_first(token) or token.text.lower() in self._last]
            if not known and _TO_SOMEBODY.match(text, match.start()) and match.group("name") == names[0].text:
                called = names[0].text.lower()
                known = [] if called in ordinary | self._place_words or len(called) < 3 else names
            if known or (len(names) in (2, 3) and not any(token.text.lower() in ordinary for token in names)):
                yield tokens[0].start, tokens[-1].end, 0.85

    def _makers(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        """Names of whom a text says that they made it."""
        for match in _MADE_BY.finditer(text):
            tokens = self._trim(list(_tokens(text, *match.span("name"))), ordinary)
            unfit = ORDINARY | self._place_words | ordinary
            if len(tokens) in (2, 3) and not any(token.capitals or token.text.lower() in unfit for token in tokens):
                yield tokens[0].start, tokens[-1].end, 0.7

    def _displayed(self, text: str) -> Iterator[tuple[int, int, float]]:
        """Names that stand beside their mail address."""
        for match in _DISPLAYED.finditer(text):
            words = [token.text.lower() for token in _tokens(text, *match.span("name"))]
            address = text[match.end() : match.end() + 64].partition("@")[0].lower()
            if not any(word in ORDINARY for word in words) and any(
                word in self._first or word in self._last or (len(word) > 3 and word in address) for word in words
            ):
                yield *match.span("name"), 0.85

    def _lines(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        """Lines that hold nothing but a name: salutations, signatures, lists of people."""
        for match in _ON_ITS_LINE.finditer(text):
            tokens = list(_tokens(text, *match.span("name")))
            words = [token.text.lower() for token in tokens]
            if any(word in ORDINARY or word in self._place_words for word in words) or not self._is_first(tokens[0]):
                continue
            if len(tokens) == 1:
                called = match.group("end")[:1] in (",", "!", "-") and match.group("end") != ""
                sure = words[0] not in AMBIGUOUS and words[0] not in ordinary and len(words[0]) > 2
                if sure and not tokens[0].capitals and (called or words[0] in _COMMON_FIRST):
                    yield tokens[0].start, tokens[0].end, 0.7
            elif (
                not tokens[-1].initial
                and (words[-1] not in ordinary or words[-1] in self._last)
                and not tokens[0].capitals
            ):
                yield tokens[0].start, tokens[-1].end, 0.65

    def _cells(self, text: str) -> Iterator[tuple[int, int, float]]:
        """Whole cells of a column whose heading says that it holds people."""
        for match in _HEADED.finditer(text):
            header, cell = _words_of(match.group("header")), match.group("cell")
            if not _NAME_HEADER.search(header) or _NOT_NAME_HEADER.search(header):
                continue
            words = [word for word in re.split(r"[\s,.]+", cell) if word]
            if not 1 <= len(words) <= 5 or not all(
                word.replace("-", "").replace("'", "").replace("’", "").isalpha() for word in words
            ):
                continue
            lowered = [word.lower() for word in words]
            if (header.lower() in ("name", "names") and cell in _STREAMS) or self._is_identifier(cell):
                continue
            known = any(word in self._first or word in self._last for word in lowered)
            strange = not any(word in ORDINARY or word in self._place_words for word in lowered)
            says_name = re.search(r"name|nom\b|naam|nome", header, re.IGNORECASE) is not None
            if (
                (_PERSON_NAME_HEADER.search(header) and cell[:1].isupper() and not cell.isdigit())
                or (known and (strange or len(words) > 1))
                or (strange and (says_name or len(words) in (2, 3)))
            ):
                yield match.start("cell"), match.end("cell"), 0.8

    def _is_identifier(self, cell: str) -> bool:
        """Whether a cell is words of a program run together ("WarningLevel"), not a name like FitzGerald or LaToya."""
        pieces = [piece.lower() for piece in _words_of(cell).split()]
        if len(pieces) < 2 or " " in cell or any(piece in self._first or piece in self._last for piece in pieces):
            return False
        return len(pieces[0]) > _LONGEST_PREFIX or all(piece in ORDINARY for piece in pieces)

    def _reversed(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        for match in _REVERSED.finditer(text):
            if _AFTER_CAPITAL.search(text, max(0, match.start() - 30), match.start()):
                # "Jane Doe, John Smith": the word before the comma ends one name, and another follows.
                continue
            first = next(_tokens(text, *match.span("first")))
            last = match.group("last").lower()
            if not self._is_first(first) or last in self._place_words or last in ORDINARY or last in ordinary:
                continue
            if first.text.lower() in self._place_words | AMBIGUOUS or last.split()[-1] not in self._last:
                continue
            tokens = self._trim(list(_tokens(text, match.start("first"), match.end())), ordinary)
            if tokens:
                yield match.start(), tokens[-1].end, 0.65

    def _sequences(self, text: str, ordinary: set[str]) -> Iterator[tuple[int, int, float]]:
        for match in _SEQUENCE.finditer(text):
            tokens = list(_tokens(text, *match.span()))
            position = 0
            while position < len(tokens):
                length, score = self._name_at(tokens, position, ordinary, text)
                if length:
                    yield tokens[position].start, tokens[position + length - 1].end, score
                position += max(1, length)

    def _name_at(self, tokens: list[_Token], position: int, ordinary: set[str], text: str) -> tuple[int, float]:
        """Return how many tokens from here on are one name, and how sure that is. (0, 0) when none."""
        first = tokens[position]
        rest = self._rest(tokens, position, ordinary)
        if not rest:
            return (1, 0.55) if self._alone(tokens, position, ordinary) else (0, 0.0)
        surname = rest[-1].text.lower().rpartition(" ")[2]
        listed = surname in self._last or surname.split("-")[0] in self._last
        if first.initial:
            score = self._rate_initials(first, surname, listed, ordinary, text)
        elif self._is_first(first):
            score = self._rate_listed(first, listed, ordinary)
        else:
            score = self._rate_unlisted(first, surname, ordinary) if listed and len(rest) < 3 else 0.0
        return (1 + len(rest), score) if score else (0, 0.0)

    def _rest(self, tokens: list[_Token], position: int, ordinary: set[str]) -> list[_Token]:
        """Return the tokens that may go on the name that begins at a position."""
        first = tokens[position]
        if first.possessive:
            return []
        sure = self._is_first(first) and first.text.lower() not in self._unsure
        rest: list[_Token] = []
        complete = False
        for token in tokens[position + 1 : position + 5]:
            listed = token.text.lower().rpartition(" ")[2] in self._last
            allowed = self._can_be_name(token, ordinary) or (sure and not complete and self._is_wordy_surname(token))
            # Behind a listed last name only another one goes on: "Jane Miller Consulting" is Jane Miller's.
            if not token.initial and (not allowed or (complete and not listed)):
                break
            rest.append(token)
            complete = complete or (listed and not self._is_first(token))
            if token.possessive:
                break
        while rest and rest[-1].initial:
            rest.pop()
        return rest

    def _rate_initials(self, first: _Token, surname: str, listed: bool, ordinary: set[str], text: str) -> float:
        """Rate "J. Doe". The letter of a heading, a unit or an abbreviation is no initial."""
        if (
            surname in self._place_words
            or first.text in _NO_INITIALS
            or _AFTER_NUMBER.search(text, max(0, first.start - 2), first.start)
        ):
            return 0.0
        if listed:
            return 0.6
        word = surname in ordinary or _ENDING_OF_WORDS.search(surname) is not None
        return 0.0 if word or _starts_line(text, first.start) else 0.5

    def _rate_listed(self, first: _Token, listed: bool, ordinary: set[str]) -> float:
        """Rate what begins with a listed first name."""
        lowered = first.text.lower()
        if lowered in ORDINARY or (first.capitals and not listed):
            return 0.0
        if lowered in self._unsure:
            return 0.6 if listed and lowered not in ordinary else 0.0
        return 0.85 if listed else 0.65

    def _rate_unlisted(self, first: _Token, surname: str, ordinary: set[str]) -> float:
        """Rate an unknown word before a listed last name: a first name of another part of the world, perhaps."""
        lowered = first.text.lower()
        word = surname in AMBIGUOUS or lowered in self._place_words or _ENDING_OF_WORDS.search(lowered) is not None
        return 0.0 if word or first.capitals or not self._can_be_name(first, ordinary) else 0.5

    def _is_wordy_surname(self, token: _Token) -> bool:
        """Whether an ordinary word is a common surname ("King"), and not rather what a street or house is called."""
        lowered = token.text.lower()
        return lowered in self._english_last and lowered in ORDINARY and lowered not in _VENUES

    def _is_first(self, token: _Token) -> bool:
        lowered = token.text.lower()
        return lowered in self._first or (("-" in lowered) and lowered.split("-")[0] in self._first)

    def _can_be_name(self, token: _Token, ordinary: set[str]) -> bool:
        """Whether a capitalised word may belong to a name: it is no ordinary word, here or in the language."""
        lowered = token.text.lower()
        if lowered in ORDINARY or len(token.text) < 2 or _ROMAN.match(token.text):
            return False
        if token.capitals and lowered not in self._last and lowered not in self._first:
            return False
        return lowered not in ordinary or lowered in self._last

    def _alone(self, tokens: list[_Token], position: int, ordinary: set[str]) -> bool:
        """Whether a single first name stands for a person: unmistakable, and not part of a longer run of capitals."""
        token = tokens[position]
        lowered = token.text.lower()
        others = [other.text.lower() for other in tokens if other is not token]
        if token.initial or token.capitals or len(lowered) < 3 or not all(other in ORDINARY for other in others):
            return False
        if lowered in self._unsure or lowered in ordinary or position != len(tokens) - 1:
            return False
        # Behind another capitalised word it may be the end of a title ("Project Falcon", "Lake Victoria").
        return lowered in _COMMON_FIRST and (position == 0 or _STARTS_SENTENCE.fullmatch(others[0]) is not None)

    def _trim(self, tokens: list[_Token], ordinary: set[str]) -> list[_Token]:
        """Drop what is no name from the end of a run of capitalised words."""
        kept: list[_Token] = []
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


def _words_of(header: str) -> str:
    """Return the heading of a column as words: "first_name" and "firstName" as "first name"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header.replace("_", " ").replace("-", " "))


def _tokens(text: str, start: int, end: int) -> Iterator[_Token]:
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
        yield _Token(text[begin:word_end], begin, word_end, initial, capitals, possessive)


def _starts_line(text: str, position: int) -> bool:
    """Whether a position begins a line, where an initial is more likely the letter of a heading."""
    return not text[text.rfind("\n", 0, position) + 1 : position].strip(" \t#*-\u2013(")


def _common_first() -> frozenset[str]:
    """First names of the English list, and those that several lists agree about: these are names rather than words."""
    main = ("en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "en_IE", "en_NZ", "sv_SE", "pl_PL", "pt_BR")
    counts: Counter[str] = Counter()
    for locale in main:
        listed = names(locale)
        counts.update({name.lower() for name in (*listed.female, *listed.male)})
    english = {name.lower() for name in (*names("en_US").female, *names("en_US").male)}
    return frozenset(name for name, count in counts.items() if count >= 2 or name in english)


_COMMON_FIRST = _common_first()

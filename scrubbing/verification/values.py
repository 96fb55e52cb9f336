"""What "the value is still there" means, for text, names and bytes. Written anew, apart from redaction's own rule.

A value counts where it stands as words of its own: "Ann" in "Annual" is no survivor. Neither accents nor the marks that
join words matter, nor how the digits of a long number are grouped. Case does not matter either, except that a one-word
name ("Rose"), and what is known to be made of ordinary words, counts only as it was found or in capitals. One word
inside an identifier ("order_ann", "orderAnn") counts for what the contractor declared only, and for surnames that are
unmistakable, whatever their case; a rare word that was declared counts anywhere within a longer one. Several words
joined by underscores always do. A surname that is an everyday word ("Young") does not count before a word that no
person has ("Young people"). One word of a person right before a year counts, as in keys of citations
("harrington2020"). In bytes that nobody decoded, forms of less than 5 bytes are not sought: they would turn up by
chance.
"""

import base64
import re
import string
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scrubbing.findings import DECLARED, KnownValue
from scrubbing.surnames import DOES, HAPPENS, MEASURES, NEUTRAL, OBJECTS, SAYS, unmistakable
from scrubbing.verification.misread import MisreadSearch
from scrubbing.verification.scan import SHORTEST, Scanner

# Characters without width that may sit inside or between words: soft hyphen, joiners, direction and variation marks.
_NO_WIDTH = frozenset(
    {0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF}.union(
        range(0x200B, 0x2010),
        range(0x202A, 0x202F),
        range(0x2060, 0x2065),
        range(0x2066, 0x2070),
        range(0xFE00, 0xFE10),
        range(0xE0000, 0xE1000),
    )
)
# "CONFIDENTIAL" is a marking, "confidential" a word.
_ONE_WORD_NAMES = frozenset({"PERSON", "LOCATION", "ORGANIZATION", "MARKING"})
# Marks that writers use for one another.
_ALIKE = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
# Scripts that write words without spaces: a value of theirs stands inside a longer run of letters.
_UNSPACED_RANGES = (
    "\u0e00-\u0eff\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_UNSPACED = re.compile(f"[{_UNSPACED_RANGES}]")
_LETTER = rf"[^\W_{_UNSPACED_RANGES}]"
# Where the words of an identifier meet: "AcmeClient", "ACMEClient", "acme2".
_LOWER, _UPPER = "[a-z\u00df-\u00f6\u00f8-\u00ff]", "[A-Z\u00c0-\u00d6\u00d8-\u00de]"
_MEETING = re.compile(
    rf"(?<={_LOWER})(?={_UPPER})|(?<={_UPPER})(?={_UPPER}{_LOWER})|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])"
)
_EMPHASIS = str.maketrans({"_": " ", "*": "", "~": ""})
_JOINING = re.compile(r"(?<=[^\W_])[-._+]+(?=[^\W_])")
# Marks that writers leave out or add without meaning another word: accents, the vowels of Hebrew and Arabic.
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_WITHOUT_ACCENT = str.maketrans(
    dict(zip("øØłŁđĐħĦıðÐ", "oOlLdDhHidD", strict=True))
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ß": "ss", "ẞ": "SS"}
)
_WITH_AN_E = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "Å": "Aa"})
# As many digits as a telephone number has, with what may stand between its groups.
_LONG_NUMBER = re.compile(r"\d(?:[ ().\-/]{0,3}\d){8,40}")
_DIGITS = re.compile(r"\d+")
_FEWEST_DIGITS = 9
_COUNTRY = re.compile(r"(?:\+|00)\d{1,3}[ .\-]")
# A word's beginning with a year right behind it: keys of citations have the name in any case.
_KEY = re.compile(r"(?<![^\W_])[^\W\d_]{6,}+(?=(?:19|20)\d\d(?!\d))")
# Words with a capital that is not their first letter. Of both cases at random they are a value whose case matters, too:
# no ordinary word is written so. Shorter ones are abbreviations and units.
_INNER_CAPITAL = re.compile(r"(?<!\w)[^\W\d_]+[A-Z][^\W\d_]*+(?!\w)")
_SHORTEST_ODD = 4
_LINE_DIVIDED = re.compile(r"(?<=\w)-[ \t]*\r?\n[ \t]*(?=\w)")
_LINE_BROKEN = re.compile(r"(?<=\w[-@./+])[ \t]*\r?\n[ \t]*(?=\w)|(?<=\w)\r?\n[ \t]*(?=[@.]\w)")
_LINE_PREFIX = re.compile(r"(?<=\n)[ \t]*(?:>[> \t]*|#+|//+|\*|--|;+|%+)(?=[ \t])")
# Words of Latin letters among which stand Cyrillic or Greek ones that look the same.
_LETTERS = re.compile(r"[^\W\d_]+")
_GREEK_OR_CYRILLIC = re.compile("[\u0370-\u052f\u0261]")
_LOOKALIKES = str.maketrans("авеѕіјкмнорстухԁԛԝһɡαεικνορτυχ", "abesijkmhopctyxdqwhgaeikvoptux")
_PIECES = re.compile(r"[^\W_]+")
_NAME_MARKS = str.maketrans("_-.+", "    ")
_SHORTEST_IN_BYTES = 5
# Six letters in any case turn up by chance in a gigabyte of base64, as mails and pages carry it.
_SHORTEST_WITHIN_BYTES = 7
# Without its spaces a shorter phrase would be met in ordinary words ("Ed Ward" in "Edward").
_SHORTEST_SPACED = 8
# From here on a form is too long to meet by chance in binary data, so what stands beside it does not matter.
_SURE_IN_BYTES = 10
# Base64 of a value at an unknown alignment loses up to two characters at each end; less than this proves nothing.
_SHORTEST_BASE64 = 8
# Letters A-Z as a-z and every white space as a space.
_FOLD = bytes.maketrans(string.ascii_uppercase.encode() + b"\t\n\r\x0b\x0c", string.ascii_lowercase.encode() + b"     ")
_WIDE = ("utf-16-le", "utf-16-be")
# What stands between a word and the next: white space, and the tags and marks of whatever the bytes are.
_NEXT = re.compile(r"(?:\s|<[^<>]{0,200}>|[*_~])+([a-z]+)(?!\w)(?:[\s*_~]+([^\W\d_]+))?")
_NEXT_LENGTH = 400


@dataclass(frozen=True, slots=True)
class Wanted:
    """One value that must be gone, in the form texts are compared in. `cased` says that its case matters, `whole` that
    it must not touch an underscore, `declared` that it counts within identifiers of mixed case, `word` that it is an
    everyday word as well, as which it is read where a word follows that no person has, `within` that it counts within
    longer words."""

    text: str
    cased: bool
    whole: bool
    declared: bool = False
    word: bool = False
    within: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The spellings that count when case matters."""
        forms = [self.text, self.text.upper()]
        forms = [*forms, self.text.title()] if self.text.isupper() or self.text.islower() else forms
        if self.word and " " in self.text:
            # In small letters it is a phrase, but not where marks join it.
            forms += [self.text.lower().replace(" ", mark) for mark in "-_.+"]
        return tuple(dict.fromkeys([*forms, *map(unaccented, forms), unaccented(self.text).upper()]))


class Values:
    """All values that must be gone from one copy."""

    def __init__(self, gone: Sequence[KnownValue]) -> None:
        # Of two readings of one form the stricter one comes last and stays.
        surnames = unmistakable(gone)
        wanted = {_wanted(value, spelling, surnames) for value in gone for spelling in _spelled(value)} - {None}
        self.wanted = sorted(filter(None, wanted), key=lambda wanted: not wanted.whole)
        self.substitutes = [value.substitute for value in gone]
        anycase = [wanted for wanted in self.wanted if not wanted.cased]
        self._folded = _TextSearch({fold(wanted.text): wanted.whole for wanted in anycase})
        within = sorted({re.escape(fold(wanted.text)) for wanted in self.wanted if wanted.within})
        self._within = re.compile("|".join(within)) if within else None
        self._declared = _TextSearch({fold(wanted.text): False for wanted in anycase if wanted.declared})
        unspaced = {_dense(wanted.text) for wanted in self.wanted if _UNSPACED.search(wanted.text)}
        self._unspaced = re.compile("|".join(_whole(dense, False) for dense in sorted(unspaced))) if unspaced else None
        self._phrases = _TextSearch({_apart(fold(wanted.text)): False for wanted in anycase if " " in wanted.text})
        self._cased = _TextSearch(
            {
                unaccented(form): wanted.whole
                for wanted in self.wanted
                if wanted.cased
                for form in wanted.forms
                if not (wanted.word and form == wanted.text and " " not in form)
            }
        )
        self._words = _also_words(self.wanted)
        self._odd = {fold(wanted.text) for wanted in self.wanted if wanted.cased and len(wanted.text) >= _SHORTEST_ODD}
        self._numbers = {digits for wanted in self.wanted for digits in _numbers(wanted.text)}
        self._cased_declared = _TextSearch(
            {
                unaccented(form): False
                for wanted in self.wanted
                if wanted.cased and wanted.declared
                for form in wanted.forms
            }
        )
        in_keys = [
            (value, _wanted(value, spelling, surnames))
            for value in gone
            if value.stands_in_keys
            for spelling in _spelled(value)
        ]
        self._keys = {fold(wanted.text) for value, wanted in in_keys if wanted and not value.is_ordinary}
        self._cased_keys = {unaccented(form) for _, wanted in in_keys if wanted for form in wanted.forms}
        self._bytes = _BytesSearch(self.wanted)
        self._spaced = _SpacedSearch({fold(wanted.text) for wanted in self.wanted if not wanted.cased})
        self._misread = MisreadSearch(
            (wanted.text for wanted in anycase),
            self.substitutes,
            cased=(wanted.text for wanted in self.wanted if wanted.cased and (not wanted.word or " " in wanted.text)),
            halves=(half for value in gone for half in value.half_replaced),
        )

    def in_text(self, text: str) -> bool:
        """Whether any value stands in a text, whatever its white space, invisible characters and Unicode form."""
        if self._unspaced is not None and _UNSPACED.search(text) and self._unspaced.search(_dense(text)):
            return True
        return any(self._in_plain(form) for form in _plain_forms(text))

    def _in_plain(self, plain: str) -> bool:
        if self._cased.found(plain) or (
            self._odd and any(self._is_odd(word) for word in _INNER_CAPITAL.findall(plain))
        ):
            return True
        if self._words is not None and any(not _is_word(plain, match.end()) for match in self._words.finditer(plain)):
            return True
        folded = fold(plain)
        if self._folded.found(folded) or (self._within is not None and self._within.search(folded)):
            return True
        if self._phrases and self._phrases.found(_apart(folded)):
            return True
        if self._numbers and self._any_number(plain):
            return True
        if self._cased_keys and any(self._is_key(match.group()) for match in _KEY.finditer(plain)):
            return True
        if not self._declared and not self._cased_declared:
            return False
        apart = _MEETING.sub(" ", plain)
        return self._declared.found(fold(apart)) or self._cased_declared.found(apart)

    def _is_key(self, word: str) -> bool:
        return word in self._cased_keys or fold(word) in self._keys

    def _is_odd(self, word: str) -> bool:
        return not word.isupper() and fold(word) in self._odd

    def _any_number(self, plain: str) -> bool:
        """Whether the digits of any long number stand in a text, however they are grouped."""
        for run in _LONG_NUMBER.finditer(plain):
            groups = [_ascii_digits(group.group()) for group in _DIGITS.finditer(run.group())]
            abroad = plain[run.start() - 1 : run.start()] == "+" or groups[0].startswith("00")
            for first in range(len(groups)):
                joined = ""
                for group in groups[first:]:
                    joined += group
                    leads = range(6) if abroad and first == 0 else range(1)
                    if any(joined[lead:] in self._numbers for lead in leads):
                        return True
        return False

    def in_name(self, name: str) -> bool:
        """Whether any value stands in the name of a file, a folder or a part, where "_-.+" may stand for spaces."""
        return self.in_text(name) or self.in_text(name.translate(_NAME_MARKS))

    def in_spaced(self, text: str) -> bool:
        """Whether any long value stands in a text whose spaces are not to be trusted, as those of a PDF's page."""
        return any(self._spaced.found(fold(form)) for form in _plain_forms(text))

    def in_picture(self, text: str) -> bool:
        """Whether any value stands in what OCR read, allowing for what OCR confuses."""
        return self.in_text(text) or self._misread.found(text)

    def in_bytes(self, data: bytes, *, text: bool) -> bool:
        """Whether any value stands in bytes as they are, in one of the usual encodings.

        `text` says that the bytes are text, so that words of any length have ends; otherwise long forms count
        whatever stands beside them.
        """
        return self._bytes.found(data, text=text)


def _spelled(value: KnownValue) -> Iterator[str]:
    """Yield the value as it is, and written without the letters that some keyboards lack."""
    text = unicodedata.normalize("NFC", value.text)
    yield text
    if (plain := text.translate(_WITH_AN_E)) != text:
        yield plain


def _wanted(value: KnownValue, spelling: str, surnames: frozenset[str]) -> Wanted | None:
    text = squeeze(remove_invisible(unicodedata.normalize("NFKC", spelling), "")).translate(_ALIKE)
    # A full stop after a name ("Acme Inc.") is often left out.
    text = text.rstrip(".,;: ")
    if not any(char.isalnum() for char in text):
        return None
    surname = value.type == "PERSON" and value.text.casefold() in surnames
    cased = value.cased or (" " not in text and value.type in _ONE_WORD_NAMES and not surname)
    cased = cased or (" " in text and value.is_also_a_word)
    # "ingridSolberg", where Solberg is unmistakable.
    full = value.type == "PERSON" and any(word.casefold() in surnames for word in text.split())
    declared = surname or full or value.type in DECLARED
    whole = len(_PIECES.findall(text)) == 1 and not declared
    return Wanted(text, cased, whole, declared, value.is_also_a_word, value.stands_within_words)


def _also_words(wanted: Iterable[Wanted]) -> re.Pattern[str] | None:
    """Return what finds the names that are everyday words as well."""
    words = sorted(_whole(unaccented(each.text), True) for each in wanted if each.word and " " not in each.text)
    return re.compile("|".join(words)) if words else None


def _is_word(text: str, end: int) -> bool:
    """Whether what ends here is followed by a word that no person has: "Price per unit", "Young people". Where the
    sentence begins is not asked, since lines may be told apart otherwise here than where the copy was made."""
    following = _NEXT.match(text, end)
    if following is None:
        return False
    word, further = following[1], following[2]
    if word in HAPPENS:
        return further not in OBJECTS
    if word in DOES or word.endswith("ed"):
        return further in MEASURES or further in ("are", "were", "have")
    return not (word in SAYS or word in NEUTRAL or word.endswith("ly"))


def fold(text: str) -> str:
    """Return the text without difference of case. Letters that share a capital (i and the dotless i) become one."""
    if text.isascii():
        return text.casefold()
    folded = unaccented(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text.upper()).casefold()))
    return _LETTERS.sub(_latin, folded) if _GREEK_OR_CYRILLIC.search(folded) else folded


def _latin(match: re.Match[str]) -> str:
    word = match.group()
    if _GREEK_OR_CYRILLIC.search(word) and any("a" <= char <= "z" for char in word):
        return word.translate(_LOOKALIKES)
    return word


def _all_latin(match: re.Match[str]) -> str:
    """Return a word all of whose letters look like Latin ones in those."""
    word = match.group()
    latin = word.casefold().translate(_LOOKALIKES)
    return (latin.upper() if word.isupper() else latin) if latin.isascii() else word


def unaccented(text: str) -> str:
    """Return the text with plain letters in the place of those with accents."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text))).translate(_WITHOUT_ACCENT)


def _apart(folded: str) -> str:
    """Return a folded text without emphasis, its words apart also where marks join them."""
    return squeeze(_JOINING.sub(" ", folded.translate(_EMPHASIS)))


def _numbers(text: str) -> Iterator[str]:
    """Yield the digits of a value that is a long number, those of a telephone number also without its country."""
    if any(char.isalpha() for char in text):
        return
    for number in (text, _COUNTRY.sub("", text, count=1)):
        digits = _ascii_digits("".join(_DIGITS.findall(number)))
        if len(digits) >= _FEWEST_DIGITS:
            yield digits


def _ascii_digits(digits: str) -> str:
    return digits if digits.isascii() else "".join(str(unicodedata.decimal(digit)) for digit in digits)


def squeeze(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def remove_invisible(text: str, instead: str) -> str:
    """Return the text with its characters of no width replaced."""
    return text if text.isascii() else text.translate(dict.fromkeys(_NO_WIDTH, instead))


def _plain_forms(text: str) -> Iterator[str]:
    if text.isascii():
        forms = {text}
    else:
        text = unaccented(unicodedata.normalize("NFKC", text)).translate(_ALIKE)
        # Whether an invisible character joins two words or splits one cannot be known: both are tried.
        forms = {remove_invisible(text, ""), remove_invisible(text, " ")}
        if _GREEK_OR_CYRILLIC.search(text):
            forms |= {_LETTERS.sub(_all_latin, form) for form in forms}
    for form in list(forms) if "\n" in text else ():
        unquoted = _LINE_PREFIX.sub("", form)
        forms |= {unquoted, _LINE_DIVIDED.sub("", unquoted), _LINE_BROKEN.sub("", unquoted)}
    yield from {squeeze(form) for form in forms}


def _dense(text: str) -> str:
    """Return a text as scripts without spaces are compared."""
    return "".join(fold(unicodedata.normalize("NFKC", remove_invisible(text, ""))).split())


class _TextSearch:
    """Finds whole words and phrases in a text that was brought to the form the phrases are in."""

    def __init__(self, phrases: Mapping[str, bool]) -> None:
        encoded = {phrase.encode("utf-8", "surrogatepass"): whole for phrase, whole in phrases.items()}
        self._long = {form: whole for form, whole in encoded.items() if len(form) >= SHORTEST}
        self._scanner = Scanner(self._long)
        short = sorted((form.decode("utf-8"), whole) for form, whole in encoded.items() if len(form) < SHORTEST)
        self._short = re.compile("|".join(_whole(*entry) for entry in short)) if short else None

    def __bool__(self) -> bool:
        return bool(self._long or self._short)

    def found(self, text: str) -> bool:
        """Whether any phrase stands in the text."""
        if self._short is not None and self._short.search(text):
            return True
        data = text.encode("utf-8", "surrogatepass")
        return any(
            _stands_alone(data, start, form, "utf-8", self._long[form]) for start, form in self._scanner.hits(data)
        )


class _SpacedSearch:
    """Finds long phrases whatever spaces stand between or are missing from their letters."""

    def __init__(self, phrases: set[str]) -> None:
        dense = {phrase.replace(" ", "") for phrase in phrases}
        self._phrases = {phrase for phrase in dense if len(phrase) >= _SHORTEST_SPACED}
        self._scanner = Scanner(phrase.encode("utf-32-le", "surrogatepass") for phrase in self._phrases)

    def found(self, text: str) -> bool:
        if not self._phrases:
            return False
        data = text.replace(" ", "").encode("utf-32-le", "surrogatepass")
        places: list[int] = []
        for start, form in self._scanner.hits(data):
            if start % 4 == 0:
                places = places or [place for place, char in enumerate(text) if char != " "]
                first, last = places[start // 4], places[(start + len(form)) // 4 - 1]
                if not _needs_end(text[max(0, first - 1) : first]) and not _needs_end(text[last + 1 : last + 2]):
                    return True
        return False


def _whole(phrase: str, whole: bool) -> str:
    # Underscores that join the phrase to more of an identifier count; around the phrase alone they are Markdown.
    joined = f"(?<!{_LETTER}_)(?<!{_LETTER}__)" if whole else ""
    before = f"(?<!{_LETTER}){joined}" if _needs_end(phrase[0]) else ""
    after = f"(?!{'_*' if whole else ''}{_LETTER})" if _needs_end(phrase[-1]) else ""
    return before + re.escape(phrase) + after


def _needs_end(char: str) -> bool:
    return char.isalnum() and not _UNSPACED.match(char)


class _BytesSearch:
    """Finds encoded forms in bytes: most with ASCII letters folded, those that depend on case as they are."""

    def __init__(self, wanted: Iterable[Wanted]) -> None:
        # The encoding of each form, and whether it must not touch an underscore.
        self._folded: dict[bytes, tuple[str, bool]] = {}
        self._exact: dict[bytes, tuple[str, bool]] = {}
        # Forms that may be everyday words, and those that count within longer ones.
        self._words: set[bytes] = set()
        self._within: set[bytes] = set()
        for value in wanted:
            for form, encoding in _encoded(value):
                exact = value.cased or len(form) == _SHORTEST_IN_BYTES
                (self._exact if exact else self._folded)[form if exact else form.translate(_FOLD)] = (
                    encoding,
                    value.whole,
                )
                if value.within and len(form) >= _SHORTEST_WITHIN_BYTES:
                    self._within.add(form if exact else form.translate(_FOLD))
                if value.word and " " not in value.text and form.decode(encoding, "replace").istitle():
                    self._words.add(form)
            for form in _base64_forms(value):
                self._exact[form] = ("base64", False)
        self._folded_scanner = Scanner(self._folded)
        self._exact_scanner = Scanner(self._exact)

    def found(self, data: bytes, *, text: bool) -> bool:
        if self._exact and self._any(data, self._exact_scanner, self._exact, text):
            return True
        return bool(self._folded) and self._any(data.translate(_FOLD), self._folded_scanner, self._folded, text)

    def _any(self, data: bytes, scanner: Scanner, encodings: dict[bytes, tuple[str, bool]], text: bool) -> bool:
        for start, form in scanner.hits(data):
            encoding, whole = encodings[form]
            if (
                encoding == "base64"
                or form in self._within
                or (not text and len(form) >= _SURE_IN_BYTES and form not in self._words)
            ):
                return True
            if form in self._words and _is_word(_behind(data, start + len(form), encoding), 0):
                continue
            if _stands_alone(data, start, form, encoding, whole):
                return True
        return False


def _behind(data: bytes, end: int, encoding: str) -> str:
    return data[end : end + _NEXT_LENGTH].decode(encoding, "replace")


def _spellings(value: Wanted) -> set[str]:
    if value.cased:
        spellings = set(value.forms)
    else:
        text = value.text
        spellings = {text, text.lower(), text.upper(), text.title(), text.casefold()}
    spellings |= {unaccented(spelling) for spelling in spellings}
    return spellings | {unicodedata.normalize("NFD", spelling) for spelling in spellings}


def _encoded(value: Wanted) -> Iterator[tuple[bytes, str]]:
    for spelling in _spellings(value):
        forms = [(spelling.encode("utf-8", "surrogatepass"), "utf-8")]
        forms += [(spelling.encode(encoding, "surrogatepass"), encoding) for encoding in _WIDE]
        for encoding in ("cp1252", "mac-roman") if not spelling.isascii() else ():
            try:
                forms.append((spelling.encode(encoding), encoding))
            except UnicodeEncodeError:
                continue
        yield from (pair for pair in forms if len(pair[0]) >= _SHORTEST_IN_BYTES)


def _base64_forms(value: Wanted) -> Iterator[bytes]:
    for spelling in _spellings(value):
        for encoding in ("utf-8", "utf-16-le"):
            raw = spelling.encode(encoding, "surrogatepass")
            for lead in range(3):
                # Only the characters that depend on the value alone, not on its neighbours.
                whole = base64.b64encode(bytes(lead) + raw)
                first = (lead * 8 + 5) // 6
                core = whole[first : (lead + len(raw)) * 8 // 6]
                if len(core) >= _SHORTEST_BASE64:
                    yield core


def _stands_alone(data: bytes, start: int, form: bytes, encoding: str, whole: bool) -> bool:
    """Whether the form found at `start` is not a part of a longer word (or, with `whole`, of an identifier)."""
    end = start + len(form)
    own = form.decode(encoding, "replace")
    # One character is at most so many bytes; two of UTF-16 must be taken in step with the value.
    reach = 2 if encoding in _WIDE else 4
    mark = "_".encode(encoding) if whole else b""
    while mark and data.startswith(mark, end):
        end += len(mark)
    while mark and data.endswith(mark, 0, start):
        start -= len(mark)
    before = data[max(0, start - reach) : start].decode(encoding, "ignore")[-1:] if _needs_end(own[0]) else ""
    after = data[end : end + reach].decode(encoding, "ignore")[:1] if _needs_end(own[-1]) else ""
    return not _needs_end(before) and not _needs_end(after)

"""The name of a company taken apart: what it is called in full, said shortly, and written where no space may stand."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from scrubbing.detection.everyday import DESCRIPTIONS, KNOWN_LETTERS, is_everyday, is_name

# Endings that companies are named with and without, and how else they are written.
LEGAL_FORMS = (
    r"inc|incorporated|corp|corporation|co|company|ltd|limited|llc|l\.l\.c|llp|l\.l\.p|lp|l\.p|plc|p\.l\.c|pllc|pc|"
    r"gmbh|g\.m\.b\.h|mbh|ggmbh|gmbh & co\.? (?:kg|kgaa|ohg)|ag|a\.g|kg|k\.g|kgaa|ohg|gbr|"
    r"ug(?: \(haftungsbeschränkt\))?|"
    r"e\.v|eg|se|s\.e|se & co\.? kgaa|sa|s\.a|sas|s\.a\.s|sasu|sarl|s\.a\.r\.l|s\.à\.? ?r\.l|sàrl|eurl|snc|sca|scop|"
    r"srl|s\.r\.l|spa|s\.p\.a|bv|b\.v|nv|n\.v|vof|cv|bvba|oy|oyj|ab|a\.b|ab \(publ\)|as|a/s|a\.s|asa|aps|hf|ehf|"
    r"pty|pty\.? ltd|pte|pte\.? ltd|pvt|pvt\.? ltd|private limited|proprietary limited|sdn\.? bhd|bhd|"
    r"sl|s\.l|slu|s\.l\.u|s\.a\. de c\.v|sa de cv|ltda|lda|s\.r\.o|spol\. s r\.o|d\.o\.o|d\.d|a\.d|kft|zrt|nyrt|"
    r"sp\. ?z ?o\.? ?o|spzoo|s\.k\.a|ood|ead|eood|oü|uab|sia|k\.k|kk|kabushiki kaisha|pjsc|ojsc|ooo|fze|fzco|wll|"
    r"n\.a"
)
_LEGAL = re.compile(rf"[\s,]+(?:{LEGAL_FORMS})\.?$", re.IGNORECASE)
_DANGLING = re.compile(r"[\s,]*(?:&|\+|\band|\bund|\bet)$", re.IGNORECASE)
_SPLIT_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_SEPARATORS = re.compile(r"[\s\-_.,/]+")
_JOINTS = frozenset({"&", "+", "and", "und", "et", "y", "e", "en"})
_SMALL_WORDS = """
of the for in at de der die das des du la le les van von für zu el los las del di da do dos het l d
"""
_SMALL = _JOINTS | frozenset(_SMALL_WORDS.split())
_LEADING = re.compile(r"^(?:the|groupe|grupo|gruppo|gruppe|groep|le|la|les|die|der|das|het|el)\s+(?=\w)", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|und|et)\b")
# Words after which a company's own word comes first.
_GENERAL = frozenset(
    {"global", "international", "national", "american", "european", "united", "digital", "advanced", "new", "royal"}
)
# A shorter spelling than this that nobody wrote would be found in ordinary words.
_SHORTEST_DERIVED = 4
_SHORTEST_LETTERS, _LONGEST_LETTERS = 3, 6
# Written with two letters by those who have no such key.
_SPELT_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa", "ø": "oe", "æ": "ae", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
     "Å": "Aa", "Ø": "Oe", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
)  # fmt: skip
_UNMARKED = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae",
                           "Æ": "Ae", "œ": "oe", "Œ": "Oe"})  # fmt: skip


def without_legal_form(name: str) -> str:
    """Return the name of a company as it is said: "Acme" for "Acme GmbH & Co. KG"."""
    while (shorter := _DANGLING.sub("", _LEGAL.sub("", name))) != name and shorter:
        name = shorter
    return name


def has_legal_form(name: str) -> bool:
    """Whether a name ends like that of a company."""
    return without_legal_form(name) != name


def unmarked(text: str) -> str:
    """Return a text with plain letters in the place of those with accents."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text.translate(_UNMARKED))
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))


@dataclass(frozen=True, slots=True)
class Company:
    """A name with its parts.

    `bare` is it without legal form; `core` without what it does, where something stays that is its own; `alone` is the
    one word that means it alone, empty where that is an everyday word or somebody's name.
    """

    name: str
    bare: str
    core: str
    alone: str
    letters: str

    @classmethod
    def of(cls, name: str) -> "Company":
        """Take a name apart."""
        name = " ".join(name.split())
        bare = without_legal_form(name)
        return cls(name, bare, _core(bare), _alone(_LEADING.sub("", bare)), initials(bare))

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name without legal form, small ones left out."""
        return tuple(word for word in re.split(r"[\s,/]+", self.bare) if word and word.casefold() not in _SMALL)

    def spellings(self) -> Iterator[str]:
        """Yield all spellings that mean the company whatever their case and wherever they stand."""
        forms: set[str] = set()
        for base in (self.bare, _LEADING.sub("", self.bare), self.core):
            if base:
                forms |= variants(base)
        if self.alone:
            forms |= {self.alone, *variants(self.alone)}
        forms |= {form for plain in list(forms) for form in (unmarked(plain), plain.translate(_SPELT_OUT))}
        yield from sorted(form for form in forms if form != self.name and len(form) >= _SHORTEST_DERIVED)


def variants(base: str) -> set[str]:
    """Return a name joined, hyphenated, dotted, with '&' or 'and', split at inner capitals."""
    forms = {base, _SPLIT_CAMEL.sub(" ", base)}
    forms |= {form.replace("&", joint) for form in forms for joint in ("and", "und") if "&" in form}
    forms |= {_AND.sub("&", form) for form in forms}
    for form in list(forms):
        words = [word for word in _SEPARATORS.split(form) if word]
        own = [word for word in words if word.casefold() not in _JOINTS]
        if len(words) > 1:
            forms |= {"".join(words), " ".join(words)}
        if len(own) > 1:
            forms |= {mark.join(own) for mark in ("", "-", ".", " ")}
        if "&" not in words:
            forms |= {mark.join(words) for mark in "-."}
    return forms


def initials(bare: str) -> str:
    """Return the letters by which a company of several words is called; empty where they mean other things as well."""
    words = [word for word in re.split(r"[\s\-_/,]+", bare) if word and word.casefold() not in _SMALL]
    letters = "".join(word[0] for word in words).upper()
    usual = _SHORTEST_LETTERS <= len(letters) <= _LONGEST_LETTERS and letters.isalpha()
    return letters if usual and letters not in KNOWN_LETTERS else ""


def _core(bare: str) -> str:
    """Return the name without what the company does; empty where only everyday words would be left."""
    words = _LEADING.sub("", bare).split()
    while len(words) > 1 and words[-1].casefold().strip(",") in DESCRIPTIONS | _JOINTS:
        words.pop()
    pieces = [piece for word in words for piece in word.split("-") if piece.casefold() not in _JOINTS]
    own = [piece for piece in pieces if not is_everyday(piece)]
    joined = len(pieces) > 1 and any(mark in " ".join(words) for mark in "-&") and any(map(is_name, pieces))
    if not (own or joined) or (len(pieces) == 1 and is_name(pieces[0])):
        return ""
    return " ".join(words).rstrip(",")


def _alone(bare: str) -> str:
    """Return the first word, or the one behind a word like "Global", if it is the company's own."""
    words = [word.strip(",.") for word in bare.split()]
    if (
        len(words) > 1
        and words[0].casefold() in _GENERAL
        and len(words[1]) > len("Global") - 1
        and words[1][-1:] != "s"
    ):
        words = words[1:]
    word = words[0] if words else ""
    pieces = [piece for piece in word.split("-") if piece]
    if len(word) < _SHORTEST_DERIVED or word.casefold() in _SMALL or word.isdigit():
        return ""
    if len(pieces) == 1:
        return "" if is_everyday(word) or is_name(word) else word
    return word if any(not is_everyday(piece) and len(piece) > 2 for piece in pieces) else ""

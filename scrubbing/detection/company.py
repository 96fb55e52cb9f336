"""The name of a company taken apart: what it is called in full, said shortly, and written where no space may stand."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrubbing.detection.everyday import DESCRIPTIONS, KNOWN_LETTERS, is_everyday, is_name, is_place
from scrubbing.frequent import is_frequent
from scrubbing.names import first_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY

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
_UNSPACED_FORMS = "股份有限公司|有限责任公司|有限公司|集团|株式会社|有限会社|合同会社|주식회사|유한회사"
_LEGAL = re.compile(rf"[\s,]+(?:{LEGAL_FORMS})\.?$|(?<=\S)\s?(?:{_UNSPACED_FORMS})$", re.IGNORECASE)
_DANGLING = re.compile(r"[\s,]*(?:&|\+|\band|\bund|\bet)$", re.IGNORECASE)
_SPLIT_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_SEPARATORS = re.compile(r"[\s\-_.,/]+")
_JOINTS = frozenset({"&", "+", "and", "und", "et", "y", "e", "en"})
_SMALL_WORDS = """
of the for in at de der die das des du la le les van von für zu el los las del di da do dos het l d
"""
_SMALL = _JOINTS | frozenset(_SMALL_WORDS.split())
# The other small words may have a letter among the initials: UOW is the University of Wexcombe.
_UNLETTERED = _SMALL - {"of", "for"}
# What stands before a name and may be left out: articles, and the legal forms that some countries put there.
_LEADING = re.compile(
    rf"^(?:(?:the|groupe|grupo|gruppo|gruppe|groep|le|la|les|die|der|das|het|el|"
    rf"ооо|оао|зао|пао|ао|тов|pt|p\.t\.|uab|sia|ab|a/s|s\.c\.|sc)\s+(?=[\w«\"„])|(?:{_UNSPACED_FORMS}|㈜|\(주\))\s?(?=\w))",
    re.IGNORECASE,
)
_QUOTES = "\"'«»„“”"
_AND = re.compile(r"\b(?:and|und|et)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERED_FORM = re.compile(
    r"[\s,]+(?P<form>inc|incorporated|corp|corporation|company|co|limited|ltd)\b", re.IGNORECASE
)
_PARTNERS = re.compile(r"^(?P<one>[^\W\d_]{2,}) (?:&|\+|and|und|et) (?P<other>[^\W\d_]{2,})$")
# Two letters with "&" that mean something everywhere.
_KNOWN_PAIRS_TEXT = """
A&A A&B A&D A&E A&H A&M A&P A&R A&W B&B B&I B&O B&W C&A C&C C&D C&E C&I C&S C&W D&A D&B D&C D&D D&E D&I D&O D&P E&A
E&C E&E E&I E&L E&M E&O E&P E&S E&T F&A F&B F&F F&I F&O F&P F&S G&A G&G G&P G&T H&E H&M H&P H&R H&S I&C I&D I&E I&O
I&T J&J K&R L&A L&D L&E L&I L&T M&A M&C M&E M&G M&I M&M M&O M&R M&S N&O O&G O&M O&O P&A P&C P&D P&E P&G P&I P&L P&M
P&O P&P P&S P&T Q&A R&B R&D R&E R&I R&M R&R R&S S&C S&D S&E S&H S&I S&L S&M S&O S&P S&S S&T T&A T&C T&D T&E T&L T&M
T&S T&T U&A V&A V&V W&I W&M
"""
_KNOWN_PAIRS = frozenset(_KNOWN_PAIRS_TEXT.split())
# What is called after the place it is of: "Port of Dunmarrow", "Royal Borough of Ashgrove", "Stadt Wexheim".
_OF_PLACES = re.compile(
    r"^(?:[^\W\d_][\w.'’\-]*\s){0,3}?(?:"
    r"(?:port|harbou?r|city|town|townships?|village|borough|burgh|county|district|parish|hamlet|municipality|commune|"
    r"shire|province|university|college|bank|council|corporation|authority|diocese|archdiocese|airport)\sof(?:\sthe)?(?:\s(?:city|town|county)\sof)?"
    r"|(?:ville|commune|mairie|port|université|banque|métropole|communauté|diocèse|préfecture|département|"
    r"ayuntamiento|municipio|ciudad|puerto|universidad|banco|diputación|comune|città|porto|università(?:\sdegli\sstudi)?|"
    r"banca|provincia|regione|câmara\smunicipal|município|universidade|prefeitura|cidade)\s(?:de|di|da|do|del|della|du)"
    r"(?:\s(?:la|le|las|los))?"
    r"|(?:(?:große\s)?(?:kreis)?stadt|hansestadt|landeshauptstadt|universitätsstadt|gemeinde|marktgemeinde|landkreis|"
    r"samtgemeinde|verbandsgemeinde|universität|hochschule|hafen|flughafen|stadtwerke|stadtsparkasse|"
    r"kreissparkasse|sparkasse|volksbank|raiffeisenbank|bistum|erzbistum|gemeente|universiteit|kommune|universitet)"
    r"(?:\s(?:van|von|zu|i))?"
    r")\s+(?P<places>\w.*)$",
    re.IGNORECASE,
)
_BETWEEN_PLACES = re.compile(r"\s*,\s*|\s+(?:&|\+|and|und|et|y|e|en)\s+", re.IGNORECASE)
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


def spelt_out(text: str) -> str:
    """Return a text with two letters in the place of those that not every keyboard has: Mueller."""
    return text.translate(_SPELT_OUT)


@dataclass(frozen=True, slots=True)
class Company:
    """A name with its parts.

    `bare` is it without legal form; `core` without what it does, where something stays that is its own; `alone` is the
    one word that means it alone, empty where that is an everyday word or somebody's name; `letters` are its initials;
    `places` are what it is the port, the city or the university of.
    """

    name: str
    bare: str
    core: str
    alone: str
    letters: str
    places: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str) -> "Company":
        """Take a name apart."""
        name = " ".join(name.split())
        bare = without_legal_form(name)
        called = _LEADING.sub("", bare).strip(_QUOTES)
        places = _places(called)
        alone = (
            _alone(called) if places is None else next((each for each in map(_alone, places) if _is_telling(each)), "")
        )
        return cls(name, bare, _core(bare), alone, initials(bare), places or ())

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name without legal form, small ones left out."""
        return tuple(word for word in re.split(r"[\s,/]+", self.bare) if word and word.casefold() not in _SMALL)

    @property
    def acronyms(self) -> frozenset[str]:
        """All initials by which it may be called."""
        apart = _SPLIT_CAMEL.sub(" ", self.bare)
        found = {
            self.letters,
            initials(apart),
            _letters([w for w in _WORD.findall(apart) if w.casefold() not in _UNLETTERED]),
        }
        own = [word for word in _WORD.findall(self.bare) if word.casefold() not in _SMALL]
        form = _LETTERED_FORM.match(self.name, len(self.bare))
        if len(own) == 2 and form is not None:
            # Northwind Traders Inc. is NTI to its people.
            found.add(_letters([*own, form["form"]]))
        return frozenset(letters for letters in found if letters and not is_everyday(letters))

    @property
    def partners(self) -> str:
        """The two letters of two partners with what joins them, "B&H"; empty where they mean other things as well."""
        match = _PARTNERS.search(self.core or self.bare)
        letters = f"{match['one'][0]}&{match['other'][0]}".upper() if match else ""
        return "" if letters in _KNOWN_PAIRS else letters

    @property
    def short(self) -> tuple[str, ...]:
        """What it is called in a text that says its name: the words before those for what it does.

        These are everyday words, and count only where the whole name is known to be meant. What counts everywhere is
        in `spellings`.
        """
        words = [word[:1].upper() + word[1:] for word in _LEADING.sub("", self.bare).split()]
        found = []
        while len(words) > 1 and words[-1].casefold().strip(",") in DESCRIPTIONS | _JOINTS:
            words.pop()
            name = " ".join(words).rstrip(",")
            if words[-1].casefold() not in _JOINTS and name not in (self.core, self.alone) and _may_be_short(words):
                found.append(name)
        return (*found, *(place for place in self.places if is_name(place) and _may_be_short([place])))

    def is_own(self, short: str) -> bool:
        """Whether a short form of several words means the company also where its whole name is not known to be said."""
        return " " in short and short.split()[0].casefold() not in ORDINARY | AMBIGUOUS

    def is_whole(self, written: str) -> bool:
        """Whether a spelling of it is that of the whole name, so that its first words mean it as well."""
        return _squeezed(written).startswith(_squeezed(_LEADING.sub("", self.bare)))

    def spellings(self) -> Iterator[str]:
        """Yield all spellings that mean the company whatever their case and wherever they stand."""
        forms: set[str] = set()
        for base in (self.bare, _LEADING.sub("", self.bare).strip(_QUOTES), self.core):
            if base:
                forms |= variants(base)
        forms |= {"".join(words) for short in self.short if len(words := short.split()) > 1 and self.is_own(short)}
        own = {form for place in self.places for form in (_core(place), _alone(place)) if _is_telling(form)}
        for form in {self.alone, *own} - {""}:
            forms |= {form, *variants(form)}
        forms |= {form for plain in list(forms) for form in (unmarked(plain), spelt_out(plain))}
        yield from sorted(form for form in forms if form != self.name and len(form) >= _SHORTEST_DERIVED)


def variants(base: str) -> set[str]:
    """Return a name joined, hyphenated, dotted, with '&' or 'and', split at inner capitals."""
    forms = {base, _SPLIT_CAMEL.sub(" ", base), re.sub("['’]", "", base)}
    forms |= {form.replace("&", joint) for form in forms for joint in ("and", "und", "+") if "&" in form}
    forms |= {form.replace(" & ", joint) for form in forms for joint in (" &", "& ")}
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
    return _letters([word for word in re.split(r"[\s\-_/,]+", bare) if word and word.casefold() not in _SMALL])


def _squeezed(name: str) -> str:
    return unmarked("".join(sign for sign in _LEADING.sub("", name).casefold() if sign.isalnum()))


def _letters(words: Sequence[str]) -> str:
    letters = "".join(word[0] for word in words).upper()
    usual = _SHORTEST_LETTERS <= len(letters) <= _LONGEST_LETTERS and letters.isalpha()
    return letters if usual and letters not in KNOWN_LETTERS else ""


def _may_be_short(words: Sequence[str]) -> bool:
    """Whether words may mean a company where its name is known: one of them is none that stands in every text."""
    name = " ".join(words)
    if len(words) > 1:
        return not all(word.casefold() in _GENERAL for word in words)
    word = name.casefold()
    return len(word) >= _SHORTEST_DERIVED and not is_place(word) and word not in ORDINARY | AMBIGUOUS | first_names()


def _places(called: str) -> tuple[str, ...] | None:
    """Return the places that a name says it is of, as far as they tell whose it is; None if it says none.

    A city that everybody knows is no proof of whom the work was done for: "Chicago" is where many live.
    """
    match = _OF_PLACES.match(called)
    if match is None:
        return None
    return tuple(filter(_is_telling, _BETWEEN_PLACES.split(match["places"])))


def _is_telling(place: str) -> bool:
    """Whether the name of a place has a word that few texts have."""
    words = re.split(r"[\s\-]+", place)
    return any(len(word) >= _SHORTEST_DERIVED and not (is_everyday(word) or is_frequent(word)) for word in words)


def _core(bare: str) -> str:
    """Return the name without what the company does; empty where only everyday words would be left."""
    words = _LEADING.sub("", bare).strip(_QUOTES).split()
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

"""Invent what stands in the place of a value: the same in every file of a task, different in every other task.

Everything is drawn by an HMAC of the value under the task's secret, so the same value gives the same surrogate in any
file and any order. Names of people and companies are mapped word by word: what `entities` takes apart, each word of it
is given one invented word here, and so "Jane Doe", "J. Doe" and jdoe@... agree, as "Acme Widgets Ltd" and
acmewidgets.com do. Order only tells where two words draw the same invented one: those met together are served by the
alphabet, those met later have to take another. Core, plain Python.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain, pairwise

from scrubbing import inventions
from scrubbing.detection.company import without_legal_form
from scrubbing.entities import COMPANIES, JOINTS, PEOPLE, THINGS, Entities, Piece, is_spelt, looks_like_person
from scrubbing.findings import KnownValue, normalise, plain
from scrubbing.names import genders, names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY
from scrubbing.sights import TYPES as SEEN
from scrubbing.streets import street_of

_WORD = re.compile(r"[^\W_]+")
# How often a draw may collide with something real before the draw itself gets a number.
_DRAWS = 200
# The key of a ticket, and prefixes that only say what kind of paper a number belongs to.
_TICKET = re.compile(r"(?P<project>[A-Z][A-Z0-9]{1,9})-\d{1,6}")
_PAPERS = frozenset(
    {
        "PO", "SO", "WO", "PR", "CR", "INV", "ORD", "REQ", "RMA", "SOW", "MSA", "TKT", "INC", "CHG", "RITM",
        "CASE", "GL",
        "CC", "EMP", "AST", "EST", "QT", "CUST", "ACC", "DN", "CN", "AP", "AR", "REF", "ID", "NO",
    }
)  # fmt: skip
# What a tag calls a type whose own name is a lawyer's or an abbreviation: readers of a release see it.
_TAGS = {
    "MNPI": "not yet public",
    "PRICING_TERMS": "prices and terms",
    "CUSTOMER_LIST": "customers",
    "STRATEGY": "internal plan",
    "LEGAL_PRIVILEGE": "legal advice",
    "HR_CONFIDENTIAL": "personnel matter",
    "SECURITY": "security weakness",
    "SPECIAL_CATEGORY": "protected personal matter",
    "NRP": "nationality, religion or group",
}
# How real pieces of each role look in what was invented for them, so that a stored surrogate tells what stood for what.
_FORMS = {
    "first": r"([^\W\d_]+(?:[-'’][^\W\d_]+)*)",
    "last": r"([^\W\d_]+(?:[-'’][^\W\d_]+)*)",
    "word": r"([^\W_]+)",
    "initial": r"([^\W\d_])",
    "surname_letter": r"[^\W\d_]",
    "letters": r"[^\W\d_]+",
    "digits": r"\d+",
    "dropped": "",
}
_ACCOUNTS = frozenset({"EMAIL_ADDRESS", "USERNAME"})
_WHOLE = frozenset({"first", "last", "word"})
_URL = re.compile(
    r"(?P<scheme>[a-z][a-z0-9+.\-]*://)?(?:[^/@\s]*@)?(?P<host>[\w\-]+(?:\.[\w\-]+)+)(?P<port>:\d+)?(?P<rest>.*)",
    re.I | re.S,
)
# Under which reserved name the ends of real domains go; others become a label before the first of these.
_RESERVED = {"com": "example", "org": "example.org", "net": "example.net"}


def _unbroken(text: str, type_: str) -> str:
    """Return a value without hyphens that nobody sees, and one that a line end divides as it is without that.

    A postal address keeps its lines: they are its form.
    """
    text = plain(text)
    if type_ == "EMAIL_ADDRESS":
        return "".join(text.split())
    return " ".join(text.split()) if type_ in PEOPLE | COMPANIES | THINGS else text


def _meant(text: str, type_: str) -> str:
    """Return what two values must have in common to share a surrogate.

    Companies called "A & B", "AB" and "A and B" do, and numbers of telephones with a country before them and without.
    """
    if type_ == "PHONE_NUMBER":
        return f"tel:{inventions.subscriber(text)}"
    if type_ not in COMPANIES | THINGS:
        return normalise(text)
    words = [word.casefold() for word in _WORD.findall(text)]
    return "".join(word for word in words if word not in JOINTS or len(words) == 1) or normalise(text)


def _seen(invented: str, type_: str) -> set[str]:
    """Return by what an invented value is known again: a number of a telephone also by its digits."""
    return {normalise(invented), *([_meant(invented, type_)] if type_ == "PHONE_NUMBER" else [])}


class Surrogates:
    """The surrogates of one task. `known` are the values the task has already; none of them is ever drawn.

    What those were given stays with them, and their other forms follow it.
    """

    def __init__(self, secret: bytes, known: Sequence[KnownValue] = ()) -> None:
        self._secret = secret
        self._real: set[str] = set()
        self._real_words: set[str] = set()
        self._entities = Entities()
        # By kind and real word: the invented word; and by kind and invented word: the real one it stands for.
        self._words: dict[tuple[str, str], str] = {}
        self._owners: dict[tuple[str, str], str] = {}
        # Names and labels of hosts that were once given something of other words than their own.
        self._phrases: dict[str, str] = {}
        self._labels: dict[str, str] = {}
        # By what was invented: what it stands for.
        self._issued: dict[str, set[str]] = {}
        self._known = sorted(known, key=lambda value: (_rank(value.type), -len(value.text), value.text))
        self._settled = False
        # In the order in which they came: what is drawn anew for all of them is what was drawn for each.
        for value in known:
            self.meet([(value.text, value.type)])
        for value in known:
            if value.substitute:
                self._issue(value.substitute, _unbroken(value.text, value.type), value.type)

    def meet(self, values: Iterable[tuple[str, str]]) -> None:
        """Name real values with their types: nothing drawn later equals one or a word of one, and forms follow them."""
        for text, type_ in sorted((plain(text), type_) for text, type_ in values):
            key = normalise(text)
            # The words that name what is seen in a picture are nobody's.
            if key in self._real or type_ in SEEN:
                continue
            self._real.add(key)
            self._real_words.update(word.casefold() for word in _WORD.findall(text) if len(word) > 2)
            if self._entities.learn(text, type_):
                self._settled = False

    def is_surrogate(self, text: str) -> bool:
        """Whether a text is something invented for this task."""
        return normalise(text) in self._issued

    def tag(self, type_: str) -> str:
        """Return what marks the place of something removed, such as "[removed: marking]"."""
        return f"[removed: {_TAGS.get(type_) or type_.replace('_', ' ').lower()}]"

    def draw(self, text: str, type_: str) -> str:
        """Return the surrogate of a value, in the form the value has."""
        text = _unbroken(text, type_)
        self.meet([(text, type_)])
        self._settle()
        meant = {_meant(text, type_), normalise(text)}
        for attempt in range(_DRAWS):
            candidate = self._invent(text, type_, attempt)
            seen = normalise(candidate)
            issued = (self._issued.get(each, meant) for each in _seen(candidate, type_))
            if seen not in self._real and not any(map(meant.isdisjoint, issued)):
                break
        else:
            candidate = f"{self.tag(type_)[:-1]} {self._number(_meant(text, type_), 'tag') % 10_000}]"
        self._issue(candidate, text, type_)
        return candidate

    def _issue(self, invented: str, text: str, type_: str) -> None:
        """Note what stands for a value; one that turns out to be of another type keeps what it has."""
        for seen in _seen(invented, type_):
            self._issued.setdefault(seen, set()).update({_meant(text, type_), normalise(text)})

    def _settle(self) -> None:
        """Give every name that is known by now its invented one: what stored surrogates say first, then the rest."""
        if self._settled:
            return
        self._settled = True
        # What an account says may change with the people who are known; a name says all at once.
        self._known = [value for value in self._known if not self._remember(value) or value.type in _ACCOUNTS]
        for role, word in self._entities.words():
            self._name(role, word)

    def _remember(self, value: KnownValue) -> bool:
        """Take over an earlier draw, so that other forms of the same name follow it; returns whether all of it is."""
        old, new = _unbroken(value.text, value.type), value.substitute
        if not new or new.startswith("[removed"):
            return True
        if value.type in PEOPLE:
            return self._bind(self._entities.person(old), new)
        if value.type in COMPANIES | THINGS and self._entities.is_host(old):
            self._remember_host(old, new)
        elif value.type in COMPANIES | THINGS and is_spelt(old):
            return True
        elif value.type in COMPANIES | THINGS and not self._follows(self._entities.company(old), new):
            self._phrases.setdefault(_meant(without_legal_form(old), value.type), without_legal_form(new))
        elif value.type == "ADDRESS":
            real, given = street_of(old), street_of(new)
            if real is not None and given is not None and real.style == given.style:
                self._keep(real.style, real.key, new[slice(*given.name)].title())
        elif value.type in _ACCOUNTS:
            (old_account, _, old_host), (new_account, _, new_host) = _at(old), _at(new)
            self._bind(self._entities.account(old_account), new_account)
            if old_host:
                self._remember_host(old_host, new_host)
        return value.type in COMPANIES | THINGS and not self._entities.is_host(old)

    def _remember_host(self, old: str, new: str) -> None:
        labels, end = self._entities.host(old)
        given = new.lower().split(".")
        place = len(labels) - 1
        if given[place + 1 :] != _reserved(end).split("."):
            place = given.index("example") - 1 if "example" in given else -1
        if place < 0 or self._bind(labels[-1], given[place]) or self._would_draw(labels[-1], given[place]):
            return
        self._labels.setdefault(_joined(labels[-1]), given[place])
        first = next(piece for piece in labels[-1] if piece.role in _WHOLE)
        if given[place].isalpha():
            self._keep("word", first.key, given[place].capitalize())

    def _follows(self, pieces: Sequence[Piece], new: str) -> bool:
        """Whether a surrogate is what is drawn for its name's words; that of "acmeWidgets" does not tell them apart."""
        return self._bind(pieces, new) or self._would_draw(pieces, new.lower())

    def _would_draw(self, label: Sequence[Piece], given: str) -> bool:
        """Whether a label without marks between its words is what those words are given here anyway."""
        words = [self._words.get(("word", piece.key)) or self._new_word("word", piece.key) for piece in label]
        pairs = zip(label, words, strict=True)
        return "".join(word if piece.role == "word" else piece.text for piece, word in pairs).lower() == given

    def _bind(self, pieces: Sequence[Piece], invented: str) -> bool:
        """Learn from a surrogate what stands for each word; returns whether it can be told."""
        whole = [piece.role in _WHOLE for piece in pieces if piece.text]
        if any(one and other for one, other in pairwise(whole)):
            return False
        pattern = "".join(
            _FORMS.get(piece.role) or (r"\s*" if piece.text.isspace() else re.escape(piece.text)) * bool(piece.text)
            for piece in pieces
            if piece.role != "dropped"
        )
        match = re.fullmatch(pattern, invented, re.IGNORECASE)
        if match is None:
            return False
        for piece, given in zip((p for p in pieces if p.role in _WHOLE | {"initial"}), match.groups(), strict=True):
            if piece.role == "initial":
                self._keep("initial", piece.key[:1], given.upper())
            else:
                self._keep_words(piece, given)
        return True

    def _keep_words(self, piece: Piece, given: str) -> None:
        old, new = (re.split("-", text) for text in (piece.key, given))
        if piece.role == "word" or len(old) != len(new):
            old, new = [piece.key], [given]
        for word, invented in zip(old, new, strict=True):
            self._keep(piece.role, word, _as_name(invented) if piece.role != "word" else invented.capitalize())
            if piece.role == "first" and word:
                self._keep("initial", word[0], invented[0].upper())

    def _keep(self, kind: str, word: str, invented: str) -> None:
        if (kind, word) not in self._words:
            self._words[kind, word] = invented
            self._owners.setdefault((kind, invented.casefold()), word)

    def _number(self, *what: str) -> int:
        digest = hmac.digest(self._secret, "\x1f".join(what).encode("utf-8", "surrogatepass"), hashlib.sha256)
        return int.from_bytes(digest[:8], "big")

    def _invent(self, text: str, type_: str, attempt: int) -> str:
        if type_ in PEOPLE or (type_ in COMPANIES | THINGS and self._is_person(text)):
            return self._person(text)
        if type_ == "EMAIL_ADDRESS":
            return self._email(text, attempt)
        if type_ in COMPANIES | THINGS:
            return self._varied(self._host(text) if self._entities.is_host(text) else self._company(text), attempt)
        if type_ == "USERNAME":
            return self._account(text, attempt)
        if type_ == "SOCIAL_PROFILE":
            return self._profile(text, attempt)
        if type_ == "URL":
            return self._url(text, attempt)
        if type_ == "ADDRESS":
            return self._address(text, attempt)
        draw = inventions.Draw(self._secret, _meant(text, type_), attempt)
        invented = inventions.of_type(type_)(text, draw)
        if type_ == "INTERNAL_IDENTIFIER" and (key := _TICKET.fullmatch(text)) and key["project"] not in _PAPERS:
            # All keys of one project get one new prefix.
            project = inventions.same_shape(key["project"], inventions.Draw(self._secret, key["project"], 0))
            return project + invented[len(project) :]
        return invented

    def _address(self, text: str, attempt: int) -> str:
        """Return an address of the invented street that stands for the real one in all its writings."""
        name, house = street_of(text), any(map(str.isdecimal, text))

        def draw_of(*what: str) -> inventions.Draw:
            return inventions.Draw(self._secret, "\x1f".join((*map(normalise, what), "address")), attempt)

        def name_of(style: str, key: str) -> str:
            written = text[slice(*name.name)] if name is not None else text
            # Where nothing else tells two places apart, their streets have to.
            return _cased_like(self._street(style, key if house or not attempt else f"{key} {attempt}"), written)

        return inventions.address(text, name, draw_of, name_of)

    def _street(self, style: str, key: str) -> str:
        if (style, key) not in self._words:
            self._keep(style, key, self._pick(style, key, inventions.streets(style)))
        return self._words[style, key]

    def _is_person(self, text: str) -> bool:
        return looks_like_person(text) and not self._entities.is_company(text)

    def _varied(self, invented: str, attempt: int) -> str:
        """Number what would else be another value's."""
        return f"{invented} {attempt + 1}" if attempt else invented

    def _render(self, pieces: Iterable[Piece], attempt: int = 0) -> str:
        return "".join(self._rendered(piece, attempt) for piece in pieces)

    def _rendered(self, piece: Piece, attempt: int) -> str:
        """Return what stands in the place of a piece, written as it is."""
        dot = "." if piece.text.endswith(".") else ""
        match piece.role:
            case "first" | "last":
                name = self._name(piece.role, piece.key)
                name = name if "-" in piece.text or "-" not in piece.key else name.replace("-", "")
                return _cased_like(name, piece.text.rstrip(".")) + dot
            case "word":
                return _cased_like(self._company_word(piece.key), piece.text)
            case "initial":
                letter = self._name("first", piece.key)[0] if len(piece.key) > 1 else self._initial(piece.key)
                return _cased_like(letter, piece.text) + dot
            case "surname_letter":
                letter = self._name("last", piece.key)[0] if len(piece.key) > 1 else self._initial(piece.key)
                return _cased_like(letter, piece.text) + dot
            case "letters":
                words = self._entities.initials(piece.key)
                letters = "".join((self._company_word(word) if is_own else word)[0] for word, is_own in words)
                return letters.lower() if piece.text.islower() else letters.upper()
            case "spelt":
                return _spelt_like(self._render(self._entities.spelt(piece.key)), piece.text)
            case "digits":
                return str(self._number("digits", piece.text, str(attempt)) % 10 ** len(piece.text)).zfill(
                    len(piece.text)
                )
            case "dropped":
                return ""
            case _:
                return piece.text

    def _person(self, text: str) -> str:
        # Particles ("van der") go with the name they belong to, and leave their spaces behind.
        return re.sub(r"(?<=\S) {2,}", " ", self._render(self._entities.person(text))).lstrip()

    def _initial(self, letter: str) -> str:
        """Return the letter that all first names with this initial are given, so that initials agree with names.

        No two usual letters are given the same one, so J. Doe and K. Doe stay two people.
        """
        if ("initial", letter) in self._words:
            return self._words["initial", letter]
        drawn = sorted(_INITIALS, key=lambda candidate: self._number("initial", candidate))
        if letter.upper() in drawn:
            return drawn[drawn.index(letter.upper()) - 1]
        return drawn[self._number("rare", letter) % len(drawn)]

    def _name(self, role: str, word: str) -> str:
        pieces = [piece for piece in word.split("-") if piece]
        if len(pieces) > 1 and (role, word) not in self._words:
            return "-".join(self._name(role, piece) for piece in pieces)
        if (role, word) not in self._words:
            if role == "first":
                gender = self._entities.gender(word) or genders().get(word, "")
                pools = [_firsts(gender, self._initial(word[:1]), locales) for locales in (_USUAL, _RARER)]
            else:
                pools = [_lasts()]
            self._keep(role, word, self._pick(role, word, *pools))
        return self._words[role, word]

    def _pick(self, kind: str, word: str, *pools: Sequence[str]) -> str:
        """Draw from the first pool that has one what is not real here and stands for no other word yet.

        It is about as long as the word where one of those is: a form or a table was laid out for that.
        """
        for pool in pools:
            start = self._number(kind, word) % len(pool)
            free = (name for name in chain(pool[start:], pool[:start]) if self._is_free(kind, word, name))
            first = next(free, "")
            if first:
                return first if _is_alike(first, word) else next((n for n in free if _is_alike(n, word)), first)
        # All are taken: rather a name that nobody has than two people in one.
        letter = self._initial(word[:1]) if kind == "first" else ""
        return letter + re.sub("^[^aeiou]+" if letter else "^$", "", self._new_word(kind, word))

    def _is_free(self, kind: str, word: str, name: str) -> bool:
        lowered = name.casefold()
        return lowered not in self._real_words and self._owners.get((kind, lowered), word) == word

    def _company(self, text: str) -> str:
        bare = without_legal_form(text)
        phrase = self._phrases.get(_meant(bare, "EMPLOYER"))
        if phrase is not None:
            return _cased_like(phrase, bare, words_only=True) + text[len(bare) :]
        return self._render(self._entities.company(text))

    def _company_word(self, key: str) -> str:
        if ("word", key) not in self._words:
            self._keep("word", key, self._new_word("word", key))
        return self._words["word", key]

    def _new_word(self, kind: str, key: str) -> str:
        for attempt in range(_DRAWS):
            word = inventions.word(self._number("company", key, str(attempt)))
            if self._is_free(kind, key, word):
                break
        return word

    def _email(self, text: str, attempt: int) -> str:
        local, _, domain = _at(text)
        return f"{self._account(local, attempt)}@{self._host(domain)}"

    def _account(self, local: str, attempt: int) -> str:
        pieces = self._entities.account(local)
        invented = re.sub(r"([._-])\1+", r"\1", self._render(pieces, attempt))
        return f"{invented}{attempt + 1}" if attempt and all(piece.role != "digits" for piece in pieces) else invented

    def _profile(self, address: str, attempt: int) -> str:
        """Return the same page of the same service, of the account that is named like the person here."""
        before, slash, account = address.rstrip("/").rpartition("/")
        lead = re.match(r"@|[\w.]+\?\w+=", account)
        cut = lead.end() if lead else 0
        return f"{before}{slash}{account[:cut]}{self._account(account[cut:], attempt)}"

    def _url(self, address: str, attempt: int) -> str:
        """Return an address of the invented company's host; what leads on from there is one invented word."""
        match = _URL.fullmatch(address)
        page = inventions.word(self._number("url", normalise(address), str(attempt))).lower()
        if match is None:
            return f"https://{page}.example"
        path = f"/{page}" if match["rest"].strip("/") or attempt else match["rest"]
        return f"{match['scheme'] or ''}{self._host(match['host'])}{match['port'] or ''}{path}"

    def _host(self, host: str) -> str:
        """Return a host under a reserved end, named like the company that the real one is named after."""
        labels, end = self._entities.host(host)
        own = [self._labels.get(_joined(label)) or self._render(label) for label in labels]
        return ".".join([*own, _reserved(end)]).lower()


def _at(address: str) -> tuple[str, str, str]:
    """Return the account and the host of an address; all is account where there is no host."""
    address = address.replace("\uff20", "@")
    return address.rpartition("@") if "@" in address.lstrip("@") else (address, "", "")


def _rank(type_: str) -> int:
    """Return after which other values a stored one is heard: a name tells more of its words than an address."""
    return 0 if type_ in PEOPLE | COMPANIES else 1 if type_ in THINGS else 2


def _reserved(end: Sequence[str]) -> str:
    joined = ".".join(end) or "com"
    return _RESERVED.get(joined) or f"{joined}.example"


def _joined(pieces: Iterable[Piece]) -> str:
    return "".join(sign for piece in pieces for sign in piece.text.casefold() if sign.isalnum())


def _cased_like(invented: str, original: str, *, words_only: bool = False) -> str:
    letters = [character for character in original if character.isalpha()]
    if len(letters) > 1 and all(character.isupper() for character in letters):
        return invented.upper()
    if letters and all(character.islower() for character in letters):
        return invented.lower()
    return invented if words_only or not letters or letters[0].isupper() else invented.lower()


def _spelt_like(invented: str, original: str) -> str:
    """Return an invented name with between its letters what stands between those of the original."""
    mark = original[1 : next(place for place in range(1, len(original)) if original[place].isalpha())]
    spelt = mark.join(sign for sign in invented if sign.isalnum()) + "." * original.endswith(".")
    return spelt.upper() if original.isupper() else spelt.lower()


# With these begin enough first names of either gender.
_INITIALS = "ABCDEFGHIJKLMNOPRSTVW"
_ALIKE = 2
_USUAL = ("en_US", "en_GB")
_RARER = ("en_IE", "en_NZ")
_SURNAMES = ("en_US", "en_GB", "en_IE")
_WORDS = ORDINARY | AMBIGUOUS


@cache
def _firsts(gender: str, initial: str, locales: tuple[str, ...]) -> tuple[str, ...]:
    """Return common first names of a gender ("" for either) and an initial, without those that are words as well."""
    listed = [names(locale) for locale in locales]
    female, male = ({n for each in listed for n in getattr(each, which)} for which in ("female", "male"))
    pool = {"f": female - male, "m": male - female}.get(gender, female | male)
    usable = tuple(sorted({name for name in pool if _is_plain(name)}))
    return tuple(name for name in usable if name.startswith(initial)) or usable


@cache
def _lasts() -> tuple[str, ...]:
    listed = sorted({name for locale in _SURNAMES for name in names(locale).last if _is_plain(name)}, reverse=True)
    # Of "McCoy" and "Mccoy" the first: in an address they are one.
    return tuple(sorted({name.casefold(): name for name in listed}.values()))


@cache
def _written() -> dict[str, str]:
    """Return by small letters how the names are written that are drawn: McCoy."""
    listed = [name for locale in (*_USUAL, *_RARER) for name in (*names(locale).female, *names(locale).male)]
    return {name.casefold(): name for name in (*listed, *_lasts())}


def _as_name(word: str) -> str:
    mixed = word != word.lower() and word != word.upper()
    return word if mixed else _written().get(word.casefold(), word.capitalize())


def _is_alike(name: str, word: str) -> bool:
    return abs(len(name) - len(word)) <= _ALIKE


def _is_plain(name: str) -> bool:
    return name.isalpha() and name.isascii() and len(name) > 3 and name.lower() not in _WORDS

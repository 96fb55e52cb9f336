"""Invent what stands in the place of a value: the same in every file of a task, different in every other task.

Everything is drawn by an HMAC of the value under the task's secret, so the same value gives the same surrogate in any
file and any order. Names are mapped word by word: "Jane Doe", "Doe, Jane", "J. Doe" and jane.doe@... agree without
anybody having to know that they are one person. Core, plain Python.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Sequence
from functools import cache

from scrubbing import inventions
from scrubbing.findings import KnownValue, normalise
from scrubbing.names import first_names, genders, last_names, names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY
from scrubbing.people import FEMALE_TITLES, MALE_TITLES, Part, parts

_WORD = re.compile(r"[^\W_]+")
# How often a draw may collide with something real before the draw itself gets a number.
_DRAWS = 200
_COMPANY = re.compile(
    r"^(?P<name>.*?)(?P<legal>[\s,]+(?:inc|corp|corporation|co|company|ltd|limited|llc|llp|lp|plc|gmbh(?: & co\.? kg)?|"
    r"ag|kg|se|sa|sas|sarl|srl|spa|bv|nv|oy|ab|s\.a|s\.p\.a|s\.r\.l|pty(?: ltd)?|pte(?: ltd)?)\.?)?$",
    re.IGNORECASE | re.DOTALL,
)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_ROLE_ACCOUNTS = frozenset(
    {
        "info", "sales", "support", "office", "admin", "hr", "billing", "contact", "hello", "team", "noreply",
        "no-reply", "accounts", "invoices", "jobs", "press", "help", "service", "enquiries", "orders",
        "booking", "bookings", "reservations", "marketing", "legal", "security", "postmaster", "webmaster",
    }
)  # fmt: skip
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})
# The key of a ticket, and prefixes that only say what kind of paper a number belongs to.
_TICKET = re.compile(r"(?P<project>[A-Z][A-Z0-9]{1,9})-\d{1,6}")
_PAPERS = frozenset(
    {
        "PO", "SO", "WO", "PR", "CR", "INV", "ORD", "REQ", "RMA", "SOW", "MSA", "TKT", "INC", "CHG", "RITM",
        "CASE", "GL",
        "CC", "EMP", "AST", "EST", "QT", "CUST", "ACC", "DN", "CN", "AP", "AR", "REF", "ID", "NO",
    }
)  # fmt: skip
_PEOPLE = frozenset({"PERSON"})
_COMPANIES = frozenset({"EMPLOYER", "CLIENT", "ORGANIZATION"})
_THINGS = frozenset({"PRODUCT", "IDENTITY_TERM"})
# Words between the names of partners that may be left out.
_JOINTS = frozenset({"and", "und", "et"})


def _unbroken(text: str, type_: str) -> str:
    """Return an address that a line end divides as the address it is."""
    return "".join(text.split()) if type_ == "EMAIL_ADDRESS" else text


def _meant(text: str, type_: str) -> str:
    """Return what two values must have in common to share a surrogate: of companies, "A & B", "AB" and "A and B" do."""
    if type_ not in _COMPANIES | _THINGS:
        return normalise(text)
    words = [word.casefold() for word in _WORD.findall(text)]
    return "".join(word for word in words if word not in _JOINTS or len(words) == 1) or normalise(text)


class Surrogates:
    """The surrogates of one task. `known` are the values the task has already; none of them is ever drawn."""

    def __init__(self, secret: bytes, known: Sequence[KnownValue] = ()) -> None:
        self._secret = secret
        self._real: set[str] = set()
        self._real_words: set[str] = set()
        # By kind and real word: the invented word; and by kind and invented word: the real one it stands for.
        self._words: dict[tuple[str, str], str] = {}
        self._owners: dict[tuple[str, str], str] = {}
        self._roles: dict[str, str] = {}
        self._issued: dict[str, str] = {}
        self.reserve(value.text for value in known)
        for value in known:
            self._remember(value)

    def reserve(self, texts: Iterable[str]) -> None:
        """Name real values, so that nothing drawn later equals one of them or a word of one."""
        for text in texts:
            self._real.add(normalise(text))
            self._real_words.update(word.casefold() for word in _WORD.findall(text) if len(word) > 2)
            found = parts(text)
            if sum(part.role in ("first", "last") for part in found) > 1:
                self._roles.update({part.key: part.role for part in found if part.role == "last"})

    def is_surrogate(self, text: str) -> bool:
        """Whether a text is something invented for this task."""
        return normalise(text) in self._issued

    def tag(self, type_: str) -> str:
        """Return what marks the place of something removed, such as "[removed: marking]"."""
        return f"[removed: {type_.replace('_', ' ').lower()}]"

    def draw(self, text: str, type_: str) -> str:
        """Return the surrogate of a value, in the form the value has."""
        text = _unbroken(text, type_)
        self._real.add(normalise(text))
        key = _meant(text, type_)
        for attempt in range(_DRAWS):
            candidate = self._invent(text, type_, attempt)
            seen = normalise(candidate)
            if seen not in self._real and self._issued.get(seen, key) == key:
                break
        else:
            candidate = f"{self.tag(type_)[:-1]} {self._number(key, 'tag') % 10_000}]"
        self._issued[normalise(candidate)] = key
        return candidate

    def _remember(self, value: KnownValue) -> None:
        """Take over an earlier draw, so that later forms of the same name follow it."""
        self._issued[normalise(value.substitute)] = _meant(_unbroken(value.text, value.type), value.type)
        if value.type not in _PEOPLE:
            return
        old, new = parts(value.text, self._roles), parts(value.substitute, self._roles)
        if [part.text for part in old if part.role == "other"] != [part.text for part in new if part.role == "other"]:
            return
        for real, invented in zip(old, new, strict=False):
            if real.role in ("first", "last") and invented.text.isalpha():
                self._keep(real.role, real.key, invented.text.capitalize())

    def _keep(self, kind: str, word: str, invented: str) -> None:
        self._words.setdefault((kind, word), invented)
        self._owners.setdefault((kind, invented.casefold()), word)

    def _number(self, *what: str) -> int:
        digest = hmac.digest(self._secret, "\x1f".join(what).encode("utf-8", "surrogatepass"), hashlib.sha256)
        return int.from_bytes(digest[:8], "big")

    def _invent(self, text: str, type_: str, attempt: int) -> str:
        if type_ in _PEOPLE or (type_ in _COMPANIES | _THINGS and _looks_like_person(text)):
            return self._person(text)
        if type_ == "EMAIL_ADDRESS":
            return self._email(text)
        if type_ in _COMPANIES or type_ in _THINGS:
            return self._company(text)
        if type_ == "USERNAME":
            return self._account(text)
        if type_ == "SOCIAL_PROFILE":
            return self._profile(text)
        if type_ == "URL":
            return f"https://{self._company_word('url', normalise(text)).lower()}.example.com"
        draw = inventions.Draw(self._secret, normalise(text), attempt)
        invented = inventions.of_type(type_)(text, draw)
        if type_ == "INTERNAL_IDENTIFIER" and (key := _TICKET.fullmatch(text)) and key["project"] not in _PAPERS:
            # All keys of one project get one new prefix.
            project = inventions.same_shape(key["project"], inventions.Draw(self._secret, key["project"], 0))
            return project + invented[len(project) :]
        return invented

    def _person(self, text: str) -> str:
        found = parts(text, self._roles)
        gender = _gender(found)
        invented = "".join(self._name_part(part, gender) for part in found)
        # Particles ("van der") go with the name they belong to, and leave their spaces behind.
        return re.sub(r"(?<=\S) {2,}", " ", invented).lstrip()

    def _name_part(self, part: Part, gender: str) -> str:
        dot = "." if part.text.endswith(".") else ""
        if part.role == "initial":
            return _cased_like(self._initial(part.key), part.text) + dot
        if part.role in ("first", "last"):
            return _cased_like(self._name(part.role, part.key, gender), part.text.rstrip(".")) + dot
        return "" if part.role == "particle" else part.text

    def _initial(self, letter: str) -> str:
        """Return the letter that all first names with this initial are given, so that initials agree with names."""
        letters = [candidate for candidate in _INITIALS if candidate != letter.upper()]
        return letters[self._number("initial", letter.lower()[:1]) % len(letters)]

    def _name(self, role: str, word: str, gender: str) -> str:
        pieces = [piece for piece in word.split("-") if piece]
        if len(pieces) > 1:
            return "-".join(self._name(role, piece, gender) for piece in pieces)
        if (role, word) not in self._words:
            pool = _firsts(gender or genders().get(word, ""), self._initial(word[0])) if role == "first" else _lasts()
            self._keep(role, word, self._pick(role, word, pool))
        return self._words[role, word]

    def _pick(self, kind: str, word: str, pool: Sequence[str]) -> str:
        """Draw from a pool what is not real here and stands for no other word yet, if there is any such."""
        start = self._number(kind, word) % len(pool)
        turned = [*pool[start:], *pool[:start]]
        unreal = [name for name in turned if name.casefold() not in self._real_words]
        free = [name for name in unreal if self._owners.get((kind, name.casefold()), word) == word]
        return (free or unreal or turned)[0]

    def _company(self, text: str) -> str:
        if _DOMAIN.fullmatch(text) and text.rpartition(".")[2].isalpha() and " " not in text:
            return self._domain(text)
        match = _COMPANY.match(text)
        name, legal = (match["name"], match["legal"] or "") if match and match["name"] else (text, "")
        words = _WORD.findall(name)
        key = _meant(name, "EMPLOYER")
        invented = self._company_word("company", key)
        if len(words) == 1:
            return _cased_like(invented, name.strip()) + legal
        second = inventions.COMPANY_ENDINGS[self._number("ending", key) % len(inventions.COMPANY_ENDINGS)]
        separator = next((mark for mark in name if not mark.isalnum()), " ")
        joined = (separator if separator in "-_." else " ").join((invented, second))
        return _cased_like(joined, name.strip(), words_only=True) + legal

    def _company_word(self, kind: str, key: str) -> str:
        if (kind, key) not in self._words:
            for attempt in range(_DRAWS):
                word = inventions.word(self._number(kind, key, str(attempt)))
                if word.casefold() not in self._real_words and self._owners.get((kind, word.casefold()), key) == key:
                    break
            self._keep(kind, key, word)
        return self._words[kind, key]

    def _email(self, text: str) -> str:
        local, _, domain = text.replace("\uff20", "@").rpartition("@")
        return f"{self._account(local)}@{self._domain(domain)}"

    def _account(self, local: str) -> str:
        if local.casefold() in _ROLE_ACCOUNTS:
            return local
        return "".join(
            self._account_word(piece) if piece.isalpha() else self._digits(piece)
            for piece in re.findall(r"[^\W\d_]+|\d+|[\W_]+", local)
        )

    def _profile(self, address: str) -> str:
        """Return the same page of the same service, of the account that is named like the person here."""
        before, slash, account = address.rstrip("/").rpartition("/")
        lead = re.match(r"@|[\w.]+\?\w+=", account)
        cut = lead.end() if lead else 0
        return f"{before}{slash}{account[:cut]}{self._account(account[cut:])}"

    def _account_word(self, word: str) -> str:
        lowered = word.casefold()
        if len(word) == 1:
            return _cased_like(self._initial(lowered), word)
        if self._roles.get(lowered) == "last":
            role = "last"
        elif lowered in first_names():
            role = "first"
        elif self._roles.get(lowered[1:]) == "last" or (lowered not in last_names() and lowered[1:] in last_names()):
            # "jdoe": an initial and a last name.
            initial, last = self._initial(lowered[0]), self._name("last", lowered[1:], "")
            return _cased_like(initial.lower() + last.lower(), word)
        else:
            role = "last"
        return _cased_like(self._name(role, lowered, ""), word)

    def _digits(self, piece: str) -> str:
        if not piece.isdecimal():
            return piece
        return str(self._number("digits", piece) % 10 ** len(piece)).zfill(len(piece))

    def _domain(self, domain: str) -> str:
        """Return a host under a reserved example domain, named like the company that the domain is named after."""
        labels = domain.strip(".").split(".")
        cut = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
        main = labels[-cut] if len(labels) >= cut else labels[0]
        key = "".join(_WORD.findall(main)).casefold()
        reserved = {"org": "example.org", "net": "example.net"}.get(labels[-1].lower(), "example.com")
        before = "www." if labels[0].lower() == "www" and len(labels) > cut else ""
        return f"{before}{self._company_word('company', key).lower()}.{reserved}"


def _looks_like_person(text: str) -> bool:
    words = text.split()
    return len(words) in (2, 3) and words[0].casefold() in first_names() and words[-1].casefold() in last_names()


def _gender(found: Sequence[Part]) -> str:
    titles = {part.key for part in found if part.role == "title"}
    if titles & FEMALE_TITLES:
        return "f"
    return "m" if titles & MALE_TITLES else ""


def _cased_like(invented: str, original: str, *, words_only: bool = False) -> str:
    letters = [character for character in original if character.isalpha()]
    if len(letters) > 1 and all(character.isupper() for character in letters):
        return invented.upper()
    if letters and all(character.islower() for character in letters):
        return invented.lower()
    return invented if words_only or not letters or letters[0].isupper() else invented.lower()


_INITIALS = "ABCDEGHJKLMNRST"


@cache
def _firsts(gender: str, initial: str) -> tuple[str, ...]:
    """Return common first names of a gender ("" for either) and an initial, without those that are words as well."""
    listed = names("en_US")
    pool = {"f": listed.female, "m": listed.male}.get(gender, (*listed.female, *listed.male))
    usable = tuple(sorted({name for name in pool if _is_plain(name)}))
    return tuple(name for name in usable if name.startswith(initial)) or usable


@cache
def _lasts() -> tuple[str, ...]:
    return tuple(name for name in names("en_US").last if _is_plain(name))


def _is_plain(name: str) -> bool:
    return name.isalpha() and name.isascii() and len(name) > 3 and name.lower() not in ORDINARY | AMBIGUOUS

"""Who and what the values of a task are about: one table of its people and companies, made of the values themselves.

The table says of which real words a name, an account, a host or initials are made: "praman" is an initial and a last
name where a Priya Raman is known, "northwindbaker" is two words where Northwind Baker Logistics is. Whoever invents
puts something in the place of each word and so need not know which forms there are. Core, plain Python, no secret.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from scrubbing.detection.company import Company, unmarked, without_legal_form
from scrubbing.detection.everyday import DESCRIPTIONS
from scrubbing.names import first_names, last_names
from scrubbing.people import FEMALE_TITLES, MALE_TITLES, PARTICLES, Part, parts

PEOPLE = frozenset({"PERSON"})
COMPANIES = frozenset({"EMPLOYER", "CLIENT", "ORGANIZATION"})
THINGS = frozenset({"PRODUCT", "IDENTITY_TERM"})
# Words between the names of partners that may be left out.
JOINTS = frozenset({"and", "und", "et"})
_SMALL_TEXT = "of the for in at de der die das des du la le les van von für del di da do y e"
_SMALL = JOINTS | frozenset(_SMALL_TEXT.split())
_ROLE_ACCOUNTS = frozenset(
    {
        "info", "sales", "support", "office", "admin", "hr", "billing", "contact", "hello", "team", "noreply", "no",
        "reply", "accounts", "invoices", "jobs", "press", "help", "service", "enquiries", "orders", "booking",
        "bookings", "reservations", "marketing", "legal", "security", "postmaster", "webmaster",
    }
)  # fmt: skip
# Labels of hosts that name a service, not whose it is.
_SERVICES_TEXT = """
www mail smtp imap mx webmail vpn remote git gitlab jira wiki confluence ftp sftp intranet intern internal portal api
app apps dev test staging prod sharepoint cloud files file fs srv server db sql corp local lan ad dc web cdn static docs
help support shop blog login sso auth status m my
"""
_SERVICES = frozenset(_SERVICES_TEXT.split())
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[\W_]+")
_COMPANY_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[\W_]+")
_SLOT = re.compile(r"[._+]")
# A name whose letters stand apart: "N.B.L.", "A C M E".
_SPELT_LETTERS = re.compile(r"[^\W\d_](?P<mark>[^\w]{1,3}|_)[^\W\d_](?:(?:[^\w]{1,3}|_)[^\W\d_])*\.?")
# Longer than this it is a sentence that was taken for a company.
_MOST_WORDS = 8
_ONE_LETTER = frozenset({"initial", "surname_letter"})
# A shorter account may be anything: initials, a department.
_SHORTEST_ACCOUNT = 3


# The roles and words of which an account is joined.
_Template = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a written form and the real word it stands for.

    `role` is first, last, word (of a company's name), digits or other (stays as it is); or initial, which is the first
    letter of the first name `key`, or only a letter where nobody knows whose; or surname_letter, that of the last name;
    or letters, the initials of the words of a company that are joined in `key`; or spelt, which is what `key` stands
    for with something between its letters; or dropped, which leaves nothing.
    """

    text: str
    role: str
    key: str


def word_key(word: str) -> str:
    """Return what a word of a name and its form in an address have in common: no accents, no apostrophes, no case."""
    return unmarked("".join(sign for sign in word.casefold() if sign.isalnum() or sign == "-"))


class Entities:
    """The people and companies of one task. `learn` tells it one value; the order in which it hears them is nothing."""

    def __init__(self) -> None:
        # The last names of each first name, and the first names of each last name.
        self._lasts_of: dict[str, set[str]] = {}
        self._firsts_of: dict[str, set[str]] = {}
        self._roles: dict[str, set[str]] = {"first": set(), "last": set()}
        self._met: list[tuple[str, str]] = []
        # By role and word: the genders that titles beside it told.
        self._titles: dict[tuple[str, str], set[str]] = {}
        # "mueller" is Müller, if there is one.
        self._spelt: dict[str, str] = {}
        self._handles: dict[str, _Template] = {}
        # The same, of those who are only known by their address.
        self._guessed: dict[str, _Template] = {}
        # By joined words, and by initials: the words, each with whether something else takes its place.
        self._runs: dict[str, tuple[tuple[str, bool], ...]] = {}
        self._letters: dict[str, tuple[tuple[str, bool], ...]] = {}
        # The same, of all that have two words: only where letters stand apart are two of them initials.
        self._initials: dict[str, tuple[tuple[str, bool], ...]] = {}
        self._facts = 0

    def learn(self, text: str, type_: str) -> bool:
        """Take in whom a value names; returns whether that was news."""
        before = self._facts
        if type_ in PEOPLE:
            self._learn_person(text)
        elif type_ == "EMAIL_ADDRESS":
            self._learn_address(text)
        elif type_ in COMPANIES | THINGS and not self.is_host(text) and not looks_like_person(text):
            self._learn_company(text)
        return self._facts > before

    def words(self) -> Iterator[tuple[str, str]]:
        """Yield role and word of every name of a person, those first that were met first."""
        yield from self._met

    def gender(self, first: str) -> str:
        """Return "f" or "m" where titles say so of those with this first name, and none contradicts."""
        told = set(self._titles.get(("first", first), ()))
        for last in self._lasts_of.get(first, ()):
            if len(self._firsts_of[last]) == 1:
                told |= self._titles.get(("last", last), set())
        return told.pop() if len(told) == 1 else ""

    def is_host(self, text: str) -> bool:
        """Whether a text is the name of a host, and not that of a known company with dots between its words."""
        return is_host(text) and "".join(map(word_key, text.split("."))) not in self._runs

    def is_company(self, name: str) -> bool:
        """Whether words that could be somebody's name are those of a known company."""
        return "".join(map(word_key, _words(without_legal_form(name)))) in self._runs

    def initials(self, run: str) -> Sequence[tuple[str, bool]]:
        """Return the words whose first letters stand in a piece of the role letters."""
        return self._letters.get(run) or self._initials[run]

    def spelt(self, run: str) -> list[Piece]:
        """Return what the letters of a piece of the role spelt say: the name of a company, or its initials."""
        if run in self._initials and run not in self._runs:
            return [Piece(run, "letters", run)]
        return self.label(run)

    def person(self, name: str) -> list[Piece]:
        """Take a written name apart."""
        if name.isalpha() and word_key(name) in self._handles and not self._role_of(word_key(name)):
            return self._by_handle(name, self._handles[word_key(name)])
        if " " not in name and name.islower() and not name.isalpha() and _joined(word_key(name)) in self._handles:
            return self.account(name)
        found = parts(name, self._known_roles(name))
        firsts = [word_key(part.text) for part in found if part.role == "first"]
        lasts = [word_key(part.text) for part in found if part.role == "last"]
        if self._is_somebody_reversed(firsts, lasts):
            firsts, lasts = lasts, firsts
            swapped = {"first": "last", "last": "first"}
            found = [Part(part.text, swapped.get(part.role, part.role)) for part in found]
        if not firsts and len(lasts) == 1 and self._role_of(lasts[0]) == "first":
            # "Jane D.", where a Jane Doe is known.
            firsts, lasts = lasts, []
            found = [Part(part.text, "first" if part.role == "last" else part.role) for part in found]
        return [self._piece(part, firsts, lasts) for part in found]

    def account(self, local: str) -> list[Piece]:
        """Take apart what stands before the @ of an address, or another name of an account."""
        tokens = _TOKEN.findall(local)
        words = [token for token in tokens if token.isalpha()]
        if words and all(word.casefold() in _ROLE_ACCOUNTS for word in words):
            return [Piece(local, "other", "")]
        known = any(self._role_of(self._key(word)) for word in words)
        if not known and "".join(map(word_key, words)) in self._runs:
            return self.label(local)
        roles = iter(self._positions(local, words))
        pieces: list[Piece] = []
        for token in tokens:
            pieces += next(roles) if token.isalpha() else [_sign(token)]
        return pieces

    def host(self, domain: str) -> tuple[list[list[Piece]], list[str]]:
        """Take a host name apart: its labels, and the end under which it was registered."""
        labels = domain.strip(".").split(".")
        end = 0 if len(labels) < 2 else 2 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL else 1
        cut = len(labels) - end
        own = [
            [Piece(label, "other", "")] if place < cut - 1 and label.casefold() in _SERVICES else self.label(label)
            for place, label in enumerate(labels[:cut])
        ]
        return own, [label.lower() for label in labels[cut:]]

    def label(self, label: str) -> list[Piece]:
        """Take apart what is named after a company where no space may stand."""
        pieces: list[Piece] = []
        for token in _TOKEN.findall(label):
            key = word_key(token)
            if not token.isalpha():
                pieces.append(_sign(token))
            elif key in self._letters:
                pieces.append(Piece(token, "letters", key))
            elif key in self._runs:
                pieces += _along(token, self._runs[key])
            else:
                pieces.append(Piece(token, "word", key))
        return pieces

    def company(self, name: str) -> list[Piece]:
        """Take the name of a company or product apart; what it does and its legal form stay."""
        if is_spelt(name):
            return [Piece(name, "spelt", _spelt_key(name))]
        bare = without_legal_form(name)
        pieces: list[Piece] = []
        own = _own(_words(bare))
        for token in _COMPANY_TOKEN.findall(bare):
            key = word_key(token)
            if token in own and key in self._runs and len(self._runs[key]) > 1:
                pieces += _along(token, self._runs[key])
            elif token in own and key in self._letters and token.isupper():
                pieces.append(Piece(token, "letters", key))
            else:
                pieces.append(Piece(token, "word" if token in own else "other", key))
        return [*pieces, Piece(name[len(bare) :], "other", "")]

    def _learn_person(self, name: str) -> None:
        found = parts(name)
        firsts = [word_key(part.text) for part in found if part.role == "first"]
        lasts = [word_key(part.text) for part in found if part.role == "last"]
        titles = {part.key for part in found if part.role == "title"}
        initials = "".join(part.key[:1] for part in found if part.role == "initial")
        named = [part.role for part in found if part.role in ("first", "last", "initial")]
        # "Jane D." does not say whether Jane is a first name or a last one.
        unsaid = named == ["last", "initial"] and "," not in name
        if not lasts or unsaid or not (firsts or initials or titles) or self._is_somebody_reversed(firsts, lasts):
            return
        for role, words in (("first", firsts), ("last", lasts)):
            for word in words:
                pieces = [piece for piece in (word, *word.split("-")) if piece and piece not in self._roles[role]]
                self._met += [(role, piece) for piece in dict.fromkeys(pieces)]
                self._note(self._roles[role], *pieces)
        gender = "f" if titles & FEMALE_TITLES else "m" if titles & MALE_TITLES else ""
        if gender:
            marked = ("first", firsts[0]) if firsts else ("last", lasts[-1])
            self._note(self._titles.setdefault(marked, set()), gender)
        for part in found:
            for word in part.text.split("-") if part.role in ("first", "last") else ():
                self._spelt.setdefault(word_key(word.casefold().translate(_SPELT_OUT)), word_key(word))
        if firsts and firsts[0]:
            self._note(self._lasts_of.setdefault(firsts[0], set()), lasts[-1])
            self._firsts_of.setdefault(lasts[-1], set()).add(firsts[0])
            particles = "".join(part.key for part in found if part.role == "particle")
            middle = "".join(word[:1] for word in firsts[1:]) or initials
            surname = next(part.text for part in reversed(found) if part.role == "last")
            spelt = word_key(surname.casefold().translate(_SPELT_OUT)).replace("-", "")
            self._learn_handles(
                firsts[0], middle, lasts[-1], {spelt, particles + spelt, particles + _joined(lasts[-1])}, self._handles
            )

    def _learn_address(self, address: str) -> None:
        """Take in the person whose first and last name are an address, so that their other accounts follow it."""
        words = [word_key(word) for word in re.split(r"[._]", address.partition("@")[0]) if word.isalpha()]
        if len(words) == 2 and min(map(len, words)) > 1 and not _ROLE_ACCOUNTS.intersection(words):
            first, last = reversed(words) if _is_listed_reversed(*words) else words
            self._learn_handles(first, "", last, set(), self._guessed)

    def _learn_handles(
        self, first: str, middle: str, last: str, spellings: set[str], handles: dict[str, _Template]
    ) -> None:
        """Note the accounts that offices make of a name."""
        given, short = ("first", first), ("initial", first)
        family, letter = ("last", last), ("surname_letter", last)
        for written in spellings | {_joined(last)}:
            made: list[tuple[str, _Template]] = [
                (first + written, (given, family)),
                (first[0] + written, (short, family)),
                (written + first, (family, given)),
                (written + first[0], (family, short)),
                (first + last[:1], (given, letter)),
                (written, (family,)),
            ]
            if middle:
                made.append((first[0] + middle + written, (short, *(("initial", sign) for sign in middle), family)))
            for handle, template in made:
                if len(handle) >= _SHORTEST_ACCOUNT:
                    # Of two people with one account name the same one wins whoever was met first.
                    handles[handle] = min(handles.get(handle, template), template)

    def _learn_company(self, name: str) -> None:
        bare = without_legal_form(" ".join(name.split()))
        words = _words(bare)
        if not 0 < len(words) <= _MOST_WORDS or is_spelt(name):
            return
        own = _own(words)
        telling = [word for word in words if word.casefold() not in _SMALL]
        plain = [(word_key(word), word in own) for word in telling]
        spelt = [word_key(word.casefold().translate(_SPELT_OUT)) for word in telling]
        partners = [(word_key(word), word in own) for word in _words(re.sub(r"[&+]", " and ", bare))]
        for written, run in ((spelt, plain), ([w for w, _ in plain], plain), ([w for w, _ in partners], partners)):
            for start in range(len(run)):
                for end in range(start + 1, len(run) + 1):
                    if any(is_own for _, is_own in run[start:end]):
                        self._learn_run("".join(written[start:end]), tuple(run[start:end]))
        first = "".join(word[0] for word, _ in plain if word)
        self._initials[first] = min(self._initials.get(first, tuple(plain)), tuple(plain))
        letters = Company.of(bare).letters.lower()
        if letters:
            self._letters[letters] = min(self._letters.get(letters, tuple(plain)), tuple(plain))

    def _learn_run(self, joined: str, run: tuple[tuple[str, bool], ...]) -> None:
        known = self._runs.get(joined)
        # What is known as two words is two words also where it was once declared as one.
        self._runs[joined] = min(known or run, run, key=lambda words: (-len(words), words))
        self._facts += known != self._runs[joined]

    def _note(self, known: set[str], *words: str) -> None:
        self._facts += len(set(words) - known)
        known.update(words)

    def _key(self, word: str) -> str:
        """Return by which word the table knows one that is written in an address."""
        key = word_key(word)
        return self._spelt.get(key, key)

    def _role_of(self, word: str) -> str:
        """Return what a word is in the names of this task; empty where it is nothing or both."""
        is_first, is_last = (word in self._roles[role] for role in ("first", "last"))
        return "" if is_first == is_last else "last" if is_last else "first"

    def _known_roles(self, name: str) -> dict[str, str]:
        words = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name)
        return {word.casefold(): role for word in words if (role := self._role_of(word_key(word)))}

    def _piece(self, part: Part, firsts: Sequence[str], lasts: Sequence[str]) -> Piece:
        key = word_key(part.text)
        if part.role == "initial" and lasts:
            return Piece(part.text, "initial", self._whose(key, lasts[-1]))
        if part.role == "initial" and firsts:
            known = {last for last in self._lasts_of.get(firsts[0], ()) if last[:1] == key}
            return Piece(part.text, "surname_letter" if len(known) == 1 else "initial", min(known, default=key))
        if part.role in ("first", "last"):
            return Piece(part.text, part.role, key)
        return Piece(part.text, "dropped" if part.role == "particle" else "other", "")

    def _whose(self, letter: str, last: str) -> str:
        """Return the first name that a letter before a last name stands for, or the letter."""
        known = {first for first in self._firsts_of.get(last, ()) if first[:1] == letter}
        return known.pop() if len(known) == 1 else letter

    def _positions(self, local: str, words: Sequence[str]) -> Iterator[list[Piece]]:
        """Yield the pieces of each word of an account, by the places of the words where the table does not know."""
        slots = [[word for word in _TOKEN.findall(slot) if word.isalpha()] for slot in _SLOT.split(local)]
        if sum(map(bool, slots)) == 1:
            slots = [[word] for word in words]
        slots = [slot for slot in slots if slot]
        named = [slot for slot in slots if slot[0].casefold() not in PARTICLES]
        if len(named) < 2:
            yield from (self._alone(word) for word in words)
            return
        last = named[0] if self._is_reversed(self._key(named[0][0]), self._key(named[-1][0])) else named[-1]
        surname = "-".join(map(self._key, last))
        for slot in slots:
            for word in slot:
                key = self._key(word)
                if slot not in named:
                    yield [Piece(word, "dropped", key)]
                elif len(key) == 1:
                    yield [Piece(word, "initial", self._whose(key, surname))]
                else:
                    told = self._role_of(key) if len(named) > 2 else ""
                    yield [Piece(word, told or ("last" if slot is last else "first"), key)]

    def _is_reversed(self, before: str, after: str) -> bool:
        """Whether the last name stands first."""
        if len(before) == 1 or len(after) == 1:
            return len(after) == 1
        if after in self._lasts_of.get(before, ()):
            return False
        known = self._role_of(before), self._role_of(after)
        if any(known):
            return known[0] == "last" or known[1] == "first"
        return _is_listed_reversed(before, after)

    def _is_somebody_reversed(self, firsts: Sequence[str], lasts: Sequence[str]) -> bool:
        """Whether a name is that of a known person with the surname first: "Solberg Ingrid"."""
        if len(firsts) != 1 or len(lasts) != 1 or firsts[0] in first_names():
            return False
        return lasts[0] in self._firsts_of.get(firsts[0], ())

    def _is_usual(self, word: str) -> bool:
        """Whether a word is a name or a company's, and so no account made of another name."""
        return word in first_names() or word in last_names() or word in self._runs or word in self._letters

    def _alone(self, word: str) -> list[Piece]:
        key = self._key(word)
        if self._role_of(key):
            return [Piece(word, self._role_of(key), key)]
        if key in self._handles or (key in self._guessed and not self._is_usual(key)):
            return self._by_handle(word, self._handles.get(key) or self._guessed[key])
        if key in self._runs or key in self._letters:
            return self.label(word)
        if len(key) < 2:
            return [Piece(word, "initial", key)]
        if key in first_names():
            return [Piece(word, "first", key)]
        rest = key[1:]
        if self._role_of(rest) == "last" or (key not in last_names() and rest in last_names()):
            return [Piece(word[:1], "initial", self._whose(key[0], rest)), Piece(word[1:], "last", rest)]
        return [Piece(word, "last", key)]

    def _by_handle(self, word: str, template: Sequence[tuple[str, str]]) -> list[Piece]:
        lengths = [1 if role in _ONE_LETTER else len(key.replace("-", "")) for role, key in template]
        # A name that is written with more letters here than there takes them all.
        longest = max(range(len(lengths)), key=lambda place: lengths[place] if template[place][0] == "last" else 0)
        lengths[longest] += len(word) - sum(lengths)
        ends = list(accumulate(lengths))
        return [
            Piece(word[end - length : end], role, key)
            for (role, key), length, end in zip(template, lengths, ends, strict=True)
        ]


def is_host(text: str) -> bool:
    """Whether a text is the name of a host and nothing else."""
    host = re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", text)
    return host is not None and text.rpartition(".")[2].isalpha() and not is_spelt(text)


def is_spelt(name: str) -> bool:
    """Whether the letters of a name stand apart."""
    return _SPELT_LETTERS.fullmatch(name.strip()) is not None


def looks_like_person(text: str) -> bool:
    """Whether what was declared as a company is somebody."""
    words = text.split()
    return len(words) in (2, 3) and words[0].casefold() in first_names() and words[-1].casefold() in last_names()


def _is_listed_reversed(before: str, after: str) -> bool:
    """Whether two words are a last name before a first name, as far as lists tell."""
    is_last = before in last_names() and before not in first_names()
    return is_last and after in first_names() and after not in last_names()


def _joined(word: str) -> str:
    return word.replace("-", "")


def _sign(token: str) -> Piece:
    return Piece(token, "digits" if token.isdecimal() else "other", token)


def _spelt_key(name: str) -> str:
    return word_key("".join(sign for sign in name if sign.isalpha()))


def _words(name: str) -> list[str]:
    return [token for token in _COMPANY_TOKEN.findall(name) if token[0].isalnum()]


def _own(words: Sequence[str]) -> set[str]:
    """Return the words by which a company is told from others; the first one, where all only say what it does."""
    telling = [word for word in words if word.casefold() not in _SMALL] or list(words)
    return {word for word in telling if word.casefold() not in DESCRIPTIONS} or set(telling[:1])


def _along(token: str, run: Sequence[tuple[str, bool]]) -> list[Piece]:
    """Cut a token into the words of which it is joined."""
    pieces, start = [], 0
    for place, (word, is_own) in enumerate(run):
        end = len(token) if place == len(run) - 1 else start + len(word)
        pieces.append(Piece(token[start:end], "word" if is_own else "other", word))
        start = end
    return pieces

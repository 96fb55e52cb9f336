"""Take a written name apart, so that all forms of one person can be told to belong together. Core, plain Python."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrubbing.names import first_names, last_names
from scrubbing.ordinary import AMBIGUOUS, ORDINARY, PLACES_AND_COMMON

_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "doctor", "sir", "dame", "lady", "lord",
        "judge", "justice", "capt", "captain", "col", "colonel", "lt", "sgt", "rev", "father", "sister", "hon",
        "herr", "frau", "hr", "fr", "monsieur", "madame", "mme", "mlle", "señor", "señora", "sra", "signor",
        "signora", "sig", "dott", "ing", "officer", "nurse", "attorney",
    }
)  # fmt: skip
FEMALE_TITLES = frozenset(
    {
        "mrs", "ms", "miss", "dame", "lady", "frau", "madame", "mme", "mlle", "señora", "sra", "signora",
    }
)  # fmt: skip
MALE_TITLES = frozenset(["mr", "sir", "lord", "herr", "hr", "monsieur", "señor", "signor"])
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mba", "cpa", "rn", "obe", "mbe", "kc", "qc"})
PARTICLES = frozenset(
    {
        "van", "von", "der", "den", "de", "la", "los", "las", "del", "della", "da", "dos", "das", "do", "di",
        "du", "ten", "ter", "le", "el", "al", "bin", "bint", "ibn", "ben", "zu", "af", "av", "y",
    }
)  # fmt: skip
# "Jill St. John", "St. Luke": never a name that is looked for alone, since towns and hospitals begin so.
_SAINTS = frozenset({"st", "ste"})
_PIECE = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?|\W+|[\d_]+")
# A single name shorter than this, or one that is an ordinary word, is not taken out where it stands alone.
_SHORTEST_ALONE = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a written name. `role` is first, last, initial, title, particle, suffix or other (what is between)."""

    text: str
    role: str

    @property
    def key(self) -> str:
        """The form by which parts of two names are compared."""
        return self.text.rstrip(".").casefold()


def parts(name: str, roles: dict[str, str] | None = None) -> list[Part]:
    """Split a name into parts that, joined, are the name again. `roles` says what single words are known to be."""
    pieces = _PIECE.findall(name)
    words = [index for index, piece in enumerate(pieces) if piece[:1].isalpha()]
    named = [index for index in words if _kind(pieces[index]) == "name"]
    comma = next((i for i, piece in enumerate(pieces) if piece.startswith(",") and any(w > i for w in named)), None)
    if comma is not None and any(index < comma for index in named):
        lasts = {index for index in named if index < comma}
    elif len(named) > 1 or any(_kind(pieces[index]) == "initial" for index in words):
        lasts = {named[-1]} if named else set()
    else:
        titled = any(_kind(pieces[index]) == "title" for index in words)
        lasts = {index for index in named if titled or _single_role(pieces[index], roles or {}) == "last"}
    found = []
    for index, piece in enumerate(pieces):
        kind = _kind(piece) if index in words else "other"
        role = ("last" if index in lasts else "first") if kind == "name" else kind
        found.append(Part(piece, role))
    return found


def forms(name: str) -> Iterator[str]:
    """Yield the other ways in which the same person may be written, from the full name only.

    Single words come last, and only if they are unmistakable.
    """
    found = parts(" ".join(name.split()))
    firsts = [part.text for part in found if part.role == "first"]
    initials = [part.text for part in found if part.role == "initial"]
    last = _surname(found)
    if not last or not (firsts or initials):
        return
    if firsts:
        initial = f"{firsts[0][0]}."
        yield f"{firsts[0]} {last}"
        yield f"{last}, {firsts[0]}"
        yield f"{initial} {last}"
        yield f"{last}, {initial}"
        yield f"{initial[0]} {last}"
    # A last name is rarely said without meaning the person, so it stands alone unless it is an everyday word.
    if _stands_alone(last) and last.casefold() not in PLACES_AND_COMMON:
        yield last
    pieces = re.split(r"[-\u2010\u2011]", last)
    for piece in pieces if len(pieces) > 1 and " " not in last else ():
        if (
            len(piece) > _SHORTEST_ALONE
            and _stands_alone(piece)
            and piece.casefold() not in PLACES_AND_COMMON
            and piece.casefold() not in AMBIGUOUS
        ):
            yield piece
    if firsts and _stands_alone(firsts[0]) and firsts[0].casefold() not in AMBIGUOUS:
        yield firsts[0]


# A shorter first name with a letter behind it may be anything: "max_s".
_SHORTEST_WITH_LETTER = 5


def reversed_and_joined(first: str, last: str) -> list[str]:
    """Return how programs and offices call somebody by a first name and a surname that can only be theirs, beside
    "Jane Doe" and "J Doe": "Doe Jane", "janedoe", "doejane", "jdoe", "doej", "doe_j" and, last, "jane_d".

    Whether the last one counts depends on the first name: see `tells_with_a_letter`.
    """
    given, family = ("".join(sign for sign in name if sign.isalnum()).lower() for name in (first, last))
    joined = [given + family, family + given, given[:1] + family, family + given[:1]]
    return [f"{last} {first}", *joined, f"{family}_{given[:1]}", f"{given}_{family[:1]}"]


def tells_with_a_letter(first: str) -> bool:
    """Whether a first name with the letter of a surname behind it is its bearer, and nothing else."""
    word = first.casefold()
    return len(word) >= _SHORTEST_WITH_LETTER and word not in ORDINARY and word not in AMBIGUOUS


def _stands_alone(word: str) -> bool:
    """Whether a part of a name may be unmistakable enough to be taken out where it stands alone."""
    return len(word) >= _SHORTEST_ALONE and word[0].isupper() and word.casefold() not in ORDINARY


def _surname(found: list[Part]) -> str:
    words = [part for part in found if part.role in ("last", "particle", "first", "initial")]
    last = ""
    for index, part in enumerate(words):
        if part.role == "last":
            before = index
            while before and words[before - 1].role == "particle":
                before -= 1
            last = " ".join(word.text for word in words[before : index + 1])
    return last


def _kind(piece: str) -> str:
    bare = piece.rstrip(".").lower()
    if bare in _TITLES and (piece[:1].isupper() or piece.endswith(".")):
        return "title"
    if bare in _SUFFIXES:
        return "suffix"
    if (bare in PARTICLES and piece[:1].islower()) or (bare in _SAINTS and piece.endswith(".")):
        return "particle"
    if len(bare) == 1:
        return "initial"
    return "name"


def _single_role(word: str, roles: dict[str, str]) -> str:
    lowered = word.casefold()
    if lowered in roles:
        return roles[lowered]
    return "first" if lowered in first_names() or lowered not in last_names() else "last"

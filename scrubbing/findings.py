"""What detection says about a document, and what is decided about each value. Core types, plain Python."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from scrubbing.invisible import INVISIBLE


class Action(StrEnum):
    """What policy does with a type of finding (see detection/policy.yaml)."""

    REPLACE = "replace"
    DECIDE = "decide"
    KEEP = "keep"


class Verdict(StrEnum):
    """What a person decided about one value; it outranks the policy's action."""

    SCRUB = "scrub"
    KEEP = "keep"


class Category(StrEnum):
    """The group a finding is shown under."""

    PERSONAL = "personal"
    FINANCIAL = "financial"
    IDENTITY = "identity"
    SECRET = "secret"
    CONFIDENTIAL = "confidential"
    MARKING = "marking"
    HIDDEN = "hidden"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence of something sensitive. Offsets are code points within the unit's text.

    `type` is Presidio's label (PERSON, EMAIL_ADDRESS ...) or one of ours (EMPLOYER, MARKING ...). `reason` is a whole
    sentence for the contractor and never quotes the value. `before` and `after` are up to 60 characters of context.
    What is seen and not read has no offsets; `picture` shows it (see document.Sight).
    """

    type: str
    category: Category
    action: Action
    locator: str
    start: int
    end: int
    value: str
    score: float
    reason: str
    before: str = ""
    after: str = ""
    picture: str = ""


# With a year behind it a shorter name may be anything: "May2020", "lee2019".
_SHORTEST_IN_KEYS = 6
_LONGEST_INITIAL = 2
# How alike two words are (difflib) of which one may be read for the other.
_LIKE = 0.7


# What the contractor declares.
DECLARED = frozenset({"EMPLOYER", "CLIENT", "PRODUCT", "IDENTITY_TERM"})
# A shorter word of it may be a syllable of others.
_SHORTEST_WITHIN = 6
_LATIN_WORD = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+")


def stands_within_words(text: str, type_: str) -> bool:
    """Whether a declared word is so rare that it means itself within longer words, too: "halberdinedb" for Halberdine.

    Neither English texts have it often, by itself or within a word, nor is anybody called so.
    """
    if type_ not in DECLARED or len(text) < _SHORTEST_WITHIN or not _LATIN_WORD.fullmatch(text):
        return False
    # Imported here: the lists take longer to load than all else that a process needs that only keeps values.
    from scrubbing.frequent import is_frequent, stands_in_frequent
    from scrubbing.names import first_names, last_names
    from scrubbing.ordinary import AMBIGUOUS, ORDINARY, PLACES_AND_COMMON

    # "Planners" and "Planning" are no rarer than what they are made of.
    folded = text.casefold()
    stems = {folded, *(folded.removesuffix(ending) for ending in ("s", "es", "ed", "er", "ers", "ing", "ly"))}
    known = (ORDINARY, AMBIGUOUS, PLACES_AND_COMMON, first_names(), last_names())
    if stands_in_frequent(folded):
        return False
    return not any(is_frequent(stem) or any(stem in words for words in known) for stem in stems)


@dataclass(frozen=True, slots=True)
class KnownValue:
    """One unique value of a task with what happens to it in every file, the request, the rubric and file names.

    `substitute` is what stands in its place wherever it is scrubbed (a surrogate, or a tag such as
    "[removed: marking]"); it is set even for values that are kept, so that a later decision needs no new draw. `cased`
    says that its words are ordinary ones as well ("Summit" of Summit Partners), so that it only counts in its capitals.
    """

    text: str
    type: str
    category: Category
    action: Action
    substitute: str
    verdict: Verdict | None = None
    cased: bool = False

    @property
    def stands_in_keys(self) -> bool:
        """Whether it is a name that is found right before a year, too, as in keys of citations ("vrabelmoor2020")."""
        text = unicodedata.normalize("NFC", self.text)
        return self.type == "PERSON" and len(text) >= _SHORTEST_IN_KEYS and text.isalpha()

    @property
    def stands_within_words(self) -> bool:
        """Whether it is found anywhere within longer words (see the function of this name)."""
        return not self.cased and stands_within_words(self.text, self.type)

    @property
    def is_ordinary(self) -> bool:
        """Whether it is a word that stands in texts that have nothing to do with anybody called so."""
        # Imported here: the lists take longer to load than all else that a process needs that only keeps values.
        from scrubbing.ordinary import AMBIGUOUS, ORDINARY

        folded = self.text.casefold()
        return self.cased or folded in ORDINARY or folded in AMBIGUOUS

    @property
    def is_also_a_word(self) -> bool:
        """Whether it is a surname that is an everyday word, too: where a capital says nothing, what follows decides.
        Or a name of such words only: in small letters it is a phrase."""
        # Imported here, like the lists above.
        from scrubbing.surnames import are_words, is_a_phrase

        if self.type != "PERSON" or not self.text[:1].isupper():
            return False
        return (self.text.istitle() and self.text.casefold() in are_words()) or is_a_phrase(self.text)

    @property
    def half_replaced(self) -> tuple[str, ...]:
        """What a picture shows of a person's name where OCR read one of its words alone right, so that only this one
        was replaced. Initials alone say nothing, nor does a word that is like the one in its place."""
        words, others = self.text.split(), self.substitute.split()
        if self.type != "PERSON" or len(words) < 2 or len(words) != len(others):
            return ()
        halves = []
        for place, (word, other) in enumerate(zip(words, others, strict=True)):
            kept = [pair for number, pair in enumerate(zip(words, others, strict=True)) if number != place]
            if word != other and any(_is_told_from(*pair) for pair in kept):
                halves.append(" ".join([*words[:place], other, *words[place + 1 :]]))
        return tuple(halves)

    @property
    def scrubbed(self) -> bool:
        """Whether the value must be gone. What nobody has decided yet is scrubbed: the safe side."""
        if self.verdict is not None:
            return self.verdict is Verdict.SCRUB
        return self.action is not Action.KEEP

    @property
    def undecided(self) -> bool:
        """Whether a person still has to decide."""
        return self.verdict is None and self.action is Action.DECIDE


def _is_told_from(word: str, other: str) -> bool:
    alike = SequenceMatcher(None, word.casefold(), other.casefold(), autojunk=False).ratio() >= _LIKE
    return len(squeeze(word)) > _LONGEST_INITIAL and not alike


_SPACE = re.compile(r"\s+")


_HIDDEN = re.compile(f"[{INVISIBLE}]")


def normalise(value: str) -> str:
    """Return the form by which two values are the same value: NFKC, case-folded, single spaces, what shows nothing left
    out.
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", plain(value))).strip().casefold()


def plain(value: str) -> str:
    """Return a value as its reader sees it, without the hyphens and marks that only say where a line may end."""
    return value if value.isascii() else _HIDDEN.sub("", value) or value


def squeeze(text: str) -> str:
    """Return the letters and digits only: where a value's are not among a text's, no spelling of it stands there."""
    return "".join(character for character in text if character.isalnum())

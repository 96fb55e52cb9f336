"""The plan one file is redacted by: which values go, what stands in their place, which parts are dropped.

A plan works on values, not on positions: a value found anywhere in the task disappears everywhere in every file, also
where detection did not see it. Verification then proves that by its own search.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from scrubbing.document import Document
from scrubbing.findings import DECLARED, KnownValue, normalise
from scrubbing.formats.views import unmarked
from scrubbing.matching import Matcher, Years
from scrubbing.surnames import unmistakable

_SEPARATORS = "_-.+"
_NO_LETTER = re.compile(r"[\W_]+")
_NAME_SEPARATORS = str.maketrans(_SEPARATORS, " " * len(_SEPARATORS))
_NAMES = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})
# One word that may be an ordinary word ("Rose", "CONFIDENTIAL") is only taken in the case it was found in, or in
# capitals.
_CASED_TYPES = _NAMES | {"MARKING"}
# These are taken out of identifiers as well ("acme" in "acme_billing"): a package name gives the employer away.
# Substitutes of these follow the capitals of the place ("JANE DOE" in a heading).
_NAMED_TYPES = _NAMES | DECLARED
# A value of so many words is a passage: it holds other values, and the marks of Markdown between its words.
_PASSAGE_WORDS = 4
# What is said of a PDF page whose values were cut out of its drawn text.
CUT_OUT = "values cut out of its drawn text"
# "00" and the country before a telephone number.
_LONGEST_COUNTRY = 5
# How often a substitute that holds another value is rewritten before it gives way to a tag.
_MAX_REWRITES = 3


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by `substitute`. Edits of one text never overlap and come in order."""

    start: int
    end: int
    substitute: str
    type: str


class Plan:
    """Finds the values that must go in any text. Time grows with the text, not with the number of values."""

    def __init__(self, values: Iterable[KnownValue], removals: Iterable[str] = (), *, cuts: bool = True) -> None:
        self.removals = frozenset(removals)
        # Whether values may be cut out of the drawn text of PDF pages, which otherwise become pictures.
        self.cuts = cuts
        self._matcher: Matcher[KnownValue] = Matcher()
        self._substitutes: dict[str, str] = {}
        # What may stand in a copy: values that are kept, and stand-ins.
        self._settled: Matcher[None] = Matcher()
        values = [value for value in values if value.text.strip()]
        gone = [value for value in values if value.scrubbed]
        self.scrubbed = tuple(gone)
        for value in values:
            self._settled.add(value.substitute if value.scrubbed else value.text, None, cased=value.cased)
        self._gone = frozenset(normalise(value.text) for value in gone)
        surnames = unmistakable(gone)
        for value in gone:
            surname = value.type == "PERSON" and value.text.casefold() in surnames
            cased = value.cased or (value.type in _CASED_TYPES and len(value.text.split()) == 1 and not surname)
            number = not any(char.isalpha() for char in value.text)
            full = value.type == "PERSON" and not surnames.isdisjoint(value.text.casefold().split())
            inside = surname or full or value.type in DECLARED
            years = (Years.CASED if value.is_ordinary else Years.ANYCASE) if value.stands_in_keys else Years.APART
            self._matcher.add(
                value.text,
                value,
                cased=cased,
                inside_identifiers=inside,
                number=number,
                years=years,
                also_a_word=value.is_also_a_word,
                within_words=value.stands_within_words,
            )
            # Without the marks, too: where a text is taken without them, a name in the passage would go before it.
            if len(value.text.split()) >= _PASSAGE_WORDS and (bare := unmarked(value.text).text) != value.text:
                self._matcher.add(bare, value)
        for value in gone:
            self._substitutes[value.text] = self._harmless(value)

    def _harmless(self, value: KnownValue) -> str:
        """Return the value's substitute without any value that must go in it, which no copy could be proved with."""
        substitute = value.substitute
        for _ in range(_MAX_REWRITES):
            matches = self._matcher.find(substitute)
            if not matches:
                return substitute
            for match in reversed(matches):
                substitute = substitute[: match.start] + match.item.substitute + substitute[match.end :]
        return substitute if not self._matcher.find(substitute) else "[\u2026]"

    def edits(self, text: str) -> list[Edit]:
        """Return the replacements for a text, longest value first where two begin together."""
        return [
            Edit(match.start, match.end, self._fitted(text, match.start, match.end, match.item), match.item.type)
            for match in self._matcher.find(text)
        ]

    def _fitted(self, text: str, start: int, end: int, value: KnownValue) -> str:
        """Return the substitute in the capitals, and inside identifiers with the separator, of the place it goes to."""
        substitute = self._substitutes[value.text]
        if "\n" in substitute and "\n" not in text[start:end]:
            # The value was first seen over several lines; here it stands in one.
            substitute = " ".join(substitute.split())
        if text[start:end] != value.text and not any(char.isalpha() for char in value.text):
            return _regrouped(substitute, text[start:end])
        if value.type not in _NAMED_TYPES or substitute.startswith("["):
            return substitute
        found = text[start:end]
        if found.isupper() and not value.text.isupper() and len(found) > 1:
            substitute = substitute.upper()
        elif found.islower() and not (value.text.islower() and substitute.islower()):
            substitute = substitute.lower()
        elif not found.isupper() and not found.islower() and (substitute.isupper() or substitute.islower()):
            substitute = " ".join(word.capitalize() for word in substitute.split(" "))
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        if value.type == "PERSON" and " " not in value.text:
            # "route_kowalczyk", "kowalczykQueue", "vrabelmoor2020": names of a program and keys of books stay such, and
            # a surname in small letters may be one of these by itself.
            inside = any(char.isalnum() or char == "_" for char in around)
            if inside or (found.islower() and not value.text.islower()):
                return _NO_LETTER.sub("", substitute)
        if "_" in found + around:
            return substitute.replace(" ", "_")
        if len(value.text.split()) > 1 and not any(char.isspace() for char in found):
            if found.isascii() and found.isalnum():
                return _humped(substitute, found)
            # "jane-doe", "jane.doe": words that marks join in addresses and accounts.
            return substitute.replace(" ", next((mark for mark in _SEPARATORS if mark in found), " "))
        # "AcmeClient", "@acme/sdk": what goes into an identifier must stay one.
        inside = any(char.isalnum() for char in around) or (len(found.split()) == 1 and " " not in value.text)
        return substitute.replace(" ", "") if inside and value.type in DECLARED else substitute

    def rewrite(self, text: str) -> str:
        """Return the text with every value that must go replaced."""
        edits = self.edits(text)
        if not edits:
            return text
        # Imported here, since extraction needs plans too and presidio-anonymizer costs a second to import.
        from scrubbing.redaction.substitution import substitute

        return substitute(text, edits)

    def knows(self, text: str) -> bool:
        """Whether the task knows a name as a whole: every letter of it belongs to a value or to a stand-in of one."""
        ends = [(edit.start, edit.end) for edit in self.edits(text)]
        ends += [(match.start, match.end) for match in self._settled.find(text)]
        places = (place for place, char in enumerate(text) if char.isalnum())
        return all(any(start <= place < end for start, end in ends) for place in places)

    def rewrite_name(self, name: str) -> str:
        """Return a file or folder name with its values replaced; "_", "-", "." and "+" count as spaces there."""
        pieces: list[str] = []
        end = 0
        for edit in self._name_edits(name):
            separator = next((mark for mark in name[edit.start : edit.end] if mark in _SEPARATORS), " ")
            pieces += [name[end : edit.start], edit.substitute.replace(" ", separator)]
            end = edit.end
        return "".join([*pieces, name[end:]]) if pieces else name

    def _name_edits(self, name: str) -> list[Edit]:
        """Return what is found in the name as it is written and, where that finds nothing, as words."""
        edits = self.edits(name)
        for edit in self.edits(name.translate(_NAME_SEPARATORS)):
            if all(edit.end <= other.start or other.end <= edit.start for other in edits):
                edits.append(edit)
        return sorted(edits, key=lambda edit: edit.start)

    def goes(self, value: str) -> bool:
        """Whether a value as a whole must go: one that is seen in a picture, and stands in no text."""
        return normalise(value) in self._gone

    def removes(self, locator: str) -> bool:
        """Whether the part at this locator (as extraction named it) is dropped from the copy."""
        return locator in self.removals

    def inside(self, locator: str) -> "Plan":
        """Return the plan for the member at `locator`: the same values, removals as that member's own locators."""
        nested = Plan((), cuts=self.cuts)
        nested._matcher, nested._substitutes, nested._gone = self._matcher, self._substitutes, self._gone
        nested._settled, nested.scrubbed = self._settled, self.scrubbed
        prefix = f"{locator} > "
        nested.removals = frozenset(entry.removeprefix(prefix) for entry in self.removals if entry.startswith(prefix))
        return nested


def _regrouped(number: str, like: str) -> str:
    """Return a number with its digits grouped as those of another are, which may lack the country before it."""
    digits = [char for char in number if char.isdecimal()]
    many = sum(char.isdecimal() for char in like)
    abroad = number.startswith(("+", "00")) and 0 < len(digits) - many <= _LONGEST_COUNTRY
    if not (len(digits) == many or abroad) or any(char.isalpha() for char in number):
        return number
    digits = digits[-many:]
    following = iter(digits)
    return "".join(next(following) if char.isdecimal() else char for char in like)


def _humped(name: str, like: str) -> str:
    """Return a name as one word of an identifier, which begins with a capital where the one it replaces does."""
    joined = _NO_LETTER.sub("", name)
    return joined if like[:1].isupper() else joined[:1].lower() + joined[1:]


def same_value(one: str, other: str) -> bool:
    """Whether two strings are the same value for a task."""
    return normalise(one) == normalise(other)


@dataclass(frozen=True, slots=True)
class Writing:
    """What a redactor is given beside the bytes: the plan and the way to redact what is nested.

    `redact_member(name, data)` returns the new bytes of a nested file that extraction read as
    `document.members[name]`, or None when it must be dropped. Stripped constructs of members are reported by it.
    """

    plan: Plan
    redact_member: Callable[[str, bytes], bytes | None]


Redactor = Callable[[BinaryIO, BinaryIO, Document, Writing], list[str]]
"""redact(source, target, document, writing): the one function of each module in `redaction/`. `document` is what
extraction read of `source`. Returns what was stripped, as sentences fragments without values ("document properties",
"3 comments' authors"). Raises Held when the copy cannot be made."""

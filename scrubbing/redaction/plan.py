"""The plan one file is redacted by: which values go, what stands in their place, which parts are dropped.

A plan works on values, not on positions: a value found anywhere in the task disappears everywhere in every file, also
where detection did not see it. Verification then proves that by its own search.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from scrubbing.document import Document
from scrubbing.findings import KnownValue, normalise

# Characters that writers put inside words without showing them: soft hyphen, zero-width space and joiners, BOM.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_GAP = rf"[\s{_INVISIBLE}]+"
_WORD = re.compile(r"\w+")
_SEPARATORS = "_-.+"
_NAME_SEPARATORS = str.maketrans(_SEPARATORS, " " * len(_SEPARATORS))
# A single word that is also an ordinary word ("Rose", "Will") is only taken in the case it was found in, or in capitals.
_CASED_TYPES = frozenset({"PERSON", "LOCATION", "ORGANIZATION"})


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace text[start:end] by `substitute`. Edits of one text never overlap and come in order."""

    start: int
    end: int
    substitute: str
    type: str


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    # How many characters of the value stand before its first word ("+" in "+1 202").
    lead: int
    length: int
    value: KnownValue


class Plan:
    """Finds the values that must go in any text. Time grows with the text, not with the number of values."""

    def __init__(self, values: Iterable[KnownValue], removals: Iterable[str] = ()) -> None:
        self.removals = frozenset(removals)
        self._rules: dict[str, list[_Rule]] = {}
        for value in values:
            if value.scrubbed and value.text.strip():
                self._add(value)
        for rules in self._rules.values():
            rules.sort(key=lambda rule: -rule.length)

    def _add(self, value: KnownValue) -> None:
        text = value.text.strip()
        first = _WORD.search(text)
        if first is None:
            return
        rule = _Rule(_pattern(text, value.type), first.start(), len(text), value)
        self._rules.setdefault(first.group().casefold(), []).append(rule)

    def edits(self, text: str) -> list[Edit]:
        """Return the replacements for a text, longest value first where two begin together."""
        if not self._rules:
            return []
        found: list[Edit] = []
        end = 0
        for word in _WORD.finditer(text):
            for rule in self._rules.get(word.group().strip(_INVISIBLE).casefold(), ()):
                start = word.start() - rule.lead
                if start < end:
                    continue
                match = rule.pattern.match(text, start)
                if match is not None:
                    found.append(Edit(start, match.end(), rule.value.substitute, rule.value.type))
                    end = match.end()
                    break
        return found

    def rewrite(self, text: str) -> str:
        """Return the text with every value that must go replaced."""
        pieces: list[str] = []
        end = 0
        for edit in self.edits(text):
            pieces += [text[end : edit.start], edit.substitute]
            end = edit.end
        return "".join([*pieces, text[end:]]) if pieces else text

    def rewrite_name(self, name: str) -> str:
        """Return a file or folder name with its values replaced; "_", "-", "." and "+" count as spaces there."""
        pieces: list[str] = []
        end = 0
        for edit in self.edits(name.translate(_NAME_SEPARATORS)):
            separator = next((mark for mark in name[edit.start : edit.end] if mark in _SEPARATORS), " ")
            pieces += [name[end : edit.start], edit.substitute.replace(" ", separator)]
            end = edit.end
        return "".join([*pieces, name[end:]]) if pieces else name

    def removes(self, locator: str) -> bool:
        """Whether the part at this locator (as extraction named it) is dropped from the copy."""
        return locator in self.removals

    def inside(self, locator: str) -> "Plan":
        """Return the plan for the member at `locator`: the same values, removals as that member's own locators."""
        nested = Plan(())
        nested._rules = self._rules
        prefix = f"{locator} > "
        nested.removals = frozenset(entry.removeprefix(prefix) for entry in self.removals if entry.startswith(prefix))
        return nested


def _pattern(text: str, type_: str) -> re.Pattern[str]:
    words = text.split()
    cased = type_ in _CASED_TYPES and len(words) == 1
    parts = [_GAP.join(re.escape(word) for word in words)]
    if cased and text.upper() != text:
        parts.append(re.escape(text.upper()))
    before = r"(?<!\w)" if text[0].isalnum() or text[0] == "_" else ""
    after = r"(?!\w)" if text[-1].isalnum() or text[-1] == "_" else ""
    return re.compile(f"{before}(?:{'|'.join(parts)}){after}", 0 if cased else re.IGNORECASE)


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

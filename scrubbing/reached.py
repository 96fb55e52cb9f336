"""How much of a file's text was read, in numbers and in words. Plain Python; verification/reach.py counts it."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

# A smaller share is shown as a warning: somebody should look at what the file is.
_ENOUGH = 99.0


@dataclass(frozen=True, slots=True)
class Reach:
    """Characters of text in a package, white space aside.

    `read` of them were reached; `rest` has those that were not, by what they stand in. `own` are others: the format's
    own words (fonts, built-in styles), which were looked at, and in which nobody's name is looked for.
    """

    characters: int = 0
    read: int = 0
    own: int = 0
    rest: dict[str, int] = field(default_factory=dict)

    @classmethod
    def from_json(cls, data: dict[str, Any] | None) -> "Reach | None":
        """Read what was written as JSON; None stays None: a file whose text is not counted."""
        return cls(**data) if data else None

    @property
    def percent(self) -> float:
        """The share that was read, rounded down: 100 only when all of it was."""
        return math.floor(10_000 * self.read / self.characters) / 100 if self.characters else 100.0

    @property
    def is_low(self) -> bool:
        """Whether so much was not read that it should be seen."""
        return self.percent < _ENOUGH

    @property
    def sentence(self) -> str:
        """What people are told."""
        if not self.rest:
            return f"All of its text was read: {self.characters:,} characters."
        rest = ", ".join(f"{count:,} in {where}" for where, count in sorted(self.rest.items()))
        share = f"{self.read:,} of {self.characters:,} characters"
        return f"{self.percent:.2f} % of its text was read: {share}. The rest: {rest}."

    def as_public(self) -> dict[str, Any]:
        """Return what may be told to those who must not learn how long the original was: no count, a coarse share."""
        return {"per_thousand": math.floor(10 * self.percent), "rest": sorted(self.rest)}


def public_sentence(read: Mapping[str, Any]) -> str:
    """Return the same in words."""
    if not read["rest"]:
        return "All text in the original was read."
    share = f"{read['per_thousand'] / 10:.1f} %"
    return f"{share} of the text in the original was read. Not read: {', '.join(read['rest'])}."


def together(reached: Iterable[Reach]) -> Reach:
    """Add up what was read of several files."""
    rest: Counter[str] = Counter()
    characters = read = own = 0
    for reach in reached:
        characters, read, own = characters + reach.characters, read + reach.read, own + reach.own
        rest.update(reach.rest)
    return Reach(characters, read, own, dict(rest))

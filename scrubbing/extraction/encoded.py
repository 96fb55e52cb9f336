"""Words that stand in a text in a coding: base64, hexadecimal digits, deflated. Nobody sees them, every program can."""

import re

from scrubbing.document import Document, Kind, Unit
from scrubbing.formats.encoded import runs
from scrubbing.formats.views import unfolded, visible
from scrubbing.limits import Budget

# A shorter stretch reads like words by chance, as one of mere signs does.
_SHORTEST = 12
_LETTERS = re.compile(r"[^\W\d_]{2}")
_SHARE = 0.5
_DEEPEST = 3


def add_encoded(document: Document, budget: Budget) -> None:
    """Add what is said in a coding as hidden texts, after all texts of the document itself."""
    for unit in list(document.units):
        for number, text in enumerate(_said(unit.text, _DEEPEST), start=1):
            budget.spend_characters(len(text))
            document.units.append(Unit(f"{unit.locator}, encoded text {number}", text, Kind.HIDDEN))


def _said(text: str, depth: int) -> list[str]:
    if not depth:
        return []
    said = [unfolded(run.text) for run in runs(visible(text).text)]
    telling = [words for words in said if _tells(words)]
    return [*telling, *(inner for words in telling for inner in _said(words, depth - 1))]


def _tells(text: str) -> bool:
    letters = sum(char.isalpha() or char == " " for char in text)
    return len(text) >= _SHORTEST and letters > len(text) * _SHARE and _LETTERS.search(text) is not None

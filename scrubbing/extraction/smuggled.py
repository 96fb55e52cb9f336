"""Letters that show nothing: Unicode's tag characters and variation selectors, of which each can stand for one letter.

No font shows them and every copy-and-paste keeps them, so a whole sentence may ride on one visible character.
"""

import re

from scrubbing.document import Document, Kind, Unit
from scrubbing.limits import Budget

# Three of a kind: one or two stand in emoji and in old forms of ideographs.
_TAGS = re.compile(r"[\U000e0020-\U000e007e]{3,}")
_SELECTORS = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]{3,}")


def add_smuggled(document: Document, budget: Budget) -> None:
    """Add what invisible letters say as hidden texts, after all texts of the document itself."""
    for unit in list(document.units):
        if unit.text.isascii():
            continue
        said = [run.translate(_LETTERS) for run in (*_TAGS.findall(unit.text), *_SELECTORS.findall(unit.text))]
        if said:
            text = "\n".join(said)
            budget.spend_characters(len(text))
            document.units.append(Unit(f"{unit.locator}, invisible letters", text, Kind.HIDDEN))


# A selector stands for a byte: the first sixteen and the rest are in two ranges.
_LETTERS = {
    **{0xE0000 + code: chr(code) for code in range(0x20, 0x7F)},
    **{0xFE00 + code: chr(code) for code in range(16)},
    **{0xE0100 + code: chr(code + 16) for code in range(240)},
}

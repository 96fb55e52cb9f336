"""Values of which OCR read one part right and the rest nearly: "leOQPOID Vandermeer" for Leopold Vandermeer.

The surname alone is a value as well, and goes by itself. What stands beside it would stay, though it can be seen, and
no search for the whole name finds it any more.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher

from scrubbing.document import Unit, Word
from scrubbing.findings import KnownValue
from scrubbing.ordinary import ORDINARY
from scrubbing.redaction.plan import Edit, Plan

# How alike the rest is at least to what it should say (difflib): two letters of seven may be wrong.
_LIKE = 0.65
# A rest of so few letters must be just what it should be: an initial looks like any short word.
_SHORT = 2
# Fewer letters that were read right stand in many values by chance.
_SHORTEST_PART = 3
# OCR may see a gap within a word: so many words more than there are.
_MORE_WORDS = 1
# Letters that readers of pictures take for each other, as one of them.
_ALIKE = str.maketrans("015869|!ijq2", "olsbgglllgga")


class WholeValues:
    """Finds in one unit the values of which an edit found only a part. What it costs grows with values and edits."""

    def __init__(self, unit: Unit, plan: Plan) -> None:
        self._unit = unit
        self._keyed = [(looks(value.text), value) for value in plan.scrubbed]

    def around(self, edit: Edit, first: int, last: int) -> tuple[int, int, KnownValue] | None:
        """Return the first and last word, and the value that they say, of which an edit found a part; None without one.

        `first` and `last` are the words of the edit. Of several values the one of which most letters are said counts.
        """
        unit = self._unit
        part = looks(unit.text[edit.start : edit.end])
        most, best = 0, None
        for key, value in self._keyed if len(part) >= _SHORTEST_PART else ():
            place = key.find(part)
            if place < 0 or len(key) == len(part):
                continue
            words, before, after = len(value.text.split()), key[:place], key[place + len(part) :]
            back = _reaching_back(unit, edit.start, first, before, words)
            on = _reaching_on(unit, edit.end, last, after, words)
            letters = (0 if back is None else len(before)) + (0 if on is None else len(after))
            if letters > most:
                most, best = letters, (first if back is None else back, last if on is None else on, value)
        return best


def _reaching_back(unit: Unit, end: int, word: int, wanted: str, words: int) -> int | None:
    """Return the word with which what stands before a place begins to say what is wanted; None when it does not."""
    firsts = range(word, max(-1, word - words - _MORE_WORDS), -1)
    return _most_alike(unit, [(first, unit.words[first].start, end) for first in firsts], wanted)


def _reaching_on(unit: Unit, start: int, word: int, wanted: str, words: int) -> int | None:
    """The same for what stands behind a place."""
    lasts = range(word, min(len(unit.words), word + words + _MORE_WORDS))
    return _most_alike(unit, [(last, start, _end(unit.words[last])) for last in lasts], wanted)


def _most_alike(unit: Unit, stretches: Sequence[tuple[int, int, int]], wanted: str) -> int | None:
    """Return the word with which a stretch ends that says what is wanted; the first stretch is the found word's own."""
    best, index = 0.0, None
    for number, (word, start, end) in enumerate(stretches):
        if number and _is_ordinary(unit.words[word]):
            break
        likeness = _likeness(looks(unit.text[start:end]), wanted)
        if likeness > best:
            best, index = likeness, word
    return index


def _is_ordinary(word: Word) -> bool:
    return word.text.strip(".,;:()").casefold() in ORDINARY


def _likeness(read: str, wanted: str) -> float:
    if not wanted or (len(wanted) <= _SHORT and read != wanted):
        return 0.0
    ratio = SequenceMatcher(None, read, wanted, autojunk=False).ratio()
    return ratio if ratio >= _LIKE else 0.0


def _end(word: Word) -> int:
    return word.start + len(word.text)


def looks(text: str) -> str:
    """Return the letters and digits of a text, those that readers of pictures take for each other as one."""
    return "".join(char for char in text.casefold().translate(_ALIKE) if char.isalnum())

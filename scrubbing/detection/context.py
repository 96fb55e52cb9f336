"""Lift weak matches by the words around them, without a language model.

Presidio's own enhancer compares lemmas, which needs one. Here a recognizer's context words are searched, whole, in the
few words before a match (and the label of its table column), as they are written.
"""

import re
from collections.abc import Iterable

from presidio_analyzer import RecognizerResult

from scrubbing.detection.windows import RECORD

_BEFORE = 70
_AFTER = 24
# What a context word adds to a score, and the least it makes of it: Presidio's own figures.
_LIFT, _LEAST = 0.35, 0.4
_END = re.compile(rf"[\n{RECORD}]")


def pattern_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Return the pattern that finds a recognizer's context words, whole; None if it has none."""
    alternatives = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    if not alternatives:
        return None
    return re.compile(rf"(?<![^\W_\d])(?:{alternatives})s?(?![^\W_\d])", re.IGNORECASE)


def rate(text: str, result: RecognizerResult, words: re.Pattern[str] | None) -> None:
    """Raise the score of a result that has a context word nearby."""
    if words is not None and _near(text, result, words):
        result.score = min(max(result.score + _LIFT, _LEAST), 1.0)


def _near(text: str, result: RecognizerResult, words: re.Pattern[str]) -> bool:
    before = text[max(0, result.start - _BEFORE) : result.start].rpartition(RECORD)[2]
    if words.search(before) is not None:
        return True
    after = text[result.end : result.end + _AFTER]
    end = _END.search(after)
    return words.search(after[: end.start()] if end else after) is not None

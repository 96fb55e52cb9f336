"""Parts of numbers: the last four digits of a social security number, in words or behind a mask."""

import re
from collections.abc import Iterable

from scrubbing.detection.recognizers.base import TextRecognizer

_NUMBER = r"(?:SSN|social(?: security)?(?: (?:no\.?|number|num|#))?|SIN|social insurance(?: number)?)"
# The mask is found by its own signs; of a form that is all in words the digits alone.
_MASKED = re.compile(
    r"(?<![\w*])(?P<part>(?:\*{3}|[Xx]{3}|#{3}|\u2022{3})[- ]?(?:\*{2}|[Xx]{2}|#{2}|\u2022{2})[- ]?\d{4})(?![\w*])"
)
_LAST = re.compile(
    rf"\b(?:last|final)\s(?:four|4)(?:\sdigits)?\s(?:of\s(?:(?:my|his|her|their|the|your)\s)?)?{_NUMBER}[\s:=(]{{0,3}}"
    r"(?:is|are|was|:)?[\s:]{0,2}(?P<part>\d{4})(?!\w|[.\-]\d)"
    rf"|\b{_NUMBER}\s?[\s:,(]{{0,3}}(?:\(?(?:last|final)\s(?:four|4)(?:\sdigits)?\)?|ending(?:\s(?:in|with))?|ends(?:\s(?:in|with))?)"
    r"[\s:=]{0,3}(?:is|are|was)?[\s:]{0,2}(?P<end>\d{4})(?!\w|[.\-]\d)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"SSN|\bSIN\b|social", re.IGNORECASE)
_BEFORE = 60
_MASKS = ("***", "xxx", "###", "\u2022\u2022\u2022")


class PartialNumberRecognizer(TextRecognizer):
    """The last four digits of a social security number; American forms ask for no more."""

    TYPE = "US_SSN"

    def spans(self, text: str) -> Iterable[tuple[int, int, float]]:
        """Yield the parts. A masked number needs no words where it has the hyphens of one."""
        small = text.lower()
        about = "ssn" in small or "social" in small or "sin" in small
        if any(mask in small for mask in _MASKS):
            for match in _MASKED.finditer(text):
                begin = max(0, match.start() - _BEFORE)
                if match["part"].count("-") == 2 or _ABOUT.search(text, begin, match.start()):
                    yield (*match.span("part"), 0.8)
        if about and any(word in small for word in ("last", "final", "end")):
            for match in _LAST.finditer(text):
                yield (*match.span("part" if match["part"] else "end"), 0.8)

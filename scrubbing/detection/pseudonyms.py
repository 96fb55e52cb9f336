"""People written as letters: pseudonyms of judgments ("G.L.", "Mr C"), initials under mails.

Letters name nobody who reads them without the name, and "A" or "IT" cannot be replaced everywhere. So they are
INITIALS, which policy lists and keeps, and no PERSON. Names of mail systems are here, too.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from scrubbing.detection.results import Span
from scrubbing.names import first_names, last_names
from scrubbing.people import parts

LABEL = "INITIALS"
# Names of two letters that lists of Latin-script countries lack.
_SHORT_NAMES = frozenset(
    {
        "an",
        "bo",
        "du",
        "he",
        "ho",
        "hu",
        "li",
        "lu",
        "ma",
        "mo",
        "ng",
        "ni",
        "oh",
        "om",
        "qi",
        "su",
        "wu",
        "xu",
        "ye",
        "yu",
    }
)
# "B", "B.", "GL", "R.D.", "B.-C.", "K. K.", "P.R.N."; but "LEE" is a name in capitals.
_LETTERS = re.compile(r"[^\W\d_a-z]\.?|[^\W\d_a-z]{2}\.?|[^\W\d_a-z](?:(?:\.[ \-]?|[ \-])[^\W\d_a-z]){1,3}\.?")
_SCORE, _SURE, _QUORUM = 0.6, 0.7, 2
# What single letters number, and not name.
_NUMBERED = re.compile(
    r"(?:\b(?:articles?|sections?|annex|appendix|parts?|schedules?|rules?|tables?|fig(?:ure|s)?|exhibits?|plans?|types?|"
    r"class|grades?|groups?|levels?|options?|phases?|models?|series|vitamins?|hepatitis|influenza|blocks?|rooms?|units?|"
    r"wings?|chapters?|protocols?|columns?|rows?|points?|items?|terminals?|gates?|buildings?|lines?|steps?|paragraphs?|"
    r"notes?|forms?|zones?|or|no|size|drive)\.?|[§#\d(])[ \u00a0]?$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 20
_SENTENCE = re.compile(r"\.[ \u00a0]+[^\W\d_a-z]")
# "Ann Example/HOU/ACME@ACME", as Lotus Notes writes people.
_MAILBOX = re.compile(r"(?:/[A-Za-z][A-Za-z&]{0,19}){0,4}@[A-Z][A-Z0-9_]{1,19}(?![\w.@])")
# Short words that nobody signs with.
_WORDS = frozenset(
    {
        "am", "an", "and", "as", "at", "be", "by", "do", "for", "go", "he", "hr", "id", "if", "in", "is", "it", "me",
        "my", "no", "of", "ok", "on", "or", "pm", "pr", "re", "so", "the", "to", "tv", "uk", "up", "us", "vs", "we",
    }
)  # fmt: skip
_SIGNED = re.compile(r"(?<!\S)-?(?P<letters>[^\W\d_]{2,3})(?=\s*\Z|[ \t]*\n|\s+(?P<next>[^\W\d_]))")


def are_letters(name: str) -> bool:
    """Whether what was taken for a person's name is letters that stand for it."""
    return _LETTERS.fullmatch(name) is not None and not (
        len(name) > 1 and name.isalpha() and name.casefold() in _short_names()
    )


@cache
def _short_names() -> frozenset[str]:
    return _SHORT_NAMES | {name for name in first_names() | last_names() if len(name) == 2}


@dataclass(slots=True)
class Pseudonyms:
    """The letters that stand for people in one document. Letters that do so surely, or twice, do so everywhere."""

    _best: dict[str, float] = field(default_factory=dict)
    _places: Counter[str] = field(default_factory=Counter)
    _initials: dict[str, str] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    def add(self, name: str, score: float) -> None:
        """Count a person that was found."""
        if are_letters(name):
            bare = name.rstrip(".")
            self._best[bare] = max(score, self._best.get(bare, 0.0))
            self._places[bare] += 1
            self._pattern = None
            return
        words = [part.text[0] for part in parts(name) if part.role in ("first", "initial", "last")]
        if len(words) > 1 and score >= _SURE:
            letters = "".join(words).casefold()
            self._initials[letters] = self._initials[letters[0] + letters[-1]] = name

    def spread(self, text: str, spans: Sequence[Span]) -> Iterator[Span]:
        """Yield the places of these letters in a text where nothing was found."""
        taken = sorted((span.start, span.end) for span in spans)
        for start, end in (*self._letters(text), *self._signatures(text, spans)):
            if not any(low < end and start < high for low, high in taken):
                yield Span(LABEL, start, end, _SCORE)

    def _letters(self, text: str) -> Iterator[tuple[int, int]]:
        if self._pattern is None:
            sure = [
                letters
                for letters, best in self._best.items()
                if best >= _SURE or (self._places[letters] >= _QUORUM and best >= _SCORE)
            ]
            alternatives = "|".join(re.escape(letters) for letters in sorted(sure, key=len, reverse=True))
            self._pattern = re.compile(rf"(?<![\w.@/\-])(?:{alternatives})(?![\w@/\-])\.?" if sure else r"(?!)")
        for match in self._pattern.finditer(text):
            letters = match.group().rstrip(".")
            if len(letters) == 1 and self._is_number(text, match):
                continue
            # The dot that ends a sentence is none of the name's.
            yield match.start(), match.start() + len(letters) + (match.group().endswith(".") and "." in letters)

    @staticmethod
    def _is_number(text: str, match: re.Match[str]) -> bool:
        """Whether a single letter numbers a part, or heads a paragraph ("A. Background")."""
        before = text[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
        heads = not before.strip(" \t") or before.rstrip(" \t").endswith(("\n", ".", ":"))
        return _NUMBERED.search(before) is not None or (heads and _SENTENCE.match(text, match.start() + 1) is not None)

    def _signatures(self, text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
        """Yield initials of a known person that stand on a line's end, or directly before that person's name."""
        if not self._initials:
            return
        people = {span.start for span in spans if span.label == "PERSON"}
        for match in _SIGNED.finditer(text):
            letters = match.group("letters")
            if letters.casefold() not in self._initials or letters.casefold() in _WORDS:
                continue
            following = match.start("next")
            alone = text.rfind("\n", 0, match.start()) + 1 == match.start() or match.start() == 0
            if following in people or (following < 0 and alone):
                yield match.span("letters")


def end_of_mailbox(text: str, end: int) -> int:
    """Return where a person's name in a mail system ends whose plain part ends at `end`."""
    match = _MAILBOX.match(text, end)
    return match.end() if match else end

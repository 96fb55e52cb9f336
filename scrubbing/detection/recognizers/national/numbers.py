"""What a country's file says about one kind of number, and the one recognizer that finds all of them.

Seventy expressions over every window would cost more than a language model. Instead the stretches that hold digits are
found once, reduced to their shape ("AB 12 34 56 C" is "AA 99 99 99 A") and looked up among the forms in which numbers
are written; only what has the form of a number is checked, and only what needs words around it looks for them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from scrubbing.detection.recognizers.base import found
from scrubbing.detection.recognizers.national.labels import Labels, Nearby

Check = Callable[[str], bool]

# Scores of: a distinctive form and a word, such a form alone, a check and a word, a form of many things and a word.
_BOTH, _ALONE, _WORD, _FORM = 0.95, 0.75, 0.85, 0.65


@dataclass(frozen=True, slots=True)
class Number:
    """One kind of number: how it is written, how it is checked and which words announce it.

    Forms are separated by bars: 9 stands for a digit, A for a letter, X for either, anything else for itself. Those in
    `alone` are distinctive enough, with the check, to be found anywhere; those in `near` need one of `words` around.
    A word in capitals ("SIN") must stand in capitals or directly before the number. `pattern` and `check` see the
    number in capitals, without the marks between its groups.
    """

    type: str
    words: tuple[str, ...]
    near: str = ""
    alone: str = ""
    pattern: str = ""
    check: Check | None = None


def dated(form: str) -> Check:
    """Return a check that a number holds a date: Y, M and D mark its digits in the form, dots are anything."""
    place = {letter: [index for index, sign in enumerate(form) if sign == letter] for letter in "YMD"}

    def check(text: str) -> bool:
        year, month, day = (int("".join(text[index] for index in place[letter])) for letter in "YMD")
        # Both centuries are possible; 2000 has every day.
        try:
            date(year if len(place["Y"]) == 4 else 2000 + year, month, day)
        except ValueError:
            return False
        return True

    return check


def both(*checks: Check) -> Check:
    """Return a check that asks each of several, cheapest first."""
    return lambda text: all(check(text) for check in checks)


# A stretch with digits: groups that one mark joins, of which each holds a digit or is one to four capitals.
_GROUP = r"(?:[A-Za-z]{0,7}[0-9][A-Za-z0-9]{0,40}|[A-Z]{1,4}(?![A-Za-z0-9]))"
_STRETCH = re.compile(rf"[0-9][A-Za-z0-9]{{0,40}}(?:[ .\-/\u00a0\u2011\u2013]{_GROUP}|\([0-9A]\))*")
_PIECE = re.compile(r"[A-Za-z0-9]+|\([0-9A]\)")
_BEFORE = re.compile(r"[A-Z]{1,4}[ .\-/\u00a0]\Z")
_SHORTEST, _LONGEST, _MOST_PIECES, _MOST_LETTERS = 6, 30, 8, 7
_MARKS = re.compile(r"[^A-Z0-9]")
# Scripts from here on write no spaces between words and numbers.
_UNSPACED = "\u0e00"
_SHAPE = str.maketrans(
    {
        **dict.fromkeys("0123456789", "9"),
        **dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "A"),
        "\u00a0": " ",
        "\u2011": "-",
        "\u2013": "-",
    }
)
_EITHER = str.maketrans("9A", "XX")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A Number with its place in the list and its compiled pattern."""

    order: int
    number: Number
    pattern: re.Pattern[str] | None

    def fits(self, compact: str) -> bool:
        """Whether what has the form of this number is one."""
        if self.pattern is not None and self.pattern.fullmatch(compact) is None:
            return False
        return self.number.check is None or self.number.check(compact)


@dataclass(frozen=True, slots=True)
class _Form:
    """The numbers that are written in one form, or neither where the form is only the beginning of others."""

    alone: list[_Entry] = field(default_factory=list)
    near: list[_Entry] = field(default_factory=list)


_NONE = _Form()


class NationalNumberRecognizer(EntityRecognizer):
    """All numbers of a list, found in one pass. A stretch is reported once, as what the words around it suggest."""

    def __init__(self, numbers: Sequence[Number]) -> None:
        self._forms: dict[str, _Form] = {}
        self._labels = Labels({order: number.words for order, number in enumerate(numbers)})
        for order, number in enumerate(numbers):
            entry = _Entry(order, number, re.compile(number.pattern) if number.pattern else None)
            for form in filter(None, number.alone.split("|")):
                self._form(form).alone.append(entry)
            for form in filter(None, number.near.split("|")):
                self._form(form).near.append(entry)
        super().__init__(supported_entities=list(dict.fromkeys(number.type for number in numbers)))

    def _form(self, written: str) -> _Form:
        """Return the place of a form, having made places for its beginnings, by which a search knows when to go on."""
        written = written.translate(_EITHER) if "X" in written else written
        for border in re.finditer(r"[^9AX]", written):
            self._forms.setdefault(written[: border.start()], _Form())
        return self._forms.setdefault(written, _Form())

    def load(self) -> None:
        """Do nothing: the forms are data."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the numbers; of those that overlap, the best."""
        nearby = Nearby(self._labels, text)
        name = type(self).__name__
        return [
            found(type_, start, end, score, name)
            for stretch in _STRETCH.finditer(text)
            for type_, start, end, score in self._in_stretch(text, *stretch.span(), nearby)
        ]

    def _in_stretch(self, text: str, start: int, end: int, nearby: Nearby) -> Iterator[tuple[str, int, int, float]]:
        start = _with_letters(text, start)
        if end - start < _SHORTEST:
            return
        pieces = [piece.span() for piece in _PIECE.finditer(text, start, end)]
        shape = text[start:end].translate(_SHAPE)
        mixed = shape.translate(_EITHER) if "A" in shape else ""
        forms, free = self._forms, start
        for index, (first, _) in enumerate(pieces):
            if first < free or not _begins(text, first):
                continue
            best = None
            for _, last in pieces[index : index + _MOST_PIECES]:
                form = forms.get(shape[first - start : last - start])
                other = forms.get(mixed[first - start : last - start]) if mixed else None
                if (form is None and other is None) or last - first > _LONGEST:
                    break
                if last - first >= _SHORTEST and _ends(text, last):
                    best = _decide((form or _NONE, other or _NONE), text, first, last, nearby) or best
            if best is not None:
                yield best
                free = best[2]


def _with_letters(text: str, start: int) -> int:
    """Return where a stretch begins that has letters before its first digit, joined or as a group of their own."""
    first = start
    while start and first - start <= _MOST_LETTERS and text[start - 1].isascii() and text[start - 1].isalpha():
        start -= 1
    before = _BEFORE.search(text, max(0, start - 5), start)
    return before.start() if before and _begins(text, before.start()) else start


def _begins(text: str, start: int) -> bool:
    """Whether a number may begin here: not inside a word, a fraction, an amount or a longer number."""
    if not start:
        return True
    before = text[start - 1]
    if before in "_$\u20ac\u00a3%\\@+" or (before.isalnum() and before < _UNSPACED):
        return False
    return before not in ".-/(\u2011\u2013" or start < 2 or not text[start - 2].isdigit()


def _ends(text: str, end: int) -> bool:
    after, beyond = text[end : end + 1], text[end + 1 : end + 2]
    if not after:
        return True
    if after in "_%@" or (after.isalnum() and after < _UNSPACED):
        return False
    return not (after in "./" and beyond.isdigit()) and not (after in "-\u2011\u2013" and beyond.isalnum())


def _decide(
    forms: tuple[_Form, _Form], text: str, start: int, end: int, nearby: Nearby
) -> tuple[str, int, int, float] | None:
    """Return the kind of number that a stretch is most likely, with its score."""
    alone = forms[0].alone or forms[1].alone
    if not alone and not forms[0].near and not forms[1].near:
        return None
    hits = nearby.around(start, end)
    if not hits and not alone:
        return None
    written = text[start:end]
    ranked: list[tuple[bool, float, float, int, _Entry]] = []
    for form in forms:
        for entry in form.near if hits else ():
            distance = hits.distance(entry.order)
            if distance is not None:
                ranked.append((False, distance, -(_WORD if entry.number.check else _FORM), entry.order, entry))
        for entry in form.alone:
            distance = hits.distance(entry.order)
            if distance is not None:
                ranked.append((False, distance, -_BOTH, entry.order, entry))
            elif _one_case(written):
                ranked.append((True, 0.0, -_ALONE, entry.order, entry))
    compact = _MARKS.sub("", written.upper())
    # The nearest word decides; where it announces several numbers, the surest and then the first in the list.
    for _, _, score, _, entry in sorted(ranked, key=itemgetter(0, 1, 2, 3)):
        if entry.fits(compact):
            return entry.number.type, start, end, -score
    return None


def _one_case(written: str) -> bool:
    """Whether a number's letters are all capitals or, as in addresses of the web, all small."""
    return written.upper() == written or written.lower() == written

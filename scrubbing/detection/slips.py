"""Names that somebody mistyped, or a reader of pictures misread: one letter more, less or other, or two that changed
places.

One word of a long name counts where a name may stand, with its capital. Beside the rest of the name it counts in any
letters, and so does a name that is written together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from scrubbing.detection.company import Company, spelt_out, unmarked
from scrubbing.detection.everyday import is_everyday, is_name
from scrubbing.detection.results import Span
from scrubbing.frequent import is_frequent

WHY = "A misspelling of a name that leads to whom the work was done for."
_SCORE = 0.8
# The shortest word in which a slip counts alone, beside the rest of its name, and in a name that is written together.
_SHORTEST, _SHORTEST_BESIDE, _SHORTEST_JOINED = 7, 4, 10
# Words with a capital, or with a digit in the place of a letter; and words so long that they may be a name in one.
_CAPITAL_WORD = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W\d_]{5,40}(?![^\W_])")
_WITH_DIGITS = re.compile(r"(?<![^\W_])(?=[^\W\d_]*[0134578][^\W_])(?:[^\W\d_]|[0134578]){6,41}(?![^\W_])")
_LONG_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{9,60}(?![^\W_])")
_DIGITS = (str.maketrans("0134578", "oleastb"), str.maketrans("0134578", "oieastb"))
_ANY = r"[^\W\d_]{3,41}"
_BETWEEN = r"[\s\-_]{1,3}(?:(?:&|\+|and|und)\s{1,2})?"
_PARTS = re.compile(r"[\s,/\-]+")


@dataclass(slots=True)
class _Name:
    """The words of a name of which one may be mistyped, with the pattern for each of them."""

    type: str
    words: tuple[str, ...]
    patterns: list[re.Pattern[str]] = field(default_factory=list)


class Slips:
    """Finds names with one slip in them."""

    def __init__(self) -> None:
        self._alone: dict[str, str] = {}
        # Names with accents: the reader of a picture takes a letter with one for any other.
        self._worn: list[tuple[re.Pattern[str], set[str], str]] = []
        self._names: list[_Name] = []
        self._joined: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self._alone or self._names or self._joined)

    def add(self, company: Company, type_: str) -> None:
        """Take in a name."""
        words = company.words
        for word in words:
            sole = (word == company.alone or len(words) == 1) and len(word) >= _SHORTEST and word.isalpha()
            if sole and not _is_known(word.casefold()):
                self._add_alone(word, type_)
        for base in sorted({company.bare, company.core} - {""}):
            self._add_worn(base, type_)
            parts = [part.strip(".").casefold() for part in _PARTS.split(base)]
            parts = [part for part in parts if part and part not in ("&", "+", "and", "und")]
            joined = "".join(parts)
            if len(joined) >= _SHORTEST_JOINED and joined.isalpha():
                for spelt in (joined, unmarked(joined), spelt_out(joined)):
                    self._joined.setdefault(spelt, type_)
            if len(parts) > 1 and len(joined) >= _SHORTEST_JOINED - 1:
                for words in sorted({tuple(parts), tuple(map(unmarked, parts)), tuple(map(spelt_out, parts))}):
                    self._names.append(_Name(type_, words, [_all_but(words, place) for place in range(len(words))]))

    def _add_alone(self, word: str, type_: str) -> None:
        folded = word.casefold()
        for spelt in (folded, unmarked(folded), spelt_out(folded)):
            self._alone.setdefault(spelt, type_)
        self._add_worn(word, type_)

    def _add_worn(self, name: str, type_: str) -> None:
        if not name.isascii() and sum(sign.isascii() and sign.isalpha() for sign in name) >= _SHORTEST - 1:
            worn = "".join(re.escape(sign) if sign.isascii() else r"[^\W\d_]{1,2}" for sign in name)
            exact = {name.casefold(), unmarked(name.casefold()), spelt_out(name.casefold())}
            self._worn.append((re.compile(rf"(?<![^\W_]){worn}(?![^\W_])", re.IGNORECASE), exact, type_))

    def find(self, text: str) -> Iterator[Span]:
        """Yield the slips."""
        if self._alone:
            yield from self._slipped(text)
        for pattern, exact, type_ in self._worn:
            for match in pattern.finditer(text):
                if match.group().casefold() not in exact:
                    yield Span(type_, *match.span(), _SCORE, WHY)
        if self._names:
            yield from self._beside(text)
        if self._joined:
            yield from self._together(text)

    def _slipped(self, text: str) -> Iterator[Span]:
        for match in _CAPITAL_WORD.finditer(text):
            word = match.group().casefold()
            if _is_known(word):
                continue
            for name, type_ in self._alone.items():
                if is_slip(word, name) and not _is_inflected(word, name):
                    yield Span(type_, *match.span(), _SCORE, WHY)
                    break
        for match in _WITH_DIGITS.finditer(text):
            for name in dict.fromkeys(match.group().casefold().translate(digits) for digits in _DIGITS):
                if name in self._alone:
                    yield Span(self._alone[name], *match.span(), _SCORE, WHY)

    def _beside(self, text: str) -> Iterator[Span]:
        lowered = text.lower()
        for name in self._names:
            missing = [place for place, word in enumerate(name.words) if word not in lowered]
            # The word that is mistyped may stand elsewhere as it should.
            places = missing or range(len(name.words))
            if len(missing) > 1:
                continue
            for place in places:
                if len(name.words[place]) < _SHORTEST_BESIDE:
                    continue
                for match in name.patterns[place].finditer(text):
                    if _is_meant(match.group("word"), name.words[place]):
                        yield Span(name.type, *match.span(), _SCORE, WHY)

    def _together(self, text: str) -> Iterator[Span]:
        for match in _LONG_WORD.finditer(text):
            word = match.group().casefold()
            for name, type_ in self._joined.items():
                # One slip leaves either the beginning or the end as it was.
                alike = word[:3] == name[:3] or word[-3:] == name[-3:]
                if alike and is_slip(word, name) and not _is_known(word):
                    yield Span(type_, *match.span(), _SCORE, WHY)
                    break


def is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one letter more, less or other, or with two neighbours that changed places."""
    if abs(len(word) - len(name)) > 1 or word == name:
        return False
    one, other = (word, name) if len(word) <= len(name) else (name, word)
    first = 0
    while first < len(one) and one[first] == other[first]:
        first += 1
    if len(one) < len(other):
        return one[first:] == other[first + 1 :]
    if one[first + 1 :] == other[first + 1 :]:
        return True
    return one[first : first + 2] == other[first : first + 2][::-1] and one[first + 2 :] == other[first + 2 :]


def _is_known(word: str) -> bool:
    return is_everyday(word) or is_name(word) or is_frequent(word)


def _is_inflected(word: str, name: str) -> bool:
    """Whether a word is another name, and no slip: it begins otherwise and goes on the same."""
    return word[0] != name[0] and word[1:] == name[1:]


def _is_meant(written: str, word: str) -> bool:
    """Whether what stands in the place of a word of a name is that word with a slip, and not another name's."""
    folded = written.casefold()
    if not is_slip(folded, word):
        return False
    if is_everyday(folded) or is_frequent(folded):
        # The singular of a plural, in capitals: "Summit Partner".
        return folded.removesuffix("s") == word.removesuffix("s") and written[0].isupper()
    return not (is_name(folded) and is_name(word))


def _all_but(words: tuple[str, ...], place: int) -> re.Pattern[str]:
    """Return the pattern for a name with anything in the place of one of its words."""
    pieces = [re.escape(word) for word in words]
    pieces[place] = f"(?P<word>{_ANY})"
    return re.compile(rf"(?<![^\W_]){_BETWEEN.join(pieces)}(?![^\W_])", re.IGNORECASE)

"""Search in text that OCR read: letters it confuses count as the same, and of long values some may be wrong."""

import re
from collections.abc import Iterable, Iterator, Sequence

# Shorter values are only found as OCR read them exactly: with tolerance they would be found in other words.
_SHORTEST = 6
_LONG = 8
# Of still longer ones one letter in so many may be wrong: OCR errs more than once where case changes within words.
_PER_ERROR, _MOST_ERRORS = 10, 4
_LOOKALIKES = str.maketrans("015869|!i2", "olsbgglllz")
# Where case changes in a word one letter is read as both, "cC" or "lI". Two of "v" are a "w"; digits count.
_TWICE = re.compile(r"(?!v)([^\W\d_])\1+")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))
# What letters look like of which something covers what hangs below the line. One of them is an error like any other.
_COVERED = str.maketrans("gqyjp", "aavlo")
_FEWEST_COVERED = 2


class MisreadSearch:
    """Finds values among the words of a text by their letters and digits alone.

    `cased` are values whose case matters. One of a single word counts where it is read with letters that look the same:
    read as it is, it may be an ordinary word, and with another letter as well. `halves` are names of which a stand-in
    took the place of one word.
    """

    def __init__(
        self,
        values: Iterable[str],
        substitutes: Iterable[str],
        cased: Iterable[str] = (),
        halves: Iterable[str] = (),
    ) -> None:
        self._same: set[str] = set()
        self._near: set[str] = set()
        # What stands in a value's place may look like another value, and is known to be harmless.
        self._harmless = {_key(substitute) for substitute in substitutes}
        # By what they look like, how they are written.
        self._words = {_key(value): _plain(value) for value in cased if len(value.split()) == 1}
        # Those so long that several of their letters may be wrong, and those of which the lower half may be covered.
        self._erring: set[str] = set()
        self._covered: set[str] = set()
        lengths: set[int] = set()
        for value in (*values, *(half for half in halves if _key(half) not in self._harmless)):
            key, length = _key(value), len(_plain(value))
            if length < _SHORTEST:
                continue
            self._same.add(key)
            # Numbers differ by one digit for good reason: a surrogate, another day.
            if length >= _LONG and ("@" in value or not any(char.isdigit() for char in value)):
                self._near |= {key, *_shortened(key, _initials(value))}
                if _errors(key) > 1:
                    self._erring.add(key)
                if sum(map(key.count, "gqyjp")) >= _FEWEST_COVERED and not _initials(value):
                    self._covered |= set(_one_less(covered := _covered(key)))
                    lengths |= set(range(len(covered), len(key)))
        self._longest = max(map(len, self._same), default=0) + 1
        lengths |= {len(key) for key in self._same} | {len(key) + step for key in self._near for step in (0, 1)}
        self._lengths = lengths

    def found(self, text: str) -> bool:
        """Whether any value stands among the words of the text."""
        if self._words and any(self._is_lookalike(word) for word in text.split()):
            return True
        if not self._same:
            return False
        words = [key for key in map(_key, text.split()) if key]
        return any(self._is_value(window) for window in self._windows(words)) or self._is_nearly_said(words)

    def _is_nearly_said(self, words: Sequence[str]) -> bool:
        """Whether one of the longest values stands there with several letters more, less or other."""
        joined = "".join(words)
        # With so few errors one of the pieces between them is as it was: nearly everything is ruled out by that.
        return any(
            self._is_nearly(window, key)
            for key in self._erring
            for piece in _pieces(key)
            if piece in joined
            for window in _about_as_long(words, key)
            if piece in window
        )

    def _is_nearly(self, window: str, key: str) -> bool:
        return window not in self._harmless and _differ_by(window, key, _errors(key))

    def _is_lookalike(self, word: str) -> bool:
        plain = self._words.get(key := _key(word))
        return plain is not None and plain != _plain(word) and len(plain) >= _SHORTEST and key not in self._harmless

    def _windows(self, words: Sequence[str]) -> Iterator[str]:
        for first in range(len(words)):
            window = ""
            for word in words[first:]:
                window += word
                if len(window) > self._longest:
                    break
                if len(window) in self._lengths:
                    yield window

    def _is_value(self, window: str) -> bool:
        if window in self._same:
            return True
        if window in self._harmless or not self._near:
            return False
        # One letter more, less or other: both share a form with one letter taken out, or one is that form.
        if any(form in self._near for form in _one_less(window)):
            return True
        return bool(self._covered) and any(form in self._covered for form in _one_less(_covered(window)))


def _errors(key: str) -> int:
    """Return how many letters of a value may be wrong."""
    return min(len(key) // _PER_ERROR, _MOST_ERRORS)


def _pieces(key: str) -> Iterator[str]:
    size = -(-len(key) // (_errors(key) + 1))
    return (key[start : start + size] for start in range(0, len(key), size))


def _about_as_long(words: Sequence[str], key: str) -> Iterator[str]:
    """Yield what words beside each other say that is about as long as a key."""
    most = len(key) + _errors(key)
    for first in range(len(words)):
        window = ""
        for word in words[first:]:
            window += word
            if len(window) > most:
                break
            if len(window) >= len(key) - _errors(key):
                yield window


def _differ_by(one: str, other: str, most: int) -> bool:
    """Whether no more than so many letters have to be added, taken out or changed to get from one word to the other."""
    row = list(range(len(other) + 1))
    for number, char in enumerate(one, start=1):
        above, row[0] = row[0], number
        for place, wanted in enumerate(other, start=1):
            above, row[place] = row[place], min(above + (char != wanted), row[place] + 1, row[place - 1] + 1)
        if min(row) > most:
            return False
    return row[-1] <= most


def _shortened(key: str, kept: frozenset[int] = frozenset()) -> Iterator[str]:
    return (key[:place] + key[place + 1 :] for place in range(len(key)) if place not in kept)


def _covered(key: str) -> str:
    """Return a key as it looks without what hangs below the line; two letters may have become the same."""
    return _TWICE.sub(r"\1", key.translate(_COVERED))


def _one_less(window: str) -> Iterator[str]:
    yield window
    yield from _shortened(window)


def _initials(value: str) -> frozenset[int]:
    """Return where in a value's key its initials stand. Without one, "R Interface" would be any interface."""
    places: set[int] = set()
    length = 0
    for word in map(_key, value.split()):
        if len(word) == 1:
            places.add(length)
        length += len(word)
    return frozenset(places)


def _key(text: str) -> str:
    folded = " ".join(map(_once, text.casefold().split()))
    # Letters come before pairs: of "Clementine" OCR may read "CI", and both have to end as the same.
    for pair, letter in _PAIRS:
        folded = folded.replace(pair, letter)
    return _plain(folded)


def _once(word: str) -> str:
    alike = word.translate(_LOOKALIKES)
    is_number = 2 * sum(map(str.isdigit, word)) >= sum(map(str.isalnum, word))
    return alike if is_number else _TWICE.sub(r"\1", alike)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))

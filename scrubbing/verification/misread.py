"""Search in text that OCR read: letters it confuses count as the same, long values may differ by one letter."""

from collections.abc import Iterable, Iterator

# Shorter values are only found as OCR read them exactly: with tolerance they would be found in other words.
_SHORTEST = 6
_LONG = 8
_LOOKALIKES = str.maketrans("015869|!i2", "olsbgglllz")
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"))


class MisreadSearch:
    """Finds values among the words of a text by their letters and digits alone.

    `cased` are values whose case matters. One of a single word counts where it is read with letters that look the same:
    read as it is, it may be an ordinary word, and with another letter as well.
    """

    def __init__(self, values: Iterable[str], substitutes: Iterable[str], cased: Iterable[str] = ()) -> None:
        self._same: set[str] = set()
        self._near: set[str] = set()
        # What stands in a value's place may look like another value, and is known to be harmless.
        self._harmless = {_key(substitute) for substitute in substitutes}
        # By what they look like, how they are written.
        self._words = {_key(value): _plain(value) for value in cased if len(value.split()) == 1}
        for value in values:
            key = _key(value)
            if len(key) < _SHORTEST:
                continue
            self._same.add(key)
            # Numbers differ by one digit for good reason: a surrogate, another day.
            if len(key) >= _LONG and not any(char.isdigit() for char in value):
                self._near |= {key, *_shortened(key, _initials(value))}
        self._longest = max(map(len, self._same), default=0) + 1
        self._lengths = {len(key) for key in self._same} | {len(key) + step for key in self._near for step in (0, 1)}

    def found(self, text: str) -> bool:
        """Whether any value stands among the words of the text."""
        if self._words and any(self._is_lookalike(word) for word in text.split()):
            return True
        return bool(self._same) and any(self._is_value(window) for window in self._windows(text))

    def _is_lookalike(self, word: str) -> bool:
        plain = self._words.get(key := _key(word))
        return plain not in (None, _plain(word)) and len(key) >= _SHORTEST and key not in self._harmless

    def _windows(self, text: str) -> Iterator[str]:
        words = [key for key in map(_key, text.split()) if key]
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
        return window in self._near or any(form in self._near for form in _shortened(window))


def _shortened(key: str, kept: frozenset[int] = frozenset()) -> Iterator[str]:
    return (key[:place] + key[place + 1 :] for place in range(len(key)) if place not in kept)


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
    # Letters come before pairs: of "Clementine" OCR may read "CI", and both have to end as the same.
    folded = text.casefold().translate(_LOOKALIKES)
    for pair, letter in _PAIRS:
        folded = folded.replace(pair, letter)
    return _plain(folded)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))

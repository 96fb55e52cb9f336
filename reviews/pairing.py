"""Which text of a copy stands beside which text of its original."""

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

# Places in the two lists; None where a text has nothing beside it.
Places = tuple[int | None, int | None]

# Texts that share this much of their words are one text that was changed.
_ALIKE = 0.5
# Longer runs of changed texts are paired in order: looking for the most alike is quadratic.
_MAX_CELLS = 10_000
_WORD = re.compile(r"\w+")


def pair(expected: Sequence[str], actual: Sequence[str]) -> Iterator[Places]:
    """Pair the texts that a copy should have with those that it has, in order; each place comes once.

    Equal texts first, then, of what lies between them, the most alike. Texts that repeat often, as cells of sheets do,
    are only paired beside others: to search for them is what makes `difflib` cubic.
    """
    matcher = difflib.SequenceMatcher(None, expected, actual, autojunk=True)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        else:
            yield from _pair_changed(expected[a:b], actual[c:d], a, c)


def _pair_changed(old: Sequence[str], new: Sequence[str], first: int, second: int) -> Iterator[Places]:
    """Pair a run of texts of which none need be equal. `first` and `second` are the places of their first."""
    anchors = _alike(old, new) if len(old) != len(new) and len(old) * len(new) <= _MAX_CELLS else []
    for (a, c), (b, d) in pairwise([(-1, -1), *anchors, (len(old), len(new))]):
        if a >= 0:
            yield first + a, second + c
        between, beside = range(first + a + 1, first + b), range(second + c + 1, second + d)
        if len(between) == len(beside) or not anchors:
            yield from zip_longest(between, beside)
        else:
            yield from ((place, None) for place in between)
            yield from ((None, place) for place in beside)


def _alike(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return pairs of places, both rising, whose texts are as alike as can be, all together."""
    words = [_words(text) for text in new]
    likeness = [[_likeness(mine, theirs) for theirs in words] for mine in map(_words, old)]
    # best[i][j]: how alike the texts from the i-th and the j-th on can be.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likeness[i][j] + best[i + 1][j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            found.append((i, j))
            i, j = i + 1, j + 1
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _likeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of words that both have, from 0.5 to 1; 0 where it is less."""
    if not mine or not theirs:
        return 0.0
    share = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    return share if share >= _ALIKE else 0.0

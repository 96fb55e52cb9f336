"""Find many values in a text at once, as a reader would see them. Core, plain Python, no engine.

A value is a sequence of words with what stands between them. Case, Unicode form (ligatures, composed or decomposed
accents), invisible characters inside words and the kind of white space make no difference. Time grows with the text and
with the longest value, never with the number of values: the values are a tree of words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")

# What writers put inside words without showing it: soft hyphen, zero-width space and joiners, direction marks, BOM.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_DELETE = dict.fromkeys(map(ord, INVISIBLE))
_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"[\w{_MARKS}{INVISIBLE}]+")
# Stands for "_", which separates words here, while it belongs to words for the `re` module. Never part of any text.
_UNDERSCORE = "\x00"
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-", _UNDERSCORE: "_"})
_SPACE = re.compile(r"\s+")
# Scripts that write words without spaces: a value of these is found inside a longer run of letters.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_OPTIONAL_END = frozenset({".", ",", ";", ":"})


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """One place where a value stands. Offsets are code points; the length is that of the text, not of the value."""

    start: int
    end: int
    item: T


@dataclass(frozen=True, slots=True)
class _End(Generic[T]):
    lead: str
    trail: str
    item: T
    # The spellings that count where case matters, else empty.
    spellings: frozenset[str]
    # Whether the value is also taken out of identifiers ("acme" in "acme_billing").
    inside_identifiers: bool


@dataclass(slots=True)
class _Node(Generic[T]):
    next: dict[tuple[str, str], "_Node[T]"] = field(default_factory=dict)
    ends: list[_End[T]] = field(default_factory=list)


class Matcher(Generic[T]):
    """A set of values, each with an item that is handed back where the value is found."""

    def __init__(self) -> None:
        self._roots: dict[str, _Node[T]] = {}
        self._unspaced: dict[str, list[tuple[str, T]]] = {}

    def __bool__(self) -> bool:
        return bool(self._roots or self._unspaced)

    def add(self, value: str, item: T, *, cased: bool = False, inside_identifiers: bool = False) -> None:
        """Add a value. With `cased`, it counts only as written here, in capitals, or (if in capitals) with one capital.

        A value without any letter or digit cannot be found and is ignored. The first item added for a value wins.
        """
        value = value.strip()
        if _UNSPACED.match(value):
            self._unspaced.setdefault(value[0], []).append((value, item))
            self._unspaced[value[0]].sort(key=lambda entry: -len(entry[0]))
            return
        text = value.replace("_", _UNDERSCORE)
        words = [match for match in _WORD.finditer(text) if _key(match.group())]
        if not words:
            return
        node = self._roots.setdefault(_key(words[0].group()), _Node())
        for previous, word in pairwise(words):
            step = (_separator(text[previous.end() : word.start()]), _key(word.group()))
            node = node.next.setdefault(step, _Node())
        spellings = frozenset({value, value.upper(), value.title()} if value.isupper() else {value, value.upper()})
        node.ends.append(
            _End(
                lead=text[: words[0].start()],
                trail=text[words[-1].end() :],
                item=item,
                spellings=frozenset(map(_plain, spellings)) if cased else frozenset(),
                inside_identifiers=inside_identifiers,
            )
        )

    def find(self, text: str) -> list[Match[T]]:
        """Return where values stand, in order, without overlaps; of two that begin together the longer one."""
        if not self:
            return []
        found = list(self._spaced(text)) if self._roots else []
        return _merge(found, list(self._within(text))) if self._unspaced else found

    def _spaced(self, text: str) -> Iterator[Match[T]]:
        flat = text.replace("_", _UNDERSCORE)
        words = list(_WORD.finditer(flat))
        end = 0
        for position, word in enumerate(words):
            if word.start() < end:
                continue
            node = self._roots.get(_key(word.group()))
            if node is None:
                continue
            match = self._longest(flat, words, position, node, end)
            if match is not None:
                yield match
                end = match.end

    def _longest(
        self, flat: str, words: list[re.Match[str]], position: int, node: _Node[T], after: int
    ) -> Match[T] | None:
        best = _ended(flat, words, position, position, node, after)
        for last in range(position + 1, len(words)):
            between = _separator(flat[words[last - 1].end() : words[last].start()])
            key = _key(words[last].group())
            following = node.next.get((between, key))
            if following is None and between == "_":
                following = node.next.get((" ", key))
            if following is None:
                break
            node = following
            best = _ended(flat, words, position, last, node, after) or best
        return best

    def _within(self, text: str) -> Iterator[Match[T]]:
        position = 0
        while position < len(text):
            for value, item in self._unspaced.get(text[position], ()):
                if text.startswith(value, position):
                    yield Match(position, position + len(value), item)
                    position += len(value) - 1
                    break
            position += 1


def _ended(flat: str, words: list[re.Match[str]], first: int, last: int, node: _Node[T], after: int) -> Match[T] | None:
    """Return the best value that ends at this node and whose surroundings fit."""
    best: Match[T] | None = None
    for end in node.ends:
        start, stop = words[first].start() - len(end.lead), words[last].end()
        if start < after or not flat.startswith(end.lead, start):
            continue
        if end.trail and flat.startswith(end.trail, stop):
            stop += len(end.trail)
        elif end.trail and end.trail not in _OPTIONAL_END:
            continue
        if end.spellings and _plain(flat[words[first].start() : words[last].end()]) not in end.spellings:
            continue
        touches = flat[start - 1 : start] == _UNDERSCORE or flat[stop : stop + 1] == _UNDERSCORE
        if first == last and touches and not end.inside_identifiers:
            continue
        if best is None or stop - start > best.end - best.start:
            best = Match(start, stop, end.item)
    return best


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_DELETE)).casefold()


def _plain(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text.translate(_DELETE)).translate(_ALIKE)


@lru_cache(maxsize=4096)
def _separator(text: str) -> str:
    if text in (" ", _UNDERSCORE):
        return " " if text == " " else "_"
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text.translate(_DELETE)).translate(_ALIKE))


def _merge(one: list[Match[T]], other: list[Match[T]]) -> list[Match[T]]:
    merged: list[Match[T]] = []
    for match in sorted([*one, *other], key=lambda match: (match.start, -match.end)):
        if not merged or match.start >= merged[-1].end:
            merged.append(match)
    return merged

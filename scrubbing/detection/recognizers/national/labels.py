"""The words that announce a number, found once in a window and only when something needs them."""

import re
from bisect import bisect_left
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cached_property

from scrubbing.detection.windows import HEADER, RECORD

# How far before a number its announcement ends at most, and how far behind it begins.
_BEFORE = 60
_AFTER = 16
_WORD = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Scripts that write no spaces are searched for the words as they are.
_UNSPACED = "\u0e00"
# What makes an abbreviation of a word that may be an ordinary one: "Sin: 046 454 286", "pan no. ABCPE1234F".
_SIGN_AFTER = re.compile(
    rf"[\s\"'.)_]{{0,2}}(?:[:=#{HEADER}\u2116\uff1a]|(?:is|no|nr|num|number|n|id|code|card)(?![a-z]))", re.IGNORECASE
)
# What shows that words behind a number are not about it, or announce another.
_APART = re.compile(rf"[\n\d:|;{RECORD}]")
_NEXT = re.compile(r"[\d:=#]")
# A number that follows one of these closer than the announcement is that, whatever was announced before.
OTHERS = (
    "phone", "telephone", "tel", "mobile", "fax", "cell", "telefon", "téléphone", "teléfono", "account", "acct", "iban",
    "konto", "kontonummer", "routing", "sort code", "invoice", "rechnung", "order", "po", "purchase order", "ref",
    "reference", "case", "claim", "policy", "tracking", "serial", "version", "amount", "total", "price", "isbn",
    "issn", "doi", "zip", "postcode", "employee", "student", "member", "customer", "ticket", "mrn", "npi", "vin",
    "card number", "credit card", "account id", "case id", "client id", "customer id", "customer number", "device id",
    "employee id", "invoice id", "item id", "job id", "member id", "message id", "order id", "patient id", "process id",
    "product id", "project id", "request id", "session id", "staff id", "student id", "ticket id", "transaction id",
    "user id", "vendor id",
)  # fmt: skip
_OTHER = -1


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words after the first of an announcement, and the numbers it announces."""

    rest: tuple[str, ...]
    capital: bool
    numbers: frozenset[int]


class Labels:
    """All announcements of a list of numbers, by their first word."""

    def __init__(self, words: Mapping[int, tuple[str, ...]]) -> None:
        meant: dict[str, set[int]] = {}
        for number, phrases in {**words, _OTHER: OTHERS}.items():
            for phrase in phrases:
                meant.setdefault(phrase, set()).add(number)
        self.first: dict[str, list[_Phrase]] = {}
        unspaced = {}
        for phrase, numbers in meant.items():
            if phrase[0] >= _UNSPACED:
                unspaced[phrase] = frozenset(numbers)
                continue
            first, *rest = (word.lower() for word in _WORD.findall(phrase))
            self.first.setdefault(first, []).append(_Phrase(tuple(rest), phrase.isupper(), frozenset(numbers)))
        for phrases_of in self.first.values():
            phrases_of.sort(key=lambda phrase: -len(phrase.rest))
        self.unspaced = unspaced
        longest_first = sorted(map(re.escape, unspaced), key=len, reverse=True)
        self.unspaced_pattern = re.compile("|".join(longest_first)) if unspaced else None


class Around(list[tuple[float, frozenset[int]]]):
    """The announcements around one stretch, nearest first: how far away, and of which numbers."""

    def distance(self, number: int) -> float | None:
        """Return how far away a number is announced, or None."""
        for distance, numbers in self:
            if number in numbers:
                return distance
        return None


_NOTHING = Around()


class Nearby:
    """The announcements in one text. Nothing is searched before the first question."""

    def __init__(self, labels: Labels, text: str) -> None:
        self._labels = labels
        self._text = text
        self._asked = (-1, -1)
        self._answer = _NOTHING

    def around(self, start: int, end: int) -> Around:
        """Return the announcements before a stretch, up to that of something else, or else the one behind it."""
        if self._asked != (start, end):
            self._asked = (start, end)
            self._answer = self._before(start) or self._behind(end)
        return self._answer

    def _before(self, start: int) -> Around:
        answer = _NOTHING
        starts, hits = self._hits
        for index in range(bisect_left(starts, start) - 1, -1, -1):
            _, stop, numbers = hits[index]
            if start - stop > _BEFORE or _OTHER in numbers or RECORD in self._text[stop:start]:
                break
            if stop <= start:
                answer = answer or Around()
                answer.append((float(start - stop), numbers))
        return answer

    def _behind(self, end: int) -> Around:
        starts, hits = self._hits
        index = bisect_left(starts, end)
        if index == len(hits) or starts[index] - end > _AFTER:
            return _NOTHING
        begin, stop, numbers = hits[index]
        following = self._text[stop : stop + 12].partition("\n")[0]
        if _OTHER in numbers or _APART.search(self._text, end, begin) or _NEXT.search(following):
            return _NOTHING
        return Around([(float(_BEFORE + begin - end), numbers)])

    @cached_property
    def _hits(self) -> tuple[list[int], list[tuple[int, int, frozenset[int]]]]:
        hits = [*self._spaced(), *self._in_scripts_without_spaces()]
        hits.sort(key=lambda hit: hit[:2])
        # What begins inside another announcement is a part of it: "card number" says nothing in "health card number".
        apart: list[tuple[int, int, frozenset[int]]] = []
        reached = 0
        for hit in hits:
            if hit[0] >= reached or hit[0] == apart[-1][0]:
                apart.append(hit)
                reached = max(reached, hit[1])
        return [hit[0] for hit in apart], apart

    def _spaced(self) -> list[tuple[int, int, frozenset[int]]]:
        hits = []
        first = self._labels.first
        words = _words(self._text, first)
        for index, (word, begin, _) in enumerate(words):
            phrases = first.get(word)
            if phrases is None and word.endswith("s"):
                phrases = first.get(word[:-1])
            for phrase in phrases or ():
                last = index + len(phrase.rest)
                if last >= len(words) or (phrase.rest and not _follow(words, index + 1, phrase.rest)):
                    continue
                stop = words[last][2]
                if stop - begin > _BEFORE:
                    continue
                if phrase.capital and not self._text[begin:stop].isupper() and not _SIGN_AFTER.match(self._text, stop):
                    continue
                hits.append((begin, stop, phrase.numbers))
        return hits

    def _in_scripts_without_spaces(self) -> list[tuple[int, int, frozenset[int]]]:
        if self._labels.unspaced_pattern is None or self._text.isascii():
            return []
        return [
            (*match.span(), self._labels.unspaced[match.group()])
            for match in self._labels.unspaced_pattern.finditer(self._text)
        ]


def _words(text: str, known: Container[str]) -> list[tuple[str, int, int]]:
    """Return the words of a text in small letters, with where they stand; passportNo is two unless it is known."""
    words = []
    for match in _WORD.finditer(text):
        word, begin = match.group(), match.start()
        if word.islower() or word.isupper() or word[1:].islower() or word.lower() in known:
            words.append((word.lower(), begin, match.end()))
            continue
        for part in _HUMP.split(word):
            words.append((part.lower(), begin, begin + len(part)))
            begin += len(part)
    return words


def _follow(words: list[tuple[str, int, int]], index: int, rest: tuple[str, ...]) -> bool:
    return all(words[index + place][0] in (expected, f"{expected}s") for place, expected in enumerate(rest))

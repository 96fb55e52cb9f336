"""From the network's scores to names: which words belong together, what they are, and how sure that is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scrubbing.detection.names.encoding import Tokens
from scrubbing.detection.names.labels import KINDS, SILENT
from scrubbing.detection.results import Span
from scrubbing.names import first_names

Floats = npt.NDArray[np.float32]

# A word belongs to a name from this probability on (0..1) ...
_CORE = 0.35
# ... or from this one on that it belongs to a name of whatever kind ...
_CORE_OF_ANY = 0.55
# ... and a word beside such a word from this one on: a name of which a word is left is not gone.
_EDGE = 0.2
# No corpus labels all works, products and events, so "MISC" was right nearly everywhere in training, and the network
# flees there when it hesitates about an organisation. This share of it is taken for such hesitation.
_ESCAPE = 0.8
_ORGANISATION, _MISC = KINDS.index("ORGANIZATION"), KINDS.index("MISC")
# Words that end the names of places, and of hardly any person.
_FEATURES = frozenset(
    {
        "airport", "archipelago", "atoll", "cay", "canyon", "cathedral", "cove", "creek", "falls", "glacier", "grotto",
        "harbor", "harbour", "hotel", "inn", "island", "islands", "isle", "lagoon", "marina", "museum", "peninsula",
        "reef", "resort", "springs", "stadium", "strait", "valley",
    }
)  # fmt: skip
_NAMED_BEFORE = re.compile(r"[A-Z][\w'’]+[ \u00a0]$")
_FEATURE_NEXT = re.compile(r"[ \u00a0](?:" + "|".join(sorted(word.title() for word in _FEATURES)) + r")(?![\w'’])")
# "10 drive bays": a number of things whose first word is what streets are called, too.
_COUNTED = re.compile(
    r"\d{1,4} (?:drive|court|way|place|close|row|hill|walk|view|green|rise|loop|square|park)(?: [a-z]{3,})?",
    re.IGNORECASE,
)
# "HOPE VI": a number, where a name of two capitals might be.
_ROMAN = re.compile(r"[IVX]{2,4}")
# What programs write directly before and behind their words.
_CODE_BEFORE, _CODE_AFTER = (".", "_", "`", "=", "\\"), ("(", "_", "`", "=", "[")
# "axis : int", "errback (Signature): called ...": parameters and functions as documentation lists them.
_DOCUMENTED = re.compile(r" : | \([A-Za-z_.\[\], |]{1,40}\):")
# Numbers that are no part of any address by themselves.
_FIGURE = re.compile(r"[\d.]{1,4}|\d+(?:\.\d*)?e[+\-]?\d+", re.IGNORECASE)
# Nor is a word in small letters, a letter or the key of a ticket: once taken for one, it goes everywhere.
_NO_ADDRESS = re.compile(r"[^\W\dA-Z_]+|[A-Za-z]|(?:[A-Z]{3,10}-\d{1,6}(?:,|,? (?:and|or))? ?)+")
# What ends the names of companies only: "Bexley Dairies Ltd" is nobody.
_COMPANY = re.compile(
    r"[ \u00a0](?:Ltd|Limited|Inc|LLC|LLP|PLC|plc|GmbH|AG|S\.?A|B\.?V|Corp|Pty Ltd|Group|Holdings?)\.?\Z"
)
# Words at the end of a name whose dot belongs to it.
_ABBREVIATIONS = frozenset({"ltd", "inc", "co", "corp", "bros", "jr", "sr", "pty", "llc", "plc"})


@dataclass(slots=True)
class _Words:
    """The words of a text: where each begins and ends, and what it may be."""

    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    # (words, kinds): the probability of each kind; and of beginning one, given the kind.
    kinds: Floats
    begins: Floats


Calibration = Mapping[str, tuple[Sequence[float], Sequence[float]]]
"""Per kind: scores of the network, rising, and the share of findings with such a score that is right."""


def entities(text: str, tokens: Tokens, logits: Floats, calibration: Calibration) -> Iterator[Span]:
    """Yield the names of one text. `logits` is (tokens, classes)."""
    before: Span | None = None
    for span in _entities(text, tokens, logits, calibration):
        placed = _placed(text, before, span)
        if before is not None and placed.start >= before.end:
            yield before
        before = placed
    if before is not None:
        yield before


def _placed(text: str, before: Span | None, span: Span) -> Span:
    """Return a finding as the place that it is by its last word, or the next ("Staniel Cay"), with that word."""
    if span.label not in ("PERSON", "LOCATION"):
        return span
    start, end = span.start, span.end
    following = _FEATURE_NEXT.match(text, end)
    if following is not None:
        end = following.end()
    words = text[start:end].split()
    if words[-1].casefold() not in _FEATURES:
        return span
    joins = before is not None and before.label == "LOCATION" and text[before.end : start] in (" ", "\u00a0")
    if before is not None and joins and (len(words) == 1 or words[0].casefold() in _FEATURES):
        start = before.start
    if start == span.start and len(words) == 1 and _NAMED_BEFORE.search(text[max(0, start - 20) : start]) is None:
        return span
    return Span("LOCATION", start, end, span.score)


def _entities(text: str, tokens: Tokens, logits: Floats, calibration: Calibration) -> Iterator[Span]:
    if not tokens.ids:
        return
    words = _words(tokens, logits)
    best = words.kinds.argmax(axis=1)
    chances = words.kinds[np.arange(len(best)), best]
    position, total = 0, len(best)
    named = words.kinds[:, [kind not in SILENT for kind in KINDS]].sum(axis=1)
    for core in np.flatnonzero((chances >= _CORE) | (named >= _CORE_OF_ANY)):
        if core < position:
            continue
        kind = int(best[core])
        row = words.kinds[:, kind]
        first = int(core)
        while first > position and _joins(words, row, first - 1, first, kind, best) and _beside(text, words, first - 1):
            first -= 1
        last = int(core)
        while last + 1 < total and _joins(words, row, last + 1, last, kind, best) and _beside(text, words, last):
            last += 1
        position = last + 1
        first, last = _trim(text, words, first, last)
        if first > last or KINDS[kind] in SILENT:
            continue
        if KINDS[kind] == "ADDRESS" and any(
            pattern.fullmatch(text, words.starts[first], words.ends[last])
            for pattern in (_COUNTED, _FIGURE, _NO_ADDRESS)
        ):
            continue
        if KINDS[kind] == "PERSON" and (
            _is_identifier(text, int(words.starts[first]), int(words.ends[last]))
            or _ROMAN.fullmatch(text, words.starts[first], words.ends[last])
            or _is_thing(text[words.starts[first] : words.ends[last]])
        ):
            continue
        if KINDS[kind] == "PERSON" and last > first and _COMPANY.search(text, words.starts[first], words.ends[last]):
            kind = _ORGANISATION
        score = float(row[first : last + 1].max() + row[first : last + 1].mean()) / 2
        if KINDS[kind] in calibration:
            score = float(np.interp(score, *calibration[KINDS[kind]]))
        yield Span(KINDS[kind], int(words.starts[first]), _end(text, words, last), round(score, 3))


def _is_identifier(text: str, start: int, end: int) -> bool:
    """Whether a word in small letters is a key, a function or a variable: it stands alone, or touches signs of code."""
    word = text[start:end]
    if not word.islower() or " " in word:
        return False
    alone = word.isalpha() and text.strip() == word
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    touches = before in _CODE_BEFORE or after[:1] in _CODE_AFTER or (after[:1] == "." and after[1:].isalnum())
    return alone or touches or ("." in word and not word.endswith(".")) or _DOCUMENTED.match(text, end) is not None


def _joins(words: _Words, row: Floats, word: int, neighbour: int, kind: int, best: npt.NDArray[np.int64]) -> bool:
    """Whether a word belongs to the same name as its neighbour, which does."""
    if row[word] < _EDGE:
        return False
    if best[word] != kind and words.kinds[word, best[word]] >= max(_CORE, float(row[word])):
        return False
    second = max(word, neighbour)
    # The second of two words begins a name of its own.
    return not words.begins[second, kind] > 0.5


def _is_thing(written: str) -> bool:
    """Whether a line only begins with a capital: "Catamaran charter" is no name, "Catherine holt" may be one."""
    words = written.split()
    return len(words) > 1 and words[-1].islower() and words[0].istitle() and words[0].casefold() not in first_names()


def _beside(text: str, words: _Words, word: int) -> bool:
    """Whether a word and the next stand in one cell: no name goes over a tabulator."""
    return "\t" not in text[words.ends[word] : words.starts[word + 1]]


def _trim(text: str, words: _Words, first: int, last: int) -> tuple[int, int]:
    """Leave out signs at both ends of a name, but for the dot of an initial and closing brackets of opened ones."""
    while first <= last and not text[words.starts[first]].isalnum() and text[words.starts[first]] not in "#":
        first += 1
    while first <= last and not text[words.ends[last] - 1].isalnum():
        if text[words.ends[last] - 1] == "." and words.ends[last - 1] - words.starts[last - 1] == 1 and last > first:
            break
        last -= 1
    return first, last


def _end(text: str, words: _Words, last: int) -> int:
    """Return where a name ends: behind the dot of an abbreviation that it ends in."""
    end = int(words.ends[last])
    return end + (text[end : end + 1] == "." and text[words.starts[last] : end].casefold() in _ABBREVIATIONS)


def _words(tokens: Tokens, logits: Floats) -> _Words:
    numbers = np.asarray(tokens.words)
    heads = np.flatnonzero(np.diff(numbers, prepend=-1))
    tails = np.append(heads[1:], len(numbers)) - 1
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances = shifted / shifted.sum(axis=1, keepdims=True)
    begin, further = chances[:, 1::2], chances[:, 2::2]
    kinds = (np.add.reduceat(begin + further, heads, axis=0) / (tails - heads + 1)[:, None]).astype(np.float32)
    _settle(kinds)
    begins = begin[heads] / np.maximum(begin[heads] + further[heads], 1e-9)
    return _Words(np.asarray(tokens.starts)[heads], np.asarray(tokens.ends)[tails], kinds, begins)


def _settle(kinds: Floats) -> None:
    """Give organisations what the network left undecided between them and MISC, in place."""
    boosted = kinds[:, _ORGANISATION] / (1 - _ESCAPE * kinds[:, _MISC])
    rows = boosted >= _CORE
    kinds[rows, _ORGANISATION] = boosted[rows]
    kinds[rows, _MISC] = np.minimum(kinds[rows, _MISC], boosted[rows] / 2)

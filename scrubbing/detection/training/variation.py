"""Vary labelled texts, so that the model learns how names are used rather than which names its corpora hold."""

import random
import re

from scrubbing.detection.training.corpora import Labelled
from scrubbing.names import first_names, last_names
from scrubbing.people import PARTICLES

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_PARTICLES = PARTICLES | {"jr", "sr", "and", "of", "the"}
_FIRST = sorted(name for name in first_names() if name.isalpha())
_LAST = sorted(name for name in last_names() if name.isalpha())


def rename(labelled: Labelled, rng: random.Random) -> Labelled:
    """Give the people of a text other names: every word of a name becomes another one, the same one everywhere."""
    new: dict[str, str] = {}
    text: list[str] = []
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    position = shift = 0
    for start, end, choices in labelled.spans:
        text.append(labelled.text[position:start])
        inside = labelled.text[start:end]
        if choices == ("PERSON",) and inside[:1].isupper():
            inside = _renamed(inside, new, rng)
        begin = start + shift
        text.append(inside)
        shift += len(inside) - (end - start)
        spans.append((begin, begin + len(inside), choices))
        position = end
    text.append(labelled.text[position:])
    return Labelled("".join(text), tuple(spans), labelled.open)


def _renamed(name: str, new: dict[str, str], rng: random.Random) -> str:
    words = list(_WORD.finditer(name))
    pieces: list[str] = []
    position = 0
    for index, match in enumerate(words):
        word = match.group()
        pieces.append(name[position : match.start()])
        pieces.append(_other(word, index == len(words) - 1 and len(words) > 1, new, rng))
        position = match.end()
    return "".join([*pieces, name[position:]])


def _other(word: str, last: bool, new: dict[str, str], rng: random.Random) -> str:
    if len(word) < 2 or word.lower() in _PARTICLES:
        return word
    key = word.casefold()
    if key not in new:
        new[key] = rng.choice(_LAST if last else _FIRST)
    other = new[key]
    return other.upper() if word.isupper() else other.title() if word[:1].isupper() else other


def recase(labelled: Labelled, rng: random.Random) -> Labelled:
    """Write one text in twenty in small letters and one in twenty in capitals, as chats and headings do."""
    draw = rng.random()
    if draw < 0.05:
        text = labelled.text.lower()
    elif draw < 0.10:
        text = labelled.text.upper()
    else:
        return labelled
    # A few letters change their length with their case, and offsets must hold.
    return Labelled(text, labelled.spans, labelled.open) if len(text) == len(labelled.text) else labelled

"""Vary labelled texts, so that the model learns how names are used rather than which names its corpora hold."""

import random
import re
import string
from collections.abc import Callable

from scrubbing.detection.training.corpora import Labelled
from scrubbing.names import first_names, last_names
from scrubbing.people import PARTICLES

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_PARTICLES = PARTICLES | {"jr", "sr", "and", "of", "the"}
_LETTERS = string.ascii_uppercase
_FIRST = sorted(name for name in first_names() if name.isalpha())
_LAST = sorted(name for name in last_names() if name.isalpha())


def rename(labelled: Labelled, rng: random.Random) -> Labelled:
    """Give the people of a text other names: every word of a name becomes another one, the same one everywhere."""
    new: dict[str, str] = {}
    return _rewrite(labelled, lambda inside: _renamed(inside, new, rng) if inside[:1].isupper() else inside)


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


def abbreviate(labelled: Labelled, rng: random.Random) -> Labelled:
    """Put initials for some people of a text, as courts, clinics and colleagues do: "G.L.", "GL", "B.", "dp"."""
    style = rng.choice(("{0}.{1}.", "{0}.{1}.", "{0}{1}", "{0}{1}", "{0}.", "{0}", "{0}. {1}.", "{0}.-{1}.", "{0} {1}"))
    new: dict[str, str] = {}

    def initials(inside: str) -> str:
        if not inside[:1].isalpha() or inside.casefold() in new:
            return new.get(inside.casefold(), inside)
        letters = [word[0].upper() for word in _WORD.findall(inside) if word.lower() not in _PARTICLES] or [inside[0]]
        first = letters[0] if rng.random() < 0.5 else rng.choice(_LETTERS)
        other = letters[-1] if len(letters) > 1 and rng.random() < 0.5 else rng.choice(_LETTERS)
        new[inside.casefold()] = style.format(first, other) if rng.random() < 0.7 else inside
        return new[inside.casefold()]

    return _rewrite(labelled, initials)


def _rewrite(labelled: Labelled, rewrite: Callable[[str], str]) -> Labelled:
    """Write every person of a text anew."""
    text: list[str] = []
    spans: list[tuple[int, int, tuple[str, ...]]] = []
    position = shift = 0
    for start, end, choices in labelled.spans:
        text.append(labelled.text[position:start])
        inside = rewrite(labelled.text[start:end]) if choices == ("PERSON",) else labelled.text[start:end]
        # One dot ends both a name and its sentence.
        doubled = inside.endswith(".") and labelled.text[end : end + 1] == "."
        text.append(inside)
        begin = start + shift
        spans.append((begin, begin + len(inside), choices))
        position = end + doubled
        shift += len(inside) - (position - start)
    text.append(labelled.text[position:])
    return Labelled("".join(text), tuple(spans), labelled.open)


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

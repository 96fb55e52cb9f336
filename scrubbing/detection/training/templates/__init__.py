"""Generated training text: documents of every register, filled with names, places and dates that are labelled.

Templates hold no name, place, organisation or date of their own, for those would stand unlabelled; what only looks like
one ("Parkinson's disease", "Grace Period") stands there on purpose.
"""

import random
from itertools import accumulate

from scrubbing.detection.training.fillers import Fillers
from scrubbing.detection.training.samples import Sample
from scrubbing.detection.training.templates import (
    correspondence,
    forms,
    negative,
    negative_prose,
    office,
    phrases,
    prose,
    sentences,
    technical,
)
from scrubbing.detection.training.templates.grammar import Grammar, Source

GRAMMAR = Grammar(
    *(
        module.RULES
        for module in (correspondence, forms, negative, negative_prose, office, phrases, prose, sentences, technical)
    )
)
WITHOUT_NAMES = (*negative.NEGATIVE, *forms.NEGATIVE)
WITH_NAMES = tuple(
    entry
    for module in (correspondence, forms, office, phrases, prose, sentences, technical)
    for entry in module.DOCUMENTS
)

_NEGATIVE_SHARE = 0.36
_LONGEST = 1_500
_ENOUGH = (0, 120, 160, 200, 700)
_JOINS = ("\n", "\n", "\n", "\n\n", " ", "\n\n\n", "\t")


class _Choice:
    def __init__(self, entries: tuple[tuple[float, Source], ...]) -> None:
        self._sources = [source for _, source in entries]
        self._cumulated = list(accumulate(weight for weight, _ in entries))

    def __call__(self, rng: random.Random) -> Source:
        return rng.choices(self._sources, cum_weights=self._cumulated)[0]


_WITH, _WITHOUT = _Choice(WITH_NAMES), _Choice(WITHOUT_NAMES)


def document(rng: random.Random) -> Sample:
    """Return one text of any register; more than a third name nobody."""
    choice = _WITHOUT if rng.random() < _NEGATIVE_SHARE else _WITH
    sample = _part(choice, rng)
    # Cells and sentences come alone and in company: the same words must be read alike in both.
    enough = rng.choice(_ENOUGH)
    while len(sample.text) < enough and rng.random() < 0.6:
        other = _part(choice if choice is _WITHOUT or rng.random() < 0.7 else _WITHOUT, rng)
        if len(other.text) > _LONGEST - len(sample.text):
            break
        sample = _joined(sample, other, rng.choice(_JOINS))
    return sample


def _part(choice: _Choice, rng: random.Random) -> Sample:
    for _ in range(6):
        sample = Fillers(rng).fill(_roughened(GRAMMAR.expand(choice(rng), rng), rng))
        if 0 < len(sample.text) <= _LONGEST:
            break
    return _cut(sample)


def _roughened(template: str, rng: random.Random) -> str:
    """Lose a layout's blank lines, line ends or last full stop, as copying does; rarely."""
    draw = rng.random()
    if draw < 0.06:
        return template.replace("\n\n", "\n")
    if draw < 0.10:
        return template.replace("\n", " ")
    if draw < 0.12:
        return template.replace("\n", "\n\n")
    if draw < 0.16:
        return template.rstrip(".!?")
    if draw < 0.18:
        return template.replace(", ", ",").replace(". ", ".  ")
    if draw < 0.20:
        return "    " + template.replace("\n", "\n    ")
    return template


def _cut(sample: Sample) -> Sample:
    """Cut a text that is too long, not within an entity."""
    if len(sample.text) <= _LONGEST:
        return sample
    end = sample.text.rfind(" ", 0, _LONGEST)
    end = min([end if end > 0 else _LONGEST, *(start for start, stop, _ in sample.spans if start < end < stop)])
    return Sample(sample.text[:end], tuple(span for span in sample.spans if span[1] <= end))


def _joined(first: Sample, second: Sample, between: str) -> Sample:
    shift = len(first.text) + len(between)
    moved = ((start + shift, end + shift, label) for start, end, label in second.spans)
    return Sample(first.text + between + second.text, (*first.spans, *moved))

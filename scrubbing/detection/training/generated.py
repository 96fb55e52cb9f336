"""Generated text as training text: everything in it is labelled but what patterns find."""

import random
from collections.abc import Iterator

from scrubbing.detection.training.corpora import ANY, Labelled
from scrubbing.detection.training.templates import document

# Works, products and events stand unlabelled in templates.
_OPEN = frozenset({"MISC"})


def documents(rng: random.Random, count: int) -> Iterator[Labelled]:
    """Yield generated texts."""
    for _ in range(count):
        sample = document(rng)
        spans = tuple((start, end, ANY if label == "IGNORE" else (label,)) for start, end, label in sample.spans)
        yield Labelled(sample.text, spans, _OPEN)

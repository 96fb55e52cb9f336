"""Run the classifier of passages: batches sorted by length, one thread, nothing kept between calls."""

from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from scrubbing.detection.names.encoding import FIRST, LAST, SIGN, Tokens, read_tokenizer, tokenize
from scrubbing.detection.names.model import FOLDER as NAMES
from scrubbing.detection.names.model import Floats, Ints, Network, session
from scrubbing.detection.passages.gate import Gate, read
from scrubbing.detection.passages.labels import CLASSES, LONGEST

FOLDER = Path(__file__).parents[1] / "models"
# Tokens that one run of the network holds, padding included.
_BATCH_TOKENS = 400
# What the gate must give (in logits) for the classifier to be asked.
_STOPPED = -2.0


class Classifier:
    """Judges passages. `judge` may be called any number of times; calls do not influence each other."""

    def __init__(self, tokenizer: Tokenizer, network: Network, gate: Gate) -> None:
        self._tokenizer = tokenizer
        self._network = network
        self._gate = gate

    def judge(self, texts: Sequence[str]) -> Floats:
        """Return the probability of each class (columns as in CLASSES) for each text.

        Equal texts are run once. A text that the gate stops is nothing for certain.
        """
        places: dict[bytes, list[int]] = {}
        every = tokenize(self._tokenizer, texts)
        for index, tokens in enumerate(every):
            if self._gate.look(tokens.ids) < _STOPPED:
                continue
            key = array("I", tokens.ids[:LONGEST]).tobytes() + bytes(tokens.shapes[:LONGEST])
            places.setdefault(key, []).append(index)
        found = np.zeros((len(texts), len(CLASSES)), dtype=np.float32)
        found[:, 0] = 1.0
        parts = sorted((part for key, part in places.items() if key), key=lambda part: len(every[part[0]].ids))
        for batch in _batches(parts, every):
            for part, row in zip(batch, self._run([every[part[0]] for part in batch]), strict=True):
                found[part] = row
        return found

    def _run(self, batch: Sequence[Tokens]) -> Floats:
        length = min(LONGEST, max(len(tokens.ids) for tokens in batch)) + 2
        ids: Ints = np.zeros((len(batch), length), dtype=np.int64)
        shapes: Ints = np.full((len(batch), length), SIGN, dtype=np.int64)
        for row, tokens in enumerate(batch):
            size = min(LONGEST, len(tokens.ids))
            ids[row, 0], ids[row, size + 1] = FIRST, LAST
            ids[row, 1 : size + 1] = tokens.ids[:size]
            shapes[row, 1 : size + 1] = tokens.shapes[:size]
        logits: npt.NDArray[np.float32] = self._network(ids, shapes)
        shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
        chances: Floats = (shifted / shifted.sum(axis=1, keepdims=True)).astype(np.float32)
        return chances


def _batches(parts: Sequence[list[int]], every: Sequence[Tokens]) -> Iterator[Sequence[list[int]]]:
    begin = 0
    for index, part in enumerate(parts):
        if index > begin and (min(LONGEST, len(every[part[0]].ids)) + 2) * (index + 1 - begin) > _BATCH_TOKENS:
            yield parts[begin:index]
            begin = index
    if begin < len(parts):
        yield parts[begin:]


@cache
def load() -> Classifier:
    """Return the classifier that ships with the program, loaded once per process and shared by its forked children."""
    return Classifier(read_tokenizer(NAMES / "tokenizer.json"), session(FOLDER, "passages.onnx"), read(FOLDER))

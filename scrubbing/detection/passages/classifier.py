"""Run the classifier of passages: batches sorted by length, one thread, nothing kept between calls."""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from scrubbing.detection.names.encoding import FIRST, LAST, SIGN, Tokens, read_tokenizer, tokenize
from scrubbing.detection.names.model import FOLDER as NAMES
from scrubbing.detection.names.model import Floats, Ints, graph
from scrubbing.detection.passages.gate import Gate, read
from scrubbing.detection.passages.labels import CLASSES, LONGEST

FOLDER = Path(__file__).parents[1] / "models"
# The network's lower layers, which also say at a glance whether the upper ones are needed, and the upper ones.
LOWER, UPPER = "passages_lower.onnx", "passages_upper.onnx"
# (ids, shapes), both (windows, length) -> states (windows, length, hidden) and glances (windows), 0 or more to go on
Lower = Callable[[Ints, Ints], tuple[Floats, Floats]]
# (states, ids) -> logits (windows, classes)
Upper = Callable[[Floats, Ints], Floats]
# Tokens that one run of the network holds, padding included.
_BATCH_TOKENS = 400
# What the gate must give (in logits) for the classifier to be asked.
_STOPPED = -2.2


class Classifier:
    """Judges passages. `judge` may be called any number of times; calls do not influence each other."""

    def __init__(self, tokenizer: Tokenizer, lower: Lower, upper: Upper, gate: Gate) -> None:
        self._tokenizer = tokenizer
        self._lower = lower
        self._upper = upper
        self._gate = gate

    def judge(self, texts: Sequence[str]) -> Floats:
        """Return the probability of each class (columns as in CLASSES) for each text.

        Equal texts are run once. A text that the gate or the lower layers stop is nothing for certain.
        """
        every, places = self._passed(texts)
        found = np.zeros((len(texts), len(CLASSES)), dtype=np.float32)
        found[:, 0] = 1.0
        for batch in _batches(places, every):
            ids, shapes = _table([every[part[0]] for part in batch])
            states, glances = self._lower(ids, shapes)
            left = np.flatnonzero(glances >= 0)
            if len(left):
                for row, chances in zip(left.tolist(), _chances(self._upper(states[left], ids[left])), strict=True):
                    found[batch[row]] = chances
        return found

    def lessons(self, texts: Sequence[str]) -> tuple[Floats, Floats]:
        """Return what the lower layers can learn from texts: the mean of their states, and how sure (0..1) the answer.

        Of the texts that the gate lets pass.
        """
        every, places = self._passed(texts)
        means, sure = [], []
        for batch in _batches(places, every):
            ids, shapes = _table([every[part[0]] for part in batch])
            states, _ = self._lower(ids, shapes)
            there = (ids != 0)[:, :, None].astype(np.float32)
            means.append((states * there).sum(1) / there.sum(1))
            sure.append(1 - _chances(self._upper(states, ids))[:, 0])
        return np.concatenate(means), np.concatenate(sure)

    def _passed(self, texts: Sequence[str]) -> tuple[dict[int, Tokens], list[list[int]]]:
        """Return the tokens of the texts that the gate lets pass, and which are equal, by their length."""
        # The gate asks for no places and no shapes, which take longer to tell than the ids.
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)]
        passed = [index for index, each in enumerate(ids) if each and self._gate.look(each) >= _STOPPED]
        every = dict(zip(passed, tokenize(self._tokenizer, [texts[index] for index in passed]), strict=True))
        places: dict[bytes, list[int]] = {}
        for index, tokens in every.items():
            key = array("I", tokens.ids[:LONGEST]).tobytes() + bytes(tokens.shapes[:LONGEST])
            places.setdefault(key, []).append(index)
        return every, sorted(places.values(), key=lambda part: len(every[part[0]].ids))


def _table(batch: Sequence[Tokens]) -> tuple[Ints, Ints]:
    """Return the ids and shapes of texts as the network takes them, shorter ones padded."""
    length = min(LONGEST, max(len(tokens.ids) for tokens in batch)) + 2
    ids: Ints = np.zeros((len(batch), length), dtype=np.int64)
    shapes: Ints = np.full((len(batch), length), SIGN, dtype=np.int64)
    for row, tokens in enumerate(batch):
        size = min(LONGEST, len(tokens.ids))
        ids[row, 0], ids[row, size + 1] = FIRST, LAST
        ids[row, 1 : size + 1] = tokens.ids[:size]
        shapes[row, 1 : size + 1] = tokens.shapes[:size]
    return ids, shapes


def _chances(logits: Floats) -> Floats:
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances: Floats = (shifted / shifted.sum(axis=1, keepdims=True)).astype(np.float32)
    return chances


def _batches(parts: Sequence[list[int]], every: Mapping[int, Tokens]) -> Iterator[Sequence[list[int]]]:
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
    return read_classifier(FOLDER)


def read_classifier(folder: Path) -> Classifier:
    """Load the classifier and the gate that lie in a folder."""
    lower, upper = graph(folder / LOWER), graph(folder / UPPER)

    def glance(ids: Ints, shapes: Ints) -> tuple[Floats, Floats]:
        states, glances = lower({"ids": ids, "shapes": shapes})
        return states, glances

    def answer(states: Floats, ids: Ints) -> Floats:
        return upper({"states": states, "ids": ids})[0]

    return Classifier(read_tokenizer(NAMES / "tokenizer.json"), glance, answer, read(folder))

"""Run the name model over many texts: batches sorted by length, one thread, nothing kept between calls."""

import json
import os
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from scrubbing.detection.names.encoding import (
    FIRST,
    LAST,
    SIGN,
    Stretch,
    Tokens,
    read_tokenizer,
    stretches,
    tokenize,
)
from scrubbing.detection.names.labels import CLASSES
from scrubbing.detection.names.reading import Calibration, entities
from scrubbing.detection.results import Span

FOLDER = Path(__file__).with_name("models")
# Tokens that one run of the network holds, padding included: more do not fit the processor's cache and take longer.
_BATCH_TOKENS = 400
# Texts are tokenized in portions, so that memory does not grow with their number.
_PORTION_CHARACTERS = 400_000

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
# (ids, shapes), both (windows, length) -> logits (windows, length, classes)
Network = Callable[[Ints, Ints], Floats]


class NameModel:
    """Finds names in texts. `find` may be called any number of times; calls do not influence each other."""

    def __init__(self, tokenizer: Tokenizer, network: Network, calibration: Calibration | None = None) -> None:
        self._tokenizer = tokenizer
        self._network = network
        self._calibration = calibration or {}
        ends = (tokenizer.token_to_id(sign) for sign in (".", "!", "?", ";", ":"))
        self._sentence_ends = frozenset(end for end in ends if end is not None)

    def find(self, texts: Sequence[str]) -> list[list[Span]]:
        """Return the names of each text in order, without overlaps; offsets are code points, scores 0..1."""
        found: list[list[Span]] = []
        for portion in _portions(texts):
            every = tokenize(self._tokenizer, portion)
            logits = self._label(every)
            found += [
                list(entities(text, tokens, rows, self._calibration))
                for text, tokens, rows in zip(portion, every, logits, strict=True)
            ]
        return found

    def _label(self, every: Sequence[Tokens]) -> list[Floats]:
        """Return the logits of every token of every text. Equal stretches are run once, however often they come."""
        places: dict[bytes, list[tuple[int, Stretch]]] = {}
        for index, tokens in enumerate(every):
            for stretch in stretches(tokens, self._sentence_ends) if tokens.ids else ():
                ids, shapes = (column[stretch.begin : stretch.end] for column in (tokens.ids, tokens.shapes))
                places.setdefault(array("I", ids).tobytes() + bytes(shapes), []).append((index, stretch))
        parts = sorted(places.values(), key=lambda part: part[0][1].end - part[0][1].begin)
        answers: list[tuple[int, Stretch, Floats]] = []
        for batch in _batches(parts):
            for part, rows in zip(batch, self._run(every, [part[0] for part in batch]), strict=True):
                answers += ((index, stretch, rows) for index, stretch in part)
        return _whole(every, answers)

    def _run(self, every: Sequence[Tokens], batch: Sequence[tuple[int, Stretch]]) -> Iterator[Floats]:
        length = max(stretch.end - stretch.begin for _, stretch in batch) + 2
        ids: Ints = np.zeros((len(batch), length), dtype=np.int64)
        shapes: Ints = np.full((len(batch), length), SIGN, dtype=np.int64)
        for row, (index, stretch) in enumerate(batch):
            size = stretch.end - stretch.begin
            ids[row, 0] = FIRST
            ids[row, 1 : size + 1] = every[index].ids[stretch.begin : stretch.end]
            ids[row, size + 1] = LAST
            shapes[row, 1 : size + 1] = every[index].shapes[stretch.begin : stretch.end]
        logits = self._network(ids, shapes)
        for row, (_, stretch) in enumerate(batch):
            yield logits[row, 1 : stretch.end - stretch.begin + 1]


def _portions(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    begin = size = 0
    for index, text in enumerate(texts):
        if size and size + len(text) > _PORTION_CHARACTERS:
            yield texts[begin:index]
            begin, size = index, 0
        size += len(text)
    if begin < len(texts):
        yield texts[begin:]


def _whole(every: Sequence[Tokens], answers: list[tuple[int, Stretch, Floats]]) -> list[Floats]:
    """Put the stretches of each text together; on what two have read the later has the word."""
    logits: list[Floats] = [np.empty((0, len(CLASSES)), dtype=np.float32)] * len(every)
    answers.sort(key=lambda answer: (answer[0], answer[1].begin))
    for index, stretch, rows in answers:
        if not len(logits[index]):
            logits[index] = np.empty((len(every[index].ids), len(CLASSES)), dtype=np.float32)
        logits[index][stretch.new : stretch.end] = rows[stretch.new - stretch.begin :]
    return logits


def _batches(parts: Sequence[list[tuple[int, Stretch]]]) -> Iterator[Sequence[list[tuple[int, Stretch]]]]:
    """Group parts, sorted by length, so that a batch padded to its longest holds no more than _BATCH_TOKENS."""
    begin = 0
    for index, ((_, stretch), *_more) in enumerate(parts):
        if index > begin and (stretch.end - stretch.begin + 2) * (index + 1 - begin) > _BATCH_TOKENS:
            yield parts[begin:index]
            begin = index
    if begin < len(parts):
        yield parts[begin:]


@cache
def load() -> NameModel:
    """Return the model that ships with the program, loaded once per process and shared by its forked children."""
    lines = json.loads((FOLDER / "calibration.json").read_text(encoding="utf-8"))
    calibration = {
        kind: ([score for score, _ in points], [share for _, share in points]) for kind, points in lines.items()
    }
    return NameModel(read_tokenizer(FOLDER / "tokenizer.json"), session(FOLDER), calibration)


def session(folder: Path, name: str = "names.onnx") -> Network:
    """Load a network of a folder. Neither it nor the tokenizer starts a thread."""
    run = graph(folder / name)

    def network(ids: Ints, shapes: Ints) -> Floats:
        return run({"ids": ids, "shapes": shapes})[0]

    return network


def graph(path: Path) -> Callable[[Mapping[str, Ints | Floats]], list[Floats]]:
    """Load an ONNX file, to be called with its inputs by name."""
    # Threads do not survive a fork, and a worker has one core.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The arena keeps the largest batch's memory for good; without it a worker stays small.
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False
    loaded = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(inputs: Mapping[str, Ints | Floats]) -> list[Floats]:
        answers: list[Floats] = loaded.run(None, dict(inputs))
        return answers

    return run

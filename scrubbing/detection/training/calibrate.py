"""Find out what the model's scores are worth: of the findings with a score near x, which share is right?

The answer, per kind, is a rising line of a few points, stored beside the model; `names/reading.py` reads scores off it,
so that a threshold of 0.5 keeps what is right more often than not.
"""

import json
import random
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from scrubbing.detection.names.labels import REPORTED
from scrubbing.detection.names.model import NameModel
from scrubbing.detection.training.corpora import Labelled, read_development
from scrubbing.detection.training.generated import documents

# Seeds below are for training.
_SEED = 1_000_003
_GENERATED = 3_000
_POINTS = 9
# Fewer findings than this at a point say nothing.
_FEWEST = 25


def calibrate(model: NameModel, corpora: Path) -> dict[str, list[list[float]]]:
    """Return points (score of the network, share that is right) per kind, both rising; `model` must be uncalibrated."""
    texts = [*documents(random.Random(_SEED), _GENERATED), *read_development(corpora)]  # noqa: S311
    seen: dict[str, list[tuple[float, bool]]] = {kind: [] for kind in REPORTED}
    found = model.find([labelled.text for labelled in texts])
    for labelled, spans in zip(texts, found, strict=True):
        for span in spans:
            right = _is_right(labelled, span.label, span.start, span.end)
            if right is not None:
                seen[span.label].append((span.score, right))
    return {kind: _line(pairs) for kind, pairs in seen.items() if len(pairs) >= 4 * _FEWEST}


def _is_right(labelled: Labelled, kind: str, start: int, end: int) -> bool | None:
    """Whether half of a finding is what it says; None where the corpus does not tell."""
    covered = 0
    for first, last, choices in labelled.spans:
        overlap = min(end, last) - max(start, first)
        if overlap > 0:
            if "*" in choices:
                return None
            covered += overlap if kind in choices else 0
    if 2 * covered >= end - start:
        return True
    return None if kind in labelled.open else False


def _line(pairs: Sequence[tuple[float, bool]]) -> list[list[float]]:
    ordered = sorted(pairs)
    scores = np.array([score for score, _ in ordered])
    shares = _rising(np.array([float(right) for _, right in ordered]))
    cuts = np.unique(np.quantile(np.arange(len(scores)), np.linspace(0, 1, _POINTS)).astype(int))
    return [[round(float(scores[cut]), 3), round(float(shares[cut]), 3)] for cut in cuts]


def _rising(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the rising sequence nearest to the values (pool adjacent violators), in pools of _FEWEST at least."""
    pools: list[list[float]] = []
    for chunk in _chunks(values):
        pools.append([float(chunk.sum()), float(len(chunk))])
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
            total, count = pools.pop()
            pools[-1][0] += total
            pools[-1][1] += count
    return np.concatenate([np.full(int(count), total / count) for total, count in pools])


def _chunks(values: npt.NDArray[np.float64]) -> Iterator[npt.NDArray[np.float64]]:
    starts = range(0, len(values), _FEWEST)
    for start in islice(starts, max(1, len(values) // _FEWEST)):
        last = start + 2 * _FEWEST > len(values)
        yield values[start:] if last else values[start : start + _FEWEST]
        if last:
            return


def write(model: NameModel, corpora: Path, out: Path) -> None:
    """Write `calibration.json` into the model's folder."""
    lines = calibrate(model, corpora)
    (out / "calibration.json").write_text(json.dumps(lines, indent=1), encoding="utf-8")

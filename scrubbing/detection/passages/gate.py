"""A first look at a passage, two hundred times as cheap as the classifier: the sum of what its words and pairs weigh.

Nine in ten passages of ordinary work get no further, which is why all of a document can be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from scrubbing.detection.passages.labels import LONGEST

VOCABULARY = 32_768
FEATURES = 1 << 17
_FACTOR = 1_000_003
# The file beside the classifier.
FILE = "gate.npz"

Ints = npt.NDArray[np.int64]


def features(ids: Sequence[int]) -> Ints:
    """Return the numbers of a passage's tokens and, behind VOCABULARY, of its pairs of tokens."""
    single: Ints = np.asarray(ids[:LONGEST], dtype=np.int64)
    pairs = (single[:-1] * _FACTOR + single[1:]) % (FEATURES - VOCABULARY) + VOCABULARY
    return np.concatenate([single, pairs])


@dataclass(frozen=True, slots=True)
class Gate:
    """The weights, eight bits each, what one step of them is worth, and the weight of nothing."""

    weights: npt.NDArray[np.int8]
    step: float
    bias: float

    def look(self, ids: Sequence[int]) -> float:
        """Return how far a passage looks confidential, in logits: 0 is as likely as not."""
        chosen = features(ids)
        if not len(chosen):
            return -np.inf
        total = float(self.weights[chosen].astype(np.int32).sum()) * self.step
        return total / float(np.sqrt(len(chosen))) + self.bias


def read(folder: Path) -> Gate:
    """Load the gate that lies in a folder."""
    with np.load(folder / FILE, allow_pickle=False) as stored:
        return Gate(stored["weights"], float(stored["step"]), float(stored["bias"]))

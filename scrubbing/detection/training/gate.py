"""Train the first look at passages: a logistic regression over tokens and pairs of tokens."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from scrubbing.detection.names.encoding import tokenize
from scrubbing.detection.passages.gate import FEATURES, FILE, Ints, features
from scrubbing.detection.passages.labels import CLASSES, NONE
from scrubbing.detection.training.confidential import Example, epoch, pieces

_EPOCHS, _RATE, _BATCH, _DECAY = 8, 0.01, 128, 1e-5
# Pieces of ordinary text for each passage: most of what the gate sees, and what it is there to stop.
_ORDINARY = 4.0
_NOTHING = 1 << CLASSES.index(NONE)


class _Weights(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.bag = nn.EmbeddingBag(FEATURES, 1, mode="sum")
        nn.init.zeros_(self.bag.weight)
        self.bias = nn.Parameter(torch.tensor(-0.5))

    def forward(self, passages: Sequence[Ints]) -> Tensor:
        """Return logits, as `Gate.look` does."""
        sizes = torch.tensor([len(one) for one in passages])
        sums = self.bag(torch.from_numpy(np.concatenate(passages)), torch.cumsum(sizes, 0) - sizes)[:, 0]
        return sums / sizes.float().sqrt() + self.bias


def train_gate(
    records: Sequence[dict[str, object]],
    public: Sequence[str],
    everyday: Sequence[str],
    tokenizer: Tokenizer,
    out: Path,
) -> None:
    """Train on what the classifier is trained on and on everyday texts, and write the weights into a folder."""
    rng = random.Random(3)  # noqa: S311
    ordinary = [Example(piece[:400], _NOTHING, 0.5) for text in everyday for piece in pieces(text, rng)]
    torch.manual_seed(3)
    model = _Weights()
    optimizer = torch.optim.Adam(model.parameters(), lr=_RATE)
    for _ in range(_EPOCHS):
        # Whether one sentence of a passage is confidential by itself is not known: such ones teach nothing here.
        known = [
            one
            for one in [*epoch(records, public, rng, _ORDINARY), *ordinary]
            if one.allowed == _NOTHING or not one.allowed & _NOTHING
        ]
        rng.shuffle(known)
        _train_epoch(model, optimizer, known, tokenizer)
    weights = model.bag.weight.detach()[:, 0].numpy()
    step = float(np.abs(weights).max()) / 127
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        out / FILE, weights=np.round(weights / step).astype(np.int8), step=step, bias=float(model.bias.detach())
    )


def _train_epoch(
    model: _Weights, optimizer: torch.optim.Optimizer, chosen: list[Example], tokenizer: Tokenizer
) -> None:
    found = [features(tokens.ids) for tokens in tokenize(tokenizer, [example.text for example in chosen])]
    pairs = [(one, example) for one, example in zip(found, chosen, strict=True) if len(one)]
    for start in range(0, len(pairs), _BATCH):
        batch = pairs[start : start + _BATCH]
        wanted = torch.tensor([float(example.allowed != _NOTHING) for _, example in batch])
        weight = torch.tensor([example.weight for _, example in batch])
        logits = model([one for one, _ in batch])
        losses = nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
        loss = (losses * weight).mean() + _DECAY * model.bag.weight.pow(2).sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

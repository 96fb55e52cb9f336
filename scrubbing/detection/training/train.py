"""Train the name model: corpora and generated text in, weights out. Seeded; under two hours on two CPU cores."""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import kl_div

from scrubbing.detection.names.encoding import INNER, PAD, SHAPES, SIGN
from scrubbing.detection.names.labels import CLASSES
from scrubbing.detection.training import corpora, unnamed, variation
from scrubbing.detection.training.generated import documents
from scrubbing.detection.training.network import Network, start_from
from scrubbing.detection.training.vocabulary import tokenizer_of
from scrubbing.detection.training.windows import EVERYTHING, Window, windows

_BATCH_TOKENS = 5_000
# The lengths to which windows are padded.
_LENGTHS = (32, 64, 112, 152, INNER + 2)
_WARM_UP = 0.06
_AVERAGE, _AVERAGE_EVERY = 0.98, 10
# Corpora with few or short texts are seen more often, or less, than once an epoch.
_TIMES = {
    "emailcoref.train": 3.0, "tab_idtype.train": 1.5, "gum_ccby.train": 1.5, "uner_ewt.train": 1.3, "btc.train": 0.7,
}  # fmt: skip
# In texts from this length on (characters), initials stand for people.
_LONG = 600


# Layers that ship. On development texts three find as many people as six do, in half the time.
LAYERS = 3
# Layers that learn to answer besides the last, and what their answers count for.
EXITS = (3, 4)
_EARLY = 0.4


@dataclass(frozen=True, slots=True)
class Stage:
    """One stretch of training: how long, how fast, and how many texts that name nobody each epoch mixes in."""

    epochs: int
    generated: int
    unnamed: int
    rate: float


# First the corpora alone, then with generated text: what it teaches would else drown the rarer kinds of real text.
STAGES = (Stage(2, 0, 0, 2e-4), Stage(2, 10_000, 0, 2e-4), Stage(3, 12_000, 0, 2e-4), Stage(3, 8_000, 700, 2e-4))


def train(folder: Path, minilm: Path, out: Path, stages: Sequence[Stage] = STAGES, seed: int = 7) -> Path:
    """Train on the corpora of a folder, starting from MiniLM's; returns the file of weights, their running average.

    The weights of every epoch stay in `out`, and a run that was cut goes on behind the last one that is there.
    """
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = tokenizer_of(minilm)
    texts = list(corpora.read(folder))
    network = Network(len(CLASSES), SHAPES, exits=EXITS)
    start_from(network, load_file(str(minilm / "model.safetensors")))
    last = out
    for number, stage in enumerate(stages):
        last = out / f"stage-{number}.safetensors"
        if last.exists():
            network.load_state_dict(load_file(str(last)))
            continue
        _train_stage(network, stage, texts, tokenizer, random.Random(f"{seed}/{number}"))  # noqa: S311
        save_file(network.state_dict(), str(last))
    return last


def _train_stage(
    network: Network,
    stage: Stage,
    texts: Sequence[tuple[str, corpora.Labelled]],
    tokenizer: Tokenizer,
    rng: random.Random,
) -> None:
    """Train a network in place; in the end it holds the running average of its weights."""
    average = deepcopy(network)
    optimizer = torch.optim.AdamW(network.parameters(), lr=stage.rate, weight_decay=0.01, fused=True)
    step, total, began = 0, 0, time.monotonic()
    for epoch in range(stage.epochs):
        batches = list(_batches(_epoch(texts, stage, tokenizer, rng), rng))
        total = total or len(batches) * stage.epochs
        losses = []
        for batch in batches:
            for group in optimizer.param_groups:
                group["lr"] = stage.rate * _schedule(step / total)
            losses.append(_step(network, optimizer, batch))
            step += 1
            if step % _AVERAGE_EVERY == 0:
                _blend(average, network, step)
            if step % 50 == 0:
                recent = sum(losses[-50:]) / len(losses[-50:])
                seconds = time.monotonic() - began
                sys.stderr.write(f"{seconds:7.0f} s  epoch {epoch}  step {step}/{total}  loss {recent:.4f}\n")
    network.load_state_dict(average.state_dict())


def _blend(average: Network, network: Network, step: int) -> None:
    # The average forgets its first, bad weights soon.
    keep = min(_AVERAGE, step / (10 * _AVERAGE_EVERY + step))
    with torch.no_grad():
        for mean, weight in zip(average.parameters(), network.parameters(), strict=True):
            mean.lerp_(weight, 1 - keep)


def _epoch(
    texts: Sequence[tuple[str, corpora.Labelled]], stage: Stage, tokenizer: Tokenizer, rng: random.Random
) -> list[Window]:
    chosen = []
    for name, labelled in texts:
        times = _TIMES.get(name, 1.0)
        for _ in range(int(times) + (rng.random() < times % 1)):
            varied = variation.rename(labelled, rng) if rng.random() < 0.35 else labelled
            if len(varied.text) > _LONG and rng.random() < 0.25:
                varied = variation.abbreviate(varied, rng)
            chosen.append(variation.recase(varied, rng))
    for labelled in documents(rng, stage.generated):
        varied = variation.abbreviate(labelled, rng) if rng.random() < 0.02 else labelled
        chosen.append(variation.recase(varied, rng))
    chosen += unnamed.documents(rng, stage.unnamed)
    rng.shuffle(chosen)
    return windows(chosen, tokenizer, rng)


def _batches(found: list[Window], rng: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Group windows of similar length, in random order; every batch has one of a few shapes.

    For each new shape PyTorch compiles its kernels anew, which takes longer than the step itself.
    """
    groups: list[tuple[int, list[Window]]] = []
    for shorter, length in pairwise((0, *_LENGTHS)):
        fitting = [window for window in found if shorter < len(window.ids) <= length]
        rows = _BATCH_TOKENS // length
        groups += ((length, fitting[start : start + rows]) for start in range(0, len(fitting), rows))
    rng.shuffle(groups)
    for length, group in groups:
        group += [Window([], [], [])] * (_BATCH_TOKENS // length - len(group))
        yield (
            torch.tensor([window.ids + [PAD] * (length - len(window.ids)) for window in group]),
            torch.tensor([window.shapes + [SIGN] * (length - len(window.ids)) for window in group]),
            torch.tensor([window.allowed + [EVERYTHING] * (length - len(window.ids)) for window in group]),
        )


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: tuple[Tensor, Tensor, Tensor]) -> float:
    ids, shapes, allowed = batch
    network.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits, early = network.answers(ids, shapes)
    loss = _loss(logits.float(), allowed)
    there = ids != PAD
    taught = torch.log_softmax(logits.detach().float()[there], -1)
    for answer in early:
        # An exit learns from the labels and, also where there are none, from the whole network.
        learnt = torch.log_softmax(answer.float()[there], -1)
        loss = loss + _EARLY * (
            _loss(answer.float(), allowed) + kl_div(learnt, taught, log_target=True, reduction="batchmean")
        )
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return float(loss.detach())


def _loss(logits: Tensor, allowed: Tensor) -> Tensor:
    """How improbable it is that the class is among the allowed ones; where all are, nothing is asked."""
    known = allowed != EVERYTHING
    logits, allowed = logits[known], allowed[known]
    bits = (allowed[:, None] >> torch.arange(logits.shape[-1])) & 1
    among = torch.logsumexp(logits.masked_fill(bits == 0, float("-inf")), -1)
    return (torch.logsumexp(logits, -1) - among).mean()


def _schedule(done: float) -> float:
    """Rise over the first steps, then fall to nothing."""
    return min(done / _WARM_UP, 1.0) if done < _WARM_UP else max(0.02, (1 - done) / (1 - _WARM_UP))

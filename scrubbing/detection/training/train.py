"""Train the name model: corpora and generated text in, weights out. Seeded; about an hour on two CPU cores."""

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from scrubbing.detection.names.encoding import SHAPES
from scrubbing.detection.names.labels import CLASSES
from scrubbing.detection.training import corpora, variation
from scrubbing.detection.training.network import Network, start_from
from scrubbing.detection.training.vocabulary import tokenizer_of
from scrubbing.detection.training.windows import EVERYTHING, Window, windows

_BATCH_TOKENS = 5_000
_WARM_UP = 0.06
_AVERAGE, _AVERAGE_EVERY = 0.98, 10
# Corpora with few or short texts are seen more often, or less, than once an epoch.
_TIMES = {"emailcoref.train": 3.0, "sec_filings.train": 1.0, "btc.train": 0.7, "gum_ccby.train": 1.5}


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with the *.train.jsonl files")
    parser.add_argument("minilm", type=Path, help="folder with MiniLM's model.safetensors and tokenizer.json")
    parser.add_argument("out", type=Path, help="folder for the weights of every epoch")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--layers", default="0,1,2,3,4,5", help="which of MiniLM's layers to start from")
    parser.add_argument("--generated", type=int, default=12_000, help="generated texts per epoch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start", type=Path, help="weights to start from instead of MiniLM's")
    parser.add_argument("--teacher", type=Path, help="weights of a finished model to learn from as well")
    train(parser.parse_args())


def train(options: argparse.Namespace) -> None:
    """Train and write `out/epoch-N.safetensors` after every epoch: the running average of the weights."""
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    tokenizer = tokenizer_of(options.minilm)
    network = _network(options)
    teacher = _teacher(options.teacher) if options.teacher else None
    average = deepcopy(network).eval()
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.01, fused=True)
    texts = list(corpora.read(options.corpora))
    step, total, began = 0, 0, time.monotonic()
    for epoch in range(options.epochs):
        rng = random.Random(f"{options.seed}/{epoch}")  # noqa: S311
        batches = list(_batches(_epoch(texts, options.generated, tokenizer, rng), rng))
        total = total or len(batches) * options.epochs
        losses = []
        for batch in batches:
            rate = _schedule(step / max(total, 1))
            for group in optimizer.param_groups:
                group["lr"] = options.rate * rate
            losses.append(_step(network, optimizer, batch, teacher))
            step += 1
            if step % _AVERAGE_EVERY == 0:
                # The average forgets its first, bad weights soon.
                keep = min(_AVERAGE, step / (10 * _AVERAGE_EVERY + step))
                with torch.no_grad():
                    for mean, weight in zip(average.parameters(), network.parameters(), strict=True):
                        mean.lerp_(weight, 1 - keep)
            if step % 50 == 0:
                recent = sum(losses[-50:]) / len(losses[-50:])
                print(
                    f"{time.monotonic() - began:7.0f} s  epoch {epoch}  step {step}/{total}  loss {recent:.4f}",
                    flush=True,
                )
        save_file(average.state_dict(), str(options.out / f"epoch-{epoch}.safetensors"))
    layers = len(network.layers)
    (options.out / "training.json").write_text(
        json.dumps({**{k: str(v) for k, v in vars(options).items()}, "n": layers})
    )


def _network(options: argparse.Namespace) -> Network:
    layers = tuple(map(int, options.layers.split(",")))
    network = Network(len(CLASSES), SHAPES, len(layers))
    if options.start:
        source = load_file(str(options.start))
        network.load_state_dict(_fewer_layers(source, layers))
    else:
        start_from(network, load_file(str(options.minilm / "model.safetensors")), layers)
    return network


def _fewer_layers(weights: dict[str, Tensor], layers: Sequence[int]) -> dict[str, Tensor]:
    kept = {name: tensor for name, tensor in weights.items() if not name.startswith("layers.")}
    for new, old in enumerate(layers):
        prefix = f"layers.{old}."
        kept |= {
            f"layers.{new}.{name.removeprefix(prefix)}": tensor
            for name, tensor in weights.items()
            if name.startswith(prefix)
        }
    return kept


def _teacher(path: Path) -> Network:
    weights = load_file(str(path))
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    teacher = Network(len(CLASSES), SHAPES, layers).eval()
    teacher.load_state_dict(weights)
    return teacher


def _epoch(
    texts: Sequence[tuple[str, corpora.Labelled]], generated: int, tokenizer: Tokenizer, rng: random.Random
) -> list[Window]:
    chosen = []
    for name, labelled in texts:
        times = _TIMES.get(name, 1.0)
        for _ in range(int(times) + (rng.random() < times % 1)):
            varied = variation.rename(labelled, rng) if rng.random() < 0.35 else labelled
            chosen.append(variation.recase(varied, rng))
    if generated:
        from scrubbing.detection.training.generated import documents

        chosen += (variation.recase(labelled, rng) for labelled in documents(rng, generated))
    rng.shuffle(chosen)
    return windows(chosen, tokenizer, rng)


def _batches(found: list[Window], rng: random.Random) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
    """Group windows of similar length, in random order."""
    ordered = sorted(found, key=lambda window: len(window.ids) + rng.random() * 16)
    groups: list[list[Window]] = [[]]
    for window in ordered:
        if groups[-1] and len(window.ids) * (len(groups[-1]) + 1) > _BATCH_TOKENS:
            groups.append([])
        groups[-1].append(window)
    rng.shuffle(groups)
    for group in groups:
        length = max(len(window.ids) for window in group)
        pad = [length - len(window.ids) for window in group]
        yield (
            torch.tensor([w.ids + [0] * p for w, p in zip(group, pad, strict=True)]),
            torch.tensor([w.shapes + [5] * p for w, p in zip(group, pad, strict=True)]),
            torch.tensor([w.allowed + [EVERYTHING] * p for w, p in zip(group, pad, strict=True)]),
        )


def _step(
    network: Network,
    optimizer: torch.optim.Optimizer,
    batch: tuple[Tensor, Tensor, Tensor],
    teacher: Network | None,
) -> float:
    ids, shapes, allowed = batch
    network.train()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(ids, shapes)
    logits = logits.float()
    loss = _loss(logits, allowed)
    if teacher is not None:
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            taught = teacher(ids, shapes).float()
        real = ids != 0
        distance = functional.kl_div(
            functional.log_softmax(logits[real], -1), functional.log_softmax(taught[real], -1),
            log_target=True, reduction="batchmean",
        )  # fmt: skip
        loss = 0.4 * loss + 2.0 * distance
    optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
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


if __name__ == "__main__":
    main()

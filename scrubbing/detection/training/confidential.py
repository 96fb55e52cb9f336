"""Train the classifier of confidential passages: `python -m scrubbing.detection.training.confidential CORPORA`.

Passages written for it lie in `training/passages`; texts of public corpora (encyclopedia, courts, interviews) and
generated business papers are further examples of what is not confidential. No passage of the held-out part, which other
people wrote, is read here.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from scrubbing.detection.names.encoding import FIRST, LAST, PAD, SHAPES, SIGN, tokenize
from scrubbing.detection.passages.chunks import chunks, sentences
from scrubbing.detection.passages.classifier import FOLDER, read_classifier
from scrubbing.detection.passages.labels import CLASSES, LONGEST, NONE
from scrubbing.detection.training import corpora, unnamed
from scrubbing.detection.training.generated import documents
from scrubbing.detection.training.network import HIDDEN, Network, start_from
from scrubbing.detection.training.vocabulary import tokenizer_of

PASSAGES = Path(__file__).with_name("passages")
_PUBLIC = ("wikigold.train", "gum_ccby.train", "tab_idtype.train")
# Real work and idle talk, in which next to nothing is confidential; no such corpus asks for a licence of its own kind.
EVERYDAY = (*_PUBLIC, "wnut17.train", "btc.train", "sec_filings.train", "emailcoref.train")
LAYERS = 6
_BATCH = 48
_RATE = 8e-5
_EPOCHS = 4
# Against learning passages by heart: how far no answer is taken for certain, and the share of tokens that are hidden.
_SMOOTHING, _HIDDEN = 0.08, 0.1
_MASK = 103
_SEED = 11
# The share of passages of ordinary text of which one sentence is shown, too.
_SENTENCES = 0.3
# How much a sentence of a passage counts, of which it is not known whether it alone is confidential.
_SENTENCE_WEIGHT = 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the classes it may have, as bits of their number; `weight` is what it counts in the loss."""

    text: str
    allowed: int
    weight: float = 1.0


class Classifier(nn.Module):
    """MiniLM's lower layers, the mean of a text's tokens, one linear layer."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.encoder = Network(1, SHAPES, layers)
        self.head = nn.Linear(HIDDEN, len(CLASSES))

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Return logits (batch, classes)."""
        states = self.encoder.encode(ids, shapes)[-1]
        there = (ids != PAD)[:, :, None].to(states.dtype)
        return self.head((states * there).sum(1) / there.sum(1))


def read(paths: Sequence[Path]) -> list[dict[str, object]]:
    """Return the passages of files of JSON lines."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def _bits(*labels: str) -> int:
    return sum(1 << CLASSES.index(label) for label in set(labels))


def examples(records: Sequence[dict[str, object]], rng: random.Random) -> Iterator[Example]:
    """Yield the passages, alone, among harmless sentences, and sentence by sentence."""
    harmless = [str(record["text"]) for record in records if record["label"] == NONE]
    for record in records:
        text, label = str(record["text"]), str(record["label"])
        also = record.get("also") or ()
        assert isinstance(also, list | tuple)  # noqa: S101 - the format of our own files
        allowed = _bits(label, *map(str, also)) if label != NONE else _bits(NONE)
        yield Example(_varied(text, rng), allowed)
        row = record.get("register") in ("row", "code") or "\n" in text or "|" in text
        if not row and rng.random() < 0.5:
            around = [rng.choice(harmless) for _ in range(rng.choice((1, 1, 2)))]
            around = [one for one in around if "|" not in one and "\n" not in one and len(one) < 200]
            around.insert(rng.randint(0, len(around)), text)
            yield Example(" ".join(around), allowed)
        parts = [text[start:end] for start, end in sentences(text)]
        if len(parts) > 1 and not row:
            one = rng.choice(parts)
            yield Example(one, allowed | _bits(NONE), _SENTENCE_WEIGHT if label != NONE else 1.0)


def _varied(text: str, rng: random.Random) -> str:
    draw = rng.random()
    if draw < 0.06:
        return text.lower()
    return text.upper() if draw < 0.09 else text


def _ordinary(public: Sequence[str], rng: random.Random, count: int) -> Iterator[Example]:
    """Yield passages of texts that are public, code that is, and of everyday papers."""
    papers = [labelled.text for labelled in documents(rng, count // 3)]
    code = [labelled.text for labelled in unnamed.documents(rng, count // 6)]
    for text in [*rng.choices(public, k=count // 2), *code, *papers]:
        parts = sentences(text)
        if not parts:
            continue
        first = rng.randrange(len(parts))
        last = min(len(parts), first + rng.choice((1, 1, 2, 3))) - 1
        yield Example(text[parts[first][0] : parts[last][1]][:400], _bits(NONE), 0.5)


def pieces(text: str, rng: random.Random) -> Iterator[str]:
    """Yield the passages of a text as detection reads them, and of some one sentence."""
    for chunk in chunks(text):
        yield text[chunk.start : chunk.end]
        if len(chunk.parts) > 1 and rng.random() < _SENTENCES:
            start, end = rng.choice(chunk.parts)
            yield text[start:end]


def epoch(
    records: Sequence[dict[str, object]], public: Sequence[str], rng: random.Random, ordinary: float = 0.5
) -> list[Example]:
    """Return what is seen once: the passages, varied anew, and for each `ordinary` pieces of ordinary text."""
    chosen = [*examples(records, rng), *_ordinary(public, rng, int(len(records) * ordinary))]
    return [example for example in chosen if example.text.strip()]


def train(
    records: Sequence[dict[str, object]],
    public: Sequence[str],
    minilm: Path,
    layers: int,
    epochs: int = _EPOCHS,
) -> Classifier:
    """Return a classifier trained on passages and on public texts."""
    torch.manual_seed(_SEED)
    rng = random.Random(_SEED)  # noqa: S311
    tokenizer = tokenizer_of(minilm)
    model = Classifier(layers)
    start_from(model.encoder, load_file(str(minilm / "model.safetensors")), tuple(range(layers)))
    groups = [
        {"params": model.encoder.parameters(), "lr": _RATE},
        {"params": model.head.parameters(), "lr": 10 * _RATE},
    ]
    rates = [_RATE, 10 * _RATE]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.02)
    step = total = 0
    began = time.monotonic()
    for number in range(epochs):
        batches = list(_batches(epoch(records, public, rng), tokenizer, rng))
        total = total or len(batches) * epochs
        losses = []
        for ids, shapes, allowed, weight in batches:
            done = step / total
            scale = min(done / 0.08, 1.0) if done < 0.08 else max(0.02, (1 - done) / 0.92)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(ids, shapes)
            bits = (allowed[:, None] >> torch.arange(len(CLASSES))) & 1
            logits = logits.float()
            among = torch.logsumexp(logits.masked_fill(bits == 0, float("-inf")), -1)
            whole = torch.logsumexp(logits, -1)
            asked = (1 - _SMOOTHING) * (whole - among) + _SMOOTHING * (whole - logits.mean(-1))
            loss = (asked * weight).sum() / weight.sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            losses.append(float(loss.detach()))
            step += 1
        mean = sum(losses) / len(losses)
        sys.stderr.write(f"{time.monotonic() - began:6.0f} s  epoch {number}  {len(batches)} steps  loss {mean:.4f}\n")
    model.eval()
    return model


def _batches(
    chosen: list[Example], tokenizer: Tokenizer, rng: random.Random, hidden: float = _HIDDEN
) -> Iterator[tuple[Tensor, Tensor, Tensor, Tensor]]:
    found = tokenize(tokenizer, [example.text for example in chosen])
    rows = sorted(zip(found, chosen, strict=True), key=lambda row: min(len(row[0].ids), LONGEST) + rng.random() * 8)
    groups = [rows[start : start + _BATCH] for start in range(0, len(rows), _BATCH)]
    rng.shuffle(groups)
    for group in groups:
        # Few lengths: for each new shape PyTorch compiles its kernels anew.
        longest = max(min(len(tokens.ids), LONGEST) for tokens, _ in group) + 2
        length = next(size for size in (16, 32, 48, 64, 80, 104, LONGEST + 2) if size >= longest)
        ids = torch.full((len(group), length), PAD)
        shapes = torch.full((len(group), length), SIGN)
        for row, (tokens, _) in enumerate(group):
            size = min(len(tokens.ids), LONGEST)
            ids[row, 0], ids[row, size + 1] = FIRST, LAST
            kept = [_MASK if rng.random() < hidden else token for token in tokens.ids[:size]]
            ids[row, 1 : size + 1] = torch.tensor(kept)
            shapes[row, 1 : size + 1] = torch.tensor(tokens.shapes[:size])
        yield (
            ids,
            shapes,
            torch.tensor([example.allowed for _, example in group]),
            torch.tensor([example.weight for _, example in group]),
        )


def public_texts(folder: Path, names: Sequence[str] = _PUBLIC) -> list[str]:
    """Return texts of corpora that anybody may read."""
    return [labelled.text for name, labelled in corpora.read(folder) if name in names]


def main() -> None:
    """Train, export and say how well the passages are told that were left out of training."""
    from scrubbing.detection.training.__main__ import minilm_folder

    # Both need what stands above.
    from scrubbing.detection.training.export import export_passages
    from scrubbing.detection.training.gate import train_gate
    from scrubbing.detection.training.glance import part, teach

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder with the corpora's *.train.jsonl")
    parser.add_argument("--work", type=Path, default=Path("var/training"), help="where the weights are kept")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the model (default: the one that ships)")
    options = parser.parse_args()
    minilm = minilm_folder()
    records = read(sorted(PASSAGES.glob("*.jsonl")))
    public = public_texts(options.corpora)
    everyday = public_texts(options.corpora, EVERYDAY)
    train_gate(records, public, everyday, tokenizer_of(minilm), options.out)
    model = train(records, public, minilm, LAYERS)
    options.work.mkdir(parents=True, exist_ok=True)
    save_file(model.state_dict(), str(options.work / "passages.safetensors"))
    whole = options.work / "passages.onnx"
    export_passages(model, whole)
    part(whole, options.out)
    teach(read_classifier(options.out), whole, records, everyday, options.out)


if __name__ == "__main__":
    main()

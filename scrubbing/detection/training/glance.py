"""Part the trained classifier of passages in two, and teach its lower layers to say which passages need the upper ones.

The lower layers learn the whole classifier's own answers: they change none, they only stop what it calls nothing.
"""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnx.utils import Extractor
from torch import nn

from scrubbing.detection.names.model import Floats
from scrubbing.detection.passages.classifier import LOWER, UPPER, Classifier
from scrubbing.detection.passages.search import SUSPECT
from scrubbing.detection.training.confidential import epoch, pieces
from scrubbing.detection.training.network import HIDDEN

# Layers of the lower part, and what leaves the last of them in the exported graph.
_LAYERS = 2
_STATES = f"/norm2_{_LAYERS - 1}/LayerNormalization_output_0"
_EPOCHS, _RATE, _BATCH, _DECAY = 60, 3e-3, 512, 0.3
# How much of what the classifier suspects the lower layers let pass, on what they learned from.
_KEPT = 0.997


def part(whole: Path, out: Path) -> None:
    """Write the lower and the upper layers of an exported classifier. As yet the lower ones let everything pass."""
    _write(whole, out, np.zeros(HIDDEN, dtype=np.float32), 0.0)


def teach(
    classifier: Classifier, whole: Path, records: Sequence[dict[str, object]], public: Sequence[str], out: Path
) -> None:
    """Write both parts of a classifier anew, with what its lower layers say learned from the whole's answers.

    `classifier` is the one that `part` made of the same file.
    """
    rng = random.Random(5)  # noqa: S311
    torch.manual_seed(5)
    shown = [one.text for one in epoch(records, public, rng)]
    ordinary = [piece for text in public for piece in pieces(text, rng)]
    means, sure = classifier.lessons([*shown, *ordinary])
    middle, spread = means.mean(0), means.std(0) + 1e-3
    seen = torch.from_numpy((means - middle) / spread)
    suspects = torch.from_numpy(sure >= SUSPECT)
    wanted = 0.7 * suspects.float() + 0.3 * torch.from_numpy(sure)
    line = nn.Linear(HIDDEN, 1)
    optimizer = torch.optim.AdamW(line.parameters(), lr=_RATE, weight_decay=_DECAY)
    for _ in range(_EPOCHS):
        for rows in torch.randperm(len(seen)).split(_BATCH):
            loss = nn.functional.binary_cross_entropy_with_logits(line(seen[rows])[:, 0], wanted[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        least = float(torch.quantile(line(seen)[suspects, 0], 1 - _KEPT))
        weights = line.weight[0].numpy() / spread
        _write(whole, out, weights, float(line.bias[0]) - float(weights @ middle) - least)


def _write(whole: Path, out: Path, weights: Floats, bias: float) -> None:
    extractor = Extractor(onnx.load(str(whole)))
    lower = extractor.extract_model(["ids", "shapes"], [_STATES])
    upper = extractor.extract_model([_STATES, "ids"], ["logits"])
    graph = lower.graph
    for name, value in (
        ("glance_nothing", np.zeros((), dtype=np.int64)),
        ("glance_tokens", np.array([1], dtype=np.int64)),
        ("glance_last", np.array([2], dtype=np.int64)),
        ("glance_weights", weights.astype(np.float32)[:, None]),
        ("glance_bias", np.array([bias], dtype=np.float32)),
        ("glance_one", np.array([-1], dtype=np.int64)),
    ):
        graph.initializer.append(numpy_helper.from_array(value, name))
    graph.node.extend(
        [
            helper.make_node("Equal", ["ids", "glance_nothing"], ["glance_padding"]),
            helper.make_node("Not", ["glance_padding"], ["glance_there"]),
            helper.make_node("Cast", ["glance_there"], ["glance_counted"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["glance_counted", "glance_last"], ["glance_mask"]),
            helper.make_node("Mul", [_STATES, "glance_mask"], ["glance_states"]),
            helper.make_node("ReduceSum", ["glance_states", "glance_tokens"], ["glance_sum"], keepdims=0),
            helper.make_node("ReduceSum", ["glance_mask", "glance_tokens"], ["glance_count"], keepdims=0),
            helper.make_node("Div", ["glance_sum", "glance_count"], ["glance_mean"]),
            helper.make_node("MatMul", ["glance_mean", "glance_weights"], ["glance_product"]),
            helper.make_node("Add", ["glance_product", "glance_bias"], ["glance_answer"]),
            helper.make_node("Reshape", ["glance_answer", "glance_one"], ["glance"]),
            helper.make_node("Identity", [_STATES], ["states"]),
        ]
    )
    del graph.output[:]
    for name, shape in (("states", ["windows", "length", HIDDEN]), ("glance", ["windows"])):
        graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
    for node in upper.graph.node:
        node.input[:] = ["states" if name == _STATES else name for name in node.input]
    upper.graph.input[0].name = "states"
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(lower, str(out / LOWER))
    onnx.save(upper, str(out / UPPER))

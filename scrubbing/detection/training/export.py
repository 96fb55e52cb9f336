"""Write trained weights as the model that ships: ONNX, attention fused, weights in eight bits, tokenizer beside it."""

import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from scrubbing.detection.names.encoding import SHAPES
from scrubbing.detection.names.labels import CLASSES
from scrubbing.detection.training.network import HEADS, HIDDEN, Layer, Network
from scrubbing.detection.training.vocabulary import described

_OPSET = 17


class _Attention(torch.autograd.Function):
    """The attention of onnxruntime as one node: a fifth faster than its parts, and exact about padding."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, there: Tensor) -> Tensor:
        return query

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, there: Any) -> Any:
        return graph.op("com.microsoft::MultiHeadAttention", query, key, value, there, num_heads_i=HEADS)


class _Shipped(Network):
    """The network as it ships: one attention node a layer."""

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        places = torch.arange(ids.shape[1])
        states = self.norm(self.words(ids) + self.places(places)[None] + self.shapes(shapes))
        there = (ids != 0).to(torch.int32)
        for layer in self.layers:
            states = _layer(layer, states, there)
        return self.label(states)


def _layer(layer: Layer, states: Tensor, there: Tensor) -> Tensor:
    query, key, value = layer.qkv(states).split(HIDDEN, -1)
    mixed = _Attention.apply(query, key, value, there)
    states = layer.norm1(states + layer.out(mixed))
    return layer.norm2(states + layer.down(functional.gelu(layer.up(states))))


def export(weights: Path, minilm: Path, out: Path) -> None:
    """Write `names.onnx` and `tokenizer.json` into a folder."""
    loaded = load_file(str(weights))
    layers = 1 + max(int(name.split(".")[1]) for name in loaded if name.startswith("layers."))
    network = _Shipped(len(CLASSES), SHAPES, layers).eval()
    network.load_state_dict(loaded)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        example = torch.randint(1_000, 2_000, (2, 16))
        axes = {name: {0: "windows", 1: "length"} for name in ("ids", "shapes", "logits")}
        torch.onnx.export(
            network, (example, example % SHAPES), str(whole), input_names=["ids", "shapes"], output_names=["logits"],
            dynamic_axes=axes, dynamo=False, opset_version=_OPSET, custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
        model = onnx.load(str(whole))
        for node in model.graph.node:
            if node.op_type == "MultiHeadAttention":
                # The fourth input is a bias, which the linear maps have already; the fifth says what is padding.
                query, key, value, there = node.input
                node.input[:] = [query, key, value, "", there]
        onnx.save(model, str(whole))
        quantize_dynamic(
            str(whole), str(out / "names.onnx"), weight_type=QuantType.QInt8, per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
    (out / "tokenizer.json").write_text(described(minilm), encoding="utf-8")

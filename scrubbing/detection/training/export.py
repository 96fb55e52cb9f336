"""Write trained weights as the models that ship: ONNX, attention fused, weights in eight bits, tokenizer beside it."""

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
from scrubbing.detection.training.confidential import Classifier
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
        return self.label(_states(self, ids, shapes))


class _ShippedClassifier(Classifier):
    """The same for the classifier of passages."""

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        states = _states(self.encoder, ids, shapes)
        there = (ids != 0)[:, :, None].to(states.dtype)
        return self.head((states * there).sum(1) / there.sum(1))


def _states(network: Network, ids: Tensor, shapes: Tensor) -> Tensor:
    places = torch.arange(ids.shape[1])
    states = network.norm(network.words(ids) + network.places(places)[None] + network.shapes(shapes))
    there = (ids != 0).to(torch.int32)
    for layer in network.layers:
        states = _layer(layer, states, there)
    return states


def _layer(layer: Layer, states: Tensor, there: Tensor) -> Tensor:
    query, key, value = layer.qkv(states).split(HIDDEN, -1)
    mixed = _Attention.apply(query, key, value, there)
    states = layer.norm1(states + layer.out(mixed))
    return layer.norm2(states + layer.down(functional.gelu(layer.up(states))))


def export(weights: Path, minilm: Path, out: Path, layers: int) -> None:
    """Write `names.onnx`, made of the network's lower layers and the exit behind them, and `tokenizer.json`."""
    network = _Shipped(len(CLASSES), SHAPES, layers).eval()
    network.load_state_dict(_shortened(load_file(str(weights)), layers))
    out.mkdir(parents=True, exist_ok=True)
    _write(network, out / "names.onnx")
    (out / "tokenizer.json").write_text(described(minilm), encoding="utf-8")


def export_passages(model: Classifier, target: Path) -> None:
    """Write the classifier of passages as one file."""
    shipped = _ShippedClassifier(len(model.encoder.layers)).eval()
    shipped.load_state_dict(model.state_dict())
    _write(shipped, target)


def _shortened(weights: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Return the weights of the lower layers, labelled by their exit if there are layers above."""
    early = f"early.{layers}."
    kept = {
        name: tensor
        for name, tensor in weights.items()
        if not name.startswith("early.") and not (name.startswith("layers.") and int(name.split(".")[1]) >= layers)
    }
    return kept | {f"label.{name.removeprefix(early)}": weights[name] for name in weights if name.startswith(early)}


def _write(network: torch.nn.Module, target: Path) -> None:
    """Write a network of (ids, shapes) to logits as ONNX with eight-bit weights."""
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        example = torch.randint(1_000, 2_000, (2, 16))
        axes = {name: {0: "windows", 1: "length"} for name in ("ids", "shapes")} | {"logits": {0: "windows"}}
        if isinstance(network, Network):
            axes["logits"][1] = "length"
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
            str(whole), str(target), weight_type=QuantType.QInt8, per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip

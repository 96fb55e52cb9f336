"""The network that is trained: MiniLM's encoder with shapes of words, and a layer that labels every token.

Written out in plain PyTorch, so that it exports to ONNX without surprises and its layers can be dropped one by one.
"""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30_522, 512
_EPSILON = 1e-12


class Layer(nn.Module):
    """One layer of BERT: attention, then two linear maps, each with a residual and a norm behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=_EPSILON)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=_EPSILON)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """`states` is (batch, length, HIDDEN); `bias`, (batch, 1, 1, length), is 0 for a token, else very low."""
        batch, length, _ = states.shape
        qkv = self.qkv(states).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = qkv[0], qkv[1], qkv[2]
        # In parts that every exporter knows; on a processor faster than PyTorch's fused attention, too.
        weights = torch.softmax(query @ key.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5 + bias, dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, length, HIDDEN)
        states = self.norm1(states + self.out(mixed))
        grown = self.down(functional.gelu(self.up(states)))
        return self.norm2(states + grown)


class Network(nn.Module):
    """Token ids and shapes in, one score per class and token out.

    While it is trained, lower layers learn to answer, too (`exits`): a shorter network is then one whose upper layers
    are left out.
    """

    def __init__(self, classes: int, shapes: int, layers: int = 6, exits: Sequence[int] = ()) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(shapes, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.label = nn.Linear(HIDDEN, classes)
        self.early = nn.ModuleDict({str(layer): nn.Linear(HIDDEN, classes) for layer in exits})

    def encode(self, ids: Tensor, shapes: Tensor) -> list[Tensor]:
        """Return the states behind the embedding and behind every layer. `ids` and `shapes` are (batch, length)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.words(ids) + self.places(places)[None] + self.shapes(shapes))
        bias = (ids == 0)[:, None, None, :].to(states.dtype) * -1e4
        found = [states]
        for layer in self.layers:
            found.append(layer(found[-1], bias))
        return found

    def forward(self, ids: Tensor, shapes: Tensor) -> Tensor:
        """Return logits (batch, length, classes)."""
        return self.label(self.encode(ids, shapes)[-1])

    def answers(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Return the logits and those of the exits."""
        states = self.encode(ids, shapes)
        return self.label(states[-1]), [label(states[int(layer)]) for layer, label in self.early.items()]


def start_from(network: Network, weights: dict[str, Tensor], layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)) -> None:
    """Copy MiniLM's weights (names as in its safetensors file) into a network; `layers` names which of its six."""
    prefix = "" if "embeddings.word_embeddings.weight" in weights else "bert."
    take = {name.removeprefix(prefix): tensor for name, tensor in weights.items()}
    with torch.no_grad():
        network.words.weight.copy_(take["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(take["embeddings.position_embeddings.weight"])
        first = take["embeddings.token_type_embeddings.weight"][0]
        network.shapes.weight.copy_(first[None] + 0.02 * torch.randn_like(network.shapes.weight))
        _copy(network.norm, take, "embeddings.LayerNorm")
        for layer, source in zip(network.layers, layers, strict=True):
            at = f"encoder.layer.{source}."
            for kind in ("weight", "bias"):
                parts = [take[f"{at}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            _copy(layer.out, take, f"{at}attention.output.dense")
            _copy(layer.norm1, take, f"{at}attention.output.LayerNorm")
            _copy(layer.up, take, f"{at}intermediate.dense")
            _copy(layer.down, take, f"{at}output.dense")
            _copy(layer.norm2, take, f"{at}output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])

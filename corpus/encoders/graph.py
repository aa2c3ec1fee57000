"""Write the encoder as ONNX graphs: embeddings as stored, integer matrix products, float32 between them (pure).

Two graphs share one table of embeddings, a file beside them that onnxruntime maps into memory:

- passages, int8: weights in 8 bits, a scale a row; activations in 8 bits, one scale for the whole tensor. So a vector
  would depend on the texts run with it: one text a run.
- questions, int4: weights as stored, activations in 8 bits, a scale for 32 values. Three times slower, nearly exact.

Measured on 2 cores (AVX-512 VNNI, onnxruntime 1.31): cosine to the engine of the package, passages of 300 characters
(202 tokens); dense search alone over the 3,635 passages and 400 questions of ``policy_dev``:

    passages  questions   ms a passage  cosine   hit@1   nDCG@10
    int8      int8        43            0.9978   0.645   0.781
    int8      int4        43                     0.663   0.786
    int8      float32     43                     0.668   0.788
    int4      int4        95            0.9999
    float32   float32     130           0.9999

Over a third of the questions: all float32 0.765 / 0.865, passages in int8 0.772 / 0.866: passages lose nothing.
Nodes, CPU milliseconds a passage: ``Add`` and ``LayerNormalization`` apart 1.8, as ``SkipLayerNormalization`` 9.4;
``MultiHeadAttention`` 12.6, written out as products and softmax 12.9; ``DynamicQuantizeMatMul`` 24;
``GatherBlockQuantized`` reads the table as it is stored: 60 MB in place of 384.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data

from corpus.encoders.q4file import BLOCK, Q4, Floats, ModelFile

Array = npt.NDArray[Any]
OPSET, MICROSOFT_OPSET, IR_VERSION = 21, 1, 10
_MICROSOFT = "com.microsoft"
_INT8_MAX = 127
_SIGNED = np.uint8(0x88)
"""Turns two nibbles of 0..15 that stand for -8..7 into two's complement, which onnxruntime reads since 1.22."""
_INT8_ACTIVATIONS = 4
"""``accuracy_level`` of ``MatMulNBits``."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table of embeddings as a file of its own: nibbles, then scales."""

    location: str
    packed: npt.NDArray[np.uint8]
    scales: Floats

    def data(self) -> bytes:
        """Return the file's bytes."""
        return self.packed.tobytes() + self.scales.tobytes()


def embedding_table(file: ModelFile, *, location: str) -> Table:
    """Return the table of ``file``; ``location`` is its name beside the graphs."""
    stored = file.matrix("emb.word", columns=file.shape.hidden)
    return Table(location, stored.packed() ^ _SIGNED, stored.scales)


Product = Callable[["_Graph", str, Q4, Floats, str], None]
"""Adds ``output = x W' + bias`` to a graph: (graph, x, W, bias, output)."""


class _Graph:
    """Nodes and constants in the order in which they are added."""

    def __init__(self, file: ModelFile, table: Table, product: Product) -> None:
        self.file, self.table, self.product = file, table, product
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, array: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, op: str, inputs: list[str], outputs: list[str], *, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(op, inputs, outputs, domain=domain, **attributes))
        return outputs[0]

    def stored(self, name: str, dtype: int, dims: list[int], offset: int, length: int) -> str:
        """Add a constant that stands in the table's file."""
        tensor = TensorProto(name=name, data_type=dtype, dims=dims, raw_data=b"-")
        set_external_data(tensor, location=self.table.location, offset=offset, length=length)
        tensor.ClearField("raw_data")
        self.constants.append(tensor)
        return name


def encoder_graph(file: ModelFile, *, table: Table, product: Product) -> onnx.ModelProto:
    """Return the model: ``input_ids``, ``attention_mask`` (int64, text x token) -> ``last_hidden_state`` (float32).

    :param product: ``int8_product`` or ``int4_product``.
    """
    graph, shape = _Graph(file, table, product), file.shape
    x = _embeddings(graph)
    graph.add("Cast", ["attention_mask"], ["mask"], to=TensorProto.INT32)
    graph.constant("thirds", np.array([shape.hidden] * 3))
    for layer in range(shape.layers):
        last = layer == shape.layers - 1
        x = _layer(graph, f"l{layer}.", x, output="last_hidden_state" if last else f"l{layer}.out")
    axes = ["text", "token"]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, axes) for n in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, [*axes, shape.hidden])
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(_MICROSOFT, MICROSOFT_OPSET)]
    body = helper.make_graph(graph.nodes, "multilingual-e5-small", inputs, [output], graph.constants)
    return helper.make_model(body, opset_imports=opsets, ir_version=IR_VERSION, producer_name="youju")


def int8_product(graph: _Graph, x: str, weights: Q4, bias: Floats, output: str) -> None:
    """Weights in 8 bits with a scale a row, activations in 8 bits with one scale."""
    whole, scales = quantise_rows(weights.floats())
    names = [
        x,
        graph.constant(output + ".w", whole.T),
        graph.constant(output + ".s", scales),
        graph.constant(output + ".z", np.zeros(len(scales), np.int8)),
        graph.constant(output + ".b", bias),
    ]
    graph.add("DynamicQuantizeMatMul", names, [output], domain=_MICROSOFT)


def int4_product(graph: _Graph, x: str, weights: Q4, bias: Floats, output: str) -> None:
    """Weights as stored, activations in 8 bits with a scale for 32 values."""
    rows, blocks, block = weights.nibbles.shape
    packed = weights.packed().reshape(rows, blocks, block // 2)
    names = [x, graph.constant(output + ".w", packed), graph.constant(output + ".s", weights.scales), "", ""]
    sizes = {"N": rows, "K": blocks * block, "bits": 4, "block_size": block, "accuracy_level": _INT8_ACTIVATIONS}
    graph.add("MatMulNBits", [*names, graph.constant(output + ".b", bias)], [output], domain=_MICROSOFT, **sizes)


def quantise_rows(weights: Floats) -> tuple[Array, Floats]:
    """Return int8 weights and the scale of each row (rows,), symmetric: ``weights ~ int8 * scale``."""
    scales = np.abs(weights).max(axis=1) / _INT8_MAX
    scales = np.where(scales == 0, np.float32(1), scales).astype(np.float32)
    return np.round(weights / scales[:, None]).astype(np.int8), scales


def _embeddings(graph: _Graph) -> str:
    file, table, hidden = graph.file, graph.table, graph.file.shape.hidden
    rows, pairs = table.packed.shape
    words = graph.stored("word", TensorProto.INT4, [rows, 2 * pairs], 0, table.packed.nbytes)
    scales = graph.stored(
        "word.scales", TensorProto.FLOAT, list(table.scales.shape), table.packed.nbytes, table.scales.nbytes
    )
    blocks = {"block_size": BLOCK, "quantize_axis": 1, "gather_axis": 0}
    graph.add("GatherBlockQuantized", [words, "input_ids", scales], ["words"], domain=_MICROSOFT, **blocks)
    # All texts are of token type 0, so its vector goes into the positions.
    places = file.vector("emb.pos").reshape(-1, hidden) + file.vector("emb.type")[:hidden]
    graph.add("Shape", ["input_ids"], ["length"], start=1, end=2)
    zero = graph.constant("zero", np.array([0]))
    graph.add("Slice", [graph.constant("position", places), zero, "length", zero], ["places"])
    graph.add("Add", ["words", "places"], ["embedded"])
    return _normalise(graph, "embedded", "emb.ln", "embeddings")


def _layer(graph: _Graph, at: str, x: str, *, output: str) -> str:
    shape, domain = graph.file.shape, {"domain": _MICROSOFT}
    _linear(graph, x, [at + "q", at + "k", at + "v"], shape.hidden, at + "qkv")
    heads = [at + "queries", at + "keys", at + "values"]
    graph.add("Split", [at + "qkv", "thirds"], heads, axis=-1)
    graph.add("MultiHeadAttention", [*heads, "", "mask"], [at + "context"], num_heads=shape.heads, **domain)
    _linear(graph, at + "context", [at + "ao"], shape.hidden, at + "attended")
    graph.add("Add", [at + "attended", x], [at + "attended+x"])
    middle = _normalise(graph, at + "attended+x", at + "aln", at + "middle")
    _linear(graph, middle, [at + "fi"], shape.hidden, at + "wide")
    graph.add("Gelu", [at + "wide"], [at + "active"], **domain)
    _linear(graph, at + "active", [at + "fo"], shape.feed_forward, at + "narrow")
    graph.add("Add", [at + "narrow", middle], [at + "narrow+middle"])
    return _normalise(graph, at + "narrow+middle", at + "oln", output)


def _linear(graph: _Graph, x: str, parts: list[str], columns: int, output: str) -> None:
    """Add ``x W + b``, the matrices of ``parts`` side by side."""
    matrices = [graph.file.matrix(part + ".w", columns=columns) for part in parts]
    weights = Q4(np.concatenate([m.scales for m in matrices]), np.concatenate([m.nibbles for m in matrices]))
    bias = np.concatenate([graph.file.vector(part + ".b") for part in parts])
    graph.product(graph, x, weights, bias, output)


def _normalise(graph: _Graph, x: str, name: str, output: str) -> str:
    names = [
        x,
        graph.constant(output + ".gain", graph.file.vector(name + ".w")),
        graph.constant(output + ".bias", graph.file.vector(name + ".b")),
    ]
    return graph.add("LayerNormalization", names, [output], axis=-1, epsilon=graph.file.shape.epsilon)

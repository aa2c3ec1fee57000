"""Run a model folder of ours with onnxruntime and tokenizers: no torch, no network, no threads of its own."""

from __future__ import annotations

import functools
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from langchain_core.embeddings import Embeddings

from corpus.encoders.folder import DIMENSIONS, MAX_TOKENS, MODEL_FILE, NAME, QUERY_FILE, RECIPE, TOKENIZER_FILE
from corpus.encoders.text import readable
from corpus.encoders.tiers import TieredTokenizer
from corpus.errors import EncoderError

MAX_CHARACTERS = 65_536
"""A text is cut here before it is split into tokens, of which 512 at most count: the longest piece has 16 characters,
so 8,192 would do but for runs of blanks."""
_SMALLEST_LENGTH = 1e-12


class OnnxEncoder(Embeddings):
    """The bundled multilingual-e5-small: mean of the last layer, length 1.

    A text's vector depends on nothing but the text: each is run alone. Texts of one call are spread over
    ``threads`` short-lived threads, each running the one session, which has no threads of its own; so the encoder
    survives a fork and may be called from many threads at once. The graph of passages and that of questions are
    each loaded on first use: a search never needs the one, an ingest never the other.
    """

    name = NAME
    dimensions = DIMENSIONS
    fingerprint = f"{NAME}-{RECIPE}/{DIMENSIONS}"

    def __init__(self, folder: Path, *, threads: int, query_prefix: str, passage_prefix: str) -> None:
        """Load the tokenizer. :raises EncoderError: if it does not load."""
        self._folder = folder
        try:
            self._tokenizer = TieredTokenizer(folder, whole=TOKENIZER_FILE, max_tokens=MAX_TOKENS)
        except Exception as error:  # the tokenizers library raises bare Exceptions
            raise _does_not_load(folder / TOKENIZER_FILE, error) from error
        self._threads = max(1, threads)
        self._query_prefix, self._passage_prefix = query_prefix, passage_prefix

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector of 384 numbers for each passage, in order."""
        if not texts:
            return []
        session = self._passages  # loaded before the threads start

        def embed(text: str) -> list[float]:
            return self._embed(session, self._passage_prefix, text)

        workers = min(self._threads, len(texts))
        if workers == 1:
            return [embed(text) for text in texts]
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(embed, texts))

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question, 384 numbers."""
        return self._embed(self._questions, self._query_prefix, text)

    @functools.cached_property
    def _passages(self) -> Any:
        return _session(self._folder, MODEL_FILE)

    @functools.cached_property
    def _questions(self) -> Any:
        return _session(self._folder, QUERY_FILE)

    def _embed(self, session: Any, prefix: str, text: str) -> list[float]:
        ids = np.array([self._tokenizer.ids(prefix, readable(text)[:MAX_CHARACTERS])], dtype=np.int64)
        states = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
        mean: npt.NDArray[np.float32] = states[0].mean(axis=0)
        unit: list[float] = (mean / max(float(np.linalg.norm(mean)), _SMALLEST_LENGTH)).tolist()
        return unit


def _session(folder: Path, name: str) -> Any:
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the library's errors have no common class but this
        raise _does_not_load(folder / name, error) from error


def _does_not_load(path: Path, error: Exception) -> EncoderError:
    message = f"编码模型文件{path}载入失败（{error}）。"
    return EncoderError("encoder_damaged", message, "请运行 youju doctor --repair 重新生成。")

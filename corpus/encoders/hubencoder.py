"""Any other model of text -> vectors, by folder or hub name, through sentence-transformers (imported only here)."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

from langchain_core.embeddings import Embeddings

from corpus.encoders.fetch import local_copy
from corpus.encoders.text import readable
from corpus.errors import EncoderError

KNOWN_PREFIXES: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"(^|[-_/])e5([-_]|$)", re.IGNORECASE), "query: ", "passage: "),
    (re.compile(r"bge-(small|base|large)-zh", re.IGNORECASE), "为这个句子生成表示以用于检索相关文章：", ""),
)
"""Model name -> prefix of a question, prefix of a passage, as the models' cards ask; a model's own prompts go first."""
_WHOLE_HASH_BYTES = 1 << 20
_BATCH = 16


class SentenceTransformerEncoder(Embeddings):
    """A sentence-transformers model behind LangChain's ``HuggingFaceEmbeddings``; vectors have length 1."""

    def __init__(self, folder: Path, *, name: str, query_prefix: str | None, passage_prefix: str | None) -> None:
        """Load the model from ``folder``; nothing is fetched."""
        self._embeddings = _load(folder, name)
        client: Any = self._embeddings._client
        own = dict(client.prompts or {})
        query, passage = _prefixes(name, own)
        self._query_prefix = query if query_prefix is None else query_prefix
        self._passage_prefix = passage if passage_prefix is None else passage_prefix
        self.name = name
        self.dimensions = len(self.embed_query("维数"))
        self.fingerprint = f"{Path(name).name}-{_digest(folder)}/{self.dimensions}"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each passage, in order."""
        if not texts:
            return []
        vectors: list[list[float]] = self._embeddings.embed_documents(
            [self._passage_prefix + readable(text) for text in texts]
        )
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        vector: list[float] = self._embeddings.embed_query(self._query_prefix + readable(text))
        return vector


def open_sentence_transformer(
    model: str, *, threads: int, query_prefix: str | None, passage_prefix: str | None
) -> SentenceTransformerEncoder:
    """Load a model from a folder, the hub's cache or the hub.

    :raises EncoderError: if the folder is no model, the hub has no such name or is out of reach, or torch is missing.
    """
    folder = local_copy(model)
    try:
        import torch
    except ImportError as error:
        message = f"编码模型{model}需要sentence-transformers和torch，但它们没有装好（{error}）。"
        raise EncoderError("encoder_package", message, "请运行 pip install sentence-transformers torch。") from error
    if threads:
        torch.set_num_threads(threads)
    return SentenceTransformerEncoder(folder, name=model, query_prefix=query_prefix, passage_prefix=passage_prefix)


def _load(folder: Path, name: str) -> Any:
    try:
        from langchain_huggingface import HuggingFaceEmbeddings

        return HuggingFaceEmbeddings(
            model_name=str(folder),
            model_kwargs={"local_files_only": True, "device": "cpu"},
            encode_kwargs={"normalize_embeddings": True, "batch_size": _BATCH},
            query_encode_kwargs={"normalize_embeddings": True},
        )
    except Exception as error:  # sentence-transformers raises whatever its parts raise
        message = f"编码模型{name}载入失败（{folder}：{_first_line(error)}）。"
        raise EncoderError(
            "encoder_damaged", message, "请检查该目录是否是完整的sentence-transformers模型，或改用 bundled。"
        ) from error


def _prefixes(name: str, own: dict[str, str]) -> tuple[str, str]:
    query = own.get("query", "")
    passage = own.get("document", "") or own.get("passage", "")
    if query or passage:
        return query, passage
    return next(((q, p) for pattern, q, p in KNOWN_PREFIXES if pattern.search(name)), ("", ""))


def _digest(folder: Path) -> str:
    """Return 12 hex digits that change when a file of the model does (of a large file: size, first and last MiB)."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
        with path.open("rb") as stream:
            digest.update(stream.read(_WHOLE_HASH_BYTES))
            if size > _WHOLE_HASH_BYTES:
                stream.seek(-_WHOLE_HASH_BYTES, 2)
                digest.update(stream.read())
    return digest.hexdigest()[:12]


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__

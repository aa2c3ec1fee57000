"""A second look at the best passages by a cross-encoder, where one is configured (sentence-transformers, lazily)."""

from __future__ import annotations

from collections.abc import Callable

from corpus.encoders.text import readable
from corpus.errors import EncoderError

Reranker = Callable[[str, list[str]], list[float]]
"""Question and passages -> a score each, in the passages' order; higher is better, comparable within one call."""

_BATCH = 16


def open_reranker(model: str, *, max_tokens: int = 512) -> Reranker:
    """Return a scorer from a folder, a hub name in the hub's cache, or the hub.

    :param max_tokens: question and passage together are cut to so many.
    :raises EncoderError: if there is no such model, the hub is out of reach, or torch is missing.
    """
    from corpus.encoders.fetch import local_copy

    folder = local_copy(model)
    try:
        from sentence_transformers import CrossEncoder

        encoder = CrossEncoder(str(folder), max_length=max_tokens, device="cpu", local_files_only=True)
    except ImportError as error:
        message = f"重排模型{model}需要sentence-transformers和torch，但它们没有装好（{error}）。"
        raise EncoderError("encoder_package", message, "请运行 pip install sentence-transformers torch。") from error
    except Exception as error:  # sentence-transformers raises whatever its parts raise
        message = f"重排模型{model}载入失败（{type(error).__name__}）。"
        raise EncoderError(
            "encoder_damaged", message, "请检查该目录是否是完整的交叉编码模型，或去掉重排设置。"
        ) from error
    if encoder.num_labels != 1:
        message = f"重排模型{model}给出{encoder.num_labels}个分数，应为1个。"
        raise EncoderError("encoder_damaged", message, "请换用给出单一相关分数的重排模型。")

    def rerank(question: str, passages: list[str]) -> list[float]:
        if not passages:
            return []
        pairs = [(readable(question), readable(passage)) for passage in passages]
        return [float(score) for score in encoder.predict(pairs, batch_size=_BATCH, show_progress_bar=False)]

    return rerank

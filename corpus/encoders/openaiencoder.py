"""Vectors from an HTTP endpoint that speaks the OpenAI protocol, through ``langchain_openai`` (imported only here)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

import openai
from langchain_core.embeddings import Embeddings
from langchain_openai import OpenAIEmbeddings
from pydantic import SecretStr

from corpus.encoders.text import readable
from corpus.errors import EncoderError

TIMEOUT_SECONDS = 60.0
RETRIES = 1
TEXTS_PER_REQUEST = 64
T = TypeVar("T")


class OpenAIEncoder(Embeddings):
    """A remote model; every call may raise ``EncoderError``. Vectors have length 1."""

    def __init__(
        self, model: str, *, base_url: str, api_key: str | None, query_prefix: str | None, passage_prefix: str | None
    ) -> None:
        """Make one call to learn how many numbers a vector has."""
        self._embeddings = OpenAIEmbeddings(
            model=model,
            base_url=base_url,
            api_key=SecretStr(api_key or "none"),
            check_embedding_ctx_length=False,  # send text: only OpenAI's own models take OpenAI's token numbers
            chunk_size=TEXTS_PER_REQUEST,
            max_retries=RETRIES,
            timeout=TIMEOUT_SECONDS,
        )
        self._base_url = base_url
        self._query_prefix, self._passage_prefix = query_prefix or "", passage_prefix or ""
        self.name = model
        self.dimensions = len(self.embed_query("维数"))
        self.fingerprint = f"openai:{model}/{self.dimensions}"

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return a vector for each passage, in order. :raises EncoderError: if the endpoint fails."""
        if not texts:
            return []
        asked = [_sendable(self._passage_prefix + text) for text in texts]
        vectors = self._call(lambda: self._embeddings.embed_documents(asked))
        if len(vectors) != len(texts):
            message = f"编码服务{self._base_url}收到{len(texts)}段文字，却返回{len(vectors)}个向量。"
            raise EncoderError("encoder_service", message, "请换用符合OpenAI接口的编码服务。")
        return [_unit(vector) for vector in vectors]

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question. :raises EncoderError: if the endpoint fails."""
        asked = _sendable(self._query_prefix + text)
        return _unit(self._call(lambda: self._embeddings.embed_query(asked)))

    def _call(self, ask: Callable[[], T]) -> T:
        where = f"编码服务{self._base_url}"
        try:
            return ask()
        except openai.APIConnectionError as error:  # a time-out is one of these
            message = f"连不上{where}。"
            raise EncoderError(
                "encoder_unreachable", message, "请检查服务是否启动、地址和网络，或改用 bundled。"
            ) from error
        except openai.AuthenticationError as error:
            raise EncoderError("encoder_key", f"{where}不接受所给的密钥。", "请检查密钥设置。") from error
        except openai.NotFoundError as error:
            message = f"{where}没有名为{self._embeddings.model}的模型，或地址不对。"
            raise EncoderError("encoder_not_found", message, "请检查模型名和地址（通常以 /v1 结尾）。") from error
        except openai.APIStatusError as error:
            message = f"{where}返回错误{error.status_code}。"
            raise EncoderError("encoder_service", message, "请查看该服务的日志，稍后再试，或改用 bundled。") from error
        except (openai.OpenAIError, TypeError, ValueError, AttributeError, KeyError) as error:
            message = f"{where}的回答不是OpenAI接口的格式（{type(error).__name__}）。"
            raise EncoderError("encoder_service", message, "请检查地址（通常以 /v1 结尾）。") from error


def open_openai(
    model: str, *, base_url: str | None, api_key: str | None, query_prefix: str | None, passage_prefix: str | None
) -> OpenAIEncoder:
    """Return an encoder at ``base_url``. :raises EncoderError: if no address is set or the endpoint fails."""
    if not base_url:
        message = f"编码模型openai:{model}没有设置服务地址。"
        raise EncoderError(
            "encoder_address", message, "请设置编码服务地址（例如 http://127.0.0.1:8080/v1），文字将发往该地址。"
        )
    return OpenAIEncoder(
        model, base_url=base_url, api_key=api_key, query_prefix=query_prefix, passage_prefix=passage_prefix
    )


def _sendable(text: str) -> str:
    """Return what an endpoint accepts: many refuse an empty text."""
    return readable(text) or " "


def _unit(vector: list[float]) -> list[float]:
    length = math.sqrt(sum(value * value for value in vector))
    return [value / length for value in vector] if length else vector

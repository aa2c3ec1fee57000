"""A model's name -> its folder on this machine: given as a folder, in the hub's cache, or fetched from the hub."""

from __future__ import annotations

import re
from pathlib import Path

from corpus.errors import EncoderError

HUB_TIMEOUT_SECONDS = 5.0
"""How long the hub may take to answer the first question; a download that has begun may take as long as it needs."""
HUB_NAME = re.compile(r"\w[\w.-]*(/[\w.-]+)?")
_USELESS = ["*.msgpack", "*.h5", "*.ot", "*.onnx", "openvino/*", "onnx/*", "*.gguf"]


def local_copy(model: str) -> Path:
    """Return the folder of a model; only a hub name that is not in the hub's cache makes a connection.

    :raises EncoderError: if the folder is no model, or the hub has no such name or is out of reach.
    """
    folder = Path(model).expanduser()
    if folder.is_dir():
        if (folder / "config.json").is_file() or (folder / "modules.json").is_file():
            return folder
        message = f"目录{folder}里没有模型（缺少config.json）。"
        raise EncoderError("encoder_not_found", message, "请指向一个sentence-transformers模型目录，或改用 bundled。")
    if folder.is_absolute() or model.startswith((".", "~")) or not HUB_NAME.fullmatch(model):
        raise EncoderError("encoder_not_found", f"找不到模型目录{folder}。", "请检查路径，或改用 bundled。")
    return cached_copy(model) or _fetched(model)


def cached_copy(model: str) -> Path | None:
    """Return the folder of a hub model that was fetched before, without any connection, or null."""
    from huggingface_hub import snapshot_download

    try:
        folder = Path(snapshot_download(model, local_files_only=True))
    except Exception:  # LocalEntryNotFoundError, HFValidationError and what later versions add
        return None
    return folder if (folder / "config.json").is_file() else None


def _fetched(model: str) -> Path:
    from huggingface_hub import HfApi, snapshot_download
    from huggingface_hub.errors import RepositoryNotFoundError

    other = "请下载模型到本地后把设置改为该目录，或改用 bundled。"
    try:
        HfApi().model_info(model, timeout=HUB_TIMEOUT_SECONDS)
    except RepositoryNotFoundError as error:
        raise EncoderError(
            "encoder_not_found", f"模型站上没有名为{model}的公开模型。", "请检查名称，或改用 bundled。"
        ) from error
    except Exception as error:  # httpx, requests and hub errors: no route, time out, offline mode, a proxy's answer
        message = f"本机没有模型{model}，也连不上模型站（{type(error).__name__}）。"
        raise EncoderError("encoder_unreachable", message, other) from error
    try:
        return Path(snapshot_download(model, ignore_patterns=_USELESS))
    except Exception as error:
        message = f"模型{model}下载中断（{type(error).__name__}）。"
        raise EncoderError("encoder_unreachable", message, other) from error

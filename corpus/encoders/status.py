"""What ``youju doctor`` says of the encoder, without loading a model or making a connection."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from corpus.encoders import fetch, folder
from corpus.encoders.settings import BUNDLED, NONE, OPENAI, EncoderSettings, EncoderState, EncoderStatus, kind_of
from corpus.errors import EncoderError

_REPAIR = "请运行 youju doctor --repair 重新生成。"


def status_of(settings: EncoderSettings) -> EncoderStatus:
    """Return the state of ``settings.model``."""
    model, kind = settings.model, kind_of(settings.model)
    if kind == NONE:
        return EncoderStatus(EncoderState.OFF, model, "已关闭向量编码，只用词语检索。")
    if kind == OPENAI:
        return _service(settings)
    if kind == BUNDLED:
        return _bundled(settings)
    at = Path(model).expanduser()
    if folder.is_model_folder(at):
        if fault := folder.damage(at):
            return EncoderStatus(
                EncoderState.DAMAGED, model, f"编码模型目录{at}已损坏：{fault}。", "请重新复制该目录。", at
            )
        return EncoderStatus(EncoderState.READY, model, f"编码模型就绪：{at}。", path=at)
    return _other(model, at)


def _bundled(settings: EncoderSettings) -> EncoderStatus:
    at = folder.model_folder(settings.cache_dir)
    if folder.is_model_folder(at):
        if fault := folder.damage(at):
            return EncoderStatus(EncoderState.DAMAGED, folder.NAME, f"编码模型{at}已损坏：{fault}。", _REPAIR, at)
        return EncoderStatus(EncoderState.READY, folder.NAME, f"编码模型{folder.NAME}就绪：{at}。", path=at)
    if folder.find_source() is None:
        message = f"没有安装提供编码模型的软件包{folder.PACKAGE}。"
        remedy = f"请运行 pip install {folder.PACKAGE}=={folder.PACKAGE_VERSION}，或在设置中指定一个本地模型目录。"
        return EncoderStatus(EncoderState.PACKAGE_MISSING, folder.NAME, message, remedy, at)
    message = f"编码模型{folder.NAME}尚未生成，首次使用时会自动生成到{at}。"
    return EncoderStatus(EncoderState.NOT_BUILT, folder.NAME, message, path=at)


def _service(settings: EncoderSettings) -> EncoderStatus:
    if not settings.base_url:
        remedy = "请设置编码服务地址，例如 http://127.0.0.1:8080/v1。"
        return EncoderStatus(
            EncoderState.NOT_FOUND, settings.model, f"编码模型{settings.model}没有设置服务地址。", remedy
        )
    return EncoderStatus(EncoderState.UNCHECKED, settings.model, f"使用编码服务{settings.base_url}，使用时才连接。")


def _other(model: str, at: Path) -> EncoderStatus:
    if any(importlib.util.find_spec(name) is None for name in ("sentence_transformers", "torch")):
        message = f"编码模型{model}需要sentence-transformers和torch，但没有安装。"
        return EncoderStatus(
            EncoderState.PACKAGE_MISSING, model, message, "请运行 pip install sentence-transformers torch。"
        )
    if not at.exists() and fetch.HUB_NAME.fullmatch(model):
        if found := fetch.cached_copy(model):
            return EncoderStatus(EncoderState.READY, model, f"编码模型{model}已在本机：{found}。", path=found)
        return EncoderStatus(EncoderState.NOT_BUILT, model, f"编码模型{model}尚未下载，首次使用时会从模型站下载。")
    try:
        found = fetch.local_copy(model)
    except EncoderError as error:
        return EncoderStatus(EncoderState.NOT_FOUND, model, error.message, error.remedy, at)
    return EncoderStatus(EncoderState.READY, model, f"编码模型目录就绪：{found}。", path=found)

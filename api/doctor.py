"""Looks whether everything is in order, and puts in order what is derived."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from corpus.errors import YoujuError
from corpus.progress import Progress, silent

if TYPE_CHECKING:
    from api.settings import Settings
    from corpus.library import Library


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. ``ok`` is false only where something must be done; an absent optional tool is ok."""

    name: str
    ok: bool
    message: str
    remedy: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Look at the library, the model and the optional tools."""
    return [*_library(settings), _encoder(settings), _ocr(), _libreoffice()]


def repair(settings: Settings, *, progress: Progress = silent) -> None:
    """Build the model's cache and both indexes anew."""
    from api.wiring import build_progress, encoder_settings, open_library
    from corpus.encoder import rebuild_encoder

    rebuild_encoder(encoder_settings(settings), progress=build_progress(progress))
    if settings.library.exists():
        with open_library(settings, progress=progress, recover=False) as library:
            library.repair(progress=progress)


def shape(findings: Sequence[Finding]) -> dict[str, Any]:
    """``{"ok", "findings": [{"name", "ok", "message", "remedy"}]}``."""
    return {"ok": all(finding.ok for finding in findings), "findings": [asdict(finding) for finding in findings]}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The findings for a person."""
    for finding in findings:
        yield f"[{'好' if finding.ok else '问题'}] {finding.name}：{finding.message}{finding.remedy}"


def _library(settings: Settings) -> Iterator[Finding]:
    from api.wiring import open_library

    if not settings.library.exists():
        yield Finding("资料库", True, f"{settings.library} 还没有建立。", "用 youju ingest 读入材料后就会建立。")
        return
    try:
        with open_library(settings, recover=False) as library:
            documents, passages = library.catalog.counts()
            damage = library.catalog.check()
            sound = damage is None
            told = (
                f"{settings.library} 有 {documents} 份材料、{passages} 个段落。"
                if sound
                else f"数据库有损坏（{damage}）。"
            )
            yield Finding("资料库", sound, told, "" if sound else "请从备份恢复，或重新读入材料。")
            yield from _indexes(library, passages)
    except YoujuError as error:
        yield Finding("资料库", False, error.message, error.remedy)


def _indexes(library: Library, passages: int) -> Iterator[Finding]:
    for name, lost, left in library.compare_indexes():
        ok = not lost and not left
        told = f"{passages} 个段落都在。" if ok else f"缺 {lost} 个段落，多 {left} 个段落。"
        yield Finding(name, ok, told, "" if ok else "请运行 youju doctor --repair。")


def _encoder(settings: Settings) -> Finding:
    from api.wiring import encoder_settings
    from corpus.encoder import EncoderState, encoder_status

    status = encoder_status(encoder_settings(settings))
    wanting = (EncoderState.DAMAGED, EncoderState.PACKAGE_MISSING, EncoderState.NOT_FOUND)
    return Finding("向量模型", status.state not in wanting, status.message, status.remedy)


def _ocr() -> Finding:
    if find_spec("rapidocr") and find_spec("pypdfium2"):
        return Finding("文字识别（OCR）", True, "可用，能读扫描件和图片。")
    return Finding(
        "文字识别（OCR）", True, "没有安装，读不了扫描件和图片。", "如需要，请运行 pip install 'youju[ocr]'。"
    )


def _libreoffice() -> Finding:
    if shutil.which("soffice") or shutil.which("libreoffice"):
        return Finding("LibreOffice", True, "可用，能读 doc、wps、rtf、odt 等旧格式。")
    return Finding("LibreOffice", True, "没有安装，读不了 doc、wps、rtf 等旧格式。", "如需要，请安装 LibreOffice。")

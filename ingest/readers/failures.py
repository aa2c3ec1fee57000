"""The errors that readers raise, each written once: what, where, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from corpus.errors import MissingTool, UnreadableFile
from ingest.readers.names import shown

OCR_INSTALL = "请运行 pip install 'youju[ocr]' 安装文字识别组件后重新导入。"
OFFICE_INSTALL = (
    "请安装 LibreOffice（Debian/Ubuntu：apt-get install libreoffice-writer-nogui libreoffice-calc-nogui），"
    "或用 Word、WPS 另存为 .docx 或 .xlsx 后重新导入。"
)


def empty(path: Path) -> UnreadableFile:
    """Say that the file holds nothing."""
    return UnreadableFile("empty_file", f"文件{shown(path)}是空的。", "请确认是否选错文件，或重新导出后再导入。")


def no_text(path: Path) -> UnreadableFile:
    """Say that the file opens and has no word in it."""
    return UnreadableFile(
        "no_text",
        f"文件{shown(path)}里没有可读的文字。",
        "如果内容是图片，请把图片另存为 .png 或 .pdf 后导入；否则请检查文件内容。",
    )


def damaged(path: Path, where: str = "") -> UnreadableFile:
    """Say that the file is broken; ``where`` names the part if known."""
    return UnreadableFile(
        "damaged", f"文件{shown(path)}已损坏或不完整{where}，无法读取。", "请重新下载或向原作者索取完整文件。"
    )


def incomplete_installation(path: Path, error: ImportError) -> MissingTool:
    """Say that a library which reading this file needs is not installed."""
    what = str(error).split("\n")[0]
    return MissingTool(
        "missing_library", f"读取文件{shown(path)}所需的组件没有装全（{what}）。", "请重新安装：pip install -e .。"
    )


def encrypted(path: Path) -> UnreadableFile:
    """Say that the file needs a password."""
    return UnreadableFile(
        "encrypted", f"文件{shown(path)}设置了打开密码。", "请用原软件打开并取消密码，另存一份后重新导入。"
    )


def unknown(path: Path, what: str = "") -> UnreadableFile:
    """Say that no reader knows this kind of file; ``what`` names the kind if known."""
    kind = f"（{what}）" if what else ""
    remedy = "请先解压，再导入里面的文件。" if "压缩" in what else "请另存为 .docx、.pdf、.txt 或 .xlsx 后重新导入。"
    return UnreadableFile("unknown_format", f"无法识别文件{shown(path)}的格式{kind}。", remedy)


def no_table(path: Path, suffixes: Sequence[str]) -> UnreadableFile:
    """Say that the file is no workbook where one is needed."""
    return UnreadableFile(
        "not_a_table",
        f"文件{shown(path)}不是统计表（不是工作簿，也不是 CSV）。",
        f"请改用 {'、'.join(suffixes)} 格式的统计表。",
    )


def not_text(path: Path) -> UnreadableFile:
    """Say that the bytes are no text in any encoding."""
    return UnreadableFile(
        "not_text",
        f"文件{shown(path)}的内容不是文字（二进制数据）。",
        "请确认文件没有改错扩展名，或用原软件打开后另存为 .docx 或 .txt。",
    )


def too_large(path: Path, *, size: int, limit: int) -> UnreadableFile:
    """Say that the file is over its limit; sizes in bytes."""
    return UnreadableFile(
        "too_large",
        f"文件{shown(path)}有 {size / (1 << 20):.1f} MB，超过 {limit / (1 << 20):.0f} MB 的上限。",
        "请拆成几个较小的文件后分别导入。",
    )


def too_many(path: Path, *, what: str, limit: int) -> UnreadableFile:
    """Say that the file holds more pages or cells than are read."""
    return UnreadableFile(
        "too_large", f"文件{shown(path)}的{what}超过 {limit} 的上限。", "请拆成几个较小的文件后分别导入。"
    )


def zip_bomb(path: Path) -> UnreadableFile:
    """Say that unpacking the file would fill the memory."""
    return UnreadableFile(
        "zip_bomb",
        f"文件{shown(path)}解压后异常庞大，疑似压缩炸弹，已拒绝读取。",
        "请确认文件来源可靠；如确是正常文件，请用原软件打开后另存一份再导入。",
    )


def missing_ocr(path: Path, what: str) -> MissingTool:
    """Say that only OCR could read this; ``what`` is, for example, a scanned PDF."""
    return MissingTool("missing_ocr", f"文件{shown(path)}是{what}，没有文字层，需要文字识别（OCR）。", OCR_INSTALL)


def missing_office(path: Path, suffix: str) -> MissingTool:
    """Say that only LibreOffice could read this legacy format."""
    return MissingTool(
        "missing_libreoffice", f"文件{shown(path)}是旧格式（{suffix}），需要 LibreOffice 转换。", OFFICE_INSTALL
    )

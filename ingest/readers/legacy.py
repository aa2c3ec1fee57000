"""Formats that LibreOffice turns into ones we read: .doc .wps .rtf .odt .ods .ppt and their kin."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.types import Notice
from ingest.blocks import Reading
from ingest.readers import failures
from ingest.readers.limits import Limits
from ingest.readers.names import shown

#: Kind -> what it is converted to.
_SHEETS = frozenset({"ods", "xlsb"})
_SLIDES = frozenset({"ppt", "pptx", "odp"})


def soffice() -> str | None:
    """Path of LibreOffice's program, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def read_legacy(path: Path, *, limits: Limits) -> Reading:
    """Convert with LibreOffice, headless, time-limited, in a profile of its own; then read the result.

    :raises MissingTool: LibreOffice is not installed.
    """
    from ingest.readers import sniff
    from ingest.readers.registry import kind_of

    kind = kind_of(path, size=path.stat().st_size, limits=limits)
    if soffice() is None:
        raise failures.missing_office(path, path.suffix.lower() or f".{kind}")
    sheet = kind in _SHEETS or (kind == "xml" and b"spreadsheet" in path.read_bytes()[: sniff.HEAD_BYTES])
    target = "pdf" if kind in _SLIDES else "xlsx" if sheet else "docx"
    with tempfile.TemporaryDirectory(prefix="youju-") as folder:
        result = converted(path, kind=kind, target=target, folder=Path(folder), limits=limits)
        reading = _read(result, target=target, limits=limits)
    notice = Notice("converted", f"文件{shown(path)}是 {kind} 格式，已由 LibreOffice 转换后读取，版式细节可能有出入。")
    return replace(reading, format=kind, warnings=(notice, *reading.warnings))


def _read(path: Path, *, target: str, limits: Limits) -> Reading:
    if target == "docx":
        from ingest.readers.docx import read_docx

        return read_docx(path, limits=limits)
    if target == "xlsx":
        from ingest.readers.xlsx import read_xlsx

        return read_xlsx(path, limits=limits)
    from ingest.readers.pdf import read_pdf

    return read_pdf(path, limits=limits)


def converted(path: Path, *, kind: str, target: str, folder: Path, limits: Limits) -> Path:
    """Run LibreOffice on a copy under a plain name, so that no file name is ever taken for an option."""
    program = soffice()
    assert program is not None
    source = folder / f"source.{kind}"
    shutil.copyfile(path, source)
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", target, "--outdir", str(folder / "out"), str(source)]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        start_new_session=True,
    )
    try:
        process.wait(timeout=limits.convert_seconds)
    except subprocess.TimeoutExpired as error:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        message = f"文件{shown(path)}的转换超过 {limits.convert_seconds} 秒，已停止。"
        raise UnreadableFile("conversion_timeout", message, "请用 Word 或 WPS 另存为 .docx 后重新导入。") from error
    result = folder / "out" / f"source.{target}"
    if not result.is_file() or not result.stat().st_size:
        raise failures.damaged(path, "（LibreOffice 无法打开）")
    return result

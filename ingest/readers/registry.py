"""Which reader reads which kind of file, and the gate that every file passes first."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from corpus.errors import UnreadableFile, YoujuError
from corpus.types import Notice
from ingest.blocks import Reading
from ingest.readers import failures, sniff
from ingest.readers.limits import DEFAULT_LIMITS, Limits
from ingest.readers.names import SUPPORTED_SUFFIXES, TEXT_SUFFIXES, WEB_SUFFIXES, shown

Reader = Callable[..., Reading]
_Read = TypeVar("_Read")

#: Kind -> module and function, imported when first needed so that a text file never waits for a PDF library.
_READERS: dict[str, tuple[str, str]] = {
    "txt": ("text", "read_text"),
    "md": ("markdown", "read_markdown"),
    "csv": ("delimited", "read_delimited"),
    "html": ("html", "read_html"),
    "mhtml": ("html", "read_mhtml"),
    "docx": ("docx", "read_docx"),
    "xlsx": ("xlsx", "read_xlsx"),
    "xls": ("xls", "read_xls"),
    "xlsb": ("xls", "read_other"),
    "ods": ("xls", "read_other"),
    "pdf": ("pdf", "read_pdf"),
    "ofd": ("ofd", "read_ofd"),
    "image": ("image", "read_image"),
} | dict.fromkeys(("doc", "rtf", "odt", "odp", "ppt", "pptx", "xml"), ("legacy", "read_legacy"))
_TEXT_KINDS = frozenset({"txt", "md", "csv", "html", "mhtml"})


def read(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Read one file of any supported kind into blocks in reading order.

    The kind is judged by content; where the extension says otherwise, a Notice ``wrong_extension`` tells so.
    :raises UnreadableFile: with a stable code (``empty_file``, ``damaged``, ``encrypted``, ``unknown_format``,
        ``not_text``, ``too_large``, ``zip_bomb``, ``no_text``, ``not_found``, ``not_a_file``, ``no_permission``).
    :raises MissingTool: ``missing_ocr`` or ``missing_libreoffice``.
    """
    path = Path(path)

    def read_kind(kind: str) -> Reading:
        module, function = _READERS[kind]
        reader: Reader = getattr(import_module(f"ingest.readers.{module}"), function)
        reading = reader(path, limits=limits)
        if not reading.blocks:
            raise failures.no_text(path)
        return _with_extension_notice(reading, path, kind)

    return through_gate(path, read_kind, limits=limits)


def through_gate(path: Path, read_kind: Callable[[str], _Read], *, limits: Limits = DEFAULT_LIMITS) -> _Read:
    """Judge a file's kind and size and read it by that kind; whatever breaks becomes an UnreadableFile.

    :raises UnreadableFile: with the codes of :func:`read`.
    """
    try:
        size = _size(path)
        kind = kind_of(path, size=size, limits=limits)
        limit = limits.max_bytes if kind in _TEXT_KINDS else limits.max_file_bytes
        if size > limit:
            raise failures.too_large(path, size=size, limit=limit)
        return read_kind(kind)
    except YoujuError as error:
        if error.code == "not_text" and path.suffix.lower() in SUPPORTED_SUFFIXES - TEXT_SUFFIXES - WEB_SUFFIXES:
            raise failures.damaged(path) from error  # claims to be Word, Excel, PDF … and is nothing of any kind
        raise
    except PermissionError as error:
        raise _forbidden(path) from error
    except ImportError as error:  # the installation's fault, not the file's
        raise failures.incomplete_installation(path, error) from error
    except (MemoryError, RecursionError) as error:
        message = f"文件{shown(path)}的内容过大或嵌套过深，无法读取。"
        raise UnreadableFile("too_large", message, "请拆成几个较小的文件后分别导入。") from error
    except Exception as error:  # a broken file can break any library in any way; the cause is chained
        raise failures.damaged(path) from error


def kind_of(path: Path, *, size: int, limits: Limits = DEFAULT_LIMITS) -> str:
    """Kind of a file by its content: a key of the readers' table; a kind that nothing reads -> UnreadableFile."""
    with path.open("rb") as stream:
        head = stream.read(sniff.HEAD_BYTES)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise failures.empty(path)
    kind = sniff.magic_kind(head) or sniff.text_kind(head, path.suffix.lower())
    if kind == "archive":
        with _open_zip(path) as archive:
            names = archive.namelist()
            if not names:
                raise failures.empty(path)
            mimetype = archive.read("mimetype") if "mimetype" in names and _small(archive) else b""
            kind = sniff.archive_kind(names, mimetype)
    elif kind == "ole":
        if size > limits.max_file_bytes:
            raise failures.too_large(path, size=size, limit=limits.max_file_bytes)
        kind = sniff.ole_kind(path.read_bytes())
    if kind == "encrypted":
        raise failures.encrypted(path)
    if kind in sniff.FOREIGN:
        if path.suffix.lower() in sniff.AT_HOME["txt"] - {""}:
            raise failures.not_text(path)
        raise failures.unknown(path, sniff.FOREIGN[kind])
    return kind


def _open_zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise failures.damaged(path) from error


def _small(archive: zipfile.ZipFile) -> bool:
    return archive.getinfo("mimetype").file_size < 1000


def _size(path: Path) -> int:
    """Size in bytes of a regular file; everything else is refused before it is opened (a pipe would block)."""
    try:
        status = path.stat()
    except PermissionError as error:
        raise _forbidden(path) from error
    except (OSError, ValueError) as error:
        link = "（失效的快捷方式或链接）" if _is_link(path) else ""
        raise UnreadableFile("not_found", f"找不到文件{shown(path)}{link}。", "请检查路径后重新导入。") from error
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile("not_a_file", f"{shown(path)}是文件夹，不是文件。", "请改为导入其中的文件。")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile("not_a_file", f"{shown(path)}不是普通文件。", "请改为导入普通文件。")
    if status.st_size == 0:
        raise failures.empty(path)
    return status.st_size


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except (OSError, ValueError):
        return False


def _forbidden(path: Path) -> UnreadableFile:
    return UnreadableFile("no_permission", f"没有权限读取文件{shown(path)}。", "请检查文件权限后重新导入。")


def _with_extension_notice(reading: Reading, path: Path, kind: str) -> Reading:
    suffix = path.suffix.lower()
    if suffix in sniff.AT_HOME[kind] or (kind == "txt" and suffix not in _CLAIMED):
        return reading
    claimed = f"扩展名是 {suffix}" if suffix else "没有扩展名"
    notice = Notice("wrong_extension", f"文件{shown(path)}{claimed}，内容却是 {kind} 格式，已按内容读取。")
    return replace(reading, warnings=(notice, *reading.warnings))


_CLAIMED = frozenset().union(*sniff.AT_HOME.values())

"""Files of a result onto the disk: all of them or none, and a failure leaves what was there before."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.errors import YoujuError

_REMEDIES = {
    errno.EACCES: "请关闭正在打开它的程序，或换一个可以写入的文件夹。",
    errno.EPERM: "请关闭正在打开它的程序，或换一个可以写入的文件夹。",
    errno.EBUSY: "请关闭正在打开它的程序后再试。",
    errno.EROFS: "请换一个可以写入的磁盘。",
    errno.ENOSPC: "磁盘已满，请先腾出空间。",
    errno.ENAMETOOLONG: "请把文件名起得短一些。",
}
_OTHER_REMEDY = "请检查路径和磁盘后再试。"


def check_place(path: Path) -> None:
    """Refuse a path that no file can be written to, before any work is done for it.

    :raises YoujuError: the folder is missing, is no folder, or cannot be written; a folder stands at ``path``.
    """
    folder = path.resolve().parent
    if not folder.exists():
        raise YoujuError("output_folder", f"文件夹 {folder} 不存在。", "请先建立它，或换一个文件夹。")
    if not folder.is_dir():
        raise YoujuError("output_folder", f"{folder} 不是文件夹。", "请换一个路径。")
    if path.is_dir():
        raise YoujuError("output_file", f"{path} 是一个文件夹。", "请写明文件名。")
    if not os.access(folder, os.W_OK):
        raise YoujuError("output_folder", f"文件夹 {folder} 不可写。", "请换一个可以写入的文件夹。")
    if path.exists() and not os.access(path, os.W_OK):
        raise YoujuError("output_file", f"文件 {path} 是只读的。", "请去掉只读属性，或换一个文件名。")


def put_files(files: Mapping[Path, bytes]) -> None:
    """Write files: first each beside its place under a temporary name, then all moved, in the order given.

    :raises YoujuError: the disk is full, or a file is open in a program that locks it (Excel and Word on Windows).
    """
    waiting: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            check_place(path)
            target = path.resolve()  # a link stays a link
            beside = target.with_name(f".youju-{os.getpid()}-{len(waiting)}.tmp")
            waiting[target] = beside
            with _told(path):
                _write(beside, content, like=target)
        for target, beside in waiting.items():
            with _told(target):
                os.replace(beside, target)
    finally:
        for beside in waiting.values():
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def _write(path: Path, content: bytes, *, like: Path) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if like.exists():
        shutil.copymode(like, path)


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, _OTHER_REMEDY)
        raise YoujuError("output_file", f"文件 {path} 写不进去（{error.strerror}）。", remedy) from error

"""One process writes a library at a time; a second is told who holds it."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import LibraryLocked

LOCK_NAME = "write.lock"
HOLDER_NAME = "write.lock.json"


@contextmanager
def write_lock(folder: Path, *, doing: str) -> Iterator[None]:
    """Hold the library's write lock; the operating system frees it when the process dies, however it dies.

    :param doing: Chinese, what the holder does; shown to whoever is turned away.
    :raises LibraryLocked: another process holds it.
    """
    lock = FileLock(folder / LOCK_NAME)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise LibraryLocked(
            "library_locked",
            f"资料库 {folder} 正被占用：{_describe(folder)}。",
            "请等它完成后再试；查询和提问不受影响。",
        ) from None
    try:
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "doing": doing,
            "since": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        (folder / HOLDER_NAME).write_text(json.dumps(holder, ensure_ascii=False), encoding="utf-8")
        yield
    finally:
        (folder / HOLDER_NAME).unlink(missing_ok=True)
        lock.release()


def _describe(folder: Path) -> str:
    try:
        holder = json.loads((folder / HOLDER_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "另一个 youju 进程正在写入"
    return f"{holder['host']} 上的进程 {holder['pid']} 自 {holder['since']} 起正在{holder['doing']}"

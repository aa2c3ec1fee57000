"""How far long work is, on standard error: bars at a terminal, elsewhere a line for each stage that is done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.progress import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress


@contextmanager
def bars() -> Iterator[Progress]:
    """A Progress that draws one bar a stage; nothing is drawn where nothing is told."""
    if not sys.stderr.isatty():
        yield _line
        return
    drawn = _drawn()
    tasks: dict[str, int] = {}

    def tell(stage: str, done: int, total: int) -> None:
        drawn.start()
        if stage not in tasks:
            tasks[stage] = drawn.add_task(stage, total=total)
        drawn.update(tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

    try:
        yield tell
    finally:
        if tasks:
            drawn.stop()


def _line(stage: str, done: int, total: int) -> None:
    if done >= total:
        sys.stderr.write(f"{stage}：{done}/{total}\n")


def _drawn() -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return RichProgress(*columns, console=Console(stderr=True))

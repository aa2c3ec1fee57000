"""What the commands share: their common options, opening the library, and what goes to the terminal.

Standard output carries the result alone; progress and errors go to standard error.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import UsageError

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.types import Filters

LibraryOption = Annotated[
    Path | None, typer.Option("--library", help="资料库所在文件夹，默认为 YOUJU_LIBRARY 或 ./library")
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出一个 JSON 对象")]
RegionOption = Annotated[list[str] | None, typer.Option("--region", help="只看这个地区（可重复）")]
YearOption = Annotated[list[int] | None, typer.Option("--year", help="只看这一年，如 2024（可重复）")]
KindOption = Annotated[list[str] | None, typer.Option("--kind", help="只看这个文种（可重复）")]


@contextmanager
def opened(folder: Path | None) -> Iterator[tuple[Library, Any]]:
    """The library of the settings, and a progress that draws bars on standard error."""
    from api.bars import bars
    from api.wiring import load_settings, open_library

    with bars() as progress, open_library(load_settings(library=folder), progress=progress) as library:
        yield library, progress


def filters_of(region: list[str] | None, year: list[int] | None, kind: list[str] | None) -> Filters:
    """The filters that the options name.

    :raises UsageError: there is no such kind of paper.
    """
    from corpus.types import DocumentKind, Filters

    known = [each.value for each in DocumentKind]
    for name in kind or ():
        if name not in known:
            raise UsageError("unknown_kind", f"没有“{name}”这个文种。", f"可用的有：{'、'.join(known)}。")
    return Filters(regions=tuple(region or ()), years=tuple(year or ()), kinds=tuple(kind or ()))


def milliseconds(began: float) -> float:
    """Milliseconds since ``began`` (of ``time.perf_counter``)."""
    return round((time.perf_counter() - began) * 1000, 1)


def emit(result: dict[str, Any] | Iterable[str]) -> None:
    """Print a result: a shape as JSON, lines as they are."""
    if isinstance(result, dict):
        say(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        for line in result:
            say(line)


def say(line: str) -> None:
    """A line of the result."""
    sys.stdout.write(line + "\n")


def remark(sentence: str) -> None:
    """A word beside the result, on standard error."""
    sys.stderr.write(sentence + "\n")


def complain(sentence: str) -> None:
    """An error, in one sentence."""
    sys.stderr.write(f"错误：{sentence}\n")

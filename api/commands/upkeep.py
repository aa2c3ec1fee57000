"""Commands about the program itself: doctor, purge, demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.terminal import JsonOption, LibraryOption, emit, opened, say

DEMO_LIBRARY = Path("demo-library")


def doctor(
    repair: Annotated[bool, typer.Option("--repair", help="重建模型缓存和两个索引")] = False,
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Look whether everything is in order."""
    from api import doctor as checks
    from api.bars import bars
    from api.wiring import load_settings

    settings = load_settings(library=folder)
    with bars() as progress:
        if repair:
            checks.repair(settings, progress=progress)
        findings = checks.examine(settings)
    emit(checks.shape(findings) if as_json else checks.lines(findings))
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def purge(folder: LibraryOption = None, as_json: JsonOption = False) -> None:
    """Leave no byte of deleted text."""
    with opened(folder) as (library, progress):
        library.purge(progress=progress)
    emit({"purged": True} if as_json else ["已清除：资料库的文件里不再有已删除材料的内容。"])


def demo(
    folder: Annotated[Path, typer.Option("--library", help="样例资料库所在文件夹，会重新建立")] = DEMO_LIBRARY,
) -> None:
    """Run the main job on the samples."""
    from api.bars import bars
    from api.demo import run
    from api.wiring import load_settings

    with bars() as progress:
        whole = run(load_settings(library=folder), say=say, progress=progress)
    if not whole:
        raise typer.Exit(1)

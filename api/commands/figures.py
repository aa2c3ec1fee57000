"""Commands about figures: figures, conflicts, compare."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.terminal import JsonOption, LibraryOption, RegionOption, YearOption, emit, opened, remark
from corpus.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.figures import Check, Figure
    from corpus.library import Library


class KindOfFigure(StrEnum):
    """The kinds of figure (mirrors corpus.figures.FigureKind in Chinese help)."""

    ACTUAL = "actual"
    TARGET = "target"
    STANDARD = "standard"


DocumentOption = Annotated[str | None, typer.Option("--document", help="只看这份材料（编号、编号开头或文件名）")]
IndicatorOption = Annotated[list[str] | None, typer.Option("--indicator", help="指标的编号或名称（可重复）")]


def figures(
    document: DocumentOption = None,
    region: RegionOption = None,
    year: YearOption = None,
    indicator: IndicatorOption = None,
    kind: Annotated[KindOfFigure | None, typer.Option(help="actual（实际）、target（目标）或 standard（标准）")] = None,
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the figure store."""
    from api.figure_printing import figure_lines
    from api.figure_shapes import figures_shape
    from corpus.figures import FigureKind
    from retrieval.listing import list_figures

    with opened(folder) as (library, _):
        found = list_figures(
            library,
            document=document,
            regions=region or (),
            years=year or (),
            indicators=indicator or (),
            kinds=() if kind is None else (FigureKind(kind.value),),
        )
        sources = {summary.id: summary.source for summary in library.catalog.summaries()}
    emit(figures_shape(found) if as_json else figure_lines(found, sources=sources))


def conflicts(
    document: DocumentOption = None,
    region: RegionOption = None,
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """List what contradicts itself."""
    from api.figure_printing import conflict_lines
    from api.figure_shapes import conflicts_shape
    from retrieval.listing import list_checks, list_conflicts

    with opened(folder) as (library, _):
        found = list_conflicts(library, document=document, regions=region or ())
        checks = list_checks(library, document=document, regions=region or ())
        named = _figures_of(checks, library)
    emit(conflicts_shape(found, checks, figures=named) if as_json else conflict_lines(found, checks))


def compare(
    region: Annotated[list[str] | None, typer.Option("--region", help="要比较的地区（可重复）")] = None,
    topic: Annotated[
        list[str] | None, typer.Option("--topic", help="要比较的做法，如 控辍保学责任制（可重复）")
    ] = None,
    indicator: IndicatorOption = None,
    year: YearOption = None,
    output: Annotated[Path | None, typer.Option(help="写成文件：.xlsx、.docx 或 .md")] = None,
    folder: LibraryOption = None,
    as_json: JsonOption = False,
) -> None:
    """Lay counties side by side."""
    from api.exports.comparison import check_output, write_comparison
    from api.figure_printing import comparison_lines
    from api.figure_shapes import comparison_shape
    from retrieval.compare import compare as compare_places

    if not region or not (topic or indicator):
        raise UsageError("compare", "没有说明比较什么。", "请至少给出一个 --region，以及 --topic 或 --indicator。")
    if output is not None:
        check_output(output)
    with opened(folder) as (library, _):
        found = compare_places(
            library, regions=region, topics=topic or (), indicators=indicator or (), years=year or ()
        )
    notes: tuple[str, ...] = ()
    if output is not None:
        notes = (*write_comparison(found, output, generated_on=date.today()), f"已写入 {output}。")
    emit(comparison_shape(found) if as_json else (*comparison_lines(found), *notes))
    if as_json:
        for note in notes:
            remark(note)


def _figures_of(checks: Iterable[Check], library: Library) -> dict[str, Figure]:
    return library.figures.get(dict.fromkeys(id_ for check in checks for id_ in check.figures))

"""A comparison onto the disk, as .xlsx, .docx or .md by the file's suffix."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from api.exports.bars import bar_charts
from api.exports.references import references_of
from api.exports.writing import check_place, put_files
from corpus.errors import UsageError
from drafting.charts import BarChart
from drafting.fonts import find_chinese_font
from retrieval.comparison import Comparison

SUFFIXES = (".xlsx", ".docx", ".md")
_OR_EXCEL = "后再导出即可，或导出 .xlsx，其中的图表由 Excel 绘制。"
NO_MATPLOTLIB = f"没有安装 matplotlib，文件里没有图表；用 pip install matplotlib 装好{_OR_EXCEL}"
NO_FONT = f"这台电脑上没有找到中文字体，文件里没有图表；装一种中文字体（如思源黑体）{_OR_EXCEL}"


def check_output(path: Path) -> None:
    """Refuse a path that no comparison can be written to, before the work is done.

    :raises UsageError: the suffix is none of :data:`SUFFIXES`.
    :raises YoujuError: the folder is missing or cannot be written.
    """
    if path.suffix.lower() not in SUFFIXES:
        named = f"后缀“{path.suffix}”" if path.suffix else "没有后缀的文件名"
        raise UsageError("output_format", f"不能按{named}写出 {path}。", "请把文件名的后缀写成 .xlsx、.docx 或 .md。")
    check_place(path)


def write_comparison(
    comparison: Comparison,
    path: Path,
    *,
    generated_on: date,
    find_font: Callable[[], Path | None] = find_chinese_font,
) -> tuple[str, ...]:
    """Write a comparison; Chinese sentences on what the user should know (a chart was left out, and why).

    A failure leaves the file that was there before. Charts of .md are PNG files beside it: ``name-图1.png``.

    :raises UsageError: the suffix is none of :data:`SUFFIXES`.
    :raises YoujuError: the file cannot be written.
    """
    check_output(path)
    references = references_of(comparison)
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from api.exports.comparison_xlsx import workbook

        put_files({path: workbook(comparison, references, generated_on=generated_on)})
        return ()
    charts = bar_charts(comparison, references)
    pictures, notes = _pictures(charts, find_font)
    if suffix == ".docx":
        from api.exports.comparison_docx import paper

        put_files({path: paper(comparison, references, generated_on=generated_on, pictures=pictures)})
        return notes
    from api.exports.comparison_md import markdown

    names = [f"{path.stem}-图{number}.png" for number in range(1, len(pictures) + 1)]
    titles = [chart.title for chart in charts]
    text = markdown(comparison, references, generated_on=generated_on, pictures=list(zip(titles, names, strict=False)))
    beside = {path.with_name(name): picture for name, picture in zip(names, pictures, strict=True)}
    put_files({**beside, path: text.encode()})
    return notes


def _pictures(
    charts: Sequence[BarChart], find_font: Callable[[], Path | None]
) -> tuple[tuple[bytes, ...], tuple[str, ...]]:
    """The charts as PNG, or a sentence on why there are none."""
    from drafting.charts import can_draw, draw

    if not charts:
        return (), ()
    if not can_draw():
        return (), (NO_MATPLOTLIB,)
    font = find_font()
    if font is None:
        return (), (NO_FONT,)
    return tuple(draw(chart, font=font) for chart in charts), ()

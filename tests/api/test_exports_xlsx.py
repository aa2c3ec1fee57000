"""A comparison as a workbook: numbers are numbers, text is text, and every cell carries its quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from api.exports.bars import bar_chart
from api.exports.comparison import write_comparison
from api.exports.references import references_of
from api.exports.wording import exact_number, in_words, rank_values, ranks, with_unit
from corpus.figures import FigureKind
from retrieval.comparison import Comparison, IndicatorRow
from tests.api.comparisons import (
    COMPARISON,
    FORMULA,
    INDICATORS,
    LONG,
    QINGJIANG,
    REGIONS,
    SHIQUAN,
    YUNLING,
    citation,
    done,
    figure,
    ratio,
    row,
    told,
    topic,
)

STUDENTS, KEPT, RATIO, MONEY, RETURNED, PLACES = INDICATORS


def book_of(folder: Path, comparison: Comparison = COMPARISON) -> Any:
    path = folder / "比较.xlsx"
    assert write_comparison(comparison, path, generated_on=date(2024, 3, 5)) == ()
    return openpyxl.load_workbook(path)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return book_of(tmp_path_factory.mktemp("xlsx"))


def texts(sheet: Any) -> Iterator[Any]:
    return (cell for line in sheet.iter_rows() for cell in line if cell.value is not None)


def figures_of(book: Any, indicator: str, region: str) -> dict[str, Any]:
    """The cells of one indicator and county, by the name of their column."""
    sheet = book["指标对比"]
    (line,) = (line for line in sheet.iter_rows(min_row=3) if line[0].value == indicator)
    first = next(cell.column for cell in sheet[1] if cell.value == region)
    found: dict[str, Any] = {}
    for column in range(first, sheet.max_column + 1):
        name = sheet.cell(2, column).value
        if name in found or name is None:
            break
        found[name] = line[column - 1]
    return found


# --- sheets -----------------------------------------------------------------------------------------------------


def test_the_sheets_are_those_that_have_something_to_show(book: Any, tmp_path: Path) -> None:
    assert book.sheetnames == ["做法对比", "指标对比", "图表", "引用", "说明"]
    assert book_of(tmp_path, Comparison(REGIONS, COMPARISON.topics)).sheetnames == ["做法对比", "引用", "说明"]
    assert book_of(tmp_path, Comparison(REGIONS)).sheetnames == ["说明"]


def test_every_sheet_prints_on_a4_lying_down(book: Any) -> None:
    for sheet in book:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    for name, header in (("做法对比", "$1:$1"), ("指标对比", "$1:$2"), ("引用", "$1:$1")):
        assert book[name].print_title_rows == header
        assert (book[name].page_setup.fitToWidth, book[name].page_setup.fitToHeight) == (1, 0)
        assert book[name].sheet_properties.pageSetUpPr.fitToPage
        assert book[name].auto_filter.ref
    assert (book["做法对比"].freeze_panes, book["指标对比"].freeze_panes) == ("B2", "B3")


def test_status_stands_in_words_and_every_county_has_its_cell(book: Any) -> None:
    for line in book["做法对比"].iter_rows(min_row=2, min_col=2):
        assert len(line) == len(REGIONS)
        assert all(
            str(cell.value).startswith(("【已实施】", "【计划】", "【材料未提及】", "【无材料】")) for cell in line
        )


def test_rows_are_high_enough_for_their_text(tmp_path: Path) -> None:
    sheet = book_of(tmp_path, Comparison(REGIONS, (topic("做法", done(YUNLING, "控辍保学" * 60)), topic("又一"))))[
        "做法对比"
    ]
    columns = sheet.column_dimensions["B"].width
    lines = (240 * 2 + 10) / columns
    assert sheet.row_dimensions[2].height >= lines * 14
    assert sheet.row_dimensions[3].height < 30


# --- text stays text --------------------------------------------------------------------------------------------


def test_no_cell_of_any_sheet_is_a_formula(book: Any) -> None:
    assert [cell.coordinate for sheet in book for cell in texts(sheet) if cell.data_type == "f"] == []
    assert FORMULA in [cell.value for cell in texts(book["引用"])]


@pytest.mark.parametrize("words", ["=1+1", "+86", "-3.5", "@某", '=HYPERLINK("x")'])
def test_words_that_look_like_a_formula_are_kept_as_words(tmp_path: Path, words: str) -> None:
    quoted = citation(YUNLING, words, title=words, docno=words)
    book = book_of(tmp_path, Comparison(REGIONS, (topic(words, done(YUNLING, words, quoted)),)))
    name, quote = book["做法对比"]["A2"], book["引用"]["H2"]
    assert (name.value, name.data_type, name.quotePrefix) == (words, "s", True)
    assert (quote.value, quote.data_type, quote.quotePrefix) == (words, "s", True)


def test_a_text_longer_than_a_cell_says_that_it_was_cut(tmp_path: Path) -> None:
    book = book_of(
        tmp_path, Comparison(REGIONS, (topic("做法", done(YUNLING, "甲", citation(YUNLING, "字" * 40_000))),))
    )
    assert len(book["引用"]["H2"].value) == 32_767
    assert book["引用"]["H2"].value.endswith("余下见材料原文）")


# --- comments and citations -------------------------------------------------------------------------------------


def test_a_comment_carries_the_exact_quote_and_where_it_stands(book: Any) -> None:
    comment = book["做法对比"]["B2"].comment.text
    for words in (
        LONG,
        "《云岭县2024年义务教育工作总结》",
        "2024年",
        "云教〔2024〕3号",
        "（一）压实控辍保学责任",
        "第3页",
    ):
        assert words in comment
    assert "单元格 控辍!B4" in book["做法对比"]["D2"].comment.text
    assert book["做法对比"]["E2"].comment is None


def test_every_figure_has_a_comment_and_every_empty_cell_has_none(book: Any) -> None:
    for indicator in INDICATORS:
        for cell in indicator.cells:
            shown = figures_of(book, indicator.indicator, cell.region)["数值"]
            if cell.citation is None:
                assert (shown.value, shown.comment) == (cell.status.value, None)
            else:
                assert cell.citation.quote in shown.comment.text


def test_the_list_has_every_quote_with_its_offsets(book: Any) -> None:
    lines = list(book["引用"].iter_rows(min_row=2, values_only=True))
    assert [(line[0], line[7], line[8], line[9]) for line in lines] == [
        (each.id, each.quote, each.start, each.end) for each in references_of(COMPARISON).citations
    ]


# --- numbers ----------------------------------------------------------------------------------------------------


def test_exact_numbers_are_numbers_with_the_decimals_of_the_paper(book: Any) -> None:
    for indicator, region, value, shown in (
        ("在校学生数", YUNLING, 38391, "0"),
        ("在校学生数", QINGJIANG, 5.24, "0.00"),
        ("九年义务教育巩固率", SHIQUAN, 97.5, "0.00"),
        ("资助资金", YUNLING, 1493.03475, "0.00000"),
    ):
        cell = figures_of(book, indicator, region)["数值"]
        assert (cell.value, cell.data_type, cell.number_format) == (value, "n", shown)


def test_rough_numbers_ranges_ratios_and_wordings_are_text(book: Any) -> None:
    for indicator, region, value, unit in (
        ("九年义务教育巩固率", QINGJIANG, "95以上", "%"),
        ("师生比（小学）", YUNLING, "1:16.8", "比"),
        ("资助资金", QINGJIANG, "2500余", "万元"),
        ("新增学位", YUNLING, "1.2～1.5", "万个"),
        ("新增学位", QINGJIANG, "数千", "个"),
    ):
        cells = figures_of(book, indicator, region)
        assert (cells["数值"].value, cells["数值"].data_type, cells["单位"].value) == (value, "s", unit)


def test_a_number_with_more_digits_than_excel_keeps_is_text(tmp_path: Path) -> None:
    long = row("经费", told(YUNLING, "1234567890123456.78", "元"), unit="元")
    cell = figures_of(book_of(tmp_path, Comparison(REGIONS, (), (long,))), "经费", YUNLING)["数值"]
    assert (cell.value, cell.data_type) == ("1234567890123456.78", "s")


def test_period_and_caliber_stand_beside_the_number(book: Any) -> None:
    cells = figures_of(book, "九年义务教育巩固率", SHIQUAN)
    assert (cells["期间"].value, cells["口径"].value) == ("2025", "目标值")
    assert figures_of(book, "在校学生数", SHIQUAN)["口径"].value == "含教学点"
    assert figures_of(book, "新增学位", YUNLING)["期间"].value == "未写明"
    assert figures_of(book, "师生比（小学）", YUNLING)["口径"].value is None  # the row's name has the scope


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"qualifier": "约"}, "约2.1万人"),
        ({"qualifier": "余"}, "2.1万余人"),
        ({"qualifier": "以上"}, "2.1万人以上"),
        ({"qualifier": "不低于"}, "不低于2.1万人"),
        ({"qualifier": "达到"}, "2.1万人"),
        ({"value_high": Decimal("2.4")}, "2.1万～2.4万人"),
    ],
)
def test_a_value_is_said_with_its_qualifier_in_its_place(fields: dict[str, Any], said: str) -> None:
    known = figure(YUNLING, "2.1", "万人", **fields)
    assert with_unit(known) == said
    assert (exact_number(known) is None) == (said != "2.1万人")


def test_a_ratio_keeps_its_colon_with_and_without_unit() -> None:
    known = ratio(YUNLING, "13.87").figure
    assert known is not None
    assert (in_words(known), with_unit(known)) == ("1:13.87", "1:13.87")


# --- ranks and charts -------------------------------------------------------------------------------------------


def test_equal_numbers_share_a_rank_whatever_their_unit() -> None:
    assert ranks(STUDENTS) == {QINGJIANG: 1, SHIQUAN: 1, YUNLING: 3}


def test_ranks_are_given_only_where_the_row_may_be_ranked(book: Any) -> None:
    assert figures_of(book, "在校学生数", YUNLING)["名次"].value == 3
    assert ranks(KEPT) == ranks(MONEY) == ranks(PLACES) == {}
    assert figures_of(book, "九年义务教育巩固率", YUNLING)["名次"].value is None
    assert ranks(RETURNED) == {}  # one county alone has no place


def test_there_is_no_column_of_ranks_where_nothing_is_ranked(tmp_path: Path) -> None:
    sheet = book_of(tmp_path, Comparison(REGIONS, (), (MONEY,)))["指标对比"]
    assert "名次" not in [cell.value for cell in sheet[2]]


def test_a_zero_is_a_number_too() -> None:
    none_left = row("大班额", told(YUNLING, "0", "个"), told(QINGJIANG, "3", "个"), unit="个")
    assert ranks(none_left) == {QINGJIANG: 1, YUNLING: 2}


def chart_of(indicator: IndicatorRow) -> Any:
    return bar_chart(indicator, references_of(Comparison(REGIONS, (), (indicator,))))


def test_a_chart_joins_units_and_shows_what_the_paper_writes() -> None:
    chart = chart_of(STUDENTS)
    assert chart.title == "在校学生数（人）"
    assert [(bar.name, bar.value, bar.shown) for bar in chart.bars] == [
        (QINGJIANG, 52400, "5.24万人"),
        (SHIQUAN, 52400, "52400"),
        (YUNLING, 38391, "38391"),
    ]
    assert chart.source == "来源：各县区材料，引用[1][2][3]。"


def test_bars_are_sorted_only_where_the_row_may_be_ranked() -> None:
    chart = chart_of(MONEY)
    assert [bar.name for bar in chart.bars] == [YUNLING, QINGJIANG, SHIQUAN]
    assert "不排名次" in chart.source
    assert [bar.period for bar in chart.bars] == ["2024", "2024", "2023"]


def test_there_is_no_chart_of_one_number_of_mixed_units_or_of_results_beside_aims() -> None:
    assert chart_of(RETURNED) is None
    assert chart_of(row("经费", told(YUNLING, "3", "万元"), told(QINGJIANG, "5", "%"), unit="万元/%")) is None
    assert chart_of(KEPT) is None
    aims = [replace(cell, figure=replace(cell.figure, kind=FigureKind.TARGET)) for cell in KEPT.cells if cell.figure]
    assert len(chart_of(replace(KEPT, cells=tuple(aims))).bars) == 3


def test_ratios_are_drawn_by_their_free_number() -> None:
    values = rank_values(RATIO)
    assert values is not None
    assert (values.unit, values.numbers[SHIQUAN]) == ("1:x 中的 x", Decimal("13.87"))


def test_excel_draws_a_chart_for_every_picture_of_the_other_files(book: Any) -> None:
    charts = book["图表"]._charts
    assert len(charts) == len([row for row in INDICATORS if chart_of(row)]) == 3
    assert all(chart.y_axis.scaling.min == 0 for chart in charts)
    numbers = [cell.value for cell in book["图表"]["B"] if cell.data_type == "n" and cell.value is not None]
    assert numbers == [52400, 52400, 38391, 18.9, 16.8, 13.87, 1493.03475, 2500, 812]

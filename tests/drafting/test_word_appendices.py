"""The appendices of the paper: tables, lists, charts; what is empty is left out."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from drafting.cells import CellStatus
from drafting.drafts import IndicatorTable, TableRow
from drafting.fonts import find_chinese_font
from drafting.typesetting.pictures import charts_of
from drafting.typesetting.wording import value_of
from drafting.word import paper
from tests.drafting import drafted
from tests.drafting.drafted import TABLE, cell, draft, lines, opened, table_after


def no_font() -> None:
    return None


def test_the_appendices_are_counted_and_each_begins_a_page() -> None:
    document = opened()
    titles = [each for each in document.paragraphs if each.text.startswith("附录")]
    names = ["主要指标表", "数据来源表", "待补清单", "口径说明", "引用清单", "核校提示"]
    assert [each.text for each in titles] == [f"附录{number}　{name}" for number, name in enumerate(names, 1)]
    assert all(each.paragraph_format.page_break_before for each in titles)


def test_empty_appendices_are_left_out_and_the_others_counted_on() -> None:
    titles = [line for line in lines(opened(gaps=(), notes=())) if line.startswith("附录")]
    assert titles == ["附录1　主要指标表", "附录2　数据来源表", "附录3　引用清单", "附录4　核校提示"]


def test_the_table_of_indicators_has_both_years_and_the_change() -> None:
    rows = table_after(opened(), "主要指标表")
    assert rows[0] == ["指标", "单位", "2023年", "2024年", "比上年"]
    assert rows[1] == ["学校数", "所", "83", "79", "减少4所"]
    assert rows[2] == ["在校学生数（小学）", "人", "24510", "23976", "减少534人"]
    assert rows[4] == ["九年义务教育巩固率", "%", "—", "99.6", "—"]
    assert rows[5] == ["师生比（小学）", "比", "—", "1:16.8", "—"]


def test_headers_repeat_and_numbers_stand_right() -> None:
    table = opened().tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [each.paragraphs[0].alignment for each in table.rows[1].cells] == [None, None, 2, 2, 2]


def test_many_counties_are_split_over_tables_and_none_is_lost() -> None:
    counties = tuple(f"第{number}县" for number in range(1, 13))
    cells = tuple(
        cell(f"C{number}", str(number * 10), "所", "学校数", region=name) for number, name in enumerate(counties)
    )
    comparison = IndicatorTable("学校数比较", counties, (TableRow("学校数", "", "所", cells),), with_change=False)
    document = opened(table=comparison, gaps=())
    tables = [table for table in document.tables if table.rows[0].cells[0].text == "指标"]
    shown = [each.text for table in tables for each in table.rows[0].cells[2:]]
    assert shown == list(counties)
    assert all(len(table.columns) <= 7 for table in tables)


def test_the_source_table_has_every_cell_once_and_every_computation() -> None:
    rows = table_after(opened(), "数据来源表")
    assert rows[0] == ["序号", "指标", "数值", "文件", "工作表!单元格", "计算"]
    cells = [row[4] for row in rows[1:]]
    assert cells == [f"统计数据!{name}" for name in ("E37", "D37", "E37、D37", "E38", "E39", "E40")]
    assert [row[1] for row in rows[1:5]] == [
        "学校数（2024年）",
        "学校数（2023年）",
        "学校数",
        "在校学生数（小学，2024年）",
    ]
    assert rows[3][2:] == ["4所", "1", "统计数据!E37、D37", "79 - 83 = -4"]
    assert "文件1：云岭县统计数据.xlsx" in lines(opened())


def test_gaps_citations_notes_and_hints_are_listed() -> None:
    document = opened()
    assert table_after(document, "待补清单")[1] == ["1", "一、基本情况", "班级数（2024年）", drafted.GAP.message]
    text = "\n".join(lines(document))
    assert f"“{drafted.QUOTE}”" in text
    assert "《禾川区2023年控辍保学工作总结》（2023年，禾教〔2023〕4号），二、主要做法 / （一）压实责任，第3页" in text
    assert drafted.draft().notes[0] in text
    assert "【提醒】这一句的数没有依据，没有写进正文（“投入资金380万元”）。" in text
    assert "营养餐覆盖校" in text
    assert drafted.CHECK.message in text
    assert "国办发〔2017〕72号" in text


def test_a_value_shows_its_unit_only_where_the_row_has_another() -> None:
    row = TableRow(
        "投入资金", "", "万元", (cell("B2", "380", "万元", "投入资金"), cell("C2", "1.2", "亿元", "投入资金"))
    )
    table = IndicatorTable("", ("2023年", "2024年"), (row,), with_change=False)
    assert table_after(opened(table=table), "主要指标表")[1] == ["投入资金", "万元", "380", "1.2亿元"]


def test_a_cell_that_is_no_number_is_shown_as_the_table_has_it() -> None:
    assert value_of(cell("B2", None, "所", "学校数")) == "—"
    assert value_of(cell("B2", None, "所", "学校数", raw=" 待统计 ", status=CellStatus.UNREADABLE)) == "待统计"


# --- charts -----------------------------------------------------------------------------------------------------


def test_two_years_of_comparable_indicators_of_one_unit_are_drawn() -> None:
    (chart,) = charts_of(draft())
    assert chart.unit == "人"
    assert [(bar.name, bar.period, bar.shown, bar.quiet) for bar in chart.bars] == [
        ("在校学生数（小学）", "2023年", "24510", True),
        ("在校学生数（小学）", "2024年", "23976", False),
        ("在校学生数（初中）", "2023年", "12402", True),
        ("在校学生数（初中）", "2024年", "12518", False),
    ]


def test_nought_is_not_drawn_beside_what_hides_it() -> None:
    none = cell("E50", "0", "人", "辍学学生数"), cell("E51", "0", "人", "辍学学生数", period="2023")
    rows = (TableRow("辍学学生数", "", "人", none), *TABLE.rows[1:3])
    (chart,) = charts_of(draft(table=IndicatorTable("", TABLE.columns, rows, with_change=True)))
    assert {bar.name for bar in chart.bars} == {"在校学生数（小学）", "在校学生数（初中）"}


def test_counties_are_drawn_only_in_one_unit_and_of_one_period() -> None:
    def row(*cells: object) -> TableRow:
        return TableRow("学校数", "", "所", cells)  # type: ignore[arg-type]

    here, there = cell("B2", "79", "所", "学校数"), cell("C2", "64", "所", "学校数", region="禾川区")
    older = cell("C3", "64", "所", "学校数", region="禾川区", period="2023")
    rough = cell("C4", "64", "所", "学校数", region="禾川区", qualifier="约")
    columns = ("云岭县", "禾川区")
    rows = (row(here, there), row(here, older), row(here, rough), row(here, None))
    (chart,) = charts_of(draft(table=IndicatorTable("", columns, rows, with_change=False)))
    assert [(bar.name, bar.value) for bar in chart.bars] == [("云岭县", Decimal(79)), ("禾川区", Decimal(64))]


@pytest.mark.skipif(find_chinese_font() is None, reason="no Chinese font on this machine")
def test_the_chart_stands_in_both_files() -> None:
    assert [len(opened(annotated).inline_shapes) for annotated in (False, True)] == [1, 1]


def test_without_a_chinese_font_there_is_no_chart_and_the_table_stays() -> None:
    document = docx.Document(io.BytesIO(paper(draft(), annotated=False, find_font=no_font)))
    assert len(document.inline_shapes) == 0
    assert table_after(document, "主要指标表")[1][0] == TABLE.rows[0].name


def test_a_broken_path_of_a_font_is_not_asked_for_where_no_chart_is_wanted(tmp_path: Path) -> None:
    assert paper(draft(table=None), annotated=False, find_font=lambda: tmp_path / "没有.ttf")

"""The statistics as workbooks: long form (one value a row) and wide form (counties and years under merged headers)."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from .archive import without_clock
from .statistics import HEADER, WHOLE, Row

CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
THIN = Side(style="thin")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
WIDE_TITLE = "青江市部分县（市、区）义务教育主要指标对照表"
WIDE_WHOLE = "全域"
ABOUT = (
    ("填报说明", ""),
    ("统计时点", "学校、学生、教师、班级为当年秋季学期数；资助、经费、督查、新增学位为当年全年数。"),
    ("在校生", "义务教育在校生不含特殊教育学校学生；九年一贯制学校学生分别计入小学和初中。"),
    ("大班额", "大班额为56人及以上班级，超大班额为66人及以上班级。"),
    ("教职工", "教职工数、专任教师数仅统计义务教育学校，不含特殊教育学校和教研机构。"),
    ("空白单元格", "表示该县（市、区）未开展或者未统计，不等于零。"),
)


def long_workbook(rows: list[Row]) -> bytes:
    """One value a row under exactly 县区,年度,指标,范围,数值,单位,备注, and a sheet that explains it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "统计数据"
    sheet.append(HEADER)
    for row in rows:
        sheet.append([row.county, row.year, row.indicator, row.scope, row.value, row.unit, row.note or None])
        if row.value is not None:
            sheet.cell(sheet.max_row, 5).number_format = _format(row.value)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _dress(sheet, header_rows=1, widths=(10, 8, 34, 12, 12, 10, 44))
    about = book.create_sheet("填报说明")
    for line in ABOUT:
        about.append(line)
    _dress(about, header_rows=1, widths=(16, 80))
    return _bytes(book)


def wide_workbook(rows: list[Row]) -> bytes:
    """One indicator and scope a row; under each county's merged header a column for each year."""
    counties = list(dict.fromkeys(row.county for row in rows))
    years = sorted({row.year for row in rows})
    values = {(row.county, row.year, row.indicator, _scope(row)): row for row in rows}
    keys = list(dict.fromkeys((row.indicator, _scope(row), row.unit) for row in rows))
    book = Workbook()
    sheet = book.active
    sheet.title = "指标对照"
    last = 3 + len(counties) * len(years) + 1
    sheet.append([WIDE_TITLE])
    sheet.append(["指标", "范围", "单位", *(c for c in counties for _ in years), "备注"])
    sheet.append([None, None, None, *(f"{year}年" for _ in counties for year in years), None])
    for indicator, scope, unit in keys:
        found = [values[county, year, indicator, scope] for county in counties for year in years]
        notes = list(dict.fromkeys((row.county, row.note) for row in found if row.note))
        shared = len({note for _, note in notes}) == 1 and len(notes) == len(counties)
        note = notes[0][1] if shared else "；".join(f"{county}：{text}" for county, text in notes)
        sheet.append([indicator, scope, unit, *(row.value for row in found), note or None])
        for column, row in enumerate(found, 4):
            if row.value is not None:
                sheet.cell(sheet.max_row, column).number_format = _format(row.value)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=last)
    for column in (1, 2, 3, last):
        sheet.merge_cells(start_row=2, start_column=column, end_row=3, end_column=column)
    for index in range(len(counties)):
        first = 4 + index * len(years)
        sheet.merge_cells(start_row=2, start_column=first, end_row=2, end_column=first + len(years) - 1)
    sheet.freeze_panes = "D4"
    _dress(sheet, header_rows=3, widths=(36, 12, 10, *[11] * (last - 4), 50))
    return _bytes(book)


def _scope(row: Row) -> str:
    return WIDE_WHOLE if row.scope in WHOLE[:3] else row.scope


def _format(value: Decimal) -> str:
    decimals = -int(value.as_tuple().exponent)
    return "0." + "0" * decimals if decimals else "0"


def _dress(sheet: Any, *, header_rows: int, widths: tuple[int, ...]) -> None:
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.border = GRID
            if cell.row <= header_rows:
                cell.font, cell.alignment = Font(bold=True), CENTRE


def _bytes(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.properties.creator = "青江市教育局"
    book.save(out)
    return without_clock(out.getvalue())

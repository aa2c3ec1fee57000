"""Older and other workbooks: .xls and .et (BIFF, through xlrd), .xlsb and .ods (through calamine)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from corpus.types import Notice, Removed
from ingest.blocks import Block, Reading
from ingest.readers import failures
from ingest.readers.delimited import column_letters
from ingest.readers.grids import SheetGrid, Workbook
from ingest.readers.limits import Limits
from ingest.readers.names import shown
from ingest.readers.numbers import shown_date, shown_number
from ingest.readers.tables import GridCell, split_tables, table_blocks


def read_xls(path: Path, *, limits: Limits) -> Reading:
    """Read a .xls or .et workbook with number formats and merged cells; a locked one -> ``encrypted``."""
    return _reading(xls_grids(path, limits=limits))


def xls_grids(path: Path, *, limits: Limits) -> Workbook:
    """The visible sheets of a .xls or .et workbook."""
    import os

    import xlrd  # type: ignore[import-untyped]

    try:
        with Path(os.devnull).open("w") as nowhere:  # xlrd writes its complaints to standard output
            book = xlrd.open_workbook(str(path), formatting_info=True, logfile=nowhere)
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            raise failures.encrypted(path) from error
        return calamine_grids(path, limits=limits, kind="xls")
    removed = tuple(Removed(s.name, "隐藏的工作表") for s in book.sheets() if s.visibility)
    visible = [sheet for sheet in book.sheets() if not sheet.visibility]
    sheets = tuple(SheetGrid(s.name, tuple(_xls_cells(book, s, path=path, limits=limits))) for s in visible)
    return Workbook("xls", sheets, removed=removed)


def _xls_cells(book: Any, sheet: Any, *, path: Path, limits: Limits) -> list[GridCell]:
    merges = {(top, left): (bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells}
    cells: list[GridCell] = []
    for r in range(sheet.nrows):
        for c in range(sheet.row_len(r)):
            text = _xls_text(book, sheet, r, c)
            if not text.strip():
                continue
            rows, cols = merges.get((r, c), (1, 1))
            cells.append(GridCell(r, c, text, f"{column_letters(c)}{r + 1}", rows, cols))
            if len(cells) > limits.max_cells:
                raise failures.too_many(path, what=f"工作表“{sheet.name}”的单元格数量", limit=limits.max_cells)
    return cells


def _xls_text(book: Any, sheet: Any, row: int, col: int) -> str:
    import xlrd

    kind, value = sheet.cell_type(row, col), sheet.cell_value(row, col)
    if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
        return ""
    if kind == xlrd.XL_CELL_BOOLEAN:
        return shown_number(bool(value))
    if kind == xlrd.XL_CELL_ERROR:
        return str(xlrd.error_text_from_code.get(value, "#ERR"))
    number_format = book.format_map[book.xf_list[sheet.cell_xf_index(row, col)].format_key].format_str
    if kind == xlrd.XL_CELL_DATE:
        return shown_date(xlrd.xldate_as_datetime(value, book.datemode), number_format)
    return shown_number(value, number_format) if kind == xlrd.XL_CELL_NUMBER else str(value)


def read_other(path: Path, *, limits: Limits) -> Reading:
    """Read .xlsb or .ods: through LibreOffice, which keeps number formats, else through calamine with a Notice."""
    from ingest.readers import legacy

    if legacy.soffice() is not None:
        return legacy.read_legacy(path, limits=limits)
    reading = read_calamine(path, limits=limits)
    message = f"文件{shown(path)}按原始数值读取，百分比显示为小数；请另存为 .xlsx 后导入以保留显示格式。"
    return replace(reading, warnings=(Notice("formats_lost", message), *reading.warnings))


def read_calamine(path: Path, *, limits: Limits, kind: str | None = None) -> Reading:
    """Read .xlsb or .ods: values without number formats (a percentage shows as its fraction)."""
    return _reading(calamine_grids(path, limits=limits, kind=kind))


def calamine_grids(path: Path, *, limits: Limits, kind: str | None = None) -> Workbook:
    """The visible sheets of a workbook as calamine has them: values without number formats."""
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        book = CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise failures.encrypted(path) from error
    sheets: list[SheetGrid] = []
    removed: list[Removed] = []
    for meta in book.sheets_metadata:
        if "visible" not in str(meta.visible).lower() or "hidden" in str(meta.visible).lower():
            removed.append(Removed(meta.name, "隐藏的工作表"))
            continue
        sheet = book.get_sheet_by_name(meta.name)
        spans = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in sheet.merged_cell_ranges or ()}
        cells: list[GridCell] = []
        for r, row in enumerate(sheet.iter_rows(), start=_first_row(sheet)):
            for c, value in enumerate(row):
                text = _plain(value)
                if text.strip():
                    rows, cols = spans.get((r, c), (1, 1))
                    cells.append(GridCell(r, c, text, f"{column_letters(c)}{r + 1}", rows, cols))
            if len(cells) > limits.max_cells:
                raise failures.too_many(path, what=f"工作表“{meta.name}”的单元格数量", limit=limits.max_cells)
        sheets.append(SheetGrid(meta.name, tuple(cells)))
    return Workbook(kind or path.suffix.lower().lstrip("."), tuple(sheets), removed=tuple(removed))


def _first_row(sheet: Any) -> int:
    """Calamine's rows begin at the first filled one where the library says so; addresses must not shift."""
    start = sheet.start
    return int(start[0]) if start and sheet.height + start[0] > sheet.total_height else 0


def _plain(value: object) -> str:
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        return shown_date(value)
    if isinstance(value, (int, float)):
        return shown_number(value)
    return "" if value is None else str(value)


def _reading(book: Workbook) -> Reading:
    blocks: list[Block] = []
    table = 0
    for sheet in book.sheets:
        for grid in split_tables(sheet.cells):
            blocks += table_blocks(grid, table=table, sheet=sheet.name)
            table += 1
    return Reading(format=book.format, blocks=tuple(blocks), removed=book.removed)

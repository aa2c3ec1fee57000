"""Excel workbooks (.xlsx): cells as they are displayed, merged cells spread, formulas by their cached value."""

from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

from corpus.types import Notice, Removed
from ingest.blocks import Block, Reading
from ingest.readers import failures
from ingest.readers.archive import attribute, open_archive, part, tag
from ingest.readers.grids import SheetGrid, Workbook
from ingest.readers.limits import Limits
from ingest.readers.names import shown
from ingest.readers.numbers import shown_date, shown_number
from ingest.readers.tables import GridCell, split_tables, table_blocks

#: Cells named one by one in a warning; the rest are counted.
NAMED_CELLS = 8


def read_xlsx(path: Path, *, limits: Limits) -> Reading:
    """Read every visible sheet: title lines as paragraphs, then one TABLE_ROW a row; addresses such as ``B3``."""
    book = xlsx_grids(path, limits=limits)
    blocks: list[Block] = []
    tables = 0
    for sheet in book.sheets:
        for grid in split_tables(sheet.cells):
            blocks += table_blocks(grid, table=tables, sheet=sheet.name)
            tables += 1
    return Reading(format="xlsx", blocks=tuple(blocks), warnings=book.warnings, removed=book.removed)


def xlsx_grids(path: Path, *, limits: Limits) -> Workbook:
    """Every visible sheet as a grid of the cells as they are displayed, and the formulas without a stored value."""
    import warnings

    import openpyxl  # type: ignore[import-untyped]

    sheets: list[SheetGrid] = []
    notices: list[Notice] = []
    removed: list[Removed] = []
    budget = limits.max_cells
    with open_archive(path, limits=limits) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible":
                    removed.append(Removed(sheet.title, "隐藏的工作表"))
                    continue
                merges, uncached = _marks(archive, sheet, path=path, limits=limits)
                cells = _cells(sheet, merges, budget=budget)
                if cells is None:
                    raise failures.too_many(path, what=f"工作表“{sheet.title}”的单元格数量", limit=limits.max_cells)
                budget -= len(cells)
                sheets.append(SheetGrid(sheet.title, tuple(cells), tuple(uncached)))
                notices += _notices(path, sheet.title, uncached, cells)
        finally:
            book.close()
    return Workbook("xlsx", tuple(sheets), tuple(notices), tuple(removed))


def _cells(sheet: Any, merges: dict[tuple[int, int], tuple[int, int]], *, budget: int) -> list[GridCell] | None:
    """Filled cells of a sheet, or None when there are more than the budget."""
    sheet.reset_dimensions()  # some programs declare a size that is too small or a million rows too large
    cells: list[GridCell] = []
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            text = displayed(cell.value, cell.number_format or "General")
            if not text.strip():
                continue
            r, c = cell.row - 1, cell.column - 1
            rows, cols = merges.get((r, c), (1, 1))
            cells.append(GridCell(r, c, text, cell.coordinate, rows, cols))
            if len(cells) > budget:
                return None
    return cells


def displayed(value: Any, number_format: str) -> str:
    """Text of a cell's value under its number format."""
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        return shown_date(value, number_format)
    if isinstance(value, (int, float)):
        return shown_number(value, number_format)
    return str(value)


def _marks(
    archive: zipfile.ZipFile, sheet: Any, *, path: Path, limits: Limits
) -> tuple[dict[tuple[int, int], tuple[int, int]], list[str]]:
    """Merged ranges (top left -> rows, columns) and addresses of formulas whose value was never stored."""
    from openpyxl.utils import range_boundaries  # type: ignore[import-untyped]

    merges: dict[tuple[int, int], tuple[int, int]] = {}
    uncached: list[str] = []
    root = part(archive, sheet._worksheet_path.lstrip("/"), path=path, limits=limits)
    for element in root.iter() if root is not None else ():
        name = tag(element)
        if name == "mergeCell":
            left, top, right, bottom = range_boundaries(attribute(element, "ref") or "A1")
            merges[(top - 1, left - 1)] = (bottom - top + 1, right - left + 1)
        elif name == "f":
            cell = element.getparent()
            if not any(tag(v) in ("v", "is") and "".join(v.itertext()) for v in cell):
                uncached.append(attribute(cell, "r") or "?")
    return merges, uncached


def _notices(path: Path, sheet: str, uncached: list[str], cells: list[GridCell]) -> list[Notice]:
    notices = []
    if uncached:
        where = _named(uncached)
        notices.append(
            Notice(
                "formula_without_value",
                f"文件{shown(path)}工作表“{sheet}”的 {where} 是公式，但文件里没有存计算结果，这些单元格读不到数值；"
                "请用 Excel 或 WPS 打开后保存一次再导入。",
            )
        )
    errors = [c.address for c in cells if c.text.startswith("#") and c.text.rstrip("!?").isupper() and c.text != "#"]
    if errors:
        message = f"文件{shown(path)}工作表“{sheet}”的 {_named(errors)} 显示为错误值，请在原表中更正。"
        notices.append(Notice("formula_error", message))
    return notices


def _named(addresses: list[str]) -> str:
    listed = "、".join(addresses[:NAMED_CELLS])
    return listed if len(addresses) <= NAMED_CELLS else f"{listed} 等 {len(addresses)} 个单元格"

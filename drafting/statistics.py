"""Reads statistics workbooks into a StatTable: each value exact, with its address and what it is of.

The way of a file: grids (``ingest.readers.grids``) -> tables (``tables.layout``) -> rows and columns bound to
indicators (``tables.reading``) -> cells, unknown names, checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.errors import UnreadableFile
from corpus.terms import Vocabulary
from corpus.types import Notice
from drafting.cells import Cell, CellStatus, NameKind, StatTable, TableCheck, UnknownName
from drafting.table_checks import COUNTIES, check_table
from drafting.tables.binding import Binder
from drafting.tables.context import context_of
from drafting.tables.grid import Grid
from drafting.tables.layout import tables_of
from drafting.tables.pieces import PieceReader
from drafting.tables.places import Places
from drafting.tables.reading import Found, Tools, read_table
from drafting.tables.scopes import narrowing
from drafting.tables.units import Units
from drafting.tables.words import squeezed
from ingest.readers.grids import SHEET_SUFFIXES, Workbook, read_grids
from ingest.readers.names import shown

#: Cells named one by one in a notice; the rest are counted.
NAMED_CELLS = 8


def read_statistics(
    paths: Sequence[Path], *, vocabulary: Vocabulary, region: str | None = None, year: int | None = None
) -> StatTable:
    """The statistics of the files, in their order.

    :param region: what a table is of that names no place; ``year`` likewise.
    :raises UnreadableFile: for a file that is missing, damaged, encrypted or no workbook, and (``no_statistics``) for
        one in which no table was understood.
    """
    units, binder = Units(vocabulary), Binder(vocabulary)
    places = Places(vocabulary.regions, known=[region] if region else [])
    pieces = PieceReader(binder=binder, places=places, units=units)
    tools = Tools(pieces, binder, places)
    books = [(Path(path), read_grids(Path(path))) for path in paths]
    for path, book in books:
        places.learn(_place_names(path, book, places=places, binder=binder))
    pieces.forget()
    cells: list[Cell] = []
    unknown: dict[tuple[NameKind, str], UnknownName] = {}
    notices: list[Notice] = []
    totals: set[str] = set()
    for path, book in books:
        found, said = _read_book(path, book, tools=tools, units=units, region=region, year=year)
        if not found.cells and not found.unknown and not found.timeless and not found.placeless:
            raise _not_understood(path, said)
        cells += [replace(cell, scope=narrowing(cell, vocabulary=vocabulary)) for cell in found.cells]
        totals |= found.totals
        unknown = {**found.unknown, **unknown}
        notices += [*book.warnings, *_left_out(path, book), *said, *_without(path, found), *_unreadable(path, found)]
    return StatTable(
        cells=tuple(cells),
        unknown=tuple(unknown.values()),
        checks=_checks(cells, unknown.values(), totals=totals, vocabulary=vocabulary),
        notices=tuple(dict.fromkeys(notices)),
    )


def _read_book(
    path: Path, book: Workbook, *, tools: Tools, units: Units, region: str | None, year: int | None
) -> tuple[Found, list[Notice]]:
    found, notices = Found(), []
    for sheet in book.sheets:
        if not sheet.cells and not sheet.uncached:
            continue
        grid = Grid(sheet)
        tables = tables_of(grid, pieces=tools.pieces)
        before = len(found.cells) + len(found.unknown) + len(found.timeless) + len(found.placeless)
        for table in tables:
            context = context_of(
                table.titles,
                above=table.above,
                sheet=sheet.name,
                path=path,
                places=tools.places,
                pieces=tools.pieces,
                units=units,
                region=region,
                year=year,
            )
            read_table(table, grid, file=str(path), context=context, tools=tools, found=found)
        if len(found.cells) + len(found.unknown) + len(found.timeless) + len(found.placeless) == before:
            notices.append(_no_table(path, sheet.name, headers=bool(tables)))
    return found, notices


def _checks(
    cells: Sequence[Cell], unknown: Iterable[UnknownName], *, totals: Collection[str], vocabulary: Vocabulary
) -> tuple[TableCheck, ...]:
    """The checks; counties cannot make up their city where a place of the table was not understood."""
    partial = any(name.kind is NameKind.REGION for name in unknown)
    checks = check_table(cells, vocabulary=vocabulary, totals=totals)
    return tuple(check for check in checks if not (partial and check.name == COUNTIES))


def _place_names(path: Path, book: Workbook, *, places: Places, binder: Binder) -> list[str]:
    """Full names of counties alone in a cell, of sheets and in titles: their short forms are known then."""
    found: list[str] = []
    for sheet in book.sheets:
        texts = [sheet.name, *(cell.text for cell in sheet.cells if len(cell.text) <= _LONGEST_NAME)]
        shaped = (words for text in texts if places.is_shape(words := squeezed(text)) and not binder.is_name(words))
        found += [place for words in shaped if (place := places.resolve(words, listed=True)) is not None]
        titles = [cell.text for cell in sheet.cells[:_TITLE_CELLS] if len(cell.text) > _LONGEST_NAME]
        found += [place for text in titles if (place := places.in_title(text)) is not None]
    return found


#: Characters of the longest county's name that is looked for alone in a cell: 积石山保安族东乡族撒拉族自治县 has 15.
_LONGEST_NAME = 16
#: A title stands among the first cells of a sheet.
_TITLE_CELLS = 3


def _not_understood(path: Path, said: Sequence[Notice]) -> UnreadableFile:
    why = "".join(notice.message for notice in said[:2])
    return UnreadableFile(
        "no_statistics",
        f"文件{shown(path)}里没有读懂任何统计数据。{why}",
        "请检查表头是否写明指标、县区、年度和数值，并另存为 " + "、".join(SHEET_SUFFIXES[:3]) + " 格式后重试。",
    )


def _no_table(path: Path, sheet: str, *, headers: bool) -> Notice:
    where = f"工作表“{sheet}”" if sheet else "内容"
    why = "有表头但没有认出数值" if headers else "没有找到带数值的表格"
    return Notice("sheet_without_table", f"文件{shown(path)}的{where}{why}，未作统计数据读取。")


def _left_out(path: Path, book: Workbook) -> list[Notice]:
    names = "、".join(f"“{removed.text}”" for removed in book.removed)
    message = f"文件{shown(path)}中隐藏的工作表{names}没有读取；如需使用，请取消隐藏后重试。"
    return [Notice("hidden_sheet", message)] if names else []


def _without(path: Path, found: Found) -> list[Notice]:
    notices = []
    if found.timeless:
        message = (
            f"文件{shown(path)}的 {_listed(found.timeless)} 没有写明年度，未采用；请在表头、标题或文件名中写明年度。"
        )
        notices.append(Notice("period_unknown", message))
    if found.placeless:
        message = (
            f"文件{shown(path)}的 {_listed(found.placeless)} 没有写明县区，未采用；请在表头、标题或文件名中写明县区。"
        )
        notices.append(Notice("region_unknown", message))
    return notices


def _unreadable(path: Path, found: Found) -> list[Notice]:
    # Error values are in the reader's own notice.
    cells = [cell for cell in found.cells if cell.status is CellStatus.UNREADABLE and not cell.raw.startswith("#")]
    if not cells:
        return []
    where = _listed([f"{cell.place}（{cell.raw}）" for cell in cells])
    return [Notice("unreadable_cell", f"文件{shown(path)}的 {where} 不是数值，未采用；请在原表中更正。")]


def _listed(places: Sequence[str]) -> str:
    listed = "、".join(places[:NAMED_CELLS])
    return listed if len(places) <= NAMED_CELLS else f"{listed} 等 {len(places)} 个单元格"

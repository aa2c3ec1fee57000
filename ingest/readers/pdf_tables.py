"""Ruled tables of a PDF: cells by their lines, merged cells by their extent, tables carried over a page joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ingest.readers.layout import MARGIN, PlacedTable
from ingest.readers.pdf_lines import Box, cell_text
from ingest.readers.tables import MAX_HEADER_ROWS, GridCell, rc_address, table_blocks

#: Rulings closer than this (points) are one line.
SNAP = 3.0


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table's grid, where it stands, the x of its rulings, and whether it touches the page's top or bottom."""

    page: int
    box: Box
    cells: tuple[GridCell, ...]
    rulings: tuple[float, ...]
    at_top: bool
    at_bottom: bool


def page_tables(page: Any, number: int) -> list[PageTable]:
    """Find the ruled tables of a pdfplumber page; a box around text is no table."""
    if len(page.lines) + len(page.rects) + len(page.curves) < 4:
        return []
    found: list[PageTable] = []
    body = [c for c in page.chars if MARGIN * page.height < c["top"] < (1 - MARGIN) * page.height]
    for table in page.find_tables():
        xs = _edges([v for cell in table.cells for v in (cell[0], cell[2])])
        ys = _edges([v for cell in table.cells for v in (cell[1], cell[3])])
        if len(xs) < 3 or len(ys) < 3:
            continue
        cells = [_cell(page, cell, xs, ys) for cell in table.cells]
        if sum(bool(c.text) for c in cells) < 3:
            continue
        _, top, _, bottom = table.bbox
        found.append(
            PageTable(
                page=number,
                box=table.bbox,
                cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))),
                rulings=tuple(xs),
                at_top=not any(c["bottom"] < top and not c["text"].isspace() for c in body),
                at_bottom=not any(c["top"] > bottom and not c["text"].isspace() for c in body),
            )
        )
    return sorted(found, key=lambda t: t.box[1])


def merge_across_pages(tables: Sequence[PageTable]) -> list[PageTable]:
    """Join a table that goes on at the top of the next page; a repeated header row is dropped."""
    merged: list[PageTable] = []
    for table in tables:
        last = merged[-1] if merged else None
        if last is not None and last.at_bottom and table.at_top and _goes_on(last, table):
            rows = max(c.row for c in last.cells) + 1
            repeated = _repeated(last, table)
            shift = rows - repeated
            more = [
                replace(c, row=c.row + shift, address=rc_address(c.row + shift, c.col))
                for c in table.cells
                if c.row >= repeated
            ]
            merged[-1] = replace(last, cells=(*last.cells, *more), at_bottom=table.at_bottom)
        else:
            merged.append(table)
    return merged


def placed(tables: Sequence[PageTable]) -> dict[int, list[PlacedTable]]:
    """Make the blocks of each table, by the page it begins on."""
    by_page: dict[int, list[PlacedTable]] = {}
    for index, table in enumerate(tables):
        blocks = table_blocks(table.cells, table=index)
        x0, top, x1, bottom = table.box
        by_page.setdefault(table.page, []).append(PlacedTable(tuple(blocks), x0, x1, top, bottom))
    return by_page


def _goes_on(last: PageTable, table: PageTable) -> bool:
    close = [abs(a - b) < 2 * SNAP for a, b in zip(last.rulings, table.rulings, strict=False)]
    return len(last.rulings) == len(table.rulings) and all(close)


def _repeated(last: PageTable, table: PageTable) -> int:
    """How many rows at the head of a table repeat the head of the table that it continues."""
    same = 0
    while same < MAX_HEADER_ROWS and _row(table, same) and _row(table, same) == _row(last, same):
        same += 1
    return same


def _row(table: PageTable, row: int) -> list[str]:
    return [c.text for c in table.cells if c.row == row]


def _cell(page: Any, box: Box, xs: list[float], ys: list[float]) -> GridCell:
    x0, top, x1, bottom = box
    row, col = _index(ys, top), _index(xs, x0)
    inside = [
        c for c in page.chars if x0 <= (c["x0"] + c["x1"]) / 2 < x1 and top <= (c["top"] + c["bottom"]) / 2 < bottom
    ]
    rows, cols = max(1, _index(ys, bottom) - row), max(1, _index(xs, x1) - col)
    return GridCell(row, col, cell_text(inside), rc_address(row, col), rows, cols, page.page_number)


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > SNAP:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))

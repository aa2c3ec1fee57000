"""A grid of cells -> title lines and table rows that read alone (pure; every format's tables pass through here)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, BlockCell, BlockKind

#: Deepest header that is looked for; statistics forms seen have up to three levels.
MAX_HEADER_ROWS = 4
JOINT = "·"
_NUMBER = re.compile(r"[-+−]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*[%％‰]?$")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度?)?$")
_ORDINAL_HEADER = re.compile(r"(?:序号|编号|行次|No\.?|#)$", re.I)
_CAPTION = re.compile(r".{0,12}(?:单位|时间|日期|年度|编号|联系人|电话|制表|填表人?|负责人|审核)\s*[:：]")
_NOTE = re.compile(r"\s*(?:注|备注|说明|数据来源|资料来源|填表人|审核人?|制表)\s*\d*\s*[:：]")
_DIGITS_ONLY_HEADER = re.compile(r"\d{1,2}$|[甲乙丙丁]$")


@dataclass(frozen=True, slots=True)
class GridCell:
    """One printed cell: 0-based row and column of its top left corner, its spans, text, address, and page if any."""

    row: int
    col: int
    text: str
    address: str
    row_span: int = 1
    col_span: int = 1
    page: int | None = None


def rc_address(row: int, col: int) -> str:
    """Address of a cell in a table that has none of its own: ``R2C3``, counted from 1."""
    return f"R{row + 1}C{col + 1}"


def grid_of(rows: Sequence[Sequence[str]]) -> list[GridCell]:
    """Make a grid of plain rows of text, without merged cells."""
    return [
        GridCell(row=r, col=c, text=text, address=rc_address(r, c))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]


def one_line(text: str) -> str:
    """Put a cell's text on one line: breaks inside it vanish between Chinese characters, else become a space."""
    parts = [p.strip() for p in re.split(r"[\r\n\t\x0b\x0c\x85\u2028\u2029]+", text) if p.strip()]
    joined = parts[0] if parts else ""
    for part in parts[1:]:
        joined += (" " if joined[-1].isascii() and part[0].isascii() else "") + part
    return joined


def split_tables(cells: Sequence[GridCell]) -> list[list[GridCell]]:
    """Part the tables that stand one below the other on a sheet.

    They are parted by an empty row, and what follows it begins anew: with a lone title, or with a row of headers
    (no value in it) over rows that have values. An empty row inside a table parts nothing.
    """
    by_row: dict[int, list[GridCell]] = {}
    for cell in cells:
        if cell.text.strip():
            by_row.setdefault(cell.row, []).append(cell)
    tables: list[list[int]] = []
    covered = -1
    for row in sorted(by_row):
        follows = sorted(r for r in by_row if r >= row)[: MAX_HEADER_ROWS + 1] if row > covered + 1 else []
        if not tables or (row > covered + 1 and _begins_table([by_row[r] for r in follows])):
            tables.append([])
        tables[-1].append(row)
        covered = max([covered, row, *(c.row + c.row_span - 1 for c in by_row[row])])
    return [[c for r in rows for c in by_row[r]] for rows in tables]


def _begins_table(rows: Sequence[Sequence[GridCell]]) -> bool:
    first, rest = rows[0], rows[1:]
    if any(is_number(c.text) for c in first) or not rest:
        return False
    values = any(is_number(c.text) for row in rest for c in row)
    return values and (len(first) > 1 or any(len(row) > 1 for row in rest)) and not _NOTE.match(first[0].text)


def table_blocks(cells: Sequence[GridCell], *, table: int, sheet: str | None = None) -> list[Block]:
    """Turn a grid into blocks: title and unit lines, one TABLE_ROW a row, notes below the table.

    A row is written ``header：value；header：value``; the levels of a merged header are joined by ``·``. A merged
    cell's text stands in every row it covers, with the address of its top left corner. Empty rows, empty columns
    and empty cells are skipped. A grid of one column, or of one row, is a frame around text: plain paragraphs.
    """
    grid = _Grid(cells)
    if not grid.rows:
        return []
    if len(grid.rows) == 1 or len(grid.cols) == 1:
        return [_line([c], sheet) for r in grid.rows for c in grid.anchors(r) if c.row == r]
    top = _title_rows(grid)
    bottom = _note_rows(grid, top)
    body = grid.rows[top:bottom]
    depth = header_depth(grid, body) if body else 0
    if body and depth == len(body):
        depth = 0 if len(body) == 1 else depth - 1
    headers = {c: _header(grid, body[:depth], c) for c in grid.cols}
    labels = _label_columns(grid, body[depth:], headers)
    blocks = [_line(grid.anchors(r), sheet) for r in grid.rows[:top]]
    for row in body[depth:]:
        anchors = grid.anchors(row)
        if len(anchors) == 1 and len(grid.cols) > 2 and (anchors[0].col_span > 1 or len(body) > depth + 1):
            if anchors[0].row == row:
                blocks.append(_line(anchors, sheet))
            continue
        if _DIGITS_ONLY_HEADER.match(anchors[0].text) and _is_column_numbers(anchors):
            continue
        blocks.append(_row(grid, row, headers, labels, table=table, sheet=sheet))
    blocks += [_line(grid.anchors(r), sheet) for r in grid.rows[bottom:]]
    return [b for b in blocks if b.text]


class _Grid:
    """Cells by position, with merged cells spread out; knows which rows and columns hold anything."""

    def __init__(self, cells: Sequence[GridCell]) -> None:
        self.at: dict[tuple[int, int], GridCell] = {}
        for cell in cells:
            text = one_line(cell.text)
            if not text:
                continue
            kept = replace(cell, text=text)
            for r in range(cell.row, cell.row + cell.row_span):
                for c in range(cell.col, cell.col + cell.col_span):
                    self.at.setdefault((r, c), kept)
        own = {(cell.row, cell.col) for cell in self.at.values()}
        self.rows = sorted({r for r, _ in own} | {r for r, _ in self.at})
        # A column that only the tail of a wide merged cell reaches holds nothing of its own.
        self.cols = sorted({c for _, c in own})
        self.by_row: dict[int, list[tuple[int, GridCell]]] = {}
        for (r, c), cell in sorted(self.at.items()):
            self.by_row.setdefault(r, []).append((c, cell))

    def anchors(self, row: int) -> list[GridCell]:
        """Give the distinct cells that cover a row, left to right."""
        seen: list[GridCell] = []
        for _, cell in self.by_row.get(row, []):
            if not seen or seen[-1] is not cell:
                seen.append(cell)
        return seen


def is_number(text: str) -> bool:
    """Whether a cell's text is a value, not a label: digits, sign, point, percent; a year is a label."""
    return bool(_NUMBER.match(text.strip())) and not _YEAR.match(text.strip())


def header_depth(grid: _Grid, rows: Sequence[int]) -> int:
    """How many of the first rows are headers: by merged cells, else by blanks that a merge left, else one."""
    if any(is_number(c.text) for c in grid.anchors(rows[0])):
        return 0
    depth = 1
    while depth < min(MAX_HEADER_ROWS, len(rows)):
        above, row = rows[depth - 1], rows[depth]
        if any(is_number(c.text) for c in grid.anchors(row) if c.row == row):
            break
        reaches_down = any(c.row <= above < c.row + c.row_span - 1 for c in grid.anchors(above))
        split = any(c.col_span > 1 and c.row == above for c in grid.anchors(above))
        if not (reaches_down or split or _blank_merge(grid, above, row)):
            break
        depth += 1
    return depth


def _blank_merge(grid: _Grid, above: int, row: int) -> bool:
    """A header whose merged cells came out as blanks: what is blank above is filled below and the reverse."""
    filled = {c for c, _ in grid.by_row.get(above, [])}
    below = {c for c, _ in grid.by_row.get(row, [])}
    columns = set(grid.cols)
    first = min(grid.cols)
    blank = columns - filled
    return bool(blank) and first in filled and first not in below and blank <= below


def _header(grid: _Grid, rows: Sequence[int], col: int) -> str:
    parts: list[str] = []
    for index, row in enumerate(rows):
        cell = grid.at.get((row, col))
        if cell is None and index + 1 < len(rows):  # blank left by a merge: the header to the left governs
            lower = grid.at.get((rows[index + 1], col))
            left = [c for c, _ in grid.by_row.get(row, []) if c < col]
            cell = grid.at[(row, max(left))] if lower is not None and left else None
        if cell is not None and (not parts or parts[-1] != cell.text):
            parts.append(cell.text)
    return JOINT.join(parts)


def _title_rows(grid: _Grid) -> int:
    """How many rows stand above the header: one cell alone, or captions such as 单位：人."""
    for index, row in enumerate(grid.rows):
        anchors = grid.anchors(row)
        alone = len(anchors) == 1 and not is_number(anchors[0].text)
        captions = all(_CAPTION.match(c.text) for c in anchors)
        few = any(_CAPTION.match(c.text) for c in anchors) and len(anchors) * 2 <= len(grid.cols)
        if not (alone or captions or few):
            return index
    return len(grid.rows)


def _note_rows(grid: _Grid, top: int) -> int:
    """Index of the first row below the table: lone cells and notes at the end."""
    bottom = len(grid.rows)
    while bottom > top + 1:
        anchors = grid.anchors(grid.rows[bottom - 1])
        lone = len(anchors) == 1 and len(grid.cols) > 2 and not is_number(anchors[0].text)
        if not (_NOTE.match(anchors[0].text) or (lone and anchors[0].row == grid.rows[bottom - 1])):
            return bottom
        bottom -= 1
    return bottom


def _label_columns(grid: _Grid, rows: Sequence[int], headers: dict[int, str]) -> list[int]:
    """Leading columns that say what a row is about: up to the first whose cells are mostly values."""
    labels: list[int] = []
    for col in grid.cols:
        texts = [cell.text for r in rows if (cell := grid.at.get((r, col))) is not None]
        if _ORDINAL_HEADER.match(headers[col]):
            continue
        if texts and sum(is_number(t) for t in texts) * 2 >= len(texts):
            break
        labels.append(col)
    if len(labels) == len(grid.cols):
        # No column of numbers: the first column (after an ordinal) names the row.
        return labels[:1]
    return labels


def _is_column_numbers(anchors: Sequence[GridCell]) -> bool:
    """A row that only numbers the columns (甲 乙 1 2 3 …), as statistical forms have below the header."""
    texts = [c.text for c in anchors]
    numbers = [int(t) for t in texts if t.isascii() and t.isdigit()]
    rest = [t for t in texts if not (t.isascii() and t.isdigit())]
    counted = len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted and bool(rest) and all(t in "甲乙丙丁戊" for t in rest)


def _row(
    grid: _Grid,
    row: int,
    headers: dict[int, str],
    labels: Sequence[int],
    *,
    table: int,
    sheet: str | None,
) -> Block:
    named: list[str] = []
    for col in labels:
        cell = grid.at.get((row, col))
        if cell is not None and (not named or named[-1] != cell.text):
            named.append(cell.text)
    row_header = JOINT.join(named)
    text = ""
    placed: list[BlockCell] = []
    keyed = not any(headers.values()) and len(grid.cols) == 2 and len(grid.anchors(row)) == 2
    for cell in grid.anchors(row):
        covered = [c for c in range(cell.col, cell.col + cell.col_span) if c in headers]
        if not covered:
            continue
        header = "、".join(dict.fromkeys(headers[c] for c in covered if headers[c]))
        if text:
            text += "：" if keyed else "；"
        if header:
            text += f"{header}："
        own = "" if covered[0] in labels else row_header
        placed.append(BlockCell(len(text), len(text) + len(cell.text), cell.address, own, header))
        text += cell.text
    return Block(
        text=text,
        kind=BlockKind.TABLE_ROW,
        sheet=sheet,
        page=_page(grid.anchors(row)),
        table=table,
        cells=tuple(placed),
    )


def _line(cells: Sequence[GridCell], sheet: str | None) -> Block:
    return Block(text=" ".join(c.text for c in cells), sheet=sheet, page=_page(cells))


def _page(cells: Sequence[GridCell]) -> int | None:
    """Page of a row: that of the cells that begin in it, not of one that reaches down into it."""
    return max((c.page for c in cells if c.page is not None), default=None)

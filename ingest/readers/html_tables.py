"""Tables of a web page: rowspan and colspan laid out on a grid; tables that only place text told apart."""

from __future__ import annotations

import re
from typing import Any

from ingest.readers.tables import GridCell, rc_address

#: A cell with more text than this holds an article, not a value: its table is layout.
CELL_TEXT = 400
#: Browsers themselves cap spans at 1000 columns.
MAX_SPAN = 1000


def html_grid(table: Any) -> list[GridCell]:
    """Lay a table's cells out on its grid."""
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    rows = _rows(table)
    for r, row in enumerate(rows):
        column = 0
        for cell in (c for c in row if isinstance(c.tag, str) and c.tag.lower() in ("td", "th")):
            while (r, column) in taken:
                column += 1
            height = min(_span(cell, "rowspan"), len(rows) - r)
            width = _span(cell, "colspan")
            taken |= {(r + i, column + j) for i in range(height) for j in range(width)}
            cells.append(GridCell(r, column, _text(cell), rc_address(r, column), height, width))
            column += width
    return cells


def is_layout(table: Any) -> bool:
    """Whether a table only places text on the page: one row or column, tables in it, or an article in a cell."""
    if any(True for t in table.iter("table") if t is not table):
        return True
    rows = [[c for c in row if isinstance(c.tag, str) and c.tag.lower() in ("td", "th")] for row in _rows(table)]
    filled = [[c for c in row if _text(c)] for row in rows]
    if sum(bool(row) for row in filled) < 2 or max((len(row) for row in filled), default=0) < 2:
        return True
    return any(len(_text(c)) > CELL_TEXT and len(list(c.iter("p", "br"))) > 2 for row in filled for c in row)


def _rows(table: Any) -> list[Any]:
    rows: list[Any] = []
    for node in table:
        name = node.tag.lower() if isinstance(node.tag, str) else ""
        if name == "tr":
            rows.append(node)
        elif name in ("thead", "tbody", "tfoot"):
            rows += [r for r in node if isinstance(r.tag, str) and r.tag.lower() == "tr"]
    return rows


def _text(cell: Any) -> str:
    text = re.sub(r"[ \t\r\n\f\xa0\u3000]+", " ", cell.text_content()).strip()
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", text)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(1, int(value)), MAX_SPAN) if value.isdigit() else 1

"""Word tables: w:tbl -> a grid with merged cells (gridSpan, vMerge) and the tables nested in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ingest.readers.archive import attribute, child, tag
from ingest.readers.joining import BREAK, glue
from ingest.readers.tables import GridCell, rc_address
from ingest.readers.word_text import Gathered, paragraph_text

_THROUGH = frozenset({"ins", "moveTo", "sdt", "sdtContent", "customXml"})


def word_grid(table: Any, gathered: Gathered) -> tuple[list[GridCell], list[Any]]:
    """Lay a table out on its grid; give its cells and, in order, the tables found inside them."""
    cells: list[GridCell] = []
    nested: list[Any] = []
    open_above: dict[int, int] = {}
    for r, row in enumerate(_inside(table, "tr")):
        column = _value(child(row, "trPr", "gridBefore"), 0)
        for cell in _inside(row, "tc"):
            span = max(1, _value(child(cell, "tcPr", "gridSpan"), 1))
            merge = child(cell, "tcPr", "vMerge")
            continues = merge is not None and attribute(merge, "val") in (None, "continue")
            if continues and column in open_above:
                above = cells[open_above[column]]
                cells[open_above[column]] = replace(above, row_span=r - above.row + 1)
            else:
                text, inner = _cell_text(cell, gathered)
                nested += inner
                open_above.pop(column, None)
                if merge is not None:
                    open_above[column] = len(cells)
                cells.append(GridCell(r, column, text, rc_address(r, column), 1, span))
            column += span
    return cells, nested


def is_frame(cells: Sequence[GridCell]) -> bool:
    """Whether a table only frames text: one row or one column with anything in it."""
    filled = [c for c in cells if c.text.strip()]
    return len({c.row for c in filled}) <= 1 or len({c.col for c in filled}) <= 1


def _inside(element: Any, name: str) -> list[Any]:
    """Rows of a table or cells of a row, also those wrapped in content controls or insertions."""
    found: list[Any] = []
    for node in element:
        if tag(node) == name:
            if not (name == "tr" and child(node, "trPr", "del") is not None):
                found.append(node)
        elif tag(node) in _THROUGH:
            found += _inside(node, name)
    return found


def _cell_text(cell: Any, gathered: Gathered) -> tuple[str, list[Any]]:
    text = ""
    nested: list[Any] = []
    for node in cell:
        if tag(node) == "p":
            piece = paragraph_text(node, gathered)
            for line in piece.replace("\t", " ").split(BREAK):
                text = glue(text, line)
        elif tag(node) == "tbl":
            nested.append(node)
        elif tag(node) in _THROUGH:
            more, inner = _cell_text(node, gathered)
            text, nested = glue(text, more), nested + inner
    return text, nested


def _value(element: Any | None, default: int) -> int:
    value = attribute(element, "val") if element is not None else None
    return int(value) if value and value.isdigit() else default

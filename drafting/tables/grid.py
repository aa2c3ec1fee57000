"""A sheet's cells by position, merged cells spread over what they cover (pure)."""

from __future__ import annotations

import re

from ingest.readers.delimited import column_letters
from ingest.readers.grids import SheetGrid
from ingest.readers.tables import GridCell

_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


class Grid:
    """Where the cells of one sheet stand.

    :ivar rows: rows that hold anything, in order; ``cols`` likewise.
    :ivar uncached: positions of formulas without a stored value.
    """

    def __init__(self, sheet: SheetGrid) -> None:
        self.name = sheet.name
        self.uncached = frozenset(map(_position, sheet.uncached))
        own = {(cell.row, cell.col): cell for cell in sheet.cells}
        positions = [*own, *self.uncached]
        self.rows = sorted({row for row, _ in positions})
        self.cols = sorted({col for _, col in positions})
        last_row, last_col = max(self.rows, default=0), max(self.cols, default=0)
        self._at: dict[tuple[int, int], GridCell] = {}
        for (row, col), cell in own.items():
            for r in range(row, min(row + cell.row_span, last_row + 1)):
                for c in range(col, min(col + cell.col_span, last_col + 1)):
                    if (r, c) == (row, col) or (r, c) not in own:
                        self._at[r, c] = cell
        self._by_row: dict[int, list[GridCell]] = {}
        for (row, _), cell in sorted(own.items()):
            self._by_row.setdefault(row, []).append(cell)

    def at(self, row: int, col: int) -> GridCell | None:
        """The cell that covers a position."""
        return self._at.get((row, col))

    def text(self, row: int, col: int) -> str:
        """The text that stands at a position, of a merged cell in all that it covers; empty for none."""
        cell = self._at.get((row, col))
        return cell.text if cell is not None else ""

    def begins(self, row: int, col: int) -> bool:
        """Whether no merged cell reaches into this position from elsewhere."""
        cell = self._at.get((row, col))
        return cell is None or (cell.row, cell.col) == (row, col)

    def own(self, row: int) -> list[GridCell]:
        """The cells that begin in a row, left to right."""
        return self._by_row.get(row, [])

    def address(self, row: int, col: int) -> str:
        """``E37`` of a position."""
        return f"{column_letters(col)}{row + 1}"


def _position(address: str) -> tuple[int, int]:
    found = _ADDRESS.fullmatch(address)
    if found is None:
        return (0, 0)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return (int(found[2]) - 1, column - 1)

"""Tiny real workbooks for the tests of statistics."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]


def workbook(path: Path, sheets: dict[str, Rows], *, merges: dict[str, Sequence[str]] | None = None) -> Path:
    """A .xlsx file with these sheets; None leaves a cell empty, a pair is (value, number format)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for r, row in enumerate(rows, start=1):
            for c, value in enumerate(row, start=1):
                shown, number_format = value if isinstance(value, tuple) else (value, None)
                if shown is None:
                    continue
                cell = sheet.cell(r, c, shown)
                if number_format is not None:
                    cell.number_format = number_format
        for merged in (merges or {}).get(name, ()):
            sheet.merge_cells(merged)
    book.save(path)
    return path

"""Grids that are filled cell by cell with what is expected of them, and written as .xlsx, .xls or .csv."""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

A, B, C = "棠溪县", "澄湖县", "栎川区"
MISSING = "missing"


@dataclass(slots=True)
class Sheet:
    """A grid that is filled cell by cell, and what is expected to be read from it."""

    name: str
    file: str
    cells: dict[str, Any] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    expected: list[dict[str, Any]] = field(default_factory=list)

    def put(self, address: str, value: Any) -> None:
        """A header or a text."""
        self.cells[address] = value

    def value(
        self, address: str, shown: Any, key: Sequence[str], value: str | None, unit: str, status: str = "value"
    ) -> None:
        """A value cell: what it shows and what it is: indicator, region, period, scope, value, unit."""
        self.cells[address] = shown
        indicator, region, period, scope = key
        self.expected.append(
            {
                "type": "cell",
                "file": self.file,
                "sheet": self.name,
                "address": address,
                "indicator": indicator,
                "region": region,
                "period": period,
                "scope": scope,
                "value": value,
                "unit": unit,
                "status": status,
            }
        )

    def unknown(self, address: str, kind: str, name: str) -> None:
        """A name that no alias knows; its header is put, its values are the caller's."""
        self.cells.setdefault(address, name)
        self.expected.append(
            {"type": "unknown", "file": self.file, "sheet": self.name, "address": address, "kind": kind, "name": name}
        )


def column(n: int) -> str:
    """1 is A, 27 is AA."""
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

    return str(get_column_letter(n))


def save(folder: Path, sheets: Sequence[Sheet], *, through: str = "") -> None:
    """Write an .xlsx; ``through`` names a format that LibreOffice makes of it (xls, or xlsx to work out formulas)."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        made = book.create_sheet(sheet.name)
        for address, value in sheet.cells.items():
            made[address] = value
        for area in sheet.merged:
            made.merge_cells(area)
    target = folder / sheets[0].file
    if not through:
        book.save(target)
        return
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / f"{target.stem}.xlsx"
        book.save(source)
        command = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", through]
        out = Path(place) / "out"
        subprocess.run([*command, "--outdir", str(out), str(source)], check=True, capture_output=True, timeout=120)
        shutil.copy(out / f"{target.stem}.{through}", target)


def save_csv(folder: Path, sheet: Sheet, *, encoding: str) -> None:
    """Write a csv; the addresses are those of a spreadsheet that opens it."""
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    places = {}
    for address, value in sheet.cells.items():
        letters, row = coordinate_from_string(address)
        places[row, column_index_from_string(letters)] = value
    rows, columns = max(row for row, _ in places), max(col for _, col in places)
    with (folder / sheet.file).open("w", encoding=encoding, newline="") as file:
        for row in range(1, rows + 1):
            csv.writer(file).writerow([places.get((row, col), "") for col in range(1, columns + 1)])

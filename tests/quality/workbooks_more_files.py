"""Writes the grids of :mod:`tests.quality.workbooks_make_more` to files; the invented places that they are of."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.quality.caches import PROJECT
from tests.quality.workbooks_sheets import MISSING, Sheet, column

FOLDER = PROJECT / "tests" / "quality" / "workbooks_more"
YP, QX, BD, YX = "沅屏市", "霁溪县", "柏渡县", "越秀县"
WQ, FP, LC, SX = "梧峤市", "枫浦县", "藜川县", "石巷区"
UNCACHED = "formula without a cached value"
EMPTY = {None, "", "—", "/", "无", "-"}


def plain(shown: Any) -> str | None:
    """The number that a shown value holds."""
    if shown in EMPTY:
        return None
    text = unicodedata.normalize("NFKC", str(shown)).replace(",", "").replace(" ", "")
    found = re.search(r"\d+(\.\d+)?", text)
    return found[0] if found else None


def put(s: Sheet, row: int, *texts: Any, at: int = 1) -> None:
    """Texts of a row from column ``at``; null leaves a cell empty."""
    for c, text in enumerate(texts, start=at):
        if text is not None:
            s.put(f"{column(c)}{row}", text)


def fill(s: Sheet, row: int, at: int, shown: Sequence[Any], keys: Sequence[Sequence[str]], unit: str) -> None:
    """Values of a row from column ``at``, each with its key."""
    for c, (value, key) in enumerate(zip(shown, keys, strict=True), start=at):
        read = plain(value)
        s.value(f"{column(c)}{row}", value, key, read, unit, "value" if read else MISSING)


def save(
    sheets: Sequence[Sheet], *, through: str = "", hidden: Sequence[str] = (), formats: dict[str, str] | None = None
) -> list[Sheet]:
    """Write an .xlsx, or what LibreOffice makes of one."""
    import openpyxl  # type: ignore[import-untyped]

    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        made = book.create_sheet(sheet.name)
        for address, value in sheet.cells.items():
            made[address] = value
            if formats and address in formats:
                made[address].number_format = formats[address]
        for area in sheet.merged:
            made.merge_cells(area)
        if sheet.name in hidden:
            made.sheet_state = "hidden"
    target = FOLDER / sheets[0].file
    if not through:
        book.save(target)
        return list(sheets)
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / f"{target.stem}.xlsx"
        book.save(source)
        office = ["soffice", f"-env:UserInstallation=file://{place}/profile", "--headless", "--convert-to", through]
        subprocess.run([*office, "--outdir", f"{place}/out", str(source)], check=True, capture_output=True, timeout=120)
        shutil.copy(f"{place}/out/{target.stem}.{through}", target)
    return list(sheets)


def save_csv(s: Sheet, *, encoding: str, delimiter: str) -> list[Sheet]:
    """Write a csv of one sheet."""
    from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

    places = {}
    for address, value in s.cells.items():
        letters, row = coordinate_from_string(address)
        places[row, column_index_from_string(letters)] = value
    rows, columns = max(row for row, _ in places), max(col for _, col in places)
    with (FOLDER / s.file).open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        for row in range(1, rows + 1):
            writer.writerow([places.get((row, col), "") for col in range(1, columns + 1)])
    return [s]

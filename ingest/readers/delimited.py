"""CSV and TSV: encoding as for text, delimiter by which one cuts every line alike, addresses as in a sheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from ingest.blocks import Reading
from ingest.readers import failures
from ingest.readers.grids import SheetGrid, Workbook
from ingest.readers.limits import Limits
from ingest.readers.tables import GridCell, split_tables, table_blocks
from ingest.readers.text import load_text

DELIMITERS = ",\t;|，"
#: Lines looked at to choose the delimiter.
SNIFFED_LINES = 50


def read_delimited(path: Path, *, limits: Limits) -> Reading:
    """Read a .csv or .tsv file; cells carry addresses such as ``B3``."""
    decoded = load_text(path)
    cells = _cells(path, decoded.text, limits=limits)
    blocks = [b for n, grid in enumerate(split_tables(cells)) for b in table_blocks(grid, table=n)]
    return Reading(format="csv", blocks=tuple(blocks), encoding=decoded.encoding, warnings=decoded.warnings)


def delimited_grids(path: Path, *, limits: Limits) -> Workbook:
    """The one sheet of a .csv or .tsv file."""
    decoded = load_text(path)
    return Workbook("csv", (SheetGrid("", tuple(_cells(path, decoded.text, limits=limits))),), decoded.warnings)


def _cells(path: Path, text: str, *, limits: Limits) -> list[GridCell]:
    delimiter = delimiter_of(text)
    cells: list[GridCell] = []
    csv.field_size_limit(limits.max_bytes)
    if text.startswith("sep=") and len(text.split("\n", 1)[0].strip()) == 5:  # Excel's own hint line
        text = "\n" + text.split("\n", 1)[-1]
    for r, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)):
        cells += [GridCell(r, c, v, f"{column_letters(c)}{r + 1}") for c, v in enumerate(row) if v.strip()]
        if len(cells) > limits.max_cells:
            raise failures.too_many(path, what="单元格数量", limit=limits.max_cells)
    return cells


def delimiter_of(text: str) -> str:
    """Choose the delimiter whose count is above zero and the same on most of the first lines."""
    if text.startswith("sep="):
        return text[4]
    lines = [line for line in text.splitlines()[:SNIFFED_LINES] if line.strip()]

    def agreement(mark: str) -> tuple[int, int]:
        rows = [len(row) for row in csv.reader(lines, delimiter=mark)]
        commonest, times = Counter(n for n in rows if n > 1).most_common(1)[0] if max(rows, default=1) > 1 else (0, 0)
        return times, commonest

    return max(DELIMITERS, key=lambda mark: (*agreement(mark), -DELIMITERS.index(mark)))


def column_letters(index: int) -> str:
    """Letters of a 0-based column: 0 -> A, 26 -> AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

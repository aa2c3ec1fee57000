"""The cells of a workbook as a grid, sheet by sheet, before any table is read out of them: what statistics need."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from corpus.types import Notice, Removed
from ingest.readers import failures, legacy
from ingest.readers.limits import DEFAULT_LIMITS, Limits
from ingest.readers.names import shown
from ingest.readers.registry import through_gate
from ingest.readers.tables import GridCell

SHEET_SUFFIXES = (".xlsx", ".xls", ".csv", ".et", ".ods", ".xlsb")


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """A visible sheet: its filled cells row by row, and the addresses of formulas that have no stored value.

    :param name: empty for csv.
    """

    name: str
    cells: tuple[GridCell, ...]
    uncached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """The visible sheets of a file, what the reader warns of, and the sheets left out."""

    format: str
    sheets: tuple[SheetGrid, ...]
    warnings: tuple[Notice, ...] = ()
    removed: tuple[Removed, ...] = ()


_GRIDS: dict[str, tuple[str, str]] = {
    "xlsx": ("xlsx", "xlsx_grids"),
    "xls": ("xls", "xls_grids"),
    "csv": ("delimited", "delimited_grids"),
}


def read_grids(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Workbook:
    """The sheets of a workbook or csv file; the kind is judged by content.

    :raises UnreadableFile: as ``ingest.readers.registry.read`` does, and ``not_a_table`` for what is no workbook.
    """

    def read(kind: str) -> Workbook:
        if kind == "txt" and path.suffix.lower() in (".csv", ".tsv"):
            kind = "csv"
        if kind in ("ods", "xlsb"):
            return _other(path, kind, limits)
        if kind not in _GRIDS:
            raise failures.no_table(path, SHEET_SUFFIXES)
        return _grids(kind)(path, limits=limits)

    return through_gate(path, read, limits=limits)


def _grids(kind: str) -> Callable[..., Workbook]:
    module, function = _GRIDS[kind]
    found: Callable[..., Workbook] = getattr(import_module(f"ingest.readers.{module}"), function)
    return found


def _other(path: Path, kind: str, limits: Limits) -> Workbook:
    """Through LibreOffice, which keeps number formats, else through calamine with a Notice."""
    if legacy.soffice() is not None:
        with tempfile.TemporaryDirectory(prefix="youju-") as folder:
            converted = legacy.converted(path, kind=kind, target="xlsx", folder=Path(folder), limits=limits)
            book = _grids("xlsx")(converted, limits=limits)
        own = (Notice(each.code, each.message.replace(shown(converted), shown(path))) for each in book.warnings)
        return replace(book, format=kind, warnings=tuple(own))
    from ingest.readers.xls import calamine_grids

    book = calamine_grids(path, limits=limits, kind=kind)
    message = f"文件{shown(path)}按原始数值读取，百分比显示为小数；请另存为 .xlsx 后导入以保留显示格式。"
    return replace(book, warnings=(Notice("formats_lost", message), *book.warnings))

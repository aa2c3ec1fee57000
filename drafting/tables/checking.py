"""What all checks of a table share: cells as operands, cells in words, checks with their cells (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from corpus.identities import Operand
from corpus.periods import period_label
from corpus.quantity import equal
from corpus.terms import Vocabulary
from drafting.cells import Cell, CellKey, CellStatus, CheckSeverity, TableCheck

_NOT_ADDED = frozenset({"%", "‰", "成", "比", "倍", "岁", ""})
_MEAN = ("生均", "人均", "平均", "班均", "每百名", "标准", "定额", "系数")


def operand(cell: Cell) -> Operand:
    """A cell as the arithmetic takes it."""
    return Operand(cell.name, cell.value, cell.unit, cell.qualifier, cell.value_high, cell.denominator)


def error(name: str, expression: str, message: str, cells: Sequence[Cell]) -> TableCheck:
    """A check that blocks the sentences of its cells."""
    return TableCheck(name, CheckSeverity.ERROR, expression, message, tuple(cells))


def warning(name: str, expression: str, message: str, cells: Sequence[Cell]) -> TableCheck:
    """A check that a person should look at."""
    return TableCheck(name, CheckSeverity.WARNING, expression, message, tuple(cells))


def called(cell: Cell) -> str:
    """What a cell is of: 云岭县2024年小学班级数."""
    scope = cell.scope if cell.scope and cell.scope not in cell.name else ""
    return f"{cell.region}{period_label(cell.period)}{scope}{cell.name}"


def where(cells: Iterable[Cell]) -> str:
    """The places of cells: 统计数据!E3、E4; with the file where there are several."""
    listed = list(cells)
    files = {cell.file for cell in listed}
    if len(files) > 1:
        return "、".join(f"{cell.file.rsplit('/', 1)[-1]} {cell.place}" for cell in listed)
    return "、".join(dict.fromkeys(cell.place for cell in listed))


def amount(cell: Cell) -> str:
    """A cell's value with its unit: 917个, 1:16.8."""
    value = cell.value_text or "?"
    return value if cell.unit == "比" else f"{value}{cell.unit}"


def usable(cells: Iterable[Cell]) -> dict[CellKey, Cell]:
    """The cells that can be reckoned with: one for each key, none where several disagree."""
    found: dict[CellKey, Cell] = {}
    torn: set[CellKey] = set()
    for cell in cells:
        if cell.status is not CellStatus.VALUE or cell.value is None:
            continue
        first = found.setdefault(cell.key, cell)
        if first is not cell and not equal(first, cell):
            torn.add(cell.key)
    return {key: cell for key, cell in found.items() if key not in torn}


def adds_up(cell: Cell, *, vocabulary: Vocabulary) -> bool:
    """Whether values of the cell's indicator can be added: no rates, means, ratios or standards."""
    indicator = vocabulary.indicator(cell.indicator)
    if indicator is None or cell.denominator is not None or cell.value_high is not None:
        return False
    if cell.unit in _NOT_ADDED or "/" in indicator.unit or "x" in indicator.unit or indicator.unit in ("", "年份"):
        return False
    return not any(mark in indicator.name for mark in _MEAN)


def explains(difference: Decimal, beside: Iterable[Cell], total: Cell) -> bool:
    """Whether another number of the same place and year is just what a sum misses by: counted in, or left out."""
    return any(
        cell.value == abs(difference) and cell.unit == total.unit and cell.indicator != total.indicator
        for cell in beside
    )

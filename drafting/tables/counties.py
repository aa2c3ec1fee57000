"""Counties against their city: the row of totals is the sum of the rows (pure)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping

from corpus.figures import CheckResult
from corpus.identities import Worked, work_sum
from corpus.terms import Vocabulary
from drafting.cells import Cell, CellKey, TableCheck
from drafting.tables.checking import adds_up, called, error, operand, where

COUNTIES = "各县之和等于全市"
#: A place is the sum of the others where that holds for at least so many of its numbers, and for most of them.
LEAST_HOLDING = 3
MOST_HOLDING = 0.6
_Sum = tuple[Cell, tuple[Cell, ...], Worked]


def county_checks(
    cells: Mapping[CellKey, Cell], *, totals: Collection[str], vocabulary: Vocabulary
) -> Iterator[TableCheck]:
    """Totals that are not the sum of all counties of their sheet.

    :param totals: places whose row is headed 合计: surely the sum of the rows beside it. Another place is taken for a
        total only where most of its numbers are the sum of the others'.
    """
    sheets: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells.values():
        sheets[cell.file, cell.sheet].append(cell)
    for sheet in sheets.values():
        regions = tuple(dict.fromkeys(cell.region for cell in sheet))
        if len(regions) > 2:
            for whole in _candidates(sheet, totals):
                sums = list(_sums(whole, regions, sheet, vocabulary))
                if whole in totals or _mostly(sums):
                    yield from (_check(*one) for one in sums if one[2].result is CheckResult.FAILS)


def _candidates(sheet: list[Cell], totals: Collection[str]) -> list[str]:
    """Places that may be the sum of the others: those headed 合计, and the one with the greatest numbers."""
    greatest: dict[tuple[str, str, str], Cell] = {}
    for cell in sheet:
        matter = (cell.indicator, cell.period, cell.scope)
        first = greatest.setdefault(matter, cell)
        if cell.value is not None and first.value is not None and cell.value > first.value:
            greatest[matter] = cell
    commonest = Counter(cell.region for cell in greatest.values()).most_common(1)
    here = {cell.region for cell in sheet}
    return list(dict.fromkeys([*(place for place in totals if place in here), *(place for place, _ in commonest)]))


def _sums(whole: str, regions: Collection[str], sheet: list[Cell], vocabulary: Vocabulary) -> Iterator[_Sum]:
    by_matter: dict[tuple[str, str, str], dict[str, Cell]] = defaultdict(dict)
    for cell in sheet:
        by_matter[cell.indicator, cell.period, cell.scope][cell.region] = cell
    for told in by_matter.values():
        if set(told) != set(regions) or not adds_up(told[whole], vocabulary=vocabulary):
            continue
        parts = tuple(cell for region, cell in told.items() if region != whole)
        yield told[whole], parts, work_sum([operand(part) for part in parts], operand(told[whole]))


def _mostly(sums: list[_Sum]) -> bool:
    told = [total for total, _, _ in sums if total.value]
    holding = [total for total, _, worked in sums if total.value and worked.result is CheckResult.HOLDS]
    return len(holding) >= LEAST_HOLDING and len(holding) >= MOST_HOLDING * len(told)


def _check(total: Cell, parts: tuple[Cell, ...], worked: Worked) -> TableCheck:
    involved = [total, *parts]
    message = f"{called(total)}与各县（市、区）之和不一致（{worked.expression}），见 {where(involved)}，请核对原表。"
    return error(COUNTIES, worked.expression, message, involved)

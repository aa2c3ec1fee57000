"""Statistics tables made by hand: a row is (indicator id, scope, year, value, unit, note)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from corpus.terms import Vocabulary, load_vocabulary
from drafting.cells import Cell, CellStatus, StatTable, TableCheck

VOCABULARY: Vocabulary = load_vocabulary()
Row = tuple[str, str, int, str | None, str] | tuple[str, str, int, str | None, str, str]


def cell(
    indicator: str,
    value: str | None,
    unit: str,
    *,
    scope: str = "",
    year: int = 2024,
    region: str = "云岭县",
    note: str | None = None,
    place: int = 2,
    qualifier: str = "",
) -> Cell:
    """A cell of column E; ``1:16.4`` is a ratio."""
    number, _, other = (value or "").partition(":")
    known = VOCABULARY.indicator(indicator)
    assert known is not None, indicator
    return Cell(
        file="统计.xlsx",
        sheet="数据",
        address=f"E{place}",
        raw=value or "",
        indicator=indicator,
        name=known.name,
        region=region,
        period=str(year),
        scope=scope,
        value=Decimal(number) if value is not None else None,
        value_high=None,
        denominator=Decimal(other) if other else None,
        unit=unit,
        qualifier=qualifier,
        note=note,
        status=CellStatus.MISSING if value is None else CellStatus.VALUE,
    )


def table(rows: Iterable[Row], *, region: str = "云岭县", checks: tuple[TableCheck, ...] = ()) -> StatTable:
    """The rows of one county."""
    cells = []
    for place, (indicator, scope, year, value, unit, *note) in enumerate(rows, 2):
        cells.append(
            cell(
                indicator,
                value,
                unit,
                scope=scope,
                year=year,
                region=region,
                note=str(note[0]) if note else None,
                place=place,
            )
        )
    return StatTable(tuple(cells), checks=checks)


def joined(*tables: StatTable) -> StatTable:
    """Several counties' tables as one."""
    return StatTable(tuple(cell for each in tables for cell in each.cells))

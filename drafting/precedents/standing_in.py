"""The draft's own cell that may stand for a lender's figure (pure)."""

from __future__ import annotations

from dataclasses import replace

from corpus.checks.operands import scope_of
from corpus.figures import Aspect, Figure, FigureKind
from corpus.quantity import same_unit, write_quantity
from corpus.terms import Vocabulary
from drafting.cells import Cell, CellStatus, StatTable

# Measure words of persons: 27人 stands alone, 27名 before who they are.
_PERSONS = frozenset({"人", "名", "位"})


def in_words(cell: Cell, *, unit: str) -> str:
    """A cell's value as it is written where the lender's amount of this unit stood."""
    both = {cell.unit, unit} <= _PERSONS
    return write_quantity(replace(cell, unit=unit) if both else cell)


def cell_for(
    figure: Figure, table: StatTable, *, region: str, year: int, told: int | None, vocabulary: Vocabulary
) -> Cell | None:
    """The cell of the same indicator and scope in the draft's year; null where the two may not be one thing.

    :param told: the year of the lender's paper: only what it states of that whole year is put in this year's terms.
    """
    if figure.indicator is None or figure.kind is not FigureKind.ACTUAL or figure.aspect is not Aspect.LEVEL:
        return None
    whole_year = {str(told), f"{told}-{told + 1}学年", f"{told - 1}-{told}学年"} if told is not None else set()
    if figure.period not in whole_year or figure.caliber is not None:
        return None
    cell = table.find(figure.indicator, region=region, year=year, scope=scope_of(figure, vocabulary=vocabulary))
    if cell is None or cell.status is not CellStatus.VALUE or cell.value is None or cell.key in table.blocked:
        return None
    return cell if same_unit(cell, figure) else None

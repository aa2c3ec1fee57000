"""Levels held against the cells of the statistics: which agree, which are wrong and how (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from corpus.figures import Figure, PeriodBasis
from corpus.identities import based
from drafting.auditing.binding import Bond, bond_of
from drafting.auditing.ground import Ground, is_level, year_of
from drafting.auditing.naming import place_before, year_before
from drafting.auditing.slips import comparable_amounts, is_slip, telling
from drafting.auditing.stock import Stock, agreeing, alike, year_of_cell
from drafting.auditing.wording import cell_said, finding, written
from drafting.cells import Cell
from drafting.findings import Finding, FindingCode


class Standing(StrEnum):
    """How a figure stands to what it was held against."""

    UNKNOWN = "unknown"
    SUPPORTED = "supported"
    ACCUSED = "accused"


class Judged(NamedTuple):
    """What came of holding a figure against the table."""

    standing: Standing
    finding: Finding | None = None


_UNKNOWN = Judged(Standing.UNKNOWN)
_SUPPORTED = Judged(Standing.SUPPORTED)


def judge_levels(ground: Ground, stock: Stock) -> dict[str, Judged]:
    """The levels that the table can judge, by figure id."""
    judged: dict[str, Judged] = {}
    for figure in ground.figures:
        if is_level(figure) and figure.indicator is not None:
            judged[figure.id] = _judge(figure, ground, stock)
    return {id_: each for id_, each in judged.items() if each.standing is not Standing.UNKNOWN}


def _judge(figure: Figure, ground: Ground, stock: Stock) -> Judged:
    year = year_of(figure.period)
    if year is None or figure.indicator is None:
        return _UNKNOWN
    here = stock.of(figure.indicator, figure.region, year=year)
    if agreeing(figure, here) is not None:
        return _SUPPORTED
    bond = bond_of(figure, vocabulary=ground.vocabulary)
    if bond is Bond.NONE:
        return _UNKNOWN
    cells = stock.scoped(here, figure.scope, figure.indicator)
    if len({(cell.value, cell.unit) for cell in cells}) > 1:  # the table contradicts itself
        return _UNKNOWN
    cell = cells[0] if cells else None
    if cell is None or not _same_kind(figure, cell):
        return _elsewhere(figure, ground, stock, bond, year=year) if not here else _UNKNOWN
    explained = _explained(figure, ground, stock, cell, bond, year=year)
    if explained is not None:
        return Judged(Standing.ACCUSED, explained)
    if bond is Bond.FIRM and not _also_right(figure, ground, cell) and _near(figure, cell):
        return Judged(Standing.ACCUSED, _mismatch(figure, ground, cell))
    return _UNKNOWN


def _explained(figure: Figure, ground: Ground, stock: Stock, cell: Cell, bond: Bond, *, year: int) -> Finding | None:
    """A mismatch that shows where the number came from: another place, another year, a slip of the pen."""
    if figure.indicator is None or figure.value is None or cell.value is None:
        return None
    if bond is not Bond.FIRM and not telling(figure.value):
        return None
    foreign = figure.region != ground.region
    scope = figure.scope
    own = stock.scoped(stock.of(figure.indicator, ground.region, year=year), scope, figure.indicator)
    if foreign and (match := agreeing(figure, own)) is not None:
        return _wrong_region(figure, ground, match)
    others = stock.scoped(stock.of(figure.indicator, figure.region), scope, figure.indicator)
    stated = figure.period_basis is PeriodBasis.STATED and year != ground.year
    for other in sorted(others, key=lambda each: -(year_of_cell(each) or 0)):
        if year_of_cell(other) != year and alike(figure, other):
            if stated and year_of_cell(other) == ground.year:
                return _wrong_year(figure, ground, other)
            return _stale(figure, ground, cell, other)
    if telling(figure.value):
        for region in stock.regions:
            if region == figure.region:
                continue
            theirs = stock.scoped(stock.of(figure.indicator, region, year=year), scope, figure.indicator)
            if (match := agreeing(figure, theirs)) is not None:
                return _borrowed(figure, ground, cell, match)
    if bond is Bond.LOOSE and is_slip(figure.value, cell.value):
        return _mismatch(figure, ground, cell)
    return None


def _elsewhere(figure: Figure, ground: Ground, stock: Stock, bond: Bond, *, year: int) -> Judged:
    """A figure of a place or year that the table does not hold, whose number is the draft's own of the year."""
    if figure.indicator is None or figure.value is None or not (telling(figure.value) or bond is Bond.FIRM):
        return _UNKNOWN
    if figure.region != ground.region and figure.region not in ground.family:
        own = stock.scoped(stock.of(figure.indicator, ground.region, year=year), figure.scope, figure.indicator)
        match = agreeing(figure, own)
        if match is not None and telling(figure.value):
            return Judged(Standing.ACCUSED, _wrong_region(figure, ground, match))
    elif figure.region == ground.region and figure.period_basis is PeriodBasis.STATED and telling(figure.value):
        own = stock.scoped(stock.of(figure.indicator, ground.region), figure.scope, figure.indicator)
        match = agreeing(figure, own)
        if match is not None and year_of_cell(match) == ground.year:
            return Judged(Standing.ACCUSED, _wrong_year(figure, ground, match))
    return _UNKNOWN


def _same_kind(figure: Figure, cell: Cell) -> bool:
    """Whether both count the same kind of thing and neither is a ratio beside a number."""
    return alike(_unvalued(figure), cell) and (figure.denominator is None) == (cell.denominator is None)


def _unvalued(figure: Figure) -> Figure:
    return replace(figure, value=None, value_high=None)


def _also_right(figure: Figure, ground: Ground, cell: Cell) -> bool:
    """Whether the draft gives the cell's own number for the same key too: then this one is of something else."""
    return any(
        other.id != figure.id
        and other.indicator == figure.indicator
        and other.scope == figure.scope
        and is_level(other)
        and alike(other, cell)
        and other.region == figure.region
        and other.period == figure.period
        for other in ground.figures
    )


def _near(figure: Figure, cell: Cell) -> bool:
    """Whether the numbers are of one size, or one is the other mistyped."""
    if figure.value is None or cell.value is None:
        return False
    return is_slip(figure.value, cell.value) or comparable_amounts(based(figure)[0], based(cell)[0])


def _mismatch(figure: Figure, ground: Ground, cell: Cell) -> Finding:
    message = f"“{_said(figure, ground)}”与统计表不符：{cell_said(cell)}。"
    return _at_value(FindingCode.FIGURE_MISMATCH, figure, ground, message, expected=written(cell), cells=[cell])


def _stale(figure: Figure, ground: Ground, cell: Cell, old: Cell) -> Finding:
    year = year_of_cell(old)
    message = f"“{_said(figure, ground)}”是{year}年的数：{cell_said(cell)}，{cell_said(old)}。"
    return _at_value(FindingCode.STALE_FIGURE, figure, ground, message, expected=written(cell), cells=[cell, old])


def _borrowed(figure: Figure, ground: Ground, cell: Cell, theirs: Cell) -> Finding:
    message = f"“{_said(figure, ground)}”是{theirs.region}的数：{cell_said(cell)}，{cell_said(theirs)}。"
    return _at_value(FindingCode.WRONG_REGION, figure, ground, message, expected=written(cell), cells=[cell, theirs])


def _wrong_region(figure: Figure, ground: Ground, own: Cell) -> Finding:
    start, end = place_before(figure, ground)
    named = ground.text[start:end]
    message = f"“{named}”应为{ground.region}：“{_said(figure, ground)}”是{ground.region}的数，{cell_said(own)}。"
    return finding(FindingCode.WRONG_REGION, ground.text, start, end, message, expected=ground.region, evidence=(own,))


def _wrong_year(figure: Figure, ground: Ground, own: Cell) -> Finding:
    start, end = year_before(figure, ground)
    year = f"{year_of_cell(own)}年"
    message = f"“{ground.text[start:end]}”应为{year}：“{_said(figure, ground)}”是{year}的数，{cell_said(own)}。"
    return finding(FindingCode.WRONG_YEAR, ground.text, start, end, message, expected=year, evidence=(own,))


def _at_value(
    code: FindingCode, figure: Figure, ground: Ground, message: str, *, expected: str, cells: Sequence[Cell]
) -> Finding:
    return finding(
        code,
        ground.text,
        figure.value_start,
        figure.value_end,
        message,
        expected=expected,
        evidence=tuple(cells),
    )


def _said(figure: Figure, ground: Ground) -> str:
    return ground.text[figure.value_start : figure.value_end]

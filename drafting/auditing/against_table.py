"""Levels held against the cells of the statistics: which agree, which are wrong and how (pure)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from corpus.contradictions import LISTED_WITHIN
from corpus.figures import Figure, PeriodBasis
from corpus.identities import based
from drafting.auditing.binding import Bond, bond_of, otherwise_counted
from drafting.auditing.ground import Ground, is_ahead, is_level, state_year, year_of
from drafting.auditing.naming import place_before, year_before
from drafting.auditing.other_years import earlier_cells, of_another_year
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


# So many small numbers of one place or year are no accident.
ENOUGH_TOGETHER = 3

_UNKNOWN = Judged(Standing.UNKNOWN)
_SUPPORTED = Judged(Standing.SUPPORTED)


def judge_levels(ground: Ground, stock: Stock) -> dict[str, Judged]:
    """The levels that the table can judge, by figure id."""
    judged: dict[str, Judged] = {}
    for figure in ground.figures:
        if is_level(figure) and figure.indicator is not None:
            judged[figure.id] = _judge(figure, ground, stock)
        elif is_ahead(figure, ground.year):
            judged[figure.id] = _ahead(figure, ground, stock)
    judged |= _together(judged, ground, stock)
    return {id_: each for id_, each in judged.items() if each.standing is not Standing.UNKNOWN}


def _together(judged: dict[str, Judged], ground: Ground, stock: Stock) -> dict[str, Judged]:
    """Figures each too small to be sure, which one place or year governs and which all are the draft's own.

    青麓区共有学校75所，其中小学24所、初中11所 in a draft of 桐峪县: three numbers of 桐峪县 are no accident.
    """
    groups: dict[tuple[str | None, str | None], list[tuple[Figure, Judged]]] = defaultdict(list)
    for figure in ground.figures:
        if figure.id in judged and is_level(figure) and _apart(figure, ground):
            groups[figure.region, figure.period].append((figure, judged[figure.id]))
    told: dict[str, Judged] = {}
    for group in groups.values():
        faults = {figure.id: _own(figure, ground, stock) for figure, _ in group}
        supported = {figure.id for figure, each in group if each.standing is Standing.SUPPORTED}
        if any(faults[id_] is None for id_ in supported):
            continue
        sure = {id_: each for id_, each in faults.items() if each is not None and id_ not in supported}
        if len(sure) >= ENOUGH_TOGETHER:
            told |= {id_: Judged(Standing.ACCUSED, each) for id_, each in sure.items()}
    return told


def _apart(figure: Figure, ground: Ground) -> bool:
    """Whether a figure is said of another place or, expressly, of another year than the draft's."""
    if figure.region != ground.region:
        return figure.region not in ground.family
    year, _ = state_year(figure, year=ground.year)
    stated = figure.period_basis is PeriodBasis.STATED and figure.period is not None
    return stated and ground.year is not None and year is not None and year != ground.year


def _own(figure: Figure, ground: Ground, stock: Stock) -> Finding | None:
    """What a figure said of another place or year would be if it is the draft's own; null where it is not."""
    if figure.indicator is None or bond_of(figure, vocabulary=ground.vocabulary) is Bond.NONE:
        return None
    year, _ = state_year(figure, year=ground.year)
    foreign = figure.region != ground.region
    if year is None:
        return None
    cells = stock.of(figure.indicator, ground.region, year=year if foreign else ground.year)
    match = agreeing(figure, stock.scoped(cells, figure.scope, figure.indicator))
    if match is None:
        return None
    return _wrong_region(figure, ground, match) if foreign else _wrong_year(figure, ground, match)


def _judge(figure: Figure, ground: Ground, stock: Stock) -> Judged:
    year, certain = state_year(figure, year=ground.year)
    if year is None or figure.indicator is None:
        return _UNKNOWN
    here = stock.of(figure.indicator, figure.region, year=year)
    exact = stock.scoped(here, figure.scope, figure.indicator)
    if not exact and not figure.scope:  # 小学生体质健康合格率
        exact = [cell for cell in here if cell.scope and figure.label.startswith(cell.scope)]
    timely = [cell for cell in stock.of(figure.indicator, figure.region) if cell.period == figure.period]
    if agreeing(figure, exact or here) is not None or agreeing(figure, timely) is not None:
        return _SUPPORTED
    if agreeing(figure, here) is not None:  # what narrows it may have been misread
        return _UNKNOWN
    if figure.period is None and agreeing(figure, earlier_cells(figure, ground, stock)) is not None:
        return _SUPPORTED
    if of_another_year(figure, ground, stock):
        return _UNKNOWN
    bond = bond_of(figure, vocabulary=ground.vocabulary)
    if bond is Bond.NONE:
        return _UNKNOWN
    if not certain:
        bond = Bond.LOOSE
    cells = exact
    if not cells and _SHARE_OF.search(figure.label) and len({cell.scope for cell in here}) == 1:
        cells, bond = here, Bond.LOOSE  # the scope names what it is a share of
    if len({(cell.value, cell.unit) for cell in cells}) > 1:  # the table contradicts itself
        return _UNKNOWN
    cell = cells[0] if cells else None
    if cell is not None and otherwise_counted(figure, cell):
        return _UNKNOWN
    if cell is None or not _same_kind(figure, cell):
        return _elsewhere(figure, ground, stock, bond, year=year) if not here else _UNKNOWN
    explained = _explained(figure, ground, stock, cell, bond, year=year)
    if explained is not None:
        return Judged(Standing.ACCUSED, explained)
    if bond is Bond.FIRM and not _also_right(figure, ground, cell) and _near(figure, cell):
        return Judged(Standing.ACCUSED, _mismatch(figure, ground, cell))
    return _UNKNOWN


def _ahead(figure: Figure, ground: Ground, stock: Stock) -> Judged:
    """A number said of a year to come, without a word of plans, that is this year's to the last digit."""
    year = year_of(figure.period)
    if figure.indicator is None or figure.value is None or year is None or _PLANS.search(ground.sentence(figure)):
        return _UNKNOWN
    if bond_of(figure, vocabulary=ground.vocabulary) is not Bond.FIRM or figure.region != ground.region:
        return _UNKNOWN
    if agreeing(figure, stock.of(figure.indicator, figure.region, year=year)) is not None:
        return _UNKNOWN
    now = stock.scoped(stock.of(figure.indicator, figure.region, year=ground.year), figure.scope, figure.indicator)
    match = agreeing(figure, now)
    return _UNKNOWN if match is None else Judged(Standing.ACCUSED, _wrong_year(figure, ground, match))


_SHARE_OF = re.compile(r"占.+的?比[重例]|占比")
_PLANS = re.compile(r"力争|计划|拟|预计|预期|目标|达到|确保|争取|将|要|规划|到20\d\d年|前")


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
        if year_of_cell(other) not in (None, year) and alike(figure, other):
            if stated and year_of_cell(other) == ground.year:
                return _wrong_year(figure, ground, other)
            return _stale(figure, ground, cell, other)
    if telling(figure.value) and not is_slip(figure.value, cell.value):
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
    """Whether the cell's own number stands beside it for the same key: then this one is of something else."""
    return any(
        other.id != figure.id
        and other.indicator == figure.indicator
        and abs(other.value_start - figure.value_start) <= LISTED_WITHIN
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

"""Levels of sentences that speak of several years: which year each is of cannot always be told (pure)."""

from __future__ import annotations

import re

from corpus.figures import Figure, PeriodBasis
from corpus.periods import find_periods, years_of
from drafting.auditing.ground import Ground, is_level
from drafting.auditing.stock import Stock, agreeing, alike, year_of_cell
from drafting.cells import Cell

# 由…减到…, 三年间, 逐年: the years before are spoken of though none is named.
_RUN = re.compile(r"[由从自][^，,。；;]{2,30}[到至为]|[两二三四五]年(?:[间来]|连|逐)|逐年|连年|历年")
_LAST = re.compile(r"(?<![比较同与])(?:上年|去年|上一年)")
_COMPARED = re.compile(r"(?:比|较|与|同|跟|高于|低于|超过)\s*$")
# 2023年的98.5%, 上年为98.2%: the number is of that year and of no other.
_OWN = re.compile(r"(?:20\d\d|上|去)年度?(?:末|底|同期)?[的为是有达共]{0,2}$")
_OWN_REACH = 10  # characters of 2023年同期的


def earlier_cells(figure: Figure, ground: Ground, stock: Stock) -> list[Cell]:
    """The cells of the years before the draft's, of what a level without time tells: 由|53个减少到15个."""
    if figure.indicator is None or ground.year is None:
        return []
    cells = stock.scoped(stock.of(figure.indicator, figure.region), figure.scope, figure.indicator)
    return [cell for cell in cells if (year_of_cell(cell) or ground.year) < ground.year]


def of_another_year(figure: Figure, ground: Ground, stock: Stock) -> bool:
    """Whether a level is that of another year which its sentence speaks of, told there by no other number.

    Only where the sentence tells several levels of the same: which is of which year is then a matter of reading.
    """
    before = ground.text[max(0, figure.value_start - _OWN_REACH) : figure.value_start]
    if figure.indicator is None or _OWN.search(before):
        return False
    start = max(ground.text.rfind(mark, 0, figure.value_start) for mark in "。\n") + 1
    end = start + len(ground.sentence(figure))
    others = [
        each
        for each in ground.figures
        if start <= each.value_start < end
        and each.id != figure.id
        and is_level(each)
        and each.indicator == figure.indicator
        and each.scope == figure.scope
    ]
    if not others:
        return False
    years = _years(ground, start, end, own=figure.period_basis is not PeriodBasis.STATED)
    cells = stock.scoped(stock.of(figure.indicator, figure.region), figure.scope, figure.indicator)
    match = agreeing(figure, [cell for cell in cells if year_of_cell(cell) in years])
    return match is not None and not any(alike(each, match) for each in others)


def _years(ground: Ground, start: int, end: int, *, own: bool) -> frozenset[int]:
    """The years that a sentence speaks of; those it only compares with are none of them.

    :param own: whether it may speak of the draft's own without naming it.
    """
    said = ground.text[start:end]
    mentions = find_periods(ground.text, start=start, end=end)
    free = [each for each in mentions if not _COMPARED.search(ground.text, max(start, each.start - 4), each.start)]
    named = {year for each in free if each.period is not None for year in years_of(each.period.text)}
    if ground.year is not None:
        if own:
            named.add(ground.year)
        if _LAST.search(said):
            named.add(ground.year - 1)
        if _RUN.search(said):
            named |= {ground.year - 1, ground.year - 2}
    return frozenset(named) if len(named) > 1 else frozenset()

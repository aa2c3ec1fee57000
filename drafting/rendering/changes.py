"""Numbers worked out from cells, each with its calculation: changes, percentages, shares (pure).

Counts and money 增加/减少, rates 提高/下降 by 百分点 (上升/下降 where neither end is better, or the lower one is),
standards 提高/降低. Nothing is worked out where last year is missing or counted in another way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from corpus.quantities.units import base_unit
from corpus.quantity import RATIO_UNIT
from corpus.terms import Indicator
from corpus.threshold_table import RATIO_UNITS
from drafting.cells import Cell
from drafting.drafts import Computation, Evidence
from drafting.rendering.facts import Fact, exact
from drafting.rendering.wording import number, unit_words, value_words

CENT = Decimal("0.01")
_SAME = "持平"
# What is set, not counted: it is raised and lowered.
_SET = re.compile(r"标准|定额|工资|补助$")


@dataclass(frozen=True, slots=True)
class Worked:
    """Words with a number that was worked out, and what it rests on; ``rise`` is its sign."""

    text: str
    evidence: Evidence
    rise: int


def change(fact: Fact, indicator: Indicator, *, against: str = "比上年") -> Worked | None:
    """比上年减少4所, 比上年提高0.2个百分点, 与上年持平; null where that cannot be told.

    Of ratios nothing is subtracted: 上年为1:16.7.
    """
    after, before = fact.cell, fact.before
    if after is None or before is None or after.value is None or before.value is None or after.unit == "‰":
        return None
    if after.unit == RATIO_UNIT or after.unit in RATIO_UNITS:
        same = (after.value, after.denominator) == (before.value, before.denominator)
        text = f"与上年{_SAME}" if same else f"上年为{value_words(before, indicator.name)}"
        return Worked(text, before, _rise_of_ratio(after, before))
    difference = after.value - before.value
    said = f"{number(after.value)} - {number(before.value)} = {number(difference)}"
    if not difference:
        return Worked(f"与上年{_SAME}", Computation(said, _SAME, (after, before)), 0)
    shown = f"{number(abs(difference))}{_change_unit(after, indicator)}"
    rise = 1 if difference > 0 else -1
    return Worked(f"{against}{_verb(after, indicator, rise)}{shown}", Computation(said, shown, (after, before)), rise)


def percent(fact: Fact) -> Worked | None:
    """比上年增长2.6%, to two decimals; null where that cannot be told, for rates and where last year is zero."""
    after, before = fact.cell, fact.before
    if after is None or before is None or after.value is None or not before.value:
        return None
    if after.denominator is not None or after.unit in ("%", "‰", *RATIO_UNITS) or before.value < 0:
        return None
    exactly = (after.value - before.value) / before.value * 100
    rounded = exactly.quantize(CENT, rounding=ROUND_HALF_UP)
    sign = "=" if rounded == exactly else "≈"
    of = number(before.value)
    said = f"({number(after.value)} - {of}) ÷ {of} {sign} {number(rounded)}%"
    if not rounded:
        return Worked(f"与上年基本{_SAME}", Computation(said, _SAME, (after, before)), 0) if exactly == 0 else None
    shown = f"{number(abs(rounded))}%"
    verb = "增长" if rounded > 0 else "下降"
    return Worked(f"比上年{verb}{shown}", Computation(said, shown, (after, before)), 1 if rounded > 0 else -1)


def share(part: Cell, whole: Cell) -> Worked | None:
    """65.7%, to two decimals: what part of the whole; null where they are not of one kind, or the part is greater."""
    if part.value is None or not whole.value or not exact(part) or not exact(whole):
        return None
    (one, kind), (other, like) = base_unit(part.unit), base_unit(whole.unit)
    if kind != like or part.denominator is not None or whole.denominator is not None or part.unit in ("%", "‰"):
        return None
    exactly = part.value * one / (whole.value * other) * 100
    if exactly > 100 or part.period != whole.period:
        return None
    rounded = exactly.quantize(CENT, rounding=ROUND_HALF_UP)
    units = (part.unit, whole.unit) if part.unit != whole.unit else ("", "")
    sign = "=" if rounded == exactly else "≈"
    said = f"{number(part.value)}{units[0]} ÷ {number(whole.value)}{units[1]} {sign} {number(rounded)}%"
    shown = f"{number(rounded)}%"
    return Worked(shown, Computation(said, shown, (part, whole)), 0)


def got_worse(rise: int, indicator: Indicator) -> bool:
    """Whether a change of this sign is to the bad."""
    if indicator.direction == "higher_better":
        return rise < 0
    return indicator.direction in ("lower_better", "lower_x_better") and rise > 0


def _verb(cell: Cell, indicator: Indicator, rise: int) -> str:
    if cell.unit == "%" or not cell.unit:
        return ("提高" if indicator.direction == "higher_better" else "上升") if rise > 0 else "下降"
    if _SET.search(indicator.name):
        return "提高" if rise > 0 else "降低"
    return "增加" if rise > 0 else "减少"


def _change_unit(cell: Cell, indicator: Indicator) -> str:
    return "个百分点" if cell.unit == "%" else unit_words(cell.unit, indicator.name)


def _rise_of_ratio(after: Cell, before: Cell) -> int:
    """The sign of the change of the greater number, which is how many stand to one."""

    def many(cell: Cell) -> Decimal:
        value, other = cell.value or Decimal(0), cell.denominator
        return value if not other or not value else max(value, other) / min(value, other)

    return (many(after) > many(before)) - (many(after) < many(before))

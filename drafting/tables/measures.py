"""A value with the unit that its cell, its row, its column or its table states (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from corpus.quantity import RATIO_UNIT
from corpus.terms import Indicator
from drafting.cells import CellStatus
from drafting.tables.units import is_ratio, needs_saying, suits
from drafting.tables.values import Read
from ingest.figuring.names import base_unit, fits

_SCALE_ALONE = frozenset({"万", "亿", "千万", "百万"})
_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度?)?")


def stated_unit(row: str, headers: Sequence[str], table: Sequence[str], indicator: Indicator | None) -> str:
    """The unit that is stated for a value: by its row, its headers, or the line above the table that suits it."""
    if row:
        return row
    if headers:
        return headers[0]
    suiting = [unit for unit in table if indicator is not None and fits(unit, indicator)]
    own = [unit for unit in suiting if indicator is not None and unit == indicator.unit]
    return suiting[0] if len(suiting) == 1 else own[0] if own else ""


def measured(read: Read, unit: str, indicator: Indicator) -> Read:
    """The value with its unit; a year has none.

    Where none is stated it is the indicator's own, or empty where the number might be of several: 万元, 亿元.
    """
    if indicator.unit == "年份":
        return replace(read, unit="")
    if read.status is not CellStatus.VALUE or read.value is None:
        return replace(read, unit=_default(indicator) if not unit or is_ratio(unit) else _scaled(unit, indicator))
    if is_ratio(indicator.unit) or is_ratio(unit):
        return _ratio(read, unit, indicator)
    if not unit:
        odd = _is_odd(read.value, indicator) or _is_fraction(read.value, indicator)
        unsaid = read.value != 0 and (needs_saying(indicator) or odd)
        return replace(read, unit="" if unsaid else _default(indicator))
    return replace(read, unit=_scaled(unit, indicator))


def year_of(text: str) -> Decimal | None:
    """The year that a cell of an indicator counted in years holds: 2015年."""
    words = "".join(text.split())
    return Decimal(words[:4]) if _YEAR.fullmatch(words) else None


def _ratio(read: Read, unit: str, indicator: Indicator) -> Read:
    if read.denominator is not None or read.value_high is not None:
        return replace(read, unit=RATIO_UNIT)
    if unit and not is_ratio(unit) and not suits(unit, indicator):
        return replace(read, unit=unit)
    form = unit if unit in ("1:x", "x:1") else indicator.unit
    if not read.value or not is_ratio(form):
        return replace(read, unit=unit or _default(indicator))
    if form == "1:x":
        return replace(read, value=Decimal(1), denominator=read.value, unit=RATIO_UNIT)
    return replace(read, denominator=Decimal(1), unit=RATIO_UNIT)


def _default(indicator: Indicator) -> str:
    return RATIO_UNIT if is_ratio(indicator.unit) else indicator.unit


def _scaled(unit: str, indicator: Indicator) -> str:
    """万 alone is 万人 for what is counted in 人; 13.4台 of what is counted in 台/百名 is so many 台/百名."""
    head, per, _ = indicator.unit.partition("/")
    if per and unit == head and base_unit(unit) != "元":
        return indicator.unit
    return unit + base_unit(indicator.unit) if unit in _SCALE_ALONE else unit


def _is_odd(value: Decimal, indicator: Indicator) -> bool:
    """Whether a number cannot be a count as it stands: 3.65 在校生 are 万人, if anything."""
    counted = base_unit(indicator.unit) in {"人", "名", "位", "所", "个", "人次", "家", "间", "台", "次", "户"}
    return counted and value != value.to_integral_value()


def _is_fraction(value: Decimal, indicator: Indicator) -> bool:
    """Whether a rate that is to be high may be told as a part of one: 0.991 入学率 are hardly 0.991%."""
    return indicator.unit == "%" and indicator.direction == "higher_better" and 0 < value < 1

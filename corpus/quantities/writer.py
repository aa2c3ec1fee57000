"""Quantity to text by GB/T 15835-2011 (pure)."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.quantities.nouns import Measured, Quantity
from corpus.quantities.numerals import to_chinese
from corpus.quantities.units import scale_of
from corpus.quantities.words import BEFORE, BEHIND, INSIDE, parts

RANGE = "～"
# The half-width colon, as value_text prints it and as the papers do (1:16.8); GB/T 15835 has 1∶500, which fewer fonts
# hold and no search for 1:16.8 finds. Both are read.
RATIO = ":"
MINUS = "\u2212"
_LEAST_WITH_MORE = 10  # 12余人, but 2万余人 and 3年多: after a single figure 余 follows the 万 or the unit
_WITH_GE = {"百分点": "个百分点", "工作日": "个工作日"}
_WORDS = re.compile(r"好?[数几][十百千万亿]+|[一二三四五六七八九十百千万亿\d]+[几数][万亿]?")


def value_text(quantity: Quantity) -> str:
    """The value without unit and qualifier: ``1493.03475``, ``1:16.8``, ``1/3``, ``1.2-1.5``, ``数千万``."""
    if quantity.value is None:
        found = _WORDS.search(quantity.text)
        return found[0] if found else quantity.text
    if quantity.denominator is not None:
        stroke = ":" if quantity.unit == "比" else "/"
        return f"{_plain(quantity.value)}{stroke}{_plain(quantity.denominator)}"
    high = "" if quantity.value_high is None else f"-{_plain(quantity.value_high)}"
    return _plain(quantity.value) + high


def write_quantity(quantity: Quantity | Measured) -> str:
    """As a paper should print it (GB/T 15835-2011): Arabic digits, not grouped, in half width.

    A range keeps % and 万 on both sides (63%～68%, 1.2万～1.5万人); a fraction is written out (三分之一); a
    minus is −. 约, 不低于 stand before the number, 余 and 多 inside (2500余万元, 2万余人, 3年多), 以上, 左右
    behind. Of a wording that is no number the wording is kept, so it needs a Quantity.

    :raises ValueError: for what has no number and is no Quantity.
    """
    if quantity.value is None:
        return _wording(quantity)
    first, last = parts(quantity.qualifier)
    lead = first if first in BEFORE else ""
    tail = last if last in BEHIND else ""
    return lead + _number(quantity, last if last in INSIDE else "") + tail


def _number(quantity: Measured, inside: str) -> str:
    value, unit = quantity.value, quantity.unit
    assert value is not None
    if quantity.denominator is not None:
        if unit == "比":
            return f"{_signed(value)}{RATIO}{_plain(quantity.denominator)}{inside}"
        return f"{to_chinese(int(quantity.denominator))}分之{to_chinese(int(value))}{inside}"
    unit = _WITH_GE.get(unit, unit)
    scale = scale_of(unit)
    rest = unit[len(scale) :]
    if quantity.value_high is not None:
        repeated = scale or (unit if unit in ("%", "‰") else "")
        return f"{_signed(value)}{repeated}{RANGE}{_signed(quantity.value_high)}{scale}{inside}{rest}"
    early = value >= _LEAST_WITH_MORE and value == value.to_integral_value()
    if inside == "来":
        return f"{_signed(value)}{inside}{unit}"
    if inside and scale:
        return f"{_signed(value)}{inside}{unit}" if early else f"{_signed(value)}{scale}{inside}{rest}"
    if inside and (early or not unit):
        return f"{_signed(value)}{inside}{unit}" if unit != "%" else f"{_signed(value)}{unit}{inside}"
    return f"{_signed(value)}{unit}{inside}"


def _wording(quantity: Measured) -> str:
    if not isinstance(quantity, Quantity):
        raise ValueError("没有数值的数量只能按原文书写。")
    first, last = parts(quantity.qualifier)
    wording = value_text(quantity)
    inside = last if last in INSIDE else ""
    return (first if first in BEFORE else "") + wording + inside + quantity.unit + (last if last in BEHIND else "")


def _signed(value: Decimal) -> str:
    return MINUS + _plain(-value) if value < 0 else _plain(value)


def _plain(value: Decimal) -> str:
    return f"{value:f}"

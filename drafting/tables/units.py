"""Units in tables: which words are units, and which can be an indicator's (pure)."""

from __future__ import annotations

from corpus.quantities.units import base_unit as quantity_base
from corpus.terms import Indicator, Vocabulary
from drafting.tables.values import tidy_unit
from ingest.figuring.names import base_unit, fits
from ingest.figuring.units import is_unit

_MORE = frozenset(
    {"班", "笔", "栋", "幢", "学时", "学分", "本", "次/年", "1:x", "x:1", "百分点", "年份", "元/年", "万元/年", "比"}
)
_RATIOS = frozenset({"比", "1:x", "x:1"})
_PERSONS = frozenset({"人", "名", "位"})
# What counts things: which one a table writes for schools, classes or posts is no mistake.
_THINGS = frozenset(
    {
        "个",
        "所",
        "处",
        "家",
        "间",
        "座",
        "支",
        "对",
        "名",
        "项",
        "条",
        "份",
        "班",
        "校",
        "园",
        "栋",
        "幢",
        "套",
        "台",
        "笔",
    }
)
_PERSON_TIMES = "人次"


class Units:
    """The units that tables use: those that papers use, and the vocabulary's own."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        own = {base_unit(indicator.unit) for indicator in vocabulary.indicators if indicator.unit}
        self._own = frozenset(own - {"年份"})

    def is_unit(self, words: str) -> bool:
        """Whether words are a unit: 人, 万元, ㎡, 人/班, 1:x."""
        plain = tidy_unit(words)
        return bool(plain) and (is_unit(plain) or base_unit(plain) in self._own or base_unit(plain) in _MORE)

    def tidy(self, written: str) -> str:
        """A unit as figures keep it."""
        return tidy_unit(written)


def is_ratio(unit: str) -> bool:
    """Whether a unit says that one number is to another."""
    return unit in _RATIOS


def suits(unit: str, indicator: Indicator) -> bool:
    """Whether a stated unit can be the indicator's; in doubt it can.

    所 can never be that of 在校生, % never that of a count, 元 never that of a rate.
    """
    if not unit or not indicator.unit or fits(unit, indicator) or indicator.unit == "年份":
        return True
    if is_ratio(unit) or is_ratio(indicator.unit):
        return is_ratio(indicator.unit) and (is_ratio(unit) or unit == "倍")
    told, own = base_unit(unit).partition("/")[0], base_unit(indicator.unit).partition("/")[0]
    if told == own or quantity_base(told)[1] == quantity_base(own)[1]:
        return True
    if {told, own} <= _THINGS or {told, own} <= _PERSONS | {"个"}:
        return True
    return {told, own} <= _PERSONS | {_PERSON_TIMES, "次"} and _PERSON_TIMES in (told, own)


def needs_saying(indicator: Indicator) -> bool:
    """Whether values of an indicator say nothing without their unit: in 万元 or in 亿元."""
    return base_unit(indicator.unit) != indicator.unit

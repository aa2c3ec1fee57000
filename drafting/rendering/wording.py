"""How figures are called and written: labels, values with units, marks for what is missing (pure)."""

from __future__ import annotations

import re
from decimal import Decimal

from corpus.quantity import RATIO_UNIT, write_quantity
from corpus.terms import Indicator
from corpus.threshold_table import RATIO_UNITS
from drafting.cells import Cell

# The scopes of tables that no sentence would use as they are.
_SCOPE_WORDS = {"中央省": "中央和省级", "中央": "中央", "省": "省级", "市": "市级", "县": "县级"}
# Names that say 每…, so that what stands behind the stroke of the unit is said already: 每百名学生…13.4台.
_PER = re.compile(r"生均|人均|平均|每|百名|班均|编制标准|标准班额")
_LEVEL = re.compile(r"标准$|定额$|时间$|年龄$|工资$|班额$|[值比]$")
_COUNT = re.compile(r"(?<!系)数$")
_WHOLE = {"省": "全省", "市": "全市", "县": "全县", "区": "全区", "州": "全州", "盟": "全盟", "旗": "全旗"}
NEEDED, TO_CHECK = "待补", "待核"
# Measure words that end a name before 数 and are said again with the number: 督查次数, 计算机台数.
_MEASURES = frozenset("次节台套册笔间辆") | {"人"}
_SHORTEST = 2
_WHOLE = {"省": "全省", "市": "全市", "县": "全县", "区": "全区", "州": "全州", "盟": "全盟", "旗": "全旗"}
NEEDED, TO_CHECK = "待补", "待核"
# 班级数 without 数 is 班级; 个 is no measure word of it that could be cut off as well.
_SHORTEST = 2


def whole_word(region: str) -> str:
    """全县, 全区, 全市… by the last character of a place's name."""
    return _WHOLE.get(region[-1:], "全域")


def scope_word(scope: str) -> str:
    """A scope as a sentence says it."""
    return _SCOPE_WORDS.get(scope, scope)


def scoped(name: str, scope: str) -> str:
    """A name with what narrows it before it, said once: 小学班级数, 小学在校生数."""
    return name if not scope or scope in name else f"{scope_word(scope)}{name}"


def called(cell: Cell, indicator: Indicator) -> str:
    """What a table calls an indicator, where that is one of its names; else the vocabulary's name."""
    return cell.name if cell.name in indicator.aliases and len(cell.name) > len(cell.unit) + 3 else indicator.name


def label(name: str, unit: str) -> str:
    """A name as it stands before its number: 义务教育学校, 资助学生, 督查, 九年义务教育巩固率为."""
    if unit in ("", "%", "‰", RATIO_UNIT) or unit in RATIO_UNITS:
        return f"{name}为"
    if name.endswith(unit) and unit == "人次":
        return name.removesuffix(unit)
    if _COUNT.search(name):
        counted = name[:-1]
        shorter = counted.removesuffix(_head(unit)) if _head(unit) in _MEASURES else counted
        return shorter if len(shorter) >= _SHORTEST else counted
    return f"{name}为" if _LEVEL.search(name) or _PER.search(name) else name


def value_words(cell: Cell, name: str) -> str:
    """A value and its unit as a sentence prints them (GB/T 15835): 79所, 99.4%, 1:16.4, 13.4台."""
    assert cell.value is not None
    if cell.unit in RATIO_UNITS and cell.denominator is None:
        return RATIO_UNITS[cell.unit].format(number(cell.value))
    if cell.unit == RATIO_UNIT or "/" not in cell.unit:
        return write_quantity(cell)
    return write_quantity(cell).replace(cell.unit, unit_words(cell.unit, name))


def unit_words(unit: str, name: str) -> str:
    """A unit as a sentence prints it: 台/百名 is 台 where the name says 每百名."""
    if unit in RATIO_UNITS:
        return ""
    return _head(unit) if _PER.search(name) else unit


def number(value: Decimal) -> str:
    """Digits without grouping and without the zeros that arithmetic leaves."""
    plain = value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    return f"{plain:f}"


def mark(kind: str, name: str, year: int | None) -> str:
    """What stands in a text for what is missing: 【待补：小学班级数（2024年）】."""
    return f"【{kind}：{name}（{year}年）】" if year is not None else f"【{kind}：{name}】"


def _head(unit: str) -> str:
    return unit.partition("/")[0]

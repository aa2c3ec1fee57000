"""Values that cannot be: units that are not the indicator's, rates beyond 100%, negative counts, jumps (pure)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from corpus.identities import based, is_rate, plain
from corpus.quantity import compatible, equal, same_unit
from corpus.terms import Indicator, Vocabulary
from drafting.cells import Cell, CellKey, CellStatus, TableCheck
from drafting.tables.checking import amount, called, error, operand, warning, where
from drafting.tables.units import is_ratio, suits

CONFLICT, UNIT, UNITS, NO_UNIT = "同一指标数值不一", "单位与指标不符", "同一指标单位不能换算", "没有写明单位"
RANGE, FRACTION, NEGATIVE, JUMP = "比例在0至100%之间", "比例疑似写成小数", "人数、个数不为负", "同比变化超过30%"

#: FIELD 4.2: a change of over 30% against the year before is to be looked at.
JUMP_SHARE = Decimal("0.3")
JUMP_POINTS = Decimal(30)
#: Counts that are both below this change by a third with one more or less.
SMALL_COUNT = 10
# 毛入学率 counts all ages; a plan may be more than fulfilled; there may be more teachers than posts.
_MAY_EXCEED = re.compile(r"毛入|增长|完成率|配备率|到位率|压减率|变化")
_MAY_BE_NEGATIVE = re.compile(r"增长|差$|差额|变化|缺口")
# Rates that no county has at one in a hundred.
_SURELY_HIGH = re.compile(r"(?:入学率|巩固率|合格率|达标率|升学率|入园率|上岗率|安置率|就业率)$")
_YEAR = re.compile(r"(\d{4})(?:-(\d{4})学年)?")


def conflicts(cells: Iterable[Cell]) -> Iterator[TableCheck]:
    """One key with two values: an error, or a warning where one is the other rounded."""
    by_key: dict[CellKey, list[Cell]] = defaultdict(list)
    for cell in _valued(cells):
        by_key[cell.key].append(cell)
    for same in by_key.values():
        first = same[0]
        for other in same[1:]:
            if equal(first, other) or not same_unit(first, other):
                continue
            said = f"{amount(first)} ≠ {amount(other)}"
            message = f"{called(first)}在 {where([first, other])} 两处数值不同（{said}），请核对后保留一个。"
            make = warning if compatible(first, other) else error
            yield make(CONFLICT, said, message, [first, other])


def units(cells: Iterable[Cell], *, vocabulary: Vocabulary) -> Iterator[TableCheck]:
    """Units that cannot be the indicator's, are not said where they must be, or cannot be brought to one."""
    kept: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in _valued(cells):
        indicator = vocabulary.indicator(cell.indicator)
        if indicator is None:
            continue
        if not cell.unit and indicator.unit and indicator.unit != "年份":
            message = (
                f"{called(cell)}（{where([cell])}）没有写明单位，无法确定是{indicator.unit}还是其他，请在表中注明单位。"
            )
            yield error(NO_UNIT, amount(cell), message, [cell])
        elif not suits(cell.unit, indicator):
            message = f"{called(cell)}（{where([cell])}）的单位写作“{cell.unit}”，应为“{indicator.unit}”，请核对。"
            yield error(UNIT, amount(cell), message, [cell])
        else:
            kept[cell.indicator, cell.scope].append(cell)
    for same in kept.values():
        other = next((cell for cell in same if not _alike(cell.unit, same[0].unit)), None)
        if other is not None:
            said = f"{same[0].unit} / {other.unit}"
            message = f"{same[0].name}的单位不统一（{said}），不能换算，见 {where([same[0], other])}，请统一单位。"
            yield error(UNITS, said, message, [cell for cell in same if cell.unit in (same[0].unit, other.unit)])


def ranges(cells: Iterable[Cell], *, vocabulary: Vocabulary) -> Iterator[TableCheck]:
    """Rates outside 0 to 100%, rates written as fractions of one, counts below nothing."""
    for cell in _valued(cells):
        indicator = vocabulary.indicator(cell.indicator)
        if indicator is None or cell.value is None:
            continue
        top = cell.value_high or cell.value
        if is_rate(cell.unit) and is_rate(indicator.unit):
            limit = Decimal(1000 if cell.unit == "‰" else 100)
            negative = cell.value < 0 and not _MAY_BE_NEGATIVE.search(indicator.name)
            if negative or (top > limit and not _MAY_EXCEED.search(indicator.name)):
                message = f"{called(cell)}为{amount(cell)}（{where([cell])}），超出0至100%，请核对原表。"
                yield error(RANGE, amount(cell), message, [cell])
            elif 0 < top < 1 and (_SURELY_HIGH.search(indicator.name) or indicator.direction == "higher_better"):
                what = "疑似把百分数写成了小数，请改成百分数或注明单位。"
                message = f"{called(cell)}为{amount(cell)}（{where([cell])}），{what}"
                make = error if _SURELY_HIGH.search(indicator.name) else warning
                yield make(FRACTION, amount(cell), message, [cell])
        elif cell.value < 0 and not _MAY_BE_NEGATIVE.search(indicator.name):
            message = f"{called(cell)}为{amount(cell)}（{where([cell])}），不应为负数，请核对原表。"
            yield error(NEGATIVE, amount(cell), message, [cell])


def jumps(cells: Mapping[CellKey, Cell], *, vocabulary: Vocabulary) -> Iterator[TableCheck]:
    """Changes of over 30% (rates: 30 points) against the year before."""
    for (indicator_id, region, period, scope), after in cells.items():
        indicator = vocabulary.indicator(indicator_id)
        year_before = _before(period)
        before = cells.get((indicator_id, region, year_before, scope)) if year_before else None
        if indicator is None or before is None or not same_unit(before, after):
            continue
        said = _jump(before, after, indicator)
        if said:
            places = where([before, after])
            message = f"{called(after)}为{amount(after)}，上年为{amount(before)}，{said}，见 {places}，请核实。"
            yield warning(JUMP, f"{amount(before)} → {amount(after)}", message, [after, before])


def _jump(before: Cell, after: Cell, indicator: Indicator) -> str:
    """By how much it changed, in words, where that is much."""
    if indicator.unit == "年份" or before.value_high is not None or after.value_high is not None:
        return ""
    first, last = based(operand(before))[0], based(operand(after))[0]
    if is_rate(after.unit):
        points = abs(last - first)
        return f"相差{plain(points)}个百分点" if points > JUMP_POINTS else ""
    if max(abs(first), abs(last)) < SMALL_COUNT and not is_ratio(after.unit) and "/" not in after.unit:
        return ""
    if is_ratio(after.unit) and not (first and last):
        return ""
    if not first:
        return "上年为0" if last else ""
    share = (last - first) / first
    return f"变化{plain(round(share * 100, 1))}%" if abs(share) > JUMP_SHARE else ""


def _before(period: str) -> str | None:
    found = _YEAR.fullmatch(period)
    if found is None:
        return None
    year = int(found[1]) - 1
    return f"{year}-{int(found[2]) - 1}学年" if found[2] else str(year)


def _alike(one: str, other: str) -> bool:
    """Whether values of two units can stand in one row: they convert, or count the same things by two words."""
    if one == other or same_unit(one, other) or same_unit(one.partition("/")[0], other.partition("/")[0]):
        return True
    things = frozenset({"个", "所", "处", "家", "间", "座", "班", "校", "园", "支", "项", "条", "份"})
    return {one, other} <= things or {one, other} <= {"人", "名", "位", "个"} or (is_ratio(one) and is_ratio(other))


def _valued(cells: Iterable[Cell]) -> Iterator[Cell]:
    return (cell for cell in cells if cell.status is CellStatus.VALUE and cell.value is not None)

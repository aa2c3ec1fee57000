"""Changes that a paper claims, worked out from the two levels that it states (pure)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.calibers import Likeness, Timing, caliber_of, compare_notes, compare_periods, earlier_year
from corpus.checks.operands import called, check, levels, one_value, operand, scope_of
from corpus.figures import Aspect, Check, CheckResult, Figure, FigureKind
from corpus.identities import Worked, is_rate, work_change
from corpus.quantity import same_unit
from corpus.terms import Vocabulary

AMOUNT = "增减量等于两期之差"
PERCENT = "增减幅度与两期数值相符"
POINTS = "增减百分点等于两期之差"

# 由2022年的64个减少到23个，下降64.1%: from the first level to the change no more than a sentence's half.
_CLAUSE = 70
# From the amount to its percentage: 减少385人，下降 is 3.
_NEXT = 20
_DOWN = re.compile(r"减少|减|下降|降低|降|缩小|下滑|回落|压减|少|低")
_UP = re.compile(r"增加|增长|新增|增|上升|提高|提升|升|扩大|多|高")


def change_checks(figures: Sequence[Figure], *, vocabulary: Vocabulary) -> Iterator[Check]:
    """Changes with both levels in the paper, by period or side by side; figures in the order of the text."""
    stated: dict[tuple[str | None, str, str | None], list[Figure]] = defaultdict(list)
    for figure in levels(figures):
        stated[_subject(figure, vocabulary)].append(figure)
    last: Figure | None = None
    for change in figures:
        if change.aspect is not Aspect.CHANGE or change.value is None or change.kind is not FigureKind.ACTUAL:
            continue
        if change.unit == "倍" or not operand(change).exact:
            continue
        subject = stated.get(_subject(change, vocabulary), [])
        pair = _by_period(change, subject) or _side_by_side(change, subject)
        if pair is not None:
            yield from _check(change, *pair)
        elif last is not None and is_rate(change.unit):
            yield from _told_twice(change, last, stated.get(_subject(change, vocabulary), []), vocabulary)
        last = change


def _subject(figure: Figure, vocabulary: Vocabulary) -> tuple[str | None, str, str | None]:
    return figure.indicator or figure.label, scope_of(figure, vocabulary=vocabulary), figure.region


def _by_period(change: Figure, subject: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The levels of the change's period and of the one that it is measured against, each stated once."""
    earlier = earlier_year(change.period, compared=change.compared)
    if earlier is None or change.period is None:
        return None
    before = one_value([each for each in subject if compare_periods(each.period, earlier) is Timing.SAME])
    after = one_value([each for each in subject if compare_periods(each.period, change.period) is Timing.SAME])
    if before is None or after is None:
        return None
    alike = compare_notes(caliber_of(before), caliber_of(after)) is Likeness.SAME
    return (before, after) if alike and same_unit(before.unit, after.unit) else None


def _side_by_side(change: Figure, subject: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """由53个减少到15个，减少38个: the two levels just before the change, and no third."""
    near = [each for each in subject if 0 < change.value_start - each.value_start <= _CLAUSE]
    if len(near) != 2 or near[0].value == near[1].value or not same_unit(near[0].unit, near[1].unit):
        return None
    if near[0].whole is not None and near[0].whole == near[1].whole:
        return None
    before, after = near
    moved = re.search(r"[由从]", before.quote) or re.search(r"[到至为]", after.quote) or before.period != after.period
    return (before, after) if moved else None


def _told_twice(percent: Figure, claimed: Figure, subject: Sequence[Figure], vocabulary: Vocabulary) -> Iterator[Check]:
    """补充教师94人，较上年增加12人，增长17.1%: the level before follows from the amount, the percentage from both."""
    near = [each for each in subject if 0 < claimed.value_start - each.value_start <= _CLAUSE]
    same = _subject(percent, vocabulary) == _subject(claimed, vocabulary) and percent.period == claimed.period
    rising = _rising(claimed)
    if len(near) != 1 or not same or rising is None or percent.value_start - claimed.value_end > _NEXT:
        return
    level, moved = operand(near[0]), operand(claimed)
    if is_rate(level.unit) or level.unit != moved.unit or level.value is None or moved.value is None:
        return
    before = replace(level, value=level.value - abs(moved.value) * (1 if rising else -1))
    worked = work_change(before, level, operand(percent), rising=_rising(percent))
    if worked.result is CheckResult.UNVERIFIABLE or near[0].period != percent.period:
        return
    agrees = "一致" if worked.result is CheckResult.HOLDS else f"不一致（{worked.expression}），请核对原文"
    message = f"{called(percent)}与{called(near[0])}、{called(claimed)}{agrees}。"
    yield check(PERCENT, worked, [percent, claimed, near[0]], message)


def _check(change: Figure, before: Figure, after: Figure) -> Iterator[Check]:
    rising = _rising(change)
    claim = operand(change)
    points = change.unit.endswith("百分点")
    if is_rate(before.unit) and not points and not is_rate(change.unit):
        return
    if not is_rate(change.unit) and not points and not same_unit(change.unit, before.unit):
        return
    worked = work_change(operand(before), operand(after), claim, rising=rising)
    name = POINTS if points else PERCENT if is_rate(change.unit) else AMOUNT
    if worked.result is CheckResult.UNVERIFIABLE:
        return
    told = _told(change, before, after, worked)
    yield check(name, worked, [change, before, after], f"{called(change)}{told}。")


def _told(change: Figure, before: Figure, after: Figure, worked: Worked) -> str:
    levels_said = f"{called(before)}、{called(after)}"
    if worked.result is CheckResult.HOLDS:
        return f"与{levels_said}一致"
    if is_rate(change.unit) and is_rate(before.unit) and before.value is not None and after.value is not None:
        gap = abs(after.value - before.value)
        if change.value is not None and abs(change.value) == gap:
            return f"应写作{gap:f}个百分点：{levels_said}相差的是百分点，不是百分比"
    return f"与{levels_said}不一致（{worked.expression}），请核对原文"


def _rising(change: Figure) -> bool | None:
    """Which way the words before a change point; null where they do not say. A negative value says it itself."""
    if change.value is not None and change.value < 0:
        return True
    said = change.quote[: max(0, change.value_start - change.start)]
    after = change.quote[change.value_end - change.start :]
    for words in (said, after, change.label):
        down = max((found.end() for found in _DOWN.finditer(words)), default=0)
        up = max((found.end() for found in _UP.finditer(words)), default=0)
        if down != up:
            return up > down
    return None

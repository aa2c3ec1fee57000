"""Lines that documents draw (data, ``corpus/vocabulary/thresholds.csv``), and what a figure is by them (pure).

A line is shown only where its source was read, or a paper states it and the place is named with it. Nothing here is a
rule by itself: every line, its document and its cautions stand in the table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from corpus.figures import Aspect, Figure, FigureKind
from corpus.quantities.nouns import Measured
from corpus.quantities.units import base_unit
from corpus.quantities.words import Bound, bounds, parts
from corpus.threshold_table import RATIO_UNITS, Threshold, load_thresholds

__all__ = ["Judgement", "Threshold", "Verdict", "definitions_for", "judge", "load_thresholds", "thresholds_for"]

_RATIO = "比"
_PUPILS = ("生", "学生")
# The house's tolerance for what is said roughly: ratios worked out from rounded counts agree within it (FIELD 1.5).
_ABOUT = Decimal("0.05")


class Verdict(StrEnum):
    """What a figure is by a line."""

    MET = "met"
    NOT_MET = "not met"
    CANNOT_SAY = "cannot say"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A figure by a line; ``message`` is one Chinese sentence that names the line, its source and its cautions."""

    threshold: Threshold
    verdict: Verdict
    message: str


@cache
def _own_thresholds() -> tuple[Threshold, ...]:
    return load_thresholds()


def thresholds_for(
    indicator: str,
    *,
    scope: str,
    year: int | None = None,
    regions: Collection[str] | None = None,
    thresholds: Iterable[Threshold] | None = None,
) -> tuple[Threshold, ...]:
    """The lines for an indicator that may be shown to a person.

    :param scope: the figure's; lines for another scope are left out.
    :param year: lines not valid in it are left out; null for those of any year.
    :param regions: full names of the figure's place and of those above it, and of 东部地区 or 中西部地区; lines of
        other places are left out. Null for those of any place.
    :param thresholds: ``load_thresholds`` with a library's own; without it those of the program.
    """
    return _chosen("line", indicator, scope, year, regions, thresholds)


def definitions_for(
    indicator: str,
    *,
    scope: str = "",
    year: int | None = None,
    regions: Collection[str] | None = None,
    thresholds: Iterable[Threshold] | None = None,
) -> tuple[Threshold, ...]:
    """From where on something is counted, for notes beside figures: 大班额 from 56人; arguments as for lines."""
    return _chosen("definition", indicator, scope, year, regions, thresholds)


def _chosen(
    kind: str,
    indicator: str,
    scope: str,
    year: int | None,
    regions: Collection[str] | None,
    thresholds: Iterable[Threshold] | None,
) -> tuple[Threshold, ...]:
    return tuple(
        each
        for each in (_own_thresholds() if thresholds is None else thresholds)
        if each.kind == kind
        and each.indicator == indicator
        and each.shown
        and each.scope in ("", scope)
        and (year is None or (each.valid_from or year) <= year <= (each.valid_to or year))
        and (regions is None or each.region in ("", *regions))
    )


def judge(measured: Measured, threshold: Threshold) -> Judgement | None:
    """What a figure, or any quantity, is by a line; null where the line may not be shown or draws none.

    It must be the figure's indicator, scope, year and place that the line was chosen by (``thresholds_for``).
    """
    if not threshold.shown or threshold.kind != "line":
        return None
    reason = _not_a_result(measured)
    if not reason and (amount := _amount(measured, threshold)) is not None:
        low, high = _reach(amount, measured, threshold)
        verdict = _by_sign(low, high, threshold)
        reason = f"原文只说“{_printed(measured)}”"
    else:
        verdict = Verdict.CANNOT_SAY
        reason = reason or _not_comparable(measured, threshold)
    return Judgement(threshold, verdict, _message(verdict, reason, threshold))


def _not_a_result(measured: Measured) -> str:
    if isinstance(measured, Figure):
        if measured.kind is not FigureKind.ACTUAL:
            return f"原文这个数是{'目标' if measured.kind is FigureKind.TARGET else '要求'}，不是结果"
        if measured.aspect is Aspect.CHANGE:
            return "原文这个数是增减的幅度，不是水平"
    return ""


def _printed(measured: Measured) -> str:
    """A number as the text has it, with its qualifier before it or behind."""
    before, behind = parts(measured.qualifier)
    number = f"{measured.value}" if measured.value_high is None else f"{measured.value}—{measured.value_high}"
    if measured.denominator is not None:
        return f"{before}{number}:{measured.denominator}{behind}"
    return f"{before}{number}{measured.unit}{behind}"


def _not_comparable(measured: Measured, threshold: Threshold) -> str:
    if measured.value is None:
        return "原文没有给出可以比较的数"
    return f"原文的单位是“{measured.unit or '无'}”，与“{threshold.unit or '无'}”不是一回事"


def _amount(measured: Measured, threshold: Threshold) -> tuple[Decimal, Decimal] | None:
    """The lower and upper number of a quantity in the line's unit; null where the units are not of one kind."""
    value, other = measured.value, measured.denominator
    if value is None:
        return None
    if threshold.unit in RATIO_UNITS and other is not None and measured.unit == _RATIO:
        if not value or not other:
            return None
        many = max(value, other) / min(value, other)
        return many, many
    if other is not None:
        return None
    factor = _factor(measured.unit, threshold.unit)
    return (
        None
        if factor is None
        else (value * factor, (value if measured.value_high is None else measured.value_high) * factor)
    )


def _factor(unit: str, wanted: str) -> Decimal | None:
    """How many ``wanted`` a ``unit`` is; null where they are not of one kind.

    What a figure leaves out behind the stroke its indicator's name says: 间 will do for 间/百名, 元/生 for 元/生·年.
    What it adds makes it another thing: 元/人·月.
    """
    factor, base = base_unit(unit)
    per, wanted_base = base_unit(wanted)
    head, _, of = base.partition("/")
    wanted_head, _, wanted_of = wanted_base.partition("/")
    return factor / per if head == wanted_head and _heads(of) <= _heads(wanted_of) else None


def _heads(of: str) -> frozenset[str]:
    return frozenset("人" if part in _PUPILS else part for part in of.split("·") if part)


# What is printed is not the end of it: 45人以上 may be any number from 45 on.
_NO_END_ABOVE = frozenset({Bound.AT_LEAST, Bound.ABOVE, Bound.SOMEWHAT_ABOVE})
_NO_END_BELOW = frozenset({Bound.AT_MOST, Bound.BELOW})
_WITHOUT_LOW = frozenset({Bound.ABOVE, Bound.SOMEWHAT_ABOVE})
_WITHOUT_HIGH = frozenset({Bound.BELOW, Bound.SOMEWHAT_BELOW})


@dataclass(frozen=True, slots=True)
class _End:
    """An end of what a quantity may be: null where there is none, ``held`` where the number itself may be it."""

    number: Decimal | None
    held: bool = True


def _reach(amount: tuple[Decimal, Decimal], measured: Measured, threshold: Threshold) -> tuple[_End, _End]:
    """How low and how high the true number may be, by the qualifier."""
    low, high = amount
    said = bounds(measured.qualifier)
    if threshold.unit in RATIO_UNITS and said:
        # 不低于1:19 may mean more teachers or more pupils.
        return _End(None), _End(None)
    below = above = Decimal(0)
    if Bound.ABOUT in said:
        below = above = _ABOUT
    elif Bound.SOMEWHAT_BELOW in said:
        below = _ABOUT
    lower = _End(None) if said & _NO_END_BELOW else _End(low * (1 - below), held=not said & _WITHOUT_LOW)
    upper = _End(None) if said & _NO_END_ABOVE else _End(high * (1 + above), held=not said & _WITHOUT_HIGH)
    return lower, upper


def _by_sign(low: _End, high: _End, threshold: Threshold) -> Verdict:
    line = threshold.value
    under = high.number is not None and (high.number < line or (high.number == line and not high.held))
    over = low.number is not None and (low.number > line or (low.number == line and not low.held))
    from_line = low.number is not None and low.number >= line
    to_line = high.number is not None and high.number <= line
    met, missed = {
        ">=": (from_line, under),
        "<=": (to_line, over),
        "=": (from_line and to_line and not under and not over, under or over),
    }[threshold.sign]
    return Verdict.MET if met else Verdict.NOT_MET if missed else Verdict.CANNOT_SAY


_SAID = {Verdict.MET: "达到", Verdict.NOT_MET: "未达到", Verdict.CANNOT_SAY: "不能判断是否达到"}


def _message(verdict: Verdict, reason: str, threshold: Threshold) -> str:
    where = f"对{threshold.region}" if threshold.region and threshold.region not in threshold.source else ""
    part = f"（{threshold.name}）" if threshold.name else ""
    said = f"{_SAID[verdict]}{threshold.source}{where}要求的{threshold.wording}{part}"
    if verdict is Verdict.CANNOT_SAY:
        said += f"：{reason}"
    return f"{said}；{threshold.note}。" if threshold.note else f"{said}。"

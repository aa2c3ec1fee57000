"""What is said of figures beside each other: sums, differences, changes, shares, the highest and the lowest (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.figures import Figure
from corpus.quantity import Quantity, base_value, same_unit
from corpus.types import StatementKind
from retrieval.figuring.calculations import Calculation, addable, difference, magnitude, rate, share, total
from retrieval.figuring.reckoned import Before, worked_back
from retrieval.figuring.wanted import Operation
from retrieval.figuring.words import direction, period_words

BY_THE_TEXT = "据原文计算："


@dataclass(frozen=True, slots=True)
class Named:
    """A figure, what it is called beside the others (a place, a school stage, a year), and its value as printed."""

    name: str
    figure: Figure
    value: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A statement made of figures, all of which it cites."""

    text: str
    kind: StatementKind
    figures: tuple[Figure, ...]
    calculation: str | None = None


def sum_of(named: Sequence[Named]) -> Derived | None:
    """合计; None where the figures do not add up to anything."""
    figures = [each.figure for each in named]
    result = total(figures) if len(figures) > 1 else None
    return None if result is None else _worked(f"合计{result.said}", figures, result)


def difference_of(one: Named, other: Named, *, from_below: bool = False) -> Derived | None:
    """Which of two is more (``from_below``: less), and by how much."""
    result = difference(one.figure, other.figure)
    if result is None:
        return None
    more, less = direction(one.figure)
    if not result.value:
        return _worked(f"{one.name}与{other.name}相同", [one.figure, other.figure], result)
    first, second = (one, other) if result.value > 0 else (other, one)
    said = f"{second.name}比{first.name}{less}" if from_below else f"{first.name}比{second.name}{more}"
    return _worked(f"{said}{result.said}", [one.figure, other.figure], result)


def changes_of(before: Named, after: Named, *, with_rate: bool) -> list[Derived]:
    """By how much a figure changed, and by what percent where that is asked for."""
    figures = [before.figure, after.figure]
    result = difference(after.figure, before.figure)
    if result is None:
        return []
    if not result.value:
        return [_worked("没有变化", figures, result)]
    verb, drop = ("增加", "增幅") if result.value > 0 else ("减少", "降幅")
    if direction(before.figure)[0] == "高":
        verb = "提高" if result.value > 0 else "下降"
    found = [_worked(f"{verb}{result.said}", figures, result)]
    share_changed = rate(before.figure, after.figure) if with_rate else None
    if share_changed is not None:
        found.append(_worked(f"{drop}{share_changed.said}", figures, share_changed))
    return found


def share_of(part: Named, whole: Named) -> Derived | None:
    """What share one is of the other."""
    result = share(part.figure, whole.figure)
    if result is None:
        return None
    return _worked(f"{part.name}占{whole.name}的{result.said}", [part.figure, whole.figure], result)


def earlier_of(before: Before) -> Derived | None:
    """What stood before a change."""
    result = worked_back(before)
    if result is None:
        return None
    return _worked(f"{before.time}为{result.said}", [before.level, before.change], result)


def extremes_of(named: Sequence[Named], operations: frozenset[Operation], *, what: str) -> Derived | None:
    """Which is highest, which lowest, ties all named; None where the figures cannot be ranked."""
    ranked = _ranked(named)
    if ranked is None:
        return None
    high, low = direction(named[0].figure)
    said = []
    if Operation.LOWEST in operations:
        said.append(f"最{low}的是{_tied(ranked, ranked[-1][0])}")
    if Operation.HIGHEST in operations:
        said.append(f"最{high}的是{_tied(ranked, ranked[0][0])}")
    figures = tuple(each.figure for _, each in ranked)
    return Derived(f"{what}{'，'.join(said)}。", StatementKind.COMPARISON, figures)


def ranking_of(named: Sequence[Named], *, what: str) -> Derived | None:
    """All from the highest to the lowest."""
    ranked = _ranked(named)
    if ranked is None:
        return None
    high, low = direction(named[0].figure)
    steps: list[str] = []
    for value in dict.fromkeys(value for value, _ in ranked):
        steps.append(_tied(ranked, value))
    figures = tuple(each.figure for _, each in ranked)
    return Derived(f"{what}由{high}到{low}：{'；'.join(steps)}。", StatementKind.COMPARISON, figures)


def meets(figure: Figure, limit: Quantity, question: str) -> bool | None:
    """Whether a figure is what the question asks: at least, more than, less than, or just the value; None if unsure.

    99%以上 neither reaches 100% for sure nor fails to.
    """
    if not same_unit(figure.unit, limit.unit) or limit.value is None:
        return None
    own, base = magnitude(figure), base_value(limit)
    if own is None or base is None:
        return None
    asked = base[0]
    around = question[max(0, limit.start - 6) : limit.end + 3]
    loose = figure.qualifier in ("以上", "余", "多", "超过", "超", "不低于", "不少于", "至少", "突破")
    if (
        any(word in around for word in ("不足", "不到", "低于", "少于", "以下", "以内", "不超过"))
        and "不低于" not in around
    ):
        return (
            None if loose and own < asked else own <= asked if "不超过" in around or "以内" in around else own < asked
        )
    if any(word in around for word in ("超过", "多于", "高于", "大于", "突破")):
        return True if own > asked or (loose and own >= asked) else None if loose else False
    if any(word in around for word in ("达到", "达", "以上", "不低于", "至少", "不少于")):
        return True if own >= asked else None if loose else False
    return own == asked


def label_of(figure: Figure, *, among: Sequence[Figure]) -> str:
    """What tells a figure from others of its place: its name, its scope, or its period."""
    name = figure.indicator_name or figure.label
    if len({each.indicator_name or each.label for each in among}) > 1:
        return name
    if len({each.scope for each in among}) > 1 and figure.scope:
        return figure.scope
    return period_words(figure.period) if len({each.period for each in among}) > 1 else name


def _worked(said: str, figures: Sequence[Figure], result: Calculation) -> Derived:
    text = f"{BY_THE_TEXT}{result.expression}，{said}。"
    return Derived(text, StatementKind.DERIVED, tuple(figures), result.expression)


def _ranked(named: Sequence[Named]) -> list[tuple[Decimal, Named]] | None:
    """From the highest to the lowest; None where units or kinds of number differ."""
    figures = [each.figure for each in named]
    if len(figures) < 2 or not all(same_unit(figures[0].unit, each.unit) for each in figures):
        return None
    if figures[0].unit != "比" and not addable(figures):
        return None
    values = [(magnitude(each.figure), each) for each in named]
    if any(value is None for value, _ in values):
        return None
    return sorted(((value, each) for value, each in values if value is not None), key=lambda pair: -pair[0])


def _tied(ranked: Sequence[tuple[Decimal, Named]], value: Decimal) -> str:
    tied = [each for own, each in ranked if own == value]
    names = "、".join(each.name for each in tied)
    return f"{names}（{'均为' if len(tied) > 1 else ''}{tied[0].value}）"

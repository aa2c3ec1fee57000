"""Whether figures of several places may be put in an order, and the order (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from corpus.calibers import Likeness, caliber_of, compare_notes
from corpus.figures import Figure
from corpus.periods import comparable_period, period_label
from corpus.quantity import base_value, same_unit
from retrieval.comparison import IndicatorRow

# Figures that only say 约, 以上 or 不足 stand in no order.
EXACT = ("", "达", "达到", "为", "共")


def ranking(row: IndicatorRow) -> tuple[tuple[int, str], ...]:
    """The places of a row that may be ranked, best first, each with its rank; equal figures share one (1, 1, 3).

    Where neither end is better the largest comes first. Empty where the row is not ``rankable``.
    """
    if not row.rankable:
        return ()
    sizes = [(_size(cell.figure), cell.region) for cell in row.cells if cell.figure is not None]
    falling = not row.direction.startswith("lower")
    ordered = sorted(sizes, key=lambda pair: pair[0], reverse=falling)
    ranks = [1 + sum(other > size if falling else other < size for other, _ in sizes) for size, _ in ordered]
    return tuple((rank, region) for rank, (_, region) in zip(ranks, ordered, strict=True))


def why_unranked(figures: Sequence[tuple[str, Figure]], *, direction: str) -> str:
    """One Chinese sentence that tells why the figures of these places stand in no order; empty where they may."""
    if direction == "policy":
        return "该指标说明政策，不作排序。"
    if len(figures) < 2:
        return "" if not figures else f"只有{figures[0][0]}有数据，不作排序。"
    inexact = [f"{region}为{_said(figure)}" for region, figure in figures if not _is_exact(figure)]
    if inexact:
        return f"数值不确切：{'，'.join(inexact)}，不作排序。"
    first = figures[0][1]
    rest = [figure for _, figure in figures[1:]]
    if not all(same_unit(first, other) for other in rest):
        return f"单位不同：{_each(figures, lambda f: f.unit or '未写单位')}，不作排序。"
    if not all(comparable_period(first.period, other.period) for other in rest):
        return f"年份不同：{_each(figures, _period)}，不作排序。"
    if any(compare_notes(caliber_of(first), caliber_of(other)) is not Likeness.SAME for other in rest):
        return f"口径不同：{_each(figures, lambda f: caliber_of(f) or '未注明口径')}，不作排序。"
    return ""


def _is_exact(figure: Figure) -> bool:
    return figure.value is not None and figure.value_high is None and figure.qualifier in EXACT


def _size(figure: Figure) -> Decimal:
    """The number that figures of one row are ordered by: of 1:16.8 and 16.8:1 alike 16.8."""
    if figure.denominator is not None and figure.unit == "比" and figure.value:
        high, low = max(figure.value, figure.denominator), min(figure.value, figure.denominator)
        return high / low
    based = base_value(figure)
    return based[0] if based is not None else Decimal(0)


def _each(figures: Sequence[tuple[str, Figure]], said: Callable[[Figure], str]) -> str:
    return "，".join(f"{region}为{said(figure)}" for region, figure in figures)


def _period(figure: Figure) -> str:
    return period_label(figure.period) if figure.period else "未写明年份的数据"


def _said(figure: Figure) -> str:
    return figure.value_text + ("" if figure.unit == "比" else figure.unit) + figure.qualifier

"""Whether figures of several places may be put in an order, and the order (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from corpus.calibers import Likeness, caliber_of, compare_notes
from corpus.figures import Figure
from corpus.periods import comparable_period, period_label
from corpus.quantity import base_value, same_unit
from retrieval.comparison import IndicatorRow

# Figures that only say 约, 以上 or 不足 stand in no order.
_WHOLE_PLACE = re.compile(r"全[国省市州盟县区旗]|合计|总计|户籍")
EXACT = ("", "达", "达到", "为", "共")


def ranking(row: IndicatorRow) -> tuple[tuple[int, str], ...]:
    """The places of a row that may be ranked, best first, each with its rank; equal figures share one (1, 1, 3).

    Where neither end is better the largest comes first. Empty where the row is not ``rankable`` or one place alone has
    a figure.
    """
    sizes = [(_size(cell.figure), cell.region) for cell in row.cells if cell.figure is not None]
    if not row.rankable or len(sizes) < 2:
        return ()
    falling = not row.direction.startswith("lower")
    ordered = sorted(sizes, key=lambda pair: pair[0], reverse=falling)
    ranks = [1 + sum(other > size if falling else other < size for other, _ in sizes) for size, _ in ordered]
    return tuple((rank, region) for rank, (_, region) in zip(ranks, ordered, strict=True))


def why_unranked(figures: Sequence[tuple[str, Figure]], *, direction: str, name: str = "") -> str:
    """One Chinese sentence that tells why the figures of these places stand in no order; empty where they may.

    :param name: the indicator's: one of 义务教育 is of the same pupils whether the paper says 全市 or 义务教育.
    """
    if direction == "policy":
        return "该指标说明政策，不作排序。"
    if len(figures) < 2:
        return "" if not figures else f"只有{figures[0][0]}有数据，不作排序。"
    reasons = [
        reason
        for reason in (_inexact(figures), _units(figures), _periods(figures), _calibers(figures, name))
        if reason is not None
    ]
    return f"{'；'.join(reasons)}，不作排序。" if reasons else ""


def _inexact(figures: Sequence[tuple[str, Figure]]) -> str | None:
    found = [f"{region}为{_said(figure)}" for region, figure in figures if not _is_exact(figure)]
    return f"数值不确切：{'，'.join(found)}" if found else None


def _units(figures: Sequence[tuple[str, Figure]]) -> str | None:
    first = figures[0][1]
    if all(same_unit(first, figure) for _, figure in figures):
        return None
    return _differing("单位不同", figures, lambda figure: f"为{figure.unit}" if figure.unit else "未写单位")


def _periods(figures: Sequence[tuple[str, Figure]]) -> str | None:
    first = figures[0][1]
    if all(comparable_period(first.period, figure.period) for _, figure in figures):
        return None
    return _differing("年份不同", figures, lambda f: f"为{period_label(f.period)}" if f.period else "未写明年份")


def _calibers(figures: Sequence[tuple[str, Figure]], name: str) -> str | None:
    first = figures[0][1]
    notes = [caliber_of(figure) for _, figure in figures]
    if any(compare_notes(notes[0], note) is not Likeness.SAME for note in notes):
        return _differing("口径不同", figures, lambda f: f"为{note}" if (note := caliber_of(f)) else "未注明口径")
    if any(_pupils(figure, name) != _pupils(first, name) for _, figure in figures):
        return _differing("口径不同", figures, lambda f: f"为{f.scope}" if f.scope else "未注明范围")
    return None


def _pupils(figure: Figure, name: str) -> str:
    """Whom a figure counts, where its row names nobody: all of the place, or those of a stage."""
    scope = _WHOLE_PLACE.sub("", figure.scope)
    return "" if not scope or scope in name else scope


def _differing(what: str, figures: Sequence[tuple[str, Figure]], said: Callable[[Figure], str]) -> str:
    return f"{what}：{'，'.join(region + said(figure) for region, figure in figures)}"


def _is_exact(figure: Figure) -> bool:
    return figure.value is not None and figure.value_high is None and figure.qualifier in EXACT


def _size(figure: Figure) -> Decimal:
    """The number that figures of one row are ordered by: of 1:16.8 and 16.8:1 alike 16.8."""
    if figure.denominator is not None and figure.unit == "比" and figure.value:
        high, low = max(figure.value, figure.denominator), min(figure.value, figure.denominator)
        return high / low
    based = base_value(figure)
    return based[0] if based is not None else Decimal(0)


def _said(figure: Figure) -> str:
    return figure.value_text + ("" if figure.unit == "比" else figure.unit) + figure.qualifier

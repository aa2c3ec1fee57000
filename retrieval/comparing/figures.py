"""Of one place's figures of an indicator the one that a comparison shows, for each scope (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.figures import Aspect, Figure, FigureKind
from corpus.periods import PeriodKind, parse_period, period_kind
from corpus.quantity import compatible
from corpus.terms import Indicator
from retrieval.figuring.choice import WHOLE, in_years

PathOf = Callable[[Figure], tuple[str, ...]]

_STANDING = re.compile(r"基本情况|概况|现状|基本数据")
# Of figures of one year that of the year's end comes first, then those of parts of it; a span of years last.
_KINDS = {PeriodKind.YEAR: 0, PeriodKind.SCHOOL_YEAR: 1, PeriodKind.PART: 2, PeriodKind.SPAN: 3, None: 2}


@dataclass(frozen=True, slots=True)
class Shown:
    """The figure chosen, and others of the same key whose values differ from it."""

    figure: Figure
    others: tuple[Figure, ...] = ()


def results(figures: Sequence[Figure], *, years: Sequence[int]) -> list[Figure]:
    """Those that tell a result as a level, for the years asked for."""
    return [f for f in figures if f.kind is FigureKind.ACTUAL and f.aspect is Aspect.LEVEL and in_years(f, years)]


def scope_of(figure: Figure, indicator: Indicator) -> str:
    """The scope that a row of the comparison is named for; empty where nothing narrows the figure.

    An indicator of one scope alone (小学学校数) is not narrowed by it, nor one of 全市 by 全县.
    """
    scope = re.split(r"[(（]", figure.scope)[0].strip()
    if scope in WHOLE or indicator.scopes == (scope,):
        return ""
    return scope


def scopes_shown(figures: Sequence[Figure], indicator: Indicator) -> tuple[str, ...]:
    """The scopes to give a row: the whole place's and the vocabulary's; where there are none of those, what occurs."""
    found = tuple(dict.fromkeys(scope_of(figure, indicator) for figure in figures))
    order = ("", *(scope for scope in indicator.scopes if scope not in WHOLE))
    known = tuple(scope for scope in dict.fromkeys(order) if scope in found)
    return known or found or ("",)


def shown(figures: Sequence[Figure], *, path_of: PathOf) -> Shown | None:
    """Of figures of one indicator, place and scope the newest; where values differ the one among the standing facts."""
    if not figures:
        return None
    newest = min(figures, key=_age)
    same = [figure for figure in figures if figure.period == newest.period]
    best = min(same, key=lambda figure: _rank(figure, path_of(figure)))
    others = [f for f in same if f is not best and not compatible(f, best) and f.value is not None]
    return Shown(best, tuple(_distinct(others)))


def _age(figure: Figure) -> tuple[bool, bool, int, int]:
    """Numbers first, then newer periods; a figure of no period comes after all that have one."""
    period = parse_period(figure.period) if figure.period else None
    kind = _KINDS[period_kind(figure.period) if figure.period else None]
    last = (period.last or period.first or 0) if period is not None else 0
    return figure.value is None, kind == _KINDS[PeriodKind.SPAN], -last, kind


def _rank(figure: Figure, path: tuple[str, ...]) -> tuple[bool, bool, bool, bool, int]:
    standing = any(_STANDING.search(heading) for heading in path)
    return figure.value is None, not standing, figure.whole is not None, bool(figure.qualifier), figure.start


def _distinct(figures: Sequence[Figure]) -> list[Figure]:
    kept: list[Figure] = []
    for figure in figures:
        if not any(compatible(figure, other) for other in kept):
            kept.append(figure)
    return kept

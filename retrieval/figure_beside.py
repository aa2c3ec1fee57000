"""Which figures of an answer go beside each other, and what is worked out of them (no search)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.figures import Aspect, Figure
from retrieval.figure_derived import (
    Derived,
    Named,
    changes_of,
    difference_of,
    extremes_of,
    label_of,
    ranking_of,
    share_of,
    sum_of,
)
from retrieval.figure_lookup import FigureAnswer, PlaceFigures
from retrieval.figure_wanted import Operation
from retrieval.figure_words import name_of, period_words
from retrieval.figures import Choice, last_year

_EXTREMES = frozenset({Operation.HIGHEST, Operation.LOWEST})
ValueOf = Callable[[Figure], str]


def derived_of(answer: FigureAnswer, places: Sequence[PlaceFigures], *, value_of: ValueOf) -> list[Derived]:
    """What the question asks to be worked out, as far as the figures allow.

    :param places: those that have figures.
    :param value_of: a figure -> its value as its paper prints it.
    """
    operations = answer.asked.operations
    found: list[Derived | None] = []
    for named in _rows(answer, places, value_of):
        if Operation.CHANGE in operations:
            continue
        what = _what(named)
        if operations & _EXTREMES and len(named) > 2:
            found.append(extremes_of(named, operations, what=what))
        if Operation.RANK in operations:
            found.append(ranking_of(named, what=what))
        if len(named) == 2 and operations & {Operation.DIFFERENCE, *_EXTREMES}:
            found.append(difference_of(named[0], named[1]) or extremes_of(named, operations, what=what))
        elif len(named) > 2 and Operation.DIFFERENCE in operations:
            ranked = sorted(named, key=lambda each: each.figure.value or 0)
            found.append(difference_of(ranked[-1], ranked[0]))
        if Operation.SUM in operations:
            found.append(sum_of(named))
        if Operation.SHARE in operations and len(named) == 2:
            found.append(share_of(named[0], named[1]))
    if Operation.CHANGE in operations:
        for place in places:
            for before, after in _ends(place, value_of):
                found += changes_of(before, after, with_rate=Operation.RATE in operations or _asks_trend(answer))
    return [each for each in found if each is not None]


def _asks_trend(answer: FigureAnswer) -> bool:
    return any(word in answer.asked.text for word in ("变化", "变动", "趋势", "增减"))


def _rows(answer: FigureAnswer, places: Sequence[PlaceFigures], value_of: ValueOf) -> list[list[Named]]:
    """The figures that stand beside each other: those of several places by scope, else those of the one place."""
    if len(places) > 1:
        if len(answer.places) != len(places) and answer.asked.operations & {Operation.SUM}:
            return []
        rows: dict[tuple[int, str], list[Named]] = {}
        for place in places:
            for index, choice in enumerate(place.choices):
                for figure in _one_a_scope(choice):
                    named = Named(place.region or "", figure, value_of(figure))
                    rows.setdefault((index, figure.scope if _several_scopes(choice) else ""), []).append(named)
        return [row for row in rows.values() if len(row) > 1]
    if not places:
        return []
    figures = [figure for choice in places[0].choices for figure in _one_a_scope(choice)]
    return [[Named(label_of(f, among=figures), f, value_of(f)) for f in figures]] if len(figures) > 1 else []


def _one_a_scope(choice: Choice) -> list[Figure]:
    """The best figure of each scope."""
    found: dict[str, Figure] = {}
    for figure in choice.found:
        if figure.aspect is Aspect.LEVEL:
            found.setdefault(figure.scope, figure)
    return list(found.values())


def _several_scopes(choice: Choice) -> bool:
    return len({figure.scope for figure in choice.found}) > 1


def _ends(place: PlaceFigures, value_of: ValueOf) -> list[tuple[Named, Named]]:
    """The first and the last figure of a matter, for each scope."""
    found = []
    for choice in place.choices:
        for scope in dict.fromkeys(figure.scope for figure in choice.found):
            levels = [f for f in choice.found if f.scope == scope and f.aspect is Aspect.LEVEL]
            levels.sort(key=lambda f: (last_year(f) or 9999, f.document_id, f.value_start))
            if len(levels) > 1:
                first, last = levels[0], levels[-1]
                found.append(
                    (
                        Named(period_words(first.period), first, value_of(first)),
                        Named(period_words(last.period), last, value_of(last)),
                    )
                )
    return found


def _what(named: Sequence[Named]) -> str:
    figure = named[0].figure
    scope = figure.scope if figure.scope and figure.scope not in name_of(figure) else ""
    return f"{scope}{name_of(figure)}"

"""Which figures of an answer go beside each other, and what is worked out of them (no search)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import permutations

from corpus.figures import Aspect, Figure
from retrieval.figuring.choice import Choice, last_year
from retrieval.figuring.derived import (
    Derived,
    Named,
    changes_of,
    difference_of,
    earlier_of,
    extremes_of,
    label_of,
    ranking_of,
    share_of,
    sum_of,
)
from retrieval.figuring.lookup import FigureAnswer, PlaceFigures
from retrieval.figuring.wanted import Operation
from retrieval.figuring.words import name_of, period_words, spoken_name

_EXTREMES = frozenset({Operation.HIGHEST, Operation.LOWEST})
# Between the two numbers of 由53个减少到15个, 从2013年4575个降至2018年的1100个.
_TO = re.compile(r"[^，,。；;]{0,12}?(?:到|至|为)[^，,。；;\d]{0,4}(?:\d{4}年[^，,。；;\d]{0,4})?")
ValueOf = Callable[[Figure], str]


def derived_of(answer: FigureAnswer, places: Sequence[PlaceFigures], *, value_of: ValueOf) -> list[Derived]:
    """What the question asks to be worked out, as far as the figures allow.

    :param places: those that have figures.
    :param value_of: a figure -> its value as its paper prints it.
    """
    operations = answer.asked.operations
    choices = [choice for place in places for choice in place.choices]
    found: list[Derived | None] = [earlier_of(choice.before) for choice in choices if choice.before is not None]
    found += [
        share_of(*(Named(spoken_name(f), f, value_of(f)) for f in (choice.found[0], choice.whole)))
        for choice in choices
        if choice.whole is not None
    ]
    for named in _rows(answer, places, value_of):
        if Operation.CHANGE in operations:
            continue
        what = _what(named)
        if operations & _EXTREMES and len(named) > 2:
            found.append(extremes_of(named, operations, what=what))
        if Operation.RANK in operations:
            found.append(ranking_of(named, what=what))
        if len(named) == 2 and operations & {Operation.DIFFERENCE, *_EXTREMES}:
            below = Operation.LOWEST in operations and Operation.HIGHEST not in operations
            worked = difference_of(named[0], named[1], from_below=below)
            found.append(worked or extremes_of(named, operations, what=what))
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
    """From what to what each matter changed, for each scope: as a clause says it, else by the years."""
    found = []
    for choice in place.choices:
        for scope in dict.fromkeys(figure.scope for figure in choice.found):
            levels = [f for f in choice.found if f.scope == scope and f.aspect is Aspect.LEVEL]
            pair = _from_to(levels) or _first_and_last(levels)
            if pair is not None:
                before, after = (Named(period_words(f.period), f, value_of(f)) for f in pair)
                found.append((before, after))
    return found


def _from_to(levels: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The two figures of 由53个减少到15个, where no two others are of further apart years."""
    dated = {last_year(figure) for figure in levels} - {0}
    for before, after in permutations(levels, 2):
        between = after.quote[max(0, before.value_end - after.start) : after.value_start - after.start]
        near = before.document_id == after.document_id and after.start <= before.value_start < after.value_start
        if near and len(dated) < 2 and _TO.fullmatch(between):
            return before, after
    return None


def _first_and_last(levels: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    dated = sorted((figure for figure in levels if figure.period), key=lambda f: (last_year(f), f.value_start))
    return (dated[0], dated[-1]) if len(dated) > 1 and dated[0].period != dated[-1].period else None


def _what(named: Sequence[Named]) -> str:
    figure = named[0].figure
    alike = len({each.figure.scope for each in named}) == 1
    return spoken_name(figure) if alike else name_of(figure)

"""Of many figures those that answer: by matter, unit, kind, scope and time (pure).

Precision first: a figure of another matter, unit or school stage is never taken; where nothing is sure, nothing is
chosen, and what was nearest is kept for saying so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.checks.subjects import comparable_sizes
from corpus.contradictions import LISTED_WITHIN, find_conflicts
from corpus.figures import Aspect, Figure, FigureKind
from corpus.periods import years_of
from corpus.quantity import compatible, equal
from corpus.rows import is_row
from corpus.terms import Vocabulary
from retrieval.figuring.calculations import addable, magnitude, total
from retrieval.figuring.match import (
    MOST_BESIDE,
    WHOLE,
    bare_label,
    in_scopes,
    in_years,
    is_called,
    is_of,
    is_whole,
    last_year,
    names_of,
    nearest_labels,
)
from retrieval.figuring.matters import Matter
from retrieval.figuring.reckoned import Before, before_of
from retrieval.figuring.units import fits_unit
from retrieval.figuring.wanted import FigureAsked, Operation

__all__ = ["MOST_VALUES", "WHOLE", "Choice", "choose", "disagree", "in_years", "is_whole", "key_of", "last_year"]

# What a place is said to have in all comes before what is said of some.
_TOTAL = re.compile(r"共有|现有|共计|总计|合计|总数|共\d")
# Values of one matter and place that an answer gives.
MOST_VALUES = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """What the figures of one place give to one matter.

    :param found: figures that answer, one a scope and period, or several where the papers differ.
    :param beside: the same of other periods, in the same papers, where the question names none.
    :param other_times: figures of the matter for other years than asked; ``other_scopes`` for other scopes.
    :param planned: targets and standards, where a result was asked for and there is none.
    :param before: a level and a change, where the value before the change was asked for; ``found`` holds both.
    :param whole: what the first figure found is a part of, where its share is asked for.
    """

    found: tuple[Figure, ...] = ()
    beside: tuple[Figure, ...] = ()
    other_times: tuple[Figure, ...] = ()
    other_scopes: tuple[Figure, ...] = ()
    planned: tuple[Figure, ...] = ()
    before: Before | None = None
    whole: Figure | None = None

    def __bool__(self) -> bool:
        return bool(self.found)

    @property
    def nearest(self) -> Figure | None:
        """The figure to name in a refusal."""
        return next(iter((*self.planned, *self.other_times, *self.other_scopes)), None)


def choose(
    figures: Sequence[Figure],
    matter: Matter,
    asked: FigureAsked,
    *,
    vocabulary: Vocabulary,
    context_of: Callable[[Figure], str] = lambda figure: "",
) -> Choice:
    """The figures of one place that answer, best first.

    :param figures: of one place, those of its own papers first.
    :param context_of: a figure -> the title of its paper and the headings above it.
    """
    fitting = [f for f in figures if fits_unit(f.unit, asked.units)]
    of_matter = [f for f in fitting if is_of(f, matter, vocabulary, context_of=context_of)]
    if Operation.ALL in asked.operations:
        of_matter += [f for f in fitting if is_called(f, matter, vocabulary)]
    if not matter.indicators:
        of_matter = nearest_labels(of_matter, matter, asked.text, vocabulary)
    changes = Operation.CHANGE in asked.operations
    levels = [f for f in of_matter if f.aspect is Aspect.LEVEL]
    of_years = [f for f in levels if in_years(f, asked.years)] or levels
    of_kind = [f for kinds in asked.kinds for f in _of_kinds(of_years if len(kinds) > 1 else levels, kinds)]
    in_scope = [f for f in of_kind if in_scopes(f, matter, asked.scopes, vocabulary)]
    if not asked.scopes or asked.scopes == ("",):
        in_scope = _widest(in_scope, matter, vocabulary)
    in_time = [f for f in in_scope if in_years(f, asked.years)]
    moved = [f for f in of_matter if f.aspect is Aspect.CHANGE]
    before = None if changes else before_of([*in_scope, *moved], years=asked.years, text=asked.text)
    if before is not None and (not in_time or before.level in in_time):
        return Choice(found=(before.level, before.change), before=before)
    if changes:
        in_time += [f for f in of_matter if f.aspect is Aspect.CHANGE and in_years(f, asked.years)]
    nearest = Choice(
        other_times=() if in_time else tuple(_nearest_first(in_scope, asked.years)),
        other_scopes=() if in_scope else tuple(_newest_first(f for f in of_kind if in_years(f, asked.years))),
        planned=_planned(levels, matter, asked, vocabulary),
    )
    if changes or Operation.ALL in asked.operations:
        return replace(nearest, found=_told_apart(in_time))
    if asked.years:
        return replace(nearest, found=_settled(_told_apart(in_time), vocabulary))
    newest = _of_newest(in_time)
    papers = {f.document_id for f in newest}
    prose = [f for f in in_time if f not in newest and f.document_id in papers and not is_row(f.quote)]
    beside = [f for f in prose if f.period != newest[0].period]
    return replace(nearest, found=_settled(_told_apart(newest), vocabulary), beside=_told_apart(beside))


def _planned(
    levels: Sequence[Figure], matter: Matter, asked: FigureAsked, vocabulary: Vocabulary
) -> tuple[Figure, ...]:
    """Aims and rules of the matter, for the scope and the years asked about, where results are asked for."""
    if not any(FigureKind.ACTUAL in kinds for kinds in asked.kinds):
        return ()
    aims = [f for f in levels if f.kind is not FigureKind.ACTUAL and in_years(f, asked.years)]
    return tuple(f for f in aims if in_scopes(f, matter, asked.scopes, vocabulary))


def _settled(figures: Sequence[Figure], vocabulary: Vocabulary) -> tuple[Figure, ...]:
    """Of several values of one scope and time the first, those that contradict it, and those listed beside it.

    A value of another size, or of things called otherwise, is of a part; a total is said as a total and comes first.
    """
    found: list[Figure] = []
    disputed = {f.id for conflict in find_conflicts(figures, vocabulary=vocabulary) for f in conflict.figures}
    for key in dict.fromkeys(map(key_of, figures)):
        own = sorted((f for f in figures if key_of(f) == key), key=lambda f: _TOTAL.search(f.quote) is None)
        own = _without_parts(own)
        first = own[0]
        found += [
            f
            for f in own
            if f is first or f.id in disputed or _listed(first, f) or _rivals(first, f, vocabulary=vocabulary)
        ]
    return tuple(found)


def _without_parts(figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one key without those of one paper that add up to another of it: 小学56个 and 初中88个 of 144个."""
    for whole in figures:
        rest = [f for f in figures if f is not whole and f.document_id == whole.document_id]
        result = total(rest) if len(rest) > 1 and addable((whole, *rest)) else None
        if result is not None and magnitude(whole) == sum(filter(None, map(magnitude, rest))):
            return [f for f in figures if f not in rest]
    return list(figures)


def _rivals(one: Figure, other: Figure, *, vocabulary: Vocabulary) -> bool:
    """Whether two values may be of one thing: of like size, and the other called no more than its indicator is."""
    if one.value is None or other.value is None or not comparable_sizes(one, other):
        return False
    named = "".join(names_of(one, vocabulary))
    return sum("一" <= char <= "鿿" and char not in named for char in bare_label(other.label)) <= MOST_BESIDE


def disagree(one: Figure, other: Figure) -> bool:
    """Whether two papers give two values of one key."""
    return one.document_id != other.document_id and key_of(one) == key_of(other) and not _says_the_same(one, other)


def key_of(figure: Figure) -> tuple[str, str | None, FigureKind, Aspect]:
    """What values of one matter and place must share to be set against each other."""
    return "" if figure.scope in WHOLE else figure.scope, figure.period, figure.kind, figure.aspect


def _listed(one: Figure, other: Figure) -> bool:
    return one.document_id == other.document_id and abs(one.value_start - other.value_start) <= LISTED_WITHIN


def told_apart(figures: Sequence[Figure], *, same: Callable[[Figure, Figure], bool]) -> tuple[Figure, ...]:
    """Figures without those that only say again what one before them says."""
    found: list[Figure] = []
    for figure in figures:
        if not any(same(figure, other) for other in found):
            found.append(figure)
    return tuple(found)


def _told_apart(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    return told_apart(figures, same=_says_the_same)


def _says_the_same(one: Figure, other: Figure) -> bool:
    """Whether two figures of one matter give one value: also 2.14万 beside 21450, which is said more exactly."""
    if not _alike(one.scope, other.scope):
        return False
    if one.aspect is not other.aspect or not _same_time(one, other):
        return False
    return one.value_text == other.value_text or equal(one, other) or compatible(one, other)


def _alike(one: str, other: str) -> bool:
    """Whether two scopes are one: 公办 and 公办义务教育学校, 全市 and none."""
    return (one in WHOLE and other in WHOLE) or (bool(one) and bool(other) and (one in other or other in one))


def _same_time(one: Figure, other: Figure) -> bool:
    if one.period == other.period or not one.period or not other.period:
        return True
    return bool(years_of(one.period) & years_of(other.period))


def _of_kinds(figures: Sequence[Figure], kinds: Sequence[FigureKind]) -> list[Figure]:
    """Those of the first kind that there is; a sum per head (每人每月500元的标准) is its own standard."""
    for kind in kinds:
        found = [f for f in figures if f.kind is kind]
        if found:
            return found
    if FigureKind.STANDARD in kinds:
        return [f for f in figures if "标准" in f.quote + f.label or "/" in f.unit]
    return []


def _widest(figures: Sequence[Figure], matter: Matter, vocabulary: Vocabulary) -> list[Figure]:
    """The whole where the papers state it, else every part."""
    whole = [f for f in figures if f.indicator not in matter.narrowed and is_whole(f, vocabulary)]
    return whole or list(figures)


def _of_newest(figures: Sequence[Figure]) -> list[Figure]:
    newest = max((last_year(f) for f in figures), default=0)
    return [f for f in figures if last_year(f) == newest]


def _nearest_first(figures: Sequence[Figure], years: Sequence[int]) -> list[Figure]:
    """By how far they are from the years asked for, of two as far the newer first; those without a year come last."""

    def distance(figure: Figure) -> float:
        own = years_of(figure.period) if figure.period else ()
        return min((abs(one - other) for one in own for other in years), default=float("inf"))

    return sorted(_newest_first(figures), key=distance)


def _newest_first(figures: Iterable[Figure]) -> list[Figure]:
    return sorted(figures, key=last_year, reverse=True)

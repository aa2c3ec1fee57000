"""The figure store asked: for each place of a question the figures that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.figures import Figure
from corpus.library import Library
from corpus.types import Filters
from retrieval.figure_wanted import FigureAsked, figures_asked
from retrieval.figures import Choice, choose
from retrieval.query import Query
from retrieval.scopes import Scope


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What the store has for one place: a choice for each matter; ``region`` is null where no place was asked for."""

    region: str | None
    choices: tuple[Choice, ...]

    def __bool__(self) -> bool:
        return any(self.choices)

    @property
    def whole(self) -> bool:
        """Whether every matter has a figure."""
        return all(self.choices)

    @property
    def found(self) -> tuple[Figure, ...]:
        """All figures that answer, matter by matter."""
        return tuple(figure for choice in self.choices for figure in choice.found)


@dataclass(frozen=True, slots=True)
class FigureAnswer:
    """What was asked of the store, and what it has for each scope of the question.

    :param places: for each scope one entry, or, where the parts of the one place were asked for, one for each part.
    """

    asked: FigureAsked
    places: tuple[PlaceFigures, ...]

    def settles(self, number: int) -> bool:
        """Whether the papers of a scope need not be searched for the sub-questions asked."""
        if self.asked.within:
            return bool(self.places)
        return self.places[number].whole


def look_up(library: Library, query: Query, scopes: Sequence[Scope], filters: Filters) -> tuple[FigureAnswer, ...]:
    """For each group of sub-questions that wants figures: what the store has, place by place."""
    asked = figures_asked(query, vocabulary=library.vocabulary, tokenizer=library.tokenizer)
    if not asked or query.docnos:
        return ()
    answers = []
    for each in asked:
        if each.within and len(scopes) == 1 and (parts := _parts(library, each, scopes[0], filters)):
            answers.append(FigureAnswer(each, parts))
            continue
        outside = replace(each, within=False)
        places = tuple(_place(library, query, outside, scope, filters) for scope in scopes)
        answers.append(FigureAnswer(outside, places))
    return tuple(answers)


def _place(library: Library, query: Query, asked: FigureAsked, scope: Scope, filters: Filters) -> PlaceFigures:
    """The figures of one place, its own papers first; of papers of the kinds named, if they have some."""
    papers = library.catalog.matching(replace(filters, regions=()))
    if scope.fixed and scope.region is not None:
        papers = library.catalog.matching(scope.filters)
    figures = library.figures.find(documents=papers, regions=(scope.region,) if scope.region is not None else ())
    if scope.region is None and len({figure.region for figure in _of_matters(library, figures, asked)}) > 1:
        return PlaceFigures(None, tuple(Choice() for _ in asked.matters))
    own = library.catalog.matching(scope.filters) or frozenset()
    figures = tuple(sorted(figures, key=lambda figure: figure.document_id not in own))
    if query.kinds:
        kinds = tuple(kind.value for kind in query.kinds)
        named = library.catalog.matching(Filters(kinds=kinds)) or frozenset()
        of_kind = _chosen(library, tuple(figure for figure in figures if figure.document_id in named), asked)
        if any(of_kind):
            return PlaceFigures(scope.region, of_kind)
    return PlaceFigures(scope.region, _chosen(library, figures, asked))


def _parts(library: Library, asked: FigureAsked, scope: Scope, filters: Filters) -> tuple[PlaceFigures, ...]:
    """The parts of a place that its papers give figures of; empty where there are fewer than two."""
    figures = library.figures.find(documents=library.catalog.matching(scope.filters))
    regions = dict.fromkeys(figure.region for figure in figures if figure.region not in (None, scope.region))
    places = []
    for region in regions:
        own = tuple(figure for figure in figures if figure.region == region)
        place = PlaceFigures(region, _chosen(library, own, asked))
        if place:
            places.append(place)
    return tuple(places) if len(places) > 1 else ()


def _chosen(library: Library, figures: Sequence[Figure], asked: FigureAsked) -> tuple[Choice, ...]:
    return tuple(choose(figures, matter, asked, vocabulary=library.vocabulary) for matter in asked.matters)


def _of_matters(library: Library, figures: Sequence[Figure], asked: FigureAsked) -> list[Figure]:
    return [figure for choice in _chosen(library, figures, asked) for figure in choice.found]


def settled(answers: Sequence[FigureAnswer], number: int) -> frozenset[int]:
    """The places of the sub-questions that figures answer for the scope of that number."""
    return frozenset(part for answer in answers if answer.settles(number) for part in answer.asked.parts)

"""The figure store asked: for each place of a question the figures that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.figures import Figure
from corpus.library import Library
from corpus.types import Filters
from retrieval.figuring.choice import Choice, choose
from retrieval.figuring.companions import companion, parts_named
from retrieval.figuring.papers import Papers
from retrieval.figuring.wanted import FigureAsked, Operation, figures_asked
from retrieval.query import Intent, Query
from retrieval.scopes import Scope


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """What the store has for one place: a choice for each matter; ``region`` is null where no place was asked for."""

    region: str | None
    choices: tuple[Choice, ...]

    def __bool__(self) -> bool:
        """Whether any matter has a figure."""
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
        place = self.places[number]
        aimed = self.asked.limit is not None and any(choice.planned for choice in place.choices)
        return place.whole or aimed


def look_up(
    library: Library, query: Query, scopes: Sequence[Scope], filters: Filters, *, papers: Papers
) -> tuple[FigureAnswer, ...]:
    """For each group of sub-questions that wants figures: what the store has, place by place."""
    asked = figures_asked(query, vocabulary=library.vocabulary, tokenizer=library.tokenizer)
    if not asked or query.docnos:
        return ()
    answers = []
    for each in asked:
        if each.within and len(scopes) == 1 and (parts := _parts(library, each, scopes[0], papers)):
            answers.append(FigureAnswer(each, parts))
            continue
        outside = replace(each, within=False)
        places = [_place(library, query, outside, scope, filters, papers) for scope in scopes]
        before = answers[-1] if answers and not answers[-1].asked.within else None
        answers.append(FigureAnswer(outside, tuple(_beside(library, query, outside, places, before))))
    return tuple(answers)


def _beside(
    library: Library, query: Query, asked: FigureAsked, places: Sequence[PlaceFigures], before: FigureAnswer | None
) -> list[PlaceFigures]:
    """Places with the parts of a whole that the question names, or with what stands beside the figures before."""
    filled = []
    for number, place in enumerate(places):
        regions = (place.region,) if place.region else ()
        choice = None
        if not place and regions and (own := parts_named(library.figures.find(regions=regions), query.resolved, asked)):
            choice = Choice(found=own)
        elif not place and before is not None and before.places[number] and _same_matter(asked, before.asked):
            found = before.places[number].found
            read = [figure for id_ in {f.document_id for f in found} for figure in library.figures.of_document(id_)]
            figure = companion(found, read, asked)
            choice = Choice(found=(figure,)) if figure is not None else None
        filled.append(place if choice is None else PlaceFigures(place.region, (choice,)))
    return filled


def _same_matter(one: FigureAsked, other: FigureAsked) -> bool:
    """Whether a sub-question names nothing of its own: 每月几次，一次几课时."""
    return len(one.matters) == 1 and one.matters[0].terms == other.matters[0].terms


def _place(
    library: Library, query: Query, asked: FigureAsked, scope: Scope, filters: Filters, papers: Papers
) -> PlaceFigures:
    """The figures of one place, its own papers first; of papers of the kinds named, if they have some."""
    ids = library.catalog.matching(scope.filters if scope.fixed else replace(filters, regions=()))
    indicators = _indicators(asked)
    if scope.region is None and not indicators:
        return PlaceFigures(None, tuple(Choice() for _ in asked.matters))  # a label alone means nothing without a place
    regions = (scope.region,) if scope.region is not None else ()
    figures = library.figures.find(documents=ids, regions=regions, indicators=indicators)
    if scope.region is None and len({figure.region for figure in _of_matters(library, figures, asked, papers)}) > 1:
        return PlaceFigures(None, tuple(Choice() for _ in asked.matters))
    own = library.catalog.matching(scope.filters) or frozenset()
    figures = tuple(sorted(figures, key=lambda figure: figure.document_id not in own))
    if query.kinds and Operation.AGREE not in asked.operations:
        kinds = tuple(kind.value for kind in query.kinds)
        named = library.catalog.matching(Filters(kinds=kinds)) or frozenset()
        of_kind = _chosen(library, tuple(figure for figure in figures if figure.document_id in named), asked, papers)
        if any(of_kind):
            return PlaceFigures(scope.region, of_kind)
    return PlaceFigures(scope.region, _chosen(library, figures, asked, papers))


def _indicators(asked: FigureAsked) -> tuple[str, ...]:
    """The indicators that figures are looked for by; empty where a matter has none, or every value is asked for."""
    if Operation.ALL in asked.operations or not all(matter.indicators for matter in asked.matters):
        return ()
    return tuple({id_: None for matter in asked.matters for id_ in (*matter.indicators, *matter.narrowed)})


def _parts(library: Library, asked: FigureAsked, scope: Scope, papers: Papers) -> tuple[PlaceFigures, ...]:
    """The parts of a place that its papers give figures of; empty where there are fewer than two."""
    figures = library.figures.find(documents=library.catalog.matching(scope.filters))
    regions = dict.fromkeys(figure.region for figure in figures if figure.region not in (None, scope.region))
    places = []
    for region in regions:
        own = tuple(figure for figure in figures if figure.region == region)
        place = PlaceFigures(region, _chosen(library, own, asked, papers))
        if place:
            places.append(place)
    return tuple(places) if len(places) > 1 else ()


def _chosen(library: Library, figures: Sequence[Figure], asked: FigureAsked, papers: Papers) -> tuple[Choice, ...]:
    choices = tuple(
        choose(figures, matter, asked, vocabulary=library.vocabulary, context_of=papers.context)
        for matter in asked.matters
    )
    if Operation.SHARE in asked.operations and len(choices) == 1:
        return (_with_whole(choices[0], library),)
    return choices


def _with_whole(choice: Choice, library: Library) -> Choice:
    """A choice with what its one figure is a part of, as its paper says."""
    id_ = choice.found[0].whole if len(choice.found) == 1 else None
    return choice if id_ is None else replace(choice, whole=library.figures.get([id_]).get(id_))


def _of_matters(library: Library, figures: Sequence[Figure], asked: FigureAsked, papers: Papers) -> list[Figure]:
    return [figure for choice in _chosen(library, figures, asked, papers) for figure in choice.found]


def settled(answers: Sequence[FigureAnswer], query: Query, number: int) -> frozenset[int]:
    """The places of the sub-questions that figures answer for the scope of that number.

    A sub-question that the next one hangs on (…走了多少老师，补进来多少) is left to the passages with it.
    """
    asked = {part for answer in answers for part in answer.asked.parts}
    found = {part for answer in answers if answer.settles(number) for part in answer.asked.parts}
    for place in range(len(query.parts) - 1, 0, -1):
        if place not in asked and query.parts[place].intent is Intent.NUMBER:
            found.discard(place - 1)
    return frozenset(found)

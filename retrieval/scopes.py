"""Which papers are asked for each place that a question names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.library import Library
from corpus.types import Filters
from retrieval.query import Query
from retrieval.terms import Matcher, place_matcher


@dataclass(frozen=True, slots=True)
class Scope:
    """Where one place's answer is looked for: its papers, and the place itself where it lies within theirs.

    ``fixed``: the place was chosen by a filter, and no other papers are to be read.
    """

    region: str | None
    filters: Filters
    place: Matcher | None = None
    fixed: bool = False


def scopes_of(library: Library, query: Query, filters: Filters) -> list[Scope]:
    """One scope a place; one for all where the question names none."""
    if filters.regions:
        return [Scope(region, replace(filters, regions=(region,)), fixed=True) for region in filters.regions]
    own = [region.name for region in library.catalog.regions()]
    asked = own if query.all_regions and not query.regions else query.regions
    if not asked:
        return [Scope(None, filters)]
    gazetteer = library.vocabulary.regions
    scopes = []
    for name in asked:
        narrowed = replace(filters, regions=(name,))
        if library.catalog.matching(narrowed):
            scopes.append(Scope(name, narrowed))
            continue
        above = [a for region in gazetteer.resolve(name) for a in gazetteer.ancestors(region) if a in own]
        within = replace(filters, regions=tuple(above[:1]))
        scopes.append(Scope(name, within, place=place_matcher(gazetteer.short(name), name)))
    return scopes


def wider(library: Library, scope: Scope) -> Scope | None:
    """The other papers that name the place (a city's tables); None where there are none."""
    if scope.region is None or scope.place is not None or scope.fixed:
        return None
    own = library.catalog.matching(scope.filters) or frozenset()
    others = library.catalog.naming(scope.region) - own
    if scope.filters.documents:
        others &= frozenset(scope.filters.documents)
    if not others:
        return None
    place = place_matcher(scope.region, library.vocabulary.regions.short(scope.region))
    return Scope(scope.region, replace(scope.filters, regions=(), documents=tuple(sorted(others))), place=place)

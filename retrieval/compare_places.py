"""The places of a comparison, and which papers speak for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.library import Library
from corpus.regions import Gazetteer
from corpus.types import Filters


@dataclass(frozen=True, slots=True)
class County:
    """A place asked for.

    :param names: the place through its renamings; a clause that names one of them speaks of it.
    :param documents: ids of the papers that speak for it, of the years asked for; empty where there are none.
    :param own: whether they are its own papers; of others only what is said of the place counts.
    """

    name: str
    names: frozenset[str]
    documents: frozenset[str]
    own: bool


def counties(library: Library, regions: Sequence[str], *, years: Sequence[int] = ()) -> list[County]:
    """The places by full or short name, each once, in the order asked; unknown ones as they were given."""
    named = dict.fromkeys(_full_name(library, region) for region in regions)
    return [_county(library, name, years) for name in named]


def places_in(text: str, gazetteer: Gazetteer) -> list[frozenset[str]]:
    """For each place that a text mentions, the full names it may stand for."""
    return [frozenset(region.name for region in mention.regions) for mention in gazetteer.find(text)]


def is_within(names: Iterable[str], county: County, gazetteer: Gazetteer) -> bool:
    """Whether one of these is a place inside the county: 港北区 in 贵港市."""
    return any(
        county.names.intersection(gazetteer.ancestors(region)) for name in names for region in gazetteer.resolve(name)
    )


def _full_name(library: Library, region: str) -> str:
    found = library.vocabulary.regions.resolve(region)
    return found[0].name if found else "".join(region.split())


def _county(library: Library, name: str, years: Sequence[int]) -> County:
    gazetteer = library.vocabulary.regions
    known = gazetteer.resolve(name)[:1]
    names = frozenset((name, *(place.name for region in known for place in gazetteer.lineage(region))))
    allowed = library.catalog.matching(Filters(regions=tuple(sorted(names)), years=tuple(years))) or frozenset()
    # A city's filter lets in its counties' papers too; they do not speak for the city.
    own = frozenset(paper.id for paper in library.catalog.summaries(allowed) if paper.region in names)
    if own:
        return County(name, names, own, own=True)
    naming = frozenset(id_ for each in names for id_ in library.catalog.naming(gazetteer.short(each)))
    papers = library.catalog.matching(Filters(documents=tuple(sorted(naming)), years=tuple(years)))
    return County(name, names, papers if naming and papers else frozenset(), own=False)

"""The places of a comparison, and which papers speak for each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.library import Library
from corpus.regions import Gazetteer, place_names
from corpus.types import Filters

# What a county's name ends with; towns and streets are places of their own only beside a county.
_COUNTIES = "县区市旗"


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
    named = dict.fromkeys(library.vocabulary.regions.full_names([region])[0] for region in regions)
    return [_county(library, name, years) for name in named]


def places_in(text: str, county: County, gazetteer: Gazetteer) -> list[frozenset[str]]:
    """For each place that a text mentions, listed or of a place's shape, the full names it may stand for."""
    mentions = gazetteer.find(text)
    shaped = place_names(text, known=[(mention.start, mention.end) for mention in mentions])
    found = [frozenset(region.name for region in mention.regions) for mention in mentions]
    found += [frozenset((name,)) for _, _, name in shaped if name[-1] in _COUNTIES]
    return found + [frozenset((name,)) for name in county.names if name in text]


def is_elsewhere(names: Iterable[str], county: County, gazetteer: Gazetteer) -> bool:
    """Whether these name a place that does not lie above the county: a part of it, or another place."""
    above = {name for own in county.names for region in gazetteer.resolve(own) for name in gazetteer.ancestors(region)}
    return not above.intersection(names)


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

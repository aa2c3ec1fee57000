"""What a library knows that tells one county's names from everybody's words: its places, its quoted phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from corpus.library import Library
from corpus.regions import Gazetteer
from corpus.types import DocumentSummary
from drafting.precedents.names import brands_of
from drafting.precedents.sides import Parties, Side, side_of
from drafting.precedents.tidy import evened

LONGEST_PHRASE = 24
# Short forms of one or two characters are too often parts of other words; the gazetteer finds them by its own rules.
LEAST_NAME = 2
_QUOTED = re.compile(rf"“([^“”\n]{{2,{LONGEST_PHRASE}}})”|\"([^\"\n]{{2,{LONGEST_PHRASE}}})\"")


@dataclass(slots=True)
class _Known:
    """Facts of one state of a library."""

    papers: frozenset[str]
    quoted: Mapping[str, frozenset[str]]
    places: frozenset[str]
    parties: dict[tuple[str, str], Parties] = field(default_factory=dict)
    sides: dict[str, Side] = field(default_factory=dict)


_KNOWN: WeakKeyDictionary[Library, _Known] = WeakKeyDictionary()


def parties_of(library: Library, papers: Sequence[DocumentSummary], own: str, lender: str) -> Parties:
    """Borrower and lender by their names, with what the library's papers tell of both and of all others."""
    known = _known(library, papers)
    if (own, lender) not in known.parties:
        gazetteer = library.vocabulary.regions
        for name in (own, lender):
            if name not in known.sides:
                known.sides[name] = side_of(name, papers, gazetteer)
        borrower = known.sides[own]
        elsewhere = frozenset(_elsewhere(known.places, borrower, gazetteer))
        parties = Parties(borrower, known.sides[lender], elsewhere, known.quoted)
        own_words = brands_of(parties, vocabulary=library.vocabulary)
        known.parties[own, lender] = replace(parties, brands=own_words)
    return known.parties[own, lender]


def _known(library: Library, papers: Sequence[DocumentSummary]) -> _Known:
    """The facts, gathered anew where the library's papers changed."""
    ids = frozenset(paper.id for paper in papers)
    known = _KNOWN.get(library)
    if known is None or known.papers != ids:
        places = {name for paper in papers for name in (paper.region, paper.parent_region) if name}
        known = _KNOWN[library] = _Known(ids, _quoted(library, papers), frozenset(places))
    return known


def _quoted(library: Library, papers: Iterable[DocumentSummary]) -> Mapping[str, frozenset[str]]:
    """Phrases in quotation marks -> the places whose papers hold them."""
    found: dict[str, set[str]] = {}
    for paper in papers:
        text = evened(library.catalog.text(paper.id, 0, paper.characters))
        for each in _QUOTED.finditer(text):
            found.setdefault(each[1] or each[2], set()).add(paper.region or paper.source)
    return {phrase: frozenset(places) for phrase, places in found.items()}


def _elsewhere(places: Iterable[str], own: Side, gazetteer: Gazetteer) -> Iterable[str]:
    for name in places:
        if name in own.names:
            continue
        yield name
        short = gazetteer.short(name)
        ordinary = len(short) < LEAST_NAME or short in gazetteer.rules.ordinary
        if short != name and not ordinary and not any(short in each for each in own.names):
            yield short

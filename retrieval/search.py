"""A query's text -> ranked passages: words and vectors, fused; filters; a quota for each county asked about."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import zip_longest
from pathlib import Path

from corpus.errors import EncoderError
from corpus.library import Library
from corpus.types import NO_FILTERS, Filters, Hit
from retrieval.fusion import fuse

logger = logging.getLogger(__name__)

# Candidates that each index gives to be fused.
CANDIDATES = 100


class Mode(StrEnum):
    """Which indexes are asked."""

    HYBRID = "hybrid"
    LEXICAL = "lexical"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, and the mode that was possible: hybrid without vectors or an encoder is lexical."""

    hits: tuple[Hit, ...]
    mode: Mode


def search(
    library: Library,
    text: str,
    *,
    k: int = 10,
    filters: Filters = NO_FILTERS,
    mode: Mode = Mode.HYBRID,
    docnos: Sequence[str] = (),
) -> SearchResult:
    """The ``k`` best passages for ``text``.

    A text that names several counties gets the best of each in turn, so that none drops out beside one that writes
    more about the matter.

    :param docnos: 文号 that the question names: the papers that bear them come first, those citing them next.
    :raises EncoderError: ``mode`` is dense and no encoder can be had.
    :raises LibraryMismatch: the vectors were made by another encoder.
    """
    library.refresh()
    places = () if filters.regions or filters.documents else _counties_named(library, text)
    if len(places) > 1:
        each = search_each(library, text, places, k=k, filters=filters, mode=mode, docnos=docnos)
        return SearchResult(hits=_in_turn([found.hits for found in each.values()], k=k), mode=each[places[-1]].mode)
    regions = library.vocabulary.regions.full_names(filters.regions)
    allowed = library.catalog.matching(replace(filters, regions=(*filters.regions, *regions)))
    if mode is Mode.HYBRID and not library.has_vectors:
        mode = Mode.LEXICAL
    ranked: list[tuple[str, float]] = []
    for documents in (*_named_papers(library, docnos, allowed), allowed):
        known = {id_ for id_, _ in ranked}
        found_here, mode = _ranked(library, text, mode=mode, documents=documents)
        ranked += [pair for pair in found_here if pair[0] not in known]
        if len(ranked) >= k:
            break
    return SearchResult(hits=_hits(library, ranked, k=k), mode=mode)


def search_each(
    library: Library,
    text: str,
    regions: Sequence[str],
    *,
    k: int,
    filters: Filters,
    mode: Mode = Mode.HYBRID,
    docnos: Sequence[str] = (),
) -> dict[str, SearchResult]:
    """The ``k`` best passages of each county, so that none drops out beside one that writes more."""
    return {
        region: search(library, text, k=k, filters=replace(filters, regions=(region,)), mode=mode, docnos=docnos)
        for region in regions
    }


def _counties_named(library: Library, text: str) -> tuple[str, ...]:
    """The places that a text names and the library has papers of; one that lies above another is not counted."""
    gazetteer = library.vocabulary.regions
    found = {region.name: region for mention in gazetteer.find(text) for region in mention.regions[:1]}
    if len(found) < 2:
        return ()
    above = {name for region in found.values() for name in gazetteer.ancestors(region)}
    own = {region.name for region in library.catalog.regions()}
    return tuple(name for name in found if name in own and name not in above)


def _in_turn(groups: Sequence[Sequence[Hit]], *, k: int) -> tuple[Hit, ...]:
    """The first of each group, then the second of each, and so on, ranked anew."""
    rows = zip_longest(*groups)
    hits = [hit for row in rows for hit in row if hit is not None][:k]
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(hits, start=1))


def _ranked(
    library: Library, text: str, *, mode: Mode, documents: Collection[str] | None
) -> tuple[list[tuple[str, float]], Mode]:
    """Passages with their scores, best first, and the mode that was possible."""
    lexical: list[tuple[str, float]] = []
    dense: list[tuple[str, float]] = []
    if mode is not Mode.DENSE:
        lexical = library.search_words(text, k=CANDIDATES, documents=documents)
    if mode is not Mode.LEXICAL:
        try:
            dense = library.search_vectors(text, k=CANDIDATES, documents=documents)
        except EncoderError as error:
            if mode is Mode.DENSE:
                raise
            _warn_once(library.folder, str(error))
            mode = Mode.LEXICAL
    return fuse(lexical, dense), mode


@cache
def _warn_once(folder: Path, reason: str) -> None:
    """Say that a library's vectors cannot be searched; the same reason is said once, not with every search."""
    logger.warning("资料库 %s 只能按词语检索：%s", folder, reason)


def _named_papers(library: Library, docnos: Iterable[str], allowed: frozenset[str] | None) -> list[frozenset[str]]:
    """For each 文号: the papers that bear it, then those that cite it, within what the filters allow."""
    catalog, groups = library.catalog, []
    for docno in docnos:
        for ids in (catalog.with_docno(docno), catalog.citing(docno)):
            group = frozenset(ids) if allowed is None else frozenset(ids) & allowed
            if group:
                groups.append(group)
    return groups


def _hits(library: Library, ranked: Sequence[tuple[str, float]], *, k: int) -> tuple[Hit, ...]:
    """Hits of the best ``k`` that the catalog still has."""
    some = ranked[: 2 * k]
    found = library.catalog.passages([id_ for id_, _ in some])
    documents = {
        summary.id: summary for summary in library.catalog.summaries({p.document_id for p, _ in found.values()})
    }
    hits: list[Hit] = []
    for id_, score in some:
        if id_ in found and len(hits) < k:
            passage, text = found[id_]
            hits.append(Hit(len(hits) + 1, score, passage, documents[passage.document_id], text))
    return tuple(hits)

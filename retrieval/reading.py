"""The passages and papers that are read for one part of a question, within one scope."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.library import Library
from corpus.types import Document, Filters, Hit
from retrieval.query import Part, Query
from retrieval.rerank import Reranker
from retrieval.scopes import Scope
from retrieval.search import search

# Passages that each narrowing gives, the most that are read, and the papers whose outline is looked through.
PASSAGES_READ = 16
MOST_READ = 32
PAPERS_OUTLINED = 4


def read_passages(
    library: Library, query: Query, part: Part | None, scope: Scope, *, rerank: Reranker | None
) -> tuple[Hit, ...]:
    """The passages to read; papers of the kind and the year asked for come first, others after them."""
    text = query.search_text if part is None else f"{query.search_text} {part.text}"
    text = " ".join((text, *library.vocabulary.official(text)))
    hits: dict[str, Hit] = {}
    for filters in _narrowings(query, scope.filters):
        found = search(library, text, k=PASSAGES_READ, filters=filters, docnos=query.docnos).hits
        hits |= {hit.passage.id: hit for hit in found if hit.passage.id not in hits}
    ordered = list(hits.values())[:MOST_READ]
    if rerank is not None and ordered:
        scores = rerank(query.resolved, [hit.text for hit in ordered])
        ordered = [hit for _, hit in sorted(zip(scores, ordered, strict=True), key=lambda pair: -pair[0])]
    return tuple(ordered)


def _narrowings(query: Query, filters: Filters) -> list[Filters]:
    """What is searched, most exactly asked for first: papers of the kind and years named, of the years, then all."""
    years = filters.years or query.years
    kinds = filters.kinds or tuple(kind.value for kind in query.kinds)
    return list(dict.fromkeys((replace(filters, years=years, kinds=kinds), replace(filters, years=years), filters)))


def outlined(library: Library, hits: Sequence[Hit]) -> list[Document]:
    """The papers whose outlines are looked through: those of the best hits."""
    ids = dict.fromkeys(hit.document.id for hit in hits)
    return [library.catalog.document(id_) for id_ in list(ids)[:PAPERS_OUTLINED]]

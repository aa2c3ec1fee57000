"""A stretch of a paper -> its citation (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from corpus.types import Citation, DocumentSummary, Span

SpansOf = Callable[[str], Sequence[Span]]


def cite(
    document: DocumentSummary,
    *,
    number: int,
    path: Sequence[str],
    start: int,
    end: int,
    quote: str,
    spans_of: SpansOf,
) -> Citation:
    """The citation of ``[start, end)``, whose text is ``quote``, with its page and cells in the file."""
    spans = spans_of(document.id)
    page = next((span.page for span in spans if span.start <= start < span.end and span.page is not None), None)
    inside = [span for span in spans if span.cell is not None and span.start < end and start < span.end]
    return Citation(
        id=number,
        document_id=document.id,
        title=document.title,
        docno=document.docno,
        region=document.region,
        year=document.year,
        path=tuple(path),
        quote=quote,
        start=start,
        end=end,
        page=page,
        cell=_cells(inside),
        source=document.source,
    )


def _cells(spans: Sequence[Span]) -> str | None:
    """The cells that a stretch covers: 表1!A2:G2."""
    if not spans:
        return None
    first, last = spans[0], spans[-1]
    cells = str(first.cell) if first is last else f"{first.cell}:{last.cell}"
    return f"{first.sheet}!{cells}" if first.sheet else cells

"""A stretch of a paper -> its citation, with page and cells (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from corpus.types import Citation, DocumentSummary, Span

SpansOf = Callable[[str], Sequence[Span]]


def cite(
    document: DocumentSummary,
    *,
    number: int,
    path: Iterable[str],
    start: int,
    end: int,
    quote: str,
    spans_of: SpansOf,
    at: tuple[int, int] | None = None,
) -> Citation:
    """The citation of ``[start, end)``, whose text is ``quote``.

    :param spans_of: document id -> where its text stands in its file.
    :param at: the value in the stretch that is stated: its cell is named, not those of the whole row.
    """
    spans = spans_of(document.id)
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
        page=next((span.page for span in spans if span.start <= start < span.end and span.page is not None), None),
        cell=_cells(spans, *(at or (start, end))) or _cells(spans, start, end),
        source=document.source,
    )


def _cells(spans: Sequence[Span], start: int, end: int) -> str | None:
    """The cell or cells that a stretch covers: 表1!A2:G2; null for none."""
    inside = [span for span in spans if span.cell is not None and span.start < end and start < span.end]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    cells = str(first.cell) if first is last else f"{first.cell}:{last.cell}"
    return f"{first.sheet}!{cells}" if first.sheet else cells

"""The quotations of a comparison, each numbered once, in the order in which a reader meets them (pure)."""

from __future__ import annotations

from drafting.references import References, numbered
from retrieval.comparison import Comparison


def references_of(comparison: Comparison) -> References:
    """The quotations of a comparison: topics first, then indicators, row by row."""
    return numbered(
        (
            *(citation for row in comparison.topics for cell in row.cells for citation in cell.citations),
            *(cell.citation for row in comparison.indicators for cell in row.cells if cell.citation),
        )
    )

"""Rows of tables as figures: headers say what, of whom, when and in which unit (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.figure_nouns import Draft, FigureCell, Paper


def read_cells(paper: Paper, cells: Sequence[FigureCell]) -> Iterator[Draft]:
    """The figures of a table's cells."""
    return iter(())

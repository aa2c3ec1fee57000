"""What must hold between the cells of a statistics table."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.terms import Vocabulary
from drafting.cells import Cell, TableCheck


def check_table(cells: Sequence[Cell], *, vocabulary: Vocabulary) -> tuple[TableCheck, ...]:
    """What cannot be right, or should be looked at, among the cells of a table."""
    return ()

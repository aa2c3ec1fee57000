"""What must hold between the cells of a statistics table, before anything is written from it (pure).

An error blocks the sentences that use its cells, so it is sure; what another way of counting may explain is a warning.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from corpus.terms import Vocabulary
from drafting.cells import Cell, TableCheck
from drafting.tables.checking import usable
from drafting.tables.counties import COUNTIES, county_checks
from drafting.tables.identities import identity_checks
from drafting.tables.plausible import conflicts, jumps, ranges, units

__all__ = ["COUNTIES", "check_table"]


def check_table(
    cells: Sequence[Cell], *, vocabulary: Vocabulary, totals: Collection[str] = ()
) -> tuple[TableCheck, ...]:
    """What cannot be right (errors), and what a person should look at (warnings); what holds is not told.

    Errors: one key with two values, units that are not the indicator's, rates beyond 0 to 100% (毛入学率 may exceed
    it), negative counts, parts that do not make up their total, counties that do not make up their city, shares that
    are not their part by their whole, parts greater than their whole. Warnings: ratios more than 5% off, sums that
    another caliber explains, changes of over 30% against the year before.

    :param totals: places whose values the table heads with 合计.
    """
    kept = usable(cells)
    sound = {key: cell for key, cell in kept.items() if cell.unit or not _needs_unit(cell, vocabulary)}
    found = [
        *conflicts(cells),
        *units(cells, vocabulary=vocabulary),
        *ranges(cells, vocabulary=vocabulary),
        *identity_checks(sound, vocabulary=vocabulary),
        *county_checks(sound, totals=totals, vocabulary=vocabulary),
        *jumps(sound, vocabulary=vocabulary),
    ]
    return tuple(dict.fromkeys(found))


def _needs_unit(cell: Cell, vocabulary: Vocabulary) -> bool:
    indicator = vocabulary.indicator(cell.indicator)
    return indicator is not None and bool(indicator.unit) and indicator.unit != "年份"

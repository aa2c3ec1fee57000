"""What the statistics and the papers say of a draft's figure, by its key (pure)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.checks.operands import scope_of
from corpus.figures import Aspect, Figure, FigureKind
from corpus.quantity import compatible, same_unit
from corpus.terms import Vocabulary
from drafting.auditing.doubts import Standing
from drafting.cells import Cell, StatTable
from drafting.findings import Known

# The state of a year: 2024, 2024末, the autumn in which its school year begins.
_YEAR = re.compile(r"(?P<year>\d{4})(?:末|-12|秋季|-\d{4}学年)?")

_Key = tuple[str, str, int, str]


def year_of(period: str | None) -> int | None:
    """The year whose state a period tells; null for spans and parts of a year."""
    found = _YEAR.fullmatch(period or "")
    return int(found["year"]) if found else None


def key_of(figure: Figure, *, region: str | None, vocabulary: Vocabulary) -> _Key | None:
    """What a figure is of, as tables are asked; null where something of that is unknown."""
    place, year = figure.region or region, year_of(figure.period)
    if figure.indicator is None or place is None or year is None:
        return None
    return (figure.indicator, place, year, scope_of(figure, vocabulary=vocabulary))


def cell_for(table: StatTable | None, key: _Key | None) -> Cell | None:
    """The cell of a key that holds a value; of the whole where the table has the indicator in one scope only."""
    if table is None or key is None:
        return None
    indicator, region, year, scope = key
    found = table.find(indicator, region=region, year=year, scope=scope)
    if found is None and not scope:
        others = [
            cell
            for cell in table.cells
            if (cell.indicator, cell.region) == (indicator, region) and year_of(cell.period) == year
        ]
        found = others[0] if len({cell.scope for cell in others}) == 1 else None
    if found is None or found.value is None:
        return None
    # 台/百名 of a table is the 台 that papers write.
    return replace(found, unit=found.unit.split("/")[0]) if "/" in found.unit else found


class Told:
    """The levels that papers tell, by key."""

    __slots__ = ("_levels",)

    def __init__(self, figures: Sequence[Figure], *, vocabulary: Vocabulary) -> None:
        self._levels: dict[_Key, list[Figure]] = defaultdict(list)
        for figure in figures:
            key = key_of(figure, region=None, vocabulary=vocabulary)
            level = figure.aspect is Aspect.LEVEL and figure.kind is FigureKind.ACTUAL
            if key is not None and level and figure.value is not None:
                self._levels[key].append(figure)

    def at(self, key: _Key | None) -> Sequence[Figure]:
        """All levels of a key."""
        return self._levels.get(key, ()) if key is not None else ()

    def scopes(self, indicator: str) -> set[str]:
        """The scopes that an indicator is told of."""
        return {key[3] for key in self._levels if key[0] == indicator}

    def only(self, key: _Key | None) -> Figure | None:
        """The level of a key where all papers tell the same."""
        found = self.at(key)
        values = {(each.value, each.value_high, each.denominator, each.unit, each.caliber) for each in found}
        return found[0] if len(values) == 1 else None


def standing(known: Known, told: Told, *, vocabulary: Vocabulary) -> Standing:
    """Whether the table, else the papers, confirm or contradict a figure."""

    def of(figure: Figure) -> bool | None:
        if figure.aspect is not Aspect.LEVEL or figure.value is None:
            return None
        key = key_of(figure, region=known.region, vocabulary=vocabulary)
        cell = cell_for(known.table, key)
        if cell is not None:
            return compatible(figure, cell) if same_unit(figure, cell) else None
        papers = [each for each in told.at(key) if same_unit(each, figure)]
        if not papers:
            return None
        return any(compatible(figure, each) for each in papers)

    return of

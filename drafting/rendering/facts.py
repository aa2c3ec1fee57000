"""What a statistics table says of a county and a year: the cells that sentences are made of (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from corpus.calibers import Likeness, compare_notes
from corpus.periods import period_kind
from corpus.quantities.units import base_unit
from corpus.quantities.words import Bound, bounds
from corpus.terms import Indicator, Vocabulary
from corpus.threshold_table import Threshold
from drafting.cells import Cell, CheckSeverity, StatTable
from drafting.templating.nouns import Ref


class Standing(StrEnum):
    """What there is of a figure: a value; an empty cell; one that a check forbids to use; no cell at all."""

    VALUE = "value"
    EMPTY = "empty"
    BLOCKED = "blocked"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the year, and last year's where the two may be compared."""

    ref: Ref
    standing: Standing
    cell: Cell | None = None
    before: Cell | None = None


@dataclass(frozen=True)
class Facts:
    """The figures of one county and year.

    :param places: full names of the county and of what lies above it, for lines that only some places draw.
    :param regions: every place of the table; notes of the others are not this county's.
    """

    table: StatTable
    region: str
    year: int
    vocabulary: Vocabulary
    places: tuple[str, ...] = ()
    thresholds: tuple[Threshold, ...] | None = None
    _found: dict[Ref, Fact] = field(default_factory=dict, repr=False)

    def of(self, ref: Ref) -> Fact:
        """What the table has of a figure."""
        if ref not in self._found:
            self._found[ref] = self._look(ref)
        return self._found[ref]

    def indicator(self, ref: Ref) -> Indicator:
        """The vocabulary's indicator of a figure."""
        known = self.vocabulary.indicator(ref.indicator)
        return known or Indicator(ref.indicator, ref.indicator, (), "", "", (), "neutral")

    def named(self, ref: Ref) -> Ref:
        """A figure by the scope that the table has it under: 义务教育 where that is the table's whole."""
        cell = self._cell(ref, self.year)
        return ref if cell is None else Ref(ref.indicator, cell.scope)

    def last_year(self, ref: Ref) -> Cell | None:
        """Last year's cell, whether or not it may be compared with this year's."""
        return self._cell(ref, self.year - 1)

    def elsewhere(self, region: str) -> Facts:
        """The same for another county."""
        return replace(self, region=region, places=(region,), _found={})

    @cached_property
    def refs(self) -> tuple[Ref, ...]:
        """Everything that the table has a row of for this county and year, in its order."""
        found: dict[Ref, None] = {}
        for cell in self.table.cells:
            if cell.region == self.region:
                ref = Ref(cell.indicator, cell.scope)
                if ref not in found and self.table.find(
                    ref.indicator, region=self.region, year=self.year, scope=ref.scope
                ):
                    found[ref] = None
        return tuple(found)

    @cached_property
    def blocked_by(self) -> Mapping[str, str]:
        """For each place of a cell that an error is about, the error's expression."""
        return {
            f"{cell.file}\n{cell.place}": check.expression
            for check in self.table.checks
            if check.severity is CheckSeverity.ERROR
            for cell in check.cells
        }

    def _look(self, ref: Ref) -> Fact:
        ref = self.named(ref)
        cell = self._cell(ref, self.year)
        if cell is None:
            return Fact(ref, Standing.ABSENT)
        if cell.value is None:
            return Fact(ref, Standing.EMPTY, cell)
        if cell.key in self.table.blocked:
            return Fact(ref, Standing.BLOCKED, cell)
        before = self._cell(ref, self.year - 1)
        usable = before is not None and before.key not in self.table.blocked and comparable(before, cell)
        return Fact(ref, Standing.VALUE, cell, before if usable else None)

    def _cell(self, ref: Ref, year: int) -> Cell | None:
        cell = self.table.find(ref.indicator, region=self.region, year=year, scope=ref.scope)
        if cell is None or cell.note is None:
            return cell
        note = own_note(cell.note, region=self.region, regions=self.table.regions)
        return cell if note == cell.note else replace(cell, note=note)


_NOTE_PARTS = re.compile(r"[；;\n]")
_NOTE_PLACE = re.compile(r"([^：:，,。]{2,12})[：:](.+)")


def own_note(note: str, *, region: str, regions: Collection[str]) -> str | None:
    """A note without what it says of other counties: 云岭县：含外县籍学生；临渚市：… is 含外县籍学生 for 云岭县."""
    kept = []
    for part in (each.strip() for each in _NOTE_PARTS.split(note)):
        placed = _NOTE_PLACE.fullmatch(part)
        if placed is None or placed[1] not in regions:
            kept.append(part)
        elif placed[1] == region:
            kept.append(placed[2].strip())
    return "；".join(part for part in kept if part) or None


def comparable(one: Cell, other: Cell) -> bool:
    """Whether two cells may be subtracted or ranked: exact values, one unit, one caliber note, one kind of period."""
    if one.value is None or other.value is None or (one.denominator is None) != (other.denominator is None):
        return False
    if not exact(one) or not exact(other) or base_unit(one.unit) != base_unit(other.unit):
        return False
    if compare_notes(one.note, other.note) is not Likeness.SAME:
        return False
    return period_kind(one.period) == period_kind(other.period)


def exact(cell: Cell) -> bool:
    """Whether a cell holds one number, not about one."""
    return cell.value_high is None and not bounds(cell.qualifier) - {Bound.EXACT}

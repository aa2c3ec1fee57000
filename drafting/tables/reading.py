"""The values of one table with what each is of: rows and columns together (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from drafting.cells import Cell, CellStatus, NameKind, UnknownName
from drafting.tables import words as told
from drafting.tables.binding import Binder, Bound
from drafting.tables.context import Context
from drafting.tables.grid import Grid
from drafting.tables.layout import Column, Table
from drafting.tables.measures import measured, stated_unit
from drafting.tables.notes import caliber, note_for
from drafting.tables.pieces import Piece, PieceReader
from drafting.tables.places import Places
from drafting.tables.rows import Row, RowReader
from drafting.tables.values import read_value
from ingest.figuring.words import Scope


@dataclass(slots=True)
class Found:
    """What the tables of a file gave: cells, names unknown (each once), and what cannot be said of some values."""

    cells: list[Cell] = field(default_factory=list)
    unknown: dict[tuple[NameKind, str], UnknownName] = field(default_factory=dict)
    timeless: list[str] = field(default_factory=list)
    placeless: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs of the vocabulary."""

    pieces: PieceReader
    binder: Binder
    places: Places


def read_table(table: Table, grid: Grid, *, file: str, context: Context, tools: Tools, found: Found) -> None:
    """Add the cells of a table to what was found."""
    _Reading(table, grid, file, context, tools, found).run()


class _Reading:
    def __init__(
        self, table: Table, grid: Grid, file: str, context: Context, tools: Tools, found: Found
    ) -> None:
        self._table, self._grid, self._file, self._context = table, grid, file, context
        self._tools, self._found = tools, found
        self._values = table.of("value")
        self._notes = table.of("note")
        self._rows = RowReader(table, grid, pieces=tools.pieces, places=tools.places)

    def run(self) -> None:
        rows = list(self._rows.read())
        listed = {row.region for row in rows if row.region}
        listed |= {piece.region for column in self._values for piece in column.pieces if piece.region}
        above = self._above(listed)
        for row in rows:
            if row.unknown_place:
                self._unknown(NameKind.REGION, row.unknown_place, row.number, row.place_col)
                continue
            if row.unknown_time:
                self._unknown(NameKind.PERIOD, row.unknown_time, row.number, row.time_col)
                continue
            for column in self._values:
                if self._grid.begins(row.number, column.index):
                    self._cell(row, column, above, listed)

    def _above(self, listed: set[str]) -> str | None:
        """The place of rows and columns of totals: that of the table where it is none of those listed."""
        own = self._context.region
        if own is not None and own not in listed:
            return own
        return self._tools.places.parent_of(sorted(listed)) if listed else own

    def _cell(self, row: Row, column: Column, above: str | None, listed: set[str]) -> None:
        text = self._grid.text(row.number, column.index)
        uncached = (row.number, column.index) in self._grid.uncached
        read = read_value(text)
        if row.empty and not uncached and read.status is CellStatus.MISSING:
            return
        said = _Said(row, column)
        piece = said.place_total
        if piece and above is None:
            self._unknown(NameKind.REGION, piece, row.number, column.index)
            return
        bound, unit = self._bound(row, column, said, read.unit)
        if bound is None:
            if read.status is not CellStatus.MISSING or uncached:
                self._unnamed(row, column, said)
            return
        region = above if piece else said.region or row.region or (self._context.region if not listed else None)
        period = said.period(self._context)
        address = self._grid.address(row.number, column.index)
        if not region or not period:
            places = self._found.placeless if not region else self._found.timeless
            places.append(f"{self._grid.name}!{address}" if self._grid.name else address)
            return
        note = read.note or note_for(row.note, region) or caliber(*said.notes)
        made = measured(read, unit, bound.indicator)
        self._found.cells.append(
            Cell(
                file=self._file,
                sheet=self._grid.name,
                address=address,
                raw=text.strip(),
                indicator=bound.indicator.id,
                name=said.name or bound.name,
                region=region,
                period=period,
                scope=row.part or bound.scope,
                value=made.value,
                value_high=made.value_high,
                denominator=made.denominator,
                unit=made.unit,
                qualifier=made.qualifier,
                note=note,
                status=CellStatus.UNCACHED if uncached else made.status,
            )
        )

    def _bound(self, row: Row, column: Column, said: _Said, own: str) -> tuple[Bound | None, str]:
        """What the value is of, and its unit; a unit of the row or column helps to tell."""
        labels = said.labels or ((self._context.label,) if self._context.label else ())
        scope = said.scope or (None if said.total else self._level_of_title())
        unit = own or stated_unit(row.unit, said.units, (), None)
        bound = self._bind(labels, scope, unit, said)
        if bound is None and said.scope is None and scope is not None:
            bound = self._bind(labels, None, unit, said)
            if bound is not None and bound.indicator.category in ("规模", "教师"):
                bound = None  # 在校生数 under a title of 学前教育 is no count of 义务教育
        if bound is None:
            return None, unit
        return bound, own or stated_unit(row.unit, said.units, (*row.section_units, *self._context.units), bound.indicator)

    def _bind(self, labels: tuple[str, ...], scope: Scope | None, unit: str, said: _Said) -> Bound | None:
        bind = self._tools.binder.bind
        region = said.region or self._context.region or ""
        bound = bind(labels, scope, unit=unit, region=region, whole=said.whole)
        return bound

    def _level_of_title(self) -> Scope | None:
        return self._context.scope

    def _unnamed(self, row: Row, column: Column, said: _Said) -> None:
        """List the name that no alias knows: the column's where the row's alone is known, else the row's."""
        own = [piece for piece in column.pieces if piece.label and not piece.role]
        rows = tuple(label for label in row.labels)
        if own and (not rows or self._tools.binder.bind(rows, row.scope, unit="", region="", whole="") is not None):
            name = "·".join(dict.fromkeys(piece.label for piece in own))
            self._unknown(NameKind.INDICATOR, name, row.number, column.index)
            return
        if not rows and not own:
            scope = said.scope.name if said.scope else ""
            name = scope or row.text or "（没有名称）"
        else:
            name = row.text if row.text and not own else "·".join([*rows, *(piece.label for piece in own)])
        self._unknown(NameKind.INDICATOR, name, row.number, row.label_col if row.label_col is not None else column.index)

    def _unknown(self, kind: NameKind, name: str, row: int, col: int) -> None:
        key = (kind, told.squeezed(name))
        if key not in self._found.unknown:
            place = self._grid.address(row, col)
            self._found.unknown[key] = UnknownName(kind, name.strip(), self._file, self._grid.name, place)


class _Said:
    """What the headers over a value and its row say together; the column goes before the row."""

    __slots__ = ("_pieces", "_row")

    def __init__(self, row: Row, column: Column) -> None:
        self._row = row
        self._pieces = tuple(piece for piece in column.pieces if not piece.role)

    @property
    def labels(self) -> tuple[str, ...]:
        """Names of the groups and the value, outermost first."""
        return (*self._row.labels, *(piece.label for piece in self._pieces if piece.label))

    @property
    def name(self) -> str:
        """What the table calls it, without the part."""
        own = [piece.label for piece in self._pieces if piece.label] or list(self._row.labels[-1:])
        return own[-1] if own else ""

    @property
    def scope(self) -> Scope | None:
        if (scope := self._last("scope")) is not None:
            return scope if isinstance(scope, Scope) else None
        return self._row.scope

    @property
    def whole(self) -> str:
        found = [piece.whole for piece in self._pieces if piece.scope is not None]
        return found[-1] if found else self._row.whole

    @property
    def total(self) -> bool:
        """Whether it is of all parts."""
        return self._row.total or any(piece.total for piece in self._pieces)

    @property
    def region(self) -> str | None:
        region = self._last("region")
        return str(region) if region else self._row.region

    @property
    def place_total(self) -> str:
        """The words that say that the value is of all places of the table; empty where none do."""
        if self._row.place_total:
            return self._row.place_total
        return next((piece.text for piece in self._pieces if piece.total and piece.sub is None), "")

    @property
    def units(self) -> tuple[str, ...]:
        """Units of the headers, the nearest first: of the column, then of the row."""
        own = [piece.unit for piece in reversed(self._pieces) if piece.unit]
        return (*own, *self._row.label_units)

    @property
    def notes(self) -> tuple[str | None, ...]:
        return (*(piece.note for piece in self._pieces), *self._row.label_notes)

    def period(self, context: Context) -> str | None:
        for piece in (*reversed(self._pieces), *self._row.times):
            if piece.period:
                return piece.period
            if piece.years_back is not None and context.year is not None:
                return str(context.year - piece.years_back)
            if piece.years_back is not None:
                return None
        return context.period

    def _last(self, name: str) -> object:
        return next((value for piece in reversed(self._pieces) if (value := getattr(piece, name))), None)

"""The values of one table with what each is of: rows and columns together (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from drafting.cells import Cell, CellStatus, NameKind, UnknownName
from drafting.tables import words as told
from drafting.tables.binding import Binder, Bound
from drafting.tables.context import Context
from drafting.tables.grid import Grid
from drafting.tables.layout import Column, Table
from drafting.tables.measures import measured, stated_unit, year_of
from drafting.tables.notes import caliber, note_for
from drafting.tables.pieces import PieceReader
from drafting.tables.places import Places
from drafting.tables.row import Row
from drafting.tables.rows import RowReader
from drafting.tables.said import Said, names_over
from drafting.tables.scopes import ALL_KINDS, total_of
from drafting.tables.units import suits
from drafting.tables.values import Read, read_value
from ingest.figuring.names import fits, tidy
from ingest.figuring.words import Scope

_BOTH = frozenset({"小学", "初中"})
_SCHOOLS = _BOTH | {"九年一贯制", "教学点", "特殊教育"}


@dataclass(slots=True)
class Found:
    """What the tables of a file gave: cells, names unknown (each once), and the values whose year or place is not said.

    :ivar totals: places whose row or column is headed 合计.
    """

    cells: list[Cell] = field(default_factory=list)
    unknown: dict[tuple[NameKind, str], UnknownName] = field(default_factory=dict)
    timeless: list[str] = field(default_factory=list)
    placeless: list[str] = field(default_factory=list)
    totals: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Tools:
    """What reading needs of the vocabulary."""

    pieces: PieceReader
    binder: Binder
    places: Places


def read_table(table: Table, grid: Grid, *, file: str, context: Context, tools: Tools, found: Found) -> None:
    """Add the cells of a table to what was found."""
    heads = (piece.unit for column in table.of("label") for piece in column.pieces if piece.unit)
    context = replace(context, units=tuple(dict.fromkeys((*context.units, *heads))))
    _Reading(table, grid, file, context, tools, found).run()


class _Reading:
    def __init__(self, table: Table, grid: Grid, file: str, context: Context, tools: Tools, found: Found) -> None:
        self._table, self._grid, self._file, self._context = table, grid, file, context
        self._tools, self._found = tools, found
        self._values = table.of("value")
        self._across = False
        self._parts: dict[tuple[str, ...], set[str]] = {}
        self._rows = RowReader(table, grid, pieces=tools.pieces, places=tools.places)

    def run(self) -> None:
        rows = list(self._rows.read())
        listed = {row.region for row in rows if row.region}
        listed |= {piece.region for column in self._values for piece in column.pieces if piece.region}
        self._across = any(piece.region for column in self._values for piece in column.pieces)
        above = self._above(listed)
        for row in rows:
            if row.scope is not None:
                self._parts.setdefault(row.labels, set()).add(row.scope.name)
        for row in rows:
            if row.unknown_place:
                self._unknown(NameKind.REGION, row.unknown_place, row.number, row.place_col)
                continue
            if row.unknown_time:
                self._unknown(NameKind.PERIOD, row.unknown_time, row.number, row.time_col)
                continue
            if row.unknown_unit and not self._unnamed_row(row):
                self._unknown(NameKind.UNIT, row.unknown_unit, row.number, row.unit_col)
            if row.unknown_unit:
                continue
            for column in self._values:
                if self._grid.begins(row.number, column.index):
                    self._cell(row, column, above, listed)

    def _above(self, listed: set[str]) -> str | None:
        """The place of rows and columns of totals: that of the table where it is none of those listed."""
        own = self._context.own_region if listed else self._context.region
        if own is not None and own not in listed:
            return own
        return self._tools.places.parent_of(sorted(listed)) if listed else own

    def _cell(self, row: Row, column: Column, above: str | None, listed: set[str]) -> None:
        text = self._grid.text(row.number, column.index)
        uncached = (row.number, column.index) in self._grid.uncached
        read = read_value(text)
        if row.empty and not uncached and read.status is CellStatus.MISSING:
            return
        column = self._over_all(row, column)
        said = Said(row, column, across=self._across)
        whole = said.place_total
        if whole and above is None:
            self._unknown(NameKind.REGION, whole, row.number, column.index)
            return
        bound, unit = self._bound(row, column, said, read.unit)
        if bound is None:
            if read.status is not CellStatus.MISSING or uncached:
                self._unnamed(row, column, said)
            return
        region = above if whole else said.region or row.region or (self._context.region if not listed else None)
        period = said.period(self._context)
        address = self._grid.address(row.number, column.index)
        if not region or not period:
            places = self._found.placeless if not region else self._found.timeless
            places.append(f"{self._grid.name}!{address}" if self._grid.name else address)
            return
        if bound.indicator.unit == "年份" and (in_year := year_of(text)) is not None:
            read = Read(CellStatus.VALUE, in_year)
        if whole and told.is_total(told.squeezed(whole)):
            self._found.totals.add(region)
        note = read.note or note_for(row.note, region) or caliber(*said.notes)
        made = measured(read, unit, bound.indicator)
        self._found.cells.append(
            Cell(
                file=self._file,
                sheet=self._grid.name,
                address=address,
                raw=text.strip(),
                indicator=bound.indicator.id,
                name=said.name if tidy(said.name) == bound.name else bound.name,
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

    def _over_all(self, row: Row, column: Column) -> Column:
        """The column without its part where one value is merged over the columns of several."""
        cell = self._grid.at(row.number, column.index)
        if cell is None or cell.col_span == 1:
            return column
        covered = [each for each in self._values if cell.col <= each.index < cell.col + cell.col_span]
        if len({piece.scope.name for each in covered for piece in each.pieces if piece.scope is not None}) < len(
            covered
        ):
            return column
        return replace(column, pieces=tuple(piece for piece in column.pieces if piece.scope is None))

    def _bound(self, row: Row, column: Column, said: Said, own: str) -> tuple[Bound | None, str]:
        """What the value is of, and its unit; a unit of the row or column helps to tell."""
        labels, title = said.labels, self._context.label
        scope = said.scope or (None if said.total else self._context.scope)
        unit = own or stated_unit(said.row_unit, said.units, (), None)
        if not unit and not labels and len(self._context.units) == 1:
            unit = self._context.units[0]
        bound = self._bind(labels, scope, unit, said) if labels or not title else None
        if bound is None and title and all(told.is_generic(label) for label in labels):
            bound = self._bind((title, *labels), said.scope, unit, said) or self._bind((title,), said.scope, unit, said)
        if bound is None and not labels and said.whole:  # 女教师 alone is a part and a name
            bound = self._bind((said.whole,), None, unit, said) if self._tools.binder.is_name(said.whole) else None
        if row.alias and row.labels:
            bound = self._by_unit(
                bound, self._tools.binder.bind((row.alias, *names_over(column)), None, unit=unit), unit
            )
        if bound is None and said.scope is None and scope is not None:
            bound = self._bind(labels, None, unit, said)
            if bound is not None and bound.indicator.category in ("规模", "教师"):
                bound = None  # 在校生数 under a title of 学前教育 is no count of 义务教育
        if bound is not None and not row.own and unit and row.label_units and not suits(unit, bound.indicator):
            # 幼儿园（所） below 平均班额 is no part of it.
            bound = self._bind((), said.scope, unit, said) if said.scope is not None else None
        bound = self._of_all_kinds(bound, row, column, labels, unit, said)
        if bound is None or (said.column_named and self._tools.binder.leaves_out(row.own, bound)):
            return None, unit  # 寄宿生生活补助 in a row under 资助资金 is not all of it
        return bound, own or stated_unit(
            said.row_unit, said.units, (*row.section_units, *self._context.units), bound.indicator
        )

    def _of_all_kinds(
        self, bound: Bound | None, row: Row, column: Column, labels: tuple[str, ...], unit: str, said: Said
    ) -> Bound | None:
        """What a 合计 over more than 义务教育 is of: 学校数 over 学前教育 and 小学 is 各级各类学校数."""
        part = said.scope
        if not said.total or (part is not None and part.kind != "sex"):
            return bound
        listed = self._listed(row, column)
        if bound is None and part is None and listed >= _BOTH and listed <= _SCHOOLS:
            return self._tools.binder.bind(labels, None, unit=unit, compulsory=True)
        all_kinds = total_of(listed, bound.indicator if bound else None)
        whole = self._bind(labels, all_kinds, unit, said) if all_kinds else None
        if whole is None or part is None:
            return whole or bound
        own = whole.indicator.name.startswith(ALL_KINDS.name)
        return replace(whole, scope=part.name if own else ALL_KINDS.name + part.name)

    def _listed(self, row: Row, column: Column) -> set[str]:
        """The parts that stand beside a total: in the rows under the same names, and in the columns."""
        if row.total:
            return self._parts.get(row.labels, set())
        named = names_over(column)
        beside = [each for each in self._values if names_over(each) == named]
        return {piece.scope.name for each in beside for piece in each.pieces if piece.scope is not None}

    def _by_unit(self, part: Bound | None, own: Bound | None, unit: str) -> Bound | None:
        """公办园 below 在园幼儿数 is pupils of them or their number, as the unit says; null where it does not."""
        if part is None and own is not None and not suits(unit, own.indicator):
            return None
        if part is None or own is None or part.indicator.id == own.indicator.id or part.narrowed:
            return part or own
        fitting = [each for each in (part, own) if unit and fits(unit, each.indicator)]
        if len(fitting) > 1 and part.indicator.category == own.indicator.category:
            return own  # 女教师 below 专任教师总数 have a name of their own
        return fitting[0] if len(fitting) == 1 else None

    def _bind(self, labels: tuple[str, ...], scope: Scope | None, unit: str, said: Said) -> Bound | None:
        region = said.region or self._context.region or ""
        return self._tools.binder.bind(
            labels, scope, unit=unit, region=region, whole=said.whole, compulsory=self._context.compulsory
        )

    def _unnamed_row(self, row: Row) -> bool:
        """List the names of a row that are unknown whatever their unit; whether all of its values' are."""
        known = False
        for column in self._values:
            if read_value(self._grid.text(row.number, column.index)).status is CellStatus.MISSING:
                continue
            said = Said(row, column, across=self._across)
            if self._bound(row, column, said, "")[0] is None:
                self._unnamed(row, column, said)
            else:
                known = True
        return not known

    def _unnamed(self, row: Row, column: Column, said: Said) -> None:
        """List the name that no alias knows: the column's where the row's alone is known, else the row's."""
        own = [piece for piece in column.pieces if piece.label and not piece.role]
        rows = tuple(label for label in row.labels)
        if own and (not rows or self._tools.binder.bind(rows, row.scope) is not None):
            name = "·".join(dict.fromkeys(piece.label for piece in own))
            if rows and self._tools.binder.binds(name):
                name = f"{rows[-1]}·{name}"
            self._unknown(NameKind.INDICATOR, name, row.number, column.index)
            return
        if not rows and not own:
            scope = said.scope.name if said.scope else ""
            name = scope or row.text or "（没有名称）"
        else:
            name = row.text if row.text and not own else "·".join([*rows, *(piece.label for piece in own)])
        self._unknown(
            NameKind.INDICATOR, name, row.number, row.label_col if row.label_col is not None else column.index
        )

    def _unknown(self, kind: NameKind, name: str, row: int, col: int) -> None:
        key = (kind, told.squeezed(name))
        if key not in self._found.unknown:
            place = self._grid.address(row, col)
            self._found.unknown[key] = UnknownName(kind, name.strip(), self._file, self._grid.name, place)

"""What each row of a table says of its values: place, time, part, unit, and the names it stands under (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafting.tables import words as told
from drafting.tables.grid import Grid
from drafting.tables.layout import Column, Table
from drafting.tables.pieces import Piece, PieceReader
from drafting.tables.places import Places
from drafting.tables.row import Row, Section
from drafting.tables.scopes import combined
from drafting.tables.values import is_missing_mark, is_value
from ingest.figuring.words import Scope

_BRACKETED = re.compile(r"(?<=.)\([^()]*\)$")
_CALIBER = re.compile(r"^(?:不?含|包括|不包括|未含|按|指|仅|剔除|扣除)")


def _is_caliber(column: Column) -> bool:
    """Whether a column says how was counted, not of what part: 统计口径."""
    heads = "".join(piece.text for piece in column.pieces)
    return "口径" in heads and not any(word in heads for word in ("范围", "学段", "类别"))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \u3000\xa0\t"))


class RowReader:
    """Reads the rows of one table in order; what a blank stands for is told by the rows above."""

    def __init__(self, table: Table, grid: Grid, *, pieces: PieceReader, places: Places) -> None:
        self._table, self._grid, self._pieces, self._places = table, grid, pieces, places
        self._cols = {column.index for column in table.columns}
        self._values = [column.index for column in table.of("value")]
        self._labels = [column.index for column in table.of("label", "category")]
        self._category = {column.index for column in table.of("category")}
        self._section = Section()
        self._level = 0
        self._parts: list[tuple[int, Scope | None]] = []
        self._above: dict[int, str] = {}
        self._stack: list[tuple[int, tuple[str, ...], tuple[str, ...]]] = []
        texts = [self._grid.text(row, col) for row in table.rows for col in self._labels]
        self._lists_places = any(pieces.read(text).region for text in texts if text.strip())

    def read(self) -> Iterator[Row]:
        """The rows that may hold values."""
        for index, number in enumerate(self._table.rows):
            following = self._table.rows[index + 1] if index + 1 < len(self._table.rows) else None
            filled = [cell for cell in self._grid.own(number) if cell.col in self._cols]
            if not filled and not self._has_values(number):
                continue
            if filled and not self._has_values(number) and told.is_note(filled[0].text):
                continue
            if self._is_section(number, following):
                self._begin(self._pieces.read(filled[0].text), filled[0].text)
                continue
            if self._is_rule(number):
                continue
            self._end_section(filled[0].text if filled else "")
            yield self._row(number, following)

    def _has_values(self, number: int) -> bool:
        texts = (self._grid.text(number, col) for col in self._values if self._grid.begins(number, col))
        if any(is_value(text) or is_missing_mark(text) for text in texts):
            return True
        return any((number, col) in self._grid.uncached for col in self._values)

    def _is_rule(self, number: int) -> bool:
        """A row that only numbers the columns."""
        return told.counts_columns([told.squeezed(cell.text) for cell in self._grid.own(number)])

    def _is_section(self, number: int, following: int | None) -> bool:
        own = [cell for cell in self._grid.own(number) if cell.col in self._cols]
        covered = {id(cell) for col in self._cols if (cell := self._grid.at(number, col)) is not None}
        if len(own) != 1 or len(covered) > 1 or self._has_values(number) or own[0].col in self._values:
            return bool(len(own) == 1 and own[0].col_span > 1 and len(covered) == 1 and not self._has_values(number))
        if own[0].col_span > 1:
            return True
        piece = self._pieces.read(own[0].text)
        if piece.label:
            return not self._pieces.names(piece.label)
        if piece.scope is not None and self._stack:
            below = self._label_piece(following) if following is not None else None
            return below is not None and bool(below.label)
        return True

    def _end_section(self, text: str) -> None:
        """A row numbered as the section's heading is ends it: 二、 after 一、."""
        level = told.numbering_level(text)
        if level and self._level and level <= self._level:
            self._section = replace(self._section, label="", scope=None, units=())
            self._stack.clear()
            self._parts.clear()
            self._level = 0

    def _begin(self, piece: Piece, text: str) -> None:
        self._stack.clear()
        self._parts.clear()
        self._level = told.numbering_level(text)
        self._above = {col: above for col, above in self._above.items() if col not in self._labels}
        units = tuple(unit for unit in told.said_units(text)) or ((piece.unit,) if piece.unit else ())
        place = piece.region or (self._places.resolve(text, listed=True) if not piece.scope else None)
        now = self._section
        if place is not None and not self._pieces.names(piece.label):
            time = piece if piece.period else None
            self._section = replace(now, region=place, time=time, label="", scope=None, place_total="")
        elif piece.total:
            # 全市 after counties is of all of them; after 小学 and 初中 of both.
            among = bool(now.region or now.place_total)
            self._section = replace(now, scope=None, label="", region=None, place_total=text.strip() if among else "")
        elif piece.kind == "period" and not piece.label:
            self._section = replace(now, time=piece)
        elif piece.scope is not None:
            self._section = replace(now, scope=piece.scope, label=piece.label)
        elif piece.label:
            self._section = replace(now, label=piece.label, scope=None)
        self._section = replace(self._section, units=units) if units else replace(self._section, units=())

    def _row(self, number: int, following: int | None) -> Row:
        now = self._section
        row = Row(number, region=now.region, section_units=now.units, place_total=now.place_total)
        row = self._placed(row)
        row = self._timed(row)
        row = self._parted(row)
        row = self._noted(row)
        row = self._named(row)
        if self._section.time is not None:
            row = replace(row, times=(*row.times, self._section.time))
        blank = not self._has_values(number)
        return replace(row, empty=blank and following is not None and self._heads(following))

    def _heads(self, following: int) -> bool:
        """Whether the row below is a part of the one above."""
        below = self._label_piece(following)
        if below is None:
            return False
        return below.sub or (not below.label and (below.scope is not None or below.total))

    def _label_piece(self, number: int) -> Piece | None:
        texts = [text for col in self._labels if (text := self._grid.text(number, col)).strip()]
        return self._pieces.read(texts[-1]) if texts else None

    def _filled(self, number: int, col: int) -> str:
        """The text of a column, or that of the nearest row above where it is blank."""
        text = self._grid.text(number, col)
        if text.strip():
            self._above[col] = text
            return text
        return self._above.get(col, "")

    def _placed(self, row: Row) -> Row:
        outer: str | None = None
        for column in self._table.of("place"):
            text = self._filled(row.number, column.index).strip()
            if not text:
                continue
            words = told.squeezed(text)
            piece = self._pieces.read(text)
            row = replace(row, place_col=column.index)
            if told.is_total(words) or told.is_whole(words) or told.is_whole(words.removesuffix("合计")):
                row = replace(row, region=outer, place_total="" if outer else text, unknown_place="")
            elif (of := told.total_tail(words)) and (place := self._places.resolve(of, listed=True)) is not None:
                row, outer = replace(row, region=place, place_total="", unknown_place=""), place
            elif told.is_average(words):
                row = replace(row, unknown_place=text)
            elif (place := self._places.resolve(text, listed=True)) is not None:
                row, outer = replace(row, region=place, place_total="", unknown_place=""), place
            elif piece.scope is not None and not piece.label:
                row = replace(row, scope=piece.scope, whole=piece.whole)
            else:
                row = replace(row, unknown_place=text)
        return row

    def _timed(self, row: Row) -> Row:
        for column in self._table.of("time"):
            text = self._filled(row.number, column.index).strip()
            if not text:
                continue
            piece = self._pieces.read(text)
            if not piece.period and (bare := _BRACKETED.sub("", told.squeezed(text))):
                piece = self._pieces.read(bare)
            if piece.period or piece.years_back is not None:
                row = replace(row, times=(piece, *row.times), time_col=column.index)
            else:
                row = replace(row, unknown_time=text, time_col=column.index)
        return row

    def _parted(self, row: Row) -> Row:
        for column in self._table.of("scope", "part"):
            text = self._grid.text(row.number, column.index).strip()
            if not text:
                continue
            piece = self._pieces.read(text)
            if piece.total:
                row = replace(row, total=True)
            elif piece.scope is not None and not piece.label:
                row = replace(row, scope=combined(row.scope, piece.scope), whole=piece.whole)
            elif column.role == "part":
                row = replace(row, part=told.squeezed(text))
            elif _CALIBER.match(text) or _is_caliber(column):
                row = replace(row, label_notes=(text,))
            else:
                words = told.squeezed(text)
                row = replace(row, scope=Scope(words, "label", 0, len(words)), whole=words)
        return row

    def _noted(self, row: Row) -> Row:
        for column in self._table.of("unit"):
            text = self._grid.text(row.number, column.index).strip()
            if not text or is_missing_mark(text):
                continue
            unit = self._pieces.unit(text)
            row = replace(row, unit=unit, unit_col=column.index, unknown_unit="" if unit else text)
        notes = [
            text for column in self._table.of("note") if (text := self._grid.text(row.number, column.index)).strip()
        ]
        if not row.unit:  # 备注: 单位：人
            said = [unit for note in notes for unit in (told.said_units(note) or (note,)) if self._pieces.unit(unit)]
            row = replace(row, unit=self._pieces.unit(said[0])) if said else row
        kept = [note.strip() for note in notes if not (told.said_units(note) or self._pieces.unit(note))]
        return replace(row, note="；".join(kept))

    def _named(self, row: Row) -> Row:
        """The names of a row: of its label columns, of the rows it is a part of, of its section."""
        chain: list[Piece] = []
        raw = ""
        for place, col in enumerate(self._labels):
            cell = self._grid.at(row.number, col)
            if place and cell is not None and cell is self._grid.at(row.number, self._labels[place - 1]):
                continue  # one name over two columns of names
            own = self._grid.text(row.number, col)
            later = any(self._grid.text(row.number, other).strip() for other in self._labels[place + 1 :])
            text = self._filled(row.number, col) if own.strip() or later or self._varies(row) else own
            if not text.strip() or is_value(text) or (row.total and col in self._category and not own.strip()):
                continue
            piece = self._pieces.read(text)
            chain.append(replace(piece, label="") if col in self._category and not self._says(piece.label) else piece)
            raw = text if own.strip() else raw
            row = replace(row, label_col=col, text=text.strip())
        for piece in chain:
            row = self._with(row, piece)
        labels = tuple(piece.label for piece in chain if piece.label)
        row = replace(row, own=labels[-1] if labels else "")
        row = self._within(row, chain, raw)
        labels, units = self._under(labels, tuple(p.unit for p in reversed(chain) if p.unit), chain, raw)
        if self._section.label:
            labels = (self._section.label, *labels)
        scope = combined(self._section.scope, row.scope) if not row.total else row.scope
        parts = [piece.whole for piece in chain if piece.scope is not None and not piece.label and not piece.sub]
        alias = parts[-1] if parts and self._pieces.is_name(parts[-1]) else ""
        return replace(row, labels=labels, scope=scope, label_units=units, alias=alias)

    def _says(self, category: str) -> bool:
        """Whether a category's name tells what is below it: 入学率, 巩固率; 办学条件 does not."""
        return self._pieces.names(category) or told.is_rate(category)

    def _within(self, row: Row, chain: list[Piece], raw: str) -> Row:
        """A row with the part of the row above that it is some of: 其中：女生 below 小学 are of 小学."""
        if not chain or not raw.strip():
            return row
        indent = _indent(raw)
        explicit = told.sub_label(told.squeezed(raw)) is not None
        if not explicit:
            self._parts = [each for each in self._parts if each[0] < indent]
        reach = indent if indent else 1
        above = next((part for depth, part in reversed(self._parts) if depth < reach), None)
        scope = row.scope
        if above is not None and (explicit or indent) and not row.total and (scope is None or scope.kind != "level"):
            row = replace(row, scope=combined(above, scope))
        if not explicit:
            self._parts.append((indent, row.scope))
        return row

    def _varies(self, row: Row) -> bool:
        """Whether a row without a name is told from the one above by its part, place or time."""
        return any(
            self._grid.text(row.number, column.index).strip()
            for column in self._table.of("scope", "place", "time", "part", "unit")
        )

    def _with(self, row: Row, piece: Piece) -> Row:
        if piece.scope is not None:
            row = replace(row, scope=combined(row.scope, piece.scope), whole=piece.whole)
        if piece.region is not None:
            row = replace(row, region=piece.region)
        if piece.total:
            row = replace(row, place_total=piece.text) if self._lists_places else replace(row, total=True)
        if piece.period or piece.years_back is not None:
            row = replace(row, times=(*row.times, piece))
        if piece.note:
            row = replace(row, label_notes=(*row.label_notes, piece.note))
        return row

    def _under(
        self, labels: tuple[str, ...], units: tuple[str, ...], chain: list[Piece], raw: str
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Labels with those of the rows above that the row is a part of: indented, 其中, or without a name."""
        last = chain[-1] if chain else None
        indent = _indent(raw)
        if last is None:
            return labels, units
        if labels and not (last.sub and told.sub_label(told.squeezed(raw)) is not None):
            self._stack = [each for each in self._stack if each[0] < indent]
        above = tuple(label for _, names, _ in self._stack for label in names)
        inherited = next((each[2] for each in reversed(self._stack) if each[2]), ())
        if not labels:
            return above, units or inherited
        nested = told.sub_label(told.squeezed(raw)) is not None
        if not nested:
            self._stack.append((indent, labels, units))
        return (*above, *labels), units

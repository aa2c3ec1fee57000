"""Where the tables of a sheet are: titles, header rows, data rows, and what each column holds (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafting.tables.grid import Grid
from drafting.tables.pages import once, texts, trailing
from drafting.tables.pieces import Piece, PieceReader
from drafting.tables.values import is_missing_mark, is_value
from drafting.tables.words import counts_columns, is_note, squeezed
from ingest.readers.tables import GridCell

MAX_HEADER_ROWS = 5
#: Rows of a column looked at to see what it holds.
SAMPLED_ROWS = 60
#: A column is what most of its cells are.
_MOST = 0.6
TEXT_ROLES = frozenset({"ordinal", "label", "place", "part", "time", "scope", "category", "unit", "note"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``role`` is one of :data:`TEXT_ROLES`, ``value`` or ``aside``; ``pieces`` its headers from the top."""

    index: int
    role: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet: the texts above it, its columns and the rows of its body.

    :param above: the titles of the sheet, which stand above the first table.
    """

    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    above: tuple[str, ...] = ()

    def of(self, *roles: str) -> tuple[Column, ...]:
        """Columns of some roles, left to right."""
        return tuple(column for column in self.columns if column.role in roles)


def tables_of(grid: Grid, *, pieces: PieceReader) -> list[Table]:
    """The tables of a sheet from top to bottom; empty where nothing in it has headers over values."""
    finder = _Finder(grid, pieces)
    headers = finder.headers()
    if not headers:
        return finder.headless()
    headers, repeated = once(grid, headers)
    tables: list[Table] = []
    titles = first = [row for row in grid.rows if row < headers[0][0]]
    for number, rows in enumerate(headers):
        stop = headers[number + 1][0] if number + 1 < len(headers) else grid.rows[-1] + 1
        body = [row for row in grid.rows if rows[-1] < row < stop and row not in repeated]
        after = trailing(grid, body) if number + 1 < len(headers) else []
        body = [row for row in body if row not in after]
        tables += [replace(each, above=texts(grid, first)) for each in finder.tables(titles, rows, body)]
        titles = [row for row in after if not is_note(grid.own(row)[0].text)] or titles
    return tables


class _Finder:
    def __init__(self, grid: Grid, pieces: PieceReader) -> None:
        self._grid, self._pieces = grid, pieces

    def headers(self) -> list[list[int]]:
        """The rows of each header; where none is surely one, the words above the first values."""
        found: list[list[int]] = []
        for row in self._grid.rows:
            if found and row <= found[-1][-1]:
                continue
            if self._is_header(row, again=bool(found)):
                found.append(self._header_from(row))
        first = next((row for row in self._grid.rows if self._has_values(row)), None)
        if first is not None and not any(rows[0] < first for rows in found):
            above = [row for row in self._grid.rows if row < first and len(self._grid.own(row)) > 1]
            above = [row for row in above if not is_note(self._grid.own(row)[0].text)]
            if above and not self._is_data(above[-1]):
                found.insert(0, self._header_from(above[-1]))
        return found

    def headless(self) -> list[Table]:
        """A table without headers: names, each with its number beside it."""
        rows = [row for row in self._grid.rows if self._has_values(row)]
        if not rows:
            return []
        titles = [row for row in self._grid.rows if row < rows[0]]
        return self.tables(titles, [], [row for row in self._grid.rows if row >= rows[0]])

    def tables(self, titles: Sequence[int], header: Sequence[int], body: Sequence[int]) -> list[Table]:
        """The table under a header; several where it repeats its columns side by side."""
        filled = [row for row in body if self._grid.own(row) or any(r == row for r, _ in self._grid.uncached)]
        columns = [Column(col, *self._column(col, header, filled)) for col in self._grid.cols]
        groups = [group for group in _side_by_side(columns, headed=bool(header)) if filled and len(group) > 1]
        starts = [0, *(group[0].index for group in groups[1:]), max(self._grid.cols, default=0) + 1]
        return [
            Table(self._titles(titles, first=starts[n], end=starts[n + 1]), tuple(group), tuple(filled))
            for n, group in enumerate(groups)
        ]

    def _titles(self, rows: Sequence[int], *, first: int, end: int) -> tuple[str, ...]:
        """The titles over the columns of one table; a line of one cell is over all that stand side by side."""
        found: list[str] = []
        for row in rows:
            own = self._grid.own(row)
            over = [cell for cell in own if cell.col < end and cell.col + cell.col_span > first]
            found += [cell.text for cell in (over if len(own) > 1 else own)]
        return tuple(found)

    def _has_values(self, row: int) -> bool:
        return any(is_value(cell.text) for cell in self._grid.own(row)) or any(r == row for r, _ in self._grid.uncached)

    def _is_data(self, row: int) -> bool:
        return self._has_values(row) or any(is_missing_mark(cell.text) for cell in self._grid.own(row))

    def _is_header(self, row: int, *, again: bool = False) -> bool:
        """Whether a row heads columns: it has words of roles, or several places, years, parts or names.

        :param again: below another header, where a row with one such word may be data (年份 under 单位).
        """
        own = self._grid.own(row)
        if len(own) < 2 or self._is_data(row) or is_note(own[0].text):
            return False
        if all(self._pieces.is_title(cell.text) for cell in own):
            return False
        pieces = [self._pieces.read(cell.text) for cell in own]
        kinds = Counter(self._kind(piece) for piece in pieces)
        if kinds["unit"] and not kinds["role"] > 1:
            return False
        if kinds["role"] > 1 or (kinds["role"] and len(kinds) > 1 and own[0].col_span == 1):
            if again and kinds["role"] == 1 and not pieces[0].role:
                return False
            return any(each.role not in ("", "value", "note") for each in pieces) or kinds["role"] < len(own)
        return any(kinds[kind] > 1 for kind in ("period", "place", "part", "label"))

    def _kind(self, piece: Piece) -> str:
        kind = piece.kind
        if kind == "label":
            return "label" if piece.aside or self._pieces.names(piece.label) else "words"
        return "part" if kind in ("scope", "total") else kind

    def _header_from(self, row: int) -> list[int]:
        rows = [row]
        reach = max((cell.row + cell.row_span - 1 for cell in self._grid.own(row)), default=row)
        for following in [each for each in self._grid.rows if each > row]:
            if len(rows) >= MAX_HEADER_ROWS or following > rows[-1] + 1:
                break
            own = self._grid.own(following)
            texts = [squeezed(cell.text) for cell in own]
            if counts_columns(texts) or (following <= reach and not self._is_data(following)):
                rows.append(following)
            elif own and not self._is_data(following) and self._goes_on(rows[-1], own):
                rows.append(following)
                reach = max(reach, *(cell.row + cell.row_span - 1 for cell in own))
            else:
                break
        return rows

    def _goes_on(self, above: int, own: Sequence[GridCell]) -> bool:
        """Whether a row of words below a header is part of it: under merged cells, under blanks, units, or headers."""
        pieces = [self._pieces.read(cell.text) for cell in own]
        if all(piece.kind == "unit" for piece in pieces):
            return True
        row = own[0].row
        upper = self._grid.own(above)
        split = [cell for cell in upper if cell.col_span > 1]
        under = all(
            any(cell.col <= each.col < cell.col + cell.col_span for cell in split)
            or self._grid.at(above, each.col) is None
            for each in own
        )
        first = min(self._grid.cols)
        blank_below = self._grid.at(row, first) is None or not self._grid.begins(row, first)
        if (split and under) or (blank_below and len(own) > 1 and len(upper) < len(self._grid.cols)):
            return True
        return self._is_header(row) and blank_below

    def _column(self, col: int, header: Sequence[int], body: Sequence[int]) -> tuple[str, tuple[Piece, ...]]:
        pieces = self._chain(col, header)
        role = next((piece.role for piece in reversed(pieces) if piece.role), "")
        if any(piece.aside for piece in pieces):
            return "aside", pieces
        held = self._held(col, body)
        if role == "ordinal" or (role == "note"):
            return role, pieces
        if role in TEXT_ROLES:
            return self._by_content(role, held), pieces
        says = any(piece.kind not in ("", "unit") for piece in pieces)
        if held["value"] or not sum(held.values()):
            return self._numbers(col, pieces, body, says=says or bool(role)), pieces
        if says and held["missing"] == sum(held.values()):
            return "value", pieces
        kind, most = held.most_common(1)[0]
        first_names = col == min(self._grid.cols) and kind == "label" and most >= _MOST * sum(held.values())
        if says and not first_names and any(self._pieces.names(piece.label) or piece.period for piece in pieces):
            return "value", pieces
        if kind in ("place", "time", "unit") and most >= _MOST * sum(held.values()):
            return kind, pieces
        return ("scope" if kind == "scope" and held["label"] * 2 < most and not says else "label"), pieces

    def _numbers(self, col: int, pieces: tuple[Piece, ...], body: Sequence[int], *, says: bool) -> str:
        if says:
            return "value"
        texts = [squeezed(self._grid.text(row, col)) for row in body if self._grid.own(row)]
        numbers = [text for text in texts if text]
        counted = len(numbers) > 1 and all(text.isdigit() for text in numbers)
        if counted and col == min(self._grid.cols) and [int(n) for n in numbers] == list(range(1, len(numbers) + 1)):
            return "ordinal"
        return "value" if numbers or any(c == col for _, c in self._grid.uncached) else "note"

    def _by_content(self, role: str, held: Counter[str]) -> str:
        """What a column holds: 单位 may be of places, 项目 of years, 类别 of parts."""
        total = sum(held.values()) - held["missing"]
        if not total or role in ("place", "time"):
            return role
        for kind in ("place", "time", "unit"):
            if role != kind and held[kind] >= _MOST * total:
                return kind
        if role == "unit" and held["unit"] < total / 2 and held["value"]:
            return "value"
        return "scope" if role == "category" and held["scope"] >= _MOST * total else role

    def _held(self, col: int, body: Sequence[int]) -> Counter[str]:
        """What the cells of a column are: values, marks for none, places, years, units, parts, other words."""
        held: Counter[str] = Counter()
        for row in body[:SAMPLED_ROWS]:
            cell = self._grid.at(row, col)
            if (row, col) in self._grid.uncached:
                held["value"] += 1
            if cell is None or not cell.text.strip() or (len(self._grid.own(row)) == 1 and cell.col_span > 1):
                continue
            held[self._held_kind(cell.text)] += 1
        return held

    def _held_kind(self, text: str) -> str:
        if is_value(text):
            return "value"
        if is_missing_mark(text):
            return "missing"
        piece = self._pieces.read(text)
        if self._pieces.place(text) is not None and piece.kind in ("place", "label"):
            return "label" if self._pieces.names(piece.label) else "place"
        if piece.label or piece.role:
            return "label"
        kinds = {"place": "place", "period": "time", "unit": "unit", "scope": "scope", "total": "scope"}
        return kinds.get(piece.kind, "label")

    def _chain(self, col: int, header: Sequence[int]) -> tuple[Piece, ...]:
        """The headers over a column; a blank that a merge left takes the header to its left."""
        cells: list[GridCell] = []
        for index, row in enumerate(header):
            cell = self._grid.at(row, col)
            if cell is None and index + 1 < len(header):
                cell = self._left(row, col, header[index + 1])
            if cell is not None and cell not in cells and not is_value(cell.text):
                cells.append(cell)
        if len(header) > 1 and counts_columns([squeezed(cell.text) for cell in self._grid.own(header[-1])]):
            cells = [cell for cell in cells if cell.row != header[-1]]
        pieces = tuple(self._pieces.read(cell.text) for cell in cells)
        parted = any(piece.sub for piece in pieces) and not any(piece.label or piece.role for piece in pieces)
        return (*self._whole(col, header), *pieces) if parted else pieces

    def _whole(self, col: int, header: Sequence[int]) -> tuple[Piece, ...]:
        """The name over the column that 其中 is a part of: the next to the left that has one and is no part."""
        for left in (each for each in reversed(self._grid.cols) if each < col):
            texts = [self._grid.text(row, left) for row in header]
            pieces = [self._pieces.read(text) for text in texts if text.strip() and not is_value(text)]
            if any(piece.role or piece.aside for piece in pieces):
                return ()
            if not any(piece.sub for piece in pieces):
                named = [piece for piece in dict.fromkeys(pieces) if piece.label]
                return tuple(replace(piece, scope=None, total=False) for piece in named[-1:])
        return ()

    def _left(self, row: int, col: int, below: int) -> GridCell | None:
        left = [cell for cell in self._grid.own(row) if cell.col < col]
        if not left or self._grid.at(below, col) is None or self._grid.at(below, left[-1].col) is None:
            return None
        return left[-1] if self._grid.begins(below, left[-1].col) and left[-1].row_span == 1 else None


def _side_by_side(columns: Sequence[Column], *, headed: bool) -> list[list[Column]]:
    """Columns parted where a label follows values and values follow it: 指标 数值 指标 数值.

    :param headed: without headers any name after a value opens the next pair.
    """
    groups: list[list[Column]] = [[]]
    for number, column in enumerate(columns):
        again = column.role in ("label", "place") and any(each.role == "value" for each in groups[-1])
        ahead = any(each.role == "value" for each in columns[number + 1 :])
        named = any(piece.role == column.role for piece in column.pieces)
        before = any(each.role == column.role for each in groups[-1])
        apart = bool(groups[-1]) and column.index > groups[-1][-1].index + 1
        if again and ahead and ((named and (before or apart)) or not headed):
            groups.append([])
        groups[-1].append(column)
    return groups

"""What the headers over a value and its row say of it together (pure)."""

from __future__ import annotations

import re

from drafting.tables.context import Context
from drafting.tables.layout import Column
from drafting.tables.row import Row
from drafting.tables.scopes import combined
from ingest.figuring.words import Scope

_RATES = ("%", "‰", "百分点")
_SHARE = re.compile(r"(?:占比|比例|比重|率)$")


def names_over(column: Column) -> tuple[str, ...]:
    """The names over a column, without the part that it is of."""
    return tuple(piece.label for piece in column.pieces if piece.label and not piece.role)


class Said:
    """What the headers over a value and its row say together; the column goes before the row."""

    __slots__ = ("_across", "_pieces", "_row")

    def __init__(self, row: Row, column: Column, *, across: bool) -> None:
        """:param across: columns are of places, so that 合计 over one is of all of them."""
        self._row, self._across = row, across
        self._pieces = tuple(piece for piece in column.pieces if not piece.role)

    @property
    def labels(self) -> tuple[str, ...]:
        """Names of the groups and the value, outermost first."""
        return (*self._row.labels, *(piece.label for piece in self._pieces if piece.label))

    @property
    def column_named(self) -> bool:
        """Whether the column has a name of its own."""
        return any(piece.label for piece in self._pieces)

    @property
    def name(self) -> str:
        """What the table calls it, without the part."""
        own = [piece.label for piece in self._pieces if piece.label] or list(self._row.labels[-1:])
        return own[-1] if own else ""

    @property
    def scope(self) -> Scope | None:
        """The part that the row and the headers name together."""
        found = self._row.scope
        for piece in self._pieces:
            found = combined(found, piece.scope)
        return found

    @property
    def whole(self) -> str:
        """The words that the part was read from."""
        found = [piece.whole for piece in self._pieces if piece.scope is not None]
        return found[-1] if found else self._row.whole

    @property
    def total(self) -> bool:
        """Whether it is of all parts."""
        return self._row.total or any(piece.total for piece in self._pieces)

    @property
    def region(self) -> str | None:
        """The place of the column, else of the row."""
        region = self._last("region")
        return str(region) if region else self._row.region

    @property
    def place_total(self) -> str:
        """The words that say that the value is of all places of the table; empty where none do."""
        if self._row.place_total:
            return self._row.place_total
        if not self._across or any(piece.region for piece in self._pieces):
            return ""
        return next((piece.text for piece in self._pieces if piece.total), "")

    @property
    def row_unit(self) -> str:
        """The unit of the row, which is not that of a column of shares."""
        shares = [piece for piece in self._pieces if _SHARE.search(piece.label)]
        if shares and self._row.unit and self._row.unit not in _RATES:
            return shares[-1].unit or _RATES[0]
        return self._row.unit

    @property
    def units(self) -> tuple[str, ...]:
        """Units of the headers, the nearest first: of the column, then of the row."""
        own = [piece.unit for piece in reversed(self._pieces) if piece.unit]
        return (*own, *self._row.label_units)

    @property
    def notes(self) -> tuple[str | None, ...]:
        """What the headers and the row say of how was counted."""
        return (*(piece.note for piece in self._pieces), *self._row.label_notes)

    def period(self, context: Context) -> str | None:
        """The time of the column, else of the row, else of the table; null where 上年 is of an unknown year."""
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

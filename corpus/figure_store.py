"""The figures of a library and what was checked about them: the tables ``figures`` and ``checks`` of the catalog."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, delete, func, insert, select

from corpus import schema
from corpus.batches import batches
from corpus.figures import Aspect, Check, CheckResult, Figure, FigureKind, PeriodBasis
from corpus.periods import years_of

_NUMBERS = ("value", "value_high", "denominator")
_NAMES = tuple(name for name in Figure.__slots__ if name != "quote")


class FigureStore:
    """The figures in an open database (``corpus.database``); written with their document by the catalog."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def find(
        self,
        *,
        documents: Collection[str] | None = None,
        regions: Sequence[str] = (),
        years: Sequence[int] = (),
        indicators: Sequence[str] = (),
        kinds: Sequence[FigureKind] = (),
    ) -> tuple[Figure, ...]:
        """Figures in the order of their papers and places; empty arguments narrow nothing.

        :param documents: ids; None for all papers, an empty collection for none.
        :param regions: full names of the figures' own places; a city's name does not let in its counties.
        :param years: calendar years that a figure's period covers, wholly or in part.
        """
        table = schema.figures
        statement = _selected()
        if regions:
            statement = statement.where(table.c.region.in_(regions))
        if indicators:
            statement = statement.where(table.c.indicator.in_(indicators))
        if kinds:
            statement = statement.where(table.c.kind.in_([kind.value for kind in kinds]))
        if documents is None:
            found = self._read([statement])
        else:
            found = self._read(statement.where(table.c.document_id.in_(some)) for some in batches(sorted(documents)))
        if not years:
            return found
        asked = frozenset(years)
        return tuple(figure for figure in found if figure.period and years_of(figure.period) & asked)

    def of_document(self, document_id: str) -> tuple[Figure, ...]:
        """The figures of one paper, in the order of its text."""
        return self.find(documents=[document_id])

    def get(self, ids: Iterable[str]) -> dict[str, Figure]:
        """Figures by id; ids that the store lacks are left out."""
        found = self._read(_selected().where(schema.figures.c.id.in_(some)) for some in batches(ids))
        return {figure.id: figure for figure in found}

    def checks(self, documents: Collection[str] | None = None) -> tuple[Check, ...]:
        """What was checked inside papers; of all, or of those of ``documents``."""
        table = schema.checks
        statement = select(table).order_by(table.c.document_id, table.c.ordinal)
        with self._engine.connect() as connection:
            if documents is None:
                return tuple(_check_of(row) for row in connection.execute(statement))
            return tuple(
                _check_of(row)
                for some in batches(sorted(documents))
                for row in connection.execute(statement.where(table.c.document_id.in_(some)))
            )

    def count(self) -> int:
        """How many figures there are."""
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(schema.figures)) or 0

    def _read(self, statements: Iterable[Select[Any]]) -> tuple[Figure, ...]:
        with self._engine.connect() as connection:
            return tuple(_figure_of(row) for statement in statements for row in connection.execute(statement))


def insert_figures(
    connection: Connection, document_id: str, figures: Sequence[Figure], checks: Sequence[Check]
) -> None:
    """Write a document's figures and checks, inside the transaction that writes the document."""
    if figures:
        connection.execute(insert(schema.figures), [_figure_row(n, each) for n, each in enumerate(figures)])
    if checks:
        rows = [
            {
                "document_id": document_id,
                "ordinal": n,
                "name": each.name,
                "expression": each.expression,
                "result": each.result.value,
                "figures": list(each.figures),
                "message": each.message,
            }
            for n, each in enumerate(checks)
        ]
        connection.execute(insert(schema.checks), rows)


def delete_figures(connection: Connection, ids: Sequence[str]) -> None:
    """Remove the figures and checks of documents, inside the transaction that removes them."""
    for table in (schema.figures, schema.checks):
        connection.execute(delete(table).where(table.c.document_id.in_(ids)))


def _selected() -> Select[Any]:
    table, document = schema.figures, schema.documents
    quote = func.substr(document.c.text, table.c.start + 1, table.c.end - table.c.start).label("quote")
    joined = select(table, quote).join(document, document.c.id == table.c.document_id)
    return joined.order_by(document.c.path, document.c.part, table.c.ordinal)


def _figure_row(ordinal: int, figure: Figure) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(figure, name) for name in _NAMES}
    row |= {name: None if (number := getattr(figure, name)) is None else str(number) for name in _NUMBERS}
    row |= {"ordinal": ordinal, "kind": figure.kind.value, "aspect": figure.aspect.value}
    row["period_basis"] = None if figure.period_basis is None else figure.period_basis.value
    return row


def _figure_of(row: Row[Any]) -> Figure:
    fields = {name: getattr(row, name) for name in _NAMES}
    fields |= {name: None if fields[name] is None else Decimal(fields[name]) for name in _NUMBERS}
    fields |= {"kind": FigureKind(row.kind), "aspect": Aspect(row.aspect), "quote": str(row.quote)}
    fields["period_basis"] = None if row.period_basis is None else PeriodBasis(row.period_basis)
    return Figure(**fields)


def _check_of(row: Row[Any]) -> Check:
    return Check(row.document_id, row.name, row.expression, CheckResult(row.result), tuple(row.figures), row.message)

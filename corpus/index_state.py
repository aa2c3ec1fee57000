"""What the derived indexes hold, kept in the catalog's database beside the truth they are derived from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import Engine, delete, insert, select, update

from corpus import schema
from corpus.batches import batches

_ENCODER = "encoder"
_GENERATION = "generation"


class Index(StrEnum):
    """The derived indexes."""

    LEXICAL = "lexical"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class Pending:
    """What the indexes lack, and removed documents that they may still hold: document ids."""

    lexical: tuple[str, ...]
    dense: tuple[str, ...]
    removed: tuple[str, ...]


class IndexState:
    """The notes on the indexes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def pending(self) -> Pending:
        """What there is to do."""
        table = schema.documents
        with self._engine.connect() as connection:
            return Pending(
                lexical=tuple(connection.scalars(select(table.c.id).where(table.c.in_lexical.is_(False)))),
                dense=tuple(connection.scalars(select(table.c.id).where(table.c.in_dense.is_(False)))),
                removed=tuple(connection.scalars(select(schema.removals.c.document_id))),
            )

    def mark_indexed(self, ids: Iterable[str], *, index: Index) -> None:
        """Note that ``index`` now holds these documents."""
        with self._engine.begin() as connection:
            for some in batches(ids):
                statement = update(schema.documents).where(schema.documents.c.id.in_(some))
                connection.execute(statement.values({f"in_{index}": True}))

    def mark_removed(self, ids: Iterable[str]) -> None:
        """Note that no index holds these removed documents any longer."""
        with self._engine.begin() as connection:
            for some in batches(ids):
                connection.execute(delete(schema.removals).where(schema.removals.c.document_id.in_(some)))

    def mark_empty(self) -> None:
        """Note that both indexes are empty: everything must go into them again, with any encoder."""
        with self._engine.begin() as connection:
            connection.execute(update(schema.documents).values(in_lexical=False, in_dense=False))
            connection.execute(delete(schema.removals))
            connection.execute(delete(schema.settings).where(schema.settings.c.key == _ENCODER))

    def encoder(self) -> str | None:
        """Fingerprint of the encoder that made the vectors; None where there are none."""
        return self._get(_ENCODER)

    def set_encoder(self, fingerprint: str) -> None:
        """Note which encoder makes the vectors."""
        self._put(_ENCODER, fingerprint)

    def generation(self) -> str | None:
        """Changes whenever the indexes do."""
        return self._get(_GENERATION)

    def next_generation(self) -> None:
        """Tell every reader that the indexes have changed."""
        self._put(_GENERATION, uuid4().hex)

    def _get(self, key: str) -> str | None:
        with self._engine.connect() as connection:
            return connection.scalar(select(schema.settings.c.value).where(schema.settings.c.key == key))

    def _put(self, key: str, value: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(delete(schema.settings).where(schema.settings.c.key == key))
            connection.execute(insert(schema.settings), {"key": key, "value": value})

"""The database under the catalog: SQLite in WAL mode by default, any that SQLAlchemy speaks to by URL."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from sqlalchemy import Engine, create_engine, event

from corpus.migrate import migrate

# secure_delete overwrites what is deleted; busy_timeout lets a reader wait out a writer's commit (ms).
_SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "secure_delete=ON",
    "busy_timeout=10000",
)


def open_database(url: str) -> Engine:
    """Open a database and bring it to the newest shape.

    :raises LibraryMismatch: it was made by a newer version of the program.
    """
    engine = create_engine(url, json_serializer=partial(json.dumps, ensure_ascii=False))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure)
    migrate(engine)
    return engine


def _configure(connection: Any, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _SQLITE_PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()

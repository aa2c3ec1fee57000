"""Brings the catalog's database to the newest shape (Alembic)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from corpus.errors import LibraryMismatch

if TYPE_CHECKING:
    from alembic.config import Config

# The newest revision in corpus/migrations/versions; a test holds the two together.
NEWEST_REVISION = "0002"


def migrate(engine: Engine) -> None:
    """Run the migrations that the database lacks; a database that is already newest costs one query.

    :raises LibraryMismatch: the database was made by a newer version of the program.
    """
    with engine.begin() as connection:
        revision = _revision(connection)
        if revision == NEWEST_REVISION:
            return
        if revision is not None and revision > NEWEST_REVISION:
            raise LibraryMismatch(
                "library_too_new", f"这个资料库由更新版本的程序建立（结构版本 {revision}）。", "请升级 youju 后再打开。"
            )
        _upgrade(connection)


def alembic_config() -> Config:
    """Alembic's configuration, pointing at the migrations inside the package."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    from alembic import command

    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

"""Brings the schema to the newest version, and tells which version it has."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from bot.store.engine import Database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0007"
"""The newest migration. Stated here so that an up-to-date start needn't import Alembic (a test compares them)."""

_LOCK = 0x77686574  # "whet": several replicas may start at once; one migrates, the others wait


class TooNew(Exception):
    """A newer Whetstone has migrated the database; the text is a sentence."""

    def __init__(self, found: str) -> None:
        super().__init__(f"The database is at version {found}, and this Whetstone knows {HEAD} at most; update it.")


def is_too_new(found: str | None) -> bool:
    """Whether a version is one that only a newer Whetstone knows."""
    return found is not None and found > HEAD


def version(tx: Connection) -> str | None:
    """The schema's version, or None for an empty database."""
    if not inspect(tx).has_table("alembic_version"):
        return None
    found: str | None = tx.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def upgrade(database: Database) -> None:
    """From whatever is there to HEAD; does nothing when it is there already. Raises CantOpen and TooNew."""
    database.make_ready()
    with database.write() as tx:
        if tx.dialect.name == "postgresql":
            tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = version(tx)
        if found is not None and is_too_new(found):
            raise TooNew(found)
        if found != HEAD:
            from alembic import command

            command.upgrade(configuration(tx), "head")


def configuration(tx: Connection) -> "Config":
    """Alembic's configuration for an open connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = tx
    return config

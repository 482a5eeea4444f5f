"""What the report commands read: the database as it is, beside a running app, and without changing anything."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from bot.config import SettingError, Settings
from bot.store import migrate
from bot.store.engine import Database


@contextmanager
def stored(settings: Settings) -> Iterator[Connection | None]:
    """A transaction that only reads, or None before there is a database. Raises SettingError and CantOpen."""
    database = Database(settings.database_url)
    try:
        if database.is_missing:
            yield None
            return
        database.make_ready()
        with database.read() as tx:
            version = migrate.version(tx)
            if version != migrate.HEAD:
                raise SettingError(_no_use(version))
            yield tx
    finally:
        database.close()


def _no_use(version: str | None) -> str:
    if version is not None and migrate.is_too_new(version):
        return str(migrate.TooNew(version))
    found = "empty" if version is None else f"at version {version}"
    return f"The database is {found}; `python -m bot migrate` brings it to {migrate.HEAD}."

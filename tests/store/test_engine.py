"""The database as it is opened: one writer, readers that don't stand in its way, nothing lost."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from threading import Barrier, Event, get_ident

import pytest
from sqlalchemy import Connection, select, text, update
from sqlalchemy.exc import DBAPIError, OperationalError

from bot.core.members import Member, Mode
from bot.store import inbox, members
from bot.store.engine import CantOpen, Database
from bot.store.tables import members as table
from tests.cast import ANA, MIA, NOON
from tests.conftest import clear, opened

SOON = 10
"""Seconds after which something that should have happened has not."""


@pytest.fixture
def sqlite_file(sqlite_database: Database, tmp_path: Path) -> Path:
    """A SQLite file of the test's own, migrated and empty."""
    clear(sqlite_database)
    sqlite_database.copy_to(tmp_path / "whetstone.db")
    return tmp_path / "whetstone.db"


@pytest.fixture
def on_sqlite(sqlite_file: Path) -> Iterator[Database]:
    with opened(f"sqlite:///{sqlite_file}") as database:
        yield database


def _rounds(tx: Connection) -> int:
    rounds: int = tx.execute(select(table.c.rounds).where(table.c.user_id == ANA.user_id)).scalar_one()
    return rounds


def _meet(database: Database) -> None:
    with database.write() as tx:
        members.meet(tx, ANA, NOON)
        members.set_habits(tx, ANA, Mode.TYPED, 0)


def test_what_raises_leaves_nothing_behind(database: Database) -> None:
    def meet_and_fail() -> None:
        with database.write() as tx:
            members.meet(tx, ANA, NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        meet_and_fail()
    with database.read() as tx:
        assert members.profile(tx, ANA) is None


def test_what_ended_well_is_seen_by_the_next_read(database: Database) -> None:
    _meet(database)
    with database.read() as tx:
        assert members.profile(tx, ANA) is not None


def test_a_read_does_not_see_what_is_not_committed(database: Database) -> None:
    with database.write() as writing:
        members.meet(writing, ANA, NOON)
        with database.read() as reading:
            assert members.profile(reading, ANA) is None


def test_a_read_in_progress_delays_no_write(database: Database) -> None:
    """An ack must not wait for somebody's Home."""
    reading, written = Event(), Event()

    def read_slowly() -> bool:
        with database.read() as tx:
            members.profile(tx, ANA)
            reading.set()
            return written.wait(SOON)

    def write() -> None:
        assert reading.wait(SOON)
        _meet(database)
        written.set()

    slow = database.readers.submit(read_slowly)
    database.writers.submit(write).result(SOON)
    assert slow.result(SOON)


def test_two_arrivals_of_one_key_at_once_have_one_effect(database_url: str) -> None:
    start = Barrier(2)

    def arrive(database: Database) -> bool:
        start.wait(SOON)
        with database.write() as tx:
            return inbox.first_time(tx, ANA, "Ev1", NOON)

    with opened(database_url) as one, opened(database_url) as other, ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(arrive, (one, other))) == [False, True]


def test_two_first_contacts_at_once_make_one_member(database_url: str) -> None:
    start = Barrier(2)

    def meet(database: Database) -> str:
        start.wait(SOON)
        with database.write() as tx:
            return members.meet(tx, MIA, NOON).member.user_id

    with opened(database_url) as one, opened(database_url) as other, ThreadPoolExecutor(2) as threads:
        assert list(threads.map(meet, (one, other))) == [MIA.user_id, MIA.user_id]


def test_two_writers_of_one_sqlite_file_lose_no_update(sqlite_file: Path) -> None:
    """Reading, then writing what was read: without BEGIN IMMEDIATE one of the two would be overwritten."""

    def count_up(database: Database) -> None:
        for _ in range(20):
            with database.write() as tx:
                tx.execute(update(table).values(rounds=_rounds(tx) + 1))

    url = f"sqlite:///{sqlite_file}"
    with opened(url) as one, opened(url) as other, ThreadPoolExecutor(2) as threads:
        _meet(one)
        wait([threads.submit(count_up, one), threads.submit(count_up, other)])
        with one.read() as tx:
            assert _rounds(tx) == 40


def test_a_write_transaction_holds_the_sqlite_file_from_its_first_statement(sqlite_file: Path) -> None:
    with (
        opened(f"sqlite:///{sqlite_file}") as database,
        closing(sqlite3.connect(sqlite_file, timeout=0, isolation_level=None)) as other,
        database.write() as tx,
    ):
        members.profile(tx, ANA)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_the_readers_of_sqlite_cannot_write(on_sqlite: Database) -> None:
    with pytest.raises(OperationalError, match="readonly"), on_sqlite.read() as tx:
        members.meet(tx, ANA, NOON)


@pytest.mark.parametrize(
    ("pragma", "wanted"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("busy_timeout", 5000), ("query_only", 0)],
)
def test_the_writer_of_sqlite_is_durable(on_sqlite: Database, pragma: str, wanted: str | int) -> None:
    with on_sqlite.write() as tx:
        assert tx.scalar(text(f"PRAGMA {pragma}")) == wanted


def test_every_reader_of_sqlite_is_set_up_too(on_sqlite: Database) -> None:
    with on_sqlite.read() as one, on_sqlite.read() as other:
        for tx in (one, other):
            assert [tx.scalar(text(f"PRAGMA {name}")) for name in ("query_only", "busy_timeout")] == [1, 5000]


def test_sqlite_has_one_writer_thread(on_sqlite: Database) -> None:
    assert len({on_sqlite.writers.submit(get_ident).result() for _ in range(5)}) == 1


def test_a_missing_file_and_its_folder_are_made_on_request_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "down" / "whetstone.db"
    with opened(f"sqlite:///{path}") as database:
        assert database.is_missing
        assert not path.parent.exists()
        database.make_ready()
        assert not database.is_missing


def test_a_database_that_is_there_is_not_missing(database: Database) -> None:
    database.make_ready()
    assert not database.is_missing


def test_a_place_where_no_file_can_be_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with opened(f"sqlite:///{tmp_path}/file/whetstone.db") as database, pytest.raises(CantOpen) as refused:
        database.make_ready()
    assert len(str(refused.value).splitlines()) == 1


def test_an_error_quotes_nothing_a_person_wrote(database: Database) -> None:
    with pytest.raises(DBAPIError) as failed, database.write() as tx:
        tx.execute(text("SELECT :words FROM nowhere"), {"words": "my secret answer"})
    assert "secret" not in str(failed.value)


def test_a_copy_made_while_someone_writes_is_whole(sqlite_file: Path, tmp_path: Path) -> None:
    """Every transaction adds two members; a copy with an odd number would hold half of one."""
    ended = Event()

    def write_pairs(database: Database) -> int:
        written = 0
        while not ended.is_set():
            with database.write() as tx:
                for half in ("left", "right"):
                    tx.execute(table.insert().values(team_id=half, user_id=str(written), created_at=NOON))
            written += 1
        return written

    url, copies = f"sqlite:///{sqlite_file}", [tmp_path / f"copy-{n}.db" for n in range(3)]
    with opened(url) as running, opened(url) as backup:
        writing = running.writers.submit(write_pairs, running)
        try:
            for copy in copies:
                backup.copy_to(copy)
        finally:
            ended.set()
        assert writing.result(SOON) > 0
    assert [_half_pairs(copy) for copy in copies] == [0, 0, 0]


def _half_pairs(path: Path) -> int:
    """How many members of an intact copy lack their other half."""
    with opened(f"sqlite:///{path}") as copy, copy.read() as tx:
        assert tx.scalar(text("PRAGMA integrity_check")) == "ok"
        return tx.scalar(text("SELECT COUNT(*) % 2 FROM members")) or 0


def test_of_two_who_wait_for_each_other_both_get_their_way(database: Database) -> None:
    """PostgreSQL ends one of them, which runs again; SQLite's writers stand in line and never meet."""
    with database.write() as tx:
        for who in (ANA, MIA):
            members.meet(tx, who, NOON)
    met = Barrier(2, timeout=SOON)
    runs = []

    def rounds_of(first: Member, second: Member) -> Callable[[Connection], None]:
        def work(tx: Connection) -> None:
            runs.append(first)
            members.set_habits(tx, first, Mode.TYPED, 4)
            if not database.is_sqlite and len(runs) <= 2:
                met.wait()
            members.set_habits(tx, second, Mode.TYPED, 5)

        return work

    for future in (database.writing(rounds_of(ANA, MIA)), database.writing(rounds_of(MIA, ANA))):
        future.result(timeout=SOON)
    assert len(runs) == 2 if database.is_sqlite else len(runs) >= 3

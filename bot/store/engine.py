"""Opens the database: one writer and a read-only pool for SQLite, one pool for PostgreSQL."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

from bot.store.group_commit import GroupCommit

T = TypeVar("T")

READERS = 3
POSTGRES_CONNECTIONS = 8
MOST_COLLISIONS = 3
_IN_EACH_OTHERS_WAY = ("40001", "40P01")
"""PostgreSQL's serialization_failure and deadlock_detected."""


class CantOpen(Exception):
    """The database can't be opened or reached; the text is the driver's reason, on one line."""


class Database:
    """Where the data lives, and the threads that may touch it.

    SQLite has one writer thread: writers queue in Python, not on the file's lock, and every write transaction is
    BEGIN IMMEDIATE. Slow reads (Home, export) use `read` on `readers`, so they never stand before an ack.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = _sqlite(self.url, 1, read_only=False) if self.is_sqlite else _postgres(self.url)
        self._reading = _sqlite(self.url, READERS, read_only=True) if self.is_sqlite else _one_view(self._engine)
        threads = 1 if self.is_sqlite else POSTGRES_CONNECTIONS
        self.writers = ThreadPoolExecutor(threads, "db-write")
        self.readers = ThreadPoolExecutor(READERS, "db-read")
        self._together = GroupCommit(self.writers, self.write)

    def writing(self, work: Callable[[Connection], T]) -> Future[T]:
        """Run `work` in a transaction on a writer's thread; done when it is committed."""
        if self.is_sqlite:
            return self._together.submit(work)
        return self.writers.submit(_again_if_in_each_others_way, self.write, work)

    def reading(self, work: Callable[[Connection], T]) -> Future[T]:
        """Run `work` on a reader's thread."""
        return self.readers.submit(_within, self.read, work)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that commits when the block ends and rolls back when it raises."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the data; writing through it fails on SQLite."""
        with self._reading.begin() as connection:
            yield connection

    @property
    def is_missing(self) -> bool:
        """Whether it is a SQLite file that nobody has made yet. Opening it would make it."""
        return self.is_sqlite and not Path(self.url.database or "").is_file()

    def make_ready(self) -> None:
        """Make a place for the SQLite file, and see that the database answers. Raises CantOpen."""
        try:
            if self.is_missing:
                Path(self.url.database or "").parent.mkdir(parents=True, exist_ok=True)
            with self._engine.connect():
                return
        except (OSError, OperationalError) as error:
            raise CantOpen(str(getattr(error, "orig", error)).splitlines()[0]) from None

    def copy_to(self, target: Path) -> None:
        """A consistent copy of a SQLite database while it is in use. PostgreSQL has pg_dump for that."""
        with self._engine.connect() as connection, sqlite3.connect(target) as copy:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            source.backup(copy)
        copy.close()

    def close(self) -> None:
        """Finish what is queued, then let go of every connection."""
        self.writers.shutdown()
        self.readers.shutdown()
        self._engine.dispose()
        self._reading.dispose()


def _within(transaction: Callable[[], AbstractContextManager[Connection]], work: Callable[[Connection], T]) -> T:
    with transaction() as tx:
        return work(tx)


def _again_if_in_each_others_way(
    transaction: Callable[[], AbstractContextManager[Connection]], work: Callable[[Connection], T]
) -> T:
    """PostgreSQL ends one of two transactions that wait for each other; nothing of it was kept, so it runs again."""
    for _ in range(MOST_COLLISIONS):
        try:
            return _within(transaction, work)
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) not in _IN_EACH_OTHERS_WAY:
                raise
    return _within(transaction, work)


def _postgres(url: URL) -> Engine:
    return create_engine(url, pool_size=POSTGRES_CONNECTIONS, pool_pre_ping=True, hide_parameters=True)


def _one_view(engine: Engine) -> Engine:
    """The same connections, each transaction seeing the data of one moment."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _sqlite(url: URL, connections: int, *, read_only: bool) -> Engine:
    # check_same_thread is off because the pool hands a connection from one of our threads to another, one at a time.
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        hide_parameters=True,  # an error's text must not quote what a person wrote
        connect_args={"check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def settle(connection: sqlite3.Connection, _record: object) -> None:
        pragmas = ["busy_timeout = 5000", "foreign_keys = ON", f"query_only = {'ON' if read_only else 'OFF'}"]
        if not read_only:
            pragmas += ["journal_mode = WAL", "synchronous = FULL"]
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # pysqlite opens no transaction for a SELECT, so two connections could read, then both write: a lost update.
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine

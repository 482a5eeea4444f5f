"""What every folder may ask for: a migrated database of each kind, a desk, and no network but loopback."""

import ipaddress
import random
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from bot.core.library import Library
from bot.journeys.desk import Desk
from bot.store import migrate
from bot.store.engine import Database
from bot.store.schema import metadata
from tests import postgres
from tests.cast import FixedClock
from tests.sample_rubric import sample_library

hypothesis.settings.register_profile("whetstone", max_examples=60, deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("whetstone")


@pytest.fixture(scope="session", autouse=True)
def _only_loopback() -> Iterator[None]:
    """A socket that would leave this machine raises instead of connecting."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        yield


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not _is_loopback(address[0]):
            raise PermissionError(f"a test wanted to reach {address[0]}")
        return connect(self, address)

    return guarded


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """Started when the first test needs it, stopped at the end of the session."""
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session")
def postgresql_database(postgres_server: postgres.Server) -> Iterator[Database]:
    """A PostgreSQL database at HEAD, one for all tests: compiled statements stay warm."""
    with postgres_server.database() as url, opened(url) as database:
        migrate.upgrade(database)
        yield database


@pytest.fixture(scope="session")
def sqlite_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A SQLite database at HEAD, one for all tests."""
    with opened(f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'whetstone.db'}") as database:
        migrate.upgrade(database)
        yield database


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request: pytest.FixtureRequest) -> str:
    """Makes a test run on each kind of database."""
    return str(request.param)


@pytest.fixture
def database(backend: str, request: pytest.FixtureRequest) -> Database:
    """A migrated database with nothing in it."""
    database: Database = request.getfixturevalue(f"{backend}_database")
    clear(database)
    return database


@pytest.fixture
def database_url(database: Database) -> str:
    """The address of `database`, for tests that open it once more."""
    return database.url.render_as_string(hide_password=False)


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that was never migrated."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with request.getfixturevalue("postgres_server").database() as url:
        yield url


@pytest.fixture
def clock() -> FixedClock:
    """Product time."""
    return FixedClock()


@pytest.fixture(scope="session")
def library() -> Library:
    """Two small rubrics."""
    return sample_library()


@pytest.fixture
def wakes() -> list[str]:
    """Grows by one each time the desk wakes the senders."""
    return []


@pytest.fixture
def desk(database: Database, library: Library, clock: FixedClock, wakes: list[str]) -> Desk:
    """The desk the handlers use, on a database of each kind."""
    return Desk(database, library, clock, random.Random(7), lambda: wakes.append("woken"))


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """A database that is closed when the block ends."""
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def clear(database: Database) -> None:
    """Delete every row. DELETE takes a tenth of TRUNCATE's time on tables this small."""
    with database.write() as tx:
        for table in metadata.tables.values():
            tx.execute(table.delete())

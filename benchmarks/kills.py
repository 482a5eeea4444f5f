"""How much is lost and doubled when the bot is killed again and again, on both kinds of database."""

import asyncio
from pathlib import Path

from benchmarks.survival.trial import Toll, endure
from tests import postgres

KILLS = 20
SEED = 1
THINKS_SECONDS = 0.4
"""For each reply of the AI, long enough to be killed in it and short enough for whole drills."""


async def tolls(folder: Path, *, thinks: float | None = None) -> list[Toll]:
    """A trial on SQLite and one on PostgreSQL, which is started for it. Raises Stuck, NotBack."""
    with postgres.running() as server, server.database() as url:
        return await both(url, folder, seed=SEED, thinks=thinks)


async def both(postgresql_url: str, folder: Path, *, seed: int, thinks: float | None = None) -> list[Toll]:
    """The two trials side by side: each of them mostly waits. With `thinks` seconds a reply an AI interviews."""
    on_sqlite, on_postgresql = folder / f"sqlite_{thinks}", folder / f"postgresql_{thinks}"
    for each in (on_sqlite, on_postgresql):
        each.mkdir()
    urls = {on_sqlite: f"sqlite:///{on_sqlite / 'whetstone.db'}", on_postgresql: postgresql_url}
    trials = (endure(url, place, kills=KILLS, seed=seed, thinks=thinks) for place, url in urls.items())
    return await asyncio.gather(*trials)

"""How much is lost and doubled when the bot is killed again and again, on both kinds of database."""

from pathlib import Path

from benchmarks.survival.trial import Toll, endure
from tests import postgres

KILLS = 20
SEED = 1


async def tolls(folder: Path) -> list[Toll]:
    """One trial on SQLite and one on PostgreSQL, which is started for it. Raises Stuck, NotBack."""
    on_sqlite, on_postgresql = folder / "kills_sqlite", folder / "kills_postgresql"
    for each in (on_sqlite, on_postgresql):
        each.mkdir()
    first = await endure(f"sqlite:///{on_sqlite / 'whetstone.db'}", on_sqlite, kills=KILLS, seed=SEED)
    with postgres.running() as server, server.database() as url:
        return [first, await endure(url, on_postgresql, kills=KILLS, seed=SEED)]

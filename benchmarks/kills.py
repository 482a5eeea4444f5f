"""How much is lost and doubled when the bot is killed again and again, on both kinds of database."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from benchmarks.report import Part, Row, row
from benchmarks.survival.promises import Kept, keep_promises
from benchmarks.survival.trial import Toll, endure
from tests import postgres

T = TypeVar("T")

KILLS = 20
SEED = 1
THINKS_SECONDS = 0.4
"""For each reply of the AI, long enough to be killed in it and short enough for whole drills."""


async def killed(folder: Path) -> Part:
    """Drills, drills with an AI, and what comes by itself, one after the other. Raises Stuck, NotBack."""
    trials: dict[str, Sequence[Toll | Kept]] = {
        "kill": await tolls(folder),
        "kill_ai": await tolls(folder, thinks=THINKS_SECONDS),
        "kill_on_time": await promises(folder),
    }
    rows = [each for name, found in trials.items() for each in _rows(name, found)]
    return Part(rows, ["Killed on SQLite and on PostgreSQL:", *(f"  {_told(each)}" for each in _all(trials))])


async def tolls(folder: Path, *, thinks: float | None = None) -> list[Toll]:
    """A trial on SQLite and one on PostgreSQL, which is started for it. Raises Stuck, NotBack."""
    with postgres.running() as server, server.database() as url:
        return await both(url, folder, seed=SEED, thinks=thinks)


async def promises(folder: Path) -> list[Kept]:
    """The same while reminders, prompts and digests are due. Raises NotBack."""
    with postgres.running() as server, server.database() as url:
        return await both_promised(url, folder, seed=SEED)


async def both(postgresql_url: str, folder: Path, *, seed: int, thinks: float | None = None) -> list[Toll]:
    """The two trials side by side: each of them mostly waits. With `thinks` seconds a reply an AI interviews."""
    return await _on_both(
        postgresql_url, folder / f"drills_{thinks}", lambda *on: endure(*on, kills=KILLS, seed=seed, thinks=thinks)
    )


async def both_promised(postgresql_url: str, folder: Path, *, seed: int) -> list[Kept]:
    """The two trials of what comes by itself, side by side."""
    return await _on_both(postgresql_url, folder / "promises", lambda *on: keep_promises(*on, seed=seed))


def _rows(name: str, trials: Sequence[Toll | Kept]) -> list[Row]:
    return [
        row(f"{name}_lost", "", sum(len(trial.account.lost) for trial in trials), most=0),
        row(f"{name}_doubled", "", sum(len(trial.account.doubled) for trial in trials), most=0),
    ]


def _all(trials: Mapping[str, Sequence[Toll | Kept]]) -> Iterator[Toll | Kept]:
    return itertools.chain.from_iterable(trials.values())


def _told(trial: Toll | Kept) -> str:
    return "; ".join([str(trial), *trial.account.lost, *trial.account.doubled])


async def _on_both(postgresql_url: str, folder: Path, trial: Callable[[str, Path], Awaitable[T]]) -> list[T]:
    on_sqlite, on_postgresql = folder / "sqlite", folder / "postgresql"
    for each in (on_sqlite, on_postgresql):
        each.mkdir(parents=True)
    sqlite_url = f"sqlite:///{on_sqlite / 'whetstone.db'}"
    return list(await asyncio.gather(trial(sqlite_url, on_sqlite), trial(postgresql_url, on_postgresql)))

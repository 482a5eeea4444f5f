"""The trial: several people drill while the bot is killed at random instants and started again at once."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.children import ROOT
from benchmarks.survival.audit import Account, audit, unsaid
from benchmarks.survival.mortal import Mortal
from benchmarks.survival.steady import Steady
from bot.store.engine import Database
from playground.desk import Playground
from playground.person import Person
from playground.server import running

PEOPLE = ("ana", "mia", "tom")
ACK_SECONDS = 1.5
"""How long the playground waits for an ack: half of Slack's time, so that it sends again the sooner."""
DRILL_SECONDS = 150.0
SETTLE_SECONDS = 30.0
HASTE = 20.0
"""How much faster the workspace's clock runs: Slack's retries after one and five minutes come within the trial."""


@dataclass(frozen=True, slots=True)
class Toll:
    """How a trial went. `leaked` are a person's words that stand in the bot's log."""

    kills: int
    drills: int
    written: int
    account: Account
    leaked: tuple[str, ...]

    def __str__(self) -> str:
        lost, doubled = len(self.account.lost), len(self.account.doubled)
        return f"{self.kills} kills, {self.drills} drills, {self.written} texts: {lost} lost, {doubled} doubled"


async def endure(database_url: str, folder: Path, *, kills: int, seed: int, people: Sequence[str] = PEOPLE) -> Toll:
    """Run one trial on an empty database; the bot's log goes to `folder`. Raises Stuck, NotBack."""
    async with AsyncExitStack() as stack:
        playground = await stack.enter_async_context(
            running(None, manifest=ROOT / "manifest.yml", ack_seconds=ACK_SECONDS)
        )
        steadies = [Steady(await stack.enter_async_context(Person(playground.url, name))) for name in people]
        mortal = Mortal(playground, database_url, folder, random.Random(seed))
        haste = asyncio.create_task(_haste(playground))
        stack.callback(haste.cancel)
        account = await _endure(mortal, steadies, kills, database_url, playground)
    written = [text for steady in steadies for text in (*steady.typed, *steady.filled)]
    leaked = tuple(text for text in written if text in mortal.log)
    return Toll(kills, sum(each.finished for each in steadies), len(written), account, leaked)


async def _endure(
    mortal: Mortal, steadies: Sequence[Steady], kills: int, database_url: str, playground: Playground
) -> Account:
    enough = asyncio.Event()
    practice = asyncio.gather(*(_practise(steady, enough) for steady in steadies))
    for _ in range(kills):
        await mortal.short_life()
    enough.set()
    async with mortal.life():
        await practice
        return await _settled(database_url, playground, steadies)


async def _practise(steady: Steady, enough: asyncio.Event) -> None:
    """One drill after another until it is enough; the last one is finished too."""
    while True:
        await steady.drill(DRILL_SECONDS)
        if enough.is_set():
            return


async def _haste(playground: Playground) -> None:
    while True:
        await asyncio.sleep(1)
        playground.workspace.clock.forward(HASTE - 1)


async def _settled(database_url: str, playground: Playground, steadies: Sequence[Steady]) -> Account:
    """The account once nothing is on its way any more, or after a while in which it should have come."""
    database = Database(database_url)
    try:
        end = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < end and (playground.deliveries.open or _waits(database)):
            await asyncio.sleep(0.2)
        with database.read() as tx:
            return audit(tx, playground, steadies)
    finally:
        database.close()


def _waits(database: Database) -> bool:
    with database.read() as tx:
        return unsaid(tx) > 0

"""The trial: several people drill while the bot is killed at random instants and started again at once."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.children import ROOT
from benchmarks.survival.audit import Account, audit, begun, streaming, unsaid
from benchmarks.survival.mortal import Mortal
from benchmarks.survival.steady import Steady
from bot.core.turn import TurnKind
from bot.store.engine import Database
from playground.desk import Playground
from playground.model.stand_in import StandIn, settings
from playground.person import Person
from playground.server import running

PEOPLE = ("ana", "mia", "tom")
ACK_SECONDS = 1.5
"""How long the playground waits for an ack: half of Slack's time, so that it sends again the sooner."""
ACK_SECONDS_WITH_AI = 3.0
"""Slack's own time: kills that look for thoughts come thicker, and a start may take longer than half of it."""
DRILL_SECONDS = 150.0
SETTLE_SECONDS = 30.0
HASTE = 20.0
"""How much faster the workspace's clock runs: Slack's retries after one and five minutes come within the trial."""
THOUGHT_SECONDS = 2.0
"""How long a kill that is to interrupt an AI waits for it to think."""
HUNTED = (TurnKind.ASSESSMENT, TurnKind.QUESTION, TurnKind.FOLLOW_UP)
"""What it thinks about, the rarest first."""


@dataclass(frozen=True, slots=True)
class Toll:
    """How a trial went. `leaked` are a person's words that stand in the bot's log.

    `interrupted`: the interviewer's turns that a kill found under way, by their kinds; `cut_off`: how often it found a
    message half streamed.
    """

    kills: int
    drills: int
    written: int
    account: Account
    leaked: tuple[str, ...]
    interrupted: Counter[TurnKind]
    cut_off: int

    def __str__(self) -> str:
        lost, doubled = len(self.account.lost), len(self.account.doubled)
        turns = ", ".join(f"{times} × {kind}" for kind, times in sorted(self.interrupted.items())) or "none"
        return (
            f"{self.kills} kills, {self.drills} drills, {self.written} texts: {lost} lost, {doubled} doubled; "
            f"turns interrupted: {turns}; streams cut off: {self.cut_off}"
        )


async def endure(
    database_url: str,
    folder: Path,
    *,
    kills: int,
    seed: int,
    people: Sequence[str] = PEOPLE,
    thinks: float | None = None,
) -> Toll:
    """Run one trial on an empty database; the bot's log goes to `folder`. Raises Stuck, NotBack.

    With `thinks` an AI interviews, and takes so many seconds for each reply.
    """
    model, ack_seconds = (None, ACK_SECONDS) if thinks is None else (StandIn(thinks), ACK_SECONDS_WITH_AI)
    async with AsyncExitStack() as stack:
        playground = await stack.enter_async_context(
            running(None, manifest=ROOT / "manifest.yml", ack_seconds=ack_seconds, model=model)
        )
        steadies = [Steady(await stack.enter_async_context(Person(playground.url, name))) for name in people]
        served = None if model is None else settings(playground.url)
        mortal = Mortal(playground, database_url, folder, random.Random(seed), served)
        database = stack.enter_context(closing(Database(database_url)))
        haste = asyncio.create_task(_haste(playground))
        stack.callback(haste.cancel)
        trial = _Trial(playground, mortal, steadies, database, thinks)
        account = await trial.run(kills)
    written = [text for steady in steadies for text in (*steady.typed, *steady.filled)]
    leaked = tuple(text for text in written if text in mortal.log)
    finished = sum(each.finished for each in steadies)
    return Toll(kills, finished, len(written), account, leaked, trial.interrupted, trial.cut_off)


class _Trial:
    """What one trial needs, and the turns that were interrupted in it."""

    def __init__(
        self,
        playground: Playground,
        mortal: Mortal,
        steadies: Sequence[Steady],
        database: Database,
        thinks: float | None,
    ) -> None:
        self._playground, self._mortal, self._steadies = playground, mortal, steadies
        self._database, self._thinks = database, thinks
        self.interrupted: Counter[TurnKind] = Counter()
        self.cut_off = 0

    async def run(self, kills: int) -> Account:
        """Practice, kills, practice to the end; then the account."""
        enough = asyncio.Event()
        practice = asyncio.gather(*(_practise(steady, enough) for steady in self._steadies))
        for _ in range(kills):
            await self._short_life()
        enough.set()
        async with self._mortal.life():
            await practice
            return await self._settled()

    async def _short_life(self) -> None:
        if self._thinks is None:
            await self._mortal.short_life()
            return
        began = datetime.now(UTC)
        await self._mortal.short_life(lambda: self._in_thought(began))
        self.interrupted.update(self._begun(began))
        self.cut_off += streaming(self._playground)

    async def _in_thought(self, since: datetime) -> None:
        """An AI is at what was interrupted least so far, or has just said it. If it isn't asked for that: any time."""
        assert self._thinks is not None
        wanted = min(HUNTED, key=lambda kind: self.interrupted[kind])
        end = time.monotonic() + THOUGHT_SECONDS
        while wanted not in self._begun(since) and time.monotonic() < end:
            await asyncio.sleep(0.02)
        await asyncio.sleep(self._mortal.rng.uniform(0.0, 2 * self._thinks))

    def _begun(self, since: datetime) -> list[TurnKind]:
        with self._database.read() as tx:
            return begun(tx, since)

    async def _settled(self) -> Account:
        """The account once nothing is on its way any more, or after a while in which it should have come."""
        end = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < end and (self._playground.deliveries.open or self._waits()):
            await asyncio.sleep(0.2)
        with self._database.read() as tx:
            return audit(tx, self._playground, self._steadies)

    def _waits(self) -> bool:
        with self._database.read() as tx:
            return unsaid(tx) > 0


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

"""APScheduler as the clock: a few interval jobs that wake the workers. It stores nothing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.core.errors import where
from bot.journeys.desk import Desk, utc_now
from bot.journeys.keep_house import forget_words, purge, purge_reminders
from bot.journeys.plan_due import BATCH, plan_due
from bot.journeys.plan_reminders import BATCH as REMINDERS
from bot.journeys.plan_reminders import plan_reminders

log = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]
TICK_SECONDS = 1
SWEEP_SECONDS = 3600
REST_SECONDS = 0.05
"""Between two runs of a worker: a hundred commits in that time cost it one look, not a hundred."""
KEEP_ARRIVALS = timedelta(days=2)
KEEP_REMINDERS = timedelta(days=60)


class Worker:
    """Runs one kind of work at a time, at once when it had rested; asked again meanwhile, it runs once more."""

    def __init__(self, name: str, work: Work) -> None:
        self._name, self._work = name, work
        self._wanted = asyncio.Event()

    def wake(self) -> None:
        """There may be something to do."""
        self._wanted.set()

    async def run(self) -> None:
        """Work whenever woken, until cancelled. A failed run is logged; what it left is still in the database."""
        while True:
            await self._wanted.wait()
            self._wanted.clear()
            try:
                await self._work()
            except Exception as error:  # noqa: BLE001 - the one place that keeps a worker alive
                log.error("worker_failed name=%s %s\n%s", self._name, type(error).__name__, where(error))
            await asyncio.sleep(REST_SECONDS)


class Heartbeat:
    """Wakes every worker once a second, plans what is due, and sweeps once an hour."""

    def __init__(self, desk: Desk, team_ids: list[str], workers: list[Worker]) -> None:
        self._desk, self._teams, self._workers = desk, team_ids, workers
        self._clock = AsyncIOScheduler(timezone="UTC")
        self._tasks: list[asyncio.Task[None]] = []
        regular = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._clock.add_job(self._tick, "interval", seconds=TICK_SECONDS, **regular)
        self._clock.add_job(self._sweep, "interval", seconds=SWEEP_SECONDS, **regular)

    def start(self) -> None:
        """On the running loop."""
        self._tasks = [asyncio.create_task(worker.run()) for worker in self._workers]
        self._clock.start()

    async def stop(self) -> None:
        """Let nothing new begin and end what runs; the database holds the rest."""
        self._clock.shutdown(wait=False)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def wake(self) -> None:
        """Something was committed."""
        for worker in self._workers:
            worker.wake()

    async def _tick(self) -> None:
        with suppress(asyncio.CancelledError):  # the app ends; what is due then is due at the next start
            await self._plan()

    async def _plan(self) -> None:
        while await self._desk.background(plan_due, self._teams, self._desk.clock(), self._desk.visit) == BATCH:
            pass
        while await self._desk.background(plan_reminders, self._teams, self._desk.clock(), utc_now()) == REMINDERS:
            self.wake()
        self.wake()

    async def _sweep(self) -> None:
        await self._desk.background(purge, utc_now() - KEEP_ARRIVALS)
        await self._desk.background(purge_reminders, self._desk.clock() - KEEP_REMINDERS)
        while await self._desk.background(forget_words, self._teams, self._desk.clock()):
            pass  # batch after batch; requests go between them

"""Sending what was planned: by three processes at once, and a burst against a Slack that keeps its limit."""

import statistics
import time
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.children import Program, started
from benchmarks.on_time.counting_slack import BURST_SECONDS, CountingSlack
from benchmarks.on_time.crowd import crowd, set_timers, store
from benchmarks.on_time.sender import LIVE
from bot.journeys.plan_reminders import REMINDER
from bot.store import migrate
from bot.store.engine import Database
from tests import postgres

SHARED = 20_000
PROCESSES = 3
UNHURRIED = 10_000.0
"""Calls a second that no process reaches: it is not Slack's limit that is measured."""
BURST = 5_000
A_SECOND = 100.0
"""Slack's limit in the burst, twenty times the real one, so that it takes a minute and not seventeen."""
LIVE_EVERY_SECONDS = 0.1
LONGEST_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Shared:
    """How many different messages came, how many came more than once, and the seconds until the last."""

    sent: int
    doubled: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Burst:
    """Seconds until the last of the burst came, and what the limit allows; refusals; what live replies waited."""

    seconds: float
    allowed: float
    refused: int
    doubled: int
    live_p99: float


async def by_three_processes(server: postgres.Server, folder: Path) -> Shared:
    """Everybody's reminder is due when the processes start. Raises TimeoutError."""
    with server.database() as url:
        _fill(url, SHARED)
        async with CountingSlack() as slack, AsyncExitStack() as stack:
            began = time.monotonic()
            for number in range(PROCESSES):
                await stack.enter_async_context(started(_sender(url, slack, UNHURRIED, number), folder))
            await slack.has(SHARED, REMINDER, LONGEST_SECONDS)
            seconds = time.monotonic() - began
        return Shared(len(slack.posts), _doubled(slack), seconds)


async def in_a_burst(folder: Path) -> Burst:
    """Everybody's reminder is due at once, and people go on practising. Raises TimeoutError."""
    url = f"sqlite:///{folder / 'burst.db'}"
    _fill(url, BURST)
    async with CountingSlack(A_SECOND) as slack:
        live = ("--live", f"{LIVE_EVERY_SECONDS:g}")
        async with started(_sender(url, slack, A_SECOND, 0, *live), folder):
            await slack.has(BURST, REMINDER, LONGEST_SECONDS)
    waits = [at - float(key.removeprefix(LIVE)) for key, at in slack.arrived.items() if key.startswith(LIVE)]
    burst = [at for key, at in slack.arrived.items() if not key.startswith(LIVE)]
    allowed = (BURST + len(waits)) / A_SECOND - BURST_SECONDS
    seconds = max(burst) - min(burst)
    return Burst(seconds, allowed, slack.refused, _doubled(slack), statistics.quantiles(waits, n=100)[98])


def _fill(url: str, number: int) -> None:
    now = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=1)
    people = crowd(number, slots=1, begin=now)
    with closing(Database(url)) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            store(tx, people)
        set_timers(database, people)


def _sender(url: str, slack: CountingSlack, per_second: float, number: int, *more: str) -> Program:
    module = ("-m", "benchmarks.on_time.sender", url, slack.url, "--per-second", f"{per_second:g}")
    return Program(f"sender_{number}", (*module, *more), {})


def _doubled(slack: CountingSlack) -> int:
    return sum(times - 1 for times in slack.posts.values())

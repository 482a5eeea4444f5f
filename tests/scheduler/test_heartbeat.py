"""Workers: one run at a time, once more when woken meanwhile, and alive whatever happens."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

import pytest

from bot.core.members import Level, Mode, Preferences
from bot.journeys.change_settings import change_settings
from bot.journeys.desk import Desk
from bot.journeys.visit import Visit
from bot.scheduler.heartbeat import Heartbeat, Worker
from bot.store import messages
from bot.store.messages import MessageRow
from tests.cast import ANA, TEAMS


@asynccontextmanager
async def at_work(work: Callable[[], Awaitable[None]]) -> AsyncIterator[Worker]:
    """A worker that runs while the block does."""
    worker = Worker("test", work)
    running = asyncio.create_task(worker.run())
    try:
        yield worker
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def until(holds: Callable[[], bool]) -> None:
    """Wait for it, five seconds at most."""
    async with asyncio.timeout(5):
        while not holds():
            await asyncio.sleep(0.005)


async def test_a_worker_rests_until_it_is_woken() -> None:
    runs: list[str] = []

    async def work() -> None:
        runs.append("run")

    async with at_work(work) as worker:
        await asyncio.sleep(0.1)
        assert runs == []
        worker.wake()
        await until(lambda: runs == ["run"])


async def test_woken_often_while_it_works_it_runs_once_more() -> None:
    runs: list[str] = []
    held = asyncio.Event()

    async def work() -> None:
        runs.append("run")
        await held.wait()

    async with at_work(work) as worker:
        worker.wake()
        await until(lambda: runs == ["run"])
        for _ in range(10):
            worker.wake()
        held.set()
        await until(lambda: len(runs) == 2)
        await asyncio.sleep(0.2)
    assert len(runs) == 2


@pytest.mark.parametrize("error", [ValueError("a secret answer"), ExceptionGroup("a secret", [KeyError("answer")])])
async def test_a_run_that_fails_is_logged_without_words_and_the_next_one_comes(
    caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    runs: list[str] = []

    async def work() -> None:
        runs.append("run")
        if len(runs) == 1:
            raise error

    with caplog.at_level(logging.DEBUG):
        async with at_work(work) as worker:
            worker.wake()
            await until(lambda: len(runs) == 1)
            worker.wake()
            await until(lambda: len(runs) == 2)
    assert f"worker_failed name=test {type(error).__name__}" in caplog.text
    assert "in work" in caplog.text
    assert "secret" not in caplog.text


async def test_the_heartbeat_wakes_every_worker_again_and_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.scheduler.heartbeat.TICK_SECONDS", 0.05)
    runs: dict[str, int] = {"one": 0, "other": 0}

    def counting(name: str) -> Worker:
        async def work() -> None:
            runs[name] += 1

        return Worker(name, work)

    heartbeat = Heartbeat(desk, TEAMS, [counting("one"), counting("other")])
    heartbeat.start()
    await until(lambda: min(runs.values()) >= 3)
    await heartbeat.stop()
    told = dict(runs)
    await asyncio.sleep(0.2)
    assert runs == told


async def test_the_sweep_forgets_the_old_words_of_those_who_asked_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.scheduler.heartbeat.SWEEP_SECONDS", 0.05)
    monkeypatch.setattr("bot.journeys.keep_house.BATCH", 1)
    await desk.do(ANA, change_settings, Preferences("talks", Level.MID, Mode.TYPED, 3, 30))
    for ts in ("1.2", "1.3"):
        await desk.do(ANA, _written_long_ago, ts)
    heartbeat = Heartbeat(desk, TEAMS, [])
    heartbeat.start()
    async with asyncio.timeout(5):
        while any(row.text for row in await desk.see(ANA, _thread)):
            await asyncio.sleep(0.02)
    await heartbeat.stop()


def _written_long_ago(visit: Visit, ts: str) -> None:
    long_ago = visit.now - timedelta(days=31)
    messages.keep(visit.tx, visit.member, "D1", ts, "1.1", "words", long_ago)


def _thread(visit: Visit) -> list[MessageRow]:
    return messages.in_thread(visit.tx, visit.member, "D1", "1.1")

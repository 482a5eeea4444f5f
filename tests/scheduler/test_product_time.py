"""Product time: the real clock, or one that a playground moves."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.scheduler import product_time
from bot.scheduler.product_time import ProductTime
from playground.desk import Playground
from playground.server import running

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
DAY = timedelta(days=1)


@pytest.fixture
async def pg() -> AsyncIterator[Playground]:
    async with running(None, manifest=MANIFEST) as playground:
        yield playground


def ahead(time: ProductTime) -> timedelta:
    """How far it is ahead, to the second."""
    return timedelta(seconds=round((time.now() - datetime.now(UTC)).total_seconds()))


async def test_without_an_address_it_is_simply_the_time() -> None:
    time = ProductTime(None)
    await time.refresh()
    await time.follow()
    assert ahead(time) == timedelta()
    assert time.now().tzinfo is UTC


async def test_it_follows_a_clock_that_is_moved(pg: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(product_time, "REFRESH_SECONDS", 0.02)
    time = ProductTime(f"{pg.url}/clock")
    following = asyncio.create_task(time.follow())
    for days in (1, 3):
        pg.workspace.clock.forward(days * 86400 - pg.workspace.clock.offset_seconds)
        async with asyncio.timeout(5):
            while ahead(time) != days * DAY:
                await asyncio.sleep(0.01)
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/clock", "{url}/api/auth.test", "{url}/nowhere", "{url}/"])
async def test_with_an_address_that_tells_no_time_it_is_simply_the_time(pg: Playground, address: str) -> None:
    time = ProductTime(address.format(url=pg.url))
    await time.refresh()
    assert ahead(time) == timedelta()


async def test_a_clock_out_of_reach_stays_as_far_ahead_as_it_was() -> None:
    async with running(None, manifest=MANIFEST) as pg:
        pg.workspace.clock.forward(86400)
        time = ProductTime(f"{pg.url}/clock")
        await time.refresh()
    await time.refresh()
    assert ahead(time) == DAY

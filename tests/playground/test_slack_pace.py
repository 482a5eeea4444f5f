"""How fast an app may post: bursts, the steady rate, the answer to too much, and what doesn't count."""

from __future__ import annotations

import asyncio

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.manifest import Manifest
from playground.pace import CHANNEL_BURST, WORKSPACE_BURST, WORKSPACE_RATE, Pace
from playground.person import Person
from playground.server import running

ANA = "U0PGANA001"


class Watch:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def taken(pace: Pace, *channels: str) -> int:
    return sum(pace.retry_after(channel) == 0 for channel in channels)


def test_a_conversation_takes_a_burst_and_then_one_a_second() -> None:
    watch = Watch()
    pace = Pace(now=watch)
    assert taken(pace, *["D1"] * 9) == CHANNEL_BURST
    assert pace.retry_after("D1") == 1
    watch.now += 2.5
    assert taken(pace, *["D1"] * 9) == 2
    watch.now += 3600
    assert taken(pace, *["D1"] * 9) == CHANNEL_BURST


def test_another_conversation_has_its_own() -> None:
    pace = Pace(now=Watch())
    taken(pace, *["D1"] * 9)
    assert pace.retry_after("D2") == 0


def test_the_workspace_has_a_limit_over_all_conversations() -> None:
    watch = Watch()
    pace = Pace(now=watch)
    many = [f"D{n}" for n in range(60)]
    assert taken(pace, *many) == WORKSPACE_BURST
    watch.now += 1
    assert taken(pace, *many) == WORKSPACE_RATE


def test_a_refused_post_costs_nothing() -> None:
    watch = Watch()
    pace = Pace(now=watch)
    taken(pace, *["D1"] * 50)
    watch.now += 1
    assert pace.retry_after("D1") == 0


def test_without_limits_everything_goes() -> None:
    assert taken(Pace(limits=False, now=Watch()), *["D1"] * 500) == 500


async def test_too_much_is_a_429_that_says_when_to_come_back(client: AsyncWebClient, ana: Person) -> None:
    for n in range(int(CHANNEL_BURST)):
        await client.chat_postMessage(channel=ANA, text=str(n))
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=await ana.dm(), text="one more")
    response = caught.value.response
    assert (response.status_code, response["error"], response.headers["Retry-After"]) == (429, "ratelimited", "1")
    assert "one more" not in [each["text"] for each in await ana.messages()]
    await asyncio.sleep(1.05)
    await client.chat_postMessage(channel=ANA, text="one more")


async def test_moving_the_clock_doesnt_make_slack_patient(client: AsyncWebClient, ana: Person) -> None:
    for n in range(int(CHANNEL_BURST)):
        await client.chat_postMessage(channel=ANA, text=str(n))
    await ana.act("clock", seconds=86_400)
    with pytest.raises(SlackApiError, match="ratelimited"):
        await client.chat_postMessage(channel=ANA, text="tomorrow")


async def test_changing_a_message_is_no_post(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=ANA, text="0")
    for n in range(20):
        await client.chat_update(channel=posted["channel"], ts=posted["ts"], text=str(n))


async def test_for_measuring_the_limits_can_be_left_out(manifest: Manifest) -> None:
    async with running(None, manifest=manifest, limits=False) as pg:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/", retry_handlers=[])
        for n in range(30):
            await client.chat_postMessage(channel=ANA, text=str(n))

"""Faults on request: what the app's client meets, and whether the effect came about."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
import pytest
from echo_app import Echo
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.person import Person

ANA = "U0PGANA001"


async def fault(person: Person, **body: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await person.http.post("/_faults", json=body)).json()
    return answer


async def test_a_429_says_when_to_come_back_and_posts_nothing(client: AsyncWebClient, ana: Person) -> None:
    await fault(ana, kind="429", method="chat.postMessage", retry_after=2)
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel=ANA, text="hi")
    response = caught.value.response
    assert (response.status_code, response["error"], response.headers["Retry-After"]) == (429, "ratelimited", "2")
    assert await ana.messages() == []
    await client.chat_postMessage(channel=ANA, text="hi")  # once was asked for


async def test_a_500_is_no_json(client: AsyncWebClient, ana: Person) -> None:
    await fault(ana, kind="500")
    with pytest.raises(SlackApiError) as caught:
        await client.auth_test()
    assert caught.value.response.status_code == 500


@pytest.mark.parametrize(("kind", "effects"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_connection_is_cut_before_or_after_the_effect(
    client: AsyncWebClient, ana: Person, kind: str, effects: int
) -> None:
    await fault(ana, kind=kind, method="chat.postMessage")
    with pytest.raises(aiohttp.ClientConnectionError):
        await client.chat_postMessage(channel=ANA, text="hi")
    assert len(await ana.messages()) == effects


async def test_a_revoked_token_stays_revoked_until_cleared(client: AsyncWebClient, ana: Person) -> None:
    await fault(ana, kind="token_revoked", times=None)
    for _ in range(3):
        with pytest.raises(SlackApiError) as caught:
            await client.auth_test()
        assert caught.value.response["error"] == "token_revoked"
    await ana.http.delete("/_faults")
    assert (await client.auth_test())["ok"]


async def test_latency_delays_the_named_method_only(client: AsyncWebClient, ana: Person) -> None:
    await fault(ana, kind="latency", method="auth.test", seconds=0.2)
    start = time.monotonic()
    await client.users_info(user=ANA)
    quick = time.monotonic() - start
    await client.auth_test()
    assert quick < 0.2 <= time.monotonic() - start


async def test_an_event_arrives_as_often_as_asked(pg: Playground, echo: Echo, ana: Person) -> None:
    await fault(ana, kind="deliver", event="message", times=3)
    await ana.say("once")
    while len(echo.events("message")) < 3 or pg.deliveries.open:
        await asyncio.sleep(0.01)
    ids = [body["event_id"] for body in echo.bodies]
    assert (len(ids), len(set(ids))) == (3, 1)


@pytest.mark.parametrize("body", [{"kind": "gremlins"}, {}, {"kind": "500", "colour": "red"}])
async def test_what_is_no_fault_is_refused_with_a_reason(ana: Person, body: dict[str, Any]) -> None:
    answer = await fault(ana, **body)
    assert not answer["ok"]
    assert "gremlins" not in answer["said"]
    assert answer["said"].startswith(("kind must be one of", "unknown: colour"))

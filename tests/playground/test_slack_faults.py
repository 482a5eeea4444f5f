"""Faults on request: what the app's client meets, and whether the effect came about."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import aiohttp
import pytest
from block_kit import modal, opened, text
from echo_app import Echo, until_told
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.person import Person, Told

ANA = "U0PGANA001"
BUTTON = {"type": "actions", "elements": [{"type": "button", "action_id": "go", "text": text("Go")}]}


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


@pytest.mark.parametrize("kind", ["token_revoked", "account_inactive"])
async def test_a_dead_token_stays_dead_until_cleared_and_the_apps_own_lives(
    pg: Playground, client: AsyncWebClient, ana: Person, kind: str
) -> None:
    await fault(ana, kind=kind, times=None)
    for _ in range(3):
        with pytest.raises(SlackApiError) as caught:
            await client.auth_test()
        assert caught.value.response["error"] == kind
    assert (await client.apps_connections_open(app_token=pg.app_token))["ok"]
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


async def test_an_envelope_held_back_is_overtaken_by_later_ones(echo: Echo, ana: Person) -> None:
    await fault(ana, kind="late", event="message", seconds=0.2)
    for word in ("first", "second", "third"):
        await ana.say(word)
    told = await until_told(echo, "message", 3)
    assert [event["text"] for event in told] == ["second", "third", "first"]
    assert told[0]["ts"] > told[2]["ts"]


async def test_a_press_can_be_held_back_too(echo: Echo, ana: Person) -> None:
    await echo.client.chat_postMessage(channel=ANA, text="t", blocks=[BUTTON])
    await fault(ana, kind="late", event="block_actions", seconds=0.1)
    await asyncio.gather(ana.click("go"), ana.command("/echo"))
    assert [body.get("type", "command") for body in echo.bodies[-2:]] == ["command", "block_actions"]


async def test_an_ack_that_is_lost_brings_the_event_again_over_a_new_connection(
    pg: Playground, echo: Echo, ana: Person
) -> None:
    await fault(ana, kind="ack_lost", event="message")
    before = echo.handler.client.current_session
    await ana.say("did you get this?")
    await until_told(echo, "message", 2)
    async with asyncio.timeout(5):
        while pg.deliveries.open:
            await asyncio.sleep(0.01)
    events = [body for body in echo.bodies if "event" in body]
    assert len({body["event_id"] for body in events}) == 1
    assert echo.handler.client.current_session is not before


async def test_a_command_whose_ack_is_lost_is_not_sent_again(echo: Echo, ana: Person) -> None:
    await fault(ana, kind="ack_lost", event="slash_commands")
    with pytest.raises(Told, match="operation_timeout"):
        await ana.command("/echo")
    await asyncio.sleep(0.2)
    assert [body["command"] for body in echo.bodies] == ["/echo"]


async def test_two_quick_presses_are_two_envelopes_under_way_at_once(echo: Echo, ana: Person) -> None:
    both = asyncio.Barrier(2)

    async def wait_for_the_other(ack: Any, **_: Any) -> None:
        await both.wait()
        await ack()

    echo.on["action"] = wait_for_the_other
    await echo.client.chat_postMessage(channel=ANA, text="t", blocks=[BUTTON])
    await asyncio.gather(ana.click("go"), ana.click("go"))
    first, second = (body for body in echo.bodies if body["type"] == "block_actions")
    assert first["actions"][0]["action_ts"] != second["actions"][0]["action_ts"]
    assert first["trigger_id"] != second["trigger_id"]


async def test_a_form_can_be_submitted_twice_before_the_first_is_acked(echo: Echo, ana: Person) -> None:
    both = asyncio.Barrier(2)

    async def wait_for_the_other(ack: Any, **_: Any) -> None:
        await both.wait()
        await ack()

    echo.on["view"] = wait_for_the_other
    await opened(echo, ana, modal())
    await asyncio.gather(ana.submit({"note": "once"}), ana.submit({"note": "once"}))
    assert [body["type"] for body in echo.bodies] == ["shortcut", "view_submission", "view_submission"]
    assert await ana.modal() is None


@pytest.mark.parametrize("body", [{"kind": "gremlins"}, {}, {"kind": "500", "colour": "red"}])
async def test_what_is_no_fault_is_refused_with_a_reason(ana: Person, body: dict[str, Any]) -> None:
    answer = await fault(ana, **body)
    assert not answer["ok"]
    assert "gremlins" not in answer["said"]
    assert answer["said"].startswith(("kind must be one of", "unknown: colour"))

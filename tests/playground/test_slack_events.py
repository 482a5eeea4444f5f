"""Events and Socket Mode: what the app is told, and how connections come, share, make way and go."""

from __future__ import annotations

import asyncio

import aiohttp
import pytest
from echo_app import SHORT, Echo, until_told
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest
from playground.person import Person
from playground.server import running
from playground.socket.hub import MAX_CONNECTIONS

ANA, MIA = "U0PGANA001", "U0PGMIA001"


async def test_a_direct_message_arrives_as_slack_sends_it(echo: Echo, ana: Person) -> None:
    root = await ana.say("a & b")
    reply = await ana.say("more", thread_ts=root)
    first, second = await until_told(echo, "message", 2)
    expected = {"user": ANA, "text": "a &amp; b", "channel_type": "im", "ts": root, "event_ts": root}
    assert expected.items() <= first.items()
    assert {"client_msg_id", "blocks", "team", "channel"} < set(first)
    assert (second["ts"], second["thread_ts"], second["parent_user_id"]) == (reply, root, ANA)
    frame = next(body for body in echo.bodies if "event" in body)
    assert frame["type"] == "event_callback"
    assert frame["authorizations"][0]["is_bot"]
    assert {"event_id", "event_time", "team_id", "api_app_id", "event_context"} < set(frame)


async def test_edits_and_deletions_are_told_with_what_was_there(echo: Echo, ana: Person) -> None:
    dm, ts = await ana.dm(), await ana.say("draft")
    await ana.act("edit", channel=dm, ts=ts, text="final")
    await ana.act("delete", channel=dm, ts=ts)
    _, changed, deleted = sorted(await until_told(echo, "message", 3), key=lambda event: event["event_ts"])
    assert (changed["subtype"], changed["message"]["text"]) == ("message_changed", "final")
    assert changed["previous_message"]["text"] == "draft"
    assert (deleted["subtype"], deleted["deleted_ts"], deleted["hidden"]) == ("message_deleted", ts, True)


async def test_the_app_hears_a_channel_only_when_it_is_in_it(echo: Echo, ana: Person, mia: Person) -> None:
    await ana.say("before", channel="general")
    await ana.act("invite_app", channel="general")
    await mia.say(f"hello <@{ANA}> @echo", channel="general")
    (event,) = await until_told(echo, "message")
    assert (event["channel"], event["channel_type"], event["user"]) == ("C0PGGENERAL", "channel", MIA)
    assert len(await until_told(echo, "app_mention")) == 1


async def test_joining_leaving_reacting_and_moving_are_told(echo: Echo, ana: Person, mia: Person) -> None:
    await ana.act("invite_app", channel="general")
    ts = await ana.say("hi", channel="general")
    await mia.act("react", channel="general", ts=ts, name="wave")
    await mia.act("react", channel="general", ts=ts, name="wave", remove=True)
    await mia.act("leave", channel="general")
    await mia.act("join", channel="general")
    await ana.act("zone", tz="Asia/Tokyo")
    (added,) = await until_told(echo, "reaction_added")
    assert (added["user"], added["item_user"], added["item"]["ts"]) == (MIA, ANA, ts)
    assert len(await until_told(echo, "reaction_removed")) == 1
    assert [event["user"] for event in await until_told(echo, "member_left_channel")] == [MIA]
    joined = await until_told(echo, "member_joined_channel", 2)
    assert {event["user"] for event in joined} == {"U0PGBOT001", MIA}
    (changed,) = await until_told(echo, "user_change")
    assert (changed["user"]["tz"], changed["user"]["tz_offset"]) == ("Asia/Tokyo", 9 * 3600)


async def test_opening_the_app_is_told_with_its_tab(echo: Echo, ana: Person) -> None:
    await ana.open_messages()
    await echo.client.views_publish(user_id=ANA, view={"type": "home", "blocks": [{"type": "divider"}]})
    await ana.open_home()
    messages, home = sorted(await until_told(echo, "app_home_opened", 2), key=lambda event: event["event_ts"])
    assert (messages["tab"], messages["channel"], "view" in messages) == ("messages", await ana.dm(), False)
    assert (home["tab"], home["view"]["type"]) == ("home", "home")


@pytest.mark.parametrize(
    "manifest", [Manifest("Deaf", scopes=("im:history",)), Manifest("Blind", events=("message.im",))]
)
async def test_nothing_is_sent_without_subscription_and_scope(manifest: Manifest) -> None:
    async with running(None, manifest=manifest) as pg, Person(pg.url, "ana") as ana:
        await ana.open_messages()
        await ana.act("zone", tz="UTC")
        await ana.say("anyone there?")
        assert pg.deliveries.open == 0


async def test_a_ticket_admits_once(pg: Playground) -> None:
    app = AsyncWebClient(token=pg.app_token, base_url=f"{pg.url}/api/")
    url = (await app.apps_connections_open(app_token=pg.app_token))["url"]
    async with aiohttp.ClientSession() as http:
        async with http.ws_connect(url) as socket:
            hello = await socket.receive_json()
            assert (hello["type"], hello["num_connections"]) == ("hello", 1)
            assert {"connection_info", "debug_info"} < set(hello)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(url)
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await http.ws_connect(f"{pg.url}/socket")


async def test_each_envelope_goes_to_one_of_several_connections(pg: Playground, echo: Echo, ana: Person) -> None:
    other = Echo(pg)
    await other.handler.connect_async()
    while pg.hub.connections < 2:
        await asyncio.sleep(0.01)
    for _ in range(6):
        await ana.command("/echo")
    assert (len(echo.bodies), len(other.bodies)) == (3, 3)
    await other.handler.close_async()


async def test_an_eleventh_connection_is_turned_away(pg: Playground) -> None:
    async with aiohttp.ClientSession() as http:
        sockets = [await http.ws_connect(f"{pg.url}/socket/?ticket={pg.new_ticket()}") for _ in range(MAX_CONNECTIONS)]
        for socket in sockets:
            await socket.receive_json()
        one_more = await http.ws_connect(f"{pg.url}/socket/?ticket={pg.new_ticket()}")
        assert (await one_more.receive_json())["reason"] == "too_many_websockets"
        assert pg.hub.connections == MAX_CONNECTIONS
        for socket in sockets:
            await socket.close()


@pytest.mark.parametrize("junk", ["{", "[]", '{"envelope_id": "nobody"}'])
async def test_junk_from_the_app_is_ignored(pg: Playground, echo: Echo, ana: Person, junk: str) -> None:
    assert echo.handler.client.current_session is not None
    await echo.handler.client.current_session.send_str(junk)
    await ana.command("/echo")
    assert len(echo.bodies) == 1


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
async def test_a_refresh_brings_a_new_connection_and_loses_nothing(
    pg: Playground, echo: Echo, ana: Person, reason: str
) -> None:
    before = echo.handler.client.current_session
    await ana.http.post("/_faults", json={"kind": "refresh", "reason": reason})
    while echo.handler.client.current_session is before:
        await asyncio.sleep(0.01)
    await ana.say("still there?")
    assert len(await until_told(echo, "message")) == 1


async def test_a_dropped_socket_is_noticed_and_what_was_said_meanwhile_arrives(
    pg: Playground, echo: Echo, ana: Person
) -> None:
    await ana.http.post("/_faults", json={"kind": "socket_drop"})
    assert not pg.hub.connected
    await ana.say("are you there?")
    assert [event["text"] for event in await until_told(echo, "message")] == ["are you there?"]


async def test_an_event_nobody_acks_comes_again_at_once_and_after_one_and_five_minutes(
    pg: Playground, echo: Echo, ana: Person
) -> None:
    attempts: list[tuple[int, str]] = []

    async def keep(_: object, message: dict, __: str | None) -> None:
        if message.get("type") == "events_api":
            attempts.append((message["retry_attempt"], message["retry_reason"]))

    async def reached(count: int) -> None:
        async with asyncio.timeout(5):
            while len(attempts) < count:
                await asyncio.sleep(0.01)

    echo.handler.client.message_listeners.append(keep)
    echo.silent = True
    await ana.say("hello?")
    await reached(2)
    await asyncio.sleep(SHORT + 0.1)
    pg.workspace.clock.forward(58)
    await asyncio.sleep(0.1)
    assert attempts == [(0, ""), (1, "timeout")]
    pg.workspace.clock.forward(2)
    await reached(3)
    await asyncio.sleep(SHORT + 0.1)
    pg.workspace.clock.forward(300)
    await reached(4)
    await asyncio.sleep(SHORT + 0.1)
    assert attempts[2:] == [(2, "timeout"), (3, "timeout")]
    assert pg.deliveries.open == 0
    assert len({body["event_id"] for body in echo.bodies}) == 1


async def test_an_ack_ends_the_retries(pg: Playground, echo: Echo, ana: Person) -> None:
    echo.silent = True
    await ana.say("hello?")
    await until_told(echo, "message")
    echo.silent = False
    await until_told(echo, "message", 2)
    await asyncio.sleep(0.05)
    pg.workspace.clock.forward(600)
    await asyncio.sleep(0.05)
    assert len(echo.events("message")) == 2

"""The app is taken out of a channel: what it is told, and what its calls say afterwards."""

from __future__ import annotations

import asyncio

import pytest
from echo_app import Echo, until_told
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest
from playground.person import Person, Told
from playground.server import running

PAIRS = "C0PGPAIRS01"
LEFT = ("channel_left", "group_left")


@pytest.mark.parametrize(
    ("channel", "event", "error"),
    [("C0PGGENERAL", "channel_left", "not_in_channel"), (PAIRS, "group_left", "channel_not_found")],
)
@pytest.mark.parametrize("command", ["/remove", "/kick"])
async def test_a_command_puts_the_app_out_and_it_hears_of_it(
    echo: Echo, ana: Person, command: str, channel: str, event: str, error: str
) -> None:
    await ana.command("/invite @echo", channel=channel)
    await echo.client.chat_postMessage(channel=channel, text="here I am")
    await ana.command(f"{command} @Echo", channel=channel)
    (left,) = await until_told(echo, event)
    assert (left["channel"], left["actor_id"]) == (channel, await ana.id())
    with pytest.raises(SlackApiError) as caught:
        await echo.client.chat_postMessage(channel=channel, text="still here?")
    assert caught.value.response["error"] == error


async def test_of_its_own_leaving_it_hears_from_slackbot_and_not_as_of_a_members(echo: Echo, ana: Person) -> None:
    await ana.act("invite_app", channel="general")
    await ana.act("remove_app", channel="general")
    (word,) = await until_told(echo, "message")
    assert (word["user"], word["channel_type"]) == ("USLACKBOT", "im")
    assert word["text"] == f"You have been removed from #general by <@{await ana.id()}>"
    await ana.say("does it still hear us?", channel="general")
    await asyncio.sleep(0.1)
    assert echo.events("member_left_channel") == []
    assert len(echo.events("message")) == 1


@pytest.mark.parametrize(("scope", "heard"), [("channels:read", "channel_left"), ("groups:read", "group_left")])
async def test_each_kind_of_channel_has_its_scope(scope: str, heard: str) -> None:
    async with running(None, manifest=Manifest("One", scopes=(scope,), events=LEFT)) as pg:
        async with Person(pg.url, "ana") as ana:
            for channel in ("general", PAIRS):
                await ana.act("invite_app", channel=channel)
                await ana.act("remove_app", channel=channel)
        echo = Echo(pg)
        await echo.handler.connect_async()
        await until_told(echo, heard)
        assert [body["event"]["type"] for body in echo.bodies] == [heard]
        await echo.handler.close_async()


async def test_a_person_can_be_brought_in_and_put_out_too(pg: Playground, echo: Echo, ana: Person) -> None:
    await ana.act("invite_app", channel=PAIRS)
    await ana.command("/invite @tom", channel=PAIRS)
    async with Person(pg.url, "tom") as tom:
        await tom.say("thanks", channel=PAIRS)
        await ana.command("/remove @tom", channel=PAIRS)
        with pytest.raises(Told, match="isn't here"):
            await tom.say("hello?", channel=PAIRS)
        left = await until_told(echo, "member_left_channel")
        assert [each["user"] for each in left] == [await tom.id()]


@pytest.mark.parametrize(
    ("text", "channel", "said"),
    [
        ("/remove @echo", "general", "Echo isn't in #general."),
        ("/remove", "general", "Say who, as in @mia."),
        ("/remove @nobody", "general", "There is nobody called @nobody here."),
        ("/remove @ana", "general", "To go yourself, use /leave."),
        ("/invite @echo", None, "/invite is for channels."),
    ],
)
async def test_what_can_not_be_is_said(ana: Person, text: str, channel: str | None, said: str) -> None:
    with pytest.raises(Told) as caught:
        await ana.command(text, channel=channel)
    assert caught.value.said == said


async def test_an_app_can_come_back(client: AsyncWebClient, ana: Person) -> None:
    for act in ("invite_app", "remove_app", "invite_app"):
        await ana.act(act, channel="general")
    await client.chat_postMessage(channel="C0PGGENERAL", text="again")
    await ana.wait_for("again", channel="general")

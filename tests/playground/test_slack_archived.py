"""Archived channels: nothing is written in them by anybody, they can be read, and the app hears of it."""

from __future__ import annotations

from typing import Any

import pytest
from echo_app import Echo, until_told
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest
from playground.page.routes import screen_html
from playground.person import Person, Told
from playground.server import running

PRACTICE, PAIRS = "C0PGPRACTICE", "C0PGPAIRS01"


async def refused(client: AsyncWebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json={"channel": PRACTICE, **args})
    return str(caught.value.response["error"])


async def test_nothing_of_the_app_is_written_there_any_more(client: AsyncWebClient, ana: Person) -> None:
    await ana.act("invite_app", channel=PRACTICE)
    ts = (await client.chat_postMessage(channel=PRACTICE, text="before"))["ts"]
    await ana.act("archive", channel=PRACTICE)
    assert await refused(client, "chat.postMessage", text="after") == "is_archived"
    assert await refused(client, "chat.postEphemeral", text="after", user=await ana.id()) == "is_archived"
    assert await refused(client, "chat.update", text="after", ts=ts) == "is_archived"
    assert await refused(client, "chat.delete", ts=ts) == "is_archived"
    assert await refused(client, "chat.startStream", thread_ts=ts) == "is_archived"
    assert await refused(client, "reactions.add", timestamp=ts, name="eyes") == "is_archived"
    assert await refused(client, "conversations.join") == "is_archived"
    history = await client.conversations_history(channel=PRACTICE)
    assert [each["text"] for each in history["messages"]] == ["before"]


async def test_it_says_so_of_itself_and_can_be_left_out_of_a_list(client: AsyncWebClient, ana: Person) -> None:
    await ana.act("archive", channel=PRACTICE)
    assert (await client.conversations_info(channel=PRACTICE))["channel"]["is_archived"]
    names = [each["name"] for each in (await client.conversations_list(exclude_archived=True))["channels"]]
    assert names == ["general"]


async def test_people_can_write_nothing_there_and_the_page_marks_it(pg: Playground, ana: Person) -> None:
    await ana.act("archive", channel=PRACTICE)
    for act, body in {"message": {"text": "hi"}, "snippet": {"text": "hi"}, "command": {"text": "/echo"}}.items():
        with pytest.raises(Told, match="#interview-practice is archived"):
            await ana.act(act, channel=PRACTICE, **body)
    with pytest.raises(Told, match="is archived"):
        await ana.act("invite_app", channel=PRACTICE)
    html = screen_html(pg, {"in": PRACTICE})
    assert "This channel is archived." in html
    assert 'aria-label="Message #interview-practice"' not in html
    await ana.act("unarchive", channel=PRACTICE)
    await ana.say("open again", channel=PRACTICE)
    assert "This channel is archived." not in screen_html(pg, {"in": PRACTICE})


@pytest.mark.parametrize(("channel", "prefix"), [(PRACTICE, "channel"), (PAIRS, "group")])
async def test_the_app_hears_when_it_is_closed_and_opened(echo: Echo, ana: Person, channel: str, prefix: str) -> None:
    await ana.act("invite_app", channel=channel)
    await ana.command("/archive", channel=channel)
    await ana.act("unarchive", channel=channel)
    (closed,) = await until_told(echo, f"{prefix}_archive")
    (opened,) = await until_told(echo, f"{prefix}_unarchive")
    assert [(each["channel"], each["user"]) for each in (closed, opened)] == [(channel, await ana.id())] * 2


async def test_of_a_public_channel_it_hears_from_outside_and_of_a_private_one_it_does_not() -> None:
    events = ("channel_archive", "group_archive")
    manifest = Manifest("Outside", scopes=("channels:read", "groups:read"), events=events)
    async with running(None, manifest=manifest) as pg, Person(pg.url, "ana") as ana:
        await ana.act("archive", channel=PAIRS)
        assert pg.deliveries.open == 0
        await ana.act("archive", channel=PRACTICE)
        assert pg.deliveries.open == 1


@pytest.mark.parametrize(
    ("act", "channel", "said"),
    [
        ("archive", "general", "That conversation can't be archived."),
        ("archive", None, "That conversation can't be archived."),
        ("unarchive", PRACTICE, "#interview-practice is not archived."),
    ],
)
async def test_what_can_not_be_is_said(ana: Person, act: str, channel: str | None, said: str) -> None:
    with pytest.raises(Told) as caught:
        await ana.act(act, channel=channel or await ana.dm())
    assert caught.value.said == said

"""Private channels: who knows of them, what an app in one is told and may read, and what one outside gets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx2
import pytest
from echo_app import Echo, until_told
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest
from playground.page.routes import screen_html
from playground.person import Person, Told
from playground.server import running
from playground.state.store import Store

PAIRS = "C0PGPAIRS01"
MESSAGE_SCOPES = ("chat:write", "channels:history", "channels:read", "groups:history", "groups:read")


async def refused(client: AsyncWebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json={"channel": PAIRS, **args})
    return str(caught.value.response["error"])


async def test_only_its_members_see_it_on_the_page(pg: Playground) -> None:
    assert "mock-pairs" in screen_html(pg, {"as": "mia"})
    assert "mock-pairs" not in screen_html(pg, {"as": "tom"})
    assert "mock-pairs" not in screen_html(pg, {"as": "tom", "in": PAIRS})


async def test_an_outsider_can_neither_read_write_nor_join(pg: Playground, ana: Person) -> None:
    await ana.say("our slots", channel=PAIRS)
    async with Person(pg.url, "tom") as tom:
        with pytest.raises(httpx2.HTTPStatusError):
            await tom.messages(PAIRS)
        for act in ("message", "join", "invite_app", "command"):
            with pytest.raises(Told, match="isn't here"):
                await tom.act(act, channel=PAIRS, text="/echo")


@pytest.mark.parametrize(
    ("method", "args"),
    [
        ("chat.postMessage", {"text": "hi"}),
        ("chat.postEphemeral", {"text": "hi", "user": "U0PGANA001"}),
        ("conversations.info", {}),
        ("conversations.members", {}),
        ("conversations.history", {}),
        ("conversations.join", {}),
    ],
)
async def test_for_an_app_outside_it_is_not_there(client: AsyncWebClient, method: str, args: dict[str, Any]) -> None:
    assert await refused(client, method, **args) == "channel_not_found"


async def test_an_app_that_was_brought_in_finds_it_private(client: AsyncWebClient, ana: Person) -> None:
    assert (await client.conversations_list(types="private_channel"))["channels"] == []
    await ana.command("/invite @Echo", channel="mock-pairs")
    channel = (await client.conversations_info(channel=PAIRS))["channel"]
    # Slack keeps is_group for private channels from before 2021, whose ids begin with G.
    expected = {"is_private": True, "is_channel": True, "is_group": False, "is_im": False, "is_member": True}
    assert expected.items() <= channel.items()
    assert (channel["id"][0], channel["name"], channel["num_members"]) == ("C", "mock-pairs", 4)
    listed = (await client.conversations_list(types="public_channel, private_channel"))["channels"]
    assert {each["name"]: each["is_private"] for each in listed} == {
        "general": False,
        "interview-practice": False,
        "mock-pairs": True,
    }


async def test_what_is_said_there_is_an_event_of_its_kind(echo: Echo, ana: Person, mia: Person) -> None:
    await ana.act("invite_app", channel=PAIRS)
    root = await mia.say("Thursday at six?", channel=PAIRS)
    await ana.say("fine, @echo", channel=PAIRS, thread_ts=root)
    first, second = sorted(await until_told(echo, "message", 2), key=lambda event: event["event_ts"])
    assert (first["channel"], first["channel_type"], second["thread_ts"]) == (PAIRS, "group", root)
    assert (await until_told(echo, "app_mention"))[0]["channel"] == PAIRS
    assert [each["text"] for each in (await echo.client.conversations_replies(channel=PAIRS, ts=root))["messages"]]


@pytest.mark.parametrize(
    ("lost", "method", "args"),
    [
        ("groups:history", "conversations.history", {}),
        ("groups:history", "conversations.replies", {"ts": "1.0"}),
        ("groups:read", "conversations.info", {}),
        ("groups:read", "conversations.members", {}),
        ("groups:read", "conversations.list", {"types": "private_channel"}),
    ],
)
async def test_reading_it_needs_the_scopes_of_private_channels(lost: str, method: str, args: dict[str, Any]) -> None:
    manifest = Manifest("Bare", scopes=tuple(each for each in MESSAGE_SCOPES if each != lost))
    async with running(None, manifest=manifest) as pg, Person(pg.url, "ana") as ana:
        await ana.act("invite_app", channel=PAIRS)
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        with pytest.raises(SlackApiError) as caught:
            await client.api_call(method, json={"channel": PAIRS, **args})
    assert (caught.value.response["error"], caught.value.response["needed"]) == ("missing_scope", lost)


@pytest.mark.parametrize(("scope", "told"), [("groups:read", ["C0PGPAIRS01"]), ("channels:read", ["C0PGGENERAL"])])
async def test_who_comes_and_goes_is_told_by_the_kind_of_the_channel(scope: str, told: list[str]) -> None:
    manifest = Manifest("Watcher", scopes=(scope,), events=("member_joined_channel", "member_left_channel"))
    async with running(None, manifest=manifest) as pg, Person(pg.url, "mia") as mia:
        for channel in ("general", PAIRS):
            await mia.act("invite_app", channel=channel)
        echo = Echo(pg)
        await echo.handler.connect_async()
        for channel in ("general", PAIRS):
            await mia.command("/leave", channel=channel)
        left = await until_told(echo, "member_left_channel")
        assert [(each["channel"], each["channel_type"]) for each in left] == [(each, "C") for each in told]
        await echo.handler.close_async()


@pytest.mark.parametrize(
    ("channel", "name"), [("general", "general"), (PAIRS, "privategroup"), (None, "directmessage")]
)
async def test_a_command_says_where_it_was_typed(echo: Echo, ana: Person, channel: str | None, name: str) -> None:
    await ana.command("/echo", channel=channel)
    (body,) = echo.bodies
    place = {None: await ana.dm(), "general": "C0PGGENERAL"}.get(channel, PAIRS)
    assert (body["channel_id"], body["channel_name"]) == (place, name)


async def test_a_folder_from_before_there_were_private_channels_still_opens(tmp_path: Path, manifest: Manifest) -> None:
    async with running(tmp_path, manifest=manifest) as pg, Person(pg.url, "ana") as ana:
        await ana.say("an old word", channel="general")
        dm = await ana.dm()
    _forget_later_fields(tmp_path / "playground.db")
    async with running(tmp_path, manifest=manifest) as pg, Person(pg.url, "ana") as ana:
        assert await ana.dm() == dm
        assert [each["text"] for each in await ana.messages("general")] == ["an old word"]
        await ana.say("a new one", channel=PAIRS)
        assert [user.name for user in pg.workspace.people.humans()] == ["ana", "mia", "tom", "rosa", "june"]


def _forget_later_fields(path: Path) -> None:
    """The documents as they were written before channels could be private or archived and people deactivated."""
    store = Store(path)
    store.drop("channels", PAIRS)
    store.flush()
    for shelf, later in (("channels", {"is_private", "is_archived"}), ("users", {"deleted"})):
        for key, body in store.load(shelf):
            store.put(shelf, key, json.loads(json.dumps({name: body[name] for name in body.keys() - later})))
    store.drop("installation", "app")
    store.close()

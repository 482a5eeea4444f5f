"""Acting and seeing as a person: what is refused with a sentence, what is private, and how waiting ends."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest
from echo_app import Echo
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.person import NotSeen, Person, Told, wait_connected


@pytest.mark.parametrize(
    ("act", "body", "said"),
    [
        ("dance", {}, "There is no act dance."),
        ("message", {"user": "nobody"}, "Nobody of that name is here."),
        ("message", {"user": "echo", "text": "I am the app"}, "Nobody of that name is here."),
        ("message", {"text": "x" * 12_001}, "That is too long for one message: 12000 characters at most."),
        ("message", {"text": "x", "thread_ts": "1.0"}, "That thread is gone."),
        ("message", {"text": ""}, "Please give text."),
        ("message", {"text": "x", "channel": "D404"}, "That conversation isn't here."),
        ("edit", {"ts": "1.0", "text": "x"}, "That message is gone."),
        ("upload", {"name": "a.txt", "content_base64": "%"}, "That file didn't come through. Please try again."),
        ("dm", {"other": "ana"}, "There is nobody of that name here."),
        ("join", {}, "Nobody can be added to a direct conversation."),
        ("leave", {}, "A direct conversation can't be left."),
        ("zone", {"tz": "Mars/Base"}, "There is no time zone Mars/Base."),
        ("read", {"ts": "now"}, "ts must be a message's stamp."),
        ("open_home", {"tab": "about"}, "tab must be home or messages."),
        ("submit", {"view_id": "V404"}, "That window has been closed."),
    ],
)
async def test_an_act_that_can_not_be_is_told_in_a_sentence(
    ana: Person, act: str, body: dict[str, Any], said: str
) -> None:
    whole = {"user": "ana", "channel": await ana.dm(), **body}
    answer = (await ana.http.post(f"/_act/{act}", json=whole)).json()
    assert answer == {"ok": False, "said": said}


async def test_only_its_author_changes_a_message(client: AsyncWebClient, ana: Person) -> None:
    posted = await client.chat_postMessage(channel=await ana.id(), text="the app's")
    with pytest.raises(Told, match="Only its author"):
        await ana.act("delete", channel=posted["channel"], ts=posted["ts"])


async def test_a_channel_one_left_takes_no_messages(ana: Person) -> None:
    await ana.act("leave", channel="general")
    with pytest.raises(Told, match="Join #general first"):
        await ana.say("still here?", channel="general")
    await ana.act("join", channel="general")
    await ana.say("back", channel="general")


async def test_people_talk_to_each_other_without_the_app(pg: Playground, echo: Echo, ana: Person, mia: Person) -> None:
    between = (await ana.act("dm", other="mia"))["channel"]
    await ana.say("just us", channel=between)
    assert (await mia.wait_for("just us", channel=between))["user"] == await ana.id()
    assert echo.events("message") == []
    async with Person(pg.url, "tom") as tom:
        with pytest.raises(httpx2.HTTPStatusError):
            await tom.messages(between)


async def test_a_form_from_elsewhere_can_not_act(pg: Playground, ana: Person) -> None:
    async with httpx2.AsyncClient(trust_env=False) as http:
        await http.post(f"{pg.url}/_act/message", data={"user": "ana", "channel": await ana.dm(), "text": "forged"})
        await http.post(f"{pg.url}/_act/message", content=b"{", headers={"content-type": "application/json"})
    assert await ana.messages() == []


@pytest.mark.parametrize("path", ["/_see/person?user=nobody", "/_see/dreams?user=ana"])
async def test_there_is_nothing_to_see_elsewhere(ana: Person, path: str) -> None:
    assert (await ana.http.get(path)).status_code in (400, 404)


async def test_waiting_ends_when_it_comes_and_says_what_was_there_when_not(ana: Person, mia: Person) -> None:
    waiting = asyncio.create_task(mia.wait_for("hello", channel="C0PGGENERAL"))
    await ana.say("hello all", channel="general")
    assert (await waiting)["text"] == "hello all"
    with pytest.raises(NotSeen, match="hello all"):
        await mia.wait_for("bye", channel="C0PGGENERAL", seconds=0.05)
    with pytest.raises(NotSeen, match="no modal"):
        await mia.wait_for_modal("Score", seconds=0.05)
    with pytest.raises(NotSeen, match="Home"):
        await mia.wait_for_home("Next", seconds=0.05)
    with pytest.raises(NotSeen, match="didn't come"):
        await mia.wait_until(lambda seen: len(seen) > 3, seconds=0.05)
    assert await mia.wait_until(lambda seen: seen == []) == []


async def test_connecting_is_waited_for(pg: Playground) -> None:
    with pytest.raises(NotSeen):
        await wait_connected(pg.url, seconds=0.05)
    echo = Echo(pg)
    await echo.handler.connect_async()
    await wait_connected(pg.url)
    await echo.handler.close_async()


async def test_changes_tell_what_to_look_at_again_until_the_end(pg: Playground, ana: Person) -> None:
    kinds: list[str] = []

    async def follow() -> None:
        async for change in pg.workspace.changes():
            kinds.append(change.kind)

    following = asyncio.create_task(follow())
    await asyncio.sleep(0)
    ts = await ana.say("hi")
    await ana.act("read", channel=await ana.dm(), ts=ts)
    await ana.act("clock", seconds=1)
    await ana.act("zone", tz="UTC")
    pg.workspace.feed.close()
    await following
    assert kinds == ["message", "read", "clock", "user"]

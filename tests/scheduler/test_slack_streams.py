"""Long messages that are streamed: piece by piece, at once where Slack doesn't, mended where it breaks, never twice."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.models.blocks import Block
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.members import Member
from bot.core.outgoing import Op, Outgoing
from bot.scheduler import slack_streams
from bot.scheduler.slack_calls import EVENT_TYPE, Found, failure_of, find, mend, say, sending_client
from bot.scheduler.slack_streams import HalfSaid, broken_off, may_stream
from bot.views.drawn import Drawn, header, message, section, small
from playground.desk import Playground
from playground.person import Person, words_of
from playground.server import running
from playground.state.model import STREAM_SECONDS
from playground.workspace import TEAM_ID
from tests.scheduler.test_slack_calls import row

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
PIECES = ("## Read", "**Opening**  2. Said so.", "**Ending**  1. Not said.")
BELOW: list[Block | None] = [small("Read by AI."), None]
READING = message("Read.", header("Read"), *map(section, ("*Opening*  2. Said so.", "*Ending*  1. Not said.")), *BELOW)
STREAMED = READING.streamed(PIECES, BELOW)
APPEND, START, STOP, UPDATE = "chat.appendStream", "chat.startStream", "chat.stopStream", "chat.update"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slack_streams, "PAUSE_SECONDS", 0.01)


@pytest.fixture
async def pg() -> AsyncIterator[Playground]:
    async with running(None, manifest=MANIFEST) as playground:
        yield playground


@pytest.fixture
async def ana(pg: Playground) -> AsyncIterator[Person]:
    async with Person(pg.url, "ana") as person:
        yield person


@pytest.fixture
def client(pg: Playground) -> AsyncWebClient:
    return sending_client(pg.bot_token, f"{pg.url}/api/")


@pytest.fixture
async def root(ana: Person) -> str:
    """The thread it belongs in."""
    return await ana.say("my answer")


@pytest.fixture
async def reply(ana: Person, root: str) -> Outgoing:
    """The row of a new message in the thread."""
    member = Member(TEAM_ID, await ana.id())
    return replace(row("feedback", root), team_id=member.team_id, user_id=member.user_id)


async def said(ana: Person, root: str) -> list[dict[str, Any]]:
    """What the app said in the thread."""
    return (await ana.thread(root))[1:]


async def stored(client: AsyncWebClient, ana: Person, root: str) -> dict[str, Any]:
    """The one message there, as the Web API gives it."""
    answer = await client.conversations_replies(channel=await ana.dm(), ts=root, include_all_metadata=True)
    [_, message_] = answer["messages"]
    found: dict[str, Any] = message_
    return found


async def is_whole(client: AsyncWebClient, ana: Person, root: str) -> bool:
    """Whether one message stands there, with every area in it, ended, and to be found again."""
    [shown] = await said(ana, root)
    words = words_of(shown)
    found = await stored(client, ana, root)
    mark = {"event_type": EVENT_TYPE, "event_payload": {"key": "feedback"}}
    whole = all(each in words for each in ("Opening", "Said so.", "Ending", "Not said.", "Read by AI."))
    return whole and found["metadata"] == mark and found["streaming_state"] == "completed"


async def test_it_comes_in_pieces_with_its_blocks_below(
    pg: Playground, client: AsyncWebClient, ana: Person, root: str, reply: Outgoing
) -> None:
    untouched = pg.faults.add({"kind": "500", "method": "chat.postMessage"})
    ts = await say(client, reply, await ana.dm(), STREAMED)
    [shown] = await said(ana, root)
    assert (shown["ts"], shown["streaming"]) == (ts, "completed")
    assert shown["text"] == "\n\n".join(PIECES)
    assert [block["type"] for block in shown["blocks"]] == ["markdown", "context"]
    assert await is_whole(client, ana, root)
    assert untouched.times == 1


async def begun(ana: Person, root: str, text: str) -> None:
    """Wait until so much of it stands there, with more to come."""
    async with asyncio.timeout(5):
        while [(each["text"], each["streaming"]) for each in await said(ana, root)] != [(text, "in_progress")]:
            await asyncio.sleep(0.01)


async def test_one_can_read_it_while_it_comes(
    client: AsyncWebClient, ana: Person, root: str, reply: Outgoing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_streams, "PAUSE_SECONDS", 0.3)
    sending = asyncio.create_task(say(client, reply, await ana.dm(), STREAMED))
    await begun(ana, root, PIECES[0])
    await begun(ana, root, f"{PIECES[0]}\n\n{PIECES[1]}")
    await sending
    assert await is_whole(client, ana, root)


async def test_very_many_pieces_come_in_twelve_and_none_is_lost(
    client: AsyncWebClient, ana: Person, root: str, reply: Outgoing
) -> None:
    many = [f"Piece {number}." for number in range(40)]
    await say(client, reply, await ana.dm(), READING.streamed(many, BELOW))
    assert len(slack_streams._few(tuple(many[1:]))) == slack_streams.MOST_PIECES
    [shown] = await said(ana, root)
    assert shown["text"].split("\n\n") == many


@pytest.mark.parametrize("error", sorted(slack_streams._NO_STREAMS))
async def test_where_slack_has_no_streams_it_comes_at_once(
    pg: Playground, client: AsyncWebClient, ana: Person, root: str, reply: Outgoing, error: str
) -> None:
    pg.faults.add({"kind": "refused", "method": START, "error": error})
    ts = await say(client, reply, await ana.dm(), STREAMED)
    [shown] = await said(ana, root)
    assert (shown["ts"], shown["streaming"]) == (ts, None)
    assert [block["type"] for block in shown["blocks"]] == ["header", "section", "section", "context"]
    assert await find(client, reply, await ana.dm()) == Found(str(ts))


async def test_another_refusal_to_begin_is_a_refusal(
    pg: Playground, client: AsyncWebClient, ana: Person, root: str, reply: Outgoing
) -> None:
    pg.faults.add({"kind": "refused", "method": START, "error": "ratelimited"})
    with pytest.raises(SlackApiError):
        await say(client, reply, await ana.dm(), STREAMED)
    assert await said(ana, root) == []
    assert await find(client, reply, await ana.dm()) is None


@pytest.mark.parametrize("method", [APPEND, STOP])
@pytest.mark.parametrize(
    "error", ["message_not_in_streaming_state", "ratelimited", "internal_error", "stopped_by_user"]
)
async def test_a_stream_that_breaks_in_the_middle_is_mended_in_its_place(
    pg: Playground, client: AsyncWebClient, ana: Person, root: str, reply: Outgoing, method: str, error: str
) -> None:
    pg.faults.add({"kind": "refused", "method": method, "error": error})
    ts = await say(client, reply, await ana.dm(), STREAMED)
    [shown] = await said(ana, root)
    assert shown["ts"] == ts
    assert await is_whole(client, ana, root)


async def test_a_stream_whose_time_ran_out_is_mended_too(
    pg: Playground, client: AsyncWebClient, ana: Person, root: str, reply: Outgoing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_streams, "PAUSE_SECONDS", 0.3)
    sending = asyncio.create_task(say(client, reply, await ana.dm(), STREAMED))
    await begun(ana, root, PIECES[0])
    pg.workspace.clock.forward(STREAM_SECONDS)
    await sending
    [shown] = await said(ana, root)
    assert "Not said." in words_of(shown)
    assert [block["type"] for block in shown["blocks"]] == ["header", "section", "section", "context"]


async def test_a_stream_that_cannot_even_be_mended_is_found_by_the_next_attempt(
    pg: Playground, client: AsyncWebClient, ana: Person, root: str, reply: Outgoing
) -> None:
    pg.faults.add({"kind": "refused", "method": APPEND, "error": "ratelimited"})
    pg.faults.add({"kind": "refused", "method": UPDATE, "error": "ratelimited"})
    with pytest.raises(HalfSaid) as caught:
        await say(client, reply, await ana.dm(), STREAMED)
    failure = failure_of(caught.value)
    assert (failure.refused, failure.final, failure.retry_after) == (False, False, None), "it may not be sent anew"
    found = await find(client, reply, await ana.dm())
    assert found is not None
    assert found.broken
    await mend(client, reply, await ana.dm(), found.ts, STREAMED)
    assert await is_whole(client, ana, root)


@pytest.mark.parametrize("appended", [0, 1])
async def test_what_a_process_left_open_when_it_was_killed_is_found_and_mended_once(
    client: AsyncWebClient, ana: Person, root: str, reply: Outgoing, appended: int
) -> None:
    channel = await ana.dm()
    started = await client.chat_startStream(channel=channel, thread_ts=root, markdown_text=PIECES[0])
    for piece in PIECES[1 : 1 + appended]:
        await client.chat_appendStream(channel=channel, ts=started["ts"], markdown_text=piece)
    found = await find(client, reply, channel)
    assert found == Found(started["ts"], broken=True)
    await mend(client, reply, channel, started["ts"], STREAMED)
    assert await is_whole(client, ana, root)
    assert await find(client, reply, channel) == Found(started["ts"]), "mended for good"


@pytest.mark.parametrize("method", [START, APPEND, STOP])
@pytest.mark.parametrize("kind", ["drop_before", "drop_after"])
async def test_when_the_connection_drops_the_next_attempt_finds_what_is_there(
    pg: Playground, client: AsyncWebClient, ana: Person, root: str, reply: Outgoing, method: str, kind: str
) -> None:
    channel = await ana.dm()
    pg.faults.add({"kind": kind, "method": method})
    with pytest.raises(aiohttp.ClientError) as caught:
        await say(client, reply, channel, STREAMED)
    assert not failure_of(caught.value).refused
    found = await find(client, reply, channel)
    if found is None:
        assert (method, kind) == (START, "drop_before")
        await say(client, reply, channel, STREAMED)
    elif found.broken:
        await mend(client, reply, channel, found.ts, STREAMED)
    assert await is_whole(client, ana, root)


async def test_an_ended_stream_is_found_by_its_key_and_none_of_anothers_is_taken_for_it(
    client: AsyncWebClient, ana: Person, reply: Outgoing
) -> None:
    channel = await ana.dm()
    ts = await say(client, reply, channel, STREAMED)
    assert await find(client, reply, channel) == Found(str(ts))
    assert await find(client, replace(reply, key="other"), channel) is None


def test_messages_without_a_stream_left_open_are_no_broken_streams() -> None:
    streamed = {"ts": "1.1", "bot_id": "B1", "streaming_state": "in_progress"}
    assert broken_off([streamed]) == "1.1"
    assert broken_off([{**streamed, "streaming_state": "completed"}]) == "1.1", "ended, but not by us"
    for other in (
        {**streamed, "metadata": {"event_type": EVENT_TYPE}},
        {"ts": "1.1", "bot_id": "B1"},
        {"ts": "1.1", "user": "U1", "streaming_state": "in_progress"},
    ):
        assert broken_off([other]) is None


@pytest.mark.parametrize(
    ("changes", "drawn", "streams"),
    [
        ({}, STREAMED, True),
        ({}, READING, False),
        ({"op": Op.REDRAW}, STREAMED, False),
        ({"root_ts": None}, STREAMED, False),
    ],
    ids=["long and new", "short", "a redraw", "in no thread"],
)
def test_only_what_is_long_and_new_in_a_thread_is_streamed(
    changes: dict[str, Any], drawn: Drawn, streams: bool
) -> None:
    assert may_stream(replace(row("feedback", "1.1"), **changes), drawn) is streams

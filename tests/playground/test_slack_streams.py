"""Streamed replies: how they begin, grow and end, what is refused on the way, and what a reader has of them."""

from __future__ import annotations

from typing import Any

import pytest
from echo_app import Echo, until_told
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.person import Person
from playground.state.model import STREAM_SECONDS
from playground.workspace import TEAM_ID

ANA = "U0PGANA001"
GENERAL = "C0PGGENERAL"
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "in blocks"}}
MARK = {"event_type": "feedback", "event_payload": {"round": 2}}
TASK = {"type": "task_update", "id": "t1", "title": "Reading", "status": "in_progress", "details": "round 1"}


async def refused(client: AsyncWebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=args)
    return str(caught.value.response["error"])


@pytest.fixture
async def root(ana: Person) -> str:
    return await ana.say("my answer")


@pytest.fixture
async def place(ana: Person, root: str) -> dict[str, str]:
    return {"channel": await ana.dm(), "thread_ts": root}


@pytest.fixture
async def stream(client: AsyncWebClient, place: dict[str, str]) -> dict[str, str]:
    started = await client.chat_startStream(**place, markdown_text="**Name** ")
    return {"channel": place["channel"], "ts": started["ts"]}


async def test_a_stream_stands_in_the_thread_at_once_and_grows(
    client: AsyncWebClient, ana: Person, place: dict[str, str], stream: dict[str, str]
) -> None:
    first = (await ana.thread(place["thread_ts"]))[-1]
    await client.chat_appendStream(**stream, markdown_text="what breaks ")
    await client.chat_appendStream(**stream, markdown_text="first.")
    grown = (await ana.thread(place["thread_ts"]))[-1]
    ended = await client.chat_stopStream(**stream, markdown_text=" Then why.", blocks=[SECTION], metadata=MARK)
    last = (await ana.thread(place["thread_ts"]))[-1]
    assert [each["text"] for each in (first, grown, last)] == [
        "**Name** ",
        "**Name** what breaks first.",
        "**Name** what breaks first. Then why.",
    ]
    assert [each["streaming"] for each in (first, grown, last)] == ["in_progress", "in_progress", "completed"]
    assert {each["ts"] for each in (first, grown, last)} == {stream["ts"]}
    assert [block["type"] for block in ended["message"]["blocks"]] == ["markdown", "section"]
    assert ended["message"]["metadata"] == MARK


async def test_replies_have_a_stream_and_how_it_stands(
    client: AsyncWebClient, place: dict[str, str], stream: dict[str, str]
) -> None:
    async def read() -> dict[str, Any]:
        replies = await client.conversations_replies(channel=place["channel"], ts=place["thread_ts"])
        reply: dict[str, Any] = replies["messages"][-1]
        return reply

    before = await read()
    await client.chat_stopStream(**stream)
    after = await read()
    assert (before["ts"], before["streaming_state"], before["blocks"][0]["text"]) == (
        stream["ts"],
        "in_progress",
        "**Name** ",
    )
    assert after["streaming_state"] == "completed"


async def test_the_sdks_own_helper_streams_from_start_to_stop(
    client: AsyncWebClient, ana: Person, place: dict[str, str]
) -> None:
    helper = await client.chat_stream(**place, buffer_size=4)
    await helper.append(markdown_text="one ")
    await helper.append(markdown_text="two ")
    await helper.append(markdown_text="3")
    await helper.stop(blocks=[SECTION])
    reply = (await ana.thread(place["thread_ts"]))[-1]
    assert (reply["ts"], reply["text"], reply["streaming"]) == (helper.ts, "one two 3", "completed")
    assert len(reply["blocks"]) == 2


async def test_the_helper_may_say_everything_when_it_stops(
    client: AsyncWebClient, ana: Person, place: dict[str, str]
) -> None:
    helper = await client.chat_stream(**place)
    await helper.append(markdown_text="short")
    assert len(await ana.thread(place["thread_ts"])) == 1
    await helper.stop()
    assert (await ana.thread(place["thread_ts"]))[-1]["text"] == "short"


async def test_chunks_bring_text_tasks_a_plan_and_blocks_in_their_order(
    client: AsyncWebClient, ana: Person, place: dict[str, str]
) -> None:
    words = {"type": "markdown_text", "text": "Well."}
    started = await client.chat_startStream(**place, chunks=[words, TASK])
    stream = {"channel": place["channel"], "ts": started["ts"]}
    done = {**TASK, "title": "Read", "status": "complete", "details": " and 2"}
    await client.chat_appendStream(**stream, chunks=[{"type": "plan_update", "title": "Feedback"}, done])
    await client.chat_stopStream(**stream, chunks=[{"type": "blocks", "blocks": [SECTION]}, words])
    plan, text, task, section, more = (await ana.thread(place["thread_ts"]))[-1]["blocks"]
    assert [plan["title"], text["text"], task["title"], task["status"]] == ["Feedback", "Well.", "Read", "complete"]
    details = [section["elements"][0]["text"] for section in task["details"]["elements"]]
    assert details == ["round 1", " and 2"]
    assert (section["text"]["text"], more["text"]) == ("in blocks", "Well.")


async def test_the_app_hears_of_a_stream_when_it_begins_and_when_it_is_whole(echo: Echo, ana: Person) -> None:
    channel, ts = await ana.dm(), await ana.say("my answer")
    started = await echo.client.chat_startStream(channel=channel, thread_ts=ts, markdown_text="a")
    await echo.client.chat_appendStream(channel=channel, ts=started["ts"], markdown_text="b")
    await echo.client.chat_stopStream(channel=channel, ts=started["ts"], markdown_text="c")
    _, begun, whole = sorted(await until_told(echo, "message", 3), key=lambda event: event["event_ts"])
    assert (begun["ts"], begun["text"]) == (started["ts"], "a")
    assert (whole["subtype"], whole["message"]["text"]) == ("message_changed", "abc")


STARTS: list[tuple[dict[str, Any], str]] = [
    ({"thread_ts": None}, "invalid_arguments"),
    ({"thread_ts": "1.000001"}, "thread_not_found"),
    ({"channel": "C404"}, "channel_not_found"),
    ({"channel": GENERAL}, "not_in_channel"),
    ({"markdown_text": "x" * 12_001}, "msg_too_long"),
    ({"markdown_text": "x", "chunks": [TASK]}, "cannot_provide_both_markdown_text_and_chunks"),
    ({"chunks": [{"type": "markdown_text", "text": "x" * 12_001}]}, "msg_too_long"),
    ({"chunks": [{"type": "markdown_text"}]}, "invalid_chunks"),
    ({"chunks": [{"type": "song", "text": "la"}]}, "invalid_chunks"),
    ({"chunks": "[{"}, "invalid_chunks"),
    ({"chunks": {"type": "markdown_text", "text": "x"}}, "invalid_chunks"),
    ({"chunks": [{**TASK, "title": "x" * 257}]}, "invalid_chunks"),
    ({"chunks": [{**TASK, "status": "asleep"}]}, "invalid_chunks"),
    ({"chunks": [{"type": "plan_update"}]}, "invalid_chunks"),
    ({"chunks": [{"type": "blocks", "blocks": [{"type": "header"}]}]}, "invalid_blocks"),
    ({"recipient_user_id": "U404"}, "user_not_found"),
    ({"recipient_team_id": "T404"}, "team_not_found"),
]


@pytest.mark.parametrize(("args", "error"), STARTS)
async def test_a_stream_that_can_not_begin_is_refused_and_leaves_nothing(
    client: AsyncWebClient, ana: Person, place: dict[str, str], args: dict[str, Any], error: str
) -> None:
    assert await refused(client, "chat.startStream", **{**place, **args}) == error
    assert len(await ana.thread(place["thread_ts"])) == 1


async def test_in_a_channel_a_stream_needs_its_reader_and_their_team(client: AsyncWebClient, ana: Person) -> None:
    await ana.act("invite_app", channel="general")
    place = {"channel": GENERAL, "thread_ts": await ana.say("hello", channel="general")}
    assert await refused(client, "chat.startStream", **place) == "missing_recipient_team_id"
    assert await refused(client, "chat.startStream", **place, recipient_team_id=TEAM_ID) == "missing_recipient_user_id"
    assert (await client.chat_startStream(**place, recipient_team_id=TEAM_ID, recipient_user_id=ANA))["ok"]


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ({"markdown_text": "x" * 12_001}, "msg_too_long"),
        ({}, "no_text"),
        ({"chunks": []}, "no_text"),
        ({"chunks": [TASK]}, "streaming_mode_mismatch"),
        ({"ts": "1.000001", "markdown_text": "x"}, "message_not_found"),
        ({"channel": "C404", "markdown_text": "x"}, "channel_not_found"),
    ],
)
async def test_an_append_that_does_not_fit_is_refused_and_the_stream_goes_on(
    client: AsyncWebClient, stream: dict[str, str], args: dict[str, Any], error: str
) -> None:
    assert await refused(client, "chat.appendStream", **{**stream, **args}) == error
    assert (await client.chat_appendStream(**stream, markdown_text="on"))["ts"] == stream["ts"]


async def test_each_call_may_bring_twelve_thousand_characters(
    client: AsyncWebClient, ana: Person, stream: dict[str, str]
) -> None:
    for _ in range(2):
        await client.chat_appendStream(**stream, markdown_text="x" * 12_000)
    await client.chat_stopStream(**stream)
    assert len((await ana.messages())[-1]["text"]) == len("**Name** ") + 24_000


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ({"blocks": [{"type": "sectoin"}]}, "invalid_blocks"),
        ({"metadata": {"kind": "x"}}, "invalid_metadata_format"),
        ({"session_status": "asleep"}, "invalid_arguments"),
        ({"ts": "1.000001"}, "message_not_found"),
    ],
)
async def test_a_stop_that_does_not_fit_leaves_the_stream_open(
    client: AsyncWebClient, stream: dict[str, str], args: dict[str, Any], error: str
) -> None:
    assert await refused(client, "chat.stopStream", **{**stream, **args}) == error
    assert (await client.chat_stopStream(**stream))["ok"]


async def test_a_stream_that_never_said_anything_can_not_end(client: AsyncWebClient, place: dict[str, str]) -> None:
    started = await client.chat_startStream(**place)
    assert await refused(client, "chat.stopStream", channel=place["channel"], ts=started["ts"]) == "no_text"


@pytest.mark.parametrize("method", ["chat.appendStream", "chat.stopStream"])
async def test_an_ended_stream_takes_nothing_more(client: AsyncWebClient, stream: dict[str, str], method: str) -> None:
    await client.chat_stopStream(**stream)
    assert await refused(client, method, **stream, markdown_text="more") == "message_not_in_streaming_state"


@pytest.mark.parametrize("method", ["chat.appendStream", "chat.stopStream"])
async def test_after_five_minutes_of_the_workspaces_clock_a_stream_is_over(
    pg: Playground, client: AsyncWebClient, ana: Person, stream: dict[str, str], method: str
) -> None:
    pg.workspace.clock.forward(STREAM_SECONDS - 5)
    await client.chat_appendStream(**stream, markdown_text="in time")
    pg.workspace.clock.forward(5)
    assert await refused(client, method, **stream, markdown_text="too late") == "message_not_in_streaming_state"
    await client.chat_update(**stream, markdown_text="All of it.")
    reply = (await ana.messages())[-1]
    assert (reply["text"], reply["streaming"]) == ("All of it.", "completed")


async def test_only_the_app_that_owns_a_message_streams_into_it(
    client: AsyncWebClient, place: dict[str, str], root: str
) -> None:
    error = await refused(client, "chat.appendStream", channel=place["channel"], ts=root, markdown_text="x")
    assert error == "message_not_owned_by_app"


async def test_a_posted_message_is_no_stream(client: AsyncWebClient, place: dict[str, str]) -> None:
    posted = await client.chat_postMessage(**place, text="whole")
    error = await refused(client, "chat.appendStream", channel=place["channel"], ts=posted["ts"], markdown_text="x")
    assert error == "message_not_in_streaming_state"
    assert "streaming_state" not in posted["message"]


async def test_while_it_streams_a_message_is_neither_updated_nor_deleted(
    client: AsyncWebClient, ana: Person, stream: dict[str, str]
) -> None:
    assert await refused(client, "chat.update", **stream, text="other") == "streaming_state_conflict"
    assert await refused(client, "chat.delete", **stream) == "cant_delete_message"
    await client.chat_stopStream(**stream)
    await client.chat_update(**stream, text="other")
    assert (await ana.messages())[-1]["text"] == "other"
    await client.chat_delete(**stream)
    assert len(await ana.messages()) == 1

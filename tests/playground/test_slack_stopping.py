"""An agent at work in a thread: its sign, the Stop beside it, what the app hears, and what becomes of its streams."""

from __future__ import annotations

from typing import Any

import pytest
from echo_app import Echo, until_told
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.manifest import Manifest, parse_manifest
from playground.person import Person, Told
from playground.server import running
from playground.state.signs import STOPPING, THINKING
from tests.playground.conftest import DESCRIBED, EVENTS

ANA, MIA = "U0PGANA001", "U0PGMIA001"
STOPPED = "agent_session_stopped"
WARNING = "missing_agent_session_stopped_event_subscription"


@pytest.fixture
def manifest() -> Manifest:
    return parse_manifest(
        {**DESCRIBED, "settings": {"event_subscriptions": {"bot_events": [*EVENTS.split(), STOPPED]}}}
    )


@pytest.fixture
async def root(ana: Person) -> str:
    return await ana.say("my answer")


async def status(client: AsyncWebClient, person: Person, root: str, status: str, **more: Any) -> Any:
    return await client.agents_sessions_setStatus(channel_id=await person.dm(), thread_ts=root, status=status, **more)


async def test_the_sign_comes_at_once_and_goes_with_the_status(client: AsyncWebClient, ana: Person, root: str) -> None:
    answer = await status(client, ana, root, "processing", title="Round 1")
    assert await ana.sign(root) == THINKING
    assert (answer["status"], answer["agent_status"], answer["title"]) == ("processing", "processing", "Round 1")
    assert "warning" not in answer.data
    for ended in ("active", "suspended", "closed"):
        await status(client, ana, root, "processing")
        await status(client, ana, root, ended)
        assert await ana.sign(root) == ""


async def test_the_sign_goes_with_the_apps_next_message(client: AsyncWebClient, ana: Person, root: str) -> None:
    await status(client, ana, root, "processing")
    await client.chat_postMessage(channel=await ana.dm(), thread_ts=root, text="Done.")
    assert await ana.sign(root) == ""


async def test_the_sign_stays_while_a_reply_streams_and_goes_when_it_ends(
    client: AsyncWebClient, ana: Person, root: str
) -> None:
    await status(client, ana, root, "processing")
    stream = await client.chat_stream(channel=await ana.dm(), thread_ts=root, buffer_size=1)
    await stream.append(markdown_text="Name what breaks.")
    assert await ana.sign(root) == THINKING
    await stream.stop()
    assert await ana.sign(root) == ""


async def test_an_ended_stream_may_leave_the_session_at_work(client: AsyncWebClient, ana: Person, root: str) -> None:
    stream = await client.chat_stream(channel=await ana.dm(), thread_ts=root)
    await stream.append(markdown_text="First this.")
    await stream.stop(session_status="processing")
    assert await ana.sign(root) == THINKING


async def test_a_plain_sign_goes_as_soon_as_a_stream_begins(client: AsyncWebClient, ana: Person, root: str) -> None:
    dm = await ana.dm()
    await client.assistant_threads_setStatus(channel_id=dm, thread_ts=root, status="is reading…")
    await client.chat_startStream(channel=dm, thread_ts=root)
    assert await ana.sign(root) == ""


async def test_stop_tells_the_app_who_where_and_which_streams_it_cut_short(echo: Echo, ana: Person, root: str) -> None:
    dm = await ana.dm()
    await status(echo.client, ana, root, "processing")
    whole = await echo.client.chat_startStream(channel=dm, thread_ts=root, markdown_text="whole")
    await echo.client.chat_stopStream(channel=dm, ts=whole["ts"], session_status="processing")
    half = await echo.client.chat_startStream(channel=dm, thread_ts=root, markdown_text="half")
    await ana.stop(root)
    (event,) = await until_told(echo, STOPPED)
    assert set(event) == {"type", "channel", "thread_ts", "user", "streaming_message_ts", "event_ts"}
    assert (event["channel"], event["thread_ts"], event["user"]) == (dm, root, ANA)
    assert event["streaming_message_ts"] == [half["ts"]]


async def test_stop_without_a_stream_names_none(echo: Echo, ana: Person, root: str) -> None:
    await status(echo.client, ana, root, "processing")
    await ana.stop(root)
    (event,) = await until_told(echo, STOPPED)
    assert event["streaming_message_ts"] == []


async def test_a_stream_stopped_by_a_person_takes_no_more_and_can_be_rewritten(
    client: AsyncWebClient, ana: Person, root: str
) -> None:
    dm = await ana.dm()
    await status(client, ana, root, "processing")
    ts = (await client.chat_startStream(channel=dm, thread_ts=root, markdown_text="half"))["ts"]
    await ana.stop(root)
    errors = []
    for call in (client.chat_appendStream, client.chat_stopStream):
        with pytest.raises(SlackApiError) as caught:
            await call(channel=dm, ts=ts, markdown_text="more")
        errors.append(caught.value.response["error"])
    assert errors == ["stopped_by_user", "message_not_in_streaming_state"]
    await client.chat_update(channel=dm, ts=ts, text="Stopped.")
    assert (await ana.messages())[-1]["text"] == "Stopped."


async def test_after_stop_the_thinking_is_over_and_the_app_says_when_it_has_stopped(
    client: AsyncWebClient, ana: Person, root: str
) -> None:
    await status(client, ana, root, "processing")
    await ana.stop(root)
    assert await ana.sign(root) == STOPPING
    with pytest.raises(Told, match="nothing to stop"):
        await ana.stop(root)
    await status(client, ana, root, "active")
    assert await ana.sign(root) == ""


async def test_only_an_agent_at_work_can_be_stopped(echo: Echo, ana: Person, root: str) -> None:
    await echo.client.assistant_threads_setStatus(channel_id=await ana.dm(), thread_ts=root, status="is reading…")
    with pytest.raises(Told, match="nothing to stop"):
        await ana.stop(root)
    assert echo.events(STOPPED) == []


async def test_in_a_channel_anyone_may_stop_it_and_is_named(echo: Echo, ana: Person, mia: Person) -> None:
    await ana.act("invite_app", channel="general")
    ts = await ana.say("a question", channel="general")
    await echo.client.agents_sessions_setStatus(channel_id="C0PGGENERAL", thread_ts=ts, status="processing")
    await mia.stop(ts, channel="general")
    (event,) = await until_told(echo, STOPPED)
    assert (event["user"], event["channel"]) == (MIA, "C0PGGENERAL")


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("agents.sessions.setStatus", {"status": "processing", "thread_ts": None}, "invalid_arguments"),
        ("agents.sessions.setStatus", {"status": "processing", "title": "x" * 201}, "invalid_arguments"),
        ("agents.sessions.setStatus", {"status": "processing", "thread_ts": "1.000001"}, "thread_not_found"),
        ("agents.sessions.rename", {"title": "Round 1", "thread_ts": None}, "invalid_arguments"),
        ("agents.sessions.rename", {"title": "x" * 201}, "invalid_arguments"),
    ],
)
async def test_a_session_is_a_threads_and_its_title_short(
    client: AsyncWebClient, ana: Person, root: str, method: str, args: dict[str, Any], error: str
) -> None:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json={"channel_id": await ana.dm(), "thread_ts": root, **args})
    assert caught.value.response["error"] == error
    assert await ana.sign(root) == ""


async def test_a_title_names_a_session_only_when_it_begins(client: AsyncWebClient, ana: Person, root: str) -> None:
    await status(client, ana, root, "processing", title="Round 1")
    again = await status(client, ana, root, "processing", title="Round 2")
    assert again["title"] == "Round 1"


async def test_an_app_that_does_not_hear_of_stop_is_warned_and_can_not_be_stopped() -> None:
    async with running(None, manifest=parse_manifest(DESCRIBED)) as pg, Person(pg.url, "ana") as ana:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        root = await ana.say("my answer")
        answer = await status(client, ana, root, "processing")
        assert (answer["warning"], answer["response_metadata"]["warnings"]) == (WARNING, [WARNING])
        with pytest.raises(Told, match="nothing to stop"):
            await ana.stop(root)
        assert await ana.sign(root) == THINKING

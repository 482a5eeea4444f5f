"""Streams that a workspace refuses: without agents, scopes or a Messages tab, and with a fault that plays one."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.manifest import parse_manifest
from playground.person import Person
from playground.server import running
from tests.playground.conftest import DESCRIBED


async def refused(client: AsyncWebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=args)
    return str(caught.value.response["error"])


@pytest.fixture
async def place(ana: Person) -> dict[str, str]:
    return {"channel": await ana.dm(), "thread_ts": await ana.say("my answer")}


async def test_without_agents_there_are_no_streams() -> None:
    plain = parse_manifest(
        {
            "features": {"app_home": {"messages_tab_enabled": True}},
            "oauth_config": {"scopes": {"bot": ["chat:write"]}},
        }
    )
    async with running(None, manifest=plain) as pg, Person(pg.url, "ana") as ana:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        place = {"channel": await ana.dm(), "thread_ts": await ana.say("my answer")}
        assert await refused(client, "chat.startStream", **place) == "feature_disabled"


async def test_where_the_app_takes_no_messages_it_streams_none() -> None:
    silent = parse_manifest({**DESCRIBED, "features": {"agent_view": {"agent_description": "Silent"}}})
    async with running(None, manifest=silent) as pg, Person(pg.url, "ana") as ana:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        assert (
            await refused(client, "chat.startStream", channel=await ana.dm(), thread_ts="1.0")
            == "messages_tab_disabled"
        )


async def test_a_fault_refuses_streams_as_a_workspace_without_agents_does(
    client: AsyncWebClient, ana: Person, place: dict[str, str]
) -> None:
    fault = {"kind": "refused", "method": "chat.startStream", "times": None}
    await ana.http.post("/_faults", json=fault)
    assert [await refused(client, "chat.startStream", **place) for _ in range(2)] == ["feature_disabled"] * 2
    assert (await client.chat_postMessage(**place, text="whole instead"))["ok"]


async def test_a_fault_can_break_a_stream_off_with_any_of_slacks_errors(
    client: AsyncWebClient, ana: Person, place: dict[str, str]
) -> None:
    started = await client.chat_startStream(**place)
    stream = {"channel": place["channel"], "ts": started["ts"]}
    error = "message_not_in_streaming_state"
    await ana.http.post("/_faults", json={"kind": "refused", "method": "chat.appendStream", "error": error})
    assert await refused(client, "chat.appendStream", **stream, markdown_text="x") == error
    assert (await client.chat_appendStream(**stream, markdown_text="x"))["ok"]


async def test_streaming_needs_chat_write(place: dict[str, str]) -> None:
    mute = parse_manifest({"features": {"agent_view": {"agent_description": "Mute"}}})
    async with running(None, manifest=mute) as pg:
        client = AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/")
        assert await refused(client, "chat.startStream", **place) == "missing_scope"

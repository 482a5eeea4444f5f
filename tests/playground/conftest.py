"""A local Slack for each test, an app connected to it, and people to act as."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from echo_app import SHORT, Echo
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest, parse_manifest
from playground.person import Person
from playground.server import running

SCOPES = (
    "app_mentions:read assistant:write channels:history channels:join channels:read chat:write commands files:read"
    " files:write im:history im:read im:write reactions:read reactions:write team:read users:read"
)
EVENTS = (
    "app_home_opened app_mention file_shared member_joined_channel member_left_channel message.channels message.im"
    " reaction_added reaction_removed user_change"
)
DESCRIBED: dict[str, Any] = {
    "display_information": {"name": "Echo", "description": "Says it again"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "bot_user": {"display_name": "Echo"},
        "agent_view": {"agent_description": "Echoes", "suggested_prompts": [{"title": "Hi", "message": "hi"}]},
        "slash_commands": [{"command": "/echo", "description": "Say it again", "usage_hint": "[words]"}],
        "shortcuts": [
            {"name": "Echo", "type": "global", "callback_id": "start", "description": "Start"},
            {"name": "Echo this", "type": "message", "callback_id": "again", "description": "Again"},
        ],
    },
    "oauth_config": {"scopes": {"bot": SCOPES.split()}},
    "settings": {"event_subscriptions": {"bot_events": EVENTS.split()}},
}


@pytest.fixture
def manifest() -> Manifest:
    return parse_manifest(DESCRIBED)


@pytest.fixture
async def pg(manifest: Manifest) -> AsyncIterator[Playground]:
    async with running(None, manifest=manifest, ack_seconds=SHORT, trigger_seconds=SHORT) as playground:
        yield playground


@pytest.fixture
async def echo(pg: Playground) -> AsyncIterator[Echo]:
    echo = Echo(pg)
    await echo.handler.connect_async()
    await pg.hub.appear(5)
    yield echo
    await echo.handler.close_async()


@pytest.fixture
def client(pg: Playground) -> AsyncWebClient:
    return AsyncWebClient(token=pg.bot_token, base_url=f"{pg.url}/api/", retry_handlers=[])


@pytest.fixture
async def ana(pg: Playground) -> AsyncIterator[Person]:
    async with Person(pg.url, "ana") as person:
        yield person


@pytest.fixture
async def mia(pg: Playground) -> AsyncIterator[Person]:
    async with Person(pg.url, "mia") as person:
        yield person

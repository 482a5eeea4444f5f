"""A local Slack for each test, a Bolt app that records what it gets, and people to act as."""

from __future__ import annotations

import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest, parse_manifest
from playground.person import Person
from playground.server import running

SHORT = 0.4
"""Seconds that stand for Slack's three in most tests."""

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

Listener = Callable[..., Awaitable[None]]


class Echo:
    """A Bolt app on Socket Mode: keeps every body, acks, does what a test sets in `on`; `silent`, it never acks."""

    def __init__(self, playground: Playground) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.on: dict[str, Listener] = {}
        self.silent = False
        self.client = AsyncWebClient(token=playground.bot_token, base_url=f"{playground.url}/api/", retry_handlers=[])
        quiet = logging.getLogger("echo")
        quiet.setLevel(logging.CRITICAL)
        self.app = AsyncApp(
            client=self.client, process_before_response=True, ignoring_self_events_enabled=False, logger=quiet
        )
        self.app.use(self._keep)
        anything = re.compile(".*")
        self.app.event(anything)(self._listener("event"))
        self.app.command(anything)(self._listener("command"))
        self.app.action(anything)(self._listener("action"))
        self.app.view(anything)(self._listener("view"))
        self.app.view_closed(anything)(self._listener("closed"))
        self.app.shortcut(anything)(self._listener("shortcut"))
        self.handler = AsyncSocketModeHandler(self.app, playground.app_token, logger=quiet, ping_interval=0.2)

    async def _keep(self, body: dict[str, Any], next: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        self.bodies.append(body)
        return BoltResponse(status=404, body="") if self.silent else await next()

    def _listener(self, kind: str) -> Listener:
        async def listen(ack: Any, body: dict[str, Any], client: AsyncWebClient, respond: Any) -> None:
            if kind in self.on:
                await self.on[kind](ack=ack, body=body, client=client, respond=respond)
            else:
                await ack()

        return listen

    def events(self, kind: str) -> list[dict[str, Any]]:
        """The events of this type so far, without their frame."""
        events = [body["event"] for body in self.bodies if "event" in body]
        return [event for event in events if event["type"] == kind]


@pytest.fixture
def manifest() -> Manifest:
    return parse_manifest(DESCRIBED)


@pytest.fixture
async def pg(manifest: Manifest, tmp_path: Path) -> AsyncIterator[Playground]:
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

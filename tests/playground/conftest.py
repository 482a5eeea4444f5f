"""A local Slack for each test, an app connected to it, and people to act as; for tests of the page, a browser too."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from echo_app import SHORT, Echo
from playwright.async_api import Browser, Page, async_playwright
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground
from playground.manifest import Manifest, parse_manifest
from playground.person import Person
from playground.server import running
from tests.playground.page_coach import MANIFEST, Coach, listen

SCOPES = (
    "app_mentions:read assistant:write channels:history channels:join channels:read chat:write commands files:read"
    " files:write groups:history groups:read im:history im:read im:write reactions:read reactions:write team:read"
    " users:read"
)
EVENTS = (
    "app_home_opened app_mention app_uninstalled channel_archive channel_left channel_unarchive file_change file_shared"
    " group_archive group_left group_unarchive member_joined_channel member_left_channel message.channels"
    " message.groups message.im reaction_added reaction_removed tokens_revoked user_change"
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


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield launched
        await launched.close()


@pytest_asyncio.fixture(loop_scope="module")
async def playground() -> AsyncIterator[Playground]:
    async with running(None, manifest=MANIFEST, ack_seconds=0.5) as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def coach(playground: Playground) -> AsyncIterator[Coach]:
    client = AsyncWebClient(playground.bot_token, base_url=f"{playground.url}/api/")
    app = AsyncApp(client=client, process_before_response=True)
    told = Coach(client)
    listen(app, told)
    handler = AsyncSocketModeHandler(app, playground.app_token)
    await handler.connect_async()
    yield told
    await handler.close_async()


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, playground: Playground, coach: Coach) -> AsyncIterator[Page]:
    context = await browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(5000)
    opened = await context.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    await opened.goto(playground.url)
    yield opened
    await context.close()
    assert faults == []

"""A Bolt app over the real Socket Mode handler, for tests to look into; it knows nothing of any other app."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from playground.desk import Playground

SHORT = 0.6
"""Seconds that stand for Slack's three in most tests."""

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


async def until_told(echo: Echo, kind: str, count: int = 1) -> list[dict[str, Any]]:
    """The events of this type once there are so many."""
    for _ in range(200):
        if len(echo.events(kind)) >= count:
            return echo.events(kind)
        await asyncio.sleep(0.01)
    raise AssertionError(f"{len(echo.events(kind))} events of {kind}, not {count}")

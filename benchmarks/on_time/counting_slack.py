"""A Slack that only takes posts: it counts them by the key in their metadata, and refuses what is above its rate."""

import asyncio
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

BURST_SECONDS = 3.0
"""What it takes at once after a pause, in seconds' worth: a little more than the app makes use of."""


@dataclass
class CountingSlack:
    """Serves on a port of this computer; `async with` it. `a_second`: how many posts it takes, None for all.

    `posts` counts them by key, `kinds` the different ones by what stands before a key's first colon; `arrived` tells
    when each came last, in seconds since 1970.
    """

    a_second: float | None = None
    url: str = ""
    posts: Counter[str] = field(default_factory=Counter)
    arrived: dict[str, float] = field(default_factory=dict)
    kinds: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        web_app = web.Application()
        web_app.add_routes([web.post("/api/{method}", self._call)])
        self._runner = web.AppRunner(web_app, access_log=None)
        self._room, self._counted = BURST_SECONDS * (self.a_second or 0.0), time.monotonic()

    async def __aenter__(self) -> "CountingSlack":
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, shutdown_timeout=1.0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def has(self, number: int, kind: str, seconds: float) -> None:
        """Wait until so many different messages are there of a kind. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while self.kinds[kind] < number:
                self._changed.clear()
                await self._changed.wait()

    async def _call(self, request: web.Request) -> web.Response:
        said: dict[str, Any] = await request.json()
        match request.match_info["method"]:
            case "chat.postMessage":
                return self._take(said)
            case "conversations.history" | "conversations.replies":
                return web.json_response({"ok": True, "messages": []})
            case method:
                return web.json_response({"ok": False, "error": f"nobody should call {method}"})

    def _take(self, said: dict[str, Any]) -> web.Response:
        if not self._has_room():
            self.refused += 1
            refusal = {"ok": False, "error": "ratelimited"}
            return web.json_response(refusal, status=429, headers={"Retry-After": "1"})
        key = str(said["metadata"]["event_payload"]["key"])
        self.kinds[key.split(":")[0]] += key not in self.posts
        self.posts[key] += 1
        self.arrived[key] = time.time()
        self._changed.set()
        return web.json_response({"ok": True, "channel": said["channel"], "ts": f"{self.arrived[key]:.6f}"})

    def _has_room(self) -> bool:
        if self.a_second is None:
            return True
        now = time.monotonic()
        self._room = min(BURST_SECONDS * self.a_second, self._room + (now - self._counted) * self.a_second)
        self._counted = now
        if self._room < 1.0:
            return False
        self._room -= 1.0
        return True

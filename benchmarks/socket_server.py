"""A lean Slack for one app: the Web API calls it makes and Socket Mode. It checks nothing, so that it costs little."""

import asyncio
import itertools
import json
import time
from collections import Counter
from typing import Any
from uuid import uuid4

from aiohttp import WSMsgType, web

Json = dict[str, Any]

TEAM_ID = "T0BENCH"
BOT_USER_ID = "U0BENCHBOT"
ACK_SECONDS = 10.0
"""Longer than Slack waits: a slow app shows in the numbers instead of ending the run."""


class Unanswered(Exception):
    """The app acknowledged too late or not at all; its log says why."""


class SocketServer:
    """Serves one app on a port of this computer and times its acks; `async with` it. `calls`: how often what."""

    def __init__(self, team_id: str = TEAM_ID) -> None:
        self._team_id = team_id
        self.url = ""
        self.connected_at: float | None = None
        self._connected = asyncio.Event()
        self._line: web.WebSocketResponse | None = None
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._stamps = itertools.count(1)
        self.calls: Counter[str] = Counter()
        web_app = web.Application()
        web_app.add_routes([web.post("/api/{method}", self._call), web.get("/socket", self._serve)])
        self._runner = web.AppRunner(web_app, access_log=None)

    async def __aenter__(self) -> "SocketServer":
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, shutdown_timeout=1.0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def appear(self, seconds: float) -> float:
        """When the app connected, on the monotonic clock. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            await self._connected.wait()
        assert self.connected_at is not None
        return self.connected_at

    async def ask(self, kind: str, payload: Json) -> float:
        """Send one envelope; seconds until its ack. Raises Unanswered."""
        assert self._line is not None
        envelope_id = str(uuid4())
        answer: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = answer
        envelope = json.dumps({"envelope_id": envelope_id, "type": kind, "payload": payload})
        began = time.perf_counter()
        await self._line.send_str(envelope)
        try:
            async with asyncio.timeout(ACK_SECONDS):
                await answer
        except TimeoutError:
            raise Unanswered(kind) from None
        finally:
            del self._waiting[envelope_id]
        return time.perf_counter() - began

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse()
        await line.prepare(request)
        self._line, self.connected_at = line, time.monotonic()
        await line.send_json({"type": "hello", "num_connections": 1})
        self._connected.set()
        async for message in line:
            if message.type is WSMsgType.TEXT:
                self._heard(json.loads(message.data))
        return line

    def _heard(self, ack: Json) -> None:
        answer = self._waiting.get(ack["envelope_id"])
        if answer is not None and not answer.done():
            answer.set_result(None)

    async def _call(self, request: web.Request) -> web.Response:
        self.calls[request.match_info["method"]] += 1
        said = await request.json() if request.content_type == "application/json" else dict(await request.post())
        return web.json_response({"ok": True, **self._answer(request.match_info["method"], said)})

    def _answer(self, method: str, said: Json) -> Json:
        match method:
            case "auth.test":
                return {"team_id": self._team_id, "user_id": BOT_USER_ID, "bot_id": "B0BENCHBOT", "url": self.url}
            case "apps.connections.open":
                return {"url": f"{self.url.replace('http', 'ws', 1)}/socket"}
            case "conversations.open":
                return {"channel": {"id": dm_of(str(said["users"]))}}
            case "users.info":
                return {"user": {"id": said["user"], "tz": "Etc/UTC", "locale": "en-US"}}
            case "chat.postMessage" | "chat.update":
                ts = said.get("ts") or f"{int(time.time())}.{next(self._stamps):06d}"
                return {"channel": said["channel"], "ts": ts}
            case _ if method.startswith("views."):
                return {"view": {"id": f"V{next(self._stamps)}", "hash": "1", "type": "modal"}}
            case _:
                return {}


def dm_of(user_id: str) -> str:
    """The id of a person's conversation with the app."""
    return f"D{user_id}"

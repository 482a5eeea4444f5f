"""The app's Socket Mode connections: greeting, sending envelopes, matching acks, refreshing and dropping."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.faults import Faults
from playground.socket.wires import Wires
from playground.state.feed import Change, Feed
from playground.state.model import Json
from playground.workspace import APP_ID

EnvelopeKind = Literal["events_api", "slash_commands", "interactive"]
MAX_CONNECTIONS = 10
LIFETIME = 4 * 3600.0
"""Seconds after which a connection is asked to make way for a new one."""
GRACE = 10.0
"""Seconds a connection lives on after it was asked."""


class NoApp(Exception):
    """No app is connected."""


class NoAck(Exception):
    """The app didn't acknowledge in time."""


@dataclass(eq=False, slots=True)
class Line:
    """One connection; a retiring one gets no new envelopes while there is another."""

    socket: WebSocket
    retiring: bool = False
    timers: list[asyncio.TimerHandle] = field(default_factory=list)


class Hub:
    """All connections of the app; each envelope goes to one of them, and none waits for another's ack."""

    def __init__(self, feed: Feed, wires: Wires, faults: Faults, ack_seconds: float) -> None:
        self.ack_seconds = ack_seconds
        self._feed, self._wires, self._faults = feed, wires, faults
        self._lines: list[Line] = []
        self._waiting: dict[str, asyncio.Future[Json | None]] = {}
        self._doomed: set[str] = set()
        self._next = 0
        self._came = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def connected(self) -> bool:
        """Whether an app is there."""
        return bool(self._lines)

    @property
    def connections(self) -> int:
        return len(self._lines)

    async def appear(self, seconds: float) -> bool:
        """Wait until an app is connected, so long at most."""
        try:
            await asyncio.wait_for(self._came.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def ask(self, kind: EnvelopeKind, payload: Json, attempt: int = 0, reason: str = "") -> Json | None:
        """Send one envelope and return what the ack carries; `NoApp` or `NoAck` when there is none in time."""
        fault = self._faults.take_for_envelope(_name_of(kind, payload))
        if fault is not None and fault.kind == "late":
            await asyncio.sleep(fault.seconds)
        line = self._pick()
        envelope_id = str(uuid4())
        if fault is not None and fault.kind == "ack_lost":
            self._doomed.add(envelope_id)
        envelope: Json = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": kind != "events_api",
        }
        if kind == "events_api":
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        answer: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = answer
        try:
            await self._send(line, envelope)
            return await asyncio.wait_for(answer, self.ack_seconds)
        except TimeoutError as late:
            raise NoAck from late
        finally:
            del self._waiting[envelope_id]
            self._doomed.discard(envelope_id)

    async def serve(self, socket: WebSocket) -> None:
        """Hold one connection from its hello to its end."""
        await socket.accept()
        if len(self._lines) >= MAX_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets", "debug_info": _DEBUG})
            await socket.close()
            return
        line = Line(socket)
        self._lines.append(line)
        loop = asyncio.get_running_loop()
        line.timers.append(loop.call_later(LIFETIME, self._retire, line, "refresh_requested"))
        await socket.send_json(self._hello())
        self._came.set()
        self._feed.publish(Change("connection"))
        try:
            while True:
                self._heard(line, await socket.receive_text())
        except WebSocketDisconnect:
            pass
        finally:
            self._gone(line)

    def refresh(self, reason: Literal["refresh_requested", "warning"]) -> None:
        """Ask every connection to make way for a new one."""
        for line in list(self._lines):
            self._retire(line, reason)

    def drop(self) -> None:
        """Cut every connection without a word."""
        for line in list(self._lines):
            self._cut(line)

    async def close(self) -> None:
        """End every connection properly, and what was still to be said on one."""
        for task in list(self._tasks):
            task.cancel()
        await self.hang_up()

    async def hang_up(self) -> None:
        """End every connection properly, now; the app may come back."""
        for line in list(self._lines):
            self._gone(line)
            await _close(line.socket)

    def _hello(self) -> Json:
        info = {"app_id": APP_ID}
        return {"type": "hello", "num_connections": self.connections, "connection_info": info, "debug_info": _DEBUG}

    def _pick(self) -> Line:
        lines = [line for line in self._lines if not line.retiring] or self._lines
        if not lines:
            raise NoApp
        self._next += 1
        return lines[self._next % len(lines)]

    async def _send(self, line: Line, body: Json) -> None:
        try:
            await line.socket.send_text(json.dumps(body))
        except (WebSocketDisconnect, RuntimeError):  # it ended a moment ago: the envelope counts as unanswered
            self._gone(line)

    def _heard(self, line: Line, text: str) -> None:
        try:
            body = json.loads(text)
        except ValueError:
            return  # Slack ignores what it can't read
        if not isinstance(body, dict):
            return
        envelope_id = str(body.get("envelope_id"))
        if envelope_id in self._doomed:
            self._cut(line)
            return
        answer = self._waiting.get(envelope_id)
        if answer is not None and not answer.done():
            answer.set_result(body.get("payload"))

    def _retire(self, line: Line, reason: str) -> None:
        line.retiring = True
        goodbye = {"type": "disconnect", "reason": reason, "debug_info": _DEBUG}
        self._start(self._say_goodbye(line, goodbye))

    async def _say_goodbye(self, line: Line, goodbye: Json) -> None:
        await self._send(line, goodbye)
        await asyncio.sleep(GRACE)
        self._gone(line)
        await _close(line.socket)

    def _cut(self, line: Line) -> None:
        self._wires.cut(line.socket.client)
        self._gone(line)

    def _gone(self, line: Line) -> None:
        for timer in line.timers:
            timer.cancel()
        if line not in self._lines:
            return
        self._lines.remove(line)
        if not self._lines:
            self._came.clear()
        self._feed.publish(Change("connection"))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _close(socket: WebSocket) -> None:
    try:
        await socket.close()
    except RuntimeError:  # already closed from the other side
        return


def _name_of(kind: EnvelopeKind, payload: Json) -> str:
    """What a fault calls this envelope."""
    if kind == "events_api":
        return str(payload["event"]["type"])
    return str(payload["type"]) if kind == "interactive" else kind


_DEBUG = {"host": "playground", "build_number": 1, "approximate_connection_time": int(LIFETIME)}

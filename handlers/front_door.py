"""The one wrapper every listener goes through: one at a time for each member, in the order of arrival."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.library import Library
from bot.core.members import Member
from bot.journeys.desk import Desk
from handlers import payloads

QUIET_WITHIN_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Request:
    """One arrival, with what is needed to answer it."""

    body: payloads.Body
    member: Member
    desk: Desk
    library: Library
    ack: AsyncAck
    client: AsyncWebClient
    respond: AsyncRespond

    @property
    def key(self) -> str:
        return payloads.key(self.body)

    @property
    def trigger_id(self) -> str:
        return str(self.body["trigger_id"])


Listener = Callable[[Request], Awaitable[None]]


class FrontDoor:
    """Envelopes run concurrently and overtake each other; behind the door a member's requests stand in line."""

    def __init__(self, desk: Desk, library: Library) -> None:
        self._desk, self._library = desk, library
        self._lines: dict[Member, tuple[asyncio.Lock, int]] = {}
        self._empty = asyncio.Event()
        self._empty.set()

    def through(self, listener: Listener) -> Callable[..., Awaitable[None]]:
        """The listener as Bolt calls it."""

        async def listen(body: dict[str, Any], ack: AsyncAck, client: AsyncWebClient, respond: AsyncRespond) -> None:
            member = payloads.member(body)
            async with self._in_line(member):
                await listener(Request(body, member, self._desk, self._library, ack, client, respond))

        listen.__name__ = getattr(listener, "__name__", "listen")
        return listen

    async def quiet(self) -> None:
        """Wait, for a few seconds at most, until everybody in line was answered."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._empty.wait(), QUIET_WITHIN_SECONDS)

    @asynccontextmanager
    async def _in_line(self, member: Member) -> AsyncIterator[None]:
        """A FIFO lock that exists only while somebody stands in it."""
        lock, waiting = self._lines.get(member, (asyncio.Lock(), 0))
        self._lines[member] = (lock, waiting + 1)
        self._empty.clear()
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._lines.pop(member)
            if waiting > 1:
                self._lines[member] = (lock, waiting - 1)
            elif not self._lines:
                self._empty.set()

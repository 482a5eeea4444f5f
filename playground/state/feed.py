"""The stream of small changes that the page and waiting clients follow; it carries no content."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["message", "channel", "modal", "home", "sign", "prompts", "clock", "connection", "read", "user", "file"]


@dataclass(frozen=True, slots=True)
class Change:
    """Something to look at again. `user` set means only that person sees a difference."""

    kind: Kind
    channel: str | None = None
    ts: str | None = None
    thread_ts: str | None = None
    user: str | None = None


class Feed:
    """Counts changes and hands each to every follower."""

    def __init__(self) -> None:
        self.version = 0
        self._followers: set[asyncio.Queue[Change | None]] = set()

    def publish(self, change: Change) -> None:
        """Tell every follower; never waits."""
        self.version += 1
        for queue in self._followers:
            queue.put_nowait(change)

    async def changes(self) -> AsyncIterator[Change]:
        """Every change from now on, until the workspace closes."""
        queue: asyncio.Queue[Change | None] = asyncio.Queue()
        self._followers.add(queue)
        try:
            while (change := await queue.get()) is not None:
                yield change
        finally:
            self._followers.discard(queue)

    async def after(self, version: int, seconds: float) -> int:
        """The newest version as soon as it is beyond `version`, or after so many seconds."""
        if self.version > version:
            return self.version
        queue: asyncio.Queue[Change | None] = asyncio.Queue()
        self._followers.add(queue)
        try:
            await asyncio.wait_for(queue.get(), seconds)
        except TimeoutError:
            pass
        finally:
            self._followers.discard(queue)
        return self.version

    def close(self) -> None:
        """Let every follower go home."""
        for queue in self._followers:
            queue.put_nowait(None)

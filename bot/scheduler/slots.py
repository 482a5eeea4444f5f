"""Works on several things at once: a slow one or a failing one holds up nobody else."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from bot.core.errors import where

log = logging.getLogger(__name__)

T = TypeVar("T")
LAST_SECONDS = 3.0


class Slots(Generic[T]):
    """At most `most` things under way. A slot that comes free claims the next thing by itself.

    `claim` takes how many may be begun and returns what it leased; `do` works on one; `failed` hears what `do` raised.
    """

    def __init__(
        self,
        most: int,
        claim: Callable[[int], Awaitable[list[T]]],
        do: Callable[[T], Awaitable[None]],
        failed: Callable[[T, Exception], Awaitable[None]],
    ) -> None:
        self._most, self._claim, self._do, self._failed = most, claim, do, failed
        self._running: set[asyncio.Task[None]] = set()
        self._claiming = asyncio.Lock()

    async def fill(self) -> None:
        """Begin what there is to do and room for; returns at once, the work goes on."""
        async with self._claiming:
            free = self._most - len(self._running)
            for thing in await self._claim(free) if free > 0 else []:
                task = asyncio.create_task(self._run(thing))
                self._running.add(task)
                task.add_done_callback(self._ended)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._running:
            await asyncio.wait(self._running)

    async def stop(self) -> None:
        """Begin nothing more, let what is under way end, and cut off what takes too long; its lease brings it back."""
        self._most = 0
        if self._running:
            await asyncio.wait(self._running, timeout=LAST_SECONDS)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _run(self, thing: T) -> None:
        try:
            await self._do(thing)
        except Exception as error:  # noqa: BLE001 - one thing's trouble must not reach the others
            log.error("slot_failed %s\n%s", type(error).__name__, where(error))
            await self._failed(thing, error)
        self._ended(asyncio.current_task())
        await self.fill()

    def _ended(self, task: "asyncio.Task[None] | None") -> None:
        """The slot is free. If even telling of a failure failed, it is logged, and the lease brings it back."""
        if task is None:
            return
        self._running.discard(task)
        if task.done() and not task.cancelled() and (error := task.exception()) is not None:
            log.error("slot_lost %s\n%s", type(error).__name__, where(error))

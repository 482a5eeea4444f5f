"""Events on their way to the app: sent at once; unacknowledged, again at once, after one minute and after five."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any

from playground.faults import Faults
from playground.socket.hub import Hub, NoAck, NoApp
from playground.state.clock import Clock
from playground.state.model import Json
from playground.state.store import Store

WAITS = (0.0, 60.0, 300.0)
"""Seconds on the workspace's clock before each retry, counted from the failure before it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event_callback payload; `attempt` counts retries, `due` is a time on the workspace's clock."""

    event_id: str
    payload: Json
    attempt: int
    due: float
    reason: str = ""


class Deliveries:
    """Sends events and tries again; what is unacknowledged is on disk."""

    def __init__(self, store: Store, clock: Clock, hub: Hub, faults: Faults) -> None:
        self._store, self._clock, self._hub, self._faults = store, clock, hub, faults
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def open(self) -> int:
        """How many events still wait for an ack or a retry."""
        return len(self._tasks)

    def resume(self) -> None:
        """Take up what the last run left."""
        for _, body in self._store.load("deliveries"):
            self._start(self._deliver(Delivery(**body)))

    def send(self, payload: Json) -> list[asyncio.Task[None]]:
        """Deliver an event_callback; returns at once, with what ends when it was acknowledged or given up."""
        delivery = Delivery(payload["event_id"], payload, 0, self._now())
        self._store.put("deliveries", delivery.event_id, delivery)
        times = self._faults.deliveries(payload["event"]["type"])
        return [self._start(self._deliver(delivery)) for _ in range(times)]

    async def close(self) -> None:
        """Stop trying; the next run goes on."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _deliver(self, delivery: Delivery) -> None:
        while True:
            await self._until(delivery.due)
            if await self._attempt(delivery):
                break
            if delivery.attempt == len(WAITS):
                break
            due = self._now() + WAITS[delivery.attempt]
            delivery = replace(delivery, attempt=delivery.attempt + 1, due=due, reason="timeout")
            self._store.put("deliveries", delivery.event_id, delivery)
        self._store.drop("deliveries", delivery.event_id)

    async def _attempt(self, delivery: Delivery) -> bool:
        # The app may be starting or reconnecting: it has until the ack is due.
        await self._hub.appear(self._hub.ack_seconds)
        try:
            await self._hub.ask("events_api", delivery.payload, delivery.attempt, delivery.reason)
        except (NoApp, NoAck):
            return False
        return True

    async def _until(self, due: float) -> None:
        while (wait := due - self._now()) > 0:
            await self._clock.moved(wait)

    def _now(self) -> float:
        return self._clock.now().timestamp()

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

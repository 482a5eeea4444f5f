"""The workspace's clock: real time plus an offset that only grows; message stamps come from it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from playground.state.feed import Change, Feed
from playground.state.store import Store

Skip = Literal["morning", "tomorrow", "friday"]
MORNING = 9
FRIDAY = 4


class ClockRefused(ValueError):
    """The clock can't be set back."""


class Clock:
    """Reads and moves the time; the offset survives a restart."""

    def __init__(self, store: Store, feed: Feed) -> None:
        self._store, self._feed = store, feed
        self._offset = next((body["seconds"] for _, body in store.load("clock")), 0.0)
        self._last_stamp = 0
        self._moved = asyncio.Event()

    @property
    def offset_seconds(self) -> float:
        return self._offset

    def now(self) -> datetime:
        """Aware UTC."""
        return datetime.now(UTC) + timedelta(seconds=self._offset)

    def forward(self, seconds: float) -> datetime:
        """Move on by so many seconds and return the new time."""
        if not 0 <= seconds < 10 * 366 * 86400:
            raise ClockRefused("The clock only moves forward, by ten years at most.")
        self._offset += seconds
        self._store.put("clock", "offset", {"seconds": self._offset})
        self._feed.publish(Change("clock"))
        self._moved.set()
        self._moved = asyncio.Event()
        return self.now()

    def forward_to(self, when: datetime) -> datetime:
        """Move on to an aware time that lies ahead."""
        return self.forward((when - self.now()).total_seconds())

    def skip(self, to: str, tz: str) -> datetime:
        """Move on to the next 09:00 of that kind (a `Skip`) in an IANA zone."""
        return self.forward_to(next_morning(self.now(), to, tz))

    async def moved(self, seconds: float | None) -> None:
        """Return when the clock is moved, or after so many real seconds."""
        try:
            await asyncio.wait_for(self._moved.wait(), seconds)
        except TimeoutError:
            return

    def stamp(self) -> str:
        """A new message ts: unique and later than every one before."""
        self._last_stamp = max(int(self.now().timestamp() * 1_000_000), self._last_stamp + 1)
        return f"{self._last_stamp // 1_000_000}.{self._last_stamp % 1_000_000:06d}"

    def stamps_follow(self, ts: str) -> None:
        """Make later stamps larger than this one, read from disk at a start."""
        seconds, _, micros = ts.partition(".")
        self._last_stamp = max(self._last_stamp, int(seconds) * 1_000_000 + int(micros))


def next_morning(now: datetime, to: str, tz: str) -> datetime:
    """The next 09:00 (today's, tomorrow's, or the coming Friday's) in that zone, strictly after `now`."""
    local = now.astimezone(ZoneInfo(tz))
    morning = local.replace(hour=MORNING, minute=0, second=0, microsecond=0)
    if to == "tomorrow" or (to == "morning" and morning <= local):
        morning += timedelta(days=1)
    elif to == "friday":
        morning += timedelta(days=(FRIDAY - local.weekday()) % 7)
        if morning <= local:
            morning += timedelta(days=7)
    return morning.astimezone(UTC)

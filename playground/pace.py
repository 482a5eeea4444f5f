"""How fast the app may post: short bursts, then a steady rate, per conversation and for the whole workspace."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

CHANNEL_RATE, CHANNEL_BURST = 1.0, 5.0
"""Messages a second. The rate is Slack's word, how long a burst may be it leaves open."""
WORKSPACE_RATE, WORKSPACE_BURST = 10.0, 20.0
"""Slack has a limit for the whole workspace too, and doesn't tell it."""


@dataclass(slots=True)
class _Bucket:
    rate: float
    burst: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until the next message may come."""
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1.0 - self.level) / self.rate)


class Pace:
    """Counts the app's posts in real time: the workspace's clock may leap, Slack's patience does not."""

    def __init__(self, *, limits: bool = True, now: Callable[[], float] = time.monotonic) -> None:
        self._limits, self._now = limits, now
        self._workspace = _Bucket(WORKSPACE_RATE, WORKSPACE_BURST, WORKSPACE_BURST, now())
        self._channels: dict[str, _Bucket] = {}

    def retry_after(self, channel_id: str) -> int:
        """0 and the post is counted, or the whole seconds to wait before another try."""
        if not self._limits:
            return 0
        now = self._now()
        fresh = _Bucket(CHANNEL_RATE, CHANNEL_BURST, CHANNEL_BURST, now)
        buckets = (self._channels.setdefault(channel_id, fresh), self._workspace)
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            return math.ceil(wait)
        for bucket in buckets:
            bucket.level -= 1.0
        return 0

"""How fast a workspace may be posted to: a token bucket that Slack's 429 slows down, and that recovers."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

FULL_RATE = 5.0
"""Calls a second. Slack names no figure for a workspace; this one is safe."""
SLOWEST_RATE = 0.5
RECOVERS_IN = timedelta(minutes=5)
"""From standstill to the full rate."""
BURST_SECONDS = 2.0
"""What may be sent at once after a pause: so many seconds' worth."""


@dataclass(frozen=True, slots=True)
class SendRate:
    """The bucket as it was `at` a moment of unmoved time. `rate` is never above `full`, both in calls a second."""

    full: float
    rate: float
    tokens: float
    at: datetime
    held_until: datetime

    @classmethod
    def fresh(cls, full: float, now: datetime) -> "SendRate":
        """Nothing was sent yet."""
        return cls(full, full, full * BURST_SECONDS, now, now)

    def room(self, now: datetime) -> int:
        """How many calls may be made at `now`."""
        return 0 if now < self.held_until else int(self.filled(now).tokens)

    def filled(self, now: datetime) -> "SendRate":
        """The bucket at `now`: a little fuller, a little faster. A clock that went back changes nothing."""
        seconds = max(0.0, (now - self.at).total_seconds())
        rate = min(self.full, self.rate + seconds * self.full / RECOVERS_IN.total_seconds())
        tokens = min(rate * BURST_SECONDS, self.tokens + seconds * self.rate)
        return replace(self, rate=rate, tokens=tokens, at=max(self.at, now))

    def taken(self, calls: int, now: datetime) -> "SendRate":
        """So many calls are made; a negative number gives back what was taken and not used."""
        filled = self.filled(now)
        return replace(filled, tokens=filled.tokens - calls)

    def refused(self, now: datetime, seconds: float) -> "SendRate":
        """Slack said 429: nothing for so many seconds, then half as fast."""
        filled = self.filled(now)
        held = max(self.held_until, now + timedelta(seconds=seconds))
        if now < self.held_until:  # one of several that were under way when Slack said so: told once already
            return replace(filled, held_until=held)
        rate = max(min(SLOWEST_RATE, self.full), filled.rate / 2)
        return replace(filled, rate=rate, tokens=0.0, held_until=held)

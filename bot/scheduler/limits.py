"""Slack's limit for each channel as a token bucket on monotonic time: 1/s with bursts of 4. See also send_rate."""

from dataclasses import dataclass

CHANNEL_RATE, CHANNEL_BURST = 1.0, 4.0
_FORGET_ABOVE = 10_000


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until a token is there."""
        self.level = min(CHANNEL_BURST, self.level + (now - self.at) * CHANNEL_RATE)
        self.at = now
        return max(0.0, (1.0 - self.level) / CHANNEL_RATE)


class Limits:
    """Asks before each post; nobody sleeps here, the row is put off instead."""

    def __init__(self) -> None:
        self._channels: dict[str, _Bucket] = {}

    def take(self, team_id: str, channel_id: str, now: float) -> float:
        """0 and a token is taken, or the seconds to wait."""
        if len(self._channels) > _FORGET_ABOVE:
            self._channels.clear()
        bucket = self._channels.setdefault(f"{team_id}:{channel_id}", _Bucket(CHANNEL_BURST, now))
        wait = bucket.wait(now)
        if wait == 0.0:
            bucket.level -= 1.0
        return wait

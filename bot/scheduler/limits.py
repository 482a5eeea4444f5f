"""Slack's posting limits as token buckets on monotonic time: per workspace 5/s, per channel 1/s with bursts of 4."""

from dataclasses import dataclass

TEAM_RATE, TEAM_BURST = 5.0, 10.0
CHANNEL_RATE, CHANNEL_BURST = 1.0, 4.0
_FORGET_ABOVE = 10_000


@dataclass(slots=True)
class _Bucket:
    rate: float
    burst: float
    level: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until a token is there."""
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        return max(0.0, (1.0 - self.level) / self.rate)

    def take(self) -> None:
        self.level -= 1.0


class Limits:
    """Asks before each call; nobody sleeps here, the row is put off instead."""

    def __init__(self) -> None:
        self._teams: dict[str, _Bucket] = {}
        self._channels: dict[str, _Bucket] = {}

    def room(self, team_id: str, now: float) -> int:
        """How many calls the workspace may make now."""
        team = self._team(team_id, now)
        team.wait(now)
        return max(0, int(team.level))

    def hold(self, team_id: str, seconds: float, now: float) -> None:
        """Slack said how long to wait: nothing of this workspace before then."""
        team = self._team(team_id, now)
        team.wait(now)
        team.level = min(team.level, 1.0 - seconds * team.rate)

    def take(self, team_id: str, channel_id: str | None, now: float) -> float:
        """0 and a token is taken, or the seconds to wait. Without a channel only the workspace's limit counts."""
        buckets = [self._team(team_id, now)]
        if channel_id is not None:
            fresh = _Bucket(CHANNEL_RATE, CHANNEL_BURST, CHANNEL_BURST, now)
            buckets.append(self._channels.setdefault(f"{team_id}:{channel_id}", fresh))
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait == 0.0:
            for bucket in buckets:
                bucket.take()
        if len(self._channels) > _FORGET_ABOVE:
            self._channels.clear()
        return wait

    def _team(self, team_id: str, now: float) -> _Bucket:
        return self._teams.setdefault(team_id, _Bucket(TEAM_RATE, TEAM_BURST, TEAM_BURST, now))

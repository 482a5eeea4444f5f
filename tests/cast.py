"""Who and when in the tests: the members, the moments and a clock that stands still until moved."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from bot.core.members import Member
from bot.journeys.deliver import Pace
from bot.store.queues import outbox

ANA = Member("T-ONE", "U-ANA")
MIA = Member("T-ONE", "U-MIA")
TWIN = Member("T-TWO", "U-ANA")
"""Somebody else entirely, in another workspace, who happens to have Ana's user id."""

TEAMS = [ANA.team_id, TWIN.team_id]

NOON = datetime(2027, 3, 2, 12, 0, tzinfo=UTC)
"""Product time when a test begins."""

UNMOVED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
"""What leases and queues go by; another day than product time, so that a mix-up shows."""

UNHURRIED = Pace(UNMOVED, full=1000.0)
"""For tests of anything but Slack's limits: unmoved time stands still, and a bucket would never fill again."""


@dataclass
class FixedClock:
    """Product time that a test moves by hand."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def move(self, **ahead: float) -> None:
        """Move on by that many `minutes=`, `seconds=`, …"""
        self.now += timedelta(**ahead)


def posted_at(tx: Connection, team_id: str, key: str) -> tuple[str, str] | None:
    """(channel, ts) of what the outbox says it posted under a key, or None."""
    found = select(outbox.c.channel_id, outbox.c.ts).where(outbox.c.team_id == team_id, outbox.c.key == key)
    row = tx.execute(found).one_or_none()
    return (row.channel_id, row.ts) if row and row.ts else None

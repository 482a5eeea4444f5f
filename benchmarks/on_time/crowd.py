"""A great many members who are reminded at an hour of their own, and how they come into a database."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from itertools import islice

from sqlalchemy import Connection, insert

from bot.core.local_time import zone
from bot.core.members import Member
from bot.core.rhythm import EVERY_DAY, Rhythm, days_written, last_before, next_due
from bot.store import timers
from bot.store.engine import Database
from bot.store.tables import members
from bot.store.timers import TimerKind

TEAM_ID = "T0BENCHMARK"
BEGIN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""The instant at which the first of them are due, unless told otherwise."""
SLOTS = 100
"""So many different hours, and so one member in a hundred due at each."""
SLOT = timedelta(minutes=10)
ZONES = ("America/New_York", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Tokyo", "Etc/UTC", "Europe/Berlin")
_TOGETHER = 1_000
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Reminded:
    """A member, the hour on their own clock, and the instant that it is next."""

    member: Member
    clock: time
    tz: str
    due_at: datetime

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(EVERY_DAY, self.clock, self.tz)


def crowd(number: int, slots: int = SLOTS, begin: datetime = BEGIN) -> list[Reminded]:
    """So many members in no order, an equal share of them due at each of the `slots`. `begin` is a whole minute."""
    rng = random.Random(1)
    ids = [f"U0{''.join(rng.choices(_LETTERS, k=9))}" for _ in range(number)]
    return [_reminded(id_, due_at(n % slots, begin), ZONES[n % len(ZONES)]) for n, id_ in enumerate(ids)]


def due_at(slot: int, begin: datetime = BEGIN) -> datetime:
    """When the members of a slot are due."""
    return begin + slot * SLOT


def store(tx: Connection, people: Sequence[Reminded], posted_before: bool = True) -> None:
    """Keep the members themselves, each with their rhythm; `posted_before`: in a conversation Slack told us of."""
    for some in _in_parts(people):
        tx.execute(insert(members), [_row(each, posted_before) for each in some])


def set_timers(database: Database, people: Sequence[Reminded]) -> None:
    """Set everybody's timer as the app does, one after the other."""
    for some in _in_parts(people):
        with database.write() as tx:
            for each in some:
                timers.set_timer(tx, each.member, TimerKind.REMINDER, "", each.due_at)


def _reminded(user_id: str, due: datetime, tz: str) -> Reminded:
    return Reminded(Member(TEAM_ID, user_id), _clock(due, tz), tz, due)


@cache
def _clock(due: datetime, tz: str) -> time:
    """What their clock shows then, and whether that is when they are next due after the day before."""
    clock = due.astimezone(zone(tz)).time()
    rhythm = Rhythm(EVERY_DAY, clock, tz)
    assert next_due(rhythm, due - SLOT, last_before(rhythm, due - SLOT)) == due
    return clock


def _row(each: Reminded, posted_before: bool) -> dict[str, object]:
    return {
        "team_id": each.member.team_id,
        "user_id": each.member.user_id,
        "tz": each.tz,
        "rubric_id": "behavioural",
        "level": "senior",
        "greeted": True,
        "dm_channel_id": f"D{each.member.user_id}" if posted_before else None,
        "created_at": each.due_at - timedelta(days=30),
        "seen_in_slack_at": each.due_at - timedelta(days=30),
        "reminder_days": days_written(EVERY_DAY),
        "reminder_minutes": each.clock.hour * 60 + each.clock.minute,
        "reminded_on": (each.due_at - timedelta(days=2)).date().isoformat(),
    }


def _in_parts(people: Sequence[Reminded]) -> Iterator[list[Reminded]]:
    rest = iter(people)
    while some := list(islice(rest, _TOGETHER)):
        yield some

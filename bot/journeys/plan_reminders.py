"""Turns everybody's daily hour into something to send: many members at once, so that 09:00 costs little."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import Connection

from bot.core.outgoing import Priority
from bot.core.rhythm import Occasion, next_due, occasion
from bot.journeys.visit import new_id
from bot.store import outbox, rhythms, timers
from bot.store.outbox import Aside
from bot.store.rhythms import Reminded
from bot.store.timers import TimerKind

REMINDER = "reminder"
"""The outbox kind of the daily DM; its reference is the local day, and “|week” where it looks back on the week."""
BATCH = 500
"""Members a transaction: some milliseconds, so that no press waits long behind it."""
WEEK = "|week"


@dataclass
class _Plan:
    """What a batch comes to, for one workspace."""

    posts: list[Aside] = field(default_factory=list)
    last: list[tuple[str, date]] = field(default_factory=list)
    due_at: dict[str, datetime] = field(default_factory=dict)


def plan_reminders(tx: Connection, team_ids: list[str], now: datetime, utc: datetime) -> int:
    """Plan for whoever's hour has come at product time `now`, and set their next one; how many timers there were.

    One transaction for any number of replicas. `utc` is unmoved time.
    """
    due = timers.hold_due(tx, team_ids, now, BATCH, TimerKind.REMINDER)
    users = defaultdict(list)
    for timer in due:
        users[timer.member.team_id].append(timer.member)
    for team_id, members in users.items():
        plan = _Plan()
        for reminded in rhythms.of_many(tx, team_id, [member.user_id for member in members]):
            _plan_one(plan, reminded, now)
        outbox.post_asides(tx, team_id, plan.posts, REMINDER, utc, Priority.REMINDER)
        rhythms.set_last(tx, team_id, plan.last)
        timers.move(tx, team_id, TimerKind.REMINDER, now, plan.due_at)
        for member in members:
            if member.user_id not in plan.due_at:
                timers.cancel(tx, member, TimerKind.REMINDER)
    return len(due)


def _plan_one(plan: _Plan, reminded: Reminded, now: datetime) -> None:
    if reminded.stopped:
        return
    last, user_id = reminded.last, reminded.member.user_id
    silent = reminded.paused_until is not None and reminded.paused_until > now
    found = None if silent else _occasion(reminded.rhythm, now, last)
    if found is not None:
        key = reminder_key(reminded.member.user_id, found.day)
        plan.posts.append(Aside(reminded.member, key, reference(found), new_id()))
        plan.last.append((user_id, found.day))
        last = found.day
    following = _next_due(reminded.rhythm, now, last, reminded.paused_until)
    if following is not None:
        plan.due_at[user_id] = following


# At one moment many members share a rhythm, and so what comes of it.
_occasion = lru_cache(maxsize=1024)(occasion)
_next_due = lru_cache(maxsize=1024)(next_due)


def reminder_key(user_id: str, day: date) -> str:
    """The outbox key of a member's reminder of a local day; there is one at most."""
    return f"reminder:{user_id}:{day.isoformat()}"


def reference(found: Occasion) -> str:
    """What the reminder is drawn from: its day, and whether it looks back on the week."""
    return f"{found.day.isoformat()}{WEEK if found.weekly else ''}"

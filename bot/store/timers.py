"""What is due when, in product time. The planner takes what is due; nothing here knows what a timer means."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, select, update

from bot.core.members import Member
from bot.store import dialect
from bot.store.queues import timers
from bot.store.whose import owned


class TimerKind(StrEnum):
    """What a timer is for; what its subject is stands in brackets.

    SCORE_NUDGE, ROUND_LIMIT, WATCH: of an open drill (drill id). REMINDER: the daily DM (none). SNOOZED: the same,
    put off (its day). EVE, AFTER, AGAIN: around a real interview (its id). PROMPT, DIGEST: of a channel (channel id).
    BROUGHT: an answer given in a channel (drill id, and its place there).
    """

    SCORE_NUDGE = "score_nudge"
    ROUND_LIMIT = "round_limit"
    WATCH = "watch"
    REMINDER = "day"  # short: nearly every row is one of these, and it stands in each twice
    SNOOZED = "snoozed"
    EVE = "eve"
    AFTER = "after"
    AGAIN = "again"
    PROMPT = "prompt"
    DIGEST = "digest"
    BROUGHT = "brought"


@dataclass(frozen=True, slots=True)
class TimerRow:
    """One thing due for a member; `subject` is the id of what it is about."""

    member: Member
    kind: TimerKind
    subject: str
    due_at: datetime


def set_timer(tx: Connection, member: Member, kind: TimerKind, subject: str, due_at: datetime) -> None:
    """Set or move a timer."""
    timer = {"team_id": member.team_id, "user_id": member.user_id, "kind": kind.value, "subject": subject}
    dialect.put(tx, timers, ("due_at",), **timer, due_at=due_at)


def shift(tx: Connection, member: Member, kind: TimerKind, subject: str, due_at: datetime) -> None:
    """Move a timer that is still to go off; one that has gone off, or was taken back, stays away."""
    waiting = _is(TimerRow(member, kind, subject, due_at))
    tx.execute(update(timers).where(waiting).values(due_at=due_at))


def cancel(tx: Connection, member: Member, *kinds: TimerKind, subject: str | None = None) -> None:
    """Take back a member's timers of these kinds, all of them or those about one subject."""
    which = and_(timers.c.team_id == member.team_id, timers.c.user_id == member.user_id, timers.c.kind.in_(kinds))
    about = which if subject is None else and_(which, timers.c.subject == subject)
    tx.execute(delete(timers).where(about))


def due_at(tx: Connection, member: Member, kind: TimerKind, subject: str = "") -> datetime | None:
    """When a member's timer is due, or None when there is none."""
    which = and_(owned(timers, member), timers.c.kind == kind.value, timers.c.subject == subject)
    at: datetime | None = tx.scalar(select(timers.c.due_at).where(which))
    return at


def take_due(
    tx: Connection, team_ids: list[str], now: datetime, limit: int, kinds: Collection[TimerKind] = tuple(TimerKind)
) -> list[TimerRow]:
    """Take what is due of these kinds; whoever else looks does not see it. Gone once the transaction commits."""
    due = _due(tx, team_ids, now, limit, kinds)
    for timer in due:
        tx.execute(delete(timers).where(_is(timer)))
    return due


def hold_due(tx: Connection, team_ids: list[str], now: datetime, limit: int, kind: TimerKind) -> list[TimerRow]:
    """See what is due of one kind, and keep everybody else from it until the transaction ends."""
    return _due(tx, team_ids, now, limit, (kind,))


def move(tx: Connection, team_id: str, kind: TimerKind, now: datetime, due_at: Mapping[str, datetime]) -> None:
    """Set many members' timers that have no subject and are due at `now`, by user id.

    Those that move to the same moment move together. Being due is what they are found by: of a hundred thousand
    timers PostgreSQL would else read each.
    """
    together: dict[datetime, list[str]] = defaultdict(list)
    for user_id, at in due_at.items():
        together[at].append(user_id)
    for at, user_ids in together.items():
        due = and_(timers.c.team_id == team_id, timers.c.kind == kind.value, timers.c.due_at <= now)
        theirs = and_(timers.c.user_id.in_(user_ids), timers.c.subject == "")
        tx.execute(update(timers).where(due, theirs).values(due_at=at))


def _due(
    tx: Connection, team_ids: list[str], now: datetime, limit: int, kinds: Collection[TimerKind]
) -> list[TimerRow]:
    query: Select[tuple[str, str, str, str, datetime]] = (
        select(timers)
        .where(timers.c.team_id.in_(team_ids), timers.c.due_at <= now, timers.c.kind.in_(kinds))
        .order_by(timers.c.due_at)
        .limit(limit)
    )
    rows = tx.execute(dialect.locked(tx, query, skip=True))
    return [TimerRow(Member(row.team_id, row.user_id), TimerKind(row.kind), row.subject, row.due_at) for row in rows]


def _is(timer: TimerRow) -> ColumnElement[bool]:
    member = timer.member
    whose = and_(timers.c.team_id == member.team_id, timers.c.user_id == member.user_id)
    return and_(whose, timers.c.kind == timer.kind.value, timers.c.subject == timer.subject)

"""What is due when, in product time. The planner takes what is due; nothing here knows what a timer means."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, and_, delete, select

from bot.core.members import Member
from bot.store import dialect
from bot.store.queues import timers


class TimerKind(StrEnum):
    """What a timer is for. SCORE_NUDGE: the self-score. ROUND_LIMIT: the last round's clock. WATCH: an open drill."""

    SCORE_NUDGE = "score_nudge"
    ROUND_LIMIT = "round_limit"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class TimerRow:
    """One thing due for a member; `subject` is the id of what it is about."""

    member: Member
    kind: TimerKind
    subject: str
    due_at: datetime


def set_timer(tx: Connection, member: Member, kind: TimerKind, subject: str, due_at: datetime) -> None:
    """Set or move a timer."""
    timer = {"team_id": member.team_id, "kind": kind.value, "subject": subject, "user_id": member.user_id}
    dialect.put(tx, timers, ("due_at",), **timer, due_at=due_at)


def take_due(tx: Connection, team_ids: list[str], now: datetime, limit: int) -> list[TimerRow]:
    """Take what is due; whoever else looks does not see it. Gone once the transaction commits."""
    query = (
        select(timers)
        .where(timers.c.team_id.in_(team_ids), timers.c.due_at <= now)
        .order_by(timers.c.due_at)
        .limit(limit)
    )
    due = tx.execute(dialect.locked(tx, query, skip=True)).all()
    for row in due:
        tx.execute(delete(timers).where(_is(row.team_id, row.kind, row.subject)))
    return [TimerRow(Member(row.team_id, row.user_id), TimerKind(row.kind), row.subject, row.due_at) for row in due]


def _is(team_id: str, kind: str, subject: str) -> ColumnElement[bool]:
    return and_(timers.c.team_id == team_id, timers.c.kind == kind, timers.c.subject == subject)

"""What each daily DM offered, so that *Start* starts just that, and what came of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, func, select, update

from bot.core.members import Member
from bot.core.reminder import Answer, Reminder, ReminderKind
from bot.store import dialect
from bot.store.calendar import reminders
from bot.store.whose import owned

_OFFER = ("kind", "rubric_id", "dimension_id", "is_check", "question_id", "question", "made_at")


def keep(tx: Connection, member: Member, reminder: Reminder) -> None:
    """Keep what is offered for a day, in place of an earlier offer; what was pressed on that stays."""
    dialect.put(
        tx,
        reminders,
        _OFFER,
        team_id=member.team_id,
        user_id=member.user_id,
        day=reminder.day.isoformat(),
        kind=reminder.kind.value,
        rubric_id=reminder.rubric_id,
        dimension_id=reminder.dimension_id,
        is_check=reminder.is_check,
        question_id=reminder.question_id,
        question=reminder.question,
        made_at=reminder.made_at,
    )


def of_day(tx: Connection, member: Member, day: date) -> Reminder | None:
    """What was offered for a day, and what was pressed on it."""
    row = tx.execute(select(reminders).where(_on(member, day))).one_or_none()
    return None if row is None else _reminder(row)


def latest(tx: Connection, member: Member, limit: int) -> list[Reminder]:
    """The member's last reminders, newest first."""
    query = select(reminders).where(owned(reminders, member)).order_by(reminders.c.day.desc()).limit(limit)
    return [_reminder(row) for row in tx.execute(query)]


def answer(tx: Connection, member: Member, day: date, given: Answer, now: datetime) -> None:
    """Something was pressed on it; the latest press counts."""
    tx.execute(update(reminders).where(_on(member, day)).values(answer=given.value, answered_at=now))


def heed(tx: Connection, member: Member, now: datetime) -> None:
    """The last one was not ignored, though nothing may have been pressed on it."""
    newest = select(func.max(reminders.c.day)).where(owned(reminders, member)).scalar_subquery()
    tx.execute(update(reminders).where(owned(reminders, member), reminders.c.day == newest).values(answered_at=now))


def purge(tx: Connection, before: datetime) -> None:
    """Forget those made before a moment of product time; nobody presses them any more."""
    tx.execute(delete(reminders).where(reminders.c.made_at < before))


def _on(member: Member, day: date) -> ColumnElement[bool]:
    return and_(owned(reminders, member), reminders.c.day == day.isoformat())


def _reminder(row: Row[Any]) -> Reminder:
    return Reminder(
        day=date.fromisoformat(row.day),
        kind=ReminderKind(row.kind),
        made_at=row.made_at,
        rubric_id=row.rubric_id,
        dimension_id=row.dimension_id,
        is_check=row.is_check,
        question_id=row.question_id,
        question=row.question,
        answer=Answer(row.answer) if row.answer else None,
        answered_at=row.answered_at,
    )

"""What each daily DM offered, so that *Start* starts just that, and what came of it."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, func, select, update

from bot.core.members import Member
from bot.core.reminder import Answer, Reminder, ReminderKind
from bot.store import dialect
from bot.store.calendar import reminders
from bot.store.whose import owned


def keep(tx: Connection, member: Member, reminder: Reminder) -> None:
    """Keep what is offered for a day. The first offer of a day stays."""
    dialect.added(
        tx,
        reminders,
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
    if row is None:
        return None
    return Reminder(
        day=day,
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


def answer(tx: Connection, member: Member, day: date, given: Answer, now: datetime) -> None:
    """Something was pressed on it; the latest press counts."""
    tx.execute(update(reminders).where(_on(member, day)).values(answer=given.value, answered_at=now))


def made_since(tx: Connection, member: Member, since: datetime) -> int:
    """How many were made after a moment."""
    query = select(func.count()).where(owned(reminders, member), reminders.c.made_at > since)
    return tx.scalar(query) or 0


def purge(tx: Connection, before: datetime) -> None:
    """Forget those made before a moment of product time; nobody presses them any more."""
    tx.execute(delete(reminders).where(reminders.c.made_at < before))


def _on(member: Member, day: date) -> ColumnElement[bool]:
    return and_(owned(reminders, member), reminders.c.day == day.isoformat())

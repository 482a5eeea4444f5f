"""Whether a member did anything after a moment of product time. What they did is in the other files."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, exists, func, literal, or_, select

from bot.core.drill import Phase
from bot.core.members import Member
from bot.store.calendar import interviews, reminders
from bot.store.columns import Instant
from bot.store.tables import drills, journal_entries, messages, readings
from bot.store.whose import owned


def any_since(tx: Connection, member: Member, moment: datetime) -> bool:
    """Any sign of life: a press on a reminder or in a drill, a message, an entry, a reading, an interview planned."""
    signs = (
        _one(member, reminders, reminders.c.answered_at > moment),
        _one(member, messages, messages.c.received_at > moment),
        _one(member, drills, _moved() > moment),
        _one(member, journal_entries, journal_entries.c.written_at > moment),
        _one(member, readings, readings.c.read_at > moment),
        _one(member, interviews, interviews.c.added_at > moment),
    )
    return bool(tx.scalar(select(or_(*signs))))


def finished_since(tx: Connection, member: Member, moment: datetime) -> bool:
    """Whether a drill was finished at that moment or after it."""
    done = _one(member, drills, (drills.c.phase == Phase.DONE.value) & (drills.c.closed_at >= moment))
    return bool(tx.scalar(select(done)))


def _moved() -> ColumnElement[Any]:
    """When anything was last pressed in a drill."""
    return func.coalesce(drills.c.moved_at, drills.c.started_at, drills.c.created_at, type_=Instant)


def _one(member: Member, table: Table, which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(literal(1)).where(owned(table, member), which))

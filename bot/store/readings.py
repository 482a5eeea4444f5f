"""Reference answers that members read and scored. What was given first stays: later the reference is known."""

from datetime import datetime

from sqlalchemy import Connection, select

from bot.core.agreement import Reading
from bot.core.members import Member
from bot.store import dialect
from bot.store.tables import readings
from bot.store.whose import owned, who


def keep(tx: Connection, member: Member, reading: Reading, now: datetime) -> None:
    """Store a reading; of an answer that was read before, nothing changes."""
    dialect.added(
        tx,
        readings,
        **who(member),
        reference_id=reading.reference_id,
        rubric_id=reading.rubric_id,
        dimension_id=reading.dimension_id,
        given=reading.given,
        reference=reading.reference,
        read_at=now,
    )


def every(tx: Connection, member: Member) -> list[tuple[datetime, Reading]]:
    """All a member read, oldest first, each with its moment."""
    mine = owned(readings, member)
    rows = tx.execute(select(readings).where(mine).order_by(readings.c.read_at, readings.c.reference_id))
    return [
        (row.read_at, Reading(row.reference_id, row.rubric_id, row.dimension_id, row.given, row.reference))
        for row in rows
    ]

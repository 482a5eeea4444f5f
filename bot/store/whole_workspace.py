"""All of one workspace at once: what waits there dropped, what follows from its rows set going, every row deleted."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, Select, Table, and_, delete, literal, or_, select, tuple_, update

from bot.core.drill import OPEN_PHASES
from bot.core.schedule import ScheduleKind
from bot.store import dialect
from bot.store.calendar import interviews, schedules
from bot.store.queues import outbox, timers, turns
from bot.store.schema import metadata
from bot.store.tables import drills, members, workspaces
from bot.store.timers import TimerKind

NOT_THERE = "uninstalled"
"""Why what waited to be said was not."""


def drop_waiting(tx: Connection, team_id: str, now: datetime) -> None:
    """Nothing is due, said or thought about in the workspace any more. `now` is unmoved UTC."""
    for table in (timers, turns):
        tx.execute(delete(table).where(table.c.team_id == team_id))
    waiting = and_(outbox.c.team_id == team_id, outbox.c.done_at.is_(None))
    tx.execute(update(outbox).where(waiting).values(done_at=now, failure=NOT_THERE, maybe_posted=False))


def set_going(tx: Connection, team_id: str, now: datetime) -> None:
    """Every timer that follows from what is stored, due at `now` (product time): what it is for knows when it is due.

    Whoever is gone is left in peace, but what they set up in channels comes round.
    """
    for following in _what_follows(team_id, now):
        columns = ["team_id", "user_id", "kind", "subject", "due_at"]
        tx.execute(dialect.insert(tx, timers).from_select(columns, following).on_conflict_do_nothing())


def erase(tx: Connection, team_id: str, limit: int) -> bool:
    """Delete up to `limit` rows of a workspace; whether there may be more. What is known of itself goes last."""
    left = limit
    for table in (*(each for each in metadata.sorted_tables if each is not workspaces), workspaces):
        left -= _delete_some(tx, table, team_id, left)
        if left == 0:
            return True
    return False


def holds_anything(tx: Connection) -> bool:
    """Whether there is a row of any workspace in any table."""
    rows = (tx.scalar(select(literal(1)).select_from(table).limit(1)) for table in metadata.sorted_tables)
    return any(row is not None for row in rows)


def _what_follows(team_id: str, now: datetime) -> Iterator[Select[tuple[str, str, str, str, datetime]]]:
    def due(table: Table, kind: TimerKind, subject: str | None) -> Select[tuple[str, str, str, str, datetime]]:
        about = table.c[subject] if subject else literal("")
        at = literal(now, timers.c.due_at.type)
        row = (table.c.team_id, table.c.user_id, literal(kind.value), about, at)
        return select(*row).where(table.c.team_id == team_id)

    gone = select(members.c.user_id).where(members.c.team_id == team_id, members.c.gone_at.is_not(None))
    reminded = or_(members.c.reminder_days != "", members.c.weekly_on.is_not(None))
    yield due(members, TimerKind.REMINDER, None).where(members.c.gone_at.is_(None), reminded)
    is_open = drills.c.phase.in_([phase.value for phase in OPEN_PHASES])
    yield due(drills, TimerKind.WATCH, "id").where(is_open, drills.c.user_id.not_in(gone))
    ahead = and_(interviews.c.starts_at > now, interviews.c.called_off_at.is_(None), interviews.c.user_id.not_in(gone))
    for kind in (TimerKind.EVE, TimerKind.AFTER):
        yield due(interviews, kind, "id").where(ahead)
    for kind, set_up in ((TimerKind.PROMPT, ScheduleKind.PROMPT), (TimerKind.DIGEST, ScheduleKind.DIGEST)):
        yield due(schedules, kind, "channel_id").where(schedules.c.kind == set_up.value)


def _delete_some(tx: Connection, table: Table, team_id: str, limit: int) -> int:
    key = tuple(table.primary_key.columns)
    some = select(*key).where(table.c.team_id == team_id).limit(limit)
    return tx.execute(delete(table).where(tuple_(*key).in_(some))).rowcount

"""What channels have set up to come by itself, and the last day each came for."""

from datetime import date, time
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, select, update

from bot.core.members import Level, Member
from bot.core.rhythm import Rhythm, days_read, days_written
from bot.core.schedule import Schedule, ScheduleKind
from bot.store import dialect
from bot.store.calendar import schedules
from bot.store.whose import owned


def keep(tx: Connection, team_id: str, schedule: Schedule) -> None:
    """Set it up, or in place of the one of its kind in that channel."""
    rhythm = schedule.rhythm
    weekly = frozenset() if rhythm.weekly_on is None else frozenset({rhythm.weekly_on})
    values: dict[str, Any] = {
        "user_id": schedule.set_by,
        "rubric_id": schedule.rubric_id,
        "level": schedule.level.value if schedule.level else None,
        "days": days_written(rhythm.days or weekly),
        "minutes": rhythm.clock.hour * 60 + rhythm.clock.minute,
        "tz": rhythm.tz,
        "last_day": schedule.last.isoformat(),
        "set_at": schedule.set_at,
    }
    place = {"team_id": team_id, "channel_id": schedule.channel_id, "kind": schedule.kind.value}
    dialect.put(tx, schedules, tuple(values), **place, **values)


def of(tx: Connection, team_id: str, channel_id: str, kind: ScheduleKind) -> Schedule | None:
    """What a channel has of a kind."""
    row = tx.execute(select(schedules).where(_is(team_id, channel_id, kind))).one_or_none()
    return None if row is None else _schedule(row)


def set_up_by(tx: Connection, member: Member) -> list[Schedule]:
    """What a member set up, over all channels."""
    mine = select(schedules).where(owned(schedules, member)).order_by(schedules.c.set_at)
    return [_schedule(row) for row in tx.execute(mine)]


def set_last(tx: Connection, team_id: str, channel_id: str, kind: ScheduleKind, last: date) -> None:
    """It came for a day."""
    tx.execute(update(schedules).where(_is(team_id, channel_id, kind)).values(last_day=last.isoformat()))


def remove(tx: Connection, team_id: str, channel_id: str, kind: ScheduleKind) -> None:
    """It comes no more."""
    tx.execute(delete(schedules).where(_is(team_id, channel_id, kind)))


def _is(team_id: str, channel_id: str, kind: ScheduleKind) -> ColumnElement[bool]:
    where = and_(schedules.c.team_id == team_id, schedules.c.channel_id == channel_id)
    return and_(where, schedules.c.kind == kind.value)


def _schedule(row: Row[Any]) -> Schedule:
    kind, days = ScheduleKind(row.kind), days_read(row.days)
    weekly = kind is ScheduleKind.DIGEST
    return Schedule(
        channel_id=row.channel_id,
        kind=kind,
        set_by=row.user_id,
        rhythm=Rhythm(
            days=frozenset() if weekly else days,
            clock=time(row.minutes // 60, row.minutes % 60),
            tz=row.tz,
            weekly_on=next(iter(days)) if weekly else None,
        ),
        last=date.fromisoformat(row.last_day),
        set_at=row.set_at,
        rubric_id=row.rubric_id,
        level=Level(row.level) if row.level else None,
    )

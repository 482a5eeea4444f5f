"""When members are reminded: the days and the hour they chose, and the last day they were."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Row, and_, select, update

from bot.core.members import Member
from bot.core.reminder import MOST_IGNORED, USUAL_CLOCK
from bot.core.rhythm import Rhythm, days_read, days_written, quiet_read, quiet_written
from bot.store.tables import members
from bot.store.whose import owned

_COLUMNS: tuple[Column[Any], ...] = (
    *(members.c.team_id, members.c.user_id, members.c.tz, members.c.own_tz, members.c.reminder_days),
    *(members.c.reminder_minutes, members.c.weekly_on, members.c.quiet_days, members.c.reminded_on),
    *(members.c.reminders_paused_until, members.c.ignored_reminders, members.c.gone_at),
)
USUAL_MINUTES = USUAL_CLOCK.hour * 60 + USUAL_CLOCK.minute


@dataclass(frozen=True, slots=True)
class Reminded:
    """A member's rhythm, the last day they were reminded for, and until when they want to hear nothing.

    `chosen`: the member said something of it, be it that nothing is to come. `stopped`: so many were ignored that none
    come until they are wanted again.
    """

    member: Member
    rhythm: Rhythm
    last: date
    paused_until: datetime | None
    chosen: bool = True
    stopped: bool = False


def of(tx: Connection, member: Member) -> Reminded | None:
    """One member's; None for somebody who was never met, or is gone."""
    row = tx.execute(select(*_COLUMNS).where(owned(members, member))).one_or_none()
    return None if row is None or row.gone_at is not None else _reminded(row)


def of_many(tx: Connection, team_id: str, user_ids: Sequence[str]) -> list[Reminded]:
    """Those of several members, leaving out whoever is gone."""
    query = select(*_COLUMNS).where(members.c.team_id == team_id, members.c.user_id.in_(user_ids))
    return [_reminded(row) for row in tx.execute(query.where(members.c.gone_at.is_(None)))]


def set_rhythm(tx: Connection, member: Member, rhythm: Rhythm, own_tz: str | None, last: date) -> None:
    """What the member chose; `own_tz`: a zone of their own, None for the one Slack knows."""
    chosen = {
        "own_tz": own_tz,
        "reminder_days": days_written(rhythm.days),
        "reminder_minutes": rhythm.clock.hour * 60 + rhythm.clock.minute,
        "weekly_on": rhythm.weekly_on,
        "quiet_days": quiet_written(rhythm.quiet),
        "reminded_on": last.isoformat(),
    }
    tx.execute(update(members).where(owned(members, member)).values(**chosen))


def set_own_zone(tx: Connection, member: Member, own_tz: str | None) -> None:
    """The zone the member chose for themself; None for the one Slack knows."""
    tx.execute(update(members).where(owned(members, member)).values(own_tz=own_tz))


def set_ignored(tx: Connection, member: Member, count: int) -> None:
    """How many in a row were ignored when they stopped; 0 lets them come again."""
    tx.execute(update(members).where(owned(members, member)).values(ignored_reminders=count))


def first_offer(tx: Connection, member: Member) -> bool:
    """Whether the member was never asked if they want reminders; from now on they were."""
    unasked = update(members).where(owned(members, member), members.c.offered_reminders.is_(False))
    return tx.execute(unasked.values(offered_reminders=True)).rowcount == 1


def set_last(tx: Connection, team_id: str, last: Sequence[tuple[str, date]]) -> None:
    """The days some members were last reminded for, by user id. Those of one day are written together."""
    together: dict[date, list[str]] = defaultdict(list)
    for user_id, day in last:
        together[day].append(user_id)
    for day, user_ids in together.items():
        theirs = and_(members.c.team_id == team_id, members.c.user_id.in_(user_ids))
        tx.execute(update(members).where(theirs).values(reminded_on=day.isoformat()))


def _reminded(row: Row[Any]) -> Reminded:
    rhythm = _rhythm(row.reminder_days, row.reminder_minutes, row.own_tz or row.tz, row.weekly_on, row.quiet_days)
    last = date.fromisoformat(row.reminded_on) if row.reminded_on else date.min
    return Reminded(
        member=Member(row.team_id, row.user_id),
        rhythm=rhythm,
        last=last,
        paused_until=row.reminders_paused_until,
        chosen=row.reminder_minutes is not None,
        stopped=row.ignored_reminders >= MOST_IGNORED,
    )


@lru_cache(maxsize=4096)  # of thousands who are due at once most share theirs with others
def _rhythm(days: str, minutes: int | None, tz: str, weekly_on: int | None, quiet: str) -> Rhythm:
    clock = time(*divmod(USUAL_MINUTES if minutes is None else minutes, 60))
    return Rhythm(days_read(days), clock, tz, weekly_on, quiet_read(quiet))

"""Planned interviews. A member's moment is the row's id, so that the same one noted twice is one."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, case, select, update

from bot.core.interviews import USUAL_MINUTES, Interview
from bot.core.members import Member
from bot.store import dialect
from bot.store.calendar import interviews
from bot.store.whose import bound, owned, who

# Read whenever Home is drawn, so it is built once: building a statement costs more than running it.
_AHEAD = (
    select(interviews)
    .where(bound(interviews))
    .where(interviews.c.starts_at > bindparam("now"), interviews.c.called_off_at.is_(None))
    .order_by(interviews.c.starts_at)
)
_NEXT = _AHEAD.limit(1)


def plan(tx: Connection, member: Member, starts_at: datetime, now: datetime, minutes: int = USUAL_MINUTES) -> Interview:
    """Note an interview, or how long it takes after all. One that was called off before is on again, noted anew."""
    id_ = f"{member.user_id}:{int(starts_at.timestamp())}"
    row = dialect.insert(tx, interviews).values(
        team_id=member.team_id, id=id_, user_id=member.user_id, starts_at=starts_at, added_at=now, minutes=minutes
    )
    noted = case((interviews.c.called_off_at.is_(None), interviews.c.added_at), else_=row.excluded.added_at)
    again = {"called_off_at": None, "minutes": minutes, "added_at": noted}
    tx.execute(row.on_conflict_do_update(index_elements=["team_id", "id"], set_=again))
    return _interview(tx.execute(select(interviews).where(_is(member, id_))).one())


def call_off(tx: Connection, member: Member, interview_id: str, now: datetime) -> Interview | None:
    """It won't take place; the interview, or None when the member has none such. The first moment it was said stays."""
    off = update(interviews).where(_is(member, interview_id), interviews.c.called_off_at.is_(None))
    tx.execute(off.values(called_off_at=now))
    row = tx.execute(select(interviews).where(_is(member, interview_id))).one_or_none()
    return None if row is None else _interview(row)


def by_id(tx: Connection, member: Member, interview_id: str) -> Interview | None:
    """One interview of a member, also when it is over or called off."""
    row = tx.execute(select(interviews).where(_is(member, interview_id))).one_or_none()
    return None if row is None else _interview(row)


def between(tx: Connection, member: Member, first: datetime, last: datetime) -> list[Interview]:
    """Those that are on and begin between two moments of product time, both included, in their order."""
    here = and_(owned(interviews, member), interviews.c.starts_at >= first, interviews.c.starts_at <= last)
    on = select(interviews).where(here, interviews.c.called_off_at.is_(None))
    return [_interview(row) for row in tx.execute(on.order_by(interviews.c.starts_at))]


def ahead(tx: Connection, member: Member, now: datetime) -> list[Interview]:
    """What is planned after `now` (product time), the nearest first."""
    return [_interview(row) for row in tx.execute(_AHEAD, _at(member, now))]


def next_one(tx: Connection, member: Member, now: datetime) -> Interview | None:
    """The nearest interview after `now` (product time), or None."""
    row = tx.execute(_NEXT, _at(member, now)).one_or_none()
    return None if row is None else _interview(row)


def every(tx: Connection, member: Member) -> list[Interview]:
    """All a member ever planned, past and called off ones too, in their order."""
    mine = owned(interviews, member)
    return [_interview(row) for row in tx.execute(select(interviews).where(mine).order_by(interviews.c.starts_at))]


def _at(member: Member, now: datetime) -> dict[str, Any]:
    return {**who(member), "now": now}


def _is(member: Member, interview_id: str) -> ColumnElement[bool]:
    mine = owned(interviews, member)
    return and_(mine, interviews.c.id == interview_id)


def _interview(row: Row[Any]) -> Interview:
    return Interview(row.id, row.starts_at, row.added_at, row.called_off_at, row.minutes)

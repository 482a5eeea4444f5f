"""A workspace's weeks in sums, counted where the rows are: for everybody who shares, never a query for each of them."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, or_, select

from bot.core.digest import AreaSum, Finished, Named, Sums
from bot.core.drill import Phase
from bot.core.members import Sharing
from bot.store.passes import CONFIRMED_AT, LAST_ROUND, PASSED
from bot.store.tables import drills, members, rounds

AT_ONCE = 1000
"""Rows that are held at a time."""

# The values stand in the statement itself: only so does the index of members who share serve it.
_SHARES = and_(members.c.sharing != literal(Sharing.NOTHING.value, literal_execute=True), members.c.gone_at.is_(None))
_MAY_BE_NAMED = and_(_SHARES, members.c.sharing == Sharing.NAMED.value)
_DONE = and_(
    drills.c.team_id == members.c.team_id, drills.c.user_id == members.c.user_id, drills.c.phase == Phase.DONE.value
)
_AREA = (drills.c.user_id, drills.c.rubric_id, drills.c.dimension_id)


def counted(tx: Connection, team_id: str) -> int:
    """How many people let themselves be counted."""
    query = select(func.count()).select_from(members).where(members.c.team_id == team_id, _SHARES)
    return tx.scalar(query) or 0


def sums(tx: Connection, team_id: str, bounds: Sequence[datetime]) -> list[Sums]:
    """The sums of each of the weeks between consecutive `bounds`."""
    week = case(*((drills.c.closed_at < end, number) for number, end in enumerate(bounds[1:])))
    each = (
        select(drills.c.user_id, week.label("week"), case((PASSED, 1), else_=0).label("met"))
        .select_from(members)
        .join(drills, _DONE)
        .outerjoin(rounds, LAST_ROUND)
        .where(members.c.team_id == team_id, _SHARES, _within(drills.c.closed_at, bounds[0], bounds[-1]))
        .subquery()
    )
    people = func.count(each.c.user_id.distinct())
    query = select(each.c.week, people, func.count(), func.sum(each.c.met)).group_by(each.c.week)
    found = {week: Sums(*counts) for week, *counts in tx.execute(query)}
    return [found.get(number, Sums()) for number in range(len(bounds) - 1)]


def areas(tx: Connection, team_id: str, start: datetime, end: datetime) -> list[AreaSum]:
    """How many people finished a drill of each area between two instants."""
    area = (drills.c.rubric_id, drills.c.dimension_id)
    query = (
        select(*area, func.count(drills.c.user_id.distinct()))
        .select_from(members)
        .join(drills, _DONE)
        .where(members.c.team_id == team_id, _SHARES, _within(drills.c.closed_at, start, end))
        .group_by(*area)
    )
    return [AreaSum((rubric_id, dimension_id), people) for rubric_id, dimension_id, people in tx.execute(query)]


def named(tx: Connection, team_id: str, start: datetime, end: datetime) -> Iterator[Named]:
    """The completed drills of areas in which a person confirmed one, or one they confirmed was finished, meanwhile.

    Only of who lets themselves be named. In no other area can anybody have become reliable as people confirm it.
    """
    moved = _moved(team_id, start, end).subquery()
    query = (
        select(*_AREA, drills.c.closed_at, PASSED.label("passed"), CONFIRMED_AT.label("confirmed_at"))
        .join(moved, and_(*(moved.c[column.name] == column for column in _AREA)))
        .join(rounds, LAST_ROUND)
        .where(drills.c.team_id == team_id, drills.c.phase == Phase.DONE.value, drills.c.closed_at < end)
        .order_by(*_AREA, drills.c.closed_at.desc(), drills.c.id.desc())
    )
    rows = tx.execute(query, execution_options={"yield_per": AT_ONCE})
    for (user_id, rubric_id, dimension_id), past in groupby(rows, key=lambda row: row[:3]):
        finished = [Finished(row.closed_at, row.passed, row.confirmed_at) for row in past]
        yield Named(user_id, (rubric_id, dimension_id), finished)


def _moved(team_id: str, start: datetime, end: datetime) -> Select[Any]:
    closed, confirmed = _within(drills.c.closed_at, start, end), _within(CONFIRMED_AT, start, end)
    return (
        select(*_AREA)
        .select_from(members)
        .join(drills, _DONE)
        .where(members.c.team_id == team_id, _MAY_BE_NAMED)
        .where(or_(confirmed, and_(closed, CONFIRMED_AT.is_not(None))))
        .distinct()
    )


def _within(moment: ColumnElement[datetime | None], start: datetime, end: datetime) -> ColumnElement[bool]:
    return and_(moment >= start, moment < end)

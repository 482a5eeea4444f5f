"""Answers that wait for the interviewer: durable, leased, done once by whoever comes next."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, select, update

from bot.core.drill import Drill
from bot.core.members import Member
from bot.core.turn import Turn
from bot.store import dialect
from bot.store.queues import turns


def open_turn(tx: Connection, member: Member, drill: Drill, now: datetime) -> None:
    """The round waits for the interviewer. `now` is unmoved UTC."""
    dialect.added(
        tx,
        turns,
        team_id=member.team_id,
        drill_id=drill.id,
        round_number=drill.now_at.number,
        probe_number=len(drill.now_at.probes),
        user_id=member.user_id,
        leased_until=now,
        created_at=now,
    )


def claim(tx: Connection, team_ids: list[str], now: datetime, leased_until: datetime, limit: int) -> list[Turn]:
    """Lease turns nobody works on, oldest first. All times are unmoved UTC."""
    query = (
        select(turns)
        .where(turns.c.team_id.in_(team_ids), turns.c.leased_until <= now)
        .order_by(turns.c.created_at)
        .limit(limit)
    )
    claimed = [_row(row) for row in tx.execute(dialect.locked(tx, query, skip=True))]
    for turn in claimed:
        tx.execute(update(turns).where(_is(turn)).values(leased_until=leased_until, attempts=turn.attempts + 1))
    return claimed


def anything_due(tx: Connection, team_ids: list[str], now: datetime) -> bool:
    """Whether a claim could find something; costs no write lock."""
    query = select(turns.c.drill_id).where(turns.c.team_id.in_(team_ids), turns.c.leased_until <= now)
    return tx.scalar(query.limit(1)) is not None


def renew(tx: Connection, team_id: str, turn: Turn, leased_until: datetime) -> None:
    """Still at it."""
    tx.execute(update(turns).where(turns.c.team_id == team_id, _is(turn)).values(leased_until=leased_until))


def close_turn(tx: Connection, member: Member, turn: Turn) -> bool:
    """The reply is in; False when somebody else's was first."""
    return tx.execute(delete(turns).where(turns.c.user_id == member.user_id, _is(turn))).rowcount == 1


def free_leases(tx: Connection, now: datetime) -> None:
    """At the start of a single process nobody else holds a lease."""
    tx.execute(update(turns).where(turns.c.leased_until > now).values(leased_until=now))


def _is(turn: Turn) -> ColumnElement[bool]:
    return and_(
        turns.c.team_id == turn.member.team_id,
        turns.c.drill_id == turn.drill_id,
        turns.c.round_number == turn.round_number,
        turns.c.probe_number == turn.probe_number,
    )


def _row(row: Row[Any]) -> Turn:
    return Turn(Member(row.team_id, row.user_id), row.drill_id, row.round_number, row.probe_number, row.attempts)

"""Answers that wait for the interviewer: durable, leased, done once by whoever comes next."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, select, update

from bot.core.drill import Drill
from bot.core.members import Member
from bot.core.turn import Turn, TurnKind
from bot.store import dialect
from bot.store.queues import turns
from bot.store.whose import owned, who


def open_turn(tx: Connection, member: Member, drill: Drill, kind: TurnKind, now: datetime) -> None:
    """The drill waits for the interviewer. `now` is unmoved UTC."""
    dialect.added(tx, turns, **_place(member, drill, kind), kind=kind.value, leased_until=now, created_at=now)


def drop_turn(tx: Connection, member: Member, drill: Drill, kind: TurnKind) -> None:
    """Nobody waits any more: whoever is at it finds it gone."""
    tx.execute(delete(turns).filter_by(**_place(member, drill, kind), kind=kind.value))


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


def is_waiting(tx: Connection, member: Member, drill_id: str, kind: TurnKind) -> bool:
    """Whether something of a drill waits for the interviewer."""
    here = and_(owned(turns, member), turns.c.drill_id == drill_id)
    return tx.scalar(select(turns.c.drill_id).where(here, turns.c.kind == kind.value).limit(1)) is not None


def renew(tx: Connection, team_id: str, turn: Turn, leased_until: datetime) -> None:
    """Still at it."""
    tx.execute(update(turns).where(turns.c.team_id == team_id, _is(turn)).values(leased_until=leased_until))


def close_turn(tx: Connection, member: Member, turn: Turn) -> bool:
    """The reply is in; False when somebody else's was first."""
    return tx.execute(delete(turns).where(turns.c.user_id == member.user_id, _is(turn))).rowcount == 1


def free_leases(tx: Connection, now: datetime) -> None:
    """At the start of a single process nobody else holds a lease."""
    tx.execute(update(turns).where(turns.c.leased_until > now).values(leased_until=now))


def _place(member: Member, drill: Drill, kind: TurnKind) -> dict[str, Any]:
    """Where the drill waits. A follow-up is to an answer, a question is for the round after it."""
    if kind is TurnKind.ASSESSMENT:
        place = (0, 0)
    elif kind is TurnKind.QUESTION:
        place = (len(drill.rounds) + 1, 0)
    else:
        place = (drill.now_at.number, len(drill.now_at.probes))
    return {**who(member), "drill_id": drill.id, "round_number": place[0], "probe_number": place[1]}


def _is(turn: Turn) -> ColumnElement[bool]:
    """This very turn: the question for a round that was not waited for has the place of the round's first follow-up."""
    return and_(
        turns.c.team_id == turn.member.team_id,
        turns.c.drill_id == turn.drill_id,
        turns.c.kind == turn.kind.value,
        turns.c.round_number == turn.round_number,
        turns.c.probe_number == turn.probe_number,
    )


def _row(row: Row[Any]) -> Turn:
    return Turn(
        member=Member(row.team_id, row.user_id),
        drill_id=row.drill_id,
        kind=TurnKind(row.kind),
        round_number=row.round_number,
        probe_number=row.probe_number,
        attempts=row.attempts,
    )

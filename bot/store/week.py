"""The member's finished drills as the look back on the week counts them."""

from datetime import datetime

from sqlalchemy import Connection, and_, func, select

from bot.core.drill import MINUTES_A_ROUND, Phase
from bot.core.journal import LastFix
from bot.core.members import Member
from bot.core.week import DoneDrill
from bot.store.tables import drills, retros, rounds, signals
from bot.store.whose import owned

_MINUTES = func.coalesce(rounds.c.to_minute - rounds.c.from_minute, MINUTES_A_ROUND)
_PLANNED = (
    select(func.sum(_MINUTES))
    .where(rounds.c.team_id == drills.c.team_id, rounds.c.drill_id == drills.c.id)
    .scalar_subquery()
)
_DONE = (
    select(drills.c.rubric_id, drills.c.started_at, drills.c.rounds_over_at, drills.c.closed_at)
    .add_columns(_PLANNED.label("minutes"), signals.c.written_at.label("journaled_at"))
    .add_columns(retros.c.fix, retros.c.last_fix)
    .select_from(drills)
    .outerjoin(signals, and_(signals.c.team_id == drills.c.team_id, signals.c.drill_id == drills.c.id))
    .outerjoin(retros, and_(retros.c.team_id == drills.c.team_id, retros.c.drill_id == drills.c.id))
    .where(drills.c.phase == Phase.DONE.value)
    .order_by(drills.c.closed_at, drills.c.id)
)


def done_since(tx: Connection, member: Member, since: datetime) -> list[DoneDrill]:
    """The drills a member finished after a moment of product time, in their order."""
    return [
        DoneDrill(
            rubric_id=row.rubric_id,
            started_at=row.started_at,
            rounds_over_at=row.rounds_over_at,
            closed_at=row.closed_at,
            minutes=row.minutes or 0,
            journaled_at=row.journaled_at,
            fix=row.fix or "",
            last_fix=LastFix(row.last_fix) if row.last_fix else None,
        )
        for row in tx.execute(_DONE.where(owned(drills, member), drills.c.closed_at > since))
    ]

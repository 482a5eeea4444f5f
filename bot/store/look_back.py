"""What a member gave after a drill: scores, signals, the retro. Each step is upserted, so a repeat is harmless."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from bot.core.drill import Drill, Phase
from bot.core.journal import Retro, Signals
from bot.core.members import Member
from bot.core.scoring import Observation, Rater, Score, ScoreSheet
from bot.store import dialect
from bot.store.tables import drills, retros, scores, signals

# Read at every start of a drill, so they are built once: building a statement costs more than running it.
_LAST_FIX = (
    select(retros.c.fix)
    .join(drills, (drills.c.team_id == retros.c.team_id) & (drills.c.id == retros.c.drill_id))
    .where(retros.c.team_id == bindparam("team_id"), retros.c.user_id == bindparam("user_id"))
    .where(drills.c.rubric_id == bindparam("rubric_id"), drills.c.dimension_id == bindparam("dimension_id"))
    .where(drills.c.phase == Phase.DONE.value, retros.c.fix != "")
    .order_by(retros.c.written_at.desc())
    .limit(1)
)
_OBSERVATIONS = (
    select(scores.c.dimension_id, scores.c.score, scores.c.rater, scores.c.given_at)
    .where(scores.c.team_id == bindparam("team_id"), scores.c.user_id == bindparam("user_id"))
    .where(scores.c.rubric_id == bindparam("rubric_id"))
    .order_by(scores.c.given_at)
)


def keep_scores(tx: Connection, member: Member, drill: Drill, sheet: ScoreSheet, now: datetime) -> None:
    """Store the member's own sheet of a drill in place of an earlier one."""
    mine = (
        (scores.c.team_id == member.team_id) & (scores.c.drill_id == drill.id) & (scores.c.rater == sheet.rater.value)
    )
    tx.execute(delete(scores).where(mine, scores.c.rater_id == member.user_id))
    for dimension_id, score in sheet.scores.items():
        row = dialect.insert(tx, scores).values(
            team_id=member.team_id,
            drill_id=drill.id,
            rater=sheet.rater.value,
            rater_id=member.user_id,
            dimension_id=dimension_id,
            user_id=member.user_id,
            rubric_id=drill.rubric_id,
            rubric_version=drill.rubric_version,
            score=score.value,
            late=drill.scored_late,
            given_at=now,
        )
        tx.execute(row)


def own_sheet(tx: Connection, member: Member, drill_id: str) -> ScoreSheet | None:
    """What the member gave themself in a drill, or None before."""
    query = select(scores.c.dimension_id, scores.c.score).where(
        scores.c.team_id == member.team_id,
        scores.c.drill_id == drill_id,
        scores.c.rater == Rater.SELF.value,
        scores.c.rater_id == member.user_id,
    )
    given = {row.dimension_id: Score(row.score) for row in tx.execute(query)}
    return ScoreSheet(Rater.SELF, given) if given else None


def keep_signals(tx: Connection, member: Member, drill_id: str, noticed: Signals, now: datetime) -> None:
    """Store the journal step of a drill."""
    values = {"hesitation": noticed.hesitation, "rehearsed": noticed.rehearsed, "surprise": noticed.surprise}
    row = dialect.insert(tx, signals).values(
        team_id=member.team_id, drill_id=drill_id, user_id=member.user_id, written_at=now, **values
    )
    tx.execute(row.on_conflict_do_update(index_elements=["team_id", "drill_id"], set_=values))


def signals_of(tx: Connection, member: Member, drill_id: str) -> Signals:
    """The journal step of a drill; empty before it was written."""
    row = tx.execute(select(signals).where(_of(signals.c, member, drill_id))).one_or_none()
    return Signals(row.hesitation, row.rehearsed, row.surprise) if row else Signals()


def keep_retro(tx: Connection, member: Member, drill_id: str, retro: Retro, now: datetime) -> None:
    """Store the last step of a drill: well, wrong, the one fix, the practice."""
    values = {"well": retro.well, "wrong": retro.wrong, "fix": retro.fix, "practice": retro.practice}
    row = dialect.insert(tx, retros).values(
        team_id=member.team_id, drill_id=drill_id, user_id=member.user_id, written_at=now, **values
    )
    tx.execute(row.on_conflict_do_update(index_elements=["team_id", "drill_id"], set_=values))


def retro_of(tx: Connection, member: Member, drill_id: str) -> Retro | None:
    """The retro of a drill, or None before it was written."""
    row = tx.execute(select(retros).where(_of(retros.c, member, drill_id))).one_or_none()
    return Retro(row.fix, row.well, row.wrong, row.practice) if row else None


def last_fix(tx: Connection, member: Member, rubric_id: str, dimension_id: str) -> str | None:
    """The one fix of the member's latest drill on an area."""
    area = {"rubric_id": rubric_id, "dimension_id": dimension_id}
    fix: str | None = tx.scalar(_LAST_FIX, {"team_id": member.team_id, "user_id": member.user_id, **area})
    return fix


def observations(tx: Connection, member: Member, rubric_id: str) -> list[Observation]:
    """Every score of a member's areas in a rubric, oldest first."""
    wanted = {"team_id": member.team_id, "user_id": member.user_id, "rubric_id": rubric_id}
    return [
        Observation(rubric_id, row.dimension_id, Score(row.score), Rater(row.rater), row.given_at)
        for row in tx.execute(_OBSERVATIONS, wanted)
    ]


def _of(columns: ReadOnlyColumnCollection[str, Any], member: Member, drill_id: str) -> ColumnElement[bool]:
    mine = and_(columns.team_id == member.team_id, columns.user_id == member.user_id)
    return and_(mine, columns.drill_id == drill_id)

"""What a member gave after a drill: scores, signals, the retro. Each step is upserted, so a repeat is harmless."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, delete, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from bot.core.drill import OPEN_PHASES, Drill, Phase
from bot.core.evidence import Evidence, given, written
from bot.core.journal import LastFix, Retro, Signals
from bot.core.members import Member
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.store import dialect
from bot.store.tables import drills, retros, scores, signals
from bot.store.whose import bound, who

# Read at every start of a drill, so they are built once: building a statement costs more than running it.
_LATEST_FIX = (
    select(retros.c.fix, drills.c.rubric_id, drills.c.dimension_id)
    .join(drills, (drills.c.team_id == retros.c.team_id) & (drills.c.id == retros.c.drill_id))
    .where(bound(retros), drills.c.phase == Phase.DONE.value, retros.c.fix != "")
    .order_by(retros.c.written_at.desc())
    .limit(1)
)
_LAST_FIX = _LATEST_FIX.where(
    drills.c.rubric_id == bindparam("rubric_id"), drills.c.dimension_id == bindparam("dimension_id")
)
_OF_DRILL = bound(drills)
_OPEN = drills.c.phase.in_([phase.value for phase in OPEN_PHASES])
_SCORES = (
    select(scores.c.dimension_id, scores.c.score, scores.c.rater, scores.c.rater_id, scores.c.drill_id)
    .add_columns(drills.c.rounds_over_at, drills.c.phase)
    .join(drills, (drills.c.team_id == scores.c.team_id) & (drills.c.id == scores.c.drill_id))
    .where(_OF_DRILL, scores.c.team_id == bindparam("team_id"), drills.c.rubric_id == bindparam("rubric_id"))
    .where(drills.c.rounds_over_at.is_not(None), scores.c.after_others.is_(False))
)
_SIGNALS = (
    select(signals.c.hesitation, signals.c.rehearsed, signals.c.surprise, signals.c.dimension_id.label("about"))
    .add_columns(signals.c.drill_id, drills.c.dimension_id, drills.c.rounds_over_at)
    .join(drills, (drills.c.team_id == signals.c.team_id) & (drills.c.id == signals.c.drill_id))
    .where(_OF_DRILL, signals.c.team_id == bindparam("team_id"), drills.c.rubric_id == bindparam("rubric_id"))
    .where(drills.c.rounds_over_at.is_not(None))
)
_OF_CLOSED = (_SCORES.where(~_OPEN), _SIGNALS.where(~_OPEN))
_OF_OPEN = (_SCORES.where(_OPEN), _SIGNALS.where(_OPEN))


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
    values = {
        "dimension_id": noticed.dimension_id,
        "hesitation": noticed.hesitation,
        "rehearsed": noticed.rehearsed,
        "surprise": noticed.surprise,
    }
    row = dialect.insert(tx, signals).values(
        team_id=member.team_id, drill_id=drill_id, user_id=member.user_id, written_at=now, **values
    )
    tx.execute(row.on_conflict_do_update(index_elements=["team_id", "drill_id"], set_=values))


def signals_of(tx: Connection, member: Member, drill_id: str) -> Signals:
    """The journal step of a drill; empty before it was written."""
    row = tx.execute(select(signals).where(_of(signals.c, member, drill_id))).one_or_none()
    return Signals(row.hesitation, row.rehearsed, row.surprise, row.dimension_id) if row else Signals()


def keep_retro(tx: Connection, member: Member, drill_id: str, retro: Retro, now: datetime) -> None:
    """Store the last step of a drill: well, wrong, the one fix, the practice."""
    values = {
        "well": retro.well,
        "wrong": retro.wrong,
        "fix": retro.fix,
        "practice": retro.practice,
        "last_fix": retro.last_fix,
    }
    row = dialect.insert(tx, retros).values(
        team_id=member.team_id, drill_id=drill_id, user_id=member.user_id, written_at=now, **values
    )
    tx.execute(row.on_conflict_do_update(index_elements=["team_id", "drill_id"], set_=values))


def retro_of(tx: Connection, member: Member, drill_id: str) -> Retro | None:
    """The retro of a drill, or None before it was written."""
    row = tx.execute(select(retros).where(_of(retros.c, member, drill_id))).one_or_none()
    if row is None:
        return None
    return Retro(row.fix, row.well, row.wrong, row.practice, LastFix(row.last_fix) if row.last_fix else None)


def last_fix(tx: Connection, member: Member, rubric_id: str, dimension_id: str) -> str | None:
    """The one fix of the member's latest drill on an area."""
    area = {"rubric_id": rubric_id, "dimension_id": dimension_id}
    fix: str | None = tx.scalar(_LAST_FIX, {**who(member), **area})
    return fix


def latest_fix(tx: Connection, member: Member) -> tuple[str, str, str] | None:
    """(fix, rubric id, dimension id) of the member's latest drill on any area, or None before the first."""
    row = tx.execute(_LATEST_FIX, who(member)).one_or_none()
    return None if row is None else (row.fix, row.rubric_id, row.dimension_id)


def evidence(tx: Connection, member: Member, rubric_id: str, *, held_back: bool = False) -> list[Evidence]:
    """All that closed drills tell of areas in a rubric: scores given blind, *can't tell*, signals, a session a drill.

    Others' scores of a drill count and show once the member has given their own, so that nothing anchors that one. An
    open drill is therefore no evidence until it is done, the member's own score of its first step included; what it
    will tell then is `held_back`. What others gave a drill that its member closed without a score is none at all.
    """
    scored_in, noticed_in = _OF_OPEN if held_back else _OF_CLOSED
    wanted = {**who(member), "rubric_id": rubric_id}
    rows = tx.execute(scored_in, wanted).all()
    own = {row.drill_id for row in rows if row.rater == Rater.SELF.value}
    scores_given = [_scored(row) for row in rows if row.drill_id in own or row.phase != Phase.STOPPED.value]
    signalled = [seen for row in tx.execute(noticed_in, wanted) for seen in _noticed(row)]
    return [*(one for one in scores_given if one is not None), *signalled]


def _scored(row: Row[Any]) -> Evidence | None:
    return given(row.dimension_id, Score(row.score), Rater(row.rater), row.rater_id, row.drill_id, row.rounds_over_at)


def _noticed(row: Row[Any]) -> list[Evidence]:
    signals = Signals(row.hesitation, row.rehearsed, row.surprise)
    return written(signals.by_signal(), row.about or row.dimension_id, row.drill_id, row.rounds_over_at)


def _of(columns: ReadOnlyColumnCollection[str, Any], member: Member, drill_id: str) -> ColumnElement[bool]:
    mine = and_(columns.team_id == member.team_id, columns.user_id == member.user_id)
    return and_(mine, columns.drill_id == drill_id)

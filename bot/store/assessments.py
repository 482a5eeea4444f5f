"""What an AI read in a drill's answers: a row a dimension, written once. Numbers stand among the scores as well."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, select

from bot.core.assessment import Abstention, Assessment, Quote
from bot.core.calibration import Pair
from bot.core.drill import Drill
from bot.core.members import Member
from bot.core.scoring import HUMAN, Rater, Score
from bot.store import dialect
from bot.store.remains import assessments
from bot.store.tables import drills, scores
from bot.store.whose import owned, who

_human = scores.alias("human")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One dimension as it was read, of which drill and rubric, by which Judge, and when in product time."""

    read_at: datetime
    drill_id: str
    rubric_id: str
    judge: str
    assessment: Assessment


def keep(tx: Connection, member: Member, drill: Drill, judge: str, read: Assessment, now: datetime) -> None:
    """Store a reading and, where it comes with a number, the score; what is there already stays.

    `judge` is the id of the Judge.
    """
    mine = {**who(member), "drill_id": drill.id, "dimension_id": read.dimension_id}
    first = dialect.added(
        tx,
        assessments,
        **mine,
        judge=judge,
        score=read.score,
        abstention=read.abstention and read.abstention.value,
        quotes=[[quote.round_number, quote.text] for quote in read.quotes],
        missing=list(read.missing),
        reason=read.reason,
        quoted=bool(read.quotes),
        read_at=now,
    )
    if first and read.score is not None:
        dialect.added(
            tx,
            scores,
            **mine,
            rater=Rater.AI.value,
            rater_id=judge,
            rubric_id=drill.rubric_id,
            rubric_version=drill.rubric_version,
            score=str(read.score),
            late=False,
            given_at=now,
        )


def of_drill(tx: Connection, member: Member, drill_id: str) -> tuple[Assessment, ...]:
    """What was read in a drill; empty before, and where no AI was asked."""
    query = select(assessments).where(_in(member, drill_id)).order_by(assessments.c.dimension_id)
    return tuple(_assessment(row) for row in tx.execute(query))


def every(tx: Connection, member: Member) -> list[ReadRow]:
    """All that was read of a member's answers, oldest first; for the export."""
    mine = (drills.c.team_id == assessments.c.team_id) & (drills.c.id == assessments.c.drill_id)
    query = select(assessments, drills.c.rubric_id).join(drills, mine).where(owned(assessments, member))
    rows = tx.execute(query.order_by(assessments.c.read_at, assessments.c.drill_id, assessments.c.dimension_id))
    return [ReadRow(row.read_at, row.drill_id, row.rubric_id, row.judge, _assessment(row)) for row in rows]


def judge_of(tx: Connection, member: Member, drill_id: str) -> str | None:
    """The id of the Judge that read a drill."""
    judge: str | None = tx.scalar(select(assessments.c.judge).where(_in(member, drill_id)).limit(1))
    return judge


def pairs(tx: Connection, member: Member, judge: str) -> list[Pair]:
    """What one AI and people gave the same areas of the same drills, both without having seen another score."""
    blind = and_(scores.c.after_others.is_(False), _human.c.after_others.is_(False))
    same = and_(
        _human.c.team_id == scores.c.team_id,
        _human.c.drill_id == scores.c.drill_id,
        _human.c.dimension_id == scores.c.dimension_id,
        _human.c.rater.in_([rater.value for rater in HUMAN]),
    )
    query = (
        select(scores.c.drill_id, scores.c.dimension_id, scores.c.score, _human.c.score.label("human"))
        .join(_human, same)
        .where(owned(scores, member), scores.c.rater == Rater.AI.value, scores.c.rater_id == judge, blind)
    )
    numbers = [(row, Score(row.score).number, Score(row.human).number) for row in tx.execute(query)]
    return [Pair(row.drill_id, row.dimension_id, ai, human) for row, ai, human in numbers if ai and human]


def _in(member: Member, drill_id: str) -> ColumnElement[bool]:
    return and_(owned(assessments, member), assessments.c.drill_id == drill_id)


def _assessment(row: Row[Any]) -> Assessment:
    return Assessment(
        dimension_id=row.dimension_id,
        score=row.score,
        abstention=Abstention(row.abstention) if row.abstention else None,
        quotes=tuple(Quote(number, text) for number, text in row.quotes),
        missing=tuple(row.missing),
        reason=row.reason,
    )

"""What a member's record amounts to over many drills: the rows that *Details* counts, never more than it asks for."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select

from bot.core.drill import Format, Phase, Verdict
from bot.core.fixes import LookedAt
from bot.core.habits import Asked
from bot.core.journal import LastFix, Signals
from bot.core.members import Member, Mode
from bot.core.noted import NotedDrill
from bot.core.week import Journal
from bot.store.tables import drills, retros, rounds, signals
from bot.store.whose import owned

_DONE = drills.c.phase == Phase.DONE.value
_ITS_SIGNALS = and_(signals.c.team_id == drills.c.team_id, signals.c.drill_id == drills.c.id)
_SAYS_SOMETHING = or_(signals.c.hesitation != "", signals.c.rehearsed != "", signals.c.surprise != "")


def noted_drills(tx: Connection, member: Member, rubric_id: str, limit: int) -> list[NotedDrill]:
    """The last drills of a rubric whose journal step has any words in it, newest first."""
    query = (
        select(drills.c.id, drills.c.rounds_over_at, drills.c.mode, drills.c.format, drills.c.twisted)
        .add_columns(func.coalesce(signals.c.dimension_id, drills.c.dimension_id).label("area"))
        .add_columns(signals.c.hesitation, signals.c.rehearsed, signals.c.surprise)
        .join(signals, _ITS_SIGNALS)
        .where(owned(drills, member), drills.c.rubric_id == rubric_id)
        .where(drills.c.rounds_over_at.is_not(None), _SAYS_SOMETHING)
        .order_by(drills.c.rounds_over_at.desc(), drills.c.id.desc())
        .limit(limit)
    )
    rows = tx.execute(query).all()
    questions = _questions(tx, member, [row.id for row in rows])
    return [
        NotedDrill(
            id=row.id,
            at=row.rounds_over_at,
            area=row.area,
            signals=Signals(row.hesitation, row.rehearsed, row.surprise),
            mode=Mode(row.mode),
            format=Format(row.format),
            twisted=row.twisted,
            question_ids=tuple(questions[row.id]),
        )
        for row in rows
    ]


def questions_asked(tx: Connection, member: Member, rubric_id: str, limit: int) -> list[Asked]:
    """The last rounds of a rubric, whatever became of them, newest first."""
    query = (
        select(rounds.c.question_id, rounds.c.verdict, rounds.c.repeated)
        .where(owned(rounds, member), rounds.c.rubric_id == rubric_id)
        .order_by(rounds.c.asked_at.desc(), rounds.c.drill_id.desc(), rounds.c.number.desc())
        .limit(limit)
    )
    return [
        Asked(row.question_id, Verdict(row.verdict) if row.verdict else None, row.repeated) for row in tx.execute(query)
    ]


def fixes_named(tx: Connection, member: Member, rubric_id: str, limit: int) -> list[LookedAt]:
    """The last step of the last finished drills of a rubric, oldest first."""
    its_retro = and_(retros.c.team_id == drills.c.team_id, retros.c.drill_id == drills.c.id)
    query = (
        select(drills.c.dimension_id, drills.c.closed_at, retros.c.fix, retros.c.last_fix)
        .join(retros, its_retro)
        .where(owned(drills, member), drills.c.rubric_id == rubric_id, _DONE)
        .order_by(drills.c.closed_at.desc(), drills.c.id.desc())
        .limit(limit)
    )
    newest_first = [
        LookedAt(row.dimension_id, row.fix, LastFix(row.last_fix) if row.last_fix else None, row.closed_at)
        for row in tx.execute(query)
    ]
    return newest_first[::-1]


def scored_on_time(tx: Connection, member: Member, limit: int) -> list[bool]:
    """Of the last finished drills of any rubric, whether each was scored in time, newest first."""
    query = select(drills.c.scored_late).where(owned(drills, member), _DONE)
    newest_first = query.order_by(drills.c.closed_at.desc(), drills.c.id.desc()).limit(limit)
    return [not late for late in tx.scalars(newest_first)]


def journal_steps(tx: Connection, member: Member, limit: int) -> list[Journal]:
    """When the last drills of any rubric were over, and when their journal step was written, newest first."""
    query = (
        select(drills.c.rounds_over_at, signals.c.written_at)
        .join(signals, _ITS_SIGNALS)
        .where(owned(drills, member), drills.c.rounds_over_at.is_not(None))
        .order_by(drills.c.rounds_over_at.desc(), drills.c.id.desc())
        .limit(limit)
    )
    return [Journal(row.rounds_over_at, row.written_at) for row in tx.execute(query)]


def count_finished(tx: Connection, member: Member, rubric_id: str) -> int:
    """How many drills of a rubric the member finished."""
    done = and_(owned(drills, member), drills.c.rubric_id == rubric_id, _DONE)
    return tx.scalar(select(func.count()).select_from(drills).where(done)) or 0


def last_on_one_area(tx: Connection, member: Member) -> datetime | None:
    """When the member last finished a drill of any rubric that wasn't a whole interview."""
    focused = and_(owned(drills, member), _DONE, drills.c.format != Format.FULL_LENGTH.value)
    at: datetime | None = tx.scalar(select(func.max(drills.c.closed_at, type_=drills.c.closed_at.type)).where(focused))
    return at


def _questions(tx: Connection, member: Member, drill_ids: Sequence[str]) -> dict[str, list[str]]:
    """Drill id → the ids of its questions in their order."""
    asked: dict[str, list[str]] = defaultdict(list)
    of_these = and_(owned(rounds, member), rounds.c.drill_id.in_(drill_ids))
    query = select(rounds.c.drill_id, rounds.c.question_id).where(of_these)
    for row in tx.execute(query.order_by(rounds.c.drill_id, rounds.c.number)):
        asked[row.drill_id].append(row.question_id)
    return asked

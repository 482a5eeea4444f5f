"""Sessions members brought along from elsewhere, with their scores, whole in and whole out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, select

from bot.core.entries import EntryKind
from bot.core.evidence import Evidence
from bot.core.journal import LastFix, Signals
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.members import Member
from bot.core.scoring import Rater, Score
from bot.store import corrections, dialect
from bot.store.ledger import logged_scores, logged_sessions
from bot.store.whose import bound, owned, who

# Read wherever areas are ranked, so they are built once: building a statement costs more than running it.
_MINE = (
    select(logged_sessions).where(bound(logged_sessions)).order_by(logged_sessions.c.happened_at, logged_sessions.c.id)
)
_IDS = select(logged_sessions.c.id).where(bound(logged_sessions))
_OF_RUBRIC = _MINE.where(logged_sessions.c.rubric_id == bindparam("rubric_id"))
_SCORES = (
    select(logged_scores)
    .where(bound(logged_scores))
    .order_by(logged_scores.c.rater, logged_scores.c.rater_name, logged_scores.c.dimension_id)
)
_ADDED = _IDS.where(logged_sessions.c.added_at == bindparam("added_at"))


def add(tx: Connection, member: Member, session: LoggedSession) -> bool:
    """Put a session into the log with its scores; False when one of this id is there already."""
    return bool(add_all(tx, member, [session]))


def add_all(tx: Connection, member: Member, sessions: Sequence[LoggedSession]) -> list[LoggedSession]:
    """Put those into the log whose ids aren't there yet, with their scores; they are returned. Each id comes once."""
    there = ids(tx, member)
    new = [session for session in sessions if session.id not in there]
    mine = who(member)
    rows = [{**mine, **_values(session)} for session in new]
    scores = [{**mine, "session_id": session.id, **_score(given)} for session in new for given in session.scores]
    for table, given in ((logged_sessions, rows), (logged_scores, scores)):
        if given:
            tx.execute(dialect.insert(tx, table).on_conflict_do_nothing(), given)
    return new


def ids(tx: Connection, member: Member) -> set[str]:
    """The ids of a member's sessions."""
    return set(tx.scalars(_IDS, who(member)))


def every(tx: Connection, member: Member) -> list[LoggedSession]:
    """All of a member's, oldest first."""
    return _sessions(tx, member, tx.execute(_MINE, who(member)).all())


def evidence(tx: Connection, member: Member, rubric_id: str) -> list[Evidence]:
    """What they tell of the areas of a rubric."""
    rows = tx.execute(_OF_RUBRIC, {**who(member), "rubric_id": rubric_id}).all()
    return [seen for session in _sessions(tx, member, rows) for seen in session.evidence()]


def remove(tx: Connection, member: Member, session_id: str) -> None:
    """Take one out of the log, with its scores and what was put right about it."""
    corrections.forget(tx, member, {session_id})
    tx.execute(delete(logged_scores).where(owned(logged_scores, member), logged_scores.c.session_id == session_id))
    tx.execute(delete(logged_sessions).where(owned(logged_sessions, member), logged_sessions.c.id == session_id))


def remove_added(tx: Connection, member: Member, added_at: datetime) -> int:
    """Take out what was put in at that moment, with its scores and what was put right; how many sessions it was."""
    corrections.forget(tx, member, set(tx.scalars(_ADDED, {**who(member), "added_at": added_at})))
    added = and_(owned(logged_sessions, member), logged_sessions.c.added_at == added_at)
    theirs = logged_scores.c.session_id.in_(select(logged_sessions.c.id).where(added))
    tx.execute(delete(logged_scores).where(owned(logged_scores, member), theirs))
    return tx.execute(delete(logged_sessions).where(added)).rowcount


def _sessions(tx: Connection, member: Member, rows: Iterable[Row[Any]]) -> list[LoggedSession]:
    found = list(rows)
    given: dict[str, list[LoggedScore]] = defaultdict(list)
    for row in tx.execute(_SCORES, who(member)) if found else ():
        score = LoggedScore(row.dimension_id, Rater(row.rater), Score(row.score), row.late, row.rater_name)
        given[row.session_id].append(score)
    return [_session(row, tuple(given[row.id])) for row in found]


def _session(row: Row[Any], scores: tuple[LoggedScore, ...]) -> LoggedSession:
    return LoggedSession(
        id=row.id,
        kind=EntryKind(row.kind),
        at=row.happened_at,
        added_at=row.added_at,
        interviewer=row.interviewer,
        problem=row.problem,
        rubric_id=row.rubric_id,
        dimension_id=row.dimension_id,
        signals=Signals(row.hesitation, row.rehearsed, row.surprise, row.about),
        fix=row.fix,
        became=LastFix(row.became) if row.became else None,
        scores=scores,
    )


def _values(session: LoggedSession) -> dict[str, Any]:
    noted = session.signals
    return {
        "id": session.id,
        "kind": session.kind.value,
        "happened_at": session.at,
        "interviewer": session.interviewer,
        "rubric_id": session.rubric_id,
        "dimension_id": session.dimension_id,
        "problem": session.problem,
        "about": noted.dimension_id,
        "hesitation": noted.hesitation,
        "rehearsed": noted.rehearsed,
        "surprise": noted.surprise,
        "fix": session.fix,
        "became": session.became and session.became.value,
        "added_at": session.added_at,
    }


def _score(given: LoggedScore) -> dict[str, Any]:
    return {
        "dimension_id": given.dimension_id,
        "rater": given.rater.value,
        "rater_name": given.name,
        "score": given.score.value,
        "late": given.late,
    }

"""The log's lines: all of a member's in brief, and the few of one page whole. In what order and which ones: core's log.

What stands in each line lies in the tables of drills, of journal entries and of sessions from elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    FromClause,
    Integer,
    Row,
    Text,
    and_,
    bindparam,
    exists,
    func,
    literal,
    null,
    or_,
    select,
)

from bot.core.drill import JUDGED, Format, Phase, Verdict
from bot.core.entries import LATE_AFTER, EntryKind
from bot.core.journal import LastFix, Signals
from bot.core.log import Area, Kept, LogKey
from bot.core.members import Member
from bot.core.scoring import HUMAN, Rater, Score
from bot.store.columns import Instant
from bot.store.ledger import logged_scores, logged_sessions
from bot.store.tables import drills, journal_entries, retros, rounds, scores, signals
from bot.store.whose import bound, who


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line whole, by ids. `version` is that of a drill's rubric; `asked` a question, or what was worked on."""

    rubric_id: str | None
    dimension_id: str | None
    version: str | None = None
    format: Format = Format.FOCUSED
    stopped: bool = False
    judged: int = 0
    passed: int = 0
    fix: str = ""
    signals: Signals = field(default_factory=Signals)
    interviewer: str = ""
    asked: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class GivenRow:
    """One score of a line. `rater_id` is a member's, a person's or an AI's; from elsewhere a name, if any."""

    dimension_id: str
    rater: Rater
    rater_id: str
    score: Score
    late: bool
    after_others: bool = False


EVERY_LINE = 2**31 - 1
"""A limit that limits nothing: neither database takes the other's word for that."""

_PEOPLE = [rater.value for rater in HUMAN]
_RUBRIC, _DIMENSION = bindparam("in_rubric", type_=Text), bindparam("in_dimension", type_=Text)
_LIMIT = bindparam("limit", type_=Integer)
_THESE = bindparam("ids", type_=Text, expanding=True)


def _of_drill(table: FromClause) -> ColumnElement[bool]:
    return and_(table.c.team_id == drills.c.team_id, table.c.drill_id == drills.c.id)


def _scored(table: FromClause, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(literal(1)).select_from(table).where(*which))


# Read whenever Home or the log opens, so they are built once: building a statement costs more than running it.
_AT = func.coalesce(drills.c.started_at, drills.c.created_at, type_=Instant)
_IN_THE_LOG = or_(
    drills.c.phase == Phase.DONE.value, and_(drills.c.phase == Phase.STOPPED.value, drills.c.started_at.is_not(None))
)
_DRILL_SCORED_IT = and_(_of_drill(scores), scores.c.rubric_id == _RUBRIC, scores.c.dimension_id == _DIMENSION)
_DRILL_KEYS = (
    select(drills.c.id, _AT.label("at"), literal(EntryKind.DRILL.value).label("kind"))
    .add_columns(drills.c.rubric_id, drills.c.dimension_id)
    .add_columns((func.coalesce(retros.c.fix, "") != "").label("has_fix"), retros.c.last_fix.label("told"))
    .add_columns(_scored(scores, _of_drill(scores), scores.c.rater.in_(_PEOPLE)).label("by_a_person"))
    .add_columns(_scored(scores, _DRILL_SCORED_IT).label("scored_there"))
    .outerjoin(retros, _of_drill(retros))
    .where(bound(drills), _IN_THE_LOG)
    .order_by(_AT.desc(), drills.c.id.desc())
    .limit(_LIMIT)
)
_ENTRY_KEYS = (
    select(journal_entries.c.id, journal_entries.c.happened_at.label("at"), journal_entries.c.kind)
    .add_columns(journal_entries.c.rubric_id, journal_entries.c.dimension_id, null().label("told"))
    .add_columns(*(literal(False).label(name) for name in ("has_fix", "by_a_person", "scored_there")))
    .where(bound(journal_entries))
    .order_by(journal_entries.c.happened_at.desc(), journal_entries.c.id.desc())
    .limit(_LIMIT)
)
_OF_SESSION = and_(
    logged_scores.c.team_id == logged_sessions.c.team_id,
    logged_scores.c.user_id == logged_sessions.c.user_id,
    logged_scores.c.session_id == logged_sessions.c.id,
)
_SESSION_SCORED_IT = and_(
    _OF_SESSION, logged_sessions.c.rubric_id == _RUBRIC, logged_scores.c.dimension_id == _DIMENSION
)
_SESSION_KEYS = (
    select(logged_sessions.c.id, logged_sessions.c.happened_at.label("at"), logged_sessions.c.kind)
    .add_columns(logged_sessions.c.rubric_id, logged_sessions.c.dimension_id, logged_sessions.c.became.label("told"))
    .add_columns((logged_sessions.c.fix != "").label("has_fix"))
    .add_columns(_scored(logged_scores, _OF_SESSION, logged_scores.c.rater.in_(_PEOPLE)).label("by_a_person"))
    .add_columns(_scored(logged_scores, _SESSION_SCORED_IT).label("scored_there"))
    .where(bound(logged_sessions))
    .order_by(logged_sessions.c.happened_at.desc(), logged_sessions.c.id.desc())
    .limit(_LIMIT)
)


def _rounds(*verdicts: Verdict) -> ColumnElement[int]:
    given = rounds.c.verdict.in_([verdict.value for verdict in verdicts])
    return select(func.count()).select_from(rounds).where(_of_drill(rounds), given).scalar_subquery()


_DRILLS = (
    select(drills.c.id, drills.c.rubric_id, drills.c.rubric_version, drills.c.dimension_id, drills.c.format)
    .add_columns(drills.c.phase, retros.c.fix)
    .add_columns(signals.c.hesitation, signals.c.rehearsed, signals.c.surprise, signals.c.dimension_id.label("about"))
    .add_columns(_rounds(*JUDGED).label("judged"), _rounds(Verdict.PASS).label("passed"))
    .outerjoin(retros, _of_drill(retros))
    .outerjoin(signals, _of_drill(signals))
    .where(bound(drills), drills.c.id.in_(_THESE))
)
_ENTRIES = select(journal_entries).where(bound(journal_entries), journal_entries.c.id.in_(_THESE))
_SESSIONS = select(logged_sessions).where(bound(logged_sessions), logged_sessions.c.id.in_(_THESE))
_DRILL_SCORES = (
    select(scores.c.drill_id.label("line"), scores.c.dimension_id, scores.c.rater, scores.c.rater_id, scores.c.score)
    .add_columns(scores.c.late, scores.c.after_others)
    .where(bound(scores), scores.c.drill_id.in_(_THESE))
    .order_by(scores.c.given_at, scores.c.rater_id, scores.c.dimension_id)
)
_SESSION_SCORES = (
    select(logged_scores.c.session_id.label("line"), logged_scores.c.dimension_id, logged_scores.c.rater)
    .add_columns(logged_scores.c.rater_name.label("rater_id"), logged_scores.c.score, logged_scores.c.late)
    .add_columns(literal(False).label("after_others"))
    .where(bound(logged_scores), logged_scores.c.session_id.in_(_THESE))
    .order_by(logged_scores.c.rater, logged_scores.c.rater_name, logged_scores.c.dimension_id)
)


def keys(tx: Connection, member: Member, limit: int = EVERY_LINE, area: Area | None = None) -> list[LogKey]:
    """A member's lines in brief: of each kind at most the `limit` newest. `area`: asked for, see `scored_there`."""
    in_rubric, in_dimension = area or ("", "")
    wanted = {**who(member), "limit": limit, "in_rubric": in_rubric, "in_dimension": in_dimension}
    return [
        _key(row, kept)
        for kept, query in ((Kept.DRILL, _DRILL_KEYS), (Kept.ENTRY, _ENTRY_KEYS), (Kept.ELSEWHERE, _SESSION_KEYS))
        for row in tx.execute(query, wanted)
    ]


def lines(tx: Connection, member: Member, wanted: Iterable[LogKey]) -> dict[str, LineRow]:
    """Line id → the line whole."""
    ids = _by_table(wanted)
    found = {row.id: _drill(row) for row in _rows(tx, member, _DRILLS, ids[Kept.DRILL])}
    found |= {row.id: _entry(row) for row in _rows(tx, member, _ENTRIES, ids[Kept.ENTRY])}
    return found | {row.id: _session(row) for row in _rows(tx, member, _SESSIONS, ids[Kept.ELSEWHERE])}


def given(tx: Connection, member: Member, wanted: Iterable[LogKey]) -> Mapping[str, Sequence[GivenRow]]:
    """Line id → its scores, in the order they were given."""
    ids = _by_table(wanted)
    found: dict[str, list[GivenRow]] = defaultdict(list)
    rows = [*_rows(tx, member, _DRILL_SCORES, ids[Kept.DRILL])]
    for row in [*rows, *_rows(tx, member, _SESSION_SCORES, ids[Kept.ELSEWHERE])]:
        score = GivenRow(
            row.dimension_id, Rater(row.rater), row.rater_id, Score(row.score), row.late, bool(row.after_others)
        )
        found[row.line].append(score)
    return found


def _by_table(wanted: Iterable[LogKey]) -> Mapping[Kept, list[str]]:
    ids: dict[Kept, list[str]] = defaultdict(list)
    for key in wanted:
        ids[key.kept].append(key.id)
    return ids


def _rows(tx: Connection, member: Member, query: Executable, ids: Sequence[str]) -> Sequence[Row[Any]]:
    return tx.execute(query, {**who(member), "ids": ids}).all() if ids else ()


def _key(row: Row[Any], kept: Kept) -> LogKey:
    return LogKey(
        kept=kept,
        id=row.id,
        at=row.at,
        kind=EntryKind(row.kind),
        area=(row.rubric_id, row.dimension_id) if row.rubric_id and row.dimension_id else None,
        has_fix=row.has_fix,
        told=LastFix(row.told) if row.told else None,
        by_a_person=row.by_a_person,
        scored_there=row.scored_there,
    )


def _drill(row: Row[Any]) -> LineRow:
    return LineRow(
        rubric_id=row.rubric_id,
        dimension_id=row.dimension_id,
        version=row.rubric_version,
        format=Format(row.format),
        stopped=row.phase == Phase.STOPPED.value,
        judged=row.judged,
        passed=row.passed,
        fix=row.fix or "",
        signals=Signals(row.hesitation or "", row.rehearsed or "", row.surprise or "", row.about),
    )


def _entry(row: Row[Any]) -> LineRow:
    return LineRow(
        rubric_id=row.rubric_id,
        dimension_id=row.dimension_id,
        signals=Signals(row.hesitation, row.rehearsed, row.surprise),
        asked=row.question,
        late=row.written_at - row.happened_at > LATE_AFTER,
    )


def _session(row: Row[Any]) -> LineRow:
    return LineRow(
        rubric_id=row.rubric_id,
        dimension_id=row.dimension_id,
        fix=row.fix,
        signals=Signals(row.hesitation, row.rehearsed, row.surprise, row.about),
        interviewer=row.interviewer,
        asked=row.problem,
    )

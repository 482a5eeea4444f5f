"""Drills with their rounds and sayings, whole in and whole out."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    select,
    tuple_,
    update,
)

from bot.core.drill import OPEN_PHASES, Drill, Phase, SayingKind, Verdict
from bot.core.members import Level, Member
from bot.core.progress import PastGoal
from bot.core.scoring import Rater, Score
from bot.store import dialect
from bot.store.columns import Instant
from bot.store.drill_rows import drill_of, save_rounds, values_of
from bot.store.passes import BY_A_PERSON, LAST_ROUND, OVERRULED, of_dimension
from bot.store.tables import drills, rounds, sayings, scores
from bot.store.whose import bound, owned, who

# Statements of the paths taken most are built once: building one costs more than running it.
_MINE = bound(drills)
_OPEN_ONE = select(drills).where(_MINE, drills.c.phase.in_([phase.value for phase in OPEN_PHASES]))
_STATE_IN_THREAD = select(drills.c.phase, drills.c.paused_at).where(
    _MINE, drills.c.channel_id == bindparam("channel_id"), drills.c.thread_ts == bindparam("thread_ts")
)
_COUNT_DONE = select(func.count()).select_from(drills).where(_MINE, drills.c.phase == Phase.DONE.value)
_QUESTIONS_ASKED = (
    select(rounds.c.question_id)
    .where(bound(rounds))
    .where(rounds.c.rubric_id == bindparam("rubric_id"))
    .order_by(rounds.c.asked_at, rounds.c.drill_id, rounds.c.number)
)
_PUSHES_HEARD = (
    select(sayings.c.text)
    .join(drills, (drills.c.team_id == sayings.c.team_id) & (drills.c.id == sayings.c.drill_id))
    .where(_MINE, drills.c.rubric_id == bindparam("rubric_id"), sayings.c.kind == SayingKind.PUSH.value)
    .order_by(drills.c.created_at, drills.c.id, sayings.c.round_number, sayings.c.number)
)
_OWN_SCORE = and_(of_dimension(scores), scores.c.rater == Rater.SELF.value, scores.c.rater_id == drills.c.user_id)
_PAST_GOALS = (
    select(drills.c.dimension_id, drills.c.goal, drills.c.level, drills.c.closed_at, rounds.c.verdict, scores.c.score)
    .add_columns(BY_A_PERSON.label("by_a_person"), OVERRULED.label("overruled"))
    .join(rounds, LAST_ROUND)
    .outerjoin(scores, _OWN_SCORE)
    .where(_MINE, drills.c.rubric_id == bindparam("rubric_id"), drills.c.phase == Phase.DONE.value)
    .order_by(drills.c.closed_at.desc(), drills.c.id.desc())
)


def add(tx: Connection, member: Member, drill: Drill) -> bool:
    """Store a new drill; False when the member has one open already."""
    mine = {**who(member), "id": drill.id, "created_at": drill.created_at}
    if not dialect.added(tx, drills, **mine, **values_of(drill)):
        return False
    save_rounds(tx, member, None, drill, drill.started_at)
    return True


def save(tx: Connection, member: Member, before: Drill, after: Drill, now: datetime, *, by_member: bool = True) -> None:
    """Write what changed between two states of one drill; `by_member`: and that the member moved it."""
    had = values_of(before)
    changed = {name: value for name, value in values_of(after).items() if value != had[name]}
    if by_member:
        changed["moved_at"] = now
    if changed:
        tx.execute(update(drills).where(_is(member, after.id)).values(**changed))
    save_rounds(tx, member, before, after, now)


def by_id(tx: Connection, member: Member, drill_id: str, *, lock: bool = True) -> Drill | None:
    """A drill of this member; with `lock` its row is held until commit."""
    return _one(tx, member, select(drills).where(_is(member, drill_id)), lock=lock)


def open_one(tx: Connection, member: Member, *, lock: bool = True) -> Drill | None:
    """The member's open drill; with `lock` its row is held until commit."""
    return _one(tx, member, _OPEN_ONE, lock=lock)


def in_thread(tx: Connection, member: Member, channel_id: str, thread_ts: str) -> Drill | None:
    """The drill whose thread this is, its row locked until commit."""
    here = and_(drills.c.channel_id == channel_id, drills.c.thread_ts == thread_ts)
    return _one(tx, member, select(drills).where(owned(drills, member), here), lock=True)


def latest(tx: Connection, member: Member, limit: int) -> list[Drill]:
    """The member's last finished drills, newest first."""
    done = select(drills).where(owned(drills, member), drills.c.phase == Phase.DONE.value)
    return [drill_of(tx, member, row) for row in tx.execute(done.order_by(drills.c.created_at.desc()).limit(limit))]


def every(tx: Connection, member: Member) -> list[Drill]:
    """All of the member's drills, whatever became of them, in the order they were made."""
    query = select(drills).where(owned(drills, member)).order_by(drills.c.created_at, drills.c.id)
    return [drill_of(tx, member, row) for row in tx.execute(query)]


def one_before(tx: Connection, member: Member, drill: Drill) -> str | None:
    """The id of the member's last drill of the same area before this one whose rounds were finished."""
    same = and_(drills.c.rubric_id == drill.rubric_id, drills.c.dimension_id == drill.dimension_id)
    finished = drills.c.phase.in_([Phase.SCORING.value, Phase.DONE.value])
    before = tuple_(drills.c.created_at, drills.c.id) < (drill.created_at, drill.id)
    query = select(drills.c.id).where(owned(drills, member), same, finished, before)
    earlier: str | None = tx.scalar(query.order_by(drills.c.created_at.desc(), drills.c.id.desc()).limit(1))
    return earlier


def state_in_thread(tx: Connection, member: Member, channel_id: str, thread_ts: str) -> tuple[Phase | None, bool]:
    """Where the drill of this thread is, and whether it is paused. No phase when the thread is no drill we know of."""
    where = {**who(member), "channel_id": channel_id, "thread_ts": thread_ts}
    row = tx.execute(_STATE_IN_THREAD, where).one_or_none()
    return (None, False) if row is None else (Phase(row.phase), row.paused_at is not None)


def last_moved(tx: Connection, member: Member, drill_id: str) -> datetime | None:
    """When anything was last pressed in a drill, or None when there is no such drill."""
    moved = func.coalesce(drills.c.moved_at, drills.c.started_at, drills.c.created_at, type_=Instant)
    at: datetime | None = tx.scalar(select(moved).where(_is(member, drill_id)))
    return at


def awaits_thread(tx: Connection, member: Member) -> bool:
    """Whether the member's open drill has a card whose ts Slack hasn't told us yet."""
    unbound = select(drills.c.id).where(
        owned(drills, member), drills.c.phase.in_(OPEN_PHASES), drills.c.thread_ts.is_(None)
    )
    return tx.scalar(unbound.limit(1)) is not None


def count_done(tx: Connection, member: Member) -> int:
    """How many drills the member finished."""
    return tx.scalar(_COUNT_DONE, who(member)) or 0


def past_goals(tx: Connection, member: Member, rubric_id: str) -> dict[str, list[PastGoal]]:
    """Dimension id → its completed drills, newest first; one that was stopped early is not complete."""
    past: dict[str, list[PastGoal]] = {}
    for row in tx.execute(_PAST_GOALS, {**who(member), "rubric_id": rubric_id}):
        number = Score(row.score).number if row.score else None
        passed = row.verdict == Verdict.PASS.value
        goal = PastGoal(row.goal, Level(row.level), passed, number, row.closed_at, row.by_a_person, row.overruled)
        past.setdefault(row.dimension_id, []).append(goal)
    return past


def questions_worded(tx: Connection, member: Member, rubric_id: str, limit: int) -> list[str]:
    """The last questions the member was asked of this rubric, as they were worded, newest first."""
    query = select(rounds.c.question).where(owned(rounds, member), rounds.c.rubric_id == rubric_id)
    return list(tx.scalars(query.order_by(rounds.c.asked_at.desc(), rounds.c.number.desc()).limit(limit)))


def questions_asked(tx: Connection, member: Member, rubric_id: str) -> list[str]:
    """The ids of all the member was asked of this rubric, oldest first."""
    return list(tx.scalars(_QUESTIONS_ASKED, {**who(member), "rubric_id": rubric_id}))


def pushes_heard(tx: Connection, member: Member, rubric_id: str) -> list[str]:
    """What the member was told under pressure in drills of this rubric, oldest first."""
    return list(tx.scalars(_PUSHES_HEARD, {**who(member), "rubric_id": rubric_id}))


def bind_thread(tx: Connection, member: Member, drill_id: str, channel_id: str, ts: str) -> None:
    """The card's ts is known: it is the drill's thread, and messages stored with it belong to the drill."""
    unbound = and_(_is(member, drill_id), drills.c.thread_ts.is_(None))
    tx.execute(update(drills).where(unbound).values(channel_id=channel_id, thread_ts=ts))


def bind_question(tx: Connection, member: Member, drill_id: str, number: int, ts: str) -> None:
    """The ts a question was posted at; answers belong to the last question before them."""
    here = and_(rounds.c.team_id == member.team_id, rounds.c.drill_id == drill_id, rounds.c.number == number)
    tx.execute(update(rounds).where(here, rounds.c.asked_ts.is_(None)).values(asked_ts=ts))


def _one(tx: Connection, member: Member, query: Select[Any], *, lock: bool) -> Drill | None:
    row = tx.execute(dialect.locked(tx, query) if lock else query, who(member)).one_or_none()
    return None if row is None else drill_of(tx, member, row)


def _is(member: Member, drill_id: str) -> ColumnElement[bool]:
    return and_(owned(drills, member), drills.c.id == drill_id)

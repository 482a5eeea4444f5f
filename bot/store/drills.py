"""Drills with their rounds and sayings, whole in and whole out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, func, insert, select, tuple_, update

from bot.core.drill import (
    OPEN_PHASES,
    Drill,
    Format,
    Phase,
    Role,
    Round,
    RoundState,
    Saying,
    SayingKind,
    Step,
    Verdict,
)
from bot.core.goals import Goal, Origin
from bot.core.members import Level, Member, Mode
from bot.core.progress import PastGoal
from bot.core.scoring import Rater, Score
from bot.store import dialect
from bot.store.columns import Instant
from bot.store.tables import drills, rounds, sayings, scores

# Statements of the paths taken most are built once: building one costs more than running it.
_MINE = and_(drills.c.team_id == bindparam("team_id"), drills.c.user_id == bindparam("user_id"))
_OPEN_ONE = select(drills).where(_MINE, drills.c.phase.in_([phase.value for phase in OPEN_PHASES]))
_STATE_IN_THREAD = select(drills.c.phase, drills.c.paused_at).where(
    _MINE, drills.c.channel_id == bindparam("channel_id"), drills.c.thread_ts == bindparam("thread_ts")
)
_COUNT_DONE = select(func.count()).select_from(drills).where(_MINE, drills.c.phase == Phase.DONE.value)
_QUESTIONS_ASKED = (
    select(rounds.c.question_id)
    .where(rounds.c.team_id == bindparam("team_id"), rounds.c.user_id == bindparam("user_id"))
    .where(rounds.c.rubric_id == bindparam("rubric_id"))
    .order_by(rounds.c.asked_at, rounds.c.drill_id, rounds.c.number)
)


_OWN_SCORE = and_(
    scores.c.team_id == drills.c.team_id,
    scores.c.drill_id == drills.c.id,
    scores.c.rater == Rater.SELF.value,
    scores.c.rater_id == drills.c.user_id,
    scores.c.dimension_id == drills.c.dimension_id,
)
_PAST_GOALS = (
    select(drills.c.dimension_id, drills.c.goal, drills.c.level, drills.c.closed_at, rounds.c.verdict, scores.c.score)
    .join(
        rounds,
        (rounds.c.team_id == drills.c.team_id)
        & (rounds.c.drill_id == drills.c.id)
        & (rounds.c.number == drills.c.planned),
    )
    .outerjoin(scores, _OWN_SCORE)
    .where(_MINE, drills.c.rubric_id == bindparam("rubric_id"), drills.c.phase == Phase.DONE.value)
    .order_by(drills.c.closed_at.desc(), drills.c.id.desc())
)


def add(tx: Connection, member: Member, drill: Drill) -> bool:
    """Store a new drill; False when the member has one open already."""
    mine = {"team_id": member.team_id, "user_id": member.user_id, "id": drill.id, "created_at": drill.created_at}
    if not dialect.added(tx, drills, **mine, **_values(drill)):
        return False
    _save_rounds(tx, member, None, drill, drill.started_at)
    return True


def save(tx: Connection, member: Member, before: Drill, after: Drill, now: datetime, *, by_member: bool = True) -> None:
    """Write what changed between two states of one drill; `by_member`: and that the member moved it."""
    had = _values(before)
    changed = {name: value for name, value in _values(after).items() if value != had[name]}
    if by_member:
        changed["moved_at"] = now
    if changed:
        tx.execute(update(drills).where(_is(member, after.id)).values(**changed))
    _save_rounds(tx, member, before, after, now)


def by_id(tx: Connection, member: Member, drill_id: str, *, lock: bool = True) -> Drill | None:
    """A drill of this member; with `lock` its row is held until commit."""
    return _one(tx, member, select(drills).where(_is(member, drill_id)), lock=lock)


def open_one(tx: Connection, member: Member, *, lock: bool = True) -> Drill | None:
    """The member's open drill; with `lock` its row is held until commit."""
    return _one(tx, member, _OPEN_ONE, lock=lock)


def in_thread(tx: Connection, member: Member, channel_id: str, thread_ts: str) -> Drill | None:
    """The drill whose thread this is, its row locked until commit."""
    here = and_(drills.c.channel_id == channel_id, drills.c.thread_ts == thread_ts)
    return _one(tx, member, select(drills).where(_of(member), here), lock=True)


def latest(tx: Connection, member: Member, limit: int) -> list[Drill]:
    """The member's last finished drills, newest first."""
    done = select(drills).where(_of(member), drills.c.phase == Phase.DONE.value)
    return [_drill(tx, member, row) for row in tx.execute(done.order_by(drills.c.created_at.desc()).limit(limit))]


def every(tx: Connection, member: Member) -> list[Drill]:
    """All of the member's drills, whatever became of them, in the order they were made."""
    query = select(drills).where(_of(member)).order_by(drills.c.created_at, drills.c.id)
    return [_drill(tx, member, row) for row in tx.execute(query)]


def one_before(tx: Connection, member: Member, drill: Drill) -> str | None:
    """The id of the member's last drill of the same area before this one whose rounds were finished."""
    same = and_(drills.c.rubric_id == drill.rubric_id, drills.c.dimension_id == drill.dimension_id)
    finished = drills.c.phase.in_([Phase.SCORING.value, Phase.DONE.value])
    before = tuple_(drills.c.created_at, drills.c.id) < (drill.created_at, drill.id)
    query = select(drills.c.id).where(_of(member), same, finished, before)
    earlier: str | None = tx.scalar(query.order_by(drills.c.created_at.desc(), drills.c.id.desc()).limit(1))
    return earlier


def state_in_thread(tx: Connection, member: Member, channel_id: str, thread_ts: str) -> tuple[Phase | None, bool]:
    """Where the drill of this thread is, and whether it is paused. No phase when the thread is no drill we know of."""
    where = {**_who(member), "channel_id": channel_id, "thread_ts": thread_ts}
    row = tx.execute(_STATE_IN_THREAD, where).one_or_none()
    return (None, False) if row is None else (Phase(row.phase), row.paused_at is not None)


def last_moved(tx: Connection, member: Member, drill_id: str) -> datetime | None:
    """When anything was last pressed in a drill, or None when there is no such drill."""
    moved = func.coalesce(drills.c.moved_at, drills.c.started_at, drills.c.created_at, type_=Instant)
    at: datetime | None = tx.scalar(select(moved).where(_is(member, drill_id)))
    return at


def awaits_thread(tx: Connection, member: Member) -> bool:
    """Whether the member's open drill has a card whose ts Slack hasn't told us yet."""
    unbound = select(drills.c.id).where(_of(member), drills.c.phase.in_(OPEN_PHASES), drills.c.thread_ts.is_(None))
    return tx.scalar(unbound.limit(1)) is not None


def count_done(tx: Connection, member: Member) -> int:
    """How many drills the member finished."""
    return tx.scalar(_COUNT_DONE, _who(member)) or 0


def past_goals(tx: Connection, member: Member, rubric_id: str) -> dict[str, list[PastGoal]]:
    """Dimension id → its completed drills, newest first; one that was stopped early is not complete."""
    past: dict[str, list[PastGoal]] = {}
    for row in tx.execute(_PAST_GOALS, {**_who(member), "rubric_id": rubric_id}):
        number = Score(row.score).number if row.score else None
        passed = row.verdict == Verdict.PASS.value
        goal = PastGoal(row.goal, Level(row.level), passed, number, row.closed_at)
        past.setdefault(row.dimension_id, []).append(goal)
    return past


def questions_asked(tx: Connection, member: Member, rubric_id: str) -> dict[str, int]:
    """Question id → its place in time among all the member had of this rubric; larger is more recent."""
    asked = tx.scalars(_QUESTIONS_ASKED, {**_who(member), "rubric_id": rubric_id})
    return {question_id: place for place, question_id in enumerate(asked)}


def bind_thread(tx: Connection, member: Member, drill_id: str, channel_id: str, ts: str) -> None:
    """The card's ts is known: it is the drill's thread, and messages stored with it belong to the drill."""
    unbound = and_(_is(member, drill_id), drills.c.thread_ts.is_(None))
    tx.execute(update(drills).where(unbound).values(channel_id=channel_id, thread_ts=ts))


def bind_question(tx: Connection, member: Member, drill_id: str, number: int, ts: str) -> None:
    """The ts a question was posted at; answers belong to the last question before them."""
    here = and_(rounds.c.team_id == member.team_id, rounds.c.drill_id == drill_id, rounds.c.number == number)
    tx.execute(update(rounds).where(here, rounds.c.asked_ts.is_(None)).values(asked_ts=ts))


def _one(tx: Connection, member: Member, query: Select[Any], *, lock: bool) -> Drill | None:
    row = tx.execute(dialect.locked(tx, query) if lock else query, _who(member)).one_or_none()
    return None if row is None else _drill(tx, member, row)


def _values(drill: Drill) -> dict[str, Any]:
    return {
        "rubric_id": drill.rubric_id,
        "rubric_version": drill.rubric_version,
        "dimension_id": drill.dimension_id,
        "level": drill.level.value,
        "mode": drill.mode.value,
        "format": drill.format.value,
        "goal": drill.goal.text,
        "goal_origin": drill.goal.origin.value,
        "seconds": drill.seconds,
        "planned": drill.planned,
        "phase": drill.phase.value,
        "channel_id": drill.channel_id,
        "thread_ts": drill.thread_ts,
        "started_at": drill.started_at,
        "paused_at": drill.paused_at,
        "rounds_over_at": drill.rounds_over_at,
        "closed_at": drill.closed_at,
        "looked_back": " ".join(sorted(drill.looked_back)),
        "scored_late": drill.scored_late,
    }


def _save_rounds(tx: Connection, member: Member, before: Drill | None, after: Drill, now: datetime | None) -> None:
    had = before.rounds if before else ()
    for index, round_ in enumerate(after.rounds):
        if index >= len(had):
            _add_round(tx, member, after, round_, now)
        elif round_ != had[index]:
            here = and_(rounds.c.team_id == member.team_id, rounds.c.drill_id == after.id)
            row = update(rounds).where(here, rounds.c.number == round_.number)
            verdict = round_.verdict and round_.verdict.value
            tx.execute(row.values(state=round_.state.value, verdict=verdict, time_up=round_.time_up))
        _add_sayings(tx, member, after, round_, len(had[index].sayings) if index < len(had) else 0)


def _add_round(tx: Connection, member: Member, drill: Drill, round_: Round, now: datetime | None) -> None:
    row = {
        "team_id": member.team_id,
        "drill_id": drill.id,
        "number": round_.number,
        "user_id": member.user_id,
        "rubric_id": drill.rubric_id,
        "role": round_.role.value,
        "dimension_id": round_.dimension_id,
        "from_minute": round_.from_minute,
        "to_minute": round_.to_minute,
        "question_id": round_.question_id,
        "question": round_.question,
        "repeated": round_.repeated,
        "instruction": round_.instruction,
        "state": round_.state.value,
        "verdict": round_.verdict and round_.verdict.value,
        "time_up": round_.time_up,
        "asked_at": now,
    }
    tx.execute(insert(rounds), row)


def _add_sayings(tx: Connection, member: Member, drill: Drill, round_: Round, had: int) -> None:
    for saying in round_.sayings[had:]:
        row = {
            "team_id": member.team_id,
            "drill_id": drill.id,
            "round_number": round_.number,
            "number": saying.number,
            "kind": saying.kind.value,
            "text": saying.text,
        }
        tx.execute(insert(sayings), row)


def _drill(tx: Connection, member: Member, row: Row[Any]) -> Drill:
    return Drill(
        id=row.id,
        member=member,
        rubric_id=row.rubric_id,
        rubric_version=row.rubric_version,
        dimension_id=row.dimension_id,
        level=Level(row.level),
        mode=Mode(row.mode),
        goal=Goal(row.goal, Origin(row.goal_origin)),
        seconds=row.seconds,
        planned=row.planned,
        created_at=row.created_at,
        format=Format(row.format),
        phase=Phase(row.phase),
        rounds=_rounds(tx, member, row.id),
        channel_id=row.channel_id,
        thread_ts=row.thread_ts,
        started_at=row.started_at,
        paused_at=row.paused_at,
        rounds_over_at=row.rounds_over_at,
        closed_at=row.closed_at,
        looked_back=frozenset(Step(step) for step in row.looked_back.split()),
        scored_late=row.scored_late,
    )


def _rounds(tx: Connection, member: Member, drill_id: str) -> tuple[Round, ...]:
    said = _sayings(tx, member, drill_id)
    query = select(rounds).where(rounds.c.team_id == member.team_id, rounds.c.drill_id == drill_id)
    return tuple(
        Round(
            number=row.number,
            role=Role(row.role),
            dimension_id=row.dimension_id,
            from_minute=row.from_minute,
            to_minute=row.to_minute,
            question_id=row.question_id,
            question=row.question,
            repeated=row.repeated,
            instruction=row.instruction,
            state=RoundState(row.state),
            verdict=Verdict(row.verdict) if row.verdict else None,
            time_up=row.time_up,
            sayings=tuple(said.get(row.number, ())),
            asked_ts=row.asked_ts,
        )
        for row in tx.execute(query.order_by(rounds.c.number))
    )


def _sayings(tx: Connection, member: Member, drill_id: str) -> dict[int, Sequence[Saying]]:
    query = select(sayings).where(sayings.c.team_id == member.team_id, sayings.c.drill_id == drill_id)
    said: dict[int, list[Saying]] = {}
    for row in tx.execute(query.order_by(sayings.c.round_number, sayings.c.number)):
        said.setdefault(row.round_number, []).append(Saying(row.number, SayingKind(row.kind), row.text))
    return dict(said)


def _who(member: Member) -> dict[str, str]:
    return {"team_id": member.team_id, "user_id": member.user_id}


def _of(member: Member) -> ColumnElement[bool]:
    return and_(drills.c.team_id == member.team_id, drills.c.user_id == member.user_id)


def _is(member: Member, drill_id: str) -> ColumnElement[bool]:
    return and_(_of(member), drills.c.id == drill_id)

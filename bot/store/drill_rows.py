"""How a drill, its rounds and its sayings lie in rows. Which drill is looked for: drills."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, select, update

from bot.core.drill import Drill, Format, Phase, Role, Round, RoundState, Saying, SayingKind, Step, Verdict, Voice
from bot.core.goals import Goal, Origin
from bot.core.members import Level, Member, Mode
from bot.store.tables import rounds, sayings


def values_of(drill: Drill) -> dict[str, Any]:
    """The columns of a drill's own row that may change."""
    return {
        "rubric_id": drill.rubric_id,
        "rubric_version": drill.rubric_version,
        "dimension_id": drill.dimension_id,
        "level": drill.level.value,
        "mode": drill.mode.value,
        "format": drill.format.value,
        "twisted": drill.twisted,
        "model": drill.model,
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
        "assessed_at": drill.assessed_at,
        "has_feedback": drill.has_feedback,
    }


def save_rounds(tx: Connection, member: Member, before: Drill | None, after: Drill, now: datetime | None) -> None:
    """Write the rounds and sayings that are new or changed."""
    had = before.rounds if before else ()
    for index, round_ in enumerate(after.rounds):
        if index >= len(had):
            _add_round(tx, member, after, round_, now)
        elif round_ != had[index]:
            here = and_(rounds.c.team_id == member.team_id, rounds.c.drill_id == after.id)
            row = update(rounds).where(here, rounds.c.number == round_.number)
            tx.execute(row.values(**_progress(round_)))
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
        "voice": round_.voice.value,
        **_progress(round_),
        "asked_at": now,
    }
    tx.execute(insert(rounds), row)


def _progress(round_: Round) -> dict[str, Any]:
    """The columns of a round that change once it was asked."""
    verdict = round_.verdict and round_.verdict.value
    return {"state": round_.state.value, "verdict": verdict, "time_up": round_.time_up, "words": round_.words}


def _add_sayings(tx: Connection, member: Member, drill: Drill, round_: Round, had: int) -> None:
    for saying in round_.sayings[had:]:
        row = {
            "team_id": member.team_id,
            "drill_id": drill.id,
            "round_number": round_.number,
            "number": saying.number,
            "kind": saying.kind.value,
            "text": saying.text,
            "voice": saying.voice.value,
        }
        tx.execute(insert(sayings), row)


def drill_of(tx: Connection, member: Member, row: Row[Any]) -> Drill:
    """A drill from its row, with its rounds and sayings."""
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
        twisted=row.twisted,
        model=row.model,
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
        assessed_at=row.assessed_at,
        has_feedback=row.has_feedback,
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
            voice=Voice(row.voice),
            state=RoundState(row.state),
            verdict=Verdict(row.verdict) if row.verdict else None,
            time_up=row.time_up,
            words=row.words,
            sayings=tuple(said.get(row.number, ())),
            asked_ts=row.asked_ts,
        )
        for row in tx.execute(query.order_by(rounds.c.number))
    )


def _sayings(tx: Connection, member: Member, drill_id: str) -> dict[int, Sequence[Saying]]:
    query = select(sayings).where(sayings.c.team_id == member.team_id, sayings.c.drill_id == drill_id)
    said: dict[int, list[Saying]] = {}
    for row in tx.execute(query.order_by(sayings.c.round_number, sayings.c.number)):
        saying = Saying(row.number, SayingKind(row.kind), row.text, Voice(row.voice))
        said.setdefault(row.round_number, []).append(saying)
    return dict(said)

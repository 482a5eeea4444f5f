"""The interviewer's turn after *Done*: what it is told, and what its reply does. In between no transaction is open."""

from datetime import datetime

from sqlalchemy import Connection

from bot.core.drill import Drill, Phase, RoundState, SayingKind
from bot.core.moves import follow_up, may_probe
from bot.core.turn import Turn
from bot.interviewer.interviewer import Said, Situation
from bot.journeys.answers import answer_of, told
from bot.journeys.end_turn import end_turn, handed_over
from bot.journeys.judge_round import go_on_from
from bot.journeys.use_ai import affordable
from bot.journeys.visit import Visit, rubric_of
from bot.store import drills, turns

_WORDS = (SayingKind.FACT, SayingKind.PROBE, SayingKind.PUSH)
"""What the interviewer said; a pause and a handover only mark a place."""


def situation_of(visit: Visit, turn: Turn) -> Situation | None:
    """What the interviewer is told; None when the drill allows no follow-up here."""
    drill = drills.by_id(visit.tx, visit.member, turn.drill_id, lock=False)
    if drill is None or not _still_waiting(drill, turn) or not may_probe(drill):
        return None
    rubric = rubric_of(visit, drill)
    dimension = rubric.dimension(drill.about)
    return Situation(
        dimension=dimension,
        role=drill.now_at.role,
        question=drill.now_at.question,
        answer=answer_of(visit, drill),
        said_in_drill=tuple(each.text for round_ in drill.rounds for each in round_.sayings if each.kind in _WORDS),
        pushes=rubric.pushes(dimension),
        heard=tuple(drills.pushes_heard(visit.tx, visit.member, drill.rubric_id)),
        level=drill.level,
        probes=len(drill.now_at.probes),
        model=drill.model,
        affordable=drill.model is not None and affordable(visit),
    )


def reply(visit: Visit, turn: Turn, said: Said) -> None:
    """Save the reply, once: a turn that somebody else ended or that the drill left behind changes nothing."""
    drill = end_turn(visit, turn, said.spent)
    if drill is not None and _still_waiting(drill, turn):
        asked = handed_over(drill, said.handover)
        go_on_from(visit, drill, follow_up(asked, said.text, said.voice, **told(visit, drill)))


def close(visit: Visit, turn: Turn) -> None:
    """The drill went on: nobody waits for this turn."""
    turns.close_turn(visit.tx, visit.member, turn)


def thread_of(visit: Visit, drill_id: str) -> tuple[str, str] | None:
    """Channel and ts of a drill's thread, once Slack told them. Only reads."""
    drill = drills.by_id(visit.tx, visit.member, drill_id, lock=False)
    if drill is None or drill.channel_id is None or drill.thread_ts is None:
        return None
    return drill.channel_id, drill.thread_ts


def _still_waiting(drill: Drill, turn: Turn) -> bool:
    return (
        drill.phase is Phase.ROUNDS
        and drill.now_at.state is RoundState.WAITING
        and (drill.now_at.number, len(drill.now_at.probes)) == (turn.round_number, turn.probe_number)
    )


def anything_due(tx: Connection, team_ids: list[str], utc: datetime) -> bool:
    """Whether a turn waits. Only reads."""
    return turns.anything_due(tx, team_ids, utc)


def claim(tx: Connection, team_ids: list[str], utc: datetime, leased_until: datetime, limit: int) -> list[Turn]:
    """Turns nobody works on, leased to this process."""
    return turns.claim(tx, team_ids, utc, leased_until, limit)


def renew(tx: Connection, turn: Turn, leased_until: datetime) -> None:
    """Still at it."""
    turns.renew(tx, turn.member.team_id, turn, leased_until)

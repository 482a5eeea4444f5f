"""*Pass*, *Not yet* and *Skip*: the round closes and the next one opens, or the look back begins."""

from bot.core.drill import NUDGE_AFTER, Drill, Phase, Verdict
from bot.core.moves import go_on, judge, skip_follow_up
from bot.journeys import ask, find_drill
from bot.journeys.publish import save
from bot.journeys.visit import Visit, rubric_of
from bot.store import timers
from bot.store.timers import TimerKind


def press_verdict(visit: Visit, drill_id: str, step: str, verdict: Verdict) -> Drill:
    """A verdict's button."""
    return close_round(visit, find_drill.pressed(visit, drill_id, step), verdict)


def close_round(visit: Visit, drill: Drill, verdict: Verdict) -> Drill:
    """Close the round the drill is at and go on. *Skip* on a follow-up only skips that."""
    if verdict is Verdict.SKIPPED and drill.phase is Phase.ROUNDS and drill.now_at.probes:
        return save(visit, drill, skip_follow_up(drill))
    judged = judge(drill, verdict)
    after = go_on(judged, ask.next_round(visit, judged, rubric_of(visit, judged)), visit.now)
    start_score_clock(visit, after)
    return save(visit, drill, after)


def start_score_clock(visit: Visit, drill: Drill) -> None:
    """When the rounds are over, the nudge for the self-score is set."""
    if drill.phase is Phase.SCORING:
        due_at = visit.now + NUDGE_AFTER
        timers.set_timer(visit.tx, visit.member, TimerKind.SCORE_NUDGE, drill.id, due_at)

"""*Pass*, *Not yet*, *Skip* and *Go on*: the round closes and the next one opens, or the look back begins."""

from bot.core.drill import Drill, Phase, RoundState, Verdict
from bot.core.moves import go_on, judge, skip_follow_up
from bot.core.turn import TurnKind
from bot.journeys import ask, find_drill
from bot.journeys.answers import told
from bot.journeys.publish import save
from bot.journeys.use_ai import words_questions
from bot.journeys.visit import Visit, rubric_of
from bot.store import turns


def press_verdict(visit: Visit, drill_id: str, step: str, verdict: Verdict) -> Drill:
    """A verdict's button."""
    return close_round(visit, find_drill.pressed(visit, drill_id, step), verdict)


def skip(visit: Visit, drill: Drill) -> Drill:
    """The word *skip*: the question, the follow-up, or the verdict on too little."""
    thin = drill.phase is Phase.ROUNDS and drill.now_at.state is RoundState.THIN
    return close_round(visit, drill, Verdict.THIN if thin else Verdict.SKIPPED)


def close_round(visit: Visit, drill: Drill, verdict: Verdict) -> Drill:
    """Close the round the drill is at and go on. *Skip* on a follow-up only skips that."""
    if verdict is Verdict.SKIPPED and drill.phase is Phase.ROUNDS and drill.now_at.probes:
        return go_on_from(visit, drill, skip_follow_up(drill, **told(visit, drill)))
    return go_on_from(visit, drill, judge(drill, verdict))


def go_on_from(visit: Visit, before: Drill, moved: Drill) -> Drill:
    """Save a move; where it closed the round, the next one opens or the look back begins."""
    if moved.phase is Phase.ROUNDS and moved.awaits_question:
        if words_questions(moved):
            turns.open_turn(visit.tx, visit.member, moved, TurnKind.QUESTION, visit.utc)
        else:
            moved = bank_goes_on(visit, moved)
    return save(visit, before, moved)


def bank_goes_on(visit: Visit, drill: Drill) -> Drill:
    """The next round with a question from the bank, or the end of the rounds."""
    return go_on(drill, ask.next_round(visit, drill, rubric_of(visit, drill)), visit.now)

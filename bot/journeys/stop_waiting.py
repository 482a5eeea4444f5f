"""*Don't wait*, or Slack's own *Stop*: the AI is thinking, and the member goes on without it."""

from contextlib import suppress

from bot.core.drill import Drill, Phase, RoundState
from bot.core.errors import StepPassed
from bot.core.moves import follow_up
from bot.core.turn import TurnKind
from bot.journeys import find_drill
from bot.journeys.answers import told
from bot.journeys.judge_round import bank_goes_on, go_on_from
from bot.journeys.publish import save
from bot.journeys.visit import Visit
from bot.store import drills, turns


def press_stop_waiting(visit: Visit, drill_id: str, step: str) -> Drill:
    """The button. Raises StepPassed where nothing is waited for."""
    return stop_waiting(visit, find_drill.pressed(visit, drill_id, step))


def stop_waiting(visit: Visit, drill: Drill) -> Drill:
    """No follow-up to this answer, or the bank's question at once. The AI stays for the next round."""
    if drill.phase is not Phase.ROUNDS or drill.is_paused:
        raise StepPassed
    if drill.awaits_question:
        turns.drop_turn(visit.tx, visit.member, drill, TurnKind.QUESTION)
        return save(visit, drill, bank_goes_on(visit, drill))
    if drill.now_at.state is not RoundState.WAITING:
        raise StepPassed
    turns.drop_turn(visit.tx, visit.member, drill, TurnKind.FOLLOW_UP)
    return go_on_from(visit, drill, follow_up(drill, None, **told(visit, drill)))


def stop_thinking(visit: Visit) -> None:
    """Slack's *Stop* beside the thinking sign: like the button, where something is waited for."""
    drill = drills.open_one(visit.tx, visit.member)
    if drill is not None:
        with suppress(StepPassed):  # nothing was waited for any more
            stop_waiting(visit, drill)

"""How an AI's turn ends, whatever was asked for: once, with its cost kept; and with the bank where it fell silent."""

from collections.abc import Iterable

from bot.core.drill import Drill, Handover
from bot.core.moves import hand_over
from bot.core.spending import Spent
from bot.core.turn import Turn
from bot.journeys.use_ai import keep_spent
from bot.journeys.visit import Visit
from bot.store import drills, turns


def end_turn(visit: Visit, turn: Turn, spent: Iterable[Spent]) -> Drill | None:
    """The turn's drill, its row locked; None for a turn that somebody else ended.

    Its cost is kept all the same, unless the member's data is gone.
    """
    drill = drills.by_id(visit.tx, visit.member, turn.drill_id)
    first = turns.close_turn(visit.tx, visit.member, turn)
    if drill is None:
        return None
    keep_spent(visit, spent)
    return drill if first else None


def handed_over(drill: Drill, reason: Handover | None) -> Drill:
    """The drill with the bank as its interviewer, where there is a reason for it and an AI to take over from."""
    return hand_over(drill, reason) if reason and drill.model else drill

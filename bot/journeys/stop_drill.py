"""*Stop* and *Not now*: the drill ends here; judged rounds can still be scored."""

from bot.core.drill import Drill
from bot.core.moves import stop
from bot.journeys import find_drill
from bot.journeys.judge_round import start_score_clock
from bot.journeys.publish import save
from bot.journeys.visit import Visit
from bot.store import timers
from bot.store.timers import TimerKind


def press_stop(visit: Visit, drill_id: str, step: str) -> Drill:
    """The button *Stop*, *Not now* or *Close without scoring*."""
    return end(visit, find_drill.pressed(visit, drill_id, step))


def end(visit: Visit, drill: Drill) -> Drill:
    """End a drill at whatever step it is."""
    timers.cancel(visit.tx, visit.member, TimerKind.SCORE_NUDGE, drill.id)
    after = stop(drill, visit.now)
    start_score_clock(visit, after)
    return save(visit, drill, after)

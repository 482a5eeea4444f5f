"""*Stop*, *Pause*, *Continue*, *Score what I did* and *Drop*: leaving a drill, for good or for a while."""

from bot.core.drill import Drill, Phase
from bot.core.errors import NothingToPause, NotPaused
from bot.core.moves import drop, pause, resume, stop
from bot.journeys import find_drill
from bot.journeys.publish import save
from bot.journeys.visit import Visit


def press_stop(visit: Visit, drill_id: str, step: str) -> Drill:
    """*Stop*, *Not now*, *Close without scoring* and *Score what I did*."""
    return end(visit, find_drill.pressed(visit, drill_id, step))


def press_pause(visit: Visit, drill_id: str, step: str) -> Drill:
    """The button *Pause*."""
    return leave(visit, find_drill.pressed(visit, drill_id, step))


def press_resume(visit: Visit, drill_id: str, step: str) -> Drill:
    """The button *Continue*."""
    return come_back(visit, find_drill.pressed(visit, drill_id, step))


def press_drop(visit: Visit, drill_id: str, step: str) -> Drill:
    """The button *Drop*."""
    drill = find_drill.pressed(visit, drill_id, step)
    return save(visit, drill, drop(drill, visit.now))


def end(visit: Visit, drill: Drill) -> Drill:
    """End a drill at whatever step it is: answered rounds can still be scored."""
    return save(visit, drill, stop(drill, visit.now))


def leave(visit: Visit, drill: Drill) -> Drill:
    """Pause a drill. Raises NothingToPause before its first question and after its last."""
    if drill.phase is not Phase.ROUNDS or drill.is_paused:
        raise NothingToPause
    return save(visit, drill, pause(drill, visit.now, say_so=True))


def come_back(visit: Visit, drill: Drill) -> Drill:
    """Go on with a paused drill. Raises NotPaused."""
    if not drill.is_paused:
        raise NotPaused
    return save(visit, drill, resume(drill))

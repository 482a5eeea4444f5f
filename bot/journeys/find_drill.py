"""Finds the drill a button or a word is about, and refuses one that was pressed for an earlier step."""

from bot.core.drill import Drill
from bot.core.errors import NoOpenDrill, NotYours, StepPassed
from bot.journeys.visit import Visit
from bot.store import drills


def pressed(visit: Visit, drill_id: str, step: str) -> Drill:
    """The drill of a button; its row is locked. Raises NotYours and StepPassed."""
    drill = drills.by_id(visit.tx, visit.member, drill_id)
    if drill is None:
        raise NotYours
    if drill.step != step:
        raise StepPassed
    return drill


def open_drill(visit: Visit) -> Drill:
    """The member's open drill; its row is locked. Raises NoOpenDrill."""
    drill = drills.open_one(visit.tx, visit.member)
    if drill is None:
        raise NoOpenDrill
    return drill

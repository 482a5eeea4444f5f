"""Finds the drill a button or a word is about, and refuses one that was pressed for an earlier step."""

from bot.core.drill import Drill
from bot.core.errors import NoOpenDrill, NotYours, StepPassed
from bot.journeys.visit import Visit
from bot.store import drills


def pressed(visit: Visit, drill_id: str, step: str) -> Drill:
    """The drill of a button; its row is locked. Raises NotYours and StepPassed."""
    drill = mine(visit, drill_id)
    if drill.step != step:
        raise StepPassed
    return drill


def mine(visit: Visit, drill_id: str, *, lock: bool = True) -> Drill:
    """The member's drill with this id; its row is locked unless it is only read. Raises NotYours."""
    drill = drills.by_id(visit.tx, visit.member, drill_id, lock=lock)
    if drill is None:
        raise NotYours
    return drill


def open_drill(visit: Visit) -> Drill:
    """The member's open drill; its row is locked. Raises NoOpenDrill."""
    drill = drills.open_one(visit.tx, visit.member)
    if drill is None:
        raise NoOpenDrill
    return drill

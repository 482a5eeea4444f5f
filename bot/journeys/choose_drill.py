"""Fills the start form: the next step, or the card that waits, or an area the member just picked. Only reads."""

from bot.core.drill import Phase
from bot.core.errors import DrillAlreadyOpen, UnknownArea
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.journeys.propose_next import propose_next, step_for
from bot.journeys.visit import Visit
from bot.store import members


def choose_drill(visit: Visit) -> FirstUse | NextStep:
    """What the form opens with. Raises DrillAlreadyOpen once a drill is under way."""
    proposed = propose_next(visit)
    if not isinstance(proposed, OpenDrill):
        return proposed
    if proposed.drill.phase is not Phase.READY:
        raise DrillAlreadyOpen
    return pick_area(visit, proposed.drill.rubric_id, proposed.drill.dimension_id)


def pick_area(visit: Visit, rubric_id: str, dimension_id: str) -> NextStep:
    """The next drill of an area. Raises UnknownArea when the rubrics have none such."""
    rubric = visit.library.find(rubric_id)
    profile = members.profile(visit.tx, visit.member)
    if rubric is None or profile is None or not profile.ready:
        raise UnknownArea
    if dimension_id not in [dimension.id for dimension in rubric.dimensions]:
        raise UnknownArea
    return step_for(visit, profile, rubric, dimension_id)

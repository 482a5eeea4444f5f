"""`/drill` with an area or a rubric after it: what is meant, and the next drill of it. Only reads."""

from bot.core.drill import Phase
from bot.core.find_area import Area, Place, Suggestions, WholeRubric, find
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.journeys.choose_drill import pick_area
from bot.journeys.known_area import rubric_with
from bot.journeys.propose_next import in_rubric, propose_next
from bot.journeys.visit import Visit
from bot.store import members

Sought = FirstUse | OpenDrill | NextStep | Suggestions


def seek_area(visit: Visit, typed: str) -> Sought:
    """The next drill of what was typed, or what may have been meant. A drill under way comes before any other."""
    profile = members.profile(visit.tx, visit.member)
    found = find(typed, visit.library, profile.rubric_id if profile else None)
    return found if isinstance(found, Suggestions) else _next_of(visit, found)


def show_area(visit: Visit, rubric_id: str, dimension_id: str) -> Sought:
    """The next drill of a suggestion that was pressed; without a dimension, of the rubric. Raises UnknownArea."""
    rubric = visit.library.find(rubric_id)
    if rubric is not None and not dimension_id:
        return _next_of(visit, WholeRubric(rubric))
    rubric = rubric_with(visit.library, rubric_id, dimension_id)
    return _next_of(visit, Area(rubric, rubric.dimension(dimension_id)))


def _next_of(visit: Visit, place: Place) -> Sought:
    proposed = propose_next(visit)
    if isinstance(proposed, FirstUse):
        return proposed
    if isinstance(proposed, OpenDrill) and proposed.drill.phase is not Phase.READY:
        return proposed
    if isinstance(place, Area):
        return pick_area(visit, place.rubric.id, place.dimension.id)
    profile = members.profile(visit.tx, visit.member)
    assert profile is not None
    return in_rubric(visit, profile, place.rubric)

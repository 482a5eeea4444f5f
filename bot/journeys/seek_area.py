"""`/drill` with an area or a rubric after it: what is meant, and the next drill of it. Only reads."""

from bot.core.drill import Phase
from bot.core.find_area import Area, Found, Place, Suggestions, find
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.rubric import Rubric
from bot.journeys.choose_drill import pick_area
from bot.journeys.known_area import place_named
from bot.journeys.propose_next import in_rubric, propose_next
from bot.journeys.visit import Visit
from bot.store import members

Sought = FirstUse | OpenDrill | NextStep | Suggestions


def seek_area(visit: Visit, typed: str) -> Sought:
    """The next drill of what was typed, or what may have been meant. A drill under way comes before any other."""
    found = meant(visit, typed)
    return found if isinstance(found, Suggestions) else _next_of(visit, found)


def seek_rubric(visit: Visit, typed: str) -> Rubric | Suggestions:
    """The rubric that was typed, or the one whose area was, or what may have been meant."""
    found = meant(visit, typed)
    return found if isinstance(found, Suggestions) else found.rubric


def meant(visit: Visit, typed: str) -> Found:
    """What somebody typed the name of; where names clash, in the rubric they practise with."""
    profile = members.profile(visit.tx, visit.member)
    return find(typed, visit.library, profile.rubric_id if profile else None)


def show_area(visit: Visit, rubric_id: str, dimension_id: str) -> Sought:
    """The next drill of a suggestion that was pressed; without a dimension, of the rubric. Raises UnknownArea."""
    return _next_of(visit, place_named(visit.library, rubric_id, dimension_id))


def _next_of(visit: Visit, place: Place) -> Sought:
    proposed = propose_next(visit)
    if isinstance(proposed, FirstUse):
        return FirstUse(visit.library, place)
    if isinstance(proposed, OpenDrill) and proposed.drill.phase is not Phase.READY:
        return proposed
    if isinstance(place, Area):
        return pick_area(visit, place.rubric.id, place.dimension.id)
    profile = members.profile(visit.tx, visit.member)
    assert profile is not None
    return in_rubric(visit, profile, place.rubric)

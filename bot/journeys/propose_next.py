"""What is next for a member: the open drill, the next one, or the two questions of the first use."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.core.members import Profile
from bot.core.next_step import FirstUse, Next, NextStep, OpenDrill, next_step
from bot.core.progress import PastGoal, offer_stretch
from bot.core.rubric import Rubric
from bot.core.standing import Why, next_area
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit, rubric_of
from bot.store import drills, journal_entries, look_back, members


def propose_next(visit: Visit) -> Next:
    """What the member would do now. Only reads."""
    profile = members.profile(visit.tx, visit.member)
    drill = drills.open_one(visit.tx, visit.member, lock=False)
    if drill is not None:
        return OpenDrill(drill, rubric_of(visit, drill))
    rubric = visit.library.find(profile.rubric_id) if profile else None
    if profile is None or rubric is None or not profile.ready:
        return FirstUse(visit.library)
    return step_for(visit, profile, rubric)


def step_for(visit: Visit, profile: Profile, rubric: Rubric, dimension_id: str | None = None) -> NextStep:
    """The next drill of an area; without one, of the area a real interview named, or of the one that needs it most."""
    if dimension_id is not None:
        return _of_area(visit, profile, rubric, dimension_id)
    named = journal_entries.named_area(visit.tx, visit.member, visit.now)
    leading = visit.library.find(named[0]) if named else None
    if named and leading and leading.find(named[1]):
        return _of_area(visit, profile, leading, named[1])
    return in_rubric(visit, profile, rubric)


def in_rubric(visit: Visit, profile: Profile, rubric: Rubric) -> NextStep:
    """The next drill of a rubric: of the area that needs it most."""
    where = standing_of(visit, rubric)
    area = next_area(where, visit.now)
    step = replace(_step(visit, profile, rubric, area.dimension_id, where.drilled), chosen_from=where)
    return step.as_check() if area.why is Why.CHECK else step


def _of_area(visit: Visit, profile: Profile, rubric: Rubric, dimension_id: str) -> NextStep:
    drilled = drills.past_goals(visit.tx, visit.member, rubric.id)
    return _step(visit, profile, rubric, dimension_id, drilled)


def _step(
    visit: Visit, profile: Profile, rubric: Rubric, dimension_id: str, drilled: Mapping[str, Sequence[PastGoal]]
) -> NextStep:
    dimension = rubric.dimension(dimension_id)
    fix = look_back.last_fix(visit.tx, visit.member, rubric.id, dimension.id)
    # Somebody with a finished drill of this area needs no counting: it isn't their first.
    done = len(drilled.get(dimension_id, ())) or drills.count_done(visit.tx, visit.member)
    step = next_step(profile, rubric, dimension, fix, done)
    return step.offering_stretch() if offer_stretch(drilled.get(dimension_id, ()), step.level) else step

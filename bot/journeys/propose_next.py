"""What is next for a member: the open drill, the next one, or the two questions of the first use."""

from bot.core.areas import next_dimension
from bot.core.members import Profile
from bot.core.next_step import FirstUse, Next, NextStep, OpenDrill, next_step
from bot.core.rubric import Rubric
from bot.journeys.visit import Visit, rubric_of
from bot.store import drills, look_back, members


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
    """The next drill of an area, by default of the one that needs it most."""
    if dimension_id is None:
        seen = look_back.observations(visit.tx, visit.member, rubric.id)
        dimension = next_dimension(rubric, seen)
    else:
        dimension = rubric.dimension(dimension_id)
    fix = look_back.last_fix(visit.tx, visit.member, rubric.id, dimension.id)
    return next_step(profile, rubric, dimension, fix, drills.count_done(visit.tx, visit.member))

"""Gathers the App Home. Only reads."""

from bot.core.find_area import Suggestions
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.scene import HomeScene
from bot.core.standing import Standing
from bot.journeys.propose_next import propose_next
from bot.journeys.see_log import see_log
from bot.journeys.see_reminders import see_reminders
from bot.journeys.seek_area import seek_rubric
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit
from bot.store import interviews, look_back

PAST_DRILLS = 5


def see_home(visit: Visit) -> HomeScene:
    """The next step, the standing of every area of the rubric it is about, the last drills, the next interview."""
    proposed = propose_next(visit)
    if isinstance(proposed, FirstUse):
        return HomeScene(proposed)
    interview = interviews.next_one(visit.tx, visit.member, visit.now)
    return HomeScene(
        next=proposed,
        standing=standing_of(visit, proposed.rubric),
        past=see_log(visit, PAST_DRILLS),
        last_fix=_last_fix(visit, proposed),
        interview_at=interview.starts_at if interview else None,
        reminders=see_reminders(visit),
    )


def see_areas(visit: Visit, typed: str = "") -> Standing | FirstUse | Suggestions:
    """The standing of every area of the rubric that was typed; with nothing typed, of the one that is next."""
    if typed:
        rubric = seek_rubric(visit, typed)
        return rubric if isinstance(rubric, Suggestions) else standing_of(visit, rubric)
    proposed = propose_next(visit)
    return proposed if isinstance(proposed, FirstUse) else standing_of(visit, proposed.rubric)


def _last_fix(visit: Visit, proposed: OpenDrill | NextStep) -> str | None:
    area = proposed.drill.dimension_id if isinstance(proposed, OpenDrill) else proposed.dimension.id
    return look_back.last_fix(visit.tx, visit.member, proposed.rubric.id, area)

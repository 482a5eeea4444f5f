"""A real interview is coming up: noted in the member's own time, listed, called off."""

from dataclasses import dataclass

from bot.core.interviews import Interview
from bot.core.local_time import Problem, parse_moment
from bot.journeys.visit import Visit
from bot.store import interviews, members


@dataclass(frozen=True, slots=True)
class Planned:
    """An interview that was noted, and the zone its hour was read in."""

    interview: Interview
    tz: str


def plan_interview(visit: Visit, typed: str) -> Planned | Problem:
    """Note the interview of "tomorrow 15:00", in the member's zone. The same moment twice is one."""
    tz = members.meet(visit.tx, visit.member, visit.now).tz
    moment = parse_moment(typed, visit.now, tz)
    if isinstance(moment, Problem):
        return moment
    return Planned(interviews.plan(visit.tx, visit.member, moment.at, visit.now), tz)


def see_interviews(visit: Visit) -> list[Interview]:
    """What is planned, the nearest first. Only reads."""
    return interviews.ahead(visit.tx, visit.member, visit.now)


def call_off(visit: Visit, interview_id: str) -> Interview | None:
    """*Call it off*: the interview, once or again; None when the member has none such any more."""
    return interviews.call_off(visit.tx, visit.member, interview_id, visit.now)

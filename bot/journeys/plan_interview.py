"""A real interview is coming up: noted in the member's own time, listed, called off."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.interviews import Interview, eve_due, parse_appointment
from bot.core.local_time import Problem
from bot.journeys.around_interview import draw_again, first_of_day, set_clocks, stop_clocks
from bot.journeys.visit import Visit
from bot.store import interviews, members


@dataclass(frozen=True, slots=True)
class Planned:
    """An interview that was noted, the zone its hour was read in, and when its eve card comes.

    `eve_at` is None where it is too close for one; `eve_now`: it is on its way.
    """

    interview: Interview
    tz: str
    eve_at: datetime | None
    eve_now: bool


def plan_interview(visit: Visit, typed: str) -> Planned | Problem:
    """Note the interview of "tomorrow 15:00 for 45 min", in the member's zone. The same moment twice is one."""
    tz = members.meet(visit.tx, visit.member, visit.now).tz
    meant = parse_appointment(typed, visit.now, tz)
    if isinstance(meant, Problem):
        return meant
    interview = interviews.plan(visit.tx, visit.member, meant.starts_at, visit.now, meant.minutes)
    set_clocks(visit, interview)
    draw_again(visit, interview)
    eve_at = eve_due(first_of_day(visit, interview, tz).starts_at, tz, visit.now)
    return Planned(interview, tz, eve_at, eve_at == visit.now)


def see_interviews(visit: Visit) -> list[Interview]:
    """What is planned, the nearest first. Only reads."""
    return interviews.ahead(visit.tx, visit.member, visit.now)


def call_off(visit: Visit, interview_id: str) -> Interview | None:
    """*Call it off* and *It didn't happen*, once or again; None when the member has none such any more."""
    interview = interviews.call_off(visit.tx, visit.member, interview_id, visit.now)
    if interview is not None:
        stop_clocks(visit, interview)
        draw_again(visit, interview)
    return interview

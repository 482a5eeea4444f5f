"""Gathers the App Home. Only reads."""

from bot.core.find_area import Suggestions
from bot.core.local_time import start_of_week
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.scene import HomeScene
from bot.core.standing import Standing, with_settling
from bot.core.week import Done, Journal, sum_up
from bot.journeys.propose_next import propose_next
from bot.journeys.see_log import see_log
from bot.journeys.see_reminders import see_reminders
from bot.journeys.seek_area import seek_rubric
from bot.journeys.standing_of import standing_of
from bot.journeys.visit import Visit
from bot.store import interviews, journal_entries, look_back, members, week, workspaces

PAST_DRILLS = 2
_ENTRIES_A_WEEK = 50
"""So many of the latest journal entries are looked at for the week's."""


def see_home(visit: Visit) -> HomeScene:
    """The next step, the standing of every area of the rubric it is about, this week, the last of the log."""
    proposed = propose_next(visit)
    example = workspaces.is_example(visit.tx, visit.member.team_id)
    if isinstance(proposed, FirstUse):
        return HomeScene(proposed, example=example)
    interview = interviews.next_one(visit.tx, visit.member, visit.now)
    return HomeScene(
        next=proposed,
        standing=_standing(visit, proposed),
        past=see_log(visit, PAST_DRILLS),
        last_fix=_last_fix(visit, proposed),
        this_week=_this_week(visit),
        interview_at=interview.starts_at if interview else None,
        reminders=see_reminders(visit),
        example=example,
    )


def see_areas(visit: Visit, typed: str = "") -> Standing | FirstUse | Suggestions:
    """The standing of every area of the rubric that was typed; with nothing typed, of the one that is next."""
    if typed:
        rubric = seek_rubric(visit, typed)
        return rubric if isinstance(rubric, Suggestions) else with_settling(standing_of(visit, rubric), visit.now)
    proposed = propose_next(visit)
    return proposed if isinstance(proposed, FirstUse) else _standing(visit, proposed)


def _standing(visit: Visit, proposed: OpenDrill | NextStep) -> Standing:
    """What chose the next area already, if anything did: one reckoning for both."""
    chosen_from = proposed.chosen_from if isinstance(proposed, NextStep) else None
    return with_settling(chosen_from or standing_of(visit, proposed.rubric), visit.now)


def _last_fix(visit: Visit, proposed: OpenDrill | NextStep) -> str | None:
    if isinstance(proposed, NextStep):
        return proposed.last_fix
    return look_back.last_fix(visit.tx, visit.member, proposed.rubric.id, proposed.drill.dimension_id)


def _this_week(visit: Visit) -> Done:
    """What was done since Monday, on the member's own clock."""
    profile = members.profile(visit.tx, visit.member)
    since = start_of_week(visit.now, profile.tz if profile else "UTC")
    entries = journal_entries.latest(visit.tx, visit.member, _ENTRIES_A_WEEK)
    done = week.done_since(visit.tx, visit.member, since)
    journals = (Journal(entry.happened_at, entry.written_at) for entry in entries)
    return sum_up(done, (), journals, since)

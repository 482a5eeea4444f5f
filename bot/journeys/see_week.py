"""Gathers the look back on a member's week. Only reads."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.core.progress import PastGoal
from bot.core.week import (
    TREND_WEEKS,
    Area,
    Journal,
    Trend,
    Week,
    coming_days,
    drilled_most,
    fix_to_carry,
    looks_back_from,
    sum_up,
    trend_of,
)
from bot.journeys.gather_evidence import evidence_of
from bot.journeys.see_home import see_home
from bot.journeys.visit import Visit
from bot.store import drills, journal_entries, rhythms, week

_SEEN = timedelta(weeks=TREND_WEEKS + 1)
"""A little more than the trend shows, whatever the zone."""


def see_week(visit: Visit, day: date) -> Week | None:
    """The week up to now, as it is told on the local day `day`; None for who never finished or wrote anything."""
    reminded = rhythms.of(visit.tx, visit.member)
    entries = journal_entries.latest(visit.tx, visit.member)
    if reminded is None or not (entries or drills.count_done(visit.tx, visit.member)):
        return None
    rhythm = reminded.rhythm
    since = looks_back_from(rhythm, day)
    done = week.done_since(visit.tx, visit.member, since - _SEEN)
    past = _past(visit, {drill.rubric_id for drill in done})
    home = see_home(visit)
    trend = _trend(visit, drilled_most(_still_there(visit, past), day, rhythm.tz), day, rhythm.tz)
    return Week(
        done=sum_up(
            done,
            (goal for goals in past.values() for goal in goals),
            (Journal(entry.happened_at, entry.written_at) for entry in entries),
            since,
        ),
        rhythm=rhythm,
        standing=home.standing,
        last_fix=fix_to_carry(done),
        trend=trend,
        area_name=_name(visit, trend.area) if trend else None,
        coming=coming_days(rhythm, day),
        interview_at=home.interview_at,
    )


def _past(visit: Visit, rubric_ids: set[str]) -> Mapping[Area, Sequence[PastGoal]]:
    return {
        (rubric_id, dimension_id): goals
        for rubric_id in sorted(rubric_ids)
        for dimension_id, goals in drills.past_goals(visit.tx, visit.member, rubric_id).items()
    }


def _trend(visit: Visit, area: Area | None, day: date, tz: str) -> Trend | None:
    rubric = visit.library.find(area[0]) if area else None
    return trend_of(area, evidence_of(visit, rubric), day, tz) if area and rubric else None


def _still_there(visit: Visit, past: Mapping[Area, Sequence[PastGoal]]) -> Mapping[Area, Sequence[PastGoal]]:
    """Without areas that the rubric files no longer have."""
    return {area: goals for area, goals in past.items() if _name(visit, area) is not None}


def _name(visit: Visit, area: Area) -> str | None:
    rubric_id, dimension_id = area
    rubric = visit.library.find(rubric_id)
    found = rubric.find(dimension_id) if rubric else None
    return found.name if found else None

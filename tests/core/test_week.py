"""The look back on the week: which days it covers, what it counts, and when a line is a trend."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.evidence import Evidence, Signal, Source, noticed, scored
from bot.core.journal import LastFix
from bot.core.members import Level
from bot.core.progress import PastGoal
from bot.core.rhythm import OWED_FOR, WEEKDAYS, Days, Rhythm, occasion
from bot.core.week import (
    LATELY_WEEKS,
    TREND_WEEKS,
    Done,
    DoneDrill,
    Journal,
    ScoredWeek,
    Trend,
    coming_days,
    drilled_most,
    fix_to_carry,
    looks_back_from,
    sum_up,
    trend_of,
)
from tests.core.wall_clocks import BERLIN, CLOCKS, DAYS, ZONES, berlin

SUNDAY = date(2026, 11, 22)
WEEKLY = Rhythm(WEEKDAYS, time(9), BERLIN, weekly_on=6)
SINCE = berlin("2026-11-15 09:00")
OPENING, ENDING = ("talks", "opening"), ("talks", "ending")


def minutes(count: float) -> datetime:
    """So long after the week began."""
    return SINCE + timedelta(minutes=count)


def a_drill(rounds: float = 25, look_back: float = 5, **changes: object) -> DoneDrill:
    """Begun two minutes into the week, with so many minutes for its five rounds and for the look back."""
    over = minutes(2 + rounds)
    plain = {"rubric_id": "talks", "started_at": minutes(2), "rounds_over_at": over, "minutes": 30}
    return DoneDrill(**(plain | {"closed_at": over + timedelta(minutes=look_back)} | changes))  # type: ignore[arg-type]


def a_goal(at: datetime, score: int | None = 2, *, passed: bool = True, overruled: bool = False) -> PastGoal:
    return PastGoal("In 40 seconds: the point.", Level.SENIOR, passed, score, at, overruled=overruled)


def a_week_ago(weeks: int) -> datetime:
    """Noon in Berlin on the Friday of that many weeks before."""
    return berlin("2026-11-20 12:00") - timedelta(weeks=weeks)


def test_the_week_begins_where_the_last_look_back_stopped() -> None:
    assert looks_back_from(WEEKLY, SUNDAY) == SINCE


def test_one_that_comes_late_still_begins_where_it_was_due_to() -> None:
    assert looks_back_from(WEEKLY, SUNDAY + timedelta(2)) == SINCE


def test_without_a_weekly_day_it_is_the_week_before() -> None:
    assert looks_back_from(Rhythm(WEEKDAYS, time(9), BERLIN), SUNDAY) == SINCE


@given(CLOCKS, ZONES, st.integers(0, 6), DAYS, st.integers(0, OWED_FOR), st.integers(0, OWED_FOR))
def test_from_one_look_back_to_the_next_no_moment_is_left_out(
    clock: time, tz: str, weekly_on: int, day: date, late: int, later: int
) -> None:
    rhythm = Rhythm(frozenset(), clock, tz, weekly_on)
    due = day + timedelta((weekly_on - day.weekday()) % 7)
    shown, following = due + timedelta(late), due + timedelta(7 + later)
    assert occasion(rhythm, rhythm.instant(shown), due - timedelta(1)) is not None
    assert looks_back_from(rhythm, following) <= rhythm.instant(shown)


@pytest.mark.parametrize(
    ("drill", "took"),
    [
        (a_drill(25, 5), 30),
        (a_drill(45, 5), 35),
        (a_drill(25, 600), 35),
        (a_drill(600, 600), 40),
        (a_drill(4, 1, minutes=6), 5),
        (a_drill(-3, 1), 1),
        (a_drill(4, -3), 4),
    ],
    ids=["as-long-as-it-took", "slow-rounds", "scored-at-night", "both", "a-check", "clock-back", "clock-back-later"],
)
def test_a_drill_counts_what_it_took_as_far_as_it_was_planned(drill: DoneDrill, took: float) -> None:
    assert drill.took == timedelta(minutes=took)


def test_what_was_finished_in_the_week_is_summed_up() -> None:
    drills = [
        a_drill(25, 5, journaled_at=minutes(87), last_fix=LastFix.FIXED),
        a_drill(30, 10, journaled_at=minutes(93), last_fix=LastFix.PARTLY),
        a_drill(30, 10, last_fix=LastFix.FIXED),
        a_drill(-99, 0, journaled_at=minutes(1), last_fix=LastFix.NOT),
    ]
    goals = [a_goal(minutes(9)), a_goal(minutes(9), passed=False), a_goal(minutes(9), overruled=True), a_goal(SINCE)]
    entries = [Journal(minutes(5), minutes(65)), Journal(minutes(5), minutes(66)), Journal(SINCE, SINCE)]
    assert sum_up(drills, goals, entries, SINCE) == Done(
        drills=3,
        goals_met=1,
        took=timedelta(minutes=30 + 40 + 40),
        journals=4,
        on_time=2,
        became={LastFix.FIXED: 2, LastFix.PARTLY: 1},
    )


def test_a_week_in_which_nothing_was_done_sums_up_to_nothing() -> None:
    assert sum_up([], [], [], SINCE) == Done(became={})


def test_the_fix_to_carry_is_that_of_the_last_drill_that_named_one() -> None:
    drills = [a_drill(20, fix="Stop sooner"), a_drill(10, fix="Say it once"), a_drill(25)]
    assert fix_to_carry(drills) == "Stop sooner"
    assert fix_to_carry(drills[2:]) is None


def own(at: datetime, score: int, area: str = "opening") -> Evidence:
    return scored(area, score, Source.SELF, "self:U-ANA", f"d{at}", at)


def test_a_trend_has_each_week_with_a_score_of_ones_own() -> None:
    seen = [
        *(own(a_week_ago(0), score) for score in (3, 2)),
        scored("opening", 1, Source.HUMAN, "partner:U-MIA", "m", a_week_ago(0)),
        noticed("opening", Signal.CANT_TELL, "c", a_week_ago(1)),
        own(a_week_ago(2), 1, "ending"),
        own(a_week_ago(3), 1),
        own(a_week_ago(TREND_WEEKS), 3),
    ]
    weeks = (ScoredWeek(date(2026, 10, 26), 1.0, 1), ScoredWeek(date(2026, 11, 16), 2.5, 2))
    assert trend_of(OPENING, seen, SUNDAY, BERLIN) == Trend(OPENING, weeks)


def test_a_trend_knows_whether_a_week_is_missing_in_it() -> None:
    for weeks, gaps in (((0, 1, 2), False), ((0, 2), True)):
        found = trend_of(OPENING, [own(a_week_ago(ago), 2) for ago in weeks], SUNDAY, BERLIN)
        assert found is not None
        assert found.has_gaps is gaps


def test_one_week_is_no_trend() -> None:
    seen = [own(a_week_ago(0), score) for score in (3, 2)]
    assert trend_of(OPENING, seen, SUNDAY, BERLIN) is None


def test_the_trend_is_of_the_area_drilled_most_lately() -> None:
    long_ago = [a_goal(a_week_ago(LATELY_WEEKS + 1))] * 9
    past = {OPENING: [*long_ago, a_goal(a_week_ago(1))], ENDING: [a_goal(a_week_ago(weeks)) for weeks in (1, 2)]}
    assert drilled_most(past, SUNDAY, BERLIN) == ENDING


def test_of_two_drilled_as_often_it_is_the_one_drilled_last() -> None:
    past = {OPENING: [a_goal(a_week_ago(weeks)) for weeks in (1, 2)], ENDING: [a_goal(a_week_ago(w)) for w in (0, 3)]}
    assert drilled_most(past, SUNDAY, BERLIN) == ENDING


def test_what_was_drilled_long_ago_alone_is_no_trend() -> None:
    goals = [a_goal(a_week_ago(weeks)) for weeks in (LATELY_WEEKS, LATELY_WEEKS + 1)]
    assert drilled_most({OPENING: goals}, SUNDAY, BERLIN) is None
    assert drilled_most({}, SUNDAY, BERLIN) is None


def test_a_week_ends_at_midnight_where_the_member_is() -> None:
    monday = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    seen = [own(monday, 2), own(a_week_ago(1), 2)]
    assert trend_of(OPENING, seen, SUNDAY, BERLIN) is None, "there it is Monday already"
    assert trend_of(OPENING, seen, SUNDAY, "UTC") is not None


MOMENTS = st.datetimes(datetime(2026, 8, 1), datetime(2026, 12, 1), timezones=st.just(UTC))


@given(st.lists(st.builds(own, MOMENTS, st.integers(1, 3)), max_size=12), ZONES)
def test_whatever_was_scored_a_trend_is_of_two_to_eight_weeks_within_the_scale(seen: list[Evidence], tz: str) -> None:
    found = trend_of(OPENING, seen, SUNDAY, tz)
    if found is None:
        return
    firsts = [week.first for week in found.weeks]
    assert 2 <= len(firsts) <= TREND_WEEKS
    assert firsts == sorted(set(firsts))
    assert all((SUNDAY - first).days % 7 == 6 for first in firsts)
    assert all(1 <= week.mean <= 3 for week in found.weeks)


def test_next_week_has_the_days_a_drill_comes_on() -> None:
    away = Rhythm(WEEKDAYS, time(9), BERLIN, weekly_on=6, quiet=(Days(date(2026, 11, 25), date(2026, 11, 26)),))
    assert [day.day for day in coming_days(away, SUNDAY)] == [23, 24, 27]

"""When what comes round by itself comes: by rules that hold in every zone, whatever the clocks do there."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.local_time import at
from bot.core.rhythm import (
    EVERY_DAY,
    WEEKDAYS,
    Days,
    Occasion,
    Rhythm,
    days_read,
    days_written,
    last_before,
    next_due,
    occasion,
    quiet_read,
    quiet_written,
)
from tests.core.wall_clocks import BERLIN, CLOCKS, INSTANTS, ZONES, berlin

NINE = time(9)
MONDAY = date(2026, 11, 23)
SUNDAY = 6
WEEKDAYS_AT_NINE = Rhythm(WEEKDAYS, NINE, BERLIN)


def after(days: int) -> date:
    return MONDAY + timedelta(days)


def at_nine(day: date) -> datetime:
    return at(day, NINE, BERLIN)


@pytest.mark.parametrize(
    ("now", "last", "due"),
    [
        ("2026-11-23 08:59", after(-1), "2026-11-23 09:00"),
        ("2026-11-23 09:00", after(0), "2026-11-24 09:00"),
        ("2026-11-23 08:00", after(0), "2026-11-24 09:00"),
        ("2026-11-27 09:00", after(4), "2026-11-30 09:00"),
        ("2026-11-28 12:00", after(4), "2026-11-30 09:00"),
    ],
    ids=["today", "tomorrow", "not-twice-today", "over-the-weekend", "from-the-weekend"],
)
def test_the_next_one_is_on_the_next_chosen_day(now: str, last: date, due: str) -> None:
    assert next_due(WEEKDAYS_AT_NINE, berlin(now), last) == berlin(due)


def test_a_rhythm_without_days_never_comes() -> None:
    off = Rhythm(frozenset(), NINE, BERLIN)
    assert off.is_off
    assert next_due(off, berlin("2026-11-23 08:00"), after(-9)) is None
    assert occasion(off, berlin("2026-11-23 09:00"), after(-9)) is None


def test_quiet_days_are_left_out() -> None:
    quiet = (Days(after(1), after(9)), Days(after(10), after(10)))
    away = Rhythm(EVERY_DAY, NINE, BERLIN, weekly_on=SUNDAY, quiet=quiet)
    assert next_due(away, berlin("2026-11-23 09:00"), after(0)) == at_nine(after(11))
    assert all(occasion(away, at_nine(after(day)), after(0)) is None for day in range(1, 11))


def test_who_is_quiet_for_more_than_a_year_hears_nothing() -> None:
    away = Rhythm(EVERY_DAY, NINE, BERLIN, quiet=(Days(MONDAY, after(500)),))
    assert next_due(away, berlin("2026-11-23 08:00"), after(-1)) is None


def test_at_its_hour_it_comes_and_not_before() -> None:
    assert occasion(WEEKDAYS_AT_NINE, berlin("2026-11-23 08:59"), after(-3)) is None
    assert occasion(WEEKDAYS_AT_NINE, berlin("2026-11-23 09:00"), after(-3)) == Occasion(MONDAY)
    assert occasion(WEEKDAYS_AT_NINE, berlin("2026-11-23 09:00"), after(0)) is None


def test_late_on_the_same_day_it_still_comes() -> None:
    assert occasion(WEEKDAYS_AT_NINE, berlin("2026-11-23 23:50"), after(-3)) == Occasion(MONDAY)


def test_after_three_days_down_there_is_one_and_not_three() -> None:
    everyday = Rhythm(EVERY_DAY, NINE, BERLIN)
    found = occasion(everyday, berlin("2026-11-26 11:00"), after(-1))
    assert found == Occasion(after(3))
    assert next_due(everyday, berlin("2026-11-26 11:00"), after(3)) == at_nine(after(4))


def test_nobody_is_written_to_in_the_night_for_a_day_that_is_over() -> None:
    everyday = Rhythm(EVERY_DAY, NINE, BERLIN)
    assert occasion(everyday, berlin("2026-11-26 03:00"), after(-1)) is None
    assert next_due(everyday, berlin("2026-11-26 03:00"), after(-1)) == at_nine(after(3))


def test_an_hour_shortly_before_midnight_bears_a_short_delay() -> None:
    late = Rhythm(EVERY_DAY, time(23, 50), BERLIN)
    assert occasion(late, berlin("2026-11-24 00:20"), after(-1)) == Occasion(MONDAY)
    assert occasion(late, berlin("2026-11-24 01:20"), after(-1)) is None


def test_a_look_back_on_the_week_comes_on_its_day() -> None:
    weekly = Rhythm(WEEKDAYS, NINE, BERLIN, weekly_on=SUNDAY)
    assert occasion(weekly, at_nine(after(6)), after(4)) == Occasion(after(6), weekly=True)
    assert occasion(weekly, at_nine(after(7)), after(6)) == Occasion(after(7))


def test_a_missed_look_back_comes_at_the_hour_of_the_next_days_also_where_nothing_else_does() -> None:
    only_weekly = Rhythm(frozenset(), time(16), BERLIN, weekly_on=4)
    friday = date(2026, 11, 27)
    down_until = berlin("2026-11-30 10:00")
    assert occasion(only_weekly, down_until, friday - timedelta(7)) is None, "not at ten, but at four"
    assert next_due(only_weekly, down_until, friday - timedelta(7)) == berlin("2026-11-30 16:00")
    found = occasion(only_weekly, berlin("2026-11-30 16:00"), friday - timedelta(7))
    assert found == Occasion(friday + timedelta(3), weekly=True)
    assert next_due(only_weekly, berlin("2026-11-30 16:00"), friday + timedelta(3)) == berlin("2026-12-04 16:00")


def test_a_look_back_missed_by_more_than_three_days_waits_for_the_next_week() -> None:
    only_weekly = Rhythm(frozenset(), time(16), BERLIN, weekly_on=4)
    friday = date(2026, 11, 27)
    assert next_due(only_weekly, berlin("2026-12-01 10:00"), friday - timedelta(7)) == berlin("2026-12-04 16:00")


def test_a_rhythm_set_after_its_hour_begins_tomorrow() -> None:
    assert last_before(WEEKDAYS_AT_NINE, berlin("2026-11-23 09:00")) == after(0)
    assert last_before(WEEKDAYS_AT_NINE, berlin("2026-11-23 08:59")) == after(-1)


def test_what_is_stored_reads_back() -> None:
    for days in (frozenset[int](), WEEKDAYS, EVERY_DAY, frozenset({6, 0})):
        assert days_read(days_written(days)) == days
    for quiet in ((), (Days(MONDAY, MONDAY),), (Days(MONDAY, after(3)), Days(after(9), after(20)))):
        assert quiet_read(quiet_written(quiet)) == quiet


DAYS = st.frozensets(st.integers(0, 6))


@given(DAYS, CLOCKS, ZONES, st.none() | st.integers(0, 6), INSTANTS)
def test_what_is_due_next_comes_at_that_very_instant(
    days: frozenset[int], clock: time, tz: str, weekly_on: int | None, now: datetime
) -> None:
    rhythm = Rhythm(days, clock, tz, weekly_on)
    last = last_before(rhythm, now)
    due = next_due(rhythm, now, last)
    assert (due is None) == rhythm.is_off
    if due is not None:
        assert due > now
        found = occasion(rhythm, due, last)
        assert found is not None
        assert found.day > last
        assert rhythm.comes_on(found.day)
        assert occasion(rhythm, due, found.day) is None


@given(CLOCKS, ZONES, ZONES, INSTANTS, st.integers(1, 72))
def test_moving_to_another_zone_never_brings_a_second_one_for_the_same_day(
    clock: time, tz: str, moved_to: str, now: datetime, hours: int
) -> None:
    here, there = Rhythm(EVERY_DAY, clock, tz), Rhythm(EVERY_DAY, clock, moved_to)
    due = next_due(here, now, last_before(here, now))
    assert due is not None
    first = occasion(here, due, last_before(here, now))
    assert first is not None
    following = next_due(there, due + timedelta(hours=hours), first.day)
    assert following is not None
    second = occasion(there, following, first.day)
    assert second is not None
    assert second.day > first.day
    assert following <= due.astimezone(UTC) + timedelta(days=3, hours=hours)

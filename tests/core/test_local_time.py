"""Wall clocks and instants, in every zone."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given

from bot.core.local_time import at, next_at, zone
from tests.core.wall_clocks import BERLIN, CLOCKS, DAYS, INSTANTS, ZONES, berlin, on_the_wall


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        (date(2026, 11, 20), time(15), datetime(2026, 11, 20, 14)),
        (date(2026, 7, 20), time(15), datetime(2026, 7, 20, 13)),
        (date(2026, 3, 29), time(2, 30), datetime(2026, 3, 29, 1, 30)),  # skipped: shown as 3:30
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30)),  # twice: the first
        (date(2026, 10, 25), time(2, 30, fold=1), datetime(2026, 10, 25, 0, 30)),  # whoever made the time
        (date(2026, 10, 25), time(3), datetime(2026, 10, 25, 2)),
    ],
)
def test_a_wall_clock_time_is_one_instant(day: date, clock: time, utc: datetime) -> None:
    assert at(day, clock, BERLIN) == utc.replace(tzinfo=UTC)


@pytest.mark.parametrize("name", ["", "Mars/Base", "Europe", "../etc/passwd", "/etc/passwd", "a\0b", "x" * 5000])
def test_a_zone_nobody_knows_is_utc(name: str) -> None:
    assert zone(name) is UTC
    assert at(date(2026, 7, 1), time(9), name) == datetime(2026, 7, 1, 9, tzinfo=UTC)


@given(DAYS, CLOCKS, ZONES)
def test_an_instant_shows_the_hour_it_was_made_from_or_in_a_gap_a_later_one(day: date, clock: time, tz: str) -> None:
    wall = datetime.combine(day, clock)
    instant = at(day, clock, tz)
    both = [wall.replace(tzinfo=zone(tz), fold=fold).astimezone(UTC) for fold in (0, 1)]
    in_a_gap = all(on_the_wall(each, tz) != wall for each in both)
    assert instant.tzinfo is UTC
    if in_a_gap:
        assert wall < on_the_wall(instant, tz) <= wall + timedelta(hours=24)
    else:
        assert on_the_wall(instant, tz) == wall
        assert instant == min(both)


@pytest.mark.parametrize(
    ("clock", "now", "following"),
    [
        (time(10, 1), "2026-11-20 10:00", "2026-11-20 10:01"),
        (time(10), "2026-11-20 10:00", "2026-11-21 10:00"),  # strictly after
        (time(9), "2026-11-20 10:00", "2026-11-21 09:00"),
        (time(0), "2026-12-31 23:59", "2027-01-01 00:00"),
    ],
)
def test_an_hour_comes_round_again(clock: time, now: str, following: str) -> None:
    assert next_at(clock, BERLIN, berlin(now)) == berlin(following)


def test_an_hour_moved_past_midnight_by_a_gap_still_comes() -> None:
    gap = datetime(2024, 3, 31, 1, 10, tzinfo=UTC)  # 23:00 of the 30th became 00:00 of the 31st in Greenland
    tz = "America/Nuuk"
    assert on_the_wall(datetime(2024, 3, 31, 1, 0, tzinfo=UTC), tz) == datetime(2024, 3, 31, 0, 0)
    assert next_at(time(23, 30), tz, gap) == datetime(2024, 3, 31, 1, 30, tzinfo=UTC)


def test_an_hour_repeated_by_a_fold_across_midnight_is_not_told_twice() -> None:
    fold = datetime(2010, 11, 7, 2, 45, tzinfo=UTC)  # in Newfoundland 00:01 of the 7th became 23:01 of the 6th
    tz = "America/St_Johns"
    assert on_the_wall(fold, tz) == datetime(2010, 11, 6, 23, 15)
    assert next_at(time(0), tz, fold) == datetime(2010, 11, 8, 3, 30, tzinfo=UTC)


@given(CLOCKS, ZONES, INSTANTS)
def test_the_next_hour_is_ahead_and_none_was_passed_over(clock: time, tz: str, now: datetime) -> None:
    following = next_at(clock, tz, now)
    today = on_the_wall(now, tz).date()
    assert following > now
    assert following.tzinfo is UTC
    assert not [day for day in range(-2, 4) if now < at(today + timedelta(day), clock, tz) < following]
    assert following - now <= timedelta(hours=49)

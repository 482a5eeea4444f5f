"""Every time zone there is, hour after hour for more than a year: each local day is reminded of once."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

import pytest

from bot.core.local_time import zone
from bot.core.rhythm import EVERY_DAY, Rhythm, next_due, occasion

ZONES = sorted(available_timezones())
DAYS = 370
BEGIN = date(2026, 1, 1)
HOURS = (time(0, 0), time(2, 30), time(9, 0), time(23, 59))
"""Midnight and 02:30 are skipped and repeated somewhere every year."""


@pytest.mark.parametrize("clock", HOURS, ids=str)
def test_every_local_date_fires_once_in_every_zone(clock: time) -> None:
    assert len(ZONES) >= 518
    for tz in ZONES:
        fired = _fired(Rhythm(EVERY_DAY, clock, tz))
        expected = [BEGIN + timedelta(ahead) for ahead in range(DAYS)]
        assert [day for day, _ in fired] == expected, tz
        assert all(_in_its_hour(day, clock, tz, instant) for day, instant in fired), tz


def _fired(rhythm: Rhythm) -> list[tuple[date, datetime]]:
    """The days it came for and when, going from one due instant to the next as the planner does."""
    last = BEGIN - timedelta(1)
    now = datetime.combine(last, time(), UTC) - timedelta(days=1)
    fired = []
    while len(fired) < DAYS:
        due = next_due(rhythm, now, last)
        assert due is not None
        found = occasion(rhythm, due, last)
        assert found is not None
        fired.append((found.day, due))
        last, now = found.day, due
    return fired


def _in_its_hour(day: date, clock: time, tz: str, instant: datetime) -> bool:
    """It shows its hour, or a later one where the clocks skip that; where they repeat it, it is the first."""
    wall = instant.astimezone(zone(tz))
    shown, meant = wall.replace(tzinfo=None), datetime.combine(day, clock)
    return wall.fold == 0 and meant <= shown <= meant + timedelta(hours=3)

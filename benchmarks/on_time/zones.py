"""Every time zone there is, every day for more than a year: on which local days a reminder comes, and how often."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import available_timezones

from bot.core.rhythm import EVERY_DAY, Rhythm, next_due, occasion

DAYS = 370
BEGIN = date(2026, 1, 1)
CLOCKS = (time(2, 30), time(9, 0))
"""The first is skipped and repeated somewhere every year, the second is the one most people choose."""


@dataclass(frozen=True, slots=True)
class Fired:
    """How many local days there were, how many of them nothing came on, and how many more than one thing."""

    zones: int
    days: int
    missed: int
    twice: int


def every_zone() -> Fired:
    """From one due instant to the next, as the planner goes."""
    zones = sorted(available_timezones())
    days = [BEGIN + timedelta(ahead) for ahead in range(DAYS)]
    came = [_came(Rhythm(EVERY_DAY, clock, tz)) for tz in zones for clock in CLOCKS]
    missed = sum(each[day] == 0 for each in came for day in days)
    twice = sum(each[day] > 1 for each in came for day in days)
    return Fired(len(zones), len(came) * DAYS, missed, twice)


def _came(rhythm: Rhythm) -> Counter[date]:
    """How often it came for each local day until the last one was over everywhere."""
    last = BEGIN - timedelta(1)
    now = datetime.combine(last, time(), UTC) - timedelta(days=1)
    end = datetime.combine(BEGIN, time(), UTC) + timedelta(days=DAYS + 1)
    came: Counter[date] = Counter()
    while (due := next_due(rhythm, now, last)) is not None and due < end:
        found = occasion(rhythm, due, last)
        if found is not None:
            came[found.day] += 1
            last = found.day
        now = due
    return came

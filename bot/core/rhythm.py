"""What comes round by itself: on which days, at what hour of a place, and how what was missed is made up for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.core.local_time import at, zone

EVERY_DAY = frozenset(range(7))
WEEKDAYS = frozenset(range(5))
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
GRACE = timedelta(hours=1)
"""Late by so little, something still comes although the day is over."""
OWED_FOR = 3
"""Days for which a missed look back on the week is still worth having."""
_FARTHEST = 400
"""Days looked ahead: a rhythm that has nothing in them has nothing."""


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Rhythm:
    """At `clock` in the IANA zone `tz`: on each of `days` (0 is Monday), and once a week, on `weekly_on`, a look back.

    Never on a day in `quiet`.
    """

    days: frozenset[int]
    clock: time
    tz: str
    weekly_on: int | None = None
    quiet: tuple[Days, ...] = ()

    @property
    def is_off(self) -> bool:
        """Whether nothing ever comes."""
        return not self.days and self.weekly_on is None

    def is_quiet(self, day: date) -> bool:
        return any(day in stretch for stretch in self.quiet)

    def comes_on(self, day: date) -> bool:
        return (day.weekday() in self.days or day.weekday() == self.weekly_on) and not self.is_quiet(day)

    def instant(self, day: date) -> datetime:
        """When its hour is on that day, in UTC: later where the clocks skip it, the first where they repeat it."""
        return at(day, self.clock, self.tz)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One time it comes: for which local day, and whether with the look back on the week."""

    day: date
    weekly: bool = False


def occasion(rhythm: Rhythm, now: datetime, last: date) -> Occasion | None:
    """What is to come at `now`, when the last time was for the day `last`; None when nothing is, or no longer.

    Once a local day at most. Whoever was away for days gets one, not one for each: a day that is over is over, but a
    missed look back on the week comes with the next occasion, up to three days late.
    """
    today = now.astimezone(zone(rhythm.tz)).date()
    yesterday = today - timedelta(1)
    for day, until in ((today, None), (yesterday, GRACE)):
        instant = rhythm.instant(day)
        if day > last and instant <= now and (until is None or now - instant <= until):
            owed = _owed(rhythm, day, last)
            if rhythm.comes_on(day) or (owed and not rhythm.is_quiet(day)):
                return Occasion(day, owed)
    return None


def next_due(rhythm: Rhythm, now: datetime, last: date, silent_until: datetime | None = None) -> datetime | None:
    """The first instant after `now` at which something comes, for a day after `last`; None for a rhythm that is off.

    Not before `silent_until`, but at that very moment it may.
    """
    today = now.astimezone(zone(rhythm.tz)).date()
    for ahead in range(-1, _FARTHEST):
        day = today + timedelta(ahead)
        if day <= last or rhythm.is_quiet(day):
            continue
        instant = rhythm.instant(day)
        if instant <= now or (silent_until is not None and instant < silent_until):
            continue
        if rhythm.comes_on(day) or _owed(rhythm, day, last):
            return instant
    return None


def last_before(rhythm: Rhythm, now: datetime) -> date:
    """The latest day whose hour is over: where a rhythm that is set at `now` counts from."""
    today = now.astimezone(zone(rhythm.tz)).date()
    return next(day for day in (today, today - timedelta(1), today - timedelta(2)) if rhythm.instant(day) <= now)


def _owed(rhythm: Rhythm, day: date, last: date) -> bool:
    """Whether a look back was due on `day` or shortly before it, and after `last`."""
    if rhythm.weekly_on is None:
        return False
    due = day - timedelta((day.weekday() - rhythm.weekly_on) % 7)
    return last < due and day - due <= timedelta(OWED_FOR) and not rhythm.is_quiet(due)


def days_written(days: frozenset[int]) -> str:
    """As it is stored: “01234” for Monday to Friday."""
    return "".join(str(day) for day in sorted(days))


def days_read(written: str) -> frozenset[int]:
    """The inverse of `days_written`."""
    return frozenset(map(int, written))


def quiet_written(quiet: tuple[Days, ...]) -> str:
    """As it is stored: “2026-12-24/2027-01-01 2027-02-08/2027-02-08”."""
    return " ".join(f"{stretch.first.isoformat()}/{stretch.last.isoformat()}" for stretch in quiet)


def quiet_read(written: str) -> tuple[Days, ...]:
    """The inverse of `quiet_written`."""
    pairs = (stretch.split("/") for stretch in written.split())
    return tuple(Days(date.fromisoformat(first), date.fromisoformat(last)) for first, last in pairs)

"""Zones, days and instants for tests of the member's own time; everything happens on a Friday in Berlin."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

from hypothesis import strategies as st

from bot.core.local_time import zone

BERLIN = "Europe/Berlin"
FRIDAY = datetime(2026, 11, 20, 9, 0, 40, 5, tzinfo=UTC)
"""A Friday in November, ten in the morning in Berlin and forty seconds."""

ZONES = st.sampled_from(sorted(available_timezones()))
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC))


def on_the_wall(instant: datetime, tz: str) -> datetime:
    """What the clocks of a zone show at an instant."""
    return instant.astimezone(zone(tz)).replace(tzinfo=None)


def berlin(text: str) -> datetime:
    """The instant of "2026-11-25 15:00" on Berlin's clocks, which are an hour ahead in winter and two in summer."""
    wall = datetime.fromisoformat(text)
    return (wall - timedelta(hours=2 if 4 <= wall.month <= 9 else 1)).replace(tzinfo=UTC)

"""The week of a channel's digest, as it may be told. Only reads."""

from datetime import date

from bot.core.digest import Digest, became_reliable, bounds, digest, weeks_told
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys.visit import Visit
from bot.store import digest as weeks
from bot.store import schedules


def see_digest(visit: Visit, channel_id: str, day: date) -> tuple[Schedule, Digest] | None:
    """What the channel is told with the digest that came on `day`; None where none is set up any more."""
    tx, team_id = visit.tx, visit.member.team_id
    schedule = schedules.of(tx, team_id, channel_id, ScheduleKind.DIGEST)
    if schedule is None or schedule.rhythm.weekly_on is None:
        return None
    told = weeks_told(day, schedule.rhythm.weekly_on)
    between = bounds(told, schedule.rhythm.tz)
    start, end = between[-2:]
    named = became_reliable(weeks.named(tx, team_id, start, end), start, end)
    sums = weeks.sums(tx, team_id, between)
    return schedule, digest(told, weeks.counted(tx, team_id), sums, weeks.areas(tx, team_id, start, end), named)

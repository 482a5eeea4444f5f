"""A channel's weekly digest: what is set up, set up anew, and stopped. By the rules of its question of the day."""

from bot.core.rhythm import Rhythm, last_before
from bot.core.schedule import DigestChoice, DigestForm, Schedule, ScheduleKind, SetUp
from bot.journeys.schedules import held_by, see_schedule, stop
from bot.journeys.set_up_schedule import USUAL_CLOCK, insist, keep_and_tell
from bot.journeys.visit import Visit
from bot.store import members

FRIDAY = 4


def digest_form(visit: Visit, channel_id: str) -> DigestForm:
    """The form over what a channel has, or over what is usual. Only reads."""
    profile = members.profile(visit.tx, visit.member)
    own_tz = profile.tz if profile else "UTC"
    schedule = see_schedule(visit, channel_id, ScheduleKind.DIGEST)
    rhythm = schedule.rhythm if schedule else Rhythm(frozenset(), USUAL_CLOCK, own_tz, weekly_on=FRIDAY)
    return DigestForm(
        channel_id=channel_id,
        weekday=FRIDAY if rhythm.weekly_on is None else rhythm.weekly_on,
        clock=rhythm.clock,
        tz=rhythm.tz,
        own_tz=own_tz,
        schedule=schedule,
        held_by=held_by(visit, channel_id, ScheduleKind.DIGEST),
    )


def set_up_digest(visit: Visit, choice: DigestChoice, *, by_admin: bool = False) -> SetUp:
    """Set it up, or change what is there: it keeps its zone, and who set it up unless they are gone.

    The channel is told, unless nothing is different. Raises HeldBySomebody.
    """
    insist(visit, choice.channel_id, ScheduleKind.DIGEST, by_admin=by_admin)
    before = digest_form(visit, choice.channel_id)
    rhythm = Rhythm(frozenset(), choice.clock, before.tz, weekly_on=choice.weekday)
    schedule = Schedule(
        channel_id=choice.channel_id,
        kind=ScheduleKind.DIGEST,
        set_by=before.held_by or visit.member.user_id,
        rhythm=rhythm,
        last=last_before(rhythm, visit.now),
        set_at=visit.now,
    )
    return keep_and_tell(visit, schedule)


def stop_digest(visit: Visit, channel_id: str, *, by_admin: bool = False) -> Schedule | None:
    """*Stop it*: what it was, None when there was none any more. Raises HeldBySomebody."""
    insist(visit, channel_id, ScheduleKind.DIGEST, by_admin=by_admin)
    return stop(visit, channel_id, ScheduleKind.DIGEST)

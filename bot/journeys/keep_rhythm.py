"""When the daily DM comes: as the member chose, in the zone they are in, and again after a change of either."""

from bot.core.rhythm import Rhythm, last_before, next_due
from bot.journeys.visit import Visit
from bot.store import members, rhythms, timers
from bot.store.timers import TimerKind


def choose_rhythm(visit: Visit, rhythm: Rhythm, own_tz: str | None) -> None:
    """Keep what the member chose. `own_tz`: a zone of their own, None for the one Slack knows; `rhythm` is in it.

    Whatever they change, a day they were reminded for already stays done.
    """
    members.meet(visit.tx, visit.member, visit.now)
    before = rhythms.of(visit.tx, visit.member)
    last = last_before(rhythm, visit.now)
    if before is not None and not before.rhythm.is_off:
        last = max(last, before.last)
    rhythms.set_rhythm(visit.tx, visit.member, rhythm, own_tz, last)
    set_reminder(visit)


def set_reminder(visit: Visit) -> None:
    """Set the member's next reminder anew: their days, zone or pause are others now."""
    reminded = rhythms.of(visit.tx, visit.member)
    following = None
    if reminded is not None:
        after = max(visit.now, reminded.paused_until or visit.now)
        following = next_due(reminded.rhythm, after, reminded.last)
    if following is None:
        timers.cancel(visit.tx, visit.member, TimerKind.REMINDER)
    else:
        timers.set_timer(visit.tx, visit.member, TimerKind.REMINDER, "", following)

"""When the daily DM comes: as the member chose, in the zone they are in, and again after a change of either."""

from datetime import date, datetime, timedelta

from bot.core.rhythm import Rhythm, last_before, next_due, occasion
from bot.journeys.visit import Visit
from bot.store import members, reminders, rhythms, timers
from bot.store.rhythms import Reminded
from bot.store.timers import TimerKind


def choose_rhythm(visit: Visit, rhythm: Rhythm, own_tz: str | None) -> None:
    """Keep what the member chose. `own_tz`: a zone of their own, None for the one Slack knows; `rhythm` is in it.

    Whatever they change, a day they were reminded for already stays done.
    """
    members.meet(visit.tx, visit.member, visit.now)
    before = rhythms.of(visit.tx, visit.member)
    last = max(last_before(rhythm, visit.now), before.last if before else date.min)
    rhythms.set_rhythm(visit.tx, visit.member, rhythm, own_tz, last)
    go_on(visit)


def choose_zone(visit: Visit, own_tz: str | None) -> None:
    """The hour stays, the clock it is read on is another one. None: the zone Slack knows."""
    rhythms.set_own_zone(visit.tx, visit.member, own_tz)
    set_reminder(visit)


def go_on(visit: Visit) -> None:
    """The member wants them, however many they let pass before."""
    rhythms.set_ignored(visit.tx, visit.member, 0)
    reminders.heed(visit.tx, visit.member, visit.now)
    set_reminder(visit)


def stop(visit: Visit, ignored: int) -> None:
    """So many in a row were ignored: none come until the member wants them again."""
    rhythms.set_ignored(visit.tx, visit.member, ignored)
    timers.cancel(visit.tx, visit.member, TimerKind.REMINDER, TimerKind.SNOOZED)


def owe_week(visit: Visit, day: date) -> None:
    """The look back of this day was not told: it comes on one of the next days, while it is worth having."""
    rhythms.set_last(visit.tx, visit.member.team_id, [(visit.member.user_id, day - timedelta(1))])
    set_reminder(visit)


def set_reminder(visit: Visit) -> None:
    """Set the member's next reminder anew: their days, zone or pause are others now.

    One that is due at this very moment stays due: the planner hasn't come to it yet.
    """
    reminded = rhythms.of(visit.tx, visit.member)
    if reminded is not None and _is_due(visit, reminded):
        return
    following = following_of(reminded, visit.now) if reminded else None
    if following is None:
        timers.cancel(visit.tx, visit.member, TimerKind.REMINDER)
    else:
        timers.set_timer(visit.tx, visit.member, TimerKind.REMINDER, "", following)


def _is_due(visit: Visit, reminded: Reminded) -> bool:
    due_at = timers.due_at(visit.tx, visit.member, TimerKind.REMINDER)
    if due_at is None or due_at > visit.now or reminded.stopped:
        return False
    if reminded.paused_until is not None and reminded.paused_until > visit.now:
        return False
    return occasion(reminded.rhythm, visit.now, reminded.last) is not None


def following_of(reminded: Reminded, now: datetime) -> datetime | None:
    """When the next one comes, or None when none does."""
    if reminded.stopped:
        return None
    return next_due(reminded.rhythm, now, reminded.last, reminded.paused_until)

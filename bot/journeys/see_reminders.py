"""How a member's reminders are set, and when the next one comes. Only reads."""

from dataclasses import replace
from datetime import datetime

from bot.core.local_time import zone
from bot.core.reminder import Reminders, Upcoming, usual_rhythm
from bot.core.rhythm import Rhythm
from bot.journeys.keep_rhythm import following_of
from bot.journeys.visit import Visit
from bot.store import drills, journal_entries, members, rhythms
from bot.store.rhythms import Reminded


def see_reminders(visit: Visit) -> Reminders:
    """As they are now; for somebody new, as they would usually be."""
    reminded = rhythms.of(visit.tx, visit.member)
    if reminded is None or not reminded.chosen:
        profile = members.profile(visit.tx, visit.member)
        rhythm = usual_rhythm(profile.tz if profile else "UTC")
        return Reminders(rhythm, paused_until=members.reminders_paused_until(visit.tx, visit.member, visit.now))
    following = _following(visit, reminded)
    today = visit.now.astimezone(zone(reminded.rhythm.tz)).date()
    to_come = tuple(stretch for stretch in reminded.rhythm.quiet if stretch.last >= today)
    return Reminders(
        rhythm=replace(reminded.rhythm, quiet=to_come),
        chosen=True,
        paused_until=members.reminders_paused_until(visit.tx, visit.member, visit.now),
        stopped=reminded.stopped,
        next=Upcoming(following, reminded.rhythm.tz, visit.now) if following else None,
    )


def _following(visit: Visit, reminded: Reminded) -> datetime | None:
    """The next one that will say something: a week with nothing to look back on is no message of its own."""
    following = following_of(reminded, visit.now)
    if following is None or _comes_anyway(visit, reminded.rhythm, following):
        return following
    return following_of(replace(reminded, rhythm=replace(reminded.rhythm, weekly_on=None)), visit.now)


def _comes_anyway(visit: Visit, rhythm: Rhythm, following: datetime) -> bool:
    if following.astimezone(zone(rhythm.tz)).weekday() in rhythm.days:
        return True
    return drills.count_done(visit.tx, visit.member) > 0 or bool(journal_entries.latest(visit.tx, visit.member, 1))

"""A reminder is put off, and comes again: the same one later on, or the one of the next day."""

from datetime import timedelta

from bot.core.errors import ReminderPassed
from bot.core.local_time import zone
from bot.core.outgoing import Priority
from bot.core.reminder import Answer, Posting, Snooze, Upcoming
from bot.journeys.answer_reminder import give, newest_reminder
from bot.journeys.keep_rhythm import set_reminder
from bot.journeys.plan_reminders import REMINDER, reminder_key
from bot.journeys.visit import Visit, new_id
from bot.store import outbox, rhythms, timers
from bot.store.rhythms import Reminded
from bot.store.timers import TimerKind


def snooze(visit: Visit, posting: Posting, how_far: Snooze) -> Upcoming:
    """Put it off; when it is back. Raises ReminderGone, ReminderAnswered, ReminderPassed."""
    reminder = newest_reminder(visit, posting)
    if outbox.is_known(visit.tx, visit.member.team_id, _key(visit.member.user_id, posting.following)):
        raise ReminderPassed
    reminded = rhythms.of(visit.tx, visit.member)
    assert reminded is not None  # whoever presses is here
    give(visit, reminder, Answer.SNOOZED)
    if how_far.wait is None:
        return _tomorrow(visit, reminded)
    back = visit.now + how_far.wait
    timers.set_timer(visit.tx, visit.member, TimerKind.SNOOZED, posting.following.written(), back)
    return Upcoming(back, reminded.rhythm.tz, visit.now)


def come_again(visit: Visit, subject: str) -> None:
    """Its timer is due: one more message. What was put off to a day comes unless that day has had its reminder."""
    posting = Posting.read(subject)
    reminded = rhythms.of(visit.tx, visit.member)
    if reminded is None:
        return
    if posting.number == 0:
        if reminded.last >= posting.day:
            return
        rhythms.set_last(visit.tx, visit.member.team_id, [(visit.member.user_id, posting.day)])
        set_reminder(visit)
    outbox.post_aside(
        visit.tx,
        visit.member,
        _key(visit.member.user_id, posting),
        kind=REMINDER,
        reference=posting.written(),
        seq=new_id(),
        now=visit.utc,
        priority=Priority.REMINDER,
    )


def _tomorrow(visit: Visit, reminded: Reminded) -> Upcoming:
    """At the usual hour, also on a day that wasn't chosen; where one comes anyway, that is the one."""
    rhythm = reminded.rhythm
    day = visit.now.astimezone(zone(rhythm.tz)).date() + timedelta(1)
    back = rhythm.instant(day)
    if day.weekday() not in rhythm.days or rhythm.is_quiet(day):
        timers.set_timer(visit.tx, visit.member, TimerKind.SNOOZED, Posting(day).written(), back)
    return Upcoming(back, rhythm.tz, visit.now)


def _key(user_id: str, posting: Posting) -> str:
    """A day's first message has the day's key, so that the day can't have two of them."""
    first = reminder_key(user_id, posting.day)
    return f"{first}:{posting.number}" if posting.number else first

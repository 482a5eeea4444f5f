"""What a reminder says at the moment it is sent, or that it is no longer due. What it offers is kept under its day."""

from datetime import date, time, timedelta

from bot.core.drill import Drill, Phase
from bot.core.local_time import at
from bot.core.next_step import FirstUse, Next, NextStep, OpenDrill
from bot.core.reminder import LONGEST_SNOOZE, MOST_IGNORED, Answer, Posting, Reminder, ReminderKind
from bot.core.rhythm import GRACE
from bot.core.scene import ReminderScene
from bot.journeys import keep_rhythm
from bot.journeys.around_interview import left_in_peace_until
from bot.journeys.propose_next import propose_next, step_for
from bot.journeys.see_week import see_week
from bot.journeys.start_drill import first_round
from bot.journeys.visit import Visit
from bot.store import activity, members, reminders, rhythms
from bot.store.rhythms import Reminded

AT_IT_WITHIN = timedelta(hours=1)
"""Whose rounds were over so short a time ago is still at it: a nudge asks for the score."""


def compose_reminder(visit: Visit, posting: Posting, *, weekly: bool) -> ReminderScene | None:
    """The scene of one message; None when it is no longer due, and then nothing is kept of it.

    However often it is composed for a day, it shows the same question. `weekly`: with the look back on the week.
    """
    reminded = rhythms.of(visit.tx, visit.member)
    stored = reminders.of_day(visit.tx, visit.member, posting.day)
    if reminded is None or not _is_due(visit, reminded, posting.day, stored):
        return None
    if left_in_peace_until(visit) is not None:
        if weekly:
            keep_rhythm.owe_week(visit, posting.day)
        return None
    if stored is not None and stored.kind is ReminderKind.LAST:
        return ReminderScene(stored)
    looks_back = weekly or (stored is not None and stored.kind is ReminderKind.WEEK)
    week = see_week(visit, posting.day) if looks_back else None
    proposed = _proposed(visit, reminded, posting.day)
    only_for_the_week = looks_back and posting.day.weekday() not in reminded.rhythm.days
    if only_for_the_week:
        proposed = None  # the member didn't ask for a drill on that day
    if week is None and proposed is None:
        return None
    if stored is None and _were_ignored(visit):
        return ReminderScene(_last_word(visit, posting.day))
    shown = _stored_step(visit, stored) if stored and isinstance(proposed, NextStep) else None
    if stored is None or (isinstance(proposed, NextStep) and shown is None):
        stored = _made(visit, posting.day, proposed, weekly=week is not None)
        reminders.keep(visit.tx, visit.member, stored)
    return ReminderScene(stored, shown or proposed, week)


def _is_due(visit: Visit, reminded: Reminded, day: date, stored: Reminder | None) -> bool:
    """Not once it was answered, nor while the member wants to hear nothing, nor when its day is long over."""
    if reminded.rhythm.is_off or (reminded.paused_until is not None and reminded.paused_until > visit.now):
        return False
    if stored is not None and stored.is_answered:
        return False
    until = at(day + timedelta(1), time(), reminded.rhythm.tz)
    if stored is not None and stored.answer is Answer.SNOOZED and stored.answered_at is not None:
        until = max(until, stored.answered_at + LONGEST_SNOOZE)
    return visit.now <= until + GRACE


def _proposed(visit: Visit, reminded: Reminded, day: date) -> Next | None:
    """What the member would do now; None for whoever did it today already, and for whoever is at it."""
    if activity.finished_since(visit.tx, visit.member, at(day, time(), reminded.rhythm.tz)):
        return None
    proposed = propose_next(visit)
    return None if isinstance(proposed, OpenDrill) and _is_at_it(visit, proposed.drill) else proposed


def _is_at_it(visit: Visit, drill: Drill) -> bool:
    if drill.phase is Phase.SCORING and drill.rounds_over_at is not None:
        return visit.now - drill.rounds_over_at < AT_IT_WITHIN
    return drill.phase is Phase.ROUNDS and not drill.is_paused


def _were_ignored(visit: Visit) -> bool:
    """Whether the last five were followed by no sign of life. A last word begins the count anew."""
    latest = reminders.latest(visit.tx, visit.member, MOST_IGNORED)
    if len(latest) < MOST_IGNORED or any(each.kind is ReminderKind.LAST for each in latest):
        return False
    return not activity.any_since(visit.tx, visit.member, latest[-1].made_at)


def _last_word(visit: Visit, day: date) -> Reminder:
    """It says that no more come, and none do."""
    last = Reminder(day, ReminderKind.LAST, visit.now)
    reminders.keep(visit.tx, visit.member, last)
    keep_rhythm.stop(visit, MOST_IGNORED)
    return last


def _made(visit: Visit, day: date, proposed: Next | None, *, weekly: bool) -> Reminder:
    """What is offered for the day: of a drill its area and its first question."""
    kind = ReminderKind.WEEK if weekly else _kind(proposed)
    if not isinstance(proposed, NextStep):
        return Reminder(day, kind, visit.now)
    put_off = _put_off(visit, proposed)
    if put_off is not None:
        return put_off.for_day(day, kind, visit.now)
    first = first_round(visit, proposed)
    return Reminder(
        day=day,
        kind=kind,
        made_at=visit.now,
        rubric_id=proposed.rubric.id,
        dimension_id=proposed.dimension.id,
        is_check=proposed.is_check,
        question_id=first.question_id,
        question=first.question,
    )


def _kind(proposed: Next | None) -> ReminderKind:
    if isinstance(proposed, FirstUse):
        return ReminderKind.FIRST
    return ReminderKind.OPEN if isinstance(proposed, OpenDrill) else ReminderKind.DRILL


def _put_off(visit: Visit, step: NextStep) -> Reminder | None:
    """The last one, when it was put off and is still what comes next."""
    latest = next(iter(reminders.latest(visit.tx, visit.member, 1)), None)
    if latest is None or latest.answer is not Answer.SNOOZED or latest.question_id is None:
        return None
    same = (latest.rubric_id, latest.dimension_id, latest.is_check)
    return latest if same == (step.rubric.id, step.dimension.id, step.is_check) else None


def _stored_step(visit: Visit, stored: Reminder) -> NextStep | None:
    """The drill that is offered already, also where something else would be by now; None without one, or its area."""
    profile = members.profile(visit.tx, visit.member)
    rubric = visit.library.find(stored.rubric_id)
    if profile is None or not profile.ready or rubric is None or rubric.find(stored.dimension_id or "") is None:
        return None
    step = step_for(visit, profile, rubric, stored.dimension_id)
    return step.as_check() if stored.is_check else step

"""What is pressed on a reminder: *Start*, *Skip today*, *Pause for a week*, *Start again*. Putting it off: snooze."""

from bot.core.drill import Drill
from bot.core.errors import ReminderAnswered, ReminderGone, ReminderPassed
from bot.core.next_step import FirstUse
from bot.core.question import OWN_QUESTION
from bot.core.reminder import PAUSED_BY_PRESS, Answer, Posting, Reminder, Reminders
from bot.journeys import keep_rhythm
from bot.journeys.pause_reminders import pause_reminders
from bot.journeys.see_reminders import see_reminders
from bot.journeys.start_drill import start_offered, start_with_question
from bot.journeys.visit import Visit
from bot.store import reminders, timers
from bot.store.timers import TimerKind


def start_reminded(visit: Visit, posting: Posting) -> FirstUse | Drill:
    """*Start*: the drill that was offered, with the question that was shown, also days later.

    Raises ReminderGone, ReminderAnswered, and what every start of a drill raises.
    """
    reminder = open_reminder(visit, posting)
    if reminder.rubric_id is None or reminder.dimension_id is None or reminder.question_id is None:
        raise ReminderGone
    if _is_still_asked(visit, reminder):
        area, question = (reminder.rubric_id, reminder.dimension_id), (reminder.question_id, reminder.question)
        started = start_with_question(visit, *area, *question, check=reminder.is_check)
    else:
        started = start_offered(visit, reminder.rubric_id, reminder.dimension_id, check=reminder.is_check)
    if isinstance(started, Drill):
        give(visit, reminder, Answer.STARTED)
    return started


def skip_today(visit: Visit, posting: Posting) -> Reminders:
    """*Skip today*; when the next one comes. Raises ReminderGone, ReminderAnswered, ReminderPassed."""
    give(visit, newest_reminder(visit, posting), Answer.SKIPPED)
    return see_reminders(visit)


def pause_for_a_week(visit: Visit, posting: Posting) -> Reminders:
    """*Pause for a week*, from now on. Raises ReminderGone, ReminderAnswered."""
    give(visit, open_reminder(visit, posting), Answer.PAUSED)
    pause_reminders(visit, PAUSED_BY_PRESS)
    return see_reminders(visit)


def start_again(visit: Visit, posting: Posting) -> Reminders:
    """*Start again*, on the last word. Raises ReminderGone, ReminderAnswered."""
    give(visit, open_reminder(visit, posting), Answer.AGAIN)
    keep_rhythm.go_on(visit)
    return see_reminders(visit)


def heed_reminder(visit: Visit) -> None:
    """*Change the hour*: the reminder was not ignored, whatever comes of the form."""
    reminders.heed(visit.tx, visit.member, visit.now)


def open_reminder(visit: Visit, posting: Posting) -> Reminder:
    """The reminder of a button, while it can be answered. Raises ReminderGone and ReminderAnswered."""
    reminder = reminders.of_day(visit.tx, visit.member, posting.day)
    if reminder is None:
        raise ReminderGone
    if reminder.is_answered:
        raise ReminderAnswered
    return reminder


def newest_reminder(visit: Visit, posting: Posting) -> Reminder:
    """The same, while no newer one has come. Raises ReminderPassed too."""
    reminder = open_reminder(visit, posting)
    if reminders.latest(visit.tx, visit.member, 1) != [reminder]:
        raise ReminderPassed
    return reminder


def give(visit: Visit, reminder: Reminder, answer: Answer) -> None:
    """Keep what was pressed. What was put off before doesn't come again."""
    reminders.answer(visit.tx, visit.member, reminder.day, answer, visit.now)
    timers.cancel(visit.tx, visit.member, TimerKind.SNOOZED)


def _is_still_asked(visit: Visit, reminder: Reminder) -> bool:
    """Whether the rubric's file still has the question in these words. A member's own are as they put them."""
    assert reminder.question_id is not None
    if reminder.question_id.startswith(OWN_QUESTION):
        return True
    rubric = visit.library.find(reminder.rubric_id)
    question = rubric.question(reminder.question_id) if rubric else None
    return question is not None and any(wording.ask == reminder.question for wording in question.wordings())

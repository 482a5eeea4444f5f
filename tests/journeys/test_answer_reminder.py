"""What is pressed on a reminder: Start, Skip today, Pause for a week, Start again; and presses that come too late."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.drill import Drill, Format
from bot.core.errors import DrillAlreadyOpen, ReminderAnswered, ReminderGone, ReminderPassed
from bot.core.library import Library
from bot.core.next_step import FirstUse
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.core.reminder import Posting, Reminder, ReminderKind, Upcoming
from bot.core.rhythm import EVERY_DAY, Rhythm
from bot.journeys.answer_reminder import (
    heed_reminder,
    pause_for_a_week,
    skip_today,
    start_again,
    start_reminded,
)
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.visit import Visit
from bot.store import drills, own_questions, reminders
from bot.store.tables import members
from tests.cast import NOON
from tests.journeys.conversation import Conversation
from tests.journeys.reminded import (
    MONDAY,
    NINE,
    THURSDAY,
    WEDNESDAY,
    at,
    come,
    composed,
    moment,
    wants,
)
from tests.sample_rubric import TEXTS

TODAY = Posting(WEDNESDAY)


def _reminded(talk: Conversation) -> Reminder:
    """A Wednesday's reminder, as it was sent."""
    wants(talk)
    [scene] = at(talk, WEDNESDAY)
    return scene.reminder


def _start(talk: Conversation, posting: Posting = TODAY) -> Drill:
    started = talk.do(start_reminded, posting)
    assert isinstance(started, Drill)
    return started


def _asked(drill: Drill) -> tuple[str, str, str, str]:
    first = drill.rounds[0]
    return drill.rubric_id, drill.dimension_id, first.question_id, first.question


def _shown(reminder: Reminder) -> tuple[str | None, ...]:
    return reminder.rubric_id, reminder.dimension_id, reminder.question_id, reminder.question


def test_start_starts_just_what_was_shown(ana: Conversation) -> None:
    reminder = _reminded(ana)
    assert _asked(_start(ana)) == _shown(reminder)


@pytest.mark.parametrize("days", [1, 3])
def test_start_works_days_later_too(ana: Conversation, days: int) -> None:
    reminder = _reminded(ana)
    ana.clock.move(days=days)
    assert _asked(_start(ana)) == _shown(reminder)


def test_started_twice_it_is_started_once(ana: Conversation) -> None:
    _reminded(ana)
    _start(ana)
    with pytest.raises(ReminderAnswered):
        ana.do(start_reminded, TODAY)
    assert len(ana.do(lambda visit: drills.every(visit.tx, visit.member))) == 1


def test_start_with_another_drill_under_way_is_refused_and_can_be_pressed_after_it(ana: Conversation) -> None:
    reminder = _reminded(ana)
    ana.start()
    with pytest.raises(DrillAlreadyOpen):
        ana.do(start_reminded, TODAY)
    ana.stop()
    assert _asked(_start(ana))[:2] == _shown(reminder)[:2]


def test_a_question_that_left_the_file_makes_room_for_another(ana: Conversation) -> None:
    reminder = _reminded(ana)
    ana.library = Library({file: text.replace(reminder.question, "Something else.") for file, text in TEXTS.items()})
    drill = _start(ana)
    assert _asked(drill)[:2] == _shown(reminder)[:2]
    assert drill.rounds[0].question != reminder.question


def test_a_question_of_ones_own_is_asked_as_it_was_put(ana: Conversation) -> None:
    wants(ana)
    own = OwnQuestion("x1", "talks", "opening", "Why would anybody come back?", QuestionSource.MESSAGE, NOON)
    ana.do(lambda visit: own_questions.add(visit.tx, visit.member, own))
    [scene] = at(ana, WEDNESDAY)
    assert scene.reminder.question == own.ask
    assert _asked(_start(ana))[3] == own.ask


def test_a_check_that_is_no_longer_due_is_a_drill(ana: Conversation) -> None:
    reminder = _reminded(ana)
    ana.do(lambda visit: reminders.keep(visit.tx, visit.member, replace(reminder, is_check=True)))
    assert _start(ana).format is Format.FOCUSED


def test_who_has_no_level_any_more_is_asked_and_can_press_again(ana: Conversation) -> None:
    _reminded(ana)
    with ana.database.write() as tx:
        tx.execute(members.update().values(level=None))
    assert isinstance(ana.do(start_reminded, TODAY), FirstUse)
    ana.known()
    _start(ana)


def test_skip_today_says_when_the_next_one_comes(ana: Conversation) -> None:
    _reminded(ana)
    after = ana.do(skip_today, TODAY)
    assert after.next == Upcoming(moment(THURSDAY), "UTC", ana.clock())
    assert come(ana) == []
    assert len(at(ana, THURSDAY)) == 1


def test_skipped_is_not_sent_again_though_its_sending_was_unsure(ana: Conversation) -> None:
    _reminded(ana)
    ana.do(skip_today, TODAY)
    assert composed(ana, "2027-03-03") is None


def test_pause_for_a_week_is_a_pause_of_reminders(ana: Conversation) -> None:
    _reminded(ana)
    after = ana.do(pause_for_a_week, TODAY)
    week = ana.clock() + timedelta(7)
    assert (after.paused_until, after.next) == (week, Upcoming(moment(WEDNESDAY + timedelta(7)), "UTC", ana.clock()))
    assert [scene for days in range(1, 7) for scene in at(ana, WEDNESDAY + timedelta(days))] == []
    assert len(at(ana, WEDNESDAY + timedelta(7))) == 1


def test_change_the_hour_counts_as_heard_and_leaves_it_to_be_answered(ana: Conversation) -> None:
    _reminded(ana)
    ana.do(heed_reminder)
    [latest] = ana.do(lambda visit: reminders.latest(visit.tx, visit.member, 5))
    assert (latest.answer, latest.answered_at) == (None, ana.clock())


def test_start_again_after_the_last_word(ana: Conversation) -> None:
    wants(ana, days=EVERY_DAY)
    for days in range(6):
        at(ana, WEDNESDAY + timedelta(days))
    ana.clock.move(days=4)
    last = Posting(MONDAY)
    after = ana.do(start_again, last)
    assert (after.stopped, after.next is not None) == (False, True)
    with pytest.raises(ReminderAnswered):
        ana.do(start_again, last)
    [scene] = at(ana, MONDAY + timedelta(5))
    assert scene.reminder.kind is ReminderKind.DRILL


Press = Callable[[Visit, Posting], object]


@pytest.mark.parametrize("press", [start_reminded, skip_today, pause_for_a_week, start_again])
def test_a_reminder_nobody_has_any_more_is_told_so(ana: Conversation, press: Press) -> None:
    with pytest.raises(ReminderGone):
        ana.do(press, TODAY)


@pytest.mark.parametrize("press", [start_reminded, skip_today, pause_for_a_week])
def test_what_was_answered_stays_answered(ana: Conversation, press: Press) -> None:
    _reminded(ana)
    ana.do(skip_today, TODAY)
    with pytest.raises(ReminderAnswered):
        ana.do(press, TODAY)


def test_skip_on_an_older_one_changes_nothing(ana: Conversation) -> None:
    _reminded(ana)
    at(ana, THURSDAY)
    with pytest.raises(ReminderPassed):
        ana.do(skip_today, TODAY)


def test_start_on_what_offered_no_drill_is_told_so(ana: Conversation) -> None:
    ana.do(choose_rhythm, Rhythm(EVERY_DAY, NINE, "UTC"), None)
    at(ana, WEDNESDAY)
    with pytest.raises(ReminderGone):
        ana.do(start_reminded, TODAY)


def test_nobody_presses_on_anothers(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    _reminded(ana)
    for other in (mia, twin):
        other.known()
        with pytest.raises(ReminderGone):
            other.do(start_reminded, TODAY)

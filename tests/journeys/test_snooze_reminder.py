"""A reminder that was put off comes again, with the same question, and never twice on one day."""

from datetime import date, timedelta

import pytest

from bot.core.errors import ReminderAnswered, ReminderPassed
from bot.core.outgoing import Priority
from bot.core.reminder import Posting, Reminder, Snooze, Upcoming
from bot.core.rhythm import WEEKDAYS, Days, Rhythm
from bot.journeys.answer_reminder import skip_today, start_reminded
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.pause_reminders import pause_reminders
from bot.journeys.snooze_reminder import come_again, snooze
from bot.store import rhythms
from bot.store.queues import outbox
from tests.journeys.conversation import Conversation
from tests.journeys.reminded import (
    FRIDAY,
    MONDAY,
    NINE,
    SATURDAY,
    SUNDAY,
    THURSDAY,
    WEDNESDAY,
    at,
    come,
    moment,
    wants,
)
from tests.journeys.whole_drill import practise

TODAY = Posting(WEDNESDAY)


def _reminded(talk: Conversation, day: date = WEDNESDAY) -> Reminder:
    wants(talk)
    [scene] = at(talk, day)
    return scene.reminder


def _keys(talk: Conversation) -> list[str]:
    with talk.database.read() as tx:
        rows = tx.execute(outbox.select().where(outbox.c.kind == "reminder").order_by(outbox.c.seq))
        return [row.key for row in rows]


@pytest.mark.parametrize(("how_far", "minutes"), [(Snooze.HALF_AN_HOUR, 30), (Snooze.TWO_HOURS, 120)])
def test_it_comes_again_after_so_long_with_the_same_question(ana: Conversation, how_far: Snooze, minutes: int) -> None:
    reminder = _reminded(ana)
    back = ana.do(snooze, TODAY, how_far)
    assert back == Upcoming(moment(WEDNESDAY) + timedelta(minutes=minutes), "UTC", ana.clock())
    ana.clock.move(minutes=minutes - 1)
    assert come(ana) == []
    ana.clock.move(minutes=1)
    [again] = come(ana)
    assert (again.reminder.question, again.reminder.day) == (reminder.question, WEDNESDAY)
    assert come(ana) == []
    assert _keys(ana) == ["reminder:U-ANA:2027-03-03", "reminder:U-ANA:2027-03-03:1"]


def test_it_can_be_put_off_again_and_again_and_then_started(ana: Conversation) -> None:
    reminder = _reminded(ana)
    posting = TODAY
    for _ in range(3):
        ana.do(snooze, posting, Snooze.TWO_HOURS)
        ana.clock.move(hours=2)
        assert len(come(ana)) == 1
        posting = posting.following
    drill = ana.do(start_reminded, posting)
    assert drill.rounds[0].question == reminder.question  # type: ignore[union-attr]
    assert _keys(ana)[-1] == "reminder:U-ANA:2027-03-03:3"


def test_put_off_twice_it_comes_once(ana: Conversation) -> None:
    _reminded(ana)
    ana.do(snooze, TODAY, Snooze.TWO_HOURS)
    ana.do(snooze, TODAY, Snooze.HALF_AN_HOUR)
    ana.clock.move(minutes=30)
    assert len(come(ana)) == 1
    ana.clock.move(hours=3)
    assert come(ana) == []


def test_put_off_past_midnight_it_is_still_that_days(ana: Conversation) -> None:
    wants(ana)
    at(ana, WEDNESDAY)
    ana.clock.now = moment(WEDNESDAY, "23:30")
    ana.do(snooze, TODAY, Snooze.TWO_HOURS)
    [again] = at(ana, THURSDAY, "01:30")
    assert again.reminder.day == WEDNESDAY
    assert len(at(ana, THURSDAY)) == 1


@pytest.mark.parametrize(("late", "comes"), [(59, 1), (61, 0)])
def test_when_the_app_was_down_over_its_hour_it_comes_as_long_as_it_makes_sense(
    ana: Conversation, late: int, comes: int
) -> None:
    _reminded(ana)
    ana.clock.now = moment(WEDNESDAY, "23:00")
    ana.do(snooze, TODAY, Snooze.TWO_HOURS)
    ana.clock.now = moment(THURSDAY, "01:00") + timedelta(minutes=late)
    assert len(come(ana)) == comes


def test_who_started_meanwhile_is_not_reminded_again(ana: Conversation) -> None:
    _reminded(ana)
    ana.do(snooze, TODAY, Snooze.HALF_AN_HOUR)
    ana.do(start_reminded, TODAY)
    ana.clock.move(minutes=30)
    assert come(ana) == []


def test_who_practised_meanwhile_is_not_reminded_again(ana: Conversation) -> None:
    _reminded(ana)
    ana.do(snooze, TODAY, Snooze.TWO_HOURS)
    practise(ana)
    ana.clock.move(hours=2)
    assert come(ana) == []


def test_tomorrow_is_the_next_days_own_where_one_comes(ana: Conversation) -> None:
    reminder = _reminded(ana)
    assert ana.do(snooze, TODAY, Snooze.TOMORROW).at == moment(THURSDAY)
    [scene] = at(ana, THURSDAY)
    assert (scene.reminder.day, scene.reminder.question) == (THURSDAY, reminder.question)
    assert _keys(ana) == ["reminder:U-ANA:2027-03-03", "reminder:U-ANA:2027-03-04"]


def test_tomorrow_is_tomorrow_also_on_a_day_that_was_not_chosen(ana: Conversation) -> None:
    reminder = _reminded(ana, FRIDAY)
    assert ana.do(snooze, Posting(FRIDAY), Snooze.TOMORROW) == Upcoming(moment(SATURDAY), "UTC", moment(FRIDAY))
    assert at(ana, SATURDAY, "08:59") == []
    [scene] = at(ana, SATURDAY)
    assert (scene.reminder.day, scene.reminder.question) == (SATURDAY, reminder.question)
    assert (at(ana, SATURDAY, "20:00"), at(ana, SUNDAY)) == ([], [])
    assert len(at(ana, MONDAY)) == 1


def test_tomorrow_may_be_a_day_that_is_left_out(ana: Conversation) -> None:
    wants(ana, quiet=(Days(THURSDAY, THURSDAY),))
    at(ana, WEDNESDAY)
    ana.do(snooze, TODAY, Snooze.TOMORROW)
    assert len(at(ana, THURSDAY)) == 1


def test_tomorrow_brings_one_though_the_days_were_changed_to_hold_it(ana: Conversation) -> None:
    _reminded(ana, FRIDAY)
    ana.do(snooze, Posting(FRIDAY), Snooze.TOMORROW)
    ana.do(choose_rhythm, Rhythm(frozenset(range(7)), NINE, "UTC"), None)
    assert len(at(ana, SATURDAY)) == 1
    assert at(ana, SATURDAY, "23:00") == []


def test_the_planner_may_come_before_or_after_what_was_put_off(ana: Conversation) -> None:
    _reminded(ana, FRIDAY)
    ana.do(snooze, Posting(FRIDAY), Snooze.TOMORROW)
    ana.do(lambda visit: rhythms.set_last(visit.tx, visit.member.team_id, [(visit.member.user_id, SATURDAY)]))
    assert at(ana, SATURDAY) == []


def test_tomorrow_of_a_look_back_keeps_the_look_back(ana: Conversation) -> None:
    practise(ana)
    wants(ana, days=(), weekly_on=FRIDAY.weekday())
    [scene] = at(ana, FRIDAY)
    assert scene.week is not None
    ana.do(snooze, Posting(FRIDAY), Snooze.TWO_HOURS)
    [again] = at(ana, FRIDAY, "11:00")
    assert again.week is not None
    assert again.reminder.question == scene.reminder.question


def test_a_pause_beats_what_was_put_off(ana: Conversation) -> None:
    _reminded(ana)
    ana.do(snooze, TODAY, Snooze.HALF_AN_HOUR)
    ana.do(pause_reminders, "3d")
    ana.clock.move(minutes=30)
    assert come(ana) == []


def test_what_was_answered_cannot_be_put_off(ana: Conversation) -> None:
    _reminded(ana)
    ana.do(skip_today, TODAY)
    with pytest.raises(ReminderAnswered):
        ana.do(snooze, TODAY, Snooze.TWO_HOURS)


def test_an_older_one_cannot_be_put_off(ana: Conversation) -> None:
    _reminded(ana)
    at(ana, THURSDAY)
    with pytest.raises(ReminderPassed):
        ana.do(snooze, TODAY, Snooze.TWO_HOURS)


def test_over_the_weekend_fridays_can_still_be_put_off(ana: Conversation) -> None:
    _reminded(ana, FRIDAY)
    ana.clock.now = moment(SUNDAY, "10:00")
    ana.do(snooze, Posting(FRIDAY), Snooze.TWO_HOURS)
    assert len(at(ana, SUNDAY, "12:00")) == 1


def test_of_somebody_who_left_nothing_comes_again(ana: Conversation) -> None:
    assert ana.do(come_again, "2027-03-03:1") is None
    assert _keys(ana) == []


def test_it_waits_its_turn_among_reminders_and_not_before_replies(ana: Conversation) -> None:
    wants(ana, days=WEEKDAYS)
    ana.do(come_again, "2027-03-06")
    with ana.database.read() as tx:
        [row] = tx.execute(outbox.select().where(outbox.c.kind == "reminder")).all()
    assert (row.priority, row.conversation) == (Priority.REMINDER, "aside:U-ANA")

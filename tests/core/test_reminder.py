"""A reminder's values: its messages, how far it can be put off, when the next one comes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.reminder import (
    LONGEST_SNOOZE,
    Answer,
    Posting,
    Reminder,
    ReminderKind,
    Reminders,
    Snooze,
    Upcoming,
    usual_rhythm,
)
from bot.core.rhythm import Rhythm

DAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 99))
def test_what_a_button_carries_reads_back(day: date, number: int) -> None:
    posting = Posting(day, number)
    assert Posting.read(posting.written()) == posting
    assert posting.following.number == number + 1


def test_a_days_first_message_goes_by_its_day_alone() -> None:
    assert (Posting(DAY).written(), Posting(DAY, 2).written()) == ("2026-11-20", "2026-11-20:2")


def test_tomorrow_is_no_length_of_time_and_nothing_is_put_off_for_longer_than_two_hours() -> None:
    waits = {each: each.wait for each in Snooze}
    assert waits == {
        Snooze.HALF_AN_HOUR: timedelta(minutes=30),
        Snooze.TWO_HOURS: timedelta(hours=2),
        Snooze.TOMORROW: None,
    }
    assert max(wait for wait in waits.values() if wait) == LONGEST_SNOOZE


@pytest.mark.parametrize("answer", [None, *Answer])
def test_only_what_was_put_off_can_be_answered_again(answer: Answer | None) -> None:
    reminder = Reminder(DAY, ReminderKind.DRILL, NOW, answer=answer)
    assert reminder.is_answered is (answer not in (None, Answer.SNOOZED))


def test_put_off_to_another_day_it_is_unanswered_and_asks_the_same() -> None:
    snoozed = Reminder(DAY, ReminderKind.WEEK, NOW, "talks", "opening", True, "q", "Why?", Answer.SNOOZED, NOW)
    later = NOW + timedelta(1)
    assert snoozed.for_day(date(2026, 11, 21), ReminderKind.DRILL, later) == Reminder(
        date(2026, 11, 21), ReminderKind.DRILL, later, "talks", "opening", True, "q", "Why?"
    )


@pytest.mark.parametrize(("tz", "ahead"), [("UTC", 1), ("Asia/Tokyo", 0), ("America/Lima", 1)])
def test_how_many_days_lie_ahead_depends_on_where_one_is(tz: str, ahead: int) -> None:
    coming = Upcoming(NOW + timedelta(hours=8), tz, NOW)
    assert coming.days_ahead == ahead
    assert coming.local.utcoffset() == coming.at.astimezone(coming.local.tzinfo).utcoffset()


def test_reminders_are_set_once_somebody_chose_any() -> None:
    usual = usual_rhythm("UTC")
    assert not Reminders(usual).is_set
    assert Reminders(usual, chosen=True).is_set
    assert not Reminders(Rhythm(frozenset(), time(9), "UTC"), chosen=True).is_set
    assert Reminders(Rhythm(frozenset(), time(9), "UTC", weekly_on=6), chosen=True).is_set

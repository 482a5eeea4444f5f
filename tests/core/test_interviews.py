"""Around a real interview: how it is written, when its eve is, when nobody asks, and how to open."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.interviews import (
    LONGEST,
    Appointment,
    Interview,
    Opener,
    again_is_due,
    ask_is_due,
    eve_due,
    eve_is_due,
    eve_of,
    in_the_way,
    openers,
    parse_appointment,
    silent_until,
)
from bot.core.local_time import Problem
from bot.core.standing import Standing, standing
from tests.cast import NOON
from tests.core.samples import a_dimension, a_rubric
from tests.core.wall_clocks import BERLIN

TOKYO = "Asia/Tokyo"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def at(written: str) -> datetime:
    """A UTC moment."""
    return datetime.fromisoformat(written).replace(tzinfo=UTC)


def an_interview(starts_at: datetime, minutes: int = 60) -> Interview:
    """One that is on."""
    return Interview(f"U-ANA:{starts_at.isoformat()}", starts_at, NOON, minutes=minutes)


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("tomorrow 15:00", 60),
        ("tomorrow 15:00 for 45 min", 45),
        ("tomorrow 15:00 for 45m", 45),
        ("tomorrow 15:00 90 min", 90),
        ("tomorrow 15:00 90 minutes", 90),
        ("tomorrow 15:00 for an hour", 60),
        ("tomorrow 15:00 for two hours", 120),
        ("tomorrow 15:00 for 1 hour and 15 minutes", 75),
        ("tomorrow 15:00 for 1.5 hours", 90),
        ("tomorrow 15:00 1.5h", 90),
        ("tomorrow 3pm 2h", 120),
        ("3pm tomorrow FOR 45 MIN", 45),
        ("in 27 hours for 30 min", 30),
        ("in 27 hours", 60),
    ],
)
def test_a_length_may_stand_after_the_moment(typed: str, minutes: int) -> None:
    assert parse_appointment(typed, NOON, "UTC") == Appointment(NOON + DAY + 3 * HOUR, minutes)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("tomorrow for 45 min", Problem.NO_TIME),
        ("yesterday 15:00 for 45 min", Problem.PAST),
        ("soon for 45 min", Problem.UNREADABLE),
        ("tomorrow 15:00 for ever", Problem.UNREADABLE),
        ("tomorrow 15:00 for 5 min", Problem.LENGTH),
        ("tomorrow 15:00 13h", Problem.LENGTH),
        ("tomorrow 15:00 90 months", Problem.LENGTH),
        ("for 45 min", Problem.UNREADABLE),
        ("45 min", Problem.UNREADABLE),
        ("", Problem.UNREADABLE),
    ],
)
def test_what_is_no_appointment_has_a_reason(typed: str, problem: Problem) -> None:
    assert parse_appointment(typed, NOON, "UTC") is problem


def test_an_hour_that_looks_like_a_length_is_an_hour() -> None:
    assert parse_appointment("tomorrow 15h", NOON, "UTC") == Appointment(NOON + DAY + 3 * HOUR)


@pytest.mark.parametrize(
    ("starts_at", "tz", "eve"),
    [
        ("2027-03-03T15:00", "UTC", "2027-03-02T18:00"),
        ("2027-03-03T07:00", "UTC", "2027-03-02T18:00"),
        ("2027-03-03T00:30", "UTC", "2027-03-02T18:00"),
        ("2027-03-03T22:00", TOKYO, "2027-03-03T09:00"),
        ("2027-03-28T08:00", BERLIN, "2027-03-27T17:00"),
    ],
    ids=["an afternoon", "an early one", "in the night", "tomorrow there", "the clocks change between"],
)
def test_the_eve_is_at_six_on_the_evening_before_where_the_member_is(starts_at: str, tz: str, eve: str) -> None:
    assert eve_of(at(starts_at), tz) == at(eve)


def test_planned_after_its_eve_began_the_card_comes_at_once_unless_it_is_too_close() -> None:
    starts = NOON + 6 * HOUR
    assert eve_due(starts, "UTC", NOON - 2 * DAY) == at("2027-03-01T18:00")
    assert eve_due(starts, "UTC", NOON) == NOON
    assert eve_due(starts, "UTC", starts - 2 * HOUR) == starts - 2 * HOUR
    assert eve_due(starts, "UTC", starts - 2 * HOUR + timedelta(microseconds=1)) is None
    assert eve_due(starts, "UTC", starts + HOUR) is None


def test_a_card_that_was_held_up_comes_until_an_hour_before() -> None:
    assert eve_is_due(NOON, NOON - HOUR)
    assert not eve_is_due(NOON, NOON - HOUR + timedelta(microseconds=1))


def test_it_is_asked_about_for_half_a_day_and_again_within_the_hour_only() -> None:
    interview = an_interview(NOON, minutes=30)
    end = NOON + HOUR / 2
    assert (interview.asked_at, interview.asked_again_at) == (end + HOUR / 6, end + HOUR * 5 / 6)
    assert ask_is_due(interview, end + 12 * HOUR)
    assert not ask_is_due(interview, end + 12 * HOUR + timedelta(seconds=1))
    assert again_is_due(interview, end + HOUR)
    assert not again_is_due(interview, end + HOUR + timedelta(seconds=1))


def test_whoever_is_in_an_interview_or_has_one_in_twenty_minutes_is_not_to_be_asked() -> None:
    other = an_interview(NOON)
    asked = [in_the_way([other], NOON + minutes * timedelta(minutes=1)) for minutes in (-21, -20, 0, 59, 60)]
    assert asked == [None, other, other, other, None]


def test_from_the_eve_to_the_end_of_the_day_the_member_is_left_in_peace() -> None:
    near = [an_interview(NOON + DAY)]
    eve, over = at("2027-03-02T18:00"), at("2027-03-04T00:00")
    assert silent_until(near, eve - timedelta(seconds=1), "UTC") is None
    assert silent_until(near, eve, "UTC") == silent_until(near, over - timedelta(seconds=1), "UTC") == over
    assert silent_until(near, over, "UTC") is None
    assert silent_until([], eve, "UTC") is None


def test_two_days_in_a_row_are_one_silence_and_one_after_midnight_lasts_to_its_end() -> None:
    eve = at("2027-03-02T18:00")
    assert silent_until([an_interview(NOON + DAY), an_interview(NOON + 2 * DAY)], eve, "UTC") == at("2027-03-05T00:00")
    long_one = an_interview(at("2027-03-03T20:00"), minutes=int(LONGEST.total_seconds()) // 60)
    assert silent_until([long_one], eve, "UTC") == at("2027-03-04T08:00")


def _standing(*names: str) -> Standing:
    return standing(a_rubric(dimensions=names), [], {}, NOON)


def test_the_weakest_areas_say_how_to_open_in_their_rubrics_words() -> None:
    first, *more = openers(_standing("opening", "ending", "middle", "last"))
    assert first == Opener("Opening", "the point, then the reason.")
    assert [opener.area for opener in more] == ["Ending", "Middle"]


def test_a_goal_without_a_limit_is_said_as_it_is() -> None:
    rubric = a_rubric(dimensions=("opening",))
    plain = a_dimension(goal_template="Say the point first")
    where = standing(replace(rubric, dimensions=(plain,)), [], {}, NOON)
    assert openers(where) == (Opener("Opening", "Say the point first"),)

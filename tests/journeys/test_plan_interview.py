"""A real interview is noted in the member's own time, once a moment, and can be called off."""

from datetime import timedelta

import pytest

from bot.core.local_time import Problem
from bot.journeys.locate import meet_in_zone
from bot.journeys.plan_interview import Planned, call_off, plan_interview, see_interviews
from tests.cast import NOON
from tests.journeys.conversation import Conversation


def _plan(talk: Conversation, typed: str) -> Planned:
    planned = talk.do(plan_interview, typed)
    assert isinstance(planned, Planned)
    return planned


def test_an_hour_is_read_in_the_members_zone(ana: Conversation) -> None:
    ana.do(meet_in_zone, "Asia/Tokyo", "ja-JP")
    planned = _plan(ana, "tomorrow 15:00")
    assert planned.tz == "Asia/Tokyo"
    assert planned.interview.starts_at == NOON + timedelta(hours=18)


def test_several_are_listed_nearest_first_and_the_same_moment_once(ana: Conversation) -> None:
    for typed in ("in 2 days 10:00", "tomorrow 15:00", "tomorrow 3pm"):
        _plan(ana, typed)
    assert [each.starts_at.hour for each in ana.do(see_interviews)] == [15, 10]


def test_what_is_over_is_listed_no_more(ana: Conversation) -> None:
    _plan(ana, "tomorrow 15:00")
    ana.clock.move(days=1, hours=4)
    assert ana.do(see_interviews) == []


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("tomorrow", Problem.NO_TIME),
        ("today 9:00", Problem.PAST),
        ("soonish", Problem.UNREADABLE),
        ("2029-01-01 10:00", Problem.TOO_FAR),
    ],
)
def test_what_cannot_be_planned_is_told_and_leaves_nothing(ana: Conversation, typed: str, problem: Problem) -> None:
    assert ana.do(plan_interview, typed) is problem
    assert ana.do(see_interviews) == []


def test_called_off_twice_is_called_off_once_and_nobody_elses_is_touched(ana: Conversation, mia: Conversation) -> None:
    interview = _plan(ana, "tomorrow 15:00").interview
    assert mia.do(call_off, interview.id) is None
    assert ana.do(see_interviews) == [interview]
    assert ana.do(call_off, interview.id) == ana.do(call_off, interview.id)
    assert ana.do(see_interviews) == []

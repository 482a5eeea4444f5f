"""The pace of a full-length interview: the minute on the clock against the minute planned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.drill import Drill
from bot.core.moves import pause, resume
from bot.core.windows import pace
from tests.cast import NOON
from tests.core.samples import a_drill, after, in_part, settled, with_state

HAVING_BEGUN_AT_NOON = in_part(2)


@pytest.mark.parametrize(
    ("minute", "said"),
    [
        (8, "Minute 8: 2 ahead of the plan. There is room to go deeper."),
        (9, "Minute 9: on time."),
        (10, "Minute 10: on time."),
        (11, "Minute 11: on time."),
        (11.99, "Minute 11: on time."),  # a minute counts once it is over
        (12, "Minute 12: 2 behind the plan. Say only what decides something."),
        (31, "Minute 31: 21 behind the plan. Say only what decides something."),
    ],
)
def test_a_part_begins_with_the_minute_and_how_that_compares_with_the_plan(minute: float, said: str) -> None:
    assert pace(HAVING_BEGUN_AT_NOON, 10, 50, after(minutes=minute)) == said


def test_the_first_part_has_no_pace_yet() -> None:
    assert pace(a_drill(), 0, 50, NOON) is None


def after_a_pause(drill: Drill) -> Drill:
    return resume(pause(drill, NOON, say_so=True))


def test_after_a_pause_the_clock_tells_nothing() -> None:
    assert pace(after_a_pause(HAVING_BEGUN_AT_NOON), 20, 100, after(minutes=90)) is None


def test_a_pause_in_an_earlier_part_counts_as_well() -> None:
    later = settled(with_state(after_a_pause(in_part(1)), HAVING_BEGUN_AT_NOON.rounds[0].state))
    assert pace(later, 10, 100, after(minutes=90)) is None


@given(st.integers(0, 3_600), st.integers(0, 58))
def test_ahead_on_time_and_behind_follow_one_another_as_time_passes(seconds: int, from_minute: int) -> None:
    order = ["ahead", "on time", "behind"]
    now, a_minute_on = (pace(HAVING_BEGUN_AT_NOON, from_minute, 600, after(seconds=s)) for s in (seconds, seconds + 60))
    said = [next(n for n, word in enumerate(order) if word in (each or "")) for each in (now, a_minute_on)]
    assert said == sorted(said)


def test_past_the_end_of_the_whole_interview_the_clock_tells_nothing() -> None:
    assert pace(HAVING_BEGUN_AT_NOON, 40, 50, after(minutes=50)) is not None
    assert pace(HAVING_BEGUN_AT_NOON, 40, 50, after(minutes=51)) is None

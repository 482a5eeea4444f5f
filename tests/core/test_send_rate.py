"""How fast a workspace may be posted to."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.send_rate import BURST_SECONDS, FULL_RATE, RECOVERS_IN, SLOWEST_RATE, SendRate
from tests.cast import UNMOVED


def later(seconds: float) -> datetime:
    return UNMOVED + timedelta(seconds=seconds)


def emptied(now: datetime) -> SendRate:
    rate = SendRate.fresh(FULL_RATE, UNMOVED)
    return rate.taken(rate.room(now), now)


def test_two_seconds_worth_may_go_at_once_then_five_a_second() -> None:
    assert SendRate.fresh(FULL_RATE, UNMOVED).room(UNMOVED) == FULL_RATE * BURST_SECONDS == 10
    empty = emptied(UNMOVED)
    assert [empty.room(later(seconds)) for seconds in (0, 0.19, 0.2, 1, 3600)] == [0, 0, 1, 5, 10]


def test_after_a_429_nothing_goes_until_slack_allows_it_and_then_at_half_the_pace() -> None:
    slowed = SendRate.fresh(FULL_RATE, UNMOVED).refused(UNMOVED, 30)
    assert [slowed.room(later(seconds)) for seconds in (0, 15, 29.9)] == [0, 0, 0]
    after = slowed.taken(slowed.room(later(30)), later(30))
    assert after.room(later(31)) == 3, "2.5 a second, and what it had recovered in half a minute"


def test_each_429_halves_it_again_but_never_to_a_standstill() -> None:
    rate, now = SendRate.fresh(FULL_RATE, UNMOVED), UNMOVED
    for _ in range(20):
        rate, now = rate.refused(now, 1), now + timedelta(seconds=1)
    assert SLOWEST_RATE <= rate.rate < 2 * SLOWEST_RATE


def test_several_429s_for_calls_under_way_at_once_count_as_one() -> None:
    once = SendRate.fresh(FULL_RATE, UNMOVED).refused(UNMOVED, 5)
    twice = once.refused(later(0.1), 5)
    assert twice.rate >= once.rate
    assert twice.held_until == later(5.1)


def test_it_recovers_to_the_full_pace_and_not_above() -> None:
    slowed = SendRate.fresh(FULL_RATE, UNMOVED).refused(UNMOVED, 1)
    halfway = slowed.filled(UNMOVED + RECOVERS_IN / 4)
    assert FULL_RATE / 2 < halfway.rate < FULL_RATE
    assert slowed.filled(UNMOVED + RECOVERS_IN).rate == FULL_RATE


def test_a_call_that_was_given_back_can_be_made() -> None:
    empty = emptied(UNMOVED)
    assert empty.taken(-1, UNMOVED).room(UNMOVED) == 1


def test_a_clock_that_went_back_opens_nothing() -> None:
    empty = emptied(later(10))
    assert empty.room(UNMOVED) == 0
    assert empty.filled(UNMOVED).at == later(10)


@given(st.lists(st.tuples(st.floats(0, 20), st.booleans()), max_size=60))
def test_whatever_happens_no_more_goes_out_than_the_full_pace_and_one_burst(steps: list[tuple[float, bool]]) -> None:
    rate, now, sent = SendRate.fresh(FULL_RATE, UNMOVED), UNMOVED, 0
    for seconds, refused in steps:
        now += timedelta(seconds=seconds)
        room = rate.room(now)
        rate, sent = rate.taken(room, now), sent + room
        rate = rate.refused(now, 2) if refused else rate
    assert sent <= FULL_RATE * ((now - UNMOVED).total_seconds() + BURST_SECONDS)

"""Slack's limit for a channel as a token bucket."""

import pytest

from bot.scheduler.limits import CHANNEL_BURST, CHANNEL_RATE, Limits

START = 1000.0


@pytest.fixture
def limits() -> Limits:
    return Limits()


def taken(limits: Limits, now: float, channel: str = "D1", team: str = "T1") -> int:
    """How many calls go through at this moment."""
    count = 0
    while limits.take(team, channel, now) == 0.0:
        count += 1
    return count


def test_a_channel_takes_a_short_burst_then_one_a_second(limits: Limits) -> None:
    assert taken(limits, START) == CHANNEL_BURST
    assert limits.take("T1", "D1", START) == pytest.approx(1 / CHANNEL_RATE)
    assert taken(limits, START + 1) == 1
    assert taken(limits, START + 3.5) == 2


def test_a_burst_never_grows_however_long_nothing_was_said(limits: Limits) -> None:
    taken(limits, START)
    assert taken(limits, START + 3600) == CHANNEL_BURST


def test_one_workspace_does_not_use_up_anothers(limits: Limits) -> None:
    assert taken(limits, START) == taken(limits, START, team="T2") == CHANNEL_BURST


def test_a_refused_call_costs_nothing(limits: Limits) -> None:
    taken(limits, START)
    for _ in range(100):
        assert limits.take("T1", "D1", START) > 0
    assert taken(limits, START + 1) == 1


def test_channels_nobody_writes_to_are_forgotten_before_they_fill_the_memory(limits: Limits) -> None:
    taken(limits, START)
    for number in range(10_001):
        limits.take(f"T{number}", f"C{number}", START)
    assert taken(limits, START) >= 1

"""Slack's posting limits as token buckets."""

import pytest

from bot.scheduler.limits import CHANNEL_BURST, CHANNEL_RATE, TEAM_BURST, TEAM_RATE, Limits

START = 1000.0


@pytest.fixture
def limits() -> Limits:
    return Limits()


def taken(limits: Limits, now: float, channel: str | None = "D1", team: str = "T1") -> int:
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


def test_a_workspace_takes_five_a_second_over_all_its_channels(limits: Limits) -> None:
    sent = sum(taken(limits, START, f"D{n}") for n in range(50))
    assert sent == TEAM_BURST
    assert limits.take("T1", "D99", START) == pytest.approx(1 / TEAM_RATE)
    assert sum(taken(limits, START + 1, f"D{n}") for n in range(50)) == TEAM_RATE


def test_a_redraw_counts_for_the_workspace_alone(limits: Limits) -> None:
    assert taken(limits, START, channel=None) == TEAM_BURST


def test_one_workspace_does_not_use_up_anothers(limits: Limits) -> None:
    assert taken(limits, START) == taken(limits, START, team="T2") == CHANNEL_BURST


def test_a_refused_call_costs_nothing(limits: Limits) -> None:
    taken(limits, START)
    for _ in range(100):
        assert limits.take("T1", "D1", START) > 0
    assert taken(limits, START + 1) == 1


def test_the_room_is_what_may_be_sent_now(limits: Limits) -> None:
    assert limits.room("T1", START) == TEAM_BURST
    taken(limits, START, channel=None)
    assert limits.room("T1", START) == 0
    assert limits.room("T1", START + 0.5) == 2


def test_after_a_429_nothing_goes_out_for_as_long_as_slack_said(limits: Limits) -> None:
    limits.hold("T1", 30.0, START)
    assert limits.room("T1", START + 29) == 0
    assert limits.take("T1", None, START + 10) == pytest.approx(20.0)
    assert taken(limits, START + 30.01, channel=None) == 1
    assert limits.take("T2", None, START) == 0.0


def test_a_shorter_wait_does_not_undo_a_longer_one(limits: Limits) -> None:
    limits.hold("T1", 30.0, START)
    limits.hold("T1", 1.0, START)
    assert limits.room("T1", START + 20) == 0


def test_channels_nobody_writes_to_are_forgotten_before_they_fill_the_memory(limits: Limits) -> None:
    taken(limits, START)
    for number in range(10_001):
        limits.take(f"T{number}", f"C{number}", START)
    assert taken(limits, START) >= 1

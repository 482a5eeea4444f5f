"""What is due when."""

from sqlalchemy import Connection

from bot.store import timers
from bot.store.timers import TimerKind, TimerRow
from tests.cast import ANA, MIA, NOON, TEAMS, TWIN
from tests.store.samples import minutes

NUDGE = TimerKind.SCORE_NUDGE


def test_a_timer_is_taken_when_it_is_due_and_once(tx: Connection) -> None:
    timers.set_timer(tx, ANA, NUDGE, "d1", minutes(4))
    assert timers.take_due(tx, TEAMS, minutes(3.99), 10) == []
    assert timers.take_due(tx, TEAMS, minutes(4), 10) == [TimerRow(ANA, NUDGE, "d1", minutes(4))]
    assert timers.take_due(tx, TEAMS, minutes(5), 10) == []


def test_setting_it_again_moves_it(tx: Connection) -> None:
    timers.set_timer(tx, ANA, NUDGE, "d1", minutes(4))
    timers.set_timer(tx, ANA, NUDGE, "d1", minutes(9))
    assert timers.take_due(tx, TEAMS, minutes(8), 10) == []
    assert [row.due_at for row in timers.take_due(tx, TEAMS, minutes(9), 10)] == [minutes(9)]


def test_the_longest_due_come_first_and_the_rest_waits_its_turn(tx: Connection) -> None:
    for subject, due_at in (("late", minutes(3)), ("early", minutes(1)), ("middle", minutes(2))):
        timers.set_timer(tx, MIA, NUDGE, subject, due_at)
    assert [row.subject for row in timers.take_due(tx, TEAMS, minutes(9), 2)] == ["early", "middle"]
    assert [row.subject for row in timers.take_due(tx, TEAMS, minutes(9), 2)] == ["late"]


def test_timers_of_workspaces_we_hold_no_token_for_are_left_alone(tx: Connection) -> None:
    timers.set_timer(tx, TWIN, NUDGE, "d1", NOON)
    assert timers.take_due(tx, [ANA.team_id], NOON, 10) == []
    assert [row.member for row in timers.take_due(tx, [TWIN.team_id], NOON, 10)] == [TWIN]


def test_one_that_is_still_to_go_off_is_moved_and_no_other_is_made(tx: Connection) -> None:
    timers.set_timer(tx, ANA, TimerKind.EVE, "i1", minutes(4))
    timers.shift(tx, ANA, TimerKind.EVE, "i1", minutes(9))
    timers.shift(tx, ANA, TimerKind.EVE, "i2", minutes(1))
    timers.shift(tx, MIA, TimerKind.EVE, "i1", minutes(1))
    assert timers.take_due(tx, TEAMS, minutes(9), 9) == [TimerRow(ANA, TimerKind.EVE, "i1", minutes(9))]

"""The last round's clock: what was said when it runs out is judged; whoever was done in time never hears of it."""

import pytest

from bot.core.drill import Drill, Role, RoundState, Verdict
from bot.core.errors import StepPassed
from bot.core.members import Mode
from bot.core.next_step import Choice
from bot.journeys.stop_drill import press_pause, press_resume
from tests.journeys.conversation import ENOUGH, Conversation

LIMIT = 3
"""Minutes: the shortest limit there is, since the goal takes forty seconds."""


def _under_pressure(talk: Conversation) -> Drill:
    """The last round was asked just now."""
    talk.start()
    talk.whole_round()
    talk.whole_round()
    drill = talk.drill
    assert (drill.now_at.role, drill.minutes_under_pressure(3)) == (Role.PRESSURE, LIMIT)
    return drill


def test_when_time_is_up_what_was_said_is_judged_at_once(ana: Conversation) -> None:
    _under_pressure(ana)
    ana.write(ENOUGH)
    assert ana.pass_time(minutes=LIMIT, microseconds=-1).now_at.state is RoundState.OPEN
    assert ana.deliver() == []
    over = ana.pass_time(microseconds=1)
    assert (over.now_at.state, over.now_at.time_up) == (RoundState.JUDGING, True)
    assert ana.deliver() == ["verdict:3"]
    assert ana.turns() == [], "nobody pushes after the bell"


def test_too_little_when_time_is_up_stays_too_little(ana: Conversation) -> None:
    _under_pressure(ana)
    ana.write("One moment, please.")
    over = ana.pass_time(minutes=LIMIT)
    assert (over.now_at.state, over.now_at.time_up) == (RoundState.THIN, True)
    ana.write(ENOUGH)
    with pytest.raises(StepPassed):
        ana.press_done()
    assert ana.judge(Verdict.THIN).rounds[-1].verdict is Verdict.THIN


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.NOT_YET])
def test_who_was_done_in_time_is_left_alone(ana: Conversation, verdict: Verdict) -> None:
    _under_pressure(ana)
    ana.answer()
    judging = ana.drill
    assert ana.pass_time(minutes=LIMIT) == judging
    ana.judge(verdict)
    over = ana.drill
    assert ana.pass_time(minutes=LIMIT) == over


def test_follow_ups_are_within_the_limit(ana: Conversation) -> None:
    _under_pressure(ana)
    ana.write(ENOUGH)
    ana.press_done()
    ana.clock.move(minutes=2)
    ana.interviewer_says("I don't believe you.")
    assert ana.pass_time(minutes=1).now_at.time_up
    assert ana.deliver() == ["verdict:3"]


def test_an_interviewers_turn_that_is_under_way_ends_without_a_push(ana: Conversation) -> None:
    _under_pressure(ana)
    ana.write(ENOUGH)
    ana.press_done()
    waiting = ana.pass_time(minutes=LIMIT)
    assert (waiting.now_at.state, waiting.now_at.time_up) == (RoundState.WAITING, True)
    ana.interviewer_says("I don't believe you.")
    assert ana.drill.now_at.sayings == ()
    assert ana.drill.now_at.state is RoundState.JUDGING


def test_a_paused_clock_stands_still_and_begins_anew(ana: Conversation) -> None:
    _under_pressure(ana)
    ana.write(ENOUGH)
    ana.pass_time(minutes=2)
    ana.press(press_pause)
    assert not ana.pass_time(minutes=30).now_at.time_up
    ana.press(press_resume)
    assert not ana.pass_time(minutes=LIMIT, microseconds=-1).now_at.time_up
    assert ana.pass_time(microseconds=1).now_at.time_up


def test_a_thin_answer_that_is_added_to_after_a_pause_has_its_limit_again(ana: Conversation) -> None:
    _under_pressure(ana)
    ana.answer("One moment, please.")
    assert ana.drill.now_at.state is RoundState.THIN
    ana.press(press_pause)
    ana.pass_time(minutes=30)
    ana.press(press_resume)
    assert ana.pass_time(minutes=LIMIT).now_at.time_up


def test_earlier_rounds_have_no_clock(ana: Conversation) -> None:
    ana.start()
    ana.write("One moment, please.")
    assert ana.pass_time(hours=2).now_at.state is RoundState.OPEN


def test_aloud_time_up_asks_for_the_verdict_and_weighs_no_words(ana: Conversation) -> None:
    ana.begin(Choice("talks", "opening", rounds=3, mode=Mode.ALOUD))
    for _ in range(2):
        ana.press_done()
        ana.interviewer_says(None)
        ana.judge()
        ana.deliver()
    assert ana.pass_time(minutes=LIMIT).now_at.state is RoundState.JUDGING


def test_a_drill_that_was_stopped_is_not_judged_by_its_clock(ana: Conversation) -> None:
    _under_pressure(ana)
    stopped = ana.stop()
    assert ana.pass_time(minutes=LIMIT) == stopped

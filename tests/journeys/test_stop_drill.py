"""*Stop* at every step: what was judged can be scored, the rest just ends."""

import pytest

from bot.core.drill import Drill, Phase, Verdict
from bot.core.errors import StepPassed
from bot.journeys.start_drill import start_chosen, start_now
from bot.journeys.stop_drill import press_stop
from tests.journeys.conversation import Conversation
from tests.journeys.test_start_drill import CHOICE


def test_with_nothing_judged_the_drill_just_ends(ana: Conversation) -> None:
    ana.start()
    drill = ana.stop()
    assert (drill.phase, drill.closed_at) == (Phase.STOPPED, ana.clock())
    assert ana.deliver() == ["closed"]


def test_with_a_judged_round_the_look_back_begins(ana: Conversation) -> None:
    ana.start()
    ana.whole_round(Verdict.NOT_YET)
    assert ana.stop().phase is Phase.SCORING
    assert ana.deliver() == ["look_back"]


def test_during_the_interviewers_turn_the_open_round_is_left(ana: Conversation) -> None:
    ana.start()
    ana.whole_round()
    ana.write("An answer.")
    ana.press_done()
    assert ana.stop().phase is Phase.SCORING
    assert [round_.verdict for round_ in ana.drill.rounds] == [Verdict.PASS, Verdict.SKIPPED]


def test_closing_without_a_score_ends_it_and_its_clock(ana: Conversation) -> None:
    ana.to_the_look_back()
    assert ana.stop().phase is Phase.STOPPED
    assert ana.deliver() == ["closed"]
    ana.clock.move(days=8)
    assert ana.plan() > 0
    assert ana.deliver() == []


def test_not_now_on_a_card_puts_it_away(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    ana.follow(ana.do(start_chosen, CHOICE))
    ana.deliver()
    assert ana.stop().phase is Phase.STOPPED
    assert ana.deliver() == []
    assert ana.redrawn[-1] == "card"


def test_after_a_stop_the_next_drill_may_start(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    assert isinstance(ana.do(start_now), Drill)


def test_stop_pressed_twice_counts_once(ana: Conversation) -> None:
    drill = ana.start()
    ana.do(press_stop, drill.id, drill.step)
    with pytest.raises(StepPassed):
        ana.do(press_stop, drill.id, drill.step)

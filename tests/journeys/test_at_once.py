"""Two requests at the same moment: the second starts while the first one's transaction is still open."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.core.drill import RoundState, Verdict
from bot.core.errors import DrillAlreadyOpen, StepPassed
from bot.interviewer.interviewer import Said
from bot.journeys import deliver, take_turn
from bot.journeys.finish_answer import press_done
from bot.journeys.judge_round import press_verdict
from bot.journeys.plan_due import plan_due
from bot.journeys.start_drill import start_now
from bot.journeys.visit import Visit
from tests.cast import TEAMS, UNHURRIED, UNMOVED
from tests.journeys.conversation import Conversation

A_MOMENT = 0.2
"""Seconds the second request is given to go ahead, if nothing holds it."""


def both(talk: Conversation, first: Callable[[Visit], Any], second: Callable[[Visit], Any]) -> tuple[Any, Future[Any]]:
    """What came of the first, and of the second that came in before the first was committed."""
    with ThreadPoolExecutor(1) as threads:

        def first_with_second_behind(visit: Visit) -> tuple[Any, Future[Any]]:
            outcome = first(visit)
            other = threads.submit(talk.do, second)
            wait([other], A_MOMENT)
            return outcome, other

        return talk.do(first_with_second_behind)


def _with_tx(work: Callable[[Connection], Any]) -> Callable[[Visit], Any]:
    return lambda visit: work(visit.tx)


def test_done_pressed_twice_at_once_opens_one_turn(ana: Conversation) -> None:
    ana.start()
    ana.write("An answer.")
    drill = ana.drill
    done, again = both(ana, *[lambda visit: press_done(visit, drill.id, drill.step)] * 2)
    assert done.now_at.state is RoundState.WAITING
    with pytest.raises(StepPassed):
        again.result()
    assert len(ana.turns()) == 1


def test_two_verdicts_at_once_count_as_one(ana: Conversation) -> None:
    ana.start()
    ana.answer()
    drill = ana.drill
    _, again = both(
        ana,
        lambda visit: press_verdict(visit, drill.id, drill.step, Verdict.PASS),
        lambda visit: press_verdict(visit, drill.id, drill.step, Verdict.NOT_YET),
    )
    with pytest.raises(StepPassed):
        again.result()
    assert [round_.verdict for round_ in ana.drill.rounds] == [Verdict.PASS, None]


def test_two_starts_at_once_make_one_drill(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    ana.deliver()
    _, again = both(ana, start_now, start_now)
    with pytest.raises(DrillAlreadyOpen):
        again.result()
    assert ana.deliver() == ["card", "question:1"]


def test_two_replies_at_once_say_one_thing(ana: Conversation) -> None:
    ana.start()
    ana.write("An answer.")
    ana.press_done()
    [turn] = ana.turns()
    _, again = both(
        ana,
        lambda visit: take_turn.reply(visit, turn, Said("Why is that so?")),
        lambda visit: take_turn.reply(visit, turn, Said("What does it cost?")),
    )
    again.result()
    assert [saying.text for saying in ana.drill.now_at.sayings] == ["Why is that so?"]


def test_two_couriers_at_once_never_carry_the_same_row(ana: Conversation) -> None:
    ana.start_unsent()
    claim = _with_tx(lambda tx: deliver.claim(tx, TEAMS, UNHURRIED))
    rows, others = both(ana, claim, claim)
    assert (len(rows), others.result()) == (1, [])


def test_two_takers_of_turns_at_once_never_take_the_same(ana: Conversation) -> None:
    ana.start()
    ana.write("An answer.")
    ana.press_done()
    claim = _with_tx(lambda tx: take_turn.claim(tx, TEAMS, UNMOVED, UNMOVED + deliver.LEASE, limit=8))
    turns, others = both(ana, claim, claim)
    assert (len(turns), others.result()) == (1, [])


def test_two_planners_at_once_nudge_once(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.pass_time(minutes=3)  # the last round's own limit
    ana.clock.move(minutes=1)
    now = ana.clock()
    plan = _with_tx(lambda tx: plan_due(tx, TEAMS, now, ana.visit))
    planned, others = both(ana, plan, plan)
    assert (planned, others.result()) == (1, 0)
    assert ana.deliver() == ["nudge"]

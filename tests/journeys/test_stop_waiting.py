"""*Don't wait* and Slack's own *Stop*: the member goes on without the AI; what it says afterwards changes nothing."""

from collections.abc import Callable

import pytest

from bot.core.drill import Drill, RoundState, Verdict, Voice
from bot.core.errors import NotYours, StepPassed
from bot.core.thread import Buttons, lines
from bot.core.turn import Turn, TurnKind
from bot.journeys import take_turn, word_question
from bot.journeys.stop_drill import press_pause, press_resume
from bot.journeys.stop_waiting import press_stop_waiting, stop_thinking
from bot.store import turns
from tests.cast import MIA, UNMOVED
from tests.journeys.conversation import ENOUGH, Conversation
from tests.journeys.with_ai import COST, SAID, WHOLE, WORDED, AiConversation


def _press(talk: AiConversation) -> Drill:
    talk.press(press_stop_waiting)
    talk.deliver()
    return talk.drill


def _stop(talk: AiConversation) -> Drill:
    talk.do(stop_thinking)
    talk.deliver()
    return talk.drill


WAYS = pytest.mark.parametrize("go_on", [_press, _stop], ids=["the button", "Slack's Stop"])
GoOn = Callable[[AiConversation], Drill]


def _thinking(talk: AiConversation, answer: str = ENOUGH) -> Turn:
    """An answer ended with Done; the AI thinks of a follow-up."""
    talk.start()
    talk.write(answer)
    talk.press_done()
    talk.deliver()
    return talk.turn()


def _waits(talk: AiConversation) -> bool:
    with talk.database.read() as tx:
        return turns.is_waiting(tx, talk.member, talk.drill.id, TurnKind.FOLLOW_UP)


def test_while_the_ai_reads_an_answer_the_newest_message_says_so(ai: AiConversation) -> None:
    _thinking(ai)
    assert ai.redrawn[-1] == "question:1"
    assert lines(ai.drill)[-1].buttons is Buttons.THINKING
    assert "Reading your answer …" in ai.newest
    assert "Don't wait" in ai.newest


def test_after_a_break_in_the_round_that_message_says_so_too(ai: AiConversation) -> None:
    ai.start()
    ai.press(press_pause)
    ai.press(press_resume)
    ai.write(ENOUGH)
    ai.press_done()
    assert "Reading your answer …" in ai.newest


def test_the_banks_interviewer_answers_at_once_and_has_no_such_button(ana: Conversation) -> None:
    ana.start()
    ana.write(ENOUGH)
    assert lines(ana.press_done())[-1].buttons is Buttons.NONE


@WAYS
def test_without_the_follow_up_the_answer_is_judged_as_it_is(ai: AiConversation, go_on: GoOn) -> None:
    _thinking(ai)
    drill = go_on(ai)
    assert (drill.now_at.state, drill.now_at.sayings) == (RoundState.JUDGING, ())
    assert ai.said[-1] == "verdict:1"
    assert ai.turns() == []


@WAYS
def test_a_thin_answer_is_still_told_apart(ai: AiConversation, go_on: GoOn) -> None:
    _thinking(ai, "Well.")
    assert go_on(ai).now_at.state is RoundState.THIN


@WAYS
def test_without_the_worded_question_the_banks_comes_at_once(ai: AiConversation, go_on: GoOn) -> None:
    ai.to_the_wait()
    drill = go_on(ai)
    assert (drill.now_at.number, drill.now_at.voice, drill.now_at.state) == (2, Voice.BANK, RoundState.OPEN)
    assert ai.said[-1] == "question:2"
    assert ai.turns() == []
    assert drill.model, "the AI stays for the next round"


def test_the_part_of_an_interview_is_over_without_its_follow_up(ai: AiConversation) -> None:
    ai.begin(WHOLE)
    ai.write(ENOUGH)
    ai.press_done()
    drill = _press(ai)
    assert (drill.rounds[0].verdict, drill.now_at.number) == (Verdict.ANSWERED, 2)


def test_the_ai_interviews_on_in_the_next_round(ai: AiConversation) -> None:
    ai.to_the_wait()
    _press(ai)
    ai.answer()
    ai.judge()
    assert ai.words().now_at.question == WORDED.question


def test_a_follow_up_that_comes_afterwards_changes_nothing_and_its_cost_is_kept(ai: AiConversation) -> None:
    turn = _thinking(ai)
    drill = _press(ai)
    assert ai.do(take_turn.situation_of, turn) is None
    ai.do(take_turn.reply, turn, SAID)
    assert (ai.drill, ai.deliver(), ai.tokens()) == (drill, [], COST)


def test_a_question_that_comes_afterwards_changes_nothing_and_its_cost_is_kept(ai: AiConversation) -> None:
    turn = ai.to_the_wait()
    planned = ai.planned(turn)
    drill = _press(ai)
    ai.do(word_question.ask_worded, turn, planned.round, WORDED)
    assert (ai.drill, ai.deliver(), ai.tokens()) == (drill, [], COST)


def test_a_question_that_comes_while_the_next_answer_is_read_leaves_that_turn_alone(ai: AiConversation) -> None:
    """The question for round 2 and the first follow-up in round 2 have the same place."""
    late = ai.to_the_wait()
    planned = ai.planned(late)
    _press(ai)
    ai.write(ENOUGH)
    ai.press_done()
    with ai.database.write() as tx:
        take_turn.renew(tx, late, UNMOVED.replace(year=2030))
    ai.do(word_question.ask_worded, late, planned.round, WORDED)
    assert _waits(ai)
    assert ai.follows_up().now_at.sayings[-1].text == SAID.text


def test_it_can_be_pressed_once(ai: AiConversation) -> None:
    ai.to_the_wait()
    before = ai.drill
    _press(ai)
    with pytest.raises(StepPassed):
        ai.do(press_stop_waiting, before.id, before.step)


def test_in_a_pause_nothing_is_waited_for(ai: AiConversation) -> None:
    ai.to_the_wait()
    paused = ai.press(press_pause)
    with pytest.raises(StepPassed):
        ai.press(press_stop_waiting)
    ai.do(stop_thinking)
    assert ai.drill == paused


def test_where_nothing_is_waited_for_the_button_is_refused(ai: AiConversation) -> None:
    ai.start()
    with pytest.raises(StepPassed):
        ai.press(press_stop_waiting)
    ai.answer()
    with pytest.raises(StepPassed):
        ai.press(press_stop_waiting)
    ai.stop()
    with pytest.raises(StepPassed):
        ai.press(press_stop_waiting)


def test_where_nothing_is_waited_for_slacks_stop_does_nothing(ai: AiConversation) -> None:
    ai.do(stop_thinking)
    ai.start()
    opened = ai.drill
    ai.do(stop_thinking)
    assert ai.drill == opened


def test_nobody_presses_it_in_somebody_elses_drill(ai: AiConversation) -> None:
    ai.to_the_wait()
    drill = ai.drill
    with ai.database.write() as tx, pytest.raises(NotYours):
        press_stop_waiting(ai.visit(tx, MIA), drill.id, drill.step)
    assert ai.drill == drill

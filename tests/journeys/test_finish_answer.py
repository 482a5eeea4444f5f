"""*Done*: the answer is complete and waits for the interviewer."""

import pytest

from bot.core.drill import RoundState
from bot.core.errors import NothingAnswered, NotYours, StepPassed
from bot.core.members import Mode
from bot.core.turn import Turn, TurnKind
from bot.interviewer.interviewer import Said
from bot.journeys.finish_answer import press_done
from bot.journeys.start_drill import begin_drill, start_chosen
from bot.journeys.take_turn import reply
from tests.journeys.conversation import Conversation
from tests.journeys.test_start_drill import CHOICE


def test_done_hands_over_to_the_interviewer(ana: Conversation) -> None:
    drill = ana.start()
    ana.write("An answer.")
    assert ana.press_done().now_at.state is RoundState.WAITING
    assert ana.turns() == [Turn(ana.member, drill.id, TurnKind.FOLLOW_UP, round_number=1, probe_number=0, attempts=0)]


def test_done_pressed_twice_counts_once(ana: Conversation) -> None:
    drill = ana.start()
    ana.write("An answer.")
    ana.do(press_done, drill.id, drill.step)
    with pytest.raises(StepPassed):
        ana.do(press_done, drill.id, drill.step)
    assert len(ana.turns()) == 1


def test_done_with_nothing_written_is_refused_and_changes_nothing(ana: Conversation) -> None:
    ana.start()
    with pytest.raises(NothingAnswered):
        ana.press_done()
    assert ana.drill.now_at.state is RoundState.OPEN
    assert ana.turns() == []


def test_what_was_written_in_an_earlier_round_does_not_count(ana: Conversation) -> None:
    ana.start()
    ana.whole_round()
    with pytest.raises(NothingAnswered):
        ana.press_done()


def test_a_deleted_answer_is_no_answer(ana: Conversation) -> None:
    ana.start()
    ana.delete(ana.write("I take it back."))
    with pytest.raises(NothingAnswered):
        ana.press_done()


def test_while_the_questions_ts_is_unknown_nobody_is_told_there_is_no_answer_or_too_little(ana: Conversation) -> None:
    """The answer may be stored already and only wait for its round."""
    ana.start_unsent()
    assert ana.press_done().now_at.state is RoundState.WAITING
    [turn] = ana.turns()
    ana.do(reply, turn, Said(None))
    assert ana.drill.now_at.state is RoundState.JUDGING


def test_aloud_nothing_need_be_written(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    card = ana.follow(ana.do(start_chosen, CHOICE))
    assert card.mode is Mode.ALOUD
    ana.do(begin_drill, card.id, card.step)
    ana.deliver()
    assert ana.press_done().now_at.state is RoundState.WAITING


def test_nobody_presses_done_for_another(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    drill = ana.start()
    ana.write("An answer.")
    for stranger in (mia, twin):
        with pytest.raises(NotYours):
            stranger.do(press_done, drill.id, drill.step)
    assert ana.drill.now_at.state is RoundState.OPEN

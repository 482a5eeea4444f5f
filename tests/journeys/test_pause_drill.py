"""*Pause*, *Continue* and *Drop*: leaving a drill for a while, coming back to it, or letting it go."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.core.drill import Phase, RoundState, SayingKind, Verdict
from bot.core.errors import NothingToPause, NotPaused, NotYours, StepPassed, WhetstoneError
from bot.core.follow_ups import YOUR_CALL
from bot.core.thread import Buttons, lines
from bot.journeys.find_drill import open_drill
from bot.journeys.start_drill import start_chosen
from bot.journeys.stop_drill import come_back, leave, press_drop, press_pause, press_resume
from tests.journeys.conversation import ENOUGH, Conversation
from tests.journeys.test_start_drill import CHOICE


def _buttons(talk: Conversation) -> Buttons:
    """What the newest message of the thread carries."""
    return lines(talk.drill)[-1].buttons


def test_a_pause_is_told_in_the_thread_and_the_round_waits_as_it_is(ana: Conversation) -> None:
    ana.start()
    ana.write("Half an answer")
    paused = ana.press(press_pause)
    assert paused.paused_at == ana.clock()
    assert paused.now_at.state is RoundState.OPEN
    assert ana.deliver() == ["saying:1:1"]
    assert paused.now_at.sayings[0].kind is SayingKind.PAUSE
    assert _buttons(ana) is Buttons.PAUSED
    assert ana.answer_so_far == "Half an answer"


def test_continue_goes_on_with_the_round_where_it_was_left(ana: Conversation) -> None:
    ana.start()
    ana.press(press_pause)
    ana.deliver()
    ana.clock.move(days=2)
    back = ana.press(press_resume)
    assert (back.paused_at, back.now_at.number) == (None, 1)
    assert ana.deliver() == []
    assert ana.redrawn[-1] == "saying:1:1", "the message that told of the pause shows the question again"
    assert _buttons(ana) is Buttons.ANSWERING


def test_pause_and_resume_are_words_too(ana: Conversation) -> None:
    ana.start()
    ana.write("pause")
    assert ana.drill.is_paused
    ana.write("Resume.")
    assert not ana.drill.is_paused
    assert ana.answer_so_far == ""


def test_whoever_writes_on_is_back_and_it_counts(ana: Conversation) -> None:
    ana.start()
    ana.press(press_pause)
    ana.write("Here I am again.")
    assert not ana.drill.is_paused
    assert ana.answer_so_far == "Here I am again."


def test_a_question_back_in_a_paused_thread_resumes_it_and_is_answered(ana: Conversation) -> None:
    ana.start()
    ana.press(press_pause)
    ana.write("Who pays?")
    assert not ana.drill.is_paused
    assert [saying.text for saying in ana.drill.now_at.sayings] == ["", YOUR_CALL]


def test_writing_beside_the_thread_of_a_paused_drill_resumes_nothing(ana: Conversation) -> None:
    ana.start()
    ana.press(press_pause)
    ana.deliver()
    ana.write_outside("What was this app about again")
    assert ana.deliver() == ["stray"]
    assert ana.drill.is_paused
    assert ana.answer_so_far == ""


def test_done_and_skip_wait_until_the_drill_goes_on(ana: Conversation) -> None:
    ana.start()
    ana.write(ENOUGH)
    ana.press(press_pause)
    before = ana.drill
    with pytest.raises(StepPassed):
        ana.press_done()
    with pytest.raises(StepPassed):
        ana.judge(Verdict.SKIPPED)
    assert ana.drill == before


def test_a_verdict_waits_too_and_no_message_is_added_for_the_pause(ana: Conversation) -> None:
    ana.start()
    ana.answer()
    ana.press(press_pause)
    assert ana.deliver() == []
    assert ana.redrawn[-1] == "verdict:1"
    with pytest.raises(StepPassed):
        ana.judge()
    ana.press(press_resume)
    assert ana.judge().now_at.number == 2


def test_a_pause_while_the_interviewer_thinks_holds_when_the_follow_up_comes(ana: Conversation) -> None:
    ana.start()
    ana.write(ENOUGH)
    ana.press_done()
    ana.write("pause")
    ana.interviewer_says("Why is that so?")
    assert ana.drill.is_paused
    assert [saying.text for saying in ana.drill.now_at.sayings] == ["Why is that so?"]
    assert _buttons(ana) is Buttons.PAUSED


@pytest.mark.parametrize("bring", [Conversation.start, Conversation.to_the_look_back], ids=["paused", "scoring"])
def test_where_there_is_no_round_to_pause_a_pause_is_refused(
    ana: Conversation, bring: Callable[[Conversation], Any]
) -> None:
    drill = bring(ana)
    if drill.phase is Phase.ROUNDS:
        ana.press(press_pause)
    before = ana.drill
    with pytest.raises(NothingToPause):
        ana.press(press_pause)
    ana.deliver()
    ana.write("pause")
    assert ana.deliver() == ["said"]
    assert ana.drill == before


def test_a_card_that_waits_has_nothing_to_pause(ana: Conversation) -> None:
    ana.known()
    ana.follow(ana.do(start_chosen, CHOICE))
    with pytest.raises(NothingToPause):
        ana.press(press_pause)


@pytest.mark.parametrize("button", [press_resume, lambda visit, *_: come_back(visit, open_drill(visit))])
def test_what_is_not_paused_cannot_go_on(ana: Conversation, button: Callable[..., Any]) -> None:
    ana.start()
    with pytest.raises(NotPaused):
        ana.press(button)


@pytest.mark.parametrize("button", [press_pause, press_drop])
def test_pressed_twice_counts_once(ana: Conversation, button: Callable[..., Any]) -> None:
    drill = ana.start()
    ana.do(button, drill.id, drill.step)
    after = ana.drill
    with pytest.raises(StepPassed):
        ana.do(button, drill.id, drill.step)
    assert ana.drill == after


def test_drop_ends_the_drill_unscored_whatever_was_answered(ana: Conversation) -> None:
    ana.start()
    ana.whole_round()
    ana.press(press_pause)
    ana.deliver()
    dropped = ana.press(press_drop)
    assert (dropped.phase, dropped.closed_at, dropped.is_paused) == (Phase.STOPPED, ana.clock(), False)
    assert ana.deliver() == ["closed"]


def test_score_what_i_did_leads_from_the_pause_to_the_look_back(ana: Conversation) -> None:
    ana.start()
    ana.whole_round()
    ana.press(press_pause)
    ana.deliver()
    assert ana.stop().phase is Phase.SCORING
    assert ana.deliver() == ["look_back"]


@pytest.mark.parametrize("button", [press_pause, press_resume, press_drop])
def test_nobody_presses_for_another(
    ana: Conversation, mia: Conversation, twin: Conversation, button: Callable[..., Any]
) -> None:
    ana.start()
    before = ana.drill
    for stranger in (mia, twin):
        with pytest.raises(NotYours):
            stranger.do(button, before.id, before.step)
    assert ana.drill == before


@pytest.mark.parametrize("word", ["pause", "resume"])
def test_the_words_with_no_drill_open_get_a_sentence(ana: Conversation, word: str) -> None:
    ana.write_outside(word)
    assert ana.deliver() == ["said"]
    act = leave if word == "pause" else come_back
    with pytest.raises(WhetstoneError):
        ana.do(lambda visit: act(visit, open_drill(visit)))

"""While the AI words the next question: pauses, ends, deletion, kills and faults, and the bank that takes over."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.drill import Handover, Phase, RoundState, SayingKind, Verdict, Voice
from bot.core.errors import StepPassed
from bot.core.spending import Budget, Terms
from bot.core.thread import Buttons, lines
from bot.interviewer.interviewer import Worded
from bot.journeys import word_question
from bot.journeys.delete_member import delete_member
from bot.journeys.stop_drill import press_drop, press_pause, press_resume
from bot.store import turns
from tests.cast import UNMOVED
from tests.journeys.with_ai import COST, MODEL, WORDED, AiConversation
from tests.store.rows import rows_naming

BANKS = Worded("The bank's own question.", "", handover=Handover.SILENT)


def test_a_pause_while_waiting_holds_when_the_question_comes(ai: AiConversation) -> None:
    ai.start()
    ai.answer()
    ai.judge()
    ai.press(press_pause)
    assert lines(ai.drill)[-1].buttons is Buttons.PAUSED
    drill = ai.words()
    assert (drill.is_paused, drill.now_at.question) == (True, WORDED.question)
    assert "Continue" in ai.newest
    assert ai.press(press_resume).now_at.state is RoundState.OPEN


def test_whoever_comes_back_before_the_question_waits_on(ai: AiConversation) -> None:
    ai.start()
    ai.answer()
    ai.judge()
    ai.press(press_pause)
    drill = ai.press(press_resume)
    assert (drill.is_paused, lines(drill)[-1].buttons) == (False, Buttons.THINKING)
    assert ai.words().now_at.number == 2


def test_half_a_day_of_silence_while_waiting_pauses_and_the_question_still_comes(ai: AiConversation) -> None:
    ai.start()
    ai.answer()
    ai.judge()
    assert ai.pass_time(hours=12).is_paused
    assert ai.words().is_paused
    assert ai.press(press_resume).now_at.question == WORDED.question


def test_nothing_can_be_finished_or_skipped_while_the_question_is_worded(ai: AiConversation) -> None:
    ai.start()
    ai.answer()
    waiting = ai.judge()
    with pytest.raises(StepPassed):
        ai.press_done()
    with pytest.raises(StepPassed):
        ai.judge(Verdict.SKIPPED)
    ai.write("skip")
    ai.write("done")
    assert ai.deliver() == ["said", "said"]
    assert ai.drill == waiting


def test_a_question_that_comes_after_stop_changes_nothing_and_its_cost_is_kept(ai: AiConversation) -> None:
    turn = ai.to_the_wait()
    planned = ai.planned(turn)
    stopped = ai.stop()
    assert stopped.phase is Phase.SCORING
    assert ai.do(word_question.planned_question, turn) is None
    ai.deliver()
    ai.do(word_question.ask_worded, turn, planned.round, WORDED)
    assert (ai.drill, ai.deliver(), ai.tokens()) == (stopped, [], COST)


def test_a_dropped_drill_gets_no_question_either(ai: AiConversation) -> None:
    turn = ai.to_the_wait()
    planned = ai.planned(turn)
    ai.press(press_pause)
    ai.press(press_drop)
    ai.do(word_question.ask_worded, turn, planned.round, WORDED)
    assert (ai.drill.phase, len(ai.drill.rounds)) == (Phase.STOPPED, 1)


def test_of_a_member_who_had_everything_deleted_nothing_is_written(ai: AiConversation) -> None:
    turn = ai.to_the_wait()
    planned = ai.planned(turn)
    ai.do(delete_member)
    ai.do(word_question.ask_worded, turn, planned.round, WORDED)
    with ai.database.read() as tx:
        assert rows_naming(tx, ai.member) == {}
    assert ai.do(word_question.planned_question, turn) is None


def test_when_a_process_is_killed_the_next_one_asks_again_and_one_question_comes(ai: AiConversation) -> None:
    first = ai.to_the_wait()
    assert ai.turns() == [], "leased"
    second = ai.turn(seconds=20)
    assert second == replace(first, attempts=1)
    planned = ai.planned(second).round
    for turn in (second, first):
        ai.do(word_question.ask_worded, turn, planned, WORDED)
    assert ai.deliver() == ["question:2"]
    assert ai.turns() == []


def test_the_bank_takes_over_with_one_line_and_the_ai_is_asked_no_more(ai: AiConversation) -> None:
    ai.start()
    ai.answer()
    ai.judge()
    drill = ai.words(BANKS)
    assert ai.said[-2:] == ["saying:1:1", "question:2"]
    assert (drill.model, drill.rounds[0].sayings[-1].kind) == (None, SayingKind.HANDOVER)
    assert sum("the question bank goes on from here" in shown for shown in ai.shown()) == 1
    ai.answer()
    ai.judge()
    assert ai.deliver() == ["question:3"], "at once"
    assert ai.drill.now_at.voice is Voice.BANK
    assert ai.turns() == []


def test_of_a_used_up_allowance_the_line_says_so(ai: AiConversation) -> None:
    ai.start()
    ai.answer()
    ai.judge()
    ai.terms = Terms(MODEL, member=Budget(tokens=0))
    turn = ai.turn()
    planned = ai.planned(turn)
    assert not planned.coming.affordable
    ai.do(word_question.ask_worded, turn, planned.round, replace(BANKS, handover=Handover.SPENT))
    assert "Today's AI allowance is used up" in ai.shown()[2]


def test_a_fault_of_ours_leaves_the_question_to_the_bank(ai: AiConversation) -> None:
    turn = ai.to_the_wait()
    ai.do(word_question.ask_as_planned, turn)
    assert ai.deliver() == ["saying:1:1", "question:2"]
    assert (ai.drill.model, ai.drill.now_at.voice) == (None, Voice.BANK)
    ai.do(word_question.ask_as_planned, turn)
    assert ai.deliver() == [], "nobody waits any more"


def test_a_fault_after_the_drill_was_stopped_only_ends_the_turn(ai: AiConversation) -> None:
    turn = ai.to_the_wait()
    stopped = ai.stop()
    ai.do(word_question.ask_as_planned, turn)
    assert ai.drill == stopped
    with ai.database.read() as tx:
        assert not turns.anything_due(tx, [ai.member.team_id], UNMOVED + timedelta(days=1))


def test_the_clock_of_the_last_round_starts_with_its_question(ai: AiConversation) -> None:
    ai.start()
    ai.whole_round()
    ai.answer()
    ai.judge()
    ai.pass_time(minutes=10)
    drill = ai.words()
    limit = drill.minutes_under_pressure(3)
    assert limit is not None
    assert not ai.pass_time(minutes=limit - 0.1).now_at.time_up
    assert ai.pass_time(minutes=0.1).now_at.time_up


def test_a_last_round_that_comes_in_a_pause_has_its_whole_time_after_it(ai: AiConversation) -> None:
    ai.start()
    ai.whole_round()
    ai.answer()
    ai.judge()
    ai.press(press_pause)
    ai.words()
    ai.pass_time(minutes=30)
    drill = ai.press(press_resume)
    limit = drill.minutes_under_pressure(3)
    assert limit is not None
    assert not ai.pass_time(minutes=limit - 0.1).now_at.time_up
    assert ai.pass_time(minutes=0.1).now_at.time_up

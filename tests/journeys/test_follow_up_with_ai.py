"""The AI's follow-up to an answer: what it is told, how its words stand, and what happens meanwhile."""

from bot.core.drill import Format, Handover, Phase, RoundState, SayingKind, Voice
from bot.core.members import Level
from bot.core.thread import Buttons, lines
from bot.interviewer.interviewer import Said, Situation
from bot.journeys import take_turn
from bot.journeys.stop_drill import press_pause, press_resume
from tests.journeys.conversation import ENOUGH
from tests.journeys.with_ai import COST, MODEL, SAID, AiConversation

FACT = "Your call: state the assumption."
BANKS = Said("Why is that so?", handover=Handover.SILENT)


def _waits(talk: AiConversation, answer: str = ENOUGH) -> None:
    talk.write(answer)
    talk.press_done()
    talk.deliver()


def _situation(talk: AiConversation) -> Situation:
    situation = talk.do(take_turn.situation_of, talk.turn())
    assert situation is not None
    return situation


def test_the_ai_is_told_of_the_round_and_of_nothing_else(ai: AiConversation) -> None:
    drill = ai.start()
    _waits(ai)
    situation = _situation(ai)
    assert (situation.model, situation.affordable, situation.probes) == (MODEL, True, 0)
    assert (situation.question, situation.answer, situation.level) == (drill.now_at.question, ENOUGH, Level.SENIOR)
    assert ai.member.user_id not in repr(situation)


def test_what_was_said_before_is_told_without_pauses(ai: AiConversation) -> None:
    ai.start()
    ai.press(press_pause)
    ai.write("Who pays?")
    _waits(ai)
    assert _situation(ai).said_in_drill == (FACT,)


def test_after_a_handover_the_bank_is_told_what_was_said_and_not_that_it_took_over(ai: AiConversation) -> None:
    ai.start()
    _waits(ai)
    ai.follows_up(BANKS)
    _waits(ai, "Because.")
    situation = _situation(ai)
    assert situation.said_in_drill == (BANKS.text,)
    assert (situation.model, situation.affordable) == (None, False)


def test_its_words_carry_its_mark_and_the_banks_do_not(ai: AiConversation) -> None:
    ai.start()
    _waits(ai)
    drill = ai.follows_up()
    assert [(each.kind, each.voice) for each in drill.now_at.sayings] == [(SayingKind.PROBE, Voice.AI)]
    assert "Worded by AI." in ai.newest
    _waits(ai, "The new one.")
    ai.follows_up(Said("What does it cost?"))
    assert "Worded by AI." not in ai.newest


def test_the_bank_takes_over_in_the_middle_of_a_round_with_one_line(ai: AiConversation) -> None:
    ai.start()
    _waits(ai)
    drill = ai.follows_up(BANKS)
    assert ai.said[-2:] == ["saying:1:1", "saying:1:2"]
    assert [each.kind for each in drill.now_at.sayings] == [SayingKind.HANDOVER, SayingKind.PROBE]
    assert (drill.model, drill.now_at.state, lines(drill)[-1].buttons) == (None, RoundState.OPEN, Buttons.ANSWERING)
    assert sum("The AI interviewer isn't answering" in shown for shown in ai.shown()) == 1
    _waits(ai, "Because.")
    assert lines(ai.drill)[-1].buttons is Buttons.NONE, "the bank answers at once"
    ai.follows_up(Said("What does it cost?", handover=Handover.SILENT))
    assert sum("The AI interviewer isn't answering" in shown for shown in ai.shown()) == 1


def test_a_handover_without_a_follow_up_leaves_the_verdict_with_its_buttons(ai: AiConversation) -> None:
    ai.start()
    _waits(ai)
    drill = ai.follows_up(Said(None, handover=Handover.SILENT))
    assert ai.said[-2:] == ["saying:1:1", "verdict:1"]
    assert lines(drill)[-1].buttons is Buttons.JUDGING


def test_a_reply_after_stop_changes_nothing_and_its_cost_is_kept(ai: AiConversation) -> None:
    ai.start()
    _waits(ai)
    turn = ai.turn()
    stopped = ai.stop()
    ai.deliver()
    ai.do(take_turn.reply, turn, BANKS)
    ai.do(take_turn.reply, turn, SAID)
    assert stopped.phase is Phase.STOPPED
    assert (ai.deliver(), ai.tokens()) == ([], COST)
    assert ai.drill.now_at.sayings == ()
    assert ai.drill.model == MODEL


def test_a_pause_holds_when_the_follow_up_comes(ai: AiConversation) -> None:
    ai.start()
    _waits(ai)
    ai.write("pause")
    drill = ai.follows_up()
    assert (drill.is_paused, drill.now_at.sayings[-1].text) == (True, SAID.text)
    back = ai.press(press_resume)
    assert (back.now_at.state, lines(back)[-1].buttons) == (RoundState.OPEN, Buttons.ANSWERING)


def test_half_a_day_of_silence_pauses_and_the_follow_up_still_comes(ai: AiConversation) -> None:
    ai.start()
    _waits(ai)
    assert ai.pass_time(hours=12).is_paused
    assert "Continue" in ai.newest
    assert ai.follows_up().now_at.state is RoundState.OPEN


def test_when_time_is_up_while_the_ai_thinks_the_answer_is_judged_without_a_push(ai: AiConversation) -> None:
    ai.start()
    ai.whole_round()
    ai.whole_round()
    _waits(ai)
    limit = ai.drill.minutes_under_pressure(3)
    assert limit is not None
    drill = ai.pass_time(minutes=limit)
    assert (drill.now_at.state, drill.now_at.time_up) == (RoundState.WAITING, True)
    drill = ai.follows_up(SAID)
    assert (drill.now_at.state, drill.now_at.sayings) == (RoundState.JUDGING, ())


def test_a_check_has_its_follow_up_and_no_worded_question(ai: AiConversation) -> None:
    check = ai.begin_check()
    assert (check.format, check.planned, check.model) == (Format.CHECK, 1, MODEL)
    _waits(ai)
    assert [(each.kind, each.voice) for each in ai.follows_up().now_at.sayings] == [(SayingKind.PUSH, Voice.AI)]
    ai.answer("And so it is.")
    assert ai.judge().phase is Phase.SCORING
    assert ai.turns() == []

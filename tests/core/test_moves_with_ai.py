"""What a drill with an AI does beyond the others: waits for its next question, hands over to the bank, is read."""

from dataclasses import replace

import pytest

from bot.core.ai_state import AiState
from bot.core.drill import Drill, Handover, Phase, RoundState, SayingKind, Step, Verdict, Voice
from bot.core.errors import StepPassed
from bot.core.moves import assessed, drop, follow_up, go_on, hand_over, judge, look_back, pause, resume, say, stop
from bot.core.thread import Buttons, LineKind, buttons_now, changes, lines
from tests.cast import NOON
from tests.core.samples import a_drill, a_round, done, in_round, judged, to_score, under_way, with_state

AI = "an AI"
THINKING = with_state(under_way(model=AI), RoundState.WAITING)
BETWEEN = judged(under_way(model=AI))
OVER = replace(to_score(), model=AI)
SCORED = look_back(OVER, Step.SCORE, NOON)


def _kinds(drill: Drill) -> list[LineKind]:
    return [line.kind for line in lines(drill)]


def test_a_closed_round_waits_for_the_next_question() -> None:
    assert BETWEEN.awaits_question
    assert (BETWEEN.step, buttons_now(BETWEEN)) == ("1.closed.0", Buttons.THINKING)
    assert not go_on(BETWEEN, a_round(2), NOON).awaits_question
    assert not THINKING.awaits_question
    assert not to_score().awaits_question
    assert not a_drill(model=AI).awaits_question


def test_the_newest_message_alone_says_so() -> None:
    judging = with_state(under_way(model=AI), RoundState.JUDGING)
    shown = changes(judging, judge(judging, Verdict.PASS))
    assert shown.post == ()
    assert [(line.kind, line.buttons) for line in shown.redraw] == [(LineKind.VERDICT, Buttons.THINKING)]
    came = changes(BETWEEN, go_on(BETWEEN, a_round(2), NOON))
    assert [(line.kind, line.buttons) for line in came.post] == [(LineKind.QUESTION, Buttons.ANSWERING)]
    assert [(line.kind, line.buttons) for line in came.redraw] == [(LineKind.VERDICT, Buttons.NONE)]


def test_an_ai_that_reads_an_answer_may_be_left_and_the_bank_may_not() -> None:
    assert buttons_now(THINKING) is Buttons.THINKING
    assert buttons_now(replace(THINKING, model=None)) is Buttons.NONE


@pytest.mark.parametrize("waiting", [THINKING, BETWEEN], ids=["for a follow-up", "for a question"])
def test_a_pause_while_waiting_is_shown_by_the_newest_message(waiting: Drill) -> None:
    paused = pause(waiting, NOON, say_so=True)
    assert changes(waiting, paused).post == ()
    assert buttons_now(paused) is Buttons.PAUSED
    assert paused.step == f"paused.{waiting.step}"
    assert resume(paused) == waiting


def test_the_question_comes_in_a_pause_too() -> None:
    asked = go_on(pause(BETWEEN, NOON, say_so=False), a_round(2), NOON)
    assert (asked.is_paused, asked.now_at.number, buttons_now(asked)) == (True, 2, Buttons.PAUSED)


@pytest.mark.parametrize("leave", [stop, drop])
def test_a_drill_that_is_left_between_two_rounds_keeps_its_verdict(leave: object) -> None:
    left = stop(BETWEEN, NOON) if leave is stop else drop(BETWEEN, NOON)
    assert [each.verdict for each in left.rounds] == [Verdict.PASS]
    assert left.phase is (Phase.SCORING if leave is stop else Phase.STOPPED)


@pytest.mark.parametrize("reason", Handover)
def test_a_handover_takes_the_ai_out_of_the_drill_and_leaves_a_line(reason: Handover) -> None:
    over = hand_over(THINKING, reason)
    assert over.model is None
    assert [(each.kind, each.text, each.voice) for each in over.now_at.sayings] == [
        (SayingKind.HANDOVER, reason.value, Voice.BANK)
    ]
    assert over.now_at.probes == (), "it is no follow-up"
    assert [line.kind for line in changes(THINKING, follow_up(over, None)).post] == [LineKind.SAYING, LineKind.VERDICT]


def test_after_a_verdict_the_handover_comes_before_the_next_question() -> None:
    asked = go_on(hand_over(BETWEEN, Handover.SILENT), a_round(2), NOON)
    posted = changes(BETWEEN, asked).post
    assert [line.kind for line in posted] == [LineKind.SAYING, LineKind.QUESTION]
    assert asked.rounds[0].verdict is Verdict.PASS
    assert lines(asked)[-1] == posted[-1]


@pytest.mark.parametrize(
    "drill",
    [
        a_drill(model=AI),
        under_way(model=AI),
        with_state(under_way(model=AI), RoundState.JUDGING),
        with_state(under_way(model=AI), RoundState.THIN),
        OVER,
        replace(done(), model=AI),
        stop(a_drill(model=AI), NOON),
        replace(THINKING, model=None),
        replace(BETWEEN, model=None),
        hand_over(THINKING, Handover.SILENT),
    ],
    ids=lambda drill: f"{drill.step} {drill.model}",
)
def test_there_is_nothing_to_hand_over_at(drill: Drill) -> None:
    with pytest.raises(StepPassed):
        hand_over(drill, Handover.SPENT)


def test_a_follow_up_is_in_the_voice_of_whoever_worded_it() -> None:
    assert follow_up(THINKING, "Why?", Voice.AI).now_at.sayings[-1].voice is Voice.AI
    assert follow_up(THINKING, "Why?").now_at.sayings[-1].voice is Voice.BANK
    assert say(under_way(), SayingKind.FACT, "Forty.").now_at.sayings[-1].voice is Voice.BANK


@pytest.mark.parametrize("feedback", [True, False])
def test_a_drill_is_read_once_and_after_its_self_score(feedback: bool) -> None:
    read = assessed(SCORED, NOON, feedback=feedback)
    assert (read.assessed_at, read.has_feedback) == (NOON, feedback)
    assert lines(read) == lines(SCORED), "nothing of it shows"
    for early_or_twice in (OVER, read, in_round(2, model=AI)):
        with pytest.raises(StepPassed):
            assessed(early_or_twice, NOON, feedback=True)


def test_a_reading_that_comes_after_the_reveal_redraws_it_and_adds_a_line() -> None:
    shown = changes(done(), assessed(done(), NOON, feedback=True))
    assert [(line.kind, line.buttons) for line in shown.post] == [(LineKind.FEEDBACK, Buttons.NEXT)]
    assert [(line.kind, line.buttons) for line in shown.redraw] == [(LineKind.RESULT, Buttons.NONE)]


def test_with_nothing_worth_reading_the_reveal_is_redrawn_alone() -> None:
    shown = changes(done(), assessed(done(), NOON, feedback=False))
    assert shown.post == ()
    assert [(line.kind, line.buttons) for line in shown.redraw] == [(LineKind.RESULT, Buttons.NEXT)]


def test_a_drill_closed_after_its_score_may_be_read_and_shows_nothing() -> None:
    closed = stop(SCORED, NOON)
    read = assessed(closed, NOON, feedback=True)
    assert (closed.phase, read.has_feedback) == (Phase.STOPPED, True)
    assert lines(read) == lines(closed)
    assert not {LineKind.RESULT, LineKind.FEEDBACK} & set(_kinds(read))


@pytest.mark.parametrize(
    ("state", "interviews"),
    [
        (AiState(AI, off_for_me=False, off_for_all=False), True),
        (AiState(AI, off_for_me=True, off_for_all=False), False),
        (AiState(AI, off_for_me=False, off_for_all=True), False),
        (AiState(None, off_for_me=False, off_for_all=False), False),
    ],
)
def test_an_ai_interviews_where_there_is_one_and_nobody_switched_it_off(state: AiState, interviews: bool) -> None:
    assert state.interviews is interviews

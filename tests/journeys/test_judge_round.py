"""*Pass*, *Not yet*, *Skip*: the round closes, the next opens, or the look back begins."""

import pytest

from bot.core.drill import NUDGE_AFTER, Phase, Role, RoundState, Verdict
from bot.core.errors import NotYours, StepPassed
from bot.journeys.judge_round import press_verdict
from bot.store import timers
from bot.store.timers import TimerKind, TimerRow
from tests.journeys.conversation import ENOUGH, Conversation


def _nudges(talk: Conversation) -> list[TimerRow]:
    """Every timer for a self-score that was set, taken."""
    due = talk.do(lambda visit: timers.take_due(visit.tx, [talk.member.team_id], visit.now + 2 * NUDGE_AFTER, 9))
    return [timer for timer in due if timer.kind is TimerKind.SCORE_NUDGE]


def test_a_verdict_closes_the_round_and_asks_the_next_question(ana: Conversation) -> None:
    ana.start()
    ana.answer()
    drill = ana.judge(Verdict.NOT_YET)
    assert [round_.verdict for round_ in drill.rounds] == [Verdict.NOT_YET, None]
    assert (drill.now_at.number, drill.now_at.role) == (2, Role.REFINE)
    assert ana.deliver() == ["question:2"]
    assert "verdict:1" in ana.redrawn, "the buttons become the verdict"


def test_the_next_question_carries_one_thing_to_do_and_the_first_does_not(ana: Conversation) -> None:
    ana.to_the_look_back()
    checks = [round_.instruction for round_ in ana.drill.rounds]
    assert checks[0] is None
    assert set(checks[1:]) < set(ana.scene.dimension.checks)
    assert len(set(checks)) == 3, "no check twice while there is another"


def test_no_question_comes_twice_in_a_drill_or_in_the_next(ana: Conversation) -> None:
    ana.to_the_look_back()
    first = [round_.question_id for round_ in ana.drill.rounds]
    ana.look_back()
    ana.start()
    ana.rounds_passed()
    second = [round_.question_id for round_ in ana.drill.rounds]
    assert len(set(first + second[:3])) == 6, "there are six questions"
    assert [round_.repeated for round_ in ana.drill.rounds] == [False, False, False, True, True][: len(second)]


def test_the_last_verdict_ends_the_rounds_and_starts_the_clock_for_the_score(ana: Conversation) -> None:
    drill = ana.to_the_look_back()
    assert (drill.phase, drill.rounds_over_at) == (Phase.SCORING, ana.clock())
    assert ana.said[-1] == "look_back"
    [timer] = _nudges(ana)
    assert (timer.member, timer.subject, timer.due_at) == (ana.member, drill.id, ana.clock() + NUDGE_AFTER)


def test_no_clock_runs_before_the_rounds_are_over(ana: Conversation) -> None:
    ana.start()
    ana.whole_round()
    assert _nudges(ana) == []


def test_a_verdict_pressed_twice_counts_once(ana: Conversation) -> None:
    ana.start()
    ana.answer()
    drill = ana.drill
    ana.do(press_verdict, drill.id, drill.step, Verdict.PASS)
    with pytest.raises(StepPassed):
        ana.do(press_verdict, drill.id, drill.step, Verdict.NOT_YET)
    assert [round_.verdict for round_ in ana.drill.rounds] == [Verdict.PASS, None]
    assert ana.deliver() == ["question:2"]


def test_a_skipped_round_shows_no_verdict_and_leads_on(ana: Conversation) -> None:
    ana.start()
    ana.judge(Verdict.SKIPPED)
    assert ana.deliver() == ["question:2"]
    assert ana.drill.rounds[0].verdict is Verdict.SKIPPED


def test_skip_on_a_follow_up_leaves_only_that_unanswered(ana: Conversation) -> None:
    ana.start()
    ana.write(ENOUGH)
    ana.press_done()
    ana.interviewer_says("Why is that so?")
    drill = ana.judge(Verdict.SKIPPED)
    assert (drill.now_at.state, drill.now_at.verdict) == (RoundState.JUDGING, None)
    assert ana.deliver() == ["verdict:1"]


def test_an_answered_round_cannot_be_skipped_while_it_is_judged(ana: Conversation) -> None:
    ana.start()
    ana.answer()
    with pytest.raises(StepPassed):
        ana.judge(Verdict.SKIPPED)


def test_a_drill_of_skips_ends_with_nothing_to_score(ana: Conversation) -> None:
    ana.start()
    for _ in range(3):
        ana.judge(Verdict.SKIPPED)
    assert ana.drill.phase is Phase.STOPPED
    assert _nudges(ana) == []
    assert "look_back" not in ana.deliver()


def test_nobody_judges_anothers_round(ana: Conversation, mia: Conversation) -> None:
    ana.start()
    ana.answer()
    with pytest.raises(NotYours):
        mia.do(press_verdict, ana.drill.id, ana.drill.step, Verdict.PASS)

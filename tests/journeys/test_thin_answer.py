"""Too little to judge: the round is no number. It is added to, or left without a verdict."""

import pytest

from bot.core.answers import words
from bot.core.drill import Drill, Phase, RoundState, Verdict
from bot.core.errors import StepPassed, StillThin
from bot.core.members import Mode
from bot.core.next_step import Choice
from tests.journeys.conversation import ENOUGH, Conversation

LITTLE = "It breaks, I would say."


def _thin(talk: Conversation) -> Drill:
    """Done after a handful of words, and nothing asked about them."""
    talk.start()
    talk.answer(LITTLE)
    drill = talk.drill
    assert drill.now_at.state is RoundState.THIN
    return drill


def test_a_handful_of_words_is_not_put_to_the_verdict(ana: Conversation) -> None:
    drill = _thin(ana)
    assert drill.now_at.verdict is None
    assert ana.said[-1] == "verdict:1"
    for verdict in (Verdict.PASS, Verdict.NOT_YET):
        with pytest.raises(StepPassed):
            ana.judge(verdict)


def test_what_was_said_to_the_follow_ups_counts_too(ana: Conversation) -> None:
    ana.start()
    ana.write(LITTLE)
    ana.press_done()
    ana.interviewer_says("Why is that so?")
    ana.answer(ENOUGH)
    assert ana.drill.now_at.state is RoundState.JUDGING


def test_done_again_with_more_to_it_asks_for_the_verdict_at_once(ana: Conversation) -> None:
    _thin(ana)
    ana.write(ENOUGH)
    assert ana.press_done().now_at.state is RoundState.JUDGING
    assert ana.turns() == [], "the interviewer had its turn"
    assert ana.deliver() == []
    assert ana.redrawn[-1] == "verdict:1", "the same message asks now"


def test_an_edit_that_makes_it_longer_is_enough(ana: Conversation) -> None:
    ana.start()
    ts = ana.write(LITTLE)
    ana.press_done()
    ana.interviewer_says(None)
    ana.edit(ts, ENOUGH)
    assert ana.press_done().now_at.state is RoundState.JUDGING


@pytest.mark.parametrize("more", [None, "Badly."])
def test_done_again_with_as_good_as_nothing_added_is_refused(ana: Conversation, more: str | None) -> None:
    _thin(ana)
    if more:
        ana.write(more)
    before = ana.drill
    with pytest.raises(StillThin):
        ana.press_done()
    ana.write("done")
    assert ana.deliver() == ["said"]
    assert ana.drill == before


@pytest.mark.parametrize("leave", [lambda talk: talk.judge(Verdict.THIN), lambda talk: talk.write("skip")])
def test_go_on_leaves_the_round_without_a_verdict(ana: Conversation, leave: object) -> None:
    _thin(ana)
    assert callable(leave)
    leave(ana)
    assert [round_.verdict for round_ in ana.drill.rounds] == [Verdict.THIN, None]
    assert ana.deliver() == ["question:2"]


def test_a_drill_of_thin_rounds_has_nothing_to_score(ana: Conversation) -> None:
    _thin(ana)
    for _ in range(2):
        ana.judge(Verdict.THIN)
        ana.deliver()
        ana.answer(LITTLE)
    assert ana.judge(Verdict.THIN).phase is Phase.STOPPED
    assert ana.deliver() == ["closed"]


def test_stopping_at_a_thin_round_leaves_it_thin(ana: Conversation) -> None:
    ana.start()
    ana.whole_round()
    ana.answer(LITTLE)
    stopped = ana.stop()
    assert stopped.phase is Phase.SCORING
    assert [round_.verdict for round_ in stopped.rounds] == [Verdict.PASS, Verdict.THIN]


def test_a_follow_up_skipped_after_too_little_leaves_too_little(ana: Conversation) -> None:
    ana.start()
    ana.write(LITTLE)
    ana.press_done()
    ana.interviewer_says("Why is that so?")
    assert ana.judge(Verdict.SKIPPED).now_at.state is RoundState.THIN


def test_go_on_is_for_thin_rounds_alone(ana: Conversation) -> None:
    ana.start()
    with pytest.raises(StepPassed):
        ana.judge(Verdict.THIN)
    ana.answer()
    with pytest.raises(StepPassed):
        ana.judge(Verdict.THIN)


def test_what_was_said_aloud_is_not_weighed_by_its_notes(ana: Conversation) -> None:
    ana.begin(Choice("talks", "opening", rounds=3, mode=Mode.ALOUD))
    ana.answer(LITTLE)
    assert ana.drill.now_at.state is RoundState.JUDGING


def test_how_long_an_answer_was_is_kept_follow_ups_included(ana: Conversation) -> None:
    ana.start()
    ana.write(LITTLE)
    ana.press_done()
    ana.interviewer_says("Why is that so?")
    assert ana.drill.now_at.words is None, "it isn't complete yet"
    ana.answer("Because it rusts.")
    assert ana.drill.now_at.words == 8
    ana.write(f"And {LITTLE}")
    ana.write(ENOUGH)
    assert ana.press_done().now_at.words == 8 + 6 + words(ENOUGH)

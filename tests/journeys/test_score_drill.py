"""The look back: three steps in any order, each stored as it comes, then the reveal."""

from collections.abc import Callable
from itertools import permutations

import pytest

from bot.core.drill import SCORE_WITHIN, Drill, Phase, Step
from bot.core.errors import AlreadyRevealed, Hint, NoFix, NotYours, StepPassed
from bot.core.journal import Retro, Signals
from bot.core.scene import LookBack
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.journeys.keep_draft import Form
from bot.journeys.score_drill import go_back, keep_retro, keep_scores, keep_signals
from bot.journeys.show_drill import open_look_back, show_drill
from bot.journeys.visit import Visit
from tests.journeys.conversation import Conversation

SHEET = ScoreSheet(Rater.SELF, {"opening": Score.TWO, "ending": Score.CANT_TELL})
SIGNALS = Signals(hesitation="at the number")
RETRO = Retro("Say it once", well="Short", wrong="I gave the reason three times in round 2", practice="Read it aloud")
Submit = Callable[[Visit, Form], LookBack | Hint | None]
SUBMIT: dict[Step, Submit] = {
    Step.SCORE: lambda visit, form: keep_scores(visit, form, SHEET),
    Step.JOURNAL: lambda visit, form: keep_signals(visit, form, SIGNALS),
    Step.FIX: lambda visit, form: keep_retro(visit, form, RETRO),
}


def _submit(talk: Conversation, step: Step) -> LookBack | None:
    """One step as it stands above; none of them needs a hint."""
    following = talk.do(SUBMIT[step], talk.form(step))
    assert not isinstance(following, Hint)
    return following


@pytest.mark.parametrize("order", list(permutations(Step)), ids=" ".join)
def test_in_any_order_each_step_leads_to_the_first_that_is_missing(ana: Conversation, order: tuple[Step, ...]) -> None:
    ana.to_the_look_back()
    for index, step in enumerate(order, start=1):
        following = _submit(ana, step)
        missing = [each for each in Step if each not in order[:index]]
        assert (following.step if following else None) == (missing[0] if missing else None)
    assert (ana.drill.phase, ana.drill.closed_at) == (Phase.DONE, ana.clock())
    assert (ana.scene.sheet, ana.scene.signals, ana.scene.retro) == (SHEET, SIGNALS, RETRO)


def test_the_result_is_posted_after_the_last_step_and_not_before(ana: Conversation) -> None:
    ana.to_the_look_back()
    for step in (Step.SCORE, Step.JOURNAL):
        _submit(ana, step)
        assert ana.deliver() == []
    _submit(ana, Step.FIX)
    assert ana.deliver() == ["result", "reminder_offer"]


def test_a_step_submitted_again_replaces_only_its_own_words(ana: Conversation) -> None:
    ana.to_the_look_back()
    _submit(ana, Step.JOURNAL)
    ana.score(opening=Score.ONE)
    ana.score(opening=Score.THREE)
    assert ana.scene.sheet == ScoreSheet(Rater.SELF, {"opening": Score.THREE})
    assert ana.scene.signals == SIGNALS
    assert ana.drill.looked_back == {Step.SCORE, Step.JOURNAL}


@pytest.mark.parametrize(("seconds", "late"), [(0, False), (300, False), (301, True)])
def test_a_score_after_five_minutes_is_kept_and_marked_late(ana: Conversation, seconds: int, late: bool) -> None:
    assert SCORE_WITHIN.total_seconds() == 300
    ana.to_the_look_back()
    ana.clock.move(seconds=seconds)
    ana.score(opening=Score.TWO)
    assert ana.drill.scored_late is late
    assert ana.scene.own_score is Score.TWO


def test_a_score_in_time_stays_in_time_when_it_is_changed_later(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.score(opening=Score.TWO)
    ana.clock.move(minutes=30)
    ana.score(opening=Score.ONE)
    assert not ana.drill.scored_late


def test_scores_are_kept_though_journal_and_fix_never_come(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.score(opening=Score.ONE)
    assert ana.stop().phase is Phase.STOPPED
    assert ana.scene.own_score is Score.ONE


def test_finish_pressed_twice_is_no_trouble(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.score(opening=Score.TWO)
    _submit(ana, Step.JOURNAL)
    assert [_submit(ana, Step.FIX) for _ in range(2)] == [None, None]
    assert ana.deliver() == ["result", "reminder_offer"]


def test_a_retro_without_a_fix_is_refused_and_names_its_field(ana: Conversation) -> None:
    ana.to_the_look_back()
    with pytest.raises(NoFix) as refused:
        ana.name_fix(Retro(fix="", well="Short"))
    assert refused.value.field == "fix"
    assert ana.drill.looked_back == frozenset()


@pytest.mark.parametrize("step", Step)
def test_after_the_reveal_nothing_changes(ana: Conversation, step: Step) -> None:
    ana.to_the_look_back()
    ana.look_back("The fix", opening=Score.ONE)
    revealed = ana.scene
    for late_try in (SUBMIT[step], lambda visit, form: go_back(visit, form, RETRO, "2.0")):
        with pytest.raises(AlreadyRevealed):
            ana.do(late_try, ana.form(step))
    assert ana.scene == revealed


@pytest.mark.parametrize("step", Step)
def test_before_the_rounds_are_over_nothing_is_taken(ana: Conversation, step: Step) -> None:
    ana.start()
    with pytest.raises(StepPassed):
        _submit(ana, step)
    assert ana.scene.given.scores == {}


@pytest.mark.parametrize("step", Step)
def test_nobody_scores_anothers_drill(ana: Conversation, mia: Conversation, twin: Conversation, step: Step) -> None:
    ana.to_the_look_back()
    for stranger in (mia, twin):
        with pytest.raises(NotYours):
            stranger.do(SUBMIT[step], ana.form(step))
    assert ana.drill.looked_back == frozenset()


def test_the_form_opens_at_the_first_missing_step_with_what_was_given(ana: Conversation) -> None:
    drill = ana.to_the_look_back()
    assert ana.do(open_look_back, drill.id).step is Step.SCORE
    _submit(ana, Step.SCORE)
    again = ana.do(open_look_back, drill.id)
    assert (again.step, again.scene.sheet) == (Step.JOURNAL, SHEET)


@pytest.mark.parametrize(
    ("bring", "refusal"),
    [(Conversation.start, StepPassed), (Conversation.to_the_look_back, None)],
    ids=["rounds", "scoring"],
)
def test_the_form_opens_only_when_there_is_something_to_score(
    ana: Conversation, mia: Conversation, bring: Callable[[Conversation], Drill], refusal: type[Exception] | None
) -> None:
    drill = bring(ana)
    if refusal is None:
        assert ana.do(open_look_back, drill.id).scene.drill == ana.drill
    else:
        with pytest.raises(refusal):
            ana.do(open_look_back, drill.id)
    with pytest.raises(NotYours):
        mia.do(open_look_back, drill.id)


def test_the_form_of_a_revealed_drill_stays_closed(ana: Conversation) -> None:
    drill = ana.to_the_look_back()
    ana.look_back(opening=Score.TWO)
    with pytest.raises(AlreadyRevealed):
        ana.do(open_look_back, drill.id)


def test_the_result_shows_last_times_score_of_the_same_area(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back(opening=Score.ONE)
    assert ana.scene.score_last_time is None
    drill = ana.start()
    ana.rounds_passed()
    assert drill.dimension_id == "opening"
    assert ana.scene.score_last_time is Score.ONE


def test_a_drill_that_is_gone_or_anothers_shows_nothing(ana: Conversation, mia: Conversation) -> None:
    drill = ana.start()
    assert mia.do(show_drill, drill.id) is None
    assert ana.do(show_drill, "no such drill") is None

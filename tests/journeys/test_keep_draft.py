"""What stands in the look back's forms while they are filled in: kept as typed, through Back, a close and a repeat."""

import pytest

from bot.core.drill import Step
from bot.core.errors import AlreadyRevealed, Hint, NotYours
from bot.core.journal import LastFix, Retro, Signals
from bot.core.scene import LookBack
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.journeys.keep_draft import Form, Given, keep_draft
from bot.journeys.score_drill import go_back, keep_retro, keep_scores, keep_signals
from bot.journeys.show_drill import open_look_back
from tests.journeys.conversation import Conversation

SHEET = ScoreSheet(Rater.SELF, {"opening": Score.CANT_TELL})
SIGNALS = Signals("at the number", rehearsed="the ending", dimension_id="ending")
RETRO = Retro("Say it", well="Short", wrong="I gave the reason twice", practice="Aloud", last_fix=LastFix.PARTLY)
VAGUE = Retro("Say it once", wrong="I was nervous and unclear.")
GIVEN: dict[Step, Given] = {Step.SCORE: SHEET, Step.JOURNAL: SIGNALS, Step.FIX: RETRO}
EMPTY: dict[Step, Given] = {Step.SCORE: ScoreSheet(Rater.SELF, {}), Step.JOURNAL: Signals(), Step.FIX: Retro("")}


def _open(talk: Conversation) -> LookBack:
    """*Score it* is pressed: the modal opens."""
    return talk.do(open_look_back, talk.drill.id)


def _form(shown: LookBack) -> Form:
    """The drawing a submission or a keystroke names."""
    return Form(shown.scene.drill.id, shown.step, shown.form)


def _type(talk: Conversation, shown: LookBack, given: Given, at: str = "1.1") -> None:
    talk.do(keep_draft, _form(shown), given, at)


def _holds(shown: LookBack) -> Given:
    """What stands in the fields of the step that is shown."""
    by_step: dict[Step, Given] = {
        Step.SCORE: shown.scene.given,
        Step.JOURNAL: shown.scene.signals,
        Step.FIX: shown.scene.retro or Retro(""),
    }
    return by_step[shown.step]


def _to(talk: Conversation, step: Step) -> LookBack:
    """The form at this step, those before submitted."""
    talk.to_the_look_back()
    if step is not Step.SCORE:
        talk.score(opening=Score.TWO)
    if step is Step.FIX:
        talk.notice(Signals())
    return _open(talk)


@pytest.mark.parametrize("step", Step)
def test_a_closed_form_opens_again_with_what_was_typed(ana: Conversation, step: Step) -> None:
    shown = _to(ana, step)
    assert _holds(shown) == EMPTY[step]
    _type(ana, shown, GIVEN[step])
    again = _open(ana)
    assert (again.step, _holds(again)) == (step, GIVEN[step])
    assert again.form != shown.form, "another drawing"
    assert step not in ana.drill.looked_back, "a draft is not a submitted step"


@pytest.mark.parametrize("step", [Step.JOURNAL, Step.FIX])
def test_back_keeps_what_is_typed_and_shows_the_step_before(ana: Conversation, step: Step) -> None:
    shown = _to(ana, step)
    before = ana.do(go_back, _form(shown), GIVEN[step], "1.1")
    assert list(Step).index(before.step) == list(Step).index(step) - 1
    assert _holds(_open(ana)) == GIVEN[step]
    assert step not in ana.drill.looked_back


def test_back_shows_what_was_submitted_there_or_typed_since(ana: Conversation) -> None:
    shown = _to(ana, Step.JOURNAL)
    score = ana.do(go_back, _form(shown), SIGNALS, "1.1")
    assert _holds(score) == ScoreSheet(Rater.SELF, {"opening": Score.TWO})
    _type(ana, score, SHEET, "2.1")
    assert _holds(ana.do(go_back, _form(shown), SIGNALS, "3.1")) == SHEET
    assert ana.scene.own_score is Score.TWO, "until it is submitted"


def test_a_step_submitted_anew_leads_to_the_draft_of_the_next(ana: Conversation) -> None:
    shown = _to(ana, Step.JOURNAL)
    score = ana.do(go_back, _form(shown), SIGNALS, "1.1")
    following = ana.do(keep_scores, _form(score), SHEET)
    assert following is not None
    assert (following.step, _holds(following)) == (Step.JOURNAL, SIGNALS)
    assert ana.scene.own_score is Score.CANT_TELL


def test_back_at_the_first_step_stays_there(ana: Conversation) -> None:
    shown = _to(ana, Step.SCORE)
    again = ana.do(go_back, _form(shown), SHEET, "1.1")
    assert (again.step, _holds(again)) == (Step.SCORE, SHEET)


def test_a_keystroke_that_comes_after_the_submission_changes_nothing(ana: Conversation) -> None:
    shown = _to(ana, Step.JOURNAL)
    _type(ana, shown, Signals("at the"), "1.1")
    ana.do(keep_signals, _form(shown), SIGNALS)
    _type(ana, shown, Signals("at the num"), "1.2")
    fix = _open(ana)
    before = ana.do(go_back, _form(fix), Retro(""), "2.1")
    assert (before.step, _holds(before)) == (Step.JOURNAL, SIGNALS)


def test_keystrokes_that_overtake_each_other_leave_the_last_one(ana: Conversation) -> None:
    shown = _to(ana, Step.FIX)
    _type(ana, shown, Retro("Say it once"), "1.2")
    _type(ana, shown, Retro("Say"), "1.1")
    assert _holds(_open(ana)) == Retro("Say it once")


def test_a_refused_form_loses_nothing_that_was_typed(ana: Conversation) -> None:
    shown = _to(ana, Step.FIX)
    _type(ana, shown, VAGUE, "1.1")
    assert isinstance(ana.do(keep_retro, _form(shown), VAGUE), Hint)
    assert _holds(_open(ana)) == VAGUE


def test_a_vague_account_gets_one_hint_and_is_taken_as_it_stands_the_second_time(ana: Conversation) -> None:
    shown = _to(ana, Step.FIX)
    hint = ana.do(keep_retro, _form(shown), VAGUE)
    assert isinstance(hint, Hint)
    assert hint.field == "wrong"
    assert Step.FIX not in ana.drill.looked_back
    assert ana.do(keep_retro, _form(shown), VAGUE) is None
    assert ana.scene.retro == VAGUE


def test_the_hint_comes_once_also_when_the_form_was_closed_in_between(ana: Conversation) -> None:
    assert isinstance(ana.do(keep_retro, _form(_to(ana, Step.FIX)), VAGUE), Hint)
    assert ana.do(keep_retro, _form(_open(ana)), VAGUE) is None


@pytest.mark.parametrize("wrong", ["", "I gave the reason twice and never said the cost"])
def test_a_moment_or_nothing_at_all_gets_no_hint(ana: Conversation, wrong: str) -> None:
    shown = _to(ana, Step.FIX)
    assert ana.do(keep_retro, _form(shown), Retro("Say it once", wrong=wrong)) is None


def test_a_drill_that_is_not_looked_back_on_keeps_no_draft(ana: Conversation) -> None:
    drill = ana.start()
    form = Form(drill.id, Step.JOURNAL, "early")
    ana.do(keep_draft, form, SIGNALS, "1.1")
    ana.deliver()
    ana.rounds_passed()
    ana.score(opening=Score.TWO)
    assert _holds(_open(ana)) == Signals()


def test_after_the_reveal_a_late_keystroke_changes_nothing_and_back_is_refused(ana: Conversation) -> None:
    shown = _to(ana, Step.FIX)
    ana.do(keep_retro, _form(shown), RETRO)
    revealed = ana.scene
    _type(ana, shown, Retro("Say"), "9.9")
    assert ana.scene == revealed
    with pytest.raises(AlreadyRevealed):
        ana.do(go_back, _form(shown), Retro("Say"), "9.9")


def test_nobody_types_into_anothers_form(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    shown = _to(ana, Step.FIX)
    for stranger in (mia, twin):
        _type(stranger, shown, Retro("theirs"), "9.9")
        with pytest.raises(NotYours):
            stranger.do(go_back, _form(shown), Retro("theirs"), "9.9")
    assert _holds(_open(ana)) == Retro("")


def test_signals_about_another_area_stay_with_it(ana: Conversation) -> None:
    shown = _to(ana, Step.JOURNAL)
    ana.do(keep_signals, _form(shown), SIGNALS)
    assert ana.scene.signals.dimension_id == "ending"


def test_what_became_of_the_last_fix_is_kept_with_the_retro(ana: Conversation) -> None:
    shown = _to(ana, Step.FIX)
    ana.do(keep_retro, _form(shown), RETRO)
    assert ana.scene.retro == RETRO

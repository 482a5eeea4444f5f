"""The way of one area from drill to drill: reliable, checked, stretched, or stuck with two ways out."""

from datetime import timedelta

import pytest

from bot.core.drill import Drill, Format, Phase, Role, Verdict
from bot.core.errors import DrillAlreadyOpen, NotYours, UnknownArea
from bot.core.goals import Origin
from bot.core.library import Library
from bot.core.members import Level, Mode
from bot.core.next_step import Choice, FirstUse, NextStep
from bot.core.scoring import Score
from bot.core.standing import Progress
from bot.journeys.change_goal import rewrite_form, split_form, start_split
from bot.journeys.choose_drill import choose_drill, pick_area
from bot.journeys.propose_next import propose_next
from bot.journeys.start_drill import begin_drill, start_area, start_now
from tests.journeys.conversation import Conversation
from tests.sample_rubric import TALKS

OWN = "In 40 seconds: say it once."


def _drill(
    talk: Conversation, verdict: Verdict = Verdict.PASS, own: Score = Score.TWO, goal: str = OWN, area: str = "opening"
) -> Drill:
    """A whole drill of an area on one goal, every round with the same verdict; a day goes by."""
    talk.begin(Choice("talks", area, rounds=3, mode=Mode.TYPED, goal=goal))
    while talk.drill.phase is Phase.ROUNDS:
        talk.whole_round(verdict)
    drill = talk.look_back(**{area: own})
    talk.clock.move(days=1)
    return drill


def _progress(talk: Conversation) -> Progress:
    """What the drills amount to, as the result of the last one shows it."""
    progress = talk.scene.progress
    assert progress is not None
    return progress


def _next(talk: Conversation) -> NextStep:
    proposed = talk.do(propose_next)
    assert isinstance(proposed, NextStep)
    return proposed


def _check(talk: Conversation, verdict: Verdict) -> Drill:
    """The check that is due, started and judged."""
    check = talk.do(start_now)
    assert isinstance(check, Drill)
    talk.follow(check)
    talk.deliver()
    talk.whole_round(verdict)
    return talk.look_back(opening=Score.TWO)


def _stuck(talk: Conversation) -> Drill:
    for _ in range(3):
        _drill(talk, Verdict.NOT_YET, Score.ONE)
    return _drill(talk, Verdict.NOT_YET, Score.ONE)


def test_passed_twice_it_is_reliable_by_ones_own_reading_and_another_area_is_next(ana: Conversation) -> None:
    _drill(ana, own=Score.ONE)
    assert not _progress(ana).reliable
    assert _next(ana).dimension.id == "opening"
    again = _drill(ana, own=Score.ONE)
    assert again.closed_at is not None
    assert _progress(ana) == Progress(True, True, again.closed_at + timedelta(days=7))
    assert _next(ana).dimension.id == "ending"


def test_after_a_week_it_comes_back_for_one_round(ana: Conversation) -> None:
    _drill(ana)
    _drill(ana)
    ana.clock.move(days=5, hours=23)
    assert _next(ana).dimension.id == "ending"
    ana.clock.move(hours=1)
    step = _next(ana)
    assert (step.dimension.id, step.format, step.rounds) == ("opening", Format.CHECK, 1)
    check = _check(ana, Verdict.PASS)
    assert (check.format, check.planned, check.rounds[0].role) == (Format.CHECK, 1, Role.PRESSURE)


def test_a_check_that_is_passed_leads_to_the_second_and_then_to_none(ana: Conversation) -> None:
    _drill(ana)
    since = _drill(ana).closed_at
    assert since is not None
    ana.clock.move(days=7)
    _check(ana, Verdict.PASS)
    assert _progress(ana) == Progress(True, True, since + timedelta(days=21))
    ana.clock.move(days=14)
    _check(ana, Verdict.PASS)
    assert _progress(ana) == Progress(True, True, None)


def test_a_check_that_is_missed_puts_the_area_back_on_the_list(ana: Conversation) -> None:
    _drill(ana)
    _drill(ana)
    ana.clock.move(days=7)
    _check(ana, Verdict.NOT_YET)
    assert _progress(ana) == Progress()
    assert (_next(ana).dimension.id, _next(ana).format) == ("opening", Format.FOCUSED)


def test_whoever_changes_a_check_is_offered_a_drill(ana: Conversation) -> None:
    _drill(ana)
    _drill(ana)
    ana.clock.move(days=7)
    form = ana.do(choose_drill)
    assert not isinstance(form, FirstUse)
    assert (form.step.dimension.id, form.step.format, form.step.rounds) == ("opening", Format.FOCUSED, 5)


def test_two_passes_in_a_row_offer_the_level_above(ana: Conversation) -> None:
    for passes in (0, 1):
        ana.start(level=Level.MID)
        assert not _of_opening(ana).stretch_offered, passes
        ana.to_the_end()
    assert _of_opening(ana).stretch_offered


def _of_opening(talk: Conversation) -> NextStep:
    """The next drill of the area, whatever is open."""
    return talk.do(pick_area, "talks", "opening")


def test_a_level_up_asks_for_the_level_above_this_once(ana: Conversation) -> None:
    ana.known(level=Level.MID)
    stretched = ana.do(start_area, "talks", "ending", level_up=True)
    assert isinstance(stretched, Drill)
    assert (stretched.dimension_id, stretched.level, stretched.phase) == ("ending", Level.SENIOR, Phase.ROUNDS)
    ana.follow(stretched)
    ana.stop()
    assert _next(ana).level is Level.MID


def test_at_a_rubrics_highest_level_a_stretch_is_a_twist_in_every_round(ana: Conversation) -> None:
    turn = "It rains all week."
    ana.library = Library({"talks.toml": TALKS.replace('level = "senior"', f'level = "senior"\ntwist = ["{turn}"]')})
    plain = ana.start(level=Level.SENIOR)
    assert (plain.twisted, turn in plain.now_at.question) == (False, False)
    ana.stop()
    stretched = ana.do(start_area, "talks", "opening", level_up=True)
    assert isinstance(stretched, Drill)
    ana.follow(stretched)
    ana.deliver()
    while ana.drill.phase is Phase.ROUNDS:
        assert turn in ana.drill.now_at.question
        ana.whole_round()
    assert (ana.drill.twisted, ana.drill.level) == (True, Level.SENIOR)
    ana.look_back(opening=Score.TWO)
    assert not _of_opening(ana).twisted, "this once"


def test_a_level_up_is_for_those_who_have_a_level_and_no_drill_open(ana: Conversation) -> None:
    assert isinstance(ana.do(start_area, "talks", "opening", level_up=True), FirstUse)
    ana.start(level=Level.MID)
    with pytest.raises(DrillAlreadyOpen):
        ana.do(start_area, "talks", "opening", level_up=True)


def test_four_drills_on_one_goal_without_a_pass_are_stuck(ana: Conversation) -> None:
    for _ in range(3):
        _drill(ana, Verdict.NOT_YET, Score.ONE)
        assert not _progress(ana).stuck
    _drill(ana, Verdict.NOT_YET, Score.ONE)
    assert _progress(ana).stuck


def test_a_result_stays_as_it_was_whatever_comes_after(ana: Conversation) -> None:
    _drill(ana)
    first = ana.scene
    second = _drill(ana)
    assert _progress(ana).reliable
    ana.follow(first.drill)
    assert ana.scene.progress == first.progress == Progress()
    assert second.id != first.drill.id


def test_rewriting_opens_the_form_with_another_goal(ana: Conversation) -> None:
    stuck = _stuck(ana)
    form = ana.do(rewrite_form, stuck.id)
    assert (form.step.dimension.id, form.own_goal) == ("opening", form.step.dimension.goal)
    _drill(ana, Verdict.NOT_YET, Score.ONE, goal=form.own_goal or "")
    assert not _progress(ana).stuck, "another goal starts the count anew"


def test_whoever_is_stuck_on_the_areas_own_goal_is_given_one_it_was_not(ana: Conversation) -> None:
    ana.begin(Choice("talks", "opening", rounds=3, mode=Mode.TYPED))
    goal = ana.drill.goal.text
    ana.stop()
    form = ana.do(rewrite_form, ana.drill.id)
    assert goal == form.step.dimension.goal
    assert form.own_goal == "In 40 seconds, just this one thing: says the point first."


def test_splitting_puts_up_a_card_with_one_behaviour_as_its_goal(ana: Conversation) -> None:
    stuck = _stuck(ana)
    drill, dimension = ana.do(split_form, stuck.id)
    assert (drill.id, dimension.id) == (stuck.id, "opening")
    card = ana.follow(ana.do(start_split, stuck.id, 2))
    assert (card.phase, card.dimension_id, card.planned, card.mode) == (Phase.READY, "opening", 3, Mode.TYPED)
    assert card.goal.text == "In 40 seconds, just this one thing: says what the point costs."
    assert card.goal.origin is Origin.OWN
    assert ana.do(begin_drill, card.id, card.step).phase is Phase.ROUNDS


def test_an_area_is_not_split_while_a_drill_is_under_way(ana: Conversation) -> None:
    drill = ana.start()
    with pytest.raises(DrillAlreadyOpen):
        ana.do(start_split, drill.id, 0)
    assert ana.drill.phase is Phase.ROUNDS


@pytest.mark.parametrize("way_out", [rewrite_form, split_form, lambda visit, drill_id: start_split(visit, drill_id, 0)])
def test_the_ways_out_are_ones_own(ana: Conversation, mia: Conversation, twin: Conversation, way_out: object) -> None:
    drill = ana.start()
    ana.stop()
    assert callable(way_out)
    for stranger in (mia, twin):
        stranger.known()
        with pytest.raises(NotYours):
            stranger.do(way_out, drill.id)


def test_an_area_that_is_no_longer_in_the_files_has_no_way_out(ana: Conversation) -> None:
    drill = ana.start("speeches")
    ana.stop()
    ana.library = Library({"talks.toml": TALKS})
    with pytest.raises(UnknownArea):
        ana.do(rewrite_form, drill.id)

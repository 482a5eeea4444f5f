"""How a drill starts: at first use, with the defaults, with a choice."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.core.drill import Drill, Phase, Role
from bot.core.errors import DrillAlreadyOpen, NotYours, StepPassed, UnknownArea
from bot.core.find_area import Area
from bot.core.goals import Origin
from bot.core.members import Level, Mode
from bot.core.next_step import Choice, FirstUse
from bot.core.scoring import Score
from bot.journeys.start_drill import begin_drill, start_area, start_chosen, start_first, start_now
from bot.journeys.stop_drill import press_stop
from bot.journeys.visit import Visit
from bot.store import members
from tests.journeys.conversation import Conversation

CHOICE = Choice("speeches", "ending", rounds=4, mode=Mode.ALOUD)


def _known(talk: Conversation) -> None:
    """A member who chose rubric and level once and has no drill open."""
    drill = talk.start()
    talk.do(press_stop, drill.id, drill.step)
    talk.deliver()


def _started(outcome: FirstUse | Drill) -> Drill:
    assert isinstance(outcome, Drill)
    return outcome


def test_go_asks_a_newcomer_for_rubric_and_level_first(ana: Conversation) -> None:
    assert ana.do(start_now) == FirstUse(ana.library)
    assert ana.deliver() == []


def test_the_first_drill_has_three_rounds_and_asks_at_once(ana: Conversation) -> None:
    drill = ana.start("talks", Level.SENIOR)
    assert (drill.phase, drill.planned, drill.level, drill.rubric_id) == (Phase.ROUNDS, 3, Level.SENIOR, "talks")
    assert drill.now_at.role is Role.EXPOSE
    assert ana.said == ["card", "question:1"]


def test_go_starts_with_what_was_chosen_once(ana: Conversation) -> None:
    _known(ana)
    drill = ana.follow(_started(ana.do(start_now)))
    assert (drill.rubric_id, drill.level, drill.phase) == ("talks", Level.SENIOR, Phase.ROUNDS)
    assert ana.deliver() == ["card", "question:1"]
    assert ana.drill.started_at == ana.clock()


def test_a_level_the_rubric_lacks_becomes_its_nearest(ana: Conversation) -> None:
    assert ana.start(level=Level.EM).level is Level.SENIOR


def test_a_rubric_that_is_not_there_is_refused(ana: Conversation) -> None:
    with pytest.raises(UnknownArea):
        ana.do(start_first, "juggling", Level.SENIOR)


@pytest.mark.parametrize("again", [start_now, lambda visit: start_first(visit, "talks", Level.MID)])
def test_a_second_drill_is_refused_while_one_is_open(
    ana: Conversation, again: Callable[[Visit], FirstUse | Drill]
) -> None:
    ana.start()
    with pytest.raises(DrillAlreadyOpen):
        ana.do(again)
    assert ana.deliver() == []
    assert ana.drill.phase is Phase.ROUNDS


def test_people_start_without_regard_to_each_other(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    started = {talk.start().id for talk in (ana, mia, twin)}
    assert len(started) == 3


def test_a_choice_puts_up_a_card_and_waits(ana: Conversation) -> None:
    _known(ana)
    drill = ana.follow(ana.do(start_chosen, CHOICE))
    assert (drill.rubric_id, drill.dimension_id, drill.planned, drill.mode) == ("speeches", "ending", 4, Mode.ALOUD)
    assert drill.goal.origin is Origin.RUBRIC
    assert drill.phase is Phase.READY
    assert ana.deliver() == ["card"]


def test_start_on_the_card_asks_the_first_question_once(ana: Conversation) -> None:
    _known(ana)
    drill = ana.follow(ana.do(start_chosen, CHOICE))
    assert ana.do(begin_drill, drill.id, drill.step).phase is Phase.ROUNDS
    with pytest.raises(StepPassed):
        ana.do(begin_drill, drill.id, drill.step)
    assert ana.deliver() == ["card", "question:1"]


def test_go_begins_the_card_that_waits(ana: Conversation) -> None:
    _known(ana)
    card = ana.follow(ana.do(start_chosen, CHOICE))
    begun = _started(ana.do(start_now))
    assert (begun.id, begun.phase) == (card.id, Phase.ROUNDS)
    assert ana.deliver() == ["card", "question:1"]


def test_a_choice_becomes_the_habit(ana: Conversation) -> None:
    _known(ana)
    drill = ana.do(start_chosen, CHOICE)
    ana.do(press_stop, drill.id, drill.step)
    following = _started(ana.do(start_now))
    assert (following.rubric_id, following.planned, following.mode) == ("speeches", 4, Mode.ALOUD)


def test_a_goal_of_ones_own_is_kept_and_the_offered_one_is_the_rubrics(ana: Conversation) -> None:
    _known(ana)
    own = ana.do(start_chosen, replace(CHOICE, goal="  End on a question in 10 seconds  "))
    assert (own.goal.text, own.goal.origin) == ("End on a question in 10 seconds", Origin.OWN)
    offered = ana.do(start_chosen, replace(CHOICE, goal="In 30 seconds: end on what happens next."))
    assert offered.goal.origin is Origin.RUBRIC


def test_stretch_asks_one_level_up(ana: Conversation) -> None:
    drill = ana.start(level=Level.MID)
    ana.do(press_stop, drill.id, drill.step)
    assert ana.do(start_chosen, replace(CHOICE, stretch=True)).level is Level.SENIOR


def test_another_choice_takes_the_waiting_cards_place(ana: Conversation) -> None:
    _known(ana)
    first = ana.follow(ana.do(start_chosen, CHOICE))
    second = ana.do(start_chosen, replace(CHOICE, rounds=5))
    assert ana.drill.phase is Phase.STOPPED
    assert second.phase is Phase.READY
    assert ana.deliver() == ["card", "card"]
    with pytest.raises(StepPassed):
        ana.do(begin_drill, first.id, first.step)


def test_a_choice_is_refused_while_rounds_run_and_changes_nothing(ana: Conversation) -> None:
    ana.start()
    with pytest.raises(DrillAlreadyOpen):
        ana.do(start_chosen, CHOICE)
    profile = ana.do(lambda visit: members.profile(visit.tx, visit.member))
    assert profile is not None
    assert (profile.rubric_id, profile.mode, profile.rounds) == ("talks", Mode.TYPED, None)


@pytest.mark.parametrize("choice", [replace(CHOICE, dimension_id="dancing"), replace(CHOICE, rubric_id="juggling")])
def test_an_area_that_is_not_there_is_refused(ana: Conversation, choice: Choice) -> None:
    _known(ana)
    with pytest.raises(UnknownArea):
        ana.do(start_chosen, choice)


def test_a_choice_without_a_level_is_refused(ana: Conversation) -> None:
    with pytest.raises(UnknownArea):
        ana.do(start_chosen, CHOICE)


def test_nobody_starts_anothers_card(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    _known(ana)
    drill = ana.do(start_chosen, CHOICE)
    for stranger in (mia, twin):
        with pytest.raises(NotYours):
            stranger.do(begin_drill, drill.id, drill.step)


def test_the_fix_becomes_the_next_goal_of_its_area(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.look_back("Say the cost in 20 seconds.", opening=Score.ONE)
    following = _started(ana.do(start_now))
    assert following.dimension_id == "opening", "the weakest comes first"
    assert (following.goal.text, following.goal.origin) == ("Say the cost in 20 seconds.", Origin.FIX)
    assert following.planned == 5, "three rounds are for the very first drill"


def test_an_area_of_ones_choice_starts_at_once_and_its_rubric_becomes_the_target(ana: Conversation) -> None:
    _known(ana)
    drill = ana.follow(_started(ana.do(start_area, "speeches", "ending")))
    assert (drill.rubric_id, drill.dimension_id, drill.phase) == ("speeches", "ending", Phase.ROUNDS)
    assert ana.deliver() == ["card", "question:1"]
    ana.stop()
    assert _started(ana.do(start_now)).rubric_id == "speeches"


def test_an_area_of_ones_choice_takes_a_waiting_cards_place(ana: Conversation) -> None:
    _known(ana)
    card = ana.follow(ana.do(start_chosen, CHOICE))
    assert _started(ana.do(start_area, "talks", "ending")).id != card.id
    assert ana.drill.phase is Phase.STOPPED


def test_an_area_of_a_newcomers_choice_waits_for_their_level(ana: Conversation) -> None:
    asked = ana.do(start_area, "talks", "ending")
    assert isinstance(asked, FirstUse)
    assert isinstance(asked.place, Area)
    assert asked.place.dimension.id == "ending"
    assert ana.deliver() == []


@pytest.mark.parametrize("area", [("juggling", "opening"), ("talks", "dancing")])
def test_an_area_that_is_not_there_cannot_be_started(ana: Conversation, area: tuple[str, str]) -> None:
    _known(ana)
    with pytest.raises(UnknownArea):
        ana.do(start_area, *area)


def test_no_area_starts_while_rounds_run_and_the_target_stays(ana: Conversation) -> None:
    ana.start()
    with pytest.raises(DrillAlreadyOpen):
        ana.do(start_area, "speeches", "ending")
    profile = ana.do(lambda visit: members.profile(visit.tx, visit.member))
    assert profile is not None
    assert profile.rubric_id == "talks"

"""A goal of one's own is looked at before the card goes up; nobody is held up."""

from dataclasses import replace

import pytest

from bot.core.drill import Format
from bot.core.errors import UnknownArea
from bot.core.goal_check import Part, missing
from bot.core.goals import Origin
from bot.core.members import Mode
from bot.core.next_step import Choice, StartForm
from bot.journeys.check_goal import check_goal
from bot.journeys.start_drill import start_chosen
from tests.journeys.conversation import Conversation

CHOICE = Choice("talks", "opening", rounds=4, mode=Mode.ALOUD)
VAGUE = "Be more convincing"


def _advised(talk: Conversation, goal: str | None, choice: Choice = CHOICE) -> StartForm | None:
    talk.known()
    return talk.do(check_goal, replace(choice, goal=goal))


def test_a_vague_goal_gets_what_it_lacks_and_one_rewrite_that_lacks_nothing(ana: Conversation) -> None:
    form = _advised(ana, f"  {VAGUE}  ")
    assert form is not None
    assert form.advice is not None
    assert form.advice.missing == (Part.ACTION, Part.OBSERVABLE, Part.LIMIT)
    assert missing(form.advice.rewrite) == ()
    assert form.own_goal == VAGUE, "what was typed stays in the field"


def test_the_form_comes_back_as_it_was_filled_in(ana: Conversation) -> None:
    whole = replace(CHOICE, format=Format.FULL_LENGTH, stretch=True)
    form = _advised(ana, VAGUE, whole)
    assert form is not None
    assert (form.step.rounds, form.step.mode, form.step.format) == (4, Mode.ALOUD, Format.FULL_LENGTH)
    assert form.stretch


@pytest.mark.parametrize("goal", [None, "", "   ", "In 30 seconds: name the cost, then stop."])
def test_a_goal_that_can_be_passed_or_missed_goes_through(ana: Conversation, goal: str | None) -> None:
    assert _advised(ana, goal) is None


def test_a_goal_the_app_proposed_itself_is_never_found_fault_with(ana: Conversation) -> None:
    ana.known()
    ana.start()
    ana.judge_first_and_stop()
    ana.look_back("Be calm")
    assert _advised(ana, "In 40 seconds: be calm.") is None
    assert _advised(ana, "In 40 seconds: be calmer.") is not None


def test_whoever_keeps_a_vague_goal_gets_the_card_with_it(ana: Conversation) -> None:
    ana.known()
    card = ana.do(start_chosen, replace(CHOICE, goal=VAGUE))
    assert (card.goal.text, card.goal.origin) == (VAGUE, Origin.OWN)


def test_an_area_that_is_not_there_is_refused(ana: Conversation) -> None:
    with pytest.raises(UnknownArea):
        _advised(ana, VAGUE, replace(CHOICE, dimension_id="dancing"))

"""What the start form opens with, and what it shows for another area."""

from dataclasses import replace

import pytest

from bot.core.drill import Format
from bot.core.errors import DrillAlreadyOpen, UnknownArea
from bot.core.members import Level, Mode
from bot.core.next_step import FirstUse, StartForm
from bot.journeys.choose_drill import choose_drill, pick_area
from bot.journeys.start_drill import start_chosen
from bot.store import members
from bot.views.ids import Modal
from bot.views.start_modal import draw_start_form
from tests.journeys.conversation import Conversation
from tests.journeys.test_start_drill import CHOICE


def test_a_newcomer_is_asked_for_rubric_and_level(ana: Conversation) -> None:
    assert ana.do(choose_drill) == FirstUse(ana.library)


def test_the_form_opens_with_the_next_step(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    form = ana.do(choose_drill)
    assert isinstance(form, StartForm)
    assert (form.step.rubric.id, form.step.dimension.id, form.step.rounds) == ("talks", "opening", 3)
    assert (form.own_goal, form.stretch) == (None, False)


def test_over_a_card_that_waits_it_opens_with_what_the_card_says(ana: Conversation) -> None:
    ana.start(level=Level.MID)
    ana.stop()
    ana.do(start_chosen, replace(CHOICE, goal="End in 10 seconds", stretch=True))
    form = ana.do(choose_drill)
    assert isinstance(form, StartForm)
    step = form.step
    assert (step.rubric.id, step.dimension.id, step.rounds, step.mode) == ("speeches", "ending", 4, Mode.ALOUD)
    assert (form.own_goal, form.stretch) == ("End in 10 seconds", True)


def test_while_rounds_run_there_is_no_form(ana: Conversation) -> None:
    ana.start()
    with pytest.raises(DrillAlreadyOpen):
        ana.do(choose_drill)


def test_another_area_brings_its_own_goal(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    step = ana.do(pick_area, "talks", "ending")
    assert (step.dimension.id, step.goal.text) == ("ending", "In 30 seconds: end on what happens next.")


@pytest.mark.parametrize("area", [("juggling", "opening"), ("talks", "dancing")])
def test_an_area_that_is_not_there_is_refused(ana: Conversation, area: tuple[str, str]) -> None:
    ana.start()
    with pytest.raises(UnknownArea):
        ana.do(pick_area, *area)


def test_without_a_level_no_area_can_be_picked(ana: Conversation) -> None:
    with pytest.raises(UnknownArea):
        ana.do(pick_area, "talks", "opening")


def test_over_a_full_length_card_it_stays_full_length(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    ana.do(start_chosen, replace(CHOICE, format=Format.FULL_LENGTH))
    form = ana.do(choose_drill)
    assert isinstance(form, StartForm)
    assert form.step.format is Format.FULL_LENGTH


def test_a_card_from_before_the_level_was_changed_is_no_stretch(ana: Conversation) -> None:
    ana.start(level=Level.SENIOR)
    ana.stop()
    ana.do(start_chosen, replace(CHOICE, rubric_id="talks", stretch=False))
    with ana.database.write() as tx:
        members.set_target(tx, ana.member, "talks", Level.MID)
    form = ana.do(choose_drill)
    assert isinstance(form, StartForm)
    assert (form.step.level, form.stretch) == (Level.MID, True)
    with ana.database.write() as tx:
        members.set_target(tx, ana.member, "talks", Level.STAFF)
    form = ana.do(choose_drill)
    assert isinstance(form, StartForm)
    assert draw_start_form(ana.library, form)["callback_id"] == Modal.START

"""Scoring oneself after a drill: what was typed is kept, what is vague is asked about once, and late is marked late."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.house import House
from tests.e2e.practice import Practice

Someone = Callable[..., Practice]


@pytest.fixture
def to_the_score(someone: Someone) -> Someone:
    """Somebody who answered one question and stopped: the score is next."""

    def arrive(name: str, **how: bool) -> Practice:
        person = someone(name, **how)
        person.start_first_drill("System design", "Senior")
        person.drill_one_round(3)
        return person

    return arrive


def to_the_fix(person: Practice) -> None:
    """The first two steps, with nothing but a score."""
    person.press("Score it")
    person.modal.get_by_label("2 · at the bar").check()
    person.submit("Next: journal")
    person.modal.get_by_label("Where did you hesitate?").wait_for()
    person.submit("Next: one fix")
    person.modal.get_by_label("The one fix for next time").wait_for()


def test_what_was_typed_survives_closing_the_form_and_a_restart(to_the_score: Someone, shared_house: House) -> None:
    mia = to_the_score("mia")
    to_the_fix(mia)
    with mia.page.expect_request_finished(lambda request: "/_act/click" in request.url):
        mia.modal.get_by_label("What went wrong, exactly?").press_sequentially("I drew boxes before asking", delay=5)
    mia.close_modal()
    shared_house.stop()
    shared_house.start()
    mia.page.reload()
    mia.press("Go on: one fix")
    expect(mia.modal.get_by_label("What went wrong, exactly?")).to_have_value("I drew boxes before asking")


def test_a_vague_account_is_asked_about_once_and_then_kept_as_it_is(to_the_score: Someone) -> None:
    ana = to_the_score("ana")
    to_the_fix(ana)
    ana.modal.get_by_label("What went wrong, exactly?").fill("I was nervous and not clear enough")
    ana.modal.get_by_label("The one fix for next time").fill("Say the limit before the first box")
    ana.submit("Finish")
    ana.modal.get_by_text("Which moment was it").wait_for()
    expect(ana.modal.get_by_label("What went wrong, exactly?")).to_have_value("I was nervous and not clear enough")
    ana.submit("Finish")
    ana.modal.wait_for(state="hidden")
    ana.see("You said 2.")

    ana.press("Next drill")
    ana.see("from your last fix")
    ana.open_thread(2)
    ana.drill_one_round(5, "Not yet")
    to_the_fix(ana)
    ana.modal.get_by_text("Your last fix was the goal").wait_for()
    ana.modal.get_by_label("Partly: in some rounds, or with effort").check()
    ana.modal.get_by_label("The one fix for next time").fill("Say the limit first")
    ana.submit("Finish")
    ana.see("Last fix: partly there.")


def test_what_was_noticed_may_be_about_another_area(to_the_score: Someone) -> None:
    tom = to_the_score("tom")
    tom.press("Score it")
    tom.modal.get_by_label("3 · above the bar").check()
    tom.submit("Next: journal")
    tom.modal.get_by_label("What surprised you?").fill("They asked for the busiest second and I had no number")
    tom.modal.get_by_label("Which area was it about?").select_option(label="Capacity")
    tom.submit("Next: one fix")
    tom.modal.get_by_label("The one fix for next time").fill("Do one sum aloud")
    tom.submit("Finish")
    tom.see("Before you count it as a 3")
    tom.go_home()
    tom.see("First guesses, not measured yet: Capacity, Requirements.")


def test_after_four_minutes_there_is_one_nudge_and_after_five_the_score_is_late(
    to_the_score: Someone, shared_house: House
) -> None:
    june = to_the_score("june")
    shared_house.pass_time(minutes=4, seconds=1)
    june.see("One minute left to score on time.")
    shared_house.pass_time(minutes=2)
    june.look_back("1 · below the bar", "At the very start", "Ask who uses it")
    june.see("Scored late.")
    june.see("You said 1.")

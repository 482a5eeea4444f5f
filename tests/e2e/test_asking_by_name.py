"""What stands after /drill: an area or a rubric, spelling forgiven, and where one stands."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.practice import Practice

Someone = Callable[..., Practice]


@pytest.fixture
def settled(someone: Someone) -> Someone:
    """Somebody who practises system design as a senior, with no drill open."""

    def arrive(name: str, **how: bool) -> Practice:
        person = someone(name, **how)
        person.settle("System design", "Senior")
        return person

    return arrive


def test_a_misspelt_area_is_understood_and_started(settled: Someone) -> None:
    ana = settled("ana")
    ana.type_command("/drill bottelnecks")
    ana.see("Next: Bottlenecks")
    ana.press("Start")
    ana.see("Started. Your question is in the replies to the new card")
    ana.open_thread()
    ana.see("Bottlenecks · System design")
    ana.see("Round 1 of 5 · expose")


def test_a_rubric_brings_the_area_of_it_that_comes_first(settled: Someone) -> None:
    mia = settled("mia")
    mia.type_command("/drill behavioral")
    mia.see("Next: Situation in two sentences")
    mia.see("Behavioural")


def test_a_name_that_fits_several_places_is_asked_back_and_pressed(settled: Someone) -> None:
    tom = settled("tom")
    tom.type_command("/drill situation scope")
    tom.see("which one do you mean?")
    tom.press("Scope of impact")
    tom.see("Next: Scope of impact")
    expect(tom.page.get_by_text("which one do you mean?")).to_have_count(0)


def test_an_unknown_name_and_the_lists_that_help(settled: Someone) -> None:
    rosa = settled("rosa")
    rosa.type_command("/drill juggling")
    rosa.see("I know no area or rubric called “juggling”.")
    rosa.type_command("/drill areas")
    rosa.see("Where you stand · System design")
    rosa.type_command("/drill log")
    expect(rosa.modal).to_contain_text("Your log is empty.")
    rosa.close_modal()
    rosa.type_command("/drill rubric")
    rosa.see("Copy this to anyone you like; it says nothing about you.")
    expect(rosa.page.get_by_text("Rubric: System design")).to_be_visible()


def test_a_newcomer_who_names_an_area_is_asked_for_the_level_and_gets_it(someone: Someone) -> None:
    june = someone("june", phone=True)
    june.type_command("/drill trade-offs")
    june.see("Your first drill needs one answer: which level.")
    june.press("Start")
    june.modal.get_by_label("Senior").check()
    june.submit("Start")
    june.open_thread()
    expect(june.page.get_by_label("Thread").get_by_text("Trade-offs · System design")).to_be_visible()
    june.see("Round 1 of 3")

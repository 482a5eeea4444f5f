"""One's own questions in the browser: written, changed, drilled and removed, on a desk and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.practice import Practice

Someone = Callable[..., Practice]
ASKED = "Why did you not simply buy it?"
REWORDED = "Why did you not simply buy it? Start with what it would have cost."
OTHER = "What did you decide against last year?"


def add(person: Practice, question: str, area: str) -> None:
    """*Add one*, from the list and back to it."""
    person.modal.get_by_role("button", name="Add one").click()
    person.modal.get_by_label("The question").fill(question)
    person.modal.get_by_label("Which area does it test?").select_option(label=area)
    person.submit("Add it")
    person.modal.get_by_text("Added. Your next drill on").wait_for()


def choose(person: Practice, place: int, choice: str) -> None:
    """Something from the ⋯ of a question, counted from the top."""
    person.modal.get_by_role("button", name="More options").nth(place).click()
    person.page.get_by_role("menuitem", name=choice, exact=True).click()


def listed(person: Practice) -> Locator:
    """The list, with nothing over it."""
    expect(person.modal.get_by_role("heading", name="My questions")).to_be_visible()
    return person.modal


@pytest.mark.parametrize(("name", "phone"), [("ana", False), ("mia", True)])
def test_ones_own_questions_are_kept_in_order_and_drilled(someone: Someone, name: str, phone: bool) -> None:
    person = someone(name, phone=phone)
    person.settle("System design", "Senior")
    person.type_command("/drill questions")
    expect(listed(person).get_by_text("You have no questions of your own yet.")).to_be_visible()
    add(person, OTHER, "Own contribution")
    add(person, ASKED, "Trade-offs")

    choose(person, 0, "Edit")
    expect(person.modal.get_by_label("The question")).to_have_value(ASKED)
    person.modal.get_by_label("The question").fill(REWORDED)
    person.submit("Save")
    expect(listed(person).get_by_text(REWORDED)).to_be_visible()

    choose(person, 1, "Remove")
    expect(person.modal.get_by_text(OTHER)).to_be_visible()
    person.submit("Remove")
    expect(listed(person).get_by_text("Removed from your questions.")).to_be_visible()
    expect(person.modal.get_by_text(OTHER)).to_have_count(0)

    choose(person, 0, "Drill it now")
    expect(listed(person).get_by_text("Your drill is in our DM, and this question is its first.")).to_be_visible()
    expect(person.modal.get_by_text("asked last on")).to_be_visible()
    person.close_modal()
    person.open_thread()
    expect(person.page.get_by_label("Thread").get_by_text(REWORDED)).to_be_visible()


def test_with_a_drill_open_it_waits_and_the_next_one_begins_with_it(someone: Someone) -> None:
    tom = someone("tom")
    tom.start_first_drill("System design", "Senior")
    tom.type_command("/drill questions")
    add(tom, ASKED, "Trade-offs")
    choose(tom, 0, "Drill it now")
    expect(listed(tom).get_by_text("You have a drill open, so this question waits.")).to_be_visible()
    tom.close_modal()
    tom.stop_drill()
    tom.type_command("/drill go trade-offs")
    tom.open_thread(2)
    expect(tom.page.get_by_label("Thread").get_by_text(ASKED)).to_be_visible()

"""A real interview in the journal: its area leads and its question comes back; and a question out of a channel."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Request, expect

from tests.e2e.practice import Practice

Someone = Callable[..., Practice]
TITLE = "Write a journal entry"


def write_entry(person: Practice, area: str, question: str) -> None:
    """The open form, from its first field to the message that confirms it."""
    expect(person.modal.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(person.modal.get_by_label("A real interview")).to_be_checked()
    person.modal.get_by_label("Which one area was it most about?").select_option(label=area)
    person.modal.get_by_label("Where did you hesitate?").fill("At the cost of the second copy")
    person.modal.get_by_label("A question that surprised you").fill(question)
    person.submit("Keep it")
    person.modal.wait_for(state="hidden")


def test_the_question_that_surprised_opens_the_next_drill_on_its_area(someone: Someone) -> None:
    ana = someone("ana")
    ana.settle("System design", "Senior")
    ana.type_command("/drill journal")
    write_entry(ana, "Trade-offs", "Why would you not simply buy it?")
    ana.see("Your interview is written down, under Trade-offs.")
    ana.press("Add to my questions")
    ana.see("a drill on Trade-offs asks it before any other.")
    ana.go_home()
    ana.see("Next: Trade-offs")
    ana.press("Start")
    ana.see("Open: Trade-offs")
    ana.page.get_by_role("link", name="Messages", exact=True).click()
    ana.open_thread()
    ana.see("Round 1 of 5 · expose")
    expect(ana.page.get_by_label("Thread").get_by_text("Why would you not simply buy it?")).to_be_visible()


def test_the_shortcut_opens_the_same_form_and_says_what_is_missing(someone: Someone) -> None:
    mia = someone("mia")
    mia.page.get_by_role("button", name="Shortcuts").click()
    mia.page.get_by_role("menuitem", name=re.compile("journal entry")).click()
    mia.modal.get_by_label("What surprised you?").fill("Their silence")
    mia.submit("Keep it")
    expect(mia.modal.get_by_text("Pick the one area it was most about.")).to_be_visible()
    expect(mia.modal.get_by_label("What surprised you?")).to_have_value("Their silence")
    mia.modal.get_by_label("Which one area was it most about?").select_option(label="Own contribution")
    mia.submit("Keep it")
    mia.see("Your interview is written down, under Own contribution.")


def _tells(request: Request) -> bool:
    """The page tells the app what stands in a field."""
    return "/_act/click" in request.url


def test_a_form_closed_half_written_opens_again_as_it_stood(someone: Someone) -> None:
    ana = someone("ana")
    ana.type_command("/drill journal")
    with ana.page.expect_request_finished(_tells):
        ana.modal.get_by_label("A mock interview").check()
    with ana.page.expect_request_finished(_tells):
        ana.modal.get_by_label("Which one area was it most about?").select_option(label="Own contribution")
    with ana.page.expect_request_finished(_tells):
        ana.modal.get_by_label("What surprised you?").press_sequentially("Their silence", delay=5)
    ana.close_modal()
    ana.type_command("/drill journal")
    ana.see("You closed this form half written. Here is what stood in it.")
    expect(ana.modal.get_by_label("What surprised you?")).to_have_value("Their silence")
    expect(ana.modal.get_by_label("A mock interview")).to_be_checked()
    ana.submit("Keep it")
    ana.see("Your mock is written down, under Own contribution.")


@pytest.mark.parametrize(("author", "reader", "phone"), [("tom", "rosa", False), ("rosa", "june", True)])
def test_anothers_message_becomes_ones_own_drill(someone: Someone, author: str, reader: str, phone: bool) -> None:
    asked = f"What did you decide against last year? ({reader})"
    writer = someone(author)
    writer.page.get_by_role("link", name="general").click()
    field = writer.page.get_by_role("textbox", name="Message #general")
    field.fill(asked)
    field.press("Enter")
    writer.see(asked)

    person = someone(reader, phone=phone)
    if phone:
        person.page.get_by_role("link", name="Conversations").click()
    person.page.get_by_role("link", name="general").click()
    message = person.page.get_by_role("article").filter(has_text=asked)
    message.hover()
    message.get_by_role("button", name="More actions").click()
    person.page.get_by_role("menuitem", name="Drill this question").click()
    expect(person.modal.get_by_label("The question")).to_have_value(asked)
    person.modal.get_by_label("Which area does it test?").select_option(label="Trade-offs")
    person.modal.get_by_label("Staff").check()
    person.submit("Drill it")
    person.modal.get_by_text("Your drill is in our DM, and this is its first question.").wait_for()
    person.close_modal()
    expect(person.page.get_by_role("article")).to_have_count(writer.page.get_by_role("article").count())
    if phone:
        person.page.get_by_role("link", name="Conversations").click()
    person.page.get_by_role("link", name="Whetstone").click()
    person.open_thread()
    person.see("Round 1 of 3 · expose")
    expect(person.page.get_by_label("Thread").get_by_text(asked)).to_be_visible()

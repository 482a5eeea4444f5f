"""A question of the day in the browser: Rosa sets it up, it comes at its hour, Ana drills it, Mia answers it there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.house import House
from tests.e2e.practice import ANSWER, Practice, at_the_page

Someone = Callable[..., Practice]
CHANNEL, CHANNEL_ID = "interview-practice", "C0PGPRACTICE"
TOLD = "set up a question of the day here: every day at 09:00 (Tokyo), System design, senior."
ASKED = "Question of the day · System design"
IN_THREAD = "Answer in the thread if you like"
OFFER = "That can be round 1 of a drill: score it while it is fresh."


def go_to_channel(person: Practice) -> None:
    """#interview-practice, with no thread open."""
    base, _, query = person.page.url.partition("/?")
    who = query.partition("&")[0]
    person.page.goto(f"{base}/?{who}&in={CHANNEL_ID}")
    person.page.get_by_role("textbox", name=f"Message #{CHANNEL}").wait_for()


def go_to_dm(person: Practice) -> None:
    """Back to our own conversation."""
    person.page.goto(person.page.url.partition("&")[0])
    person.page.get_by_role("textbox", name="Message Whetstone").wait_for()


def type_in_channel(person: Practice, text: str) -> None:
    field = person.page.get_by_role("textbox", name=f"Message #{CHANNEL}")
    field.fill(text)
    field.press("Enter")


def set_up_question(rosa: Practice) -> None:
    """Rosa invites the app and sets up a question for every day."""
    go_to_channel(rosa)
    type_in_channel(rosa, "/invite @whetstone")
    type_in_channel(rosa, "/drill schedule")
    for day in ("Saturday", "Sunday"):
        rosa.modal.get_by_label(day, exact=True).check()
    rosa.modal.get_by_label("Which interview is it from?").select_option(label="System design")
    rosa.submit("Set up")
    rosa.modal.get_by_text("The first one comes").wait_for()
    rosa.close_modal()
    rosa.see(TOLD)


def asked(rosa: Practice) -> Locator:
    """The next morning in Tokyo: the question in the channel."""
    rosa.press("Skip ahead")
    rosa.page.get_by_role("menuitem", name="Tomorrow at 09:00").click()
    rosa.see(ASKED)
    return rosa.page.get_by_role("article").filter(has_text=ASKED).last


def open_replies(person: Practice) -> None:
    """The thread of the question."""
    go_to_channel(person)
    question = person.page.get_by_role("article").filter(has_text=ASKED).last
    question.hover()
    question.get_by_role("link", name="Reply in thread").click()
    person.page.get_by_role("textbox", name="Reply in thread").wait_for()


def test_set_up_asked_drilled_privately_and_answered_in_its_thread(someone: Someone, shared_house: House) -> None:
    rosa, ana, mia = someone("rosa"), someone("ana"), someone("mia")
    for each in (ana, mia):
        each.settle("System design", "Senior")
    set_up_question(rosa)
    expect(asked(rosa)).to_contain_text(IN_THREAD)

    go_to_channel(ana)
    ana.press("Drill this privately")
    ana.see("Nobody here sees it.")
    go_to_dm(ana)
    ana.open_thread()
    ana.see("Round 1 of 5")

    open_replies(mia)
    mia.write(ANSWER)
    mia.see(OFFER)
    mia.press("Make it round 1")
    mia.see("Your answer is round 1 of a drill in our DM")
    go_to_dm(mia)
    mia.open_thread()
    mia.see(f"Your answer from #{CHANNEL} counts.")
    mia.wait_for_turn("Pass")
    mia.answer_until("Pass")
    mia.press("Pass")
    mia.see("Round 2 of 5")

    rosa.page.reload()
    for private in ("Did that meet the goal?", "Your answer from", OFFER, "Nobody here sees it."):
        expect(rosa.page.get_by_text(private)).to_have_count(0)


@pytest.fixture
def without_history(tmp_path: Path) -> Iterator[House]:
    """A workspace that let the app read no channels."""
    house = House(tmp_path, "--without", "channels:history", "--without", "groups:history")
    house.start()
    yield house
    house.stop()


def test_without_the_history_scope_the_question_is_drilled_privately(browser: Browser, without_history: House) -> None:
    with at_the_page(browser, without_history, "rosa") as rosa, at_the_page(browser, without_history, "ana") as ana:
        set_up_question(rosa)
        expect(asked(rosa)).not_to_contain_text(IN_THREAD)
        open_replies(ana)
        ana.write(ANSWER)
        go_to_channel(ana)
        ana.press("Drill this privately")
        ana.see("Started. The question is in the replies to the new card")
        go_to_dm(ana)
        ana.open_thread()
        ana.see("Round 1 of 3")
        expect(ana.page.get_by_text(OFFER)).to_have_count(0)

"""The daily DM: set in its form, put off, started with the very question it showed, skipped, paused, and left alone."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from tests.e2e.house import House
from tests.e2e.practice import Practice

Someone = Callable[..., Practice]
READY = "round 1 is ready."


def every_day_at_nine(person: Practice) -> None:
    """Rubric and level told, and a reminder for each day of the week."""
    person.settle("System design", "Senior")
    person.type_command("/drill remind")
    for day in ("Saturday", "Sunday"):
        person.modal.get_by_label(day, exact=True).check()
    person.modal.get_by_label("A look back on your week").select_option(label="No")
    person.submit("Save")
    expect(person.modal.get_by_text("Next: ")).to_contain_text("09:00, your time.")
    person.close_modal()


def reminders(person: Practice) -> Locator:
    """The reminders in the conversation that still offer a drill."""
    return person.page.get_by_role("article").filter(has_text=READY)


def more(person: Practice, choice: str) -> None:
    """Something from the newest reminder's menu."""
    reminders(person).last.get_by_role("button", name="More options", exact=True).click()
    person.page.get_by_role("menuitem", name=choice).last.click()


def test_put_off_and_started_it_asks_the_question_it_showed(someone: Someone, shared_house: House) -> None:
    ana = someone("ana")
    every_day_at_nine(ana)
    shared_house.next_morning("Europe/Lisbon")
    ana.see(READY)
    more(ana, "In 30 minutes")
    ana.see("Back at 09:30.")
    expect(reminders(ana)).to_have_count(0)
    shared_house.pass_time(minutes=30)
    ana.see(READY)
    question = reminders(ana).last.locator(".section").nth(1).inner_text()
    reminders(ana).last.get_by_role("button", name="Start", exact=True).click()
    ana.see("Your question is in the replies to the new card.")
    ana.open_thread()
    ana.see("Round 1 of 5")
    asked = ana.page.get_by_role("log", name="Thread").get_by_role("article").filter(has_text="Round 1 of 5")
    expect(asked).to_contain_text(question)
    ana.stop_drill()


def test_skipped_and_paused_it_says_when_it_comes_again(someone: Someone, shared_house: House) -> None:
    tom = someone("tom")
    every_day_at_nine(tom)
    shared_house.next_morning("Europe/Stockholm")
    tom.see(READY)
    tom.press("Skip today")
    tom.see("Skipped. Next: ")
    shared_house.next_morning("Europe/Stockholm")
    tom.see(READY)
    more(tom, "Pause for a week")
    tom.see("Reminders are paused until")
    shared_house.pass_time(days=6)
    expect(reminders(tom)).to_have_count(0)
    shared_house.pass_time(days=2)
    tom.see(READY)


def test_five_in_a_row_that_are_ignored_are_followed_by_the_last_word(someone: Someone, shared_house: House) -> None:
    mia = someone("mia", phone=True)
    every_day_at_nine(mia)
    for count in range(1, 6):
        shared_house.next_morning("America/New_York")
        expect(reminders(mia)).to_have_count(count)
    shared_house.next_morning("America/New_York")
    mia.see("I came five times and you had other things to do, so I stop here.")
    shared_house.pass_time(days=3)
    expect(reminders(mia)).to_have_count(5)
    mia.press("Start again")
    mia.see("Reminders are on again. Next: ")
    shared_house.next_morning("America/New_York")
    expect(reminders(mia)).to_have_count(6)

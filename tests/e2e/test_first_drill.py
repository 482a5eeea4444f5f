"""The whole first drill in a browser, and what happens when it is interrupted."""

from playwright.sync_api import Browser, expect

from tests.e2e.house import House
from tests.e2e.practice import ANSWER, Practice

FIX = "Say what breaks before naming the tool"


def test_a_newcomer_does_a_whole_drill_and_sees_where_they_stand(ana: Practice, house: House) -> None:
    ana.start_first_drill("System design", "Senior")
    ana.see("Round 1 of 3 · expose")
    ana.write("What colour is the office carpet?")
    ana.see("Your call: state the assumption.")

    for number in (1, 2, 3):
        ana.answer_round(number, 3)
    ana.see("Score it while it is fresh")
    ana.look_back("2 · at the bar", "Before the first number", FIX)

    ana.see("How you saw it")
    ana.see("You said 2.")
    ana.see("The shape of a good answer")

    ana.go_home()
    ana.see("Next: Requirements")
    ana.see("Where you stand")
    ana.see("First guesses, not measured yet: Requirements.")
    ana.see("goal met in 3 of 3")
    assert ana.page.get_by_text(FIX).count() == 2
    assert ANSWER not in house.log
    assert FIX not in house.log


def test_a_restart_in_the_middle_goes_on_where_it_was(browser: Browser, ana: Practice, house: House) -> None:
    ana.start_first_drill("Behavioural", "Staff")
    ana.answer_round(1, 3)
    ana.see("Round 2 of 3")
    ana.write("Half an answer, then the lights went out.")

    house.stop()
    house.start()

    ana.page.goto(house.url)
    ana.open_thread()
    ana.see("Half an answer, then the lights went out.")
    ana.answer_round(2, 3, "Not yet")
    ana.answer_round(3, 3)
    ana.see("Score it while it is fresh")
    expect(ana.page.get_by_text("Round 2 of 3")).to_have_count(1)


def test_back_keeps_what_was_typed_and_a_closed_modal_goes_on_at_its_step(ana: Practice) -> None:
    ana.start_first_drill("System design", "Mid")
    ana.answer_round(1, 3)
    ana.press("Stop")
    ana.confirm("Stop")

    ana.press("Score it")
    ana.modal.get_by_label("Can't tell").check()
    ana.modal.get_by_role("button", name="Next: journal").click()
    ana.modal.get_by_label("What surprised you?").fill("How little I asked")
    ana.modal.get_by_role("button", name="Back").click()
    expect(ana.modal.get_by_label("Can't tell")).to_be_checked()
    ana.modal.get_by_role("button", name="Next: journal").click()
    expect(ana.modal.get_by_label("What surprised you?")).to_have_value("How little I asked")
    ana.modal.get_by_role("button", name="Close").last.click()

    ana.press("Go on: journal")
    expect(ana.modal.get_by_label("What surprised you?")).to_have_value("How little I asked")


def test_skipping_every_round_ends_the_drill_without_a_score(ana: Practice) -> None:
    ana.start_first_drill("System design", "Senior")
    for number in (1, 2, 3):
        ana.see(f"Round {number} of 3")
        ana.press("Skip this one")
    ana.see("Closed")
    expect(ana.page.get_by_role("button", name="Score it")).to_have_count(0)

"""What time alone does: the last round's clock runs out; a drill somebody left is paused, offered once, and closed."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.house import House
from tests.e2e.practice import ANSWER, Practice

Someone = Callable[..., Practice]


def test_the_last_round_ends_when_its_minutes_are_over(someone: Someone, shared_house: House) -> None:
    ana = someone("ana")
    ana.start_first_drill("Behavioural", "Senior")
    for number in (1, 2):
        ana.see(f"Round {number} of 3")
        ana.press_away("Skip this one")
    ana.see("Round 3 of 3 · under pressure · 3 minutes")
    ana.write(ANSWER)
    shared_house.pass_time(minutes=3, seconds=5)
    ana.see("Time. Did that meet the goal?")
    expect(ana.page.get_by_role("button", name="Done", exact=True)).to_have_count(0)
    ana.press("Not yet")
    ana.see("Score it while it is fresh")


def test_a_drill_that_was_left_is_paused_then_offered_once_then_closed(someone: Someone, shared_house: House) -> None:
    mia = someone("mia")
    mia.start_first_drill("Behavioural", "Senior")
    mia.see("Round 1 of 3")
    shared_house.pass_time(hours=12, minutes=1)
    mia.see("Go on whenever you like; it keeps for a week.")
    shared_house.pass_time(hours=12)
    mia.see("Your drill on Situation in two sentences is still here.")
    shared_house.pass_time(days=3)
    shared_house.pass_time(days=3, minutes=5)
    mia.see("Drill closed, nothing to score this time.")
    expect(mia.page.get_by_text("is still here.")).to_have_count(1)
    mia.type_command("/drill")
    mia.see("Next: Situation in two sentences")

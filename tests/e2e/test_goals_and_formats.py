"""The start form's advice on a goal, and the full-length interview, in a browser."""

import re

from playwright.sync_api import expect

from tests.e2e.practice import Practice


def _open_form(ana: Practice) -> None:
    """The form under *Change*, with nothing open."""
    ana.start_first_drill("System design", "Senior")
    ana.press("Stop")
    ana.confirm("Stop")
    ana.see("Drill closed")
    ana.type_command("/drill")
    ana.press("Change")
    ana.modal.get_by_label("Goal").wait_for()


def test_a_vague_goal_gets_one_rewrite_to_take(ana: Practice) -> None:
    _open_form(ana)
    goal = ana.modal.get_by_label("Goal")
    goal.fill("communicate better")
    ana.modal.get_by_role("button", name="Show the card").click()
    ana.modal.get_by_text("To tell a pass from a miss, this goal needs").wait_for()
    expect(goal).to_have_value("communicate better")
    ana.modal.get_by_role("button", name="Use this wording").click()
    expect(goal).not_to_have_value("communicate better")
    rewritten = goal.input_value()
    ana.modal.get_by_role("button", name="Show the card").click()
    ana.modal.wait_for(state="hidden")
    ana.see(rewritten)
    ana.see("Start round 1")


def test_a_vague_goal_may_be_kept(ana: Practice) -> None:
    _open_form(ana)
    ana.modal.get_by_label("Goal").fill("communicate better")
    ana.modal.get_by_role("button", name="Show the card").click()
    ana.modal.get_by_text("To tell a pass from a miss, this goal needs").wait_for()
    ana.modal.get_by_role("button", name="Show the card").click()
    ana.modal.wait_for(state="hidden")
    ana.see("communicate better")


def test_a_full_length_interview_goes_through_its_windows_without_asking_for_verdicts(ana: Practice) -> None:
    _open_form(ana)
    ana.modal.get_by_label("Full length").check()
    ana.modal.get_by_role("button", name="Show the card").click()
    ana.modal.wait_for(state="hidden")
    ana.see("50 minutes, then 10 to look back")
    ana.press("Start round 1")
    expect(ana.page.get_by_role("link", name=re.compile(r"\d+ repl"))).to_have_count(2)
    ana.open_thread()
    for window in ("Minutes 0–6", "Minutes 6–12", "Minutes 12–22", "Minutes 22–29", "Minutes 29–35", "Minutes 35–44"):
        ana.see(window)
        ana.answer_part()
    ana.see("Minutes 44–50")
    expect(ana.page.get_by_text("Did that meet the goal?")).to_have_count(0)
    ana.answer_until("Not yet")
    ana.see("Over the whole interview: did you meet the goal?")
    ana.press("Not yet")
    ana.look_back("2 · at the bar", "At the sums", "Say the busiest second first")
    ana.see("Goal not met yet over the whole interview.")

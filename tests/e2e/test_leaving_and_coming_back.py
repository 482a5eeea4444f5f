"""Pausing, going on, closing early, and answers too short to judge, as somebody sees them in a browser."""

from playwright.sync_api import expect

from tests.e2e.practice import ANSWER, Practice


def test_a_paused_drill_goes_on_with_its_question(ana: Practice) -> None:
    ana.start_first_drill("System design", "Senior")
    ana.see("Round 1 of 3 · expose")
    ana.press("Pause")
    ana.see("Go on whenever you like; it keeps for a week.")
    ana.type_command("/drill")
    ana.see("It is paused at round 1 of 3.")
    ana.type_command("resume")
    ana.see("where you left off")
    ana.answer_round(1, 3)
    ana.see("Round 2 of 3 · refine")


def test_whoever_writes_on_in_a_paused_drill_is_back(ana: Practice) -> None:
    ana.start_first_drill("System design", "Senior")
    ana.see("Round 1 of 3")
    ana.press("Pause")
    ana.see("Go on whenever you like")
    ana.write(ANSWER)
    ana.see("where you left off")
    expect(ana.page.get_by_role("button", name="Continue")).to_have_count(0)


def test_what_was_done_before_a_pause_can_be_scored(ana: Practice) -> None:
    ana.start_first_drill("Behavioural", "Senior")
    ana.answer_round(1, 3)
    ana.see("Round 2 of 3")
    ana.press("Pause")
    ana.press("Score what I did")
    ana.see("Score it while it is fresh")
    ana.look_back("1 · below the bar", "At the start", "Say the impact first")
    ana.see("Goal met in 1 of 1 round.")


def test_a_dropped_drill_is_closed_unscored(ana: Practice) -> None:
    ana.start_first_drill("Behavioural", "Senior")
    ana.see("Round 1 of 3")
    ana.press("Pause")
    ana.press("Drop")
    ana.confirm("Close it")
    ana.see("Drill closed, nothing to score this time.")


def test_an_answer_too_short_to_judge_says_so_and_can_be_added_to(ana: Practice) -> None:
    ana.start_first_drill("System design", "Senior")
    ana.see("Round 1 of 3")
    for words in ("A box.", "Another box.", "That is all."):
        ana.write(words)
        ana.press_away("Done")
    ana.see("Not enough to score yet")
    ana.press("Done")
    ana.see("Still too little to score.")
    ana.write(f"{ANSWER} And the ferry goes twice an hour.")
    ana.press("Done")
    ana.see("Did that meet the goal?")


def test_a_round_may_be_left_without_a_verdict(ana: Practice) -> None:
    ana.start_first_drill("System design", "Senior")
    ana.see("Round 1 of 3")
    for words in ("A box.", "Another box.", "That is all."):
        ana.write(words)
        ana.press_away("Done")
    ana.press("Go on")
    ana.see("Not enough to score in this round.")
    ana.see("Round 2 of 3")

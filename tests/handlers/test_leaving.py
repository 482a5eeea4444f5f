"""Leaving a drill and coming back from elsewhere: from `/drill`, from Home, from a drill that was stopped half-way."""

from collections.abc import Awaitable, Callable

import pytest

from bot.core.errors import NothingToPause, NotPaused, StepPassed
from bot.store import drills
from bot.views.proposals import draw_went_on
from playground.person import words_of
from tests.handlers.practice import Practice, labels
from tests.handlers.workspace import Workspace

PAUSED = ["Continue", "Score what I did", "Drop"]


async def leave_after_one_round(ana: Practice) -> None:
    """A round judged, the next one asked, and a pause."""
    await ana.first_drill()
    await ana.round(1)
    await ana.question(2)
    await ana.press("Pause")
    await ana.newest_has("Continue")


async def by_command(ana: Practice, label: str) -> None:
    """Press what `/drill` shows, and see it give way to a sentence."""
    await ana.command("/drill")
    offered = await ana.wait_for("It is paused at round 2 of 3.")
    assert offered["ephemeral"]
    assert labels(offered) == PAUSED
    await ana.click(label)
    await ana.wait_until(lambda seen: any(words_of(each) == draw_went_on().text for each in seen))
    assert not any("It is paused" in words_of(each) for each in await ana.messages())


async def on_home(ana: Practice, label: str) -> None:
    """Press what Home shows, and see Home drawn again."""
    await ana.open_home()
    home = await ana.wait_for_home("It is paused at round 2 of 3.")
    await ana.click(label, home=True)
    again = await ana.home()
    assert again is not None
    assert again["body"]["blocks"] != home["body"]["blocks"]


async def open_drills(workspace: Workspace, ana: Practice) -> int:
    """How many drills of hers are open."""
    member = await workspace.member(ana)
    found = await workspace.app.desk.see(member, lambda visit: drills.open_one(visit.tx, visit.member, lock=False))
    return 0 if found is None else 1


Place = Callable[[Practice, str], Awaitable[None]]
elsewhere = pytest.mark.parametrize("press", [by_command, on_home])


async def test_a_pause_shows_its_three_ways_on_and_takes_the_others_away(ana: Practice) -> None:
    await leave_after_one_round(ana)
    shown = [labels(each) for each in await ana.messages() if labels(each)]
    assert shown == [PAUSED]
    assert await ana.how_often("Go on whenever you like; it keeps for a week.") == 1


async def test_before_anything_was_judged_there_is_nothing_to_score(ana: Practice) -> None:
    await ana.first_drill()
    await ana.press("Pause")
    paused = await ana.newest_has("Continue")
    assert labels(paused) == ["Continue", "Drop"]


@elsewhere
async def test_continue_elsewhere_goes_on_in_the_thread(ana: Practice, press: Place) -> None:
    await leave_after_one_round(ana)
    await press(ana, "Continue")
    went_on = await ana.newest_has("Done")
    assert "where you left off" in words_of(went_on)
    assert went_on["thread_ts"] == ana.card_ts


@elsewhere
async def test_what_was_done_is_scored_from_elsewhere(ana: Practice, press: Place) -> None:
    await leave_after_one_round(ana)
    await press(ana, "Score what I did")
    await ana.look_back()
    await ana.wait_for("Goal met in 1 of 1 round.")


@elsewhere
async def test_drop_elsewhere_closes_the_drill_unscored(ana: Practice, workspace: Workspace, press: Place) -> None:
    await leave_after_one_round(ana)
    await press(ana, "Drop")
    await ana.newest_has("Next drill")
    assert await ana.how_often("Drill closed without a score.") == 1
    assert await open_drills(workspace, ana) == 0


async def test_an_offer_that_is_over_says_so_and_changes_nothing(ana: Practice) -> None:
    await leave_after_one_round(ana)
    await ana.command("/drill")
    await ana.wait_for("It is paused at round 2 of 3.")
    await ana.reply("I am back.")
    await ana.newest_has("Done")
    await ana.click("Drop")
    await ana.told_alone(StepPassed().sentence)
    await ana.newest_has("Done")


async def test_home_offers_no_buttons_for_a_drill_that_is_under_way(ana: Practice) -> None:
    await ana.first_drill()
    await ana.open_home()
    home = await ana.wait_for_home("Open: Opening")
    pressed = [element["text"]["text"] for block in home["body"]["blocks"] for element in block.get("elements", [])
               if element["type"] == "button"]  # fmt: skip
    assert "Start" not in pressed
    assert "Continue" not in pressed


async def test_the_words_pause_and_resume_do_what_the_buttons_do(ana: Practice) -> None:
    await ana.first_drill()
    await ana.reply("pause")
    await ana.newest_has("Continue")
    await ana.reply("Resume.")
    await ana.newest_has("Done")
    await ana.reply("resume")
    await ana.wait_for(NotPaused().sentence)


async def test_a_drill_that_waits_for_its_score_has_no_round_to_pause(ana: Practice) -> None:
    await ana.first_drill()
    await ana.round(1)
    await ana.question(2)
    await ana.press("Stop")
    await ana.newest_has("Score it")
    await ana.say("pause")
    await ana.wait_for(NothingToPause().sentence)


async def test_home_shows_a_drill_that_was_scored_from_there_as_done(ana: Practice) -> None:
    await leave_after_one_round(ana)
    await on_home(ana, "Score what I did")
    await ana.wait_for_home("It waits for your score.")
    await ana.click("Score it", home=True)
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "2"})
    await ana.submit()
    await ana.submit({"fix": "Stop sooner"})
    await ana.wait_for_home("goal met in 1 of 1")


async def test_home_shows_the_card_that_was_chosen_from_there(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("Next: ")
    await ana.click("Change", home=True)
    await ana.wait_for_modal("Start a drill")
    await ana.submit()
    await ana.wait_for_home("Its card waits for you to start.")
    await ana.click("Not now", home=True)
    await ana.wait_for_home("Next: ")

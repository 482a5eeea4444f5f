"""The forms: the start form under *Change*, and the three steps of the look back."""

import pytest

from bot.core.errors import DrillAlreadyOpen
from playground.person import Told, words_of
from tests.handlers.practice import ENOUGH, Practice
from tests.handlers.workspace import Workspace

GOAL = "goal:talks:opening"
OTHER_GOAL = "goal:talks:ending"


async def open_start_form(ana: Practice, workspace: Workspace) -> None:
    """The start form of somebody who told rubric and level before."""
    await workspace.knows(ana)
    await ana.shortcut("start_drill")
    await ana.wait_for_modal("Start a drill")


async def values(ana: Practice) -> dict[str, object]:
    """What the open form shows, by block id."""
    modal = await ana.modal()
    assert modal is not None
    return {block: next(iter(fields.values())) for block, fields in modal["values"].items()}


async def test_the_start_form_opens_with_the_next_step(ana: Practice, workspace: Workspace) -> None:
    await open_start_form(ana, workspace)
    assert await values(ana) == {
        "area": "talks:opening",
        GOAL: "In 40 seconds: the point, then the reason.",
        "rounds": "3",
        "mode": "typed",
        "format": "focused",
        "difficulty": "at_level",
    }


async def test_another_area_brings_its_own_goal(ana: Practice, workspace: Workspace) -> None:
    await open_start_form(ana, workspace)
    await ana.click("pick_area", value="talks:ending")
    shown = await values(ana)
    assert shown["area"] == "talks:ending"
    assert shown[OTHER_GOAL] == "In 30 seconds: end on what happens next."


async def test_another_area_keeps_a_goal_that_was_typed(ana: Practice, workspace: Workspace) -> None:
    await open_start_form(ana, workspace)
    await ana.click("pick_area", value="talks:ending", state={GOAL: {"field": "In one minute: name two costs."}})
    shown = await values(ana)
    assert shown[OTHER_GOAL] == "In one minute: name two costs."


async def test_another_area_keeps_everything_else_that_was_chosen(ana: Practice, workspace: Workspace) -> None:
    await open_start_form(ana, workspace)
    chosen = {"rounds": "5", "mode": "aloud", "difficulty": "stretch"}
    state = {block: {"field": value} for block, value in chosen.items()}
    await ana.click("pick_area", value="speeches:ending", state=state)
    shown = await values(ana)
    assert {block: shown[block] for block in chosen} == chosen


async def test_the_form_puts_up_a_card_that_waits_for_its_start(ana: Practice, workspace: Workspace) -> None:
    await open_start_form(ana, workspace)
    await ana.click("pick_area", value="talks:ending")
    await ana.submit({OTHER_GOAL: "In 20 seconds: who does what.", "rounds": "4", "mode": "aloud"})
    card = await ana.newest_has("Start round 1")
    assert "In 20 seconds: who does what." in words_of(card)
    assert "Aloud, away from Slack" in words_of(card)
    drill = await workspace.drill(ana)
    assert (drill.dimension_id, drill.planned, drill.mode) == ("ending", 4, "aloud")
    await ana.press("Start round 1")
    await ana.question(1, of=4)


async def test_a_stretch_asks_a_level_up(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill(level="mid")
    await ana.press("Stop")
    await ana.shortcut("start_drill")
    await ana.wait_for_modal("Start a drill")
    await ana.submit({"difficulty": "stretch"})
    await ana.newest_has("Start round 1")
    assert (await workspace.drill(ana)).level == "senior"


@pytest.mark.parametrize("typed", ["", "   "])
async def test_an_empty_goal_is_the_areas_own(ana: Practice, workspace: Workspace, typed: str) -> None:
    await open_start_form(ana, workspace)
    await ana.submit({GOAL: typed})
    await ana.newest_has("Start round 1")
    assert (await workspace.drill(ana)).goal.text == "In 40 seconds: the point, then the reason."


async def test_change_on_a_waiting_card_puts_another_in_its_place(ana: Practice, workspace: Workspace) -> None:
    await open_start_form(ana, workspace)
    await ana.submit()
    await ana.press("Change")
    await ana.wait_for_modal("Start a drill")
    await ana.submit({"rounds": "5"})
    card = await ana.wait_for("5 rounds")
    assert "Put away." in words_of(await ana.wait_for("Put away."))
    assert card["ts"] == (await ana.newest_has("Start round 1"))["ts"]


async def test_not_now_puts_the_card_away(ana: Practice, workspace: Workspace) -> None:
    await open_start_form(ana, workspace)
    await ana.submit()
    await ana.press("Not now")
    await ana.wait_for("Put away.")


async def test_the_shortcut_asks_a_newcomer_for_the_two_answers(ana: Practice) -> None:
    await ana.shortcut("start_drill")
    await ana.wait_for_modal("Your first drill")


async def test_a_form_that_comes_too_late_says_so_at_its_first_field(ana: Practice, workspace: Workspace) -> None:
    await open_start_form(ana, workspace)
    await ana.say("drill")
    await ana.wait_for("Next: ")
    await ana.command("/drill go")
    await ana.question(1)
    with pytest.raises(Told) as told:
        await ana.submit()
    assert told.value.errors == {"area": DrillAlreadyOpen().sentence}


async def test_change_says_in_its_modal_that_a_drill_is_open(ana: Practice) -> None:
    await ana.first_drill()
    await ana.shortcut("start_drill")
    modal = await ana.wait_for_modal("That didn't work")
    assert DrillAlreadyOpen().sentence in str(modal["body"]["blocks"])


async def test_change_on_an_offer_that_is_over_leaves_no_modal_loading(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.say("drill")
    await ana.newest_has("Change")
    await ana.command("/drill go")
    await ana.question(1)
    await ana.click("Change")
    modal = await ana.wait_for_modal("That didn't work")
    assert DrillAlreadyOpen().sentence in str(modal["body"]["blocks"])


async def to_journal(ana: Practice) -> None:
    """To the second step of the look back."""
    await ana.first_drill()
    await ana.rounds()
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "2", "ending": "cant_tell"})
    await ana.wait_for_modal("Journal · 2 of 3")


async def test_the_score_needs_a_choice(ana: Practice) -> None:
    await ana.first_drill()
    await ana.rounds()
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    with pytest.raises(Told) as told:
        await ana.submit()
    assert set(told.value.errors) == {"opening"}


@pytest.mark.parametrize("typed", ["", "   "])
async def test_the_one_fix_is_asked_for_at_its_field(ana: Practice, typed: str) -> None:
    await to_journal(ana)
    await ana.submit()
    await ana.wait_for_modal("One fix · 3 of 3")
    with pytest.raises(Told) as told:
        await ana.submit({"fix": typed, "wrong": "rambled"})
    assert set(told.value.errors) == {"fix"}


async def test_back_keeps_the_journal_and_shows_the_scores_given(ana: Practice) -> None:
    await to_journal(ana)
    await ana.click("Back", state={"hesitation": {"field": "at the very start"}})
    await ana.wait_for_modal("Score · 1 of 3")
    assert await values(ana) == {"opening": "2", "ending": "cant_tell"}
    await ana.submit({"opening": "3"})
    await ana.wait_for_modal("Journal · 2 of 3")
    assert (await values(ana))["hesitation"] == "at the very start"


async def test_back_keeps_the_fix_the_retro_and_the_practice(ana: Practice) -> None:
    await to_journal(ana)
    await ana.submit({"surprise": "the follow-up"})
    await ana.wait_for_modal("One fix · 3 of 3")
    typed = {"fix": "Name the cost", "well": "short", "wrong": "no numbers", "practice": "1"}
    await ana.click("Back", state={block: {"field": value} for block, value in typed.items()})
    await ana.wait_for_modal("Journal · 2 of 3")
    assert (await values(ana))["surprise"] == "the follow-up"
    await ana.submit()
    await ana.wait_for_modal("One fix · 3 of 3")
    shown = await values(ana)
    assert {block: shown[block] for block in typed} == typed


async def test_own_practice_goes_before_the_list(ana: Practice, workspace: Workspace) -> None:
    await to_journal(ana)
    await ana.submit()
    await ana.wait_for_modal("One fix · 3 of 3")
    await ana.click("Back", state={"practice": {"field": "own"}, "own_practice": {"field": "Record five openings"}})
    await ana.wait_for_modal("Journal · 2 of 3")
    await ana.submit()
    await ana.wait_for_modal("One fix · 3 of 3")
    shown = await values(ana)
    assert (shown["practice"], shown["own_practice"]) == ("own", "Record five openings")


async def test_each_submitted_step_is_kept_when_the_modal_is_closed(ana: Practice) -> None:
    await to_journal(ana)
    await ana.close_modal()
    await ana.press("Go on: journal")
    await ana.wait_for_modal("Journal · 2 of 3")
    await ana.submit({"rehearsed": "the ending"})
    await ana.wait_for_modal("One fix · 3 of 3")
    await ana.close_modal()
    await ana.press("Go on: one fix")
    await ana.wait_for_modal("One fix · 3 of 3")
    await ana.submit({"fix": "Stop sooner"})
    await ana.wait_for("How you saw it")


async def test_the_scores_are_locked_once_the_drill_is_closed(ana: Practice) -> None:
    await ana.first_drill()
    await ana.rounds()
    await ana.press("Score it")
    first = await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "2"})
    await ana.submit()
    await ana.submit({"fix": "Stop sooner"})
    await ana.wait_for("How you saw it")
    assert await ana.modal() is None
    with pytest.raises(Told):
        await ana.act("submit", view_id=first["id"], state={"opening": {"field": "1"}})
    assert await ana.how_often("You said 2.") == 1


async def test_close_without_scoring_ends_the_drill(ana: Practice) -> None:
    await ana.first_drill()
    await ana.rounds()
    await ana.press("Close without scoring")
    await ana.wait_for("Closed without a score.")
    await ana.command("/drill go")
    await ana.wait_until(lambda seen: sum("Round 1 of 3" in words_of(each) for each in seen) == 2)


async def test_what_is_typed_with_entities_reads_as_it_was_typed(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.reply("p99 < 200 ms & no <!channel>")
    assert await workspace.answer(ana) == ["p99 < 200 ms & no <!channel>"]


async def test_a_code_block_is_kept_as_it_is(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await ana.reply(f"```\nif a < b:\n    swap()\n```\n{ENOUGH}")
    assert (await workspace.answer(ana))[:3] == ["```", "if a < b:", "    swap()"]

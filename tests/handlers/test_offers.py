"""*Start* long after it was offered: what it named is what starts, on Home, under /drill and in the journal."""

import pytest

from bot.core.drill import Format, Verdict
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.scoring import Score
from bot.journeys.start_drill import start_chosen
from bot.views.drawn import buttons, message
from bot.views.start_button import Offer, start_button
from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace
from tests.past_drills import practise


async def drilled(workspace: Workspace, ana: Practice, area: str, level: Level = Level.SENIOR) -> None:
    """A drill of some other day, every round passed."""
    choice = Choice("talks", area, rounds=3, mode=Mode.TYPED)
    given = (choice, level, Verdict.PASS, Score.THREE, "Stop sooner")
    await workspace.app.desk.do(await workspace.member(ana), practise, *given)


async def started(workspace: Workspace, ana: Practice) -> tuple[str, str]:
    """The area of the drill that runs."""
    drill = await workspace.drill(ana)
    return drill.rubric_id, drill.dimension_id


async def test_home_starts_the_area_it_names_though_another_is_next_by_now(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("Next: Opening")
    await drilled(workspace, ana, "opening")
    await ana.click("Start", home=True)
    await ana.wait_for_home("Open: Opening")
    await ana.question(1)


async def test_an_offer_in_a_message_starts_the_area_it_names(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.command("/drill")
    await ana.wait_for("Next: Opening")
    await drilled(workspace, ana, "opening")
    await ana.open_home()
    await ana.wait_for_home("Next: Ending")
    await ana.click("Start", home=False)
    await ana.question(1)
    assert await started(workspace, ana) == ("talks", "opening")


async def test_a_waiting_card_of_another_area_makes_room(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("Next: Opening")
    card = Choice("speeches", "ending", rounds=4, mode=Mode.TYPED)
    await workspace.app.desk.do(await workspace.member(ana), start_chosen, card)
    await ana.click("Start", home=True)
    await ana.question(1, of=4)
    assert await started(workspace, ana) == ("talks", "opening")


async def test_a_waiting_card_of_the_same_area_is_begun(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("Next: Opening")
    card = await workspace.app.desk.do(
        await workspace.member(ana), start_chosen, Choice("talks", "opening", rounds=5, mode=Mode.TYPED)
    )
    await ana.click("Start", home=True)
    await ana.question(1, of=5)
    assert (await workspace.drill(ana)).id == card.id


async def test_home_offers_a_level_up_to_whoever_passed_twice(ana: Practice, workspace: Workspace) -> None:
    for area in ("opening", "opening", "ending", "ending"):
        await drilled(workspace, ana, area, Level.MID)
    await ana.open_home()
    home = await ana.wait_for_home("Ready for harder questions?")
    await ana.click("One level up: Senior", home=True)
    await ana.question(1)
    assert (await workspace.drill(ana)).level is Level.SENIOR
    assert (await started(workspace, ana))[1] in str(home["body"]["blocks"])


async def test_a_drill_that_started_is_no_error_when_home_cannot_be_drawn(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    await ana.open_home()
    await ana.wait_for_home("Next: Opening")
    workspace.break_next("500", "views.publish", times=None)
    await ana.click("Start", home=True)
    await ana.question(1)
    assert await ana.modal() is None


@pytest.mark.parametrize("named", ["talks:opening", "talks:opening|check"])
async def test_a_check_that_is_not_due_is_a_drill(ana: Practice, workspace: Workspace, named: str) -> None:
    await workspace.knows(ana)
    await workspace.post("general", message("Opening", buttons([start_button(Offer.NEXT, named)])))
    await ana.click("Start", channel="general")
    await ana.question(1)
    drill = await workspace.drill(ana)
    assert (drill.dimension_id, drill.format) == ("opening", Format.FOCUSED)


async def test_a_check_that_home_names_is_a_check(ana: Practice, workspace: Workspace) -> None:
    for _ in range(2):
        await drilled(workspace, ana, "opening")
    await ana.act("clock", seconds=7 * 86_400)
    await workspace.app.time.refresh()
    await ana.open_home()
    await ana.wait_for_home("Next: Opening")
    await ana.click("Start", home=True)
    await ana.question(1, of=1)
    assert (await workspace.drill(ana)).format is Format.CHECK

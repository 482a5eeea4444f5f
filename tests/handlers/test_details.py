"""*Details* pressed in the local Slack: the modal comes with the member's own numbers, or says why it can't."""

from bot.core.drill import Verdict
from bot.core.errors import UnknownArea
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.scoring import Score
from bot.views.drawn import button, buttons, message
from bot.views.ids import Action, Modal
from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace
from tests.past_drills import practise

CHOICE = Choice("talks", "opening", rounds=3, mode=Mode.TYPED)
FEW = (CHOICE, Level.SENIOR, Verdict.NOT_YET, Score.ONE, "Say the cost first")


async def opened(someone: Practice, workspace: Workspace, rubric_id: str = "talks") -> str:
    """Everything that stands in the modal after a press on a *Details*."""
    details = buttons([button("Details", Action.DETAILS, rubric_id)])
    await workspace.post("general", message("Look", details))
    await someone.click("Details", channel="general")
    modal = await someone.wait_for_modal("That didn't work" if rubric_id == "gone" else "Where you stand")
    return str(modal["body"])


async def test_the_numbers_are_those_of_whoever_pressed(ana: Practice, mia: Practice, workspace: Workspace) -> None:
    for _ in range(4):
        await workspace.app.desk.do(await workspace.member(ana), practise, *FEW)
    await workspace.knows(mia)
    hers, somebody_elses = await opened(ana, workspace), await opened(mia, workspace)
    assert Modal.DETAILS in hers
    assert "4 scores, none by a person" in hers
    assert "Scored on time, within five minutes: 4 of the last 4 drills." in hers
    assert "Nothing yet: one drill and its score show up here." in somebody_elses


async def test_each_area_leads_on_to_all_that_was_seen_of_it(ana: Practice, workspace: Workspace) -> None:
    await workspace.app.desk.do(await workspace.member(ana), practise, *FEW)
    modal = await opened(ana, workspace)
    assert Action.AREA_DETAIL in modal
    assert "talks:opening" in modal


async def test_a_rubric_that_is_gone_is_told_in_the_modal(ana: Practice, workspace: Workspace) -> None:
    await workspace.knows(ana)
    assert UnknownArea().sentence in await opened(ana, workspace, "gone")

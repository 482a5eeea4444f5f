"""Four drills on one goal and no pass: the goal is rewritten, the area split, or a person asked."""

import pytest

from bot.core.drill import Verdict
from bot.core.errors import DrillAlreadyOpen, NotYours
from bot.core.members import Level, Mode
from bot.core.next_step import Choice
from bot.core.scoring import Score
from bot.views.drawn import button, buttons, message
from bot.views.ids import Action
from playground.person import Told, words_of
from tests.handlers.practice import Json, Practice, labels
from tests.handlers.workspace import Workspace
from tests.past_drills import practise

OWN_GOAL = "In 40 seconds: the point first, once."
WAYS_OUT = ["Rewrite the goal", "Split the area", "Ask a person", "Next drill"]


@pytest.fixture
async def result(ana: Practice, workspace: Workspace) -> Json:
    """The result of the fourth drill on one goal."""
    choice = Choice("talks", "opening", rounds=3, mode=Mode.ALOUD, goal=OWN_GOAL)
    given = (choice, Level.SENIOR, Verdict.NOT_YET, Score.ONE, "Say the point first")
    for _ in range(4):
        await workspace.app.desk.do(await workspace.member(ana), practise, *given)
    return await ana.newest_has(WAYS_OUT[0])


async def test_the_fourth_result_says_that_it_is_not_the_person_and_offers_ways_out(
    ana: Practice, result: Json
) -> None:
    assert "Four drills on this goal" in words_of(result)
    assert labels(result) == WAYS_OUT
    assert await ana.how_often("Four drills on this goal") == 1


async def test_the_goal_is_rewritten_in_the_form_and_the_card_has_it(
    ana: Practice, result: Json, workspace: Workspace
) -> None:
    await ana.click("Rewrite the goal")
    form = await ana.wait_for_modal("Start a drill")
    proposed = form["values"]["goal:talks:opening"]["field"]
    assert proposed not in (OWN_GOAL, "")
    await ana.submit()
    card = await ana.newest_has("Start round 1")
    assert proposed in words_of(card)
    assert (await workspace.drill(ana)).dimension_id == "opening"


async def test_the_area_is_split_into_one_behaviour(ana: Practice, result: Json, workspace: Workspace) -> None:
    await ana.click("Split the area")
    form = await ana.wait_for_modal("Split the area")
    assert "Stops after the reason." in str(form["body"]["blocks"])
    await ana.submit({"behaviour": "3"})
    card = await ana.newest_has("Start round 1")
    assert "In 40 seconds, just this one thing: stops after the reason." in words_of(card)
    drill = await workspace.drill(ana)
    assert (drill.goal.origin, drill.planned, drill.mode) == ("own", 3, "aloud")


async def test_a_split_in_the_middle_of_another_drill_is_refused_in_the_form(ana: Practice, result: Json) -> None:
    await ana.click("Split the area")
    await ana.wait_for_modal("Split the area")
    await ana.command("/drill go")
    await ana.question(1)
    with pytest.raises(Told) as told:
        await ana.submit()
    assert told.value.errors == {"behaviour": DrillAlreadyOpen().sentence}


async def test_asking_a_person_brings_the_rubric_as_text(ana: Practice, result: Json) -> None:
    await ana.click("Ask a person")
    sent = await ana.wait_for("Rubric: Short talks")
    assert sent["thread_ts"] is None
    assert "For whoever scores" in words_of(sent)
    assert labels(await ana.wait_for("How you saw it")) == WAYS_OUT


@pytest.mark.parametrize("action", [Action.REWRITE_GOAL, Action.SPLIT_AREA])
async def test_the_way_out_of_another_persons_drill_is_not_theirs(
    mia: Practice, result: Json, workspace: Workspace, action: Action
) -> None:
    await workspace.knows(mia)
    drill_id = next(element["value"] for block in result["blocks"] for element in block.get("elements", [])
                    if element.get("action_id") == action)  # fmt: skip
    await workspace.post("general", message("Look", buttons([button("A way out", action, drill_id)])))
    await mia.click("A way out", channel="general")
    modal = await mia.wait_for_modal("That didn't work")
    assert NotYours().sentence in str(modal["body"]["blocks"])

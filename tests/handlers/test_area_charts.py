"""*Chart* and *Charts*: a message in the DM where there is enough, else what is missing; pictures where need be."""

import asyncio
from datetime import timedelta

import pytest

from bot.core.logged import LoggedScore
from bot.core.scoring import Rater, Score
from bot.journeys.visit import Visit
from bot.views.drawn import button, buttons, message
from bot.views.ids import Action
from playground.person import words_of
from tests.handlers.areas import opened, shows
from tests.handlers.practice import PATIENCE, Json, Practice
from tests.handlers.workspace import Workspace
from tests.journeys.seen_areas import brought

CHARTS = "Charts"
POSTED = "The average of the last five scores, at the end of a week, from"
NOT_YET = "Not enough for a chart of"


def weeks(visit: Visit) -> None:
    """Four weeks, each with a score by the member and one by somebody else."""
    for ago in range(4):
        given = (LoggedScore("opening", rater, Score.TWO) for rater in (Rater.SELF, Rater.PARTNER))
        brought(visit, f"log{ago}", visit.now - timedelta(weeks=ago), *given)


@pytest.fixture
async def seen(ana: Practice, workspace: Workspace) -> Practice:
    """Ana, who was scored for four weeks."""
    await workspace.app.desk.do(await workspace.member(ana), weeks)
    return ana


async def press_charts(person: Practice, workspace: Workspace, rubric_id: str = "talks") -> None:
    """The button, as it stands below where one stands."""
    row = buttons([button(CHARTS, Action.CHARTS, rubric_id)])
    await workspace.post("general", message("Where you stand", row))
    await person.click(CHARTS, channel="general")


def charts_of(posted: Json) -> list[str]:
    return [block["title"] for block in posted["blocks"] if block["type"] == "data_visualization"]


async def test_an_areas_chart_comes_into_the_dm_and_the_modal_says_so(seen: Practice, workspace: Workspace) -> None:
    await opened(seen, workspace)
    await seen.click("Chart")
    await shows(seen, "The chart of Opening: on the way to our DM.")
    posted = await seen.wait_for(POSTED, seconds=PATIENCE)
    assert charts_of(posted) == ["Opening over time"]
    assert "You: 2.0 → 2.0 (4 scores)\nPeople: 2.0 → 2.0 (4 scores)" in words_of(posted)


async def test_pressed_twice_it_comes_once(seen: Practice, workspace: Workspace) -> None:
    await opened(seen, workspace)
    await asyncio.gather(*[seen.click("Chart") for _ in range(2)])
    await seen.wait_for(POSTED, seconds=PATIENCE)
    await seen.click("Chart")
    await seen.say("help")
    await seen.wait_for("How Whetstone works", seconds=PATIENCE)
    assert await seen.how_often(POSTED) == 1


async def test_a_rubrics_charts_come_into_the_dm_and_the_press_is_answered_in_private(
    seen: Practice, workspace: Workspace
) -> None:
    await press_charts(seen, workspace)
    await seen.told_alone("The charts of Short talks: on the way to our DM.", channel="general")
    posted = await seen.wait_for(POSTED, seconds=PATIENCE)
    assert charts_of(posted) == ["Each area over time", "You and others"]
    assert "Opening: you 2.0, people 2.0 (4 sessions)" in words_of(posted)


async def test_where_there_is_not_enough_it_says_what_is_missing_and_posts_nothing(
    ana: Practice, workspace: Workspace
) -> None:
    await workspace.knows(ana)
    await press_charts(ana, workspace)
    await ana.told_alone(f"{NOT_YET} Short talks yet.", channel="general")
    await ana.say("help")
    await ana.wait_for("How Whetstone works", seconds=PATIENCE)
    assert await ana.how_often(POSTED) == 0


async def test_not_enough_for_one_area_is_told_above_its_list(ana: Practice, workspace: Workspace) -> None:
    def once(visit: Visit) -> None:
        brought(visit, "log1", visit.now, LoggedScore("opening", Rater.SELF, Score.TWO))

    await workspace.app.desk.do(await workspace.member(ana), once)
    await opened(ana, workspace)
    await ana.click("Chart")
    await shows(ana, f"{NOT_YET} Opening yet.")


async def test_a_rubric_that_is_gone_is_said_to_be(ana: Practice, workspace: Workspace) -> None:
    await press_charts(ana, workspace, "juggling")
    await ana.told_alone("I don't know that area.", channel="general")


async def test_pressed_in_a_modal_the_answer_lies_on_top_of_it(seen: Practice, workspace: Workspace) -> None:
    modal = await opened(seen, workspace)
    row = buttons([button(CHARTS, Action.CHARTS, "talks")])
    assert row is not None
    view = {key: modal["body"][key] for key in ("type", "callback_id", "title", "private_metadata")}
    await workspace.app.client.views_update(view_id=modal["id"], view={**view, "blocks": [row.to_dict()]})
    await seen.click(CHARTS)
    on_top = await seen.wait_for_modal(CHARTS)
    assert "on the way to our DM" in str(on_top["body"]["blocks"])


async def test_pressed_on_home_the_answer_opens_over_it(seen: Practice, workspace: Workspace) -> None:
    row = buttons([button(CHARTS, Action.CHARTS, "talks")])
    assert row is not None
    await workspace.app.client.views_publish(user_id=await seen.id(), view={"type": "home", "blocks": [row.to_dict()]})
    await seen.click(CHARTS, home=True)
    assert await seen.wait_for_modal(CHARTS)


async def test_where_slack_draws_no_charts_their_words_stay_and_pictures_follow(
    seen: Practice, workspace: Workspace
) -> None:
    workspace.playground.faults.add({"kind": "refused", "block": "data_visualization", "times": None})
    await press_charts(seen, workspace)
    posted = await seen.wait_for(POSTED, seconds=PATIENCE)
    assert charts_of(posted) == []
    async with asyncio.timeout(20):
        while not (found := [file for reply in await seen.thread(posted["ts"]) for file in reply.get("files", ())]):
            await asyncio.sleep(0.1)
    pictures = [workspace.playground.workspace.files.get(file_id) for file_id in found]
    assert len(pictures) == 2
    told = [picture.alt_txt for picture in pictures if picture is not None and picture.mimetype == "image/png"]
    assert [words in words_of(posted) for words in told] == [True, True]

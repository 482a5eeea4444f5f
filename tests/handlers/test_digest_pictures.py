"""Where Slack draws no charts, a digest has their words, and a picture of each in its thread."""

import asyncio
from datetime import timedelta
from typing import Any

from playground.person import words_of
from tests.handlers.practice import PATIENCE, Practice
from tests.handlers.test_digest import CHANNEL, ana, clock_is_seen, friday_comes, practised, rosa, set_up
from tests.handlers.workspace import Workspace

__all__ = ["ana", "rosa"]
DIGEST = "This week's practice"
WORDS = "Week by week, drills and goals met: "


async def two_weeks(workspace: Workspace, *people: Practice) -> None:
    """Each practised in this week and in the one before, which takes three people and two weeks to chart."""
    await practised(workspace, *people)
    await people[0].act("clock", seconds=timedelta(days=7).total_seconds())
    await clock_is_seen(workspace)
    await practised(workspace, *people)
    await set_up(people[0])


async def pictures(person: Practice, digest: dict[str, Any]) -> list[str]:
    """The ids of the files in the thread of a digest."""
    replies = await person.thread(digest["ts"], CHANNEL)
    return [file for reply in replies for file in reply.get("files", ())]


async def test_a_refused_chart_leaves_its_words_and_a_picture_follows(
    ana: Practice, mia: Practice, rosa: Practice, workspace: Workspace
) -> None:
    workspace.playground.faults.add({"kind": "refused", "block": "data_visualization", "times": None})
    await two_weeks(workspace, ana, mia, rosa)
    await friday_comes(workspace, ana)
    digest = await mia.wait_for(DIGEST, channel=CHANNEL, seconds=PATIENCE)
    assert WORDS in words_of(digest)
    assert "data_visualization" not in {block["type"] for block in digest["blocks"]}
    [file_id] = await _until_there(mia, digest)
    picture = workspace.playground.workspace.files.get(file_id)
    assert picture is not None
    assert (picture.mimetype, picture.alt_txt.startswith(WORDS)) == ("image/png", True)
    assert len([each for each in await mia.messages(CHANNEL) if DIGEST in words_of(each)]) == 1


async def test_a_chart_that_is_drawn_needs_no_picture(
    ana: Practice, mia: Practice, rosa: Practice, workspace: Workspace
) -> None:
    await two_weeks(workspace, ana, mia, rosa)
    await friday_comes(workspace, ana)
    digest = await mia.wait_for(DIGEST, channel=CHANNEL, seconds=PATIENCE)
    assert "data_visualization" in {block["type"] for block in digest["blocks"]}
    await ana.say("help")
    await ana.wait_for("How Whetstone works", seconds=PATIENCE)
    assert await pictures(mia, digest) == []


async def _until_there(person: Practice, digest: dict[str, Any]) -> list[str]:
    """The pictures, which take a process of their own to draw."""
    async with asyncio.timeout(20):
        while not (found := await pictures(person, digest)):
            await asyncio.sleep(0.1)
    return found

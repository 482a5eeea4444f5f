"""The five-minute clock after a drill, on the playground's clock."""

import pytest

from playground.person import NotSeen
from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace

NUDGE = "One minute left to score on time."
FOUR_MINUTES = 240


@pytest.fixture
async def ana(workspace: Workspace) -> Practice:
    """Ana, with the rounds of her first drill behind her."""
    ana = await workspace.person("ana")
    await ana.first_drill()
    await ana.rounds()
    return ana


async def test_four_minutes_after_the_rounds_comes_one_nudge_in_the_thread(ana: Practice) -> None:
    await ana.act("clock", seconds=FOUR_MINUTES - 60)
    with pytest.raises(NotSeen):
        await ana.wait_for(NUDGE, seconds=0.6)
    await ana.act("clock", seconds=60)
    nudged = await ana.wait_for(NUDGE)
    assert nudged["thread_ts"] == ana.card_ts
    await ana.act("clock", skip="tomorrow")
    with pytest.raises(NotSeen):
        await ana.wait_until(lambda seen: sum(NUDGE in each["text"] for each in seen) > 1, seconds=0.6)


async def test_who_scored_gets_no_nudge_and_is_on_time(ana: Practice) -> None:
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "2"})
    await ana.act("clock", seconds=FOUR_MINUTES)
    with pytest.raises(NotSeen):
        await ana.wait_for(NUDGE, seconds=0.6)
    await ana.wait_for("Scored on time.")


async def test_a_later_score_is_taken_and_marked_late(ana: Practice) -> None:
    await ana.act("clock", seconds=FOUR_MINUTES + 120)
    await ana.wait_for("Your drill still waits for its score. It will be marked late, and it still counts.")
    await ana.click("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "2"})
    await ana.wait_for("Scored late.")

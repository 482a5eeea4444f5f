"""The courier on Slack's real limits, and rows that are no longer due when their turn comes."""

import time

import pytest

from bot.scheduler import limits
from playground.person import NotSeen
from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace


async def test_more_than_a_channel_takes_comes_slower_but_all_of_it_in_order(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "CHANNEL_RATE", 2.0)
    monkeypatch.setattr(limits, "CHANNEL_BURST", 2.0)
    ana = await workspace.person("ana")
    began = time.monotonic()
    for word in ("help", "drill") * 3:
        await ana.say(word)
        await ana.heard()
    await ana.wait_until(lambda seen: sum(each["user"] != seen[0]["user"] for each in seen) == 6)
    assert time.monotonic() - began > 1.5
    said = [each.split(":")[0] for each in await ana.app_said()]
    assert said == ["What you can type", "Your first drill needs two answers"] * 3


async def test_a_nudge_that_had_to_wait_is_not_sent_after_the_score(workspace: Workspace) -> None:
    ana = await workspace.person("ana")
    await ana.first_drill()
    await ana.rounds()
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    workspace.break_next("429", "chat.postMessage", retry_after=1)
    await ana.act("clock", seconds=240)
    await workspace.broken_once()
    await ana.submit({"opening": "2"})
    await ana.wait_for("Scored on time.")
    with pytest.raises(NotSeen):
        await ana.wait_for("One minute left", seconds=1.5)
    await goes_on(ana)


async def goes_on(ana: Practice) -> None:
    """What follows is not held up by what was dropped."""
    await ana.submit()
    await ana.wait_for_modal("One fix · 3 of 3")
    await ana.submit({"fix": "Stop sooner"})
    await ana.wait_for("How you saw it")

"""A process that ends at any step: the next one on the same database goes on where it was."""

import pytest

import rubrics
from tests.handlers.practice import ENOUGH, Practice
from tests.handlers.workspace import Workspace
from tests.sample_rubric import TALKS


async def test_a_restart_at_every_step_changes_nothing(ana: Practice, workspace: Workspace) -> None:
    """One drill, with a new process between any two steps."""
    await ana.open_messages()
    await workspace.restart()
    await ana.press("Start")
    await workspace.restart()
    await ana.submit({"rubric": "talks", "level": "senior"})
    for number in (1, 2, 3):
        await workspace.restart()
        await ana.question(number)
        await ana.reply("We close it.")
        await workspace.restart()
        assert await workspace.answer(ana) == ["We close it."]
        await ana.press_on("Done")
        await workspace.restart()
        await ana.reply(ENOUGH)
        await workspace.restart()
        await ana.done()
        await workspace.restart()
        await ana.press("Pass")
    await workspace.restart()
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await workspace.restart()
    await ana.submit({"opening": "2"})
    await workspace.restart()
    await ana.submit({"surprise": "the follow-up"})
    await workspace.restart()
    await ana.submit({"fix": "Stop sooner"})
    await workspace.restart()
    await ana.wait_for("How you saw it")
    said = await ana.app_said()
    assert len([each for each in said if each.startswith("Round")]) == 3
    assert said.count("Did that meet the goal?") == 3
    assert said.count("Opening: You said 2. Next time: Stop sooner") == 1


@pytest.mark.parametrize("kind", ["500", "drop_after"])
async def test_what_was_being_sent_when_the_process_ended_is_sent_by_the_next_once(
    ana: Practice, workspace: Workspace, kind: str
) -> None:
    await ana.first_drill()
    await ana.reply(ENOUGH)
    await ana.done()
    workspace.break_next(kind, "chat.postMessage")
    await ana.press("Pass")
    await workspace.restart()
    await ana.question(2)
    assert await ana.how_often("Round 2 of 3") == 1


async def test_what_was_written_while_nobody_was_there_is_heard_later(ana: Practice, workspace: Workspace) -> None:
    await ana.first_drill()
    await workspace.stop()
    await ana.say(ENOUGH, thread_ts=ana.card_ts)
    await workspace.start()
    assert await workspace.answer(ana) == [ENOUGH]
    await ana.done()


async def test_a_rubric_that_was_edited_meanwhile_leaves_an_open_drill_as_it_was(
    ana: Practice, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ana.first_drill()
    monkeypatch.setattr(rubrics, "texts", lambda: {"talks.toml": TALKS.replace('"Opening"', '"Overture"')})
    await workspace.restart()
    await ana.rounds()
    await ana.look_back()
    await ana.wait_for("Opening: You said 2.")

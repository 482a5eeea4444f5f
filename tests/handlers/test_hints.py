"""Hints that hold nobody up, on a vague goal and on a vague account; and what is kept as it is typed."""

import asyncio
import threading
import time
from typing import Any

import pytest

from bot.store import look_back
from playground.person import Told, words_of
from tests.handlers.practice import Practice
from tests.handlers.workspace import Workspace

GOAL = "goal:talks:opening"
VAGUE = "I was nervous and unclear"


async def values(ana: Practice) -> dict[str, object]:
    """What the open form shows, by block id."""
    modal = await ana.modal()
    assert modal is not None
    return {block: next(iter(fields.values())) for block, fields in modal["values"].items()}


async def advised(ana: Practice, workspace: Workspace) -> str:
    """The start form with a vague goal, submitted once; what it says now."""
    await workspace.knows(ana)
    await ana.shortcut("start_drill")
    await ana.wait_for_modal("Start a drill")
    await ana.submit({GOAL: "communicate better", "rounds": "4", "mode": "aloud"})
    modal = await ana.modal()
    assert modal is not None
    return str(modal["body"]["blocks"])


async def to_the_fix(ana: Practice) -> None:
    """To the last step of the look back, after one round."""
    await ana.first_drill()
    await ana.round(1)
    await ana.question(2)
    await ana.press("Stop")
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "2"})
    await ana.submit()
    await ana.wait_for_modal("One fix · 3 of 3")


async def test_a_vague_goal_gets_advice_and_everything_chosen_stays(ana: Practice, workspace: Workspace) -> None:
    assert "Use this wording" in await advised(ana, workspace)
    shown = await values(ana)
    assert (shown[GOAL], shown["rounds"], shown["mode"]) == ("communicate better", "4", "aloud")


async def test_a_vague_goal_submitted_again_is_kept(ana: Practice, workspace: Workspace) -> None:
    await advised(ana, workspace)
    await ana.submit()
    card = await ana.newest_has("Start round 1")
    assert "communicate better" in words_of(card)


async def test_the_rewrite_is_taken_with_one_press_and_submits_at_once(ana: Practice, workspace: Workspace) -> None:
    await advised(ana, workspace)
    await ana.click("Use this wording")
    shown = await values(ana)
    [rewrite] = [value for block, value in shown.items() if block.startswith("goal:")]
    assert rewrite != "communicate better"
    assert (shown["rounds"], shown["mode"]) == ("4", "aloud")
    await ana.submit()
    await ana.newest_has("Start round 1")
    assert (await workspace.drill(ana)).goal.text == rewrite


async def test_another_vague_goal_gets_its_own_advice(ana: Practice, workspace: Workspace) -> None:
    await advised(ana, workspace)
    await ana.submit({GOAL: "be more confident"})
    modal = await ana.wait_for_modal("Start a drill")
    assert "Use this wording" in str(modal["body"]["blocks"])
    await ana.submit()
    await ana.newest_has("Start round 1")
    assert (await workspace.drill(ana)).goal.text == "be more confident"


async def test_a_vague_account_is_asked_about_once_at_its_field(ana: Practice) -> None:
    await to_the_fix(ana)
    with pytest.raises(Told) as told:
        await ana.submit({"wrong": VAGUE, "fix": "Stop sooner"})
    assert list(told.value.errors) == ["wrong"]
    assert (await values(ana))["wrong"] == VAGUE
    await ana.submit()
    await ana.wait_for("How you saw it")


async def test_the_hint_is_not_repeated_after_the_form_was_closed_and_reopened(ana: Practice) -> None:
    await to_the_fix(ana)
    with pytest.raises(Told):
        await ana.submit({"wrong": VAGUE, "fix": "Stop sooner"})
    await ana.close_modal()
    await ana.press("Go on: one fix")
    await ana.wait_for_modal("One fix · 3 of 3")
    shown = await values(ana)
    assert (shown["wrong"], shown["fix"]) == (VAGUE, "Stop sooner")
    await ana.submit()
    await ana.wait_for("How you saw it")


async def test_what_is_typed_is_kept_without_submitting_and_survives_a_restart(
    ana: Practice, workspace: Workspace
) -> None:
    await to_the_fix(ana)
    await ana.type_into("wrong", "I drew the bridge before I asked")
    await ana.type_into("fix", "Ask first")
    await ana.close_modal()
    await workspace.restart()
    await ana.press("Go on: one fix")
    await ana.wait_for_modal("One fix · 3 of 3")
    shown = await values(ana)
    assert (shown["wrong"], shown["fix"]) == ("I drew the bridge before I asked", "Ask first")


async def test_a_choice_is_kept_without_submitting(ana: Practice) -> None:
    await ana.first_drill()
    await ana.round(1)
    await ana.question(2)
    await ana.press("Stop")
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    place = {"value": "cant_tell", "state": {}}
    modal = await ana.modal()
    assert modal is not None
    await ana.act("click", view_id=modal["id"], block_id="opening", action_id="field", **place)
    await ana.close_modal()
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    assert (await values(ana))["opening"] == "cant_tell"


async def test_a_keystroke_that_arrives_after_the_submit_changes_nothing(
    ana: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ana.first_drill()
    await ana.round(1)
    await ana.question(2)
    await ana.press("Stop")
    await ana.press("Score it")
    await ana.wait_for_modal("Score · 1 of 3")
    await ana.submit({"opening": "2"})
    journal = await ana.wait_for_modal("Journal · 2 of 3")
    store, begun = look_back.keep_signals, threading.Event()

    def slowly(*given: Any) -> None:
        begun.set()
        time.sleep(0.3)
        store(*given)

    monkeypatch.setattr(look_back, "keep_signals", slowly)
    submitting = asyncio.create_task(ana.submit({"surprise": "the third push"}))
    await asyncio.to_thread(begun.wait, 5)
    late = {"view_id": journal["id"], "block_id": "surprise", "action_id": "field", "value": "the thi"}
    await asyncio.gather(submitting, ana.act("click", **late))
    await ana.wait_for_modal("One fix · 3 of 3")
    await ana.close_modal()
    await ana.press("Go on: one fix")
    await ana.wait_for_modal("One fix · 3 of 3")
    await ana.click("Back")
    await ana.wait_for_modal("Journal · 2 of 3")
    assert (await values(ana))["surprise"] == "the third push"

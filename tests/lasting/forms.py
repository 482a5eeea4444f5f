"""Trouble with forms: submitted twice at once, or for a drill that is over."""

import asyncio
from typing import Any

from bot.core.errors import DrillAlreadyOpen, StepPassed
from tests.lasting.scene import Scene
from tests.lasting.trouble import BOTH, Trouble

SCORE, JOURNAL, FIX = "Score · 1 of 3", "Journal · 2 of 3", "One fix · 3 of 3"
_FILLED: dict[str, dict[str, str]] = {
    SCORE: {"opening": "2"},
    JOURNAL: {"hesitation": "Ana's pause before the number", "surprise": "Ana's follow-up about May"},
    FIX: {"fix": "In 40 seconds: say what it costs", "well": "Ana's first sentence, it had the point"},
}


async def _submit_twice(scene: Scene, values: dict[str, Any]) -> None:
    """Both submissions are of the form as it stands: the second is on its way before the first is answered."""
    await asyncio.gather(*(scene.tries(scene.ana.submit(values)) for _ in range(2)))


async def _at_step(scene: Scene, step: str) -> None:
    await scene.scoring()
    await scene.ana.press("Score it")
    for title, values in _FILLED.items():
        await scene.ana.wait_for_modal(title)
        if title == step:
            return
        await scene.ana.submit(values)


async def _steps(scene: Scene) -> None:
    await _at_step(scene, scene.case)
    values = _FILLED[scene.case]
    await _submit_twice(scene, values)
    scene.steady.filled |= {text: scene.case for block, text in values.items() if block != "opening"}
    if scene.case == FIX:
        await scene.ana.wait_for("How you saw it")
        assert await scene.ana.how_often("How you saw it") == 1


async def _first_use(scene: Scene) -> None:
    await scene.ana.command("/drill go")
    await scene.ana.wait_for_modal()
    await _submit_twice(scene, {"rubric": "talks", "level": "senior"})
    await scene.ana.question(1)
    assert await scene.ana.how_often("Round 1 of") == 1
    await scene.ana.close_modal(everything=True)


async def _start_form(scene: Scene) -> None:
    await scene.workspace.knows(scene.ana)
    await scene.ana.shortcut("start_drill")
    await scene.ana.wait_for_modal("Start a drill")
    await _submit_twice(scene, {"rounds": "3"})
    await scene.ana.newest_has("Start round 1")
    await scene.ana.close_modal(everything=True)
    assert await scene.ana.how_often("Goal") == 1


async def _too_late(scene: Scene) -> None:
    await _at_step(scene, SCORE)
    await scene.ana.say("stop")
    await scene.ana.wait_for("Closed without a score.")
    assert not await scene.tries(scene.ana.submit(_FILLED[SCORE]))
    await scene.ana.close_modal(everything=True)


TROUBLES = (
    Trouble(
        "a step of the look back submitted twice",
        "A step of the look back is submitted twice at the same moment.",
        "It is stored once, and the next step follows; the last one closes the drill once.",
        _steps,
        cases=(SCORE, JOURNAL, FIX),
        on=BOTH,
    ),
    Trouble(
        "the first two questions submitted twice",
        "The form of the first use is submitted twice at the same moment.",
        "One drill starts.",
        _first_use,
        told=DrillAlreadyOpen().sentence,
        on=BOTH,
    ),
    Trouble(
        "the start form submitted twice",
        "The start form is submitted twice at the same moment.",
        "One card goes up.",
        _start_form,
        on=BOTH,
    ),
    Trouble(
        "a form of a drill that was closed elsewhere",
        "Somebody fills in a form, but closed its drill elsewhere meanwhile.",
        "Nothing is stored, and the form says why. What was typed stays in it until it is closed.",
        _too_late,
        told=StepPassed().sentence,
    ),
)

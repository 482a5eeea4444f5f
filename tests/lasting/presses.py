"""Trouble with buttons: pressed twice, pressed when the drill is over, pressed by somebody else."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.core.errors import AlreadyRevealed, DrillAlreadyOpen, NotYours, StepPassed
from bot.journeys.show_drill import show_drill
from bot.views.drawn import button, buttons, message
from bot.views.ids import Action
from tests.lasting.scene import Scene
from tests.lasting.trouble import BOTH, Trouble

AT_ONCE, IN_TURN = "at once", "one after the other"
LEAVES_SOMETHING_TO_ASK = (
    "we close the bridge for repairs in March, send the buses over the old road, tell both schools by letter, "
    "and open it again in May with one lane more than it has today."
)
SHOWS_AFTER = 0.4
"""Seconds for which the old buttons stay on the screen, as they do when Slack is slow."""


async def _card_waits(scene: Scene) -> None:
    """The card of a drill that was chosen in the form waits for its start."""
    await scene.workspace.knows(scene.ana)
    await scene.ana.shortcut("start_drill")
    await scene.ana.wait_for_modal("Start a drill")
    await scene.ana.submit()
    await scene.ana.newest_has("Start round 1")


async def _followed_up(scene: Scene) -> None:
    """The answer leaves something to ask, so *Done* brings a follow-up."""
    await scene.in_round()
    await scene.write(f"Ana's answer: {LEAVES_SOMETHING_TO_ASK}")
    await scene.ana.press("Done")
    await scene.ana.newest_has("Skip the follow-up")


async def _thin(scene: Scene) -> None:
    """The answer is too thin to judge, so *Done* asks for more."""
    await scene.in_round()
    await scene.write("Ana's answer: because it costs.")
    await scene.ana.press("Done")
    await scene.ana.newest_has("Go on")


async def _paused(scene: Scene) -> None:
    await scene.judging()
    await scene.ana.press("Pass")
    await scene.ana.question(2)
    await scene.ana.press("Pause")
    await scene.ana.newest_has("Continue")


Reach = Callable[[Scene], Awaitable[Any]]
_STEPS: dict[str, Reach] = {
    "Start round 1": _card_waits,
    "Done": Scene.answered,
    "Skip this one": Scene.in_round,
    "Skip the follow-up": _followed_up,
    "Stop": Scene.answered,
    "Pause": Scene.answered,
    "Continue": _paused,
    "Score what I did": _paused,
    "Drop": _paused,
    "Go on": _thin,
    "Pass": Scene.judging,
    "Not yet": Scene.judging,
    "Close without scoring": Scene.scoring,
}
"""Every button that moves a drill, and how to get to where it is shown."""


def _twice(*labels: str) -> tuple[str, ...]:
    return tuple(f"{label}, {way}" for label in labels for way in (AT_ONCE, IN_TURN))


async def _press_twice(scene: Scene, label: str, way: str) -> None:
    """Both presses are of the same button as it was drawn: the screen is slow to change."""
    scene.workspace.break_next("latency", "chat.update", seconds=SHOWS_AFTER)
    if way == AT_ONCE:
        await asyncio.gather(*(scene.tries(scene.ana.click(label)) for _ in range(2)))
        return
    for _ in range(2):
        await scene.tries(scene.ana.click(label))


async def _moving(scene: Scene) -> None:
    label, way = scene.case.split(", ")
    await _STEPS[label](scene)
    before = await scene.workspace.drill(scene.ana)
    await _press_twice(scene, label, way)
    await scene.ana.told_alone(StepPassed().sentence)
    after = await scene.workspace.app.desk.see(before.member, show_drill, before.id)
    assert after is not None
    assert after.drill.step != before.step


async def _next(scene: Scene) -> None:
    await scene.over()
    await scene.steady.turn_the_page()
    await _press_twice(scene, "Next drill", scene.case)
    await scene.ana.told_alone(DrillAlreadyOpen().sentence)
    await scene.ana.question(1, of=5)
    assert await scene.ana.how_often("Round 1 of 5") == 1


async def _opens(scene: Scene) -> None:
    label, way = scene.case.split(", ")
    reach: dict[str, Reach] = {"Start": Scene.welcomed, "Score it": Scene.scoring}
    await reach[label](scene)
    await _press_twice(scene, label, way)
    await scene.ana.wait_for_modal()


async def _stale(scene: Scene) -> None:
    """A message of another day still has the buttons of a drill that is over."""
    await scene.in_round()
    drill = await scene.workspace.drill(scene.ana)
    await scene.steady.carry_on()
    await _old_button(scene, scene.case, f"{drill.id}|{drill.step}")
    await scene.tries(scene.ana.click("Old", channel="general"))


async def _stale_score(scene: Scene) -> None:
    await scene.in_round()
    drill = await scene.workspace.drill(scene.ana)
    await scene.steady.carry_on()
    await _old_button(scene, Action.LOOK_BACK, f"{drill.id}|scoring")
    await scene.ana.click("Old", channel="general")
    await scene.ana.wait_for_modal("That didn't work")
    assert await scene.was_told(AlreadyRevealed().sentence)
    await scene.ana.close_modal()
    scene.refusals.append(AlreadyRevealed().sentence)


async def _old_button(scene: Scene, action: str, value: str) -> None:
    drawn = message("Look", buttons([button("Old", Action(action), value)]))
    await scene.workspace.post("general", drawn)


async def _somebody_else(scene: Scene) -> None:
    await scene.answered()
    drill = await scene.workspace.drill(scene.ana)
    await _old_button(scene, scene.case, f"{drill.id}|{drill.step}")
    await scene.mia.click("Old", channel="general")
    await scene.mia.told_alone(NotYours().sentence, channel="general")
    assert (await scene.workspace.drill(scene.ana)).step == drill.step


async def _two_starts(scene: Scene) -> None:
    await scene.workspace.knows(scene.ana)
    await asyncio.gather(*(scene.ana.command("/drill go") for _ in range(2)))
    await scene.ana.question(1)
    await scene.ana.told_alone(DrillAlreadyOpen().sentence)
    assert await scene.ana.how_often("Round 1 of") == 1


async def _start_while_open(scene: Scene) -> None:
    await scene.answered()
    await scene.ana.command("/drill go")
    await scene.ana.told_alone(DrillAlreadyOpen().sentence)
    assert await scene.ana.how_often("Round 1 of") == 1


_DRILL_BUTTONS = (Action.DONE, Action.SKIP, Action.STOP, Action.PASS, Action.NOT_YET, Action.BEGIN)

TROUBLES = (
    Trouble(
        "a button pressed twice",
        "A button of a drill is pressed twice, at once or one press after the other.",
        "The first press counts; the second changes nothing and says so.",
        _moving,
        told=StepPassed().sentence,
        cases=_twice(*_STEPS),
    ),
    Trouble(
        "next drill pressed twice",
        "*Next drill* is pressed twice.",
        "One drill starts.",
        _next,
        told=DrillAlreadyOpen().sentence,
        cases=(AT_ONCE, IN_TURN),
        on=BOTH,
    ),
    Trouble(
        "a button that opens a form pressed twice",
        "A button that opens a form is pressed twice.",
        "Whichever form is filled in counts, once.",
        _opens,
        cases=_twice("Start", "Score it"),
    ),
    Trouble(
        "a button of a drill that is over",
        "Somebody finds an old message and presses a button of a drill that is over.",
        "Nothing changes, and the person is told.",
        _stale,
        told=StepPassed().sentence,
        cases=tuple(action.value for action in _DRILL_BUTTONS),
    ),
    Trouble(
        "an old Score it",
        "Somebody presses *Score it* of a drill that was scored long ago.",
        "The scores stay as they were given.",
        _stale_score,
        told=AlreadyRevealed().sentence,
    ),
    Trouble(
        "somebody else's button",
        "Somebody presses a button of another person's drill.",
        "Nothing happens to that drill, and nothing of it is shown.",
        _somebody_else,
        told=NotYours().sentence,
        cases=tuple(action.value for action in _DRILL_BUTTONS),
    ),
    Trouble(
        "two starts at once",
        "Somebody starts two drills at the same moment.",
        "One starts.",
        _two_starts,
        told=DrillAlreadyOpen().sentence,
        on=BOTH,
    ),
    Trouble(
        "a start while one is open",
        "Somebody starts a drill while another is open.",
        "The open one stays as it is.",
        _start_while_open,
        told=DrillAlreadyOpen().sentence,
    ),
)

"""Trouble while the AI interviewer thinks: a restart, a press, AI turned off, data deleted."""

import asyncio

from benchmarks.survival.steady import ANSWER
from bot.core.assessment import Abstention
from bot.core.errors import StepPassed
from bot.views.reveal import WHY_NONE
from playground.person import words_of
from tests.lasting.forms import JOURNAL, SCORE
from tests.lasting.presses import AT_ONCE, IN_TURN, SHOWS_AFTER
from tests.lasting.scene import Scene
from tests.lasting.trouble import BOTH, Trouble
from tests.store.rows import rows_naming

FOLLOW_UP, QUESTION, READING = "a follow-up", "a question", "a reading"
"""What an AI thinks about."""
WORDED = "Worded by AI."
UNREAD = f"No AI score: {WHY_NONE[Abstention.SILENT]}."
OWN_READING = "Your own reading only."
BANK = "Questions from the bank, no AI"
LONG_SECONDS = 60.0
_A_WHILE_SECONDS = 2.0


async def before(scene: Scene, what: str) -> None:
    """Ana is one step away from it, and the AI was asked already."""
    reach = {FOLLOW_UP: _answered_again, QUESTION: Scene.judging, READING: Scene.scoring}
    await reach[what](scene)


async def _answered_again(scene: Scene) -> None:
    await scene.judging()
    await scene.ana.press("Pass")
    await scene.ana.question(2)
    await scene.write(f"Ana's second answer: {ANSWER}")


async def step(scene: Scene, what: str) -> None:
    """Her step, after which the AI thinks about it."""
    if what != READING:
        await scene.ana.press("Done" if what == FOLLOW_UP else "Pass")
        return
    await scene.ana.press("Score it")
    await scene.ana.wait_for_modal(SCORE)
    await scene.ana.submit({"opening": "2"})
    await scene.ana.wait_for_modal(JOURNAL)
    await scene.ana.close_modal(everything=True)


async def thinking(scene: Scene, what: str, seconds: float = LONG_SECONDS) -> None:
    """The AI is thinking about it, and will be for so long; what it is asked next it answers at once."""
    await scene.with_model()
    await before(scene, what)
    scene.model.thinks, calls = seconds, scene.model.calls
    await step(scene, what)
    async with asyncio.timeout(10):
        while scene.model.calls == calls:
            await asyncio.sleep(0.01)
    scene.model.thinks = 0.0


async def _restarted(scene: Scene) -> None:
    await thinking(scene, scene.case)
    if scene.case == READING:
        await scene.workspace.restart()
        await scene.steady.carry_on()
        assert not await scene.was_told(UNREAD)
        return
    await scene.ana.newest_has("Don't wait")
    worded = await scene.ana.how_often(WORDED)
    await scene.workspace.restart()
    await scene.ana.newest_has("Done")
    assert await scene.ana.how_often(WORDED) == worded + 1


async def _stopped_thinking(scene: Scene) -> None:
    await thinking(scene, scene.case)
    worded = await scene.ana.how_often(WORDED)
    await _sign(scene)
    await scene.ana.stop(scene.ana.card_ts)
    await _without(scene, worded)


async def _sign(scene: Scene) -> None:
    async with asyncio.timeout(10):
        while not await scene.ana.sign(scene.ana.card_ts):
            await asyncio.sleep(0.01)


async def _not_waited_for(scene: Scene) -> None:
    """Both presses are of the button as it was drawn: the screen is slow to change."""
    scene.case, way = scene.case.split(", ")
    await thinking(scene, scene.case)
    await scene.ana.newest_has("Don't wait")
    worded = await scene.ana.how_often(WORDED)
    scene.workspace.break_next("latency", "chat.update", seconds=SHOWS_AFTER)
    presses = [scene.tries(scene.ana.click("Don't wait")) for _ in range(2)]
    if way == AT_ONCE:
        await asyncio.gather(*presses)
    else:
        for press in presses:
            await press
    await scene.ana.told_alone(StepPassed().sentence)
    await _without(scene, worded)


async def _without(scene: Scene, worded: int) -> None:
    """The drill went on without what the AI was thinking about."""
    await scene.ana.newest_has("Pass" if scene.case == FOLLOW_UP else "Done")
    assert await scene.ana.how_often(WORDED) == worded


async def _off_for_everyone(scene: Scene) -> None:
    await scene.with_model()
    await scene.in_round()
    rosa = await scene.workspace.person("rosa")
    await rosa.command("/drill ai off for everyone")
    await rosa.told_alone("AI is off for everybody in this workspace.")
    await scene.steady.carry_on()
    assert await scene.ana.how_often(WORDED) >= 5
    assert await scene.ana.how_often(OWN_READING) == 1
    await scene.steady.turn_the_page()
    await scene.ana.press("Next drill")
    await scene.ana.question(1, of=5)
    card, *_ = await scene.ana.thread(scene.ana.card_ts)
    assert BANK in words_of(card)


async def _deleted(scene: Scene) -> None:
    await thinking(scene, scene.case, _A_WHILE_SECONDS)
    await scene.ana.command("/drill delete my data")
    await scene.ana.wait_for("This is what I have of yours")
    await scene.ana.click("Delete everything")
    await scene.ana.wait_for("Deleted, for good")
    said = await scene.ana.app_said()
    await asyncio.sleep(_A_WHILE_SECONDS)
    assert await scene.ana.app_said() == said
    member = await scene.workspace.member(scene.ana)
    assert await scene.workspace.app.desk.background_read(rows_naming, member) == {}
    scene.steady.typed, scene.steady.filled = [], {}
    await scene.steady.drill(seconds=30)


async def _too_late(scene: Scene) -> None:
    await thinking(scene, scene.case, _A_WHILE_SECONDS)
    worded = await scene.ana.how_often(WORDED)
    await scene.ana.say("stop", thread_ts=scene.ana.card_ts)
    await scene.ana.newest_has("Score it")
    await asyncio.sleep(_A_WHILE_SECONDS)
    assert await scene.ana.how_often(WORDED) == worded


TROUBLES = (
    Trouble(
        "a restart while the AI thinks",
        "Whetstone ends while the AI thinks, and starts again.",
        "The AI is asked once more. What it says comes once.",
        _restarted,
        cases=(FOLLOW_UP, QUESTION, READING),
        on=BOTH,
    ),
    Trouble(
        "Stop while the AI thinks",
        "Somebody presses Slack's own *Stop* while the AI thinks.",
        "The drill goes on at once without what it was thinking about.",
        _stopped_thinking,
        cases=(FOLLOW_UP, QUESTION),
    ),
    Trouble(
        "Don't wait pressed twice",
        "*Don't wait* is pressed twice.",
        "The drill goes on at once, one step.",
        _not_waited_for,
        told=StepPassed().sentence,
        cases=tuple(f"{what}, {way}" for what in (FOLLOW_UP, QUESTION) for way in (AT_ONCE, IN_TURN)),
        on=BOTH,
    ),
    Trouble(
        "AI turned off for everyone",
        "An admin turns AI off for everyone while somebody is in the middle of a drill.",
        "That drill keeps its interviewer, but no reading is asked for. The next one is the bank's; its card says so.",
        _off_for_everyone,
    ),
    Trouble(
        "data deleted while the AI thinks",
        "Somebody deletes their data while the AI thinks.",
        "What it says is thrown away. Nothing is said, and nothing kept.",
        _deleted,
        cases=(FOLLOW_UP, READING),
        on=BOTH,
    ),
    Trouble(
        "a reply to a drill that was stopped",
        "Somebody stops the drill while the AI thinks.",
        "What it says comes too late and is thrown away.",
        _too_late,
        cases=(FOLLOW_UP, QUESTION),
    ),
)

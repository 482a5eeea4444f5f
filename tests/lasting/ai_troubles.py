"""Trouble with the AI interviewer: a model that fails or invents, a press or a restart while it thinks."""

import asyncio

from bot.core.assessment import Abstention
from bot.core.drill import Handover
from bot.core.errors import StepPassed
from bot.views.ai_notes import draw_handed_over
from bot.views.feedback import TITLE
from bot.views.reveal import WHY_NONE
from playground.model.moods import Mood
from playground.model.script import script
from playground.person import words_of
from tests.lasting.forms import JOURNAL, SCORE
from tests.lasting.presses import AT_ONCE, IN_TURN, SHOWS_AFTER
from tests.lasting.scene import Scene
from tests.lasting.trouble import BOTH, Trouble
from tests.store.rows import rows_naming

FOLLOW_UP, QUESTION, READING = "a follow-up", "a question", "a reading"
"""What an AI thinks about."""
WORDED = "Worded by AI."
HANDED_OVER = draw_handed_over(Handover.SILENT).text
SPENT = draw_handed_over(Handover.SPENT).text
UNREAD = f"No AI score: {WHY_NONE[Abstention.SILENT]}."
UNQUOTED = f"No AI score: {WHY_NONE[Abstention.UNQUOTED]}."
OWN_READING = "Your own reading only."
BANK = "Questions from the bank, no AI"

LONG_SECONDS = 60.0
A_WHILE_SECONDS = 2.0
LIMIT_SECONDS = "2"
"""For a call, in these tests; outside them it is 45."""


async def _before(scene: Scene, what: str) -> None:
    """Ana is one step away from it."""
    reach = {FOLLOW_UP: Scene.answered, QUESTION: Scene.judging, READING: Scene.scoring}
    await reach[what](scene)


async def _step(scene: Scene, what: str) -> None:
    """Her step, after which the AI thinks about it."""
    if what != READING:
        await scene.ana.press("Done" if what == FOLLOW_UP else "Pass")
        return
    await scene.ana.press("Score it")
    await scene.ana.wait_for_modal(SCORE)
    await scene.ana.submit({"opening": "2"})
    await scene.ana.wait_for_modal(JOURNAL)
    await scene.ana.close_modal(everything=True)


async def _thinking(scene: Scene, what: str, seconds: float = LONG_SECONDS) -> None:
    """The AI is thinking about it, and will be for so long; what it is asked next it answers at once."""
    await scene.with_model()
    await _before(scene, what)
    scene.model.thinks, calls = seconds, scene.model.calls
    await _step(scene, what)
    async with asyncio.timeout(10):
        while scene.model.calls == calls:
            await asyncio.sleep(0.01)
    scene.model.thinks = 0.0


async def _falls_silent(scene: Scene, what: str) -> None:
    """From now on no call brings anything; the drill goes on to its end, and nothing could be read."""
    await _step(scene, what)
    await scene.ana.wait_for(HANDED_OVER, seconds=10)
    await scene.steady.carry_on()
    assert await scene.ana.how_often(HANDED_OVER) == 1
    assert await scene.was_told(UNREAD)


async def _down(scene: Scene) -> None:
    scene.may_hand_over = True
    await scene.with_model()
    await _before(scene, scene.case)
    scene.model.mood = Mood.DOWN
    await _falls_silent(scene, scene.case)


async def _slow(scene: Scene) -> None:
    scene.may_hand_over = True
    await scene.with_model(WHETSTONE_MODEL_SECONDS=LIMIT_SECONDS)
    await scene.answered()
    scene.model.thinks = LONG_SECONDS
    await _falls_silent(scene, FOLLOW_UP)


async def _unusable(scene: Scene) -> None:
    scene.may_hand_over = True
    scene.model.mood = Mood(scene.case)
    await scene.with_model()
    await scene.answered()
    await _falls_silent(scene, FOLLOW_UP)


async def _unread(scene: Scene) -> None:
    await scene.with_model()
    await scene.scoring()
    scene.model.mood = Mood(scene.case)
    await scene.steady.carry_on()


async def _no_schema(scene: Scene) -> None:
    scene.model.mood = Mood.NO_SCHEMA
    await scene.with_model()
    await scene.over()
    assert await scene.ana.how_often(WORDED) >= 5
    assert await scene.ana.how_often(UNREAD) == 0


async def _inventing(scene: Scene) -> None:
    scene.model.mood = Mood.INVENTING
    await scene.with_model()
    await scene.over()
    for words in script().invented:
        assert await scene.ana.how_often(words) == 0
    assert await scene.ana.how_often(TITLE) == 0


async def _spent(scene: Scene) -> None:
    scene.may_hand_over = True
    await scene.with_model(WHETSTONE_MEMBER_TOKENS="1")
    await scene.over()
    assert await scene.ana.how_often(WORDED) == 1
    assert await scene.ana.how_often(SPENT) == 1
    assert await scene.ana.how_often(OWN_READING) == 1


async def _restarted(scene: Scene) -> None:
    await _thinking(scene, scene.case)
    await scene.workspace.restart()
    if scene.case == READING:
        await scene.steady.carry_on()
        assert not await scene.was_told(UNREAD)
        return
    worded = await scene.ana.wait_for(WORDED, seconds=10)
    assert ("Round 2" in words_of(worded)) == (scene.case == QUESTION)


async def _stopped_thinking(scene: Scene) -> None:
    await _thinking(scene, scene.case)
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
    await _thinking(scene, scene.case)
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
    await _thinking(scene, scene.case, A_WHILE_SECONDS)
    await scene.ana.command("/drill delete my data")
    await scene.ana.wait_for("This is what I have of yours")
    await scene.ana.click("Delete everything")
    await scene.ana.wait_for("Deleted, for good")
    said = await scene.ana.app_said()
    await asyncio.sleep(A_WHILE_SECONDS)
    assert await scene.ana.app_said() == said
    member = await scene.workspace.member(scene.ana)
    assert await scene.workspace.app.desk.background_read(rows_naming, member) == {}
    scene.steady.typed, scene.steady.filled = [], {}
    await scene.steady.drill(seconds=30)


async def _too_late(scene: Scene) -> None:
    await _thinking(scene, scene.case, A_WHILE_SECONDS)
    worded = await scene.ana.how_often(WORDED)
    await scene.ana.say("stop", thread_ts=scene.ana.card_ts)
    await scene.ana.newest_has("Next drill" if scene.case == FOLLOW_UP else "Score it")
    await asyncio.sleep(A_WHILE_SECONDS)
    assert await scene.ana.how_often(WORDED) == worded


async def _neither_sign_nor_stream(scene: Scene) -> None:
    scene.model.mood = Mood.HIGH
    for method in ("agents.sessions.setStatus", "chat.startStream"):
        scene.workspace.playground.faults.add({"kind": "refused", "method": method, "times": None})
    await _thinking(scene, FOLLOW_UP)
    await scene.ana.wait_for("Reading your answer …")
    assert await scene.ana.sign(scene.ana.card_ts) == ""
    await scene.ana.press("Don't wait")
    await scene.steady.carry_on()
    assert not (await scene.ana.wait_for(TITLE))["streaming"]


async def _stream_breaks(scene: Scene) -> None:
    scene.model.mood = Mood.HIGH
    await scene.with_model()
    await scene.scoring()
    kind, method = scene.case.split()
    scene.workspace.break_next(kind, method)
    await scene.steady.carry_on()
    await scene.workspace.broken_once()
    await scene.ana.newest_has("Next drill")
    assert await scene.ana.how_often(TITLE) == 1


TROUBLES = (
    Trouble(
        "the model is down",
        "The AI's server can't be reached, or has trouble of its own.",
        "The question bank goes on in the same thread, and the person is told once. The result says that there is no "
        "AI score.",
        _down,
        told=HANDED_OVER,
        cases=(FOLLOW_UP, QUESTION),
        on=BOTH,
    ),
    Trouble(
        "the model is slow",
        "The AI thinks longer than it may, which is 45 seconds unless set otherwise.",
        "The same. Who doesn't want to wait that long presses *Don't wait*.",
        _slow,
        told=HANDED_OVER,
    ),
    Trouble(
        "the model says nothing usable",
        "The AI refuses, talks nonsense, or is cut off in the middle.",
        "The same. Nothing of it is shown.",
        _unusable,
        told=HANDED_OVER,
        cases=(Mood.REFUSING, Mood.NONSENSE, Mood.CUT),
    ),
    Trouble(
        "the model fails at the reading",
        "The AI was well through all rounds, and fails when it is to read the answers.",
        "The result says that there is no AI score. The person's own score counts as ever.",
        _unread,
        told=UNREAD,
        cases=(Mood.DOWN, Mood.REFUSING, Mood.NONSENSE, Mood.CUT),
    ),
    Trouble(
        "the model keeps to no schema",
        "The AI's server doesn't know how to keep to a schema.",
        "It is asked in words instead. Nobody notices.",
        _no_schema,
    ),
    Trouble(
        "the model invents quotes",
        "The AI quotes what nobody said, to give a high score for it.",
        "Neither the quotes nor the score are shown.",
        _inventing,
        told=UNQUOTED,
    ),
    Trouble(
        "the allowance is spent",
        "A person's or the workspace's allowance for the day runs out in the middle of a drill.",
        "The question bank goes on in the same thread, and the person is told once. No reading is asked for.",
        _spent,
        told=SPENT,
    ),
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
    Trouble(
        "neither signs nor streams",
        "The workspace has no thinking signs and no streams.",
        "A line in the thread tells that the AI thinks. What it read in the answers comes in one piece.",
        _neither_sign_nor_stream,
    ),
    Trouble(
        "a stream breaks off",
        "A streamed message breaks off in the middle.",
        "All of it stands in its place a moment later, once.",
        _stream_breaks,
        cases=tuple(f"{kind} chat.{call}Stream" for kind in ("refused", "drop_after") for call in ("append", "stop")),
    ),
)

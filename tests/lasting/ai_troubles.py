"""Trouble with the AI interviewer itself: a model that is down, slow, refuses or invents; no allowance, no streams."""

from bot.core.assessment import Abstention
from bot.core.drill import Handover
from bot.views.ai_notes import draw_handed_over
from bot.views.feedback import TITLE
from bot.views.reveal import WHY_NONE
from playground.model.moods import Mood
from playground.model.script import script
from tests.lasting.ai_thinking import (
    FOLLOW_UP,
    LONG_SECONDS,
    OWN_READING,
    QUESTION,
    UNREAD,
    WORDED,
    before,
    step,
    thinking,
)
from tests.lasting.scene import Scene
from tests.lasting.trouble import BOTH, Trouble

HANDED_OVER = draw_handed_over(Handover.SILENT).text
SPENT = draw_handed_over(Handover.SPENT).text
UNQUOTED = f"No AI score: {WHY_NONE[Abstention.UNQUOTED]}."
LIMIT_SECONDS = "2"
"""For a call, in these tests; outside them it is 45."""


async def _falls_silent(scene: Scene, what: str) -> None:
    """From now on no call brings anything; the drill goes on to its end, and nothing could be read."""
    await step(scene, what)
    await scene.ana.wait_for(HANDED_OVER, seconds=10)
    await scene.steady.carry_on()
    assert await scene.ana.how_often(HANDED_OVER) == 1
    assert await scene.was_told(UNREAD)


async def _down(scene: Scene) -> None:
    scene.may_hand_over = True
    await scene.with_model()
    await before(scene, scene.case)
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


async def _neither_sign_nor_stream(scene: Scene) -> None:
    scene.model.mood = Mood.HIGH
    for method in ("agents.sessions.setStatus", "chat.startStream"):
        scene.workspace.playground.faults.add({"kind": "refused", "method": method, "times": None})
    await thinking(scene, FOLLOW_UP)
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
        "As if it were down. Nobody has to wait that long: *Don't wait* goes on without it at once.",
        _slow,
        told=HANDED_OVER,
    ),
    Trouble(
        "the model says nothing usable",
        "The AI refuses, talks nonsense, or is cut off in the middle.",
        "As if it were down. Nothing of it is shown.",
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

"""Trouble with what comes in: events more than once, messages changed, deleted, or late."""

import asyncio

from benchmarks.survival.steady import ANSWER
from bot.core.errors import NothingAnswered, StepPassed
from bot.views.remarks import draw_counted, draw_stray_in_thread
from tests.lasting.scene import Scene
from tests.lasting.trouble import BOTH, Trouble

OVER = draw_stray_in_thread().text
COUNTED = draw_counted().text


async def _four_times(scene: Scene) -> None:
    scene.workspace.playground.faults.add({"kind": "deliver", "times": 4})
    await scene.welcomed()
    await scene.ana.first_drill(level="mid")
    await scene.write("Tell me first: how long has this gone on?")
    await scene.ana.wait_for("Since May.")
    await scene.write(f"Ana's answer: {ANSWER}")
    await scene.ana.reply("done")
    await scene.ana.newest_has("Pass")
    assert await scene.ana.how_often(StepPassed().sentence) == 0
    assert await scene.ana.how_often("Since May.") == 1
    assert await scene.ana.how_often("Welcome.") == 1


async def _twelve(scene: Scene) -> None:
    await scene.in_round()
    thoughts = [f"Ana's thought {number} of twelve: it costs less." for number in range(12)]
    stamps = await asyncio.gather(*(scene.steady.write(thought, scene.ana.card_ts) for thought in thoughts))
    written = [thought for _, thought in sorted(zip(stamps, thoughts, strict=True))]
    assert await scene.workspace.answer(scene.ana) == written


async def _edited(scene: Scene) -> None:
    ts = await scene.answered()
    if scene.case == "after Done":
        await scene.ana.done()
    new = f"Ana's second thought: {ANSWER}"
    await scene.ana.act("edit", channel=await scene.ana.dm(), ts=ts, text=new)
    scene.steady.typed = [new]
    assert await scene.workspace.answer(scene.ana) == [new]


async def _deleted_before_done(scene: Scene) -> None:
    await _delete(scene, await scene.answered())
    await scene.ana.click("Done")
    await scene.ana.told_alone(NothingAnswered().sentence)


async def _deleted_after_done(scene: Scene) -> None:
    ts = await scene.answered()
    await scene.ana.done()
    await _delete(scene, ts)


async def _delete(scene: Scene, ts: str) -> None:
    await scene.ana.act("delete", channel=await scene.ana.dm(), ts=ts)
    scene.steady.typed = []
    assert await scene.workspace.answer(scene.ana) == []


async def _late(scene: Scene) -> None:
    await scene.judging()
    await scene.write("Ana's afterthought: and one thing I forgot.")
    answer = await scene.workspace.answer(scene.ana)
    assert answer[0].startswith("Ana's answer")
    assert answer[-1].startswith("Ana's afterthought")


async def _beside(scene: Scene) -> None:
    await scene.in_round()
    await scene.steady.write(f"Ana's answer, beside the thread: {ANSWER}", None)
    await scene.ana.wait_for(COUNTED)
    assert len(await scene.workspace.answer(scene.ana)) == 1


async def _after_the_end(scene: Scene) -> None:
    await scene.over()
    await scene.write("Ana's note on a drill that is over: remember the cost.")
    await scene.ana.wait_for(OVER)


async def _while_away(scene: Scene) -> None:
    await scene.in_round()
    await scene.workspace.stop()
    await scene.steady.write(f"Ana's answer to nobody: {ANSWER}", scene.ana.card_ts)
    await scene.workspace.start()
    assert len(await scene.workspace.answer(scene.ana)) == 1


TROUBLES = (
    Trouble(
        "every event four times at once",
        "Slack delivers every event four times at the same moment.",
        "Each counts once: one answer kept, one reply, one step.",
        _four_times,
        on=BOTH,
    ),
    Trouble(
        "twelve messages at once",
        "Somebody sends twelve messages so fast that they arrive all at once.",
        "They are one answer, in the order in which they were written.",
        _twelve,
        on=BOTH,
    ),
    Trouble(
        "an answer edited",
        "Somebody edits an answer, before or after *Done*.",
        "The newest wording is what is kept. Nothing is asked again.",
        _edited,
        cases=("before Done", "after Done"),
    ),
    Trouble(
        "an answer deleted before Done",
        "Somebody deletes their only answer, then presses *Done*.",
        "It is deleted here too. *Done* waits for another answer.",
        _deleted_before_done,
        told=NothingAnswered().sentence,
    ),
    Trouble(
        "an answer deleted after Done",
        "Somebody deletes an answer after *Done*.",
        "It is deleted here too, and the drill goes on to its score.",
        _deleted_after_done,
    ),
    Trouble(
        "an afterthought",
        "A message comes after *Done*, before the next question.",
        "It is added to the answer it belongs to.",
        _late,
    ),
    Trouble(
        "an answer beside the thread",
        "Somebody answers in the conversation instead of the thread.",
        "It counts as part of the answer, and the person is told where the drill goes on.",
        _beside,
        told=COUNTED,
    ),
    Trouble(
        "a message after the end",
        "Somebody writes in the thread of a drill that is over.",
        "The message is kept, and the person is told once that nothing more happens there.",
        _after_the_end,
        told=OVER,
    ),
    Trouble(
        "nobody there",
        "Somebody answers while Whetstone is not running.",
        "Slack delivers the answer again, and it counts as if nothing had happened.",
        _while_away,
        on=BOTH,
    ),
)

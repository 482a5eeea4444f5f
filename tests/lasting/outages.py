"""Trouble with Slack: calls that fail before or after their effect, limits, a dropped socket, a revoked token."""

import asyncio

from benchmarks.survival.steady import ANSWER
from handlers.errors import UNEXPECTED
from tests.lasting.scene import Scene
from tests.lasting.trouble import BOTH, Trouble

_METHODS = ("chat.postMessage", "chat.update")


async def _call_fails(scene: Scene, kind: str, times: int = 2) -> None:
    """The next calls fail in the middle of a drill: of posting or of redrawing."""
    await scene.answered()
    scene.workspace.break_next(kind, scene.case, times=times)
    await scene.ana.press("Done")
    await scene.ana.newest_has("Pass")
    await scene.workspace.broken_once()


async def _dropped_after(scene: Scene) -> None:
    await _call_fails(scene, "drop_after", times=1)


async def _dropped_before(scene: Scene) -> None:
    await _call_fails(scene, "drop_before")


async def _limited(scene: Scene) -> None:
    await _call_fails(scene, "429")


async def _broken(scene: Scene) -> None:
    await _call_fails(scene, "500")


async def _revoked(scene: Scene) -> None:
    """While the token is no good Slack still delivers what people write, but takes nothing from us."""
    await scene.answered()
    faults = scene.workspace.playground.faults
    faults.add({"kind": "token_revoked", "times": None})
    said = len(await scene.ana.app_said())
    await scene.write("Ana goes on writing: it costs six weeks.")
    await scene.ana.press("Done")
    await asyncio.sleep(0.5)
    assert len(await scene.ana.app_said()) == said
    faults.clear()
    await scene.ana.newest_has("Pass")


async def _revoked_for_a_form(scene: Scene) -> None:
    await scene.scoring()
    scene.workspace.playground.faults.add({"kind": "token_revoked", "times": None})
    await scene.ana.click("Score it")
    await scene.ana.told_alone(UNEXPECTED)
    scene.workspace.playground.faults.clear()


async def _socket_drops(scene: Scene) -> None:
    await scene.in_round()
    scene.workspace.playground.hub.drop()
    await scene.steady.write(f"Ana's answer into the silence: {ANSWER}", scene.ana.card_ts)
    assert not await scene.tries(scene.ana.click("Done"))
    assert "isn't connected" in scene.refusals[0]  # it is Slack who says this
    assert await scene.workspace.answer(scene.ana) == scene.steady.typed
    await scene.ana.press("Done")


TROUBLES = (
    Trouble(
        "a connection drops after the effect",
        "Slack takes a message, but the connection drops before it says so.",
        "Whetstone looks whether the message is there before it says anything again. It appears once, in its place.",
        _dropped_after,
        cases=_METHODS,
        on=BOTH,
    ),
    Trouble(
        "a connection drops before the effect",
        "The connection drops before Slack takes a message.",
        "The message comes a few seconds later, once, in its place.",
        _dropped_before,
        cases=_METHODS,
    ),
    Trouble(
        "Slack limits us",
        "Slack asks Whetstone to slow down.",
        "Everything for this workspace waits for as long as Slack asked, then comes once, in order.",
        _limited,
        cases=_METHODS,
    ),
    Trouble(
        "Slack has trouble of its own",
        "Slack answers with an error of its own.",
        "Whetstone tries again until it works. Each message appears once, in its place.",
        _broken,
        cases=_METHODS,
    ),
    Trouble(
        "the token is revoked",
        "The app's token is revoked in the middle of a drill, and put back later.",
        "What people write meanwhile is kept. What had to be said is said once the token works again.",
        _revoked,
    ),
    Trouble(
        "no form opens",
        "Slack refuses to open a form, because the token is revoked or for any other reason.",
        "The person is told. The same button works once Slack does.",
        _revoked_for_a_form,
        told=UNEXPECTED,
    ),
    Trouble(
        "the connection to Slack drops",
        "The connection to Slack drops in the middle of an answer.",
        "Whetstone connects again within seconds. Slack delivers messages again, but not presses: it says so itself, "
        "and the button stays.",
        _socket_drops,
        on=BOTH,
    ),
)

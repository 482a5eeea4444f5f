"""What holds after every trouble: all that was typed is there, nothing was said twice, the drill goes on to its end."""

import asyncio
from dataclasses import replace

from benchmarks.survival.audit import Account, audit, unsaid
from tests.lasting.scene import Scene

WITHIN_SECONDS = 20.0
_HANDED_OVER = "the bank took over"
"""How the audit calls it that an AI fell silent."""


async def goes_on(scene: Scene) -> None:
    """Ana carries on from wherever she is, up to her result. Raises Stuck."""
    await scene.steady.carry_on()


async def account_of(scene: Scene) -> Account:
    """What is lost or doubled, once nothing is on its way any more."""
    async with asyncio.timeout(WITHIN_SECONDS):
        while scene.workspace.playground.deliveries.open or await _waits(scene):
            await asyncio.sleep(0.02)
    read = scene.workspace.app.desk.background_read
    account: Account = await read(audit, scene.workspace.playground, [scene.steady])
    if not scene.may_hand_over:
        return account
    return replace(account, lost=tuple(each for each in account.lost if not each.startswith(_HANDED_OVER)))


def private_words(scene: Scene, log: str) -> list[str]:
    """What Ana wrote that stands in the log, and the tokens if they do."""
    tokens = [scene.workspace.playground.bot_token, scene.workspace.playground.app_token]
    written = [text[:30] for text in (*scene.steady.typed, *scene.steady.filled)]
    return [each for each in (*written, *tokens) if each in log]


async def _waits(scene: Scene) -> bool:
    return await scene.workspace.app.desk.background_read(unsaid) > 0

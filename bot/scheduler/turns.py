"""Takes the interviewer's turns: read the situation, ask with no transaction open, save the reply."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from bot.core.turn import Turn
from bot.interviewer.interviewer import Interviewer
from bot.journeys import take_turn
from bot.journeys.desk import Desk, utc_now

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=20)
RENEW_EVERY_SECONDS = 8.0


class Turns:
    """Asks the interviewer for the workspaces this process holds."""

    def __init__(self, desk: Desk, interviewer: Interviewer, team_ids: list[str]) -> None:
        self._desk, self._interviewer, self._teams = desk, interviewer, team_ids

    async def work(self) -> None:
        """Take turns until none is left."""
        while await self._desk.background_read(take_turn.anything_due, self._teams, utc_now()):
            turns = await self._desk.background(take_turn.claim, self._teams, utc_now(), utc_now() + LEASE)
            if not turns:
                return
            async with asyncio.TaskGroup() as asking:
                for turn in turns:
                    asking.create_task(self._take(turn))

    async def _take(self, turn: Turn) -> None:
        situation = await self._desk.see(turn.member, take_turn.situation_of, turn)
        text = None
        if situation is not None:
            async with self._lease_kept(turn):
                text = await self._interviewer.follow_up(situation)
        await self._desk.do(turn.member, take_turn.reply, turn, text)
        log.info("turn_taken round=%d probe=%d asked=%s", turn.round_number, turn.probe_number, text is not None)

    @asynccontextmanager
    async def _lease_kept(self, turn: Turn) -> AsyncIterator[None]:
        renewing = asyncio.create_task(self._renew(turn))
        try:
            yield
        finally:
            renewing.cancel()
            with suppress(asyncio.CancelledError):
                await renewing

    async def _renew(self, turn: Turn) -> None:
        while True:
            await asyncio.sleep(RENEW_EVERY_SECONDS)
            await self._desk.background(take_turn.renew, turn, utc_now() + LEASE)

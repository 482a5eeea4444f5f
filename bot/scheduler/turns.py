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
from bot.scheduler.slots import Slots

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=20)
RENEW_EVERY_SECONDS = 8.0
SLOTS = 8
MOST_FAULTS = 3


class Turns:
    """Asks the interviewer for the workspaces this process holds."""

    def __init__(self, desk: Desk, interviewer: Interviewer, team_ids: list[str]) -> None:
        self._desk, self._interviewer, self._teams = desk, interviewer, team_ids
        self._slots = Slots(SLOTS, self._claim, self._take, self._broke)

    async def work(self) -> None:
        """Begin what waits for the interviewer."""
        await self._slots.fill()

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await self._slots.idle()

    async def stop(self) -> None:
        """End what is under way; whoever comes next takes the turn again."""
        await self._slots.stop()

    async def _claim(self, free: int) -> list[Turn]:
        if not await self._desk.background_read(take_turn.anything_due, self._teams, utc_now()):
            return []
        return await self._desk.background(take_turn.claim, self._teams, utc_now(), utc_now() + LEASE, free)

    async def _take(self, turn: Turn) -> None:
        situation = await self._desk.see(turn.member, take_turn.situation_of, turn)
        text = None
        if situation is not None:
            async with self._lease_kept(turn):
                text = await self._interviewer.follow_up(situation)
        await self._desk.do(turn.member, take_turn.reply, turn, text)
        log.info("turn_taken round=%d probe=%d asked=%s", turn.round_number, turn.probe_number, text is not None)

    async def _broke(self, turn: Turn, error: Exception) -> None:
        """The lease brings it back; after a few times the round goes on without a follow-up."""
        if turn.attempts + 1 >= MOST_FAULTS:
            log.error("turn_given_up round=%d reason=%s", turn.round_number, type(error).__name__)
            await self._desk.do(turn.member, take_turn.reply, turn, None)

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

"""Takes the interviewer's turns: read the situation, ask with no transaction open, save the reply."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from bot.core.turn import Turn, TurnKind
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Interviewer, Said
from bot.journeys import assess_drill, take_turn, word_question
from bot.journeys.desk import Desk, utc_now
from bot.scheduler.slots import Slots
from bot.scheduler.thinking import Sign

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=20)
RENEW_EVERY_SECONDS = 8.0
SLOTS = 8
MOST_FAULTS = 3


class Turns:
    """Asks the interviewer for the workspaces this process holds: the bank, or in a drill that has one, the AI."""

    def __init__(
        self,
        desk: Desk,
        bank: BankInterviewer,
        team_ids: list[str],
        ai: Interviewer,
        sign: Sign,
        *,
        at_once: int = SLOTS,
    ) -> None:
        self._desk, self._bank, self._teams, self._ai, self._sign = desk, bank, team_ids, ai, sign
        self._slots = Slots(at_once, self._claim, self._take, self._broke)

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
        takes = {
            TurnKind.FOLLOW_UP: self._follow_up,
            TurnKind.QUESTION: self._word_question,
            TurnKind.ASSESSMENT: self._assess,
        }
        await takes[turn.kind](turn)
        log.info("turn_taken kind=%s round=%d probe=%d", turn.kind, turn.round_number, turn.probe_number)

    async def _follow_up(self, turn: Turn) -> None:
        situation = await self._desk.see(turn.member, take_turn.situation_of, turn)
        said = Said(None)
        if situation is not None and situation.model is None:
            async with self._lease_kept(turn):
                said = Said(await self._bank.follow_up(situation))
        elif situation is not None:
            async with self._lease_kept(turn), self._sign.shown(turn):
                said = await self._ai.follow_up(situation)
        await self._desk.do(turn.member, take_turn.reply, turn, said)

    async def _word_question(self, turn: Turn) -> None:
        planned = await self._desk.see(turn.member, word_question.planned_question, turn)
        if planned is None:
            await self._desk.do(turn.member, take_turn.close, turn)
            return
        async with self._lease_kept(turn), self._sign.shown(turn):
            worded = await self._ai.word_question(planned.coming)
        await self._desk.do(turn.member, word_question.ask_worded, turn, planned.round, worded)

    async def _assess(self, turn: Turn) -> None:
        answers = await self._desk.see(turn.member, assess_drill.answers_to_read, turn)
        if answers is None:
            await self._desk.do(turn.member, take_turn.close, turn)
            return
        async with self._lease_kept(turn):
            read = await self._ai.assess(answers)
        await self._desk.do(turn.member, assess_drill.keep_reading, turn, read)

    async def _broke(self, turn: Turn, error: Exception) -> None:
        """A fault of ours. The lease brings it back; after a few times the drill goes on without."""
        if turn.attempts + 1 < MOST_FAULTS:
            return
        log.error("turn_given_up kind=%s round=%d reason=%s", turn.kind, turn.round_number, type(error).__name__)
        if turn.kind is TurnKind.FOLLOW_UP:
            await self._desk.do(turn.member, take_turn.reply, turn, Said(None))
        elif turn.kind is TurnKind.QUESTION:
            await self._desk.do(turn.member, word_question.ask_as_planned, turn)
        else:
            await self._desk.do(turn.member, assess_drill.keep_unread, turn)

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

"""An interviewer that says what the test tells it to, when it may, and remembers what it was asked."""

import asyncio

from bot.interviewer.interviewer import Answers, Coming, Read, Said, Situation, Worded
from tests.journeys.with_ai import READ, SAID, WORDED


class ScriptedInterviewer:
    """Stands in for the AI; `asked` holds everything it was told, in order. It waits while `may_answer` isn't set.

    `faults`: so many of the next calls break.
    """

    def __init__(self, said: Said = SAID, worded: Worded = WORDED, read: Read = READ) -> None:
        self.said, self.worded, self.read = said, worded, read
        self.asked: list[Situation | Coming | Answers] = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.faults = 0

    async def follow_up(self, situation: Situation) -> Said:
        """What was told it, for a follow-up."""
        await self._think(situation)
        return self.said

    async def word_question(self, coming: Coming) -> Worded:
        """What was told it, for a question."""
        await self._think(coming)
        return self.worded

    async def assess(self, answers: Answers) -> Read:
        """What was told it, for a reading."""
        await self._think(answers)
        return self.read

    async def close(self) -> None:
        """Nothing to let go of."""

    async def is_asked(self, times: int = 1) -> None:
        """Wait until it was asked so often."""
        async with asyncio.timeout(10):
            while len(self.asked) < times:
                await asyncio.sleep(0.005)

    async def _think(self, told: Situation | Coming | Answers) -> None:
        self.asked.append(told)
        await self.may_answer.wait()
        if self.faults > 0:
            self.faults -= 1
            raise ConnectionError

"""A model of stated behaviour: for each call a reply, or none; it keeps what it was asked. No server, no chance."""

import asyncio
from collections.abc import Mapping

from pydantic import BaseModel

from bot.core.spending import Call, Outcome, Spent
from bot.interviewer.model import R, Reply
from bot.interviewer.prompts import Prompt

Scripted = BaseModel | Outcome
TOKENS = 100
"""What each call takes to send."""


class ScriptedModel:
    """`replies` by call, in turn, the last for ever; an outcome instead is a call without a reply.

    `together`: so many calls must come at once.
    """

    def __init__(self, replies: Mapping[Call, Scripted | list[Scripted]], together: int = 1) -> None:
        self._replies = {call: list(each) if isinstance(each, list) else [each] for call, each in replies.items()}
        self._together = together
        self._all_here = asyncio.Event()
        self.asked: list[tuple[Call, Prompt]] = []

    @property
    def name(self) -> str:
        return "small"

    async def ask(self, call: Call, prompt: Prompt, shape: type[R]) -> Reply[R]:
        """As the script has it."""
        self.asked.append((call, prompt))
        if len(self.asked) >= self._together:
            self._all_here.set()
        await asyncio.wait_for(self._all_here.wait(), 2)
        left = self._replies[call]
        reply = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(reply, Outcome):
            return Reply(None, (Spent(call, reply, TOKENS),))
        assert isinstance(reply, shape)
        return Reply(reply, (Spent(call, Outcome.NONSENSE, TOKENS), Spent(call, Outcome.OK, TOKENS)))

    @property
    def calls(self) -> list[Call]:
        """What it was asked for, in order."""
        return [call for call, _ in self.asked]

"""The bot as a child process whose lives end at random instants, on one database."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.children import START_SECONDS, Child, Program, running
from playground.desk import Playground

LONGEST_LIFE = 1.5
"""Seconds, at most, from the connection to the kill: about three steps of a drill."""

AT_WORK = 0.5
"""How many of the kills wait for the next thing to happen: between an effect and its record is the worst instant."""

Work = Callable[[], Awaitable[object]]
"""Returns in the middle of something, or after a while in which nothing happened."""


class NotBack(Exception):
    """The bot didn't come back after it was killed; its log is on stderr."""


class Mortal:
    """`python -m bot run` beside a playground; every life finds what the last one left.

    `model` are the settings of an AI that interviews. A dead bot holds what it began until its lease runs out, and an
    AI's turns are many and long: then the bot is a hurried one.
    """

    def __init__(
        self,
        playground: Playground,
        database_url: str,
        folder: Path,
        rng: random.Random,
        model: Mapping[str, str] | None = None,
    ) -> None:
        self._playground, self._folder, self.rng = playground, folder, rng
        started = ("-m", "bot", "run") if model is None else ("-m", "benchmarks.survival.hurried")
        self._program = Program("whetstone", started, {"DATABASE_URL": database_url, **(model or {})})

    @property
    def log(self) -> str:
        """What all lives have logged."""
        return (self._folder / f"{self._program.name}.log").read_text(encoding="utf-8")

    @asynccontextmanager
    async def life(self) -> AsyncIterator[Child]:
        """Connected when the block begins; ended politely with it, unless it was killed before."""
        tokens = {"SLACK_BOT_TOKEN": self._playground.bot_token, "SLACK_APP_TOKEN": self._playground.app_token}
        clock = {"WHETSTONE_CLOCK_URL": f"{self._playground.url}/clock"}
        async with running(self._program, self._playground.url, self._folder, **tokens, **clock) as child:
            if not await self._playground.hub.appear(START_SECONDS):
                raise NotBack
            yield child

    async def short_life(self, work: Work | None = None) -> None:
        """A life that SIGKILL ends: at any instant, every other time at `work`, or else just when something is said."""
        async with self.life() as child:
            await asyncio.sleep(self.rng.uniform(0.0, LONGEST_LIFE))
            if self.rng.random() < AT_WORK:
                await (work or self._something_said)()
            child.process.kill()
            await child.process.wait()
            while self._playground.hub.connected:
                await asyncio.sleep(0.01)

    async def _something_said(self) -> None:
        """Somebody says or presses something."""
        feed = self._playground.workspace.feed
        await feed.after(feed.version, LONGEST_LIFE)

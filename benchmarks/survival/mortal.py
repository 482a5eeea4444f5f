"""The bot as a child process whose lives end at random instants, on one database."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.children import START_SECONDS, Child, Program, running
from playground.desk import Playground

LONGEST_LIFE = 1.5
"""Seconds, at most, from the connection to the kill: about three steps of a drill."""

AT_WORK = 0.5
"""How many of the kills wait for the next thing to happen: between an effect and its record is the worst instant."""


class NotBack(Exception):
    """The bot didn't come back after it was killed; its log is on stderr."""


class Mortal:
    """`python -m bot run` beside a playground; every life finds what the last one left."""

    def __init__(self, playground: Playground, database_url: str, folder: Path, rng: random.Random) -> None:
        self._playground, self._folder, self._rng = playground, folder, rng
        self._program = Program("whetstone", ("-m", "bot", "run"), {"DATABASE_URL": database_url})

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

    async def short_life(self) -> None:
        """A life that SIGKILL ends: at any instant, every other time just when somebody says or presses something."""
        feed = self._playground.workspace.feed
        async with self.life() as child:
            await asyncio.sleep(self._rng.uniform(0.0, LONGEST_LIFE))
            if self._rng.random() < AT_WORK:
                await feed.after(feed.version, LONGEST_LIFE)
            child.process.kill()
            await child.process.wait()
            while self._playground.hub.connected:
                await asyncio.sleep(0.01)

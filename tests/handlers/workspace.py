"""A workspace for a test: the local Slack, the app connected to it, and people who practise there."""

import asyncio
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, Self

import pytest

import rubrics
from bot import config
from bot.app import Whetstone
from bot.core.drill import Drill
from bot.core.members import Level, Member, Profile
from bot.journeys import read_files
from bot.journeys.answers import answer_of
from bot.journeys.visit import Visit
from bot.scheduler import courier, heartbeat, limits, locator, product_time
from bot.store import drills, members, messages
from bot.views.drawn import Drawn
from playground.desk import Playground
from playground.faults import Fault
from playground.manifest import Manifest
from playground.server import running
from playground.workspace import TEAM_ID
from tests.handlers.practice import Practice
from tests.journeys.with_ai import MODEL
from tests.sample_rubric import TEXTS

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
WITH_AI = {"WHETSTONE_MODEL": MODEL, "OPENAI_API_KEY": "never used"}
"""Settings of an app with an AI; what stands in for its server is the test's."""


def in_a_hurry(patch: pytest.MonkeyPatch) -> None:
    """Slack's posting limits out of the way, and every wait a tenth of what it is."""
    for rate in ("CHANNEL_RATE", "CHANNEL_BURST"):
        patch.setattr(limits, rate, 1000.0)
    waits = courier.backoff
    patch.setattr(courier, "backoff", lambda attempts: waits(attempts) / 10)
    patch.setattr(courier, "LOOK_AFTER", courier.LOOK_AFTER / 10)
    looks = read_files.next_look
    patch.setattr(read_files, "next_look", lambda tried: (wait := looks(tried)) and wait / 10)
    patch.setattr(heartbeat, "TICK_SECONDS", 0.1)
    patch.setattr(heartbeat, "REST_SECONDS", 0.005)
    patch.setattr(product_time, "REFRESH_SECONDS", 0.1)
    patch.setattr(locator, "QUIET_SECONDS", 0.1)


def small_rubrics(patch: pytest.MonkeyPatch) -> None:
    """Two rubrics of few words, and answers to one of them, instead of those that ship."""
    patch.setattr(rubrics, "texts", lambda: TEXTS)


class Workspace:
    """`async with` it: the playground runs, the app is connected; both end with the block.

    `settings` are the app's beside those that connect it.
    """

    def __init__(
        self,
        database_url: str,
        *,
        manifest: Manifest | Path = MANIFEST,
        trigger_seconds: float = 3.0,
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._database_url, self._settings = database_url, settings
        self._manifest, self._trigger_seconds = manifest, trigger_seconds
        self._ending = AsyncExitStack()
        self._faults: list[Fault] = []
        self.playground: Playground
        self.app: Whetstone

    async def __aenter__(self) -> Self:
        await self._ending.__aenter__()
        self.playground = await self._ending.enter_async_context(
            running(None, manifest=self._manifest, trigger_seconds=self._trigger_seconds, limits=False)
        )
        await self.start()
        self._ending.push_async_callback(self.stop)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        await self._ending.__aexit__(kind, error, where)

    async def start(self) -> None:
        """A new process of the app, as far as anybody can tell: only the database is the same."""
        url = self.playground.url
        self.app = Whetstone(
            config.read(
                {
                    "SLACK_BOT_TOKEN": self.playground.bot_token,
                    "SLACK_APP_TOKEN": self.playground.app_token,
                    "SLACK_API_URL": f"{url}/api/",
                    "WHETSTONE_CLOCK_URL": f"{url}/clock",
                    "DATABASE_URL": self._database_url,
                    "WHETSTONE_POSTS_A_SECOND": "1000",
                    **self._settings,
                },
                Path("there is no such file"),
            )
        )
        await self.app.start()

    async def stop(self) -> None:
        """The app's process ends."""
        await self.app.stop()

    async def restart(self) -> None:
        """It ends and another begins."""
        await self.stop()
        await self.start()

    async def person(self, name: str) -> Practice:
        """Somebody in this workspace."""
        return await self._ending.enter_async_context(Practice(self.playground, name))

    async def knows(self, person: Practice) -> None:
        """They told their rubric and level some other day, and have no drill open."""

        def told(visit: Visit) -> None:
            members.meet(visit.tx, visit.member, visit.now)
            members.set_target(visit.tx, visit.member, "talks", Level.SENIOR)

        await self.app.desk.do(await self.member(person), told)

    def break_next(self, kind: str, method: str, **more: Any) -> None:
        """Something goes wrong with the next call of this method."""
        self._faults.append(self.playground.faults.add({"kind": kind, "method": method, **more}))

    async def broken_once(self) -> None:
        """Wait until every fault has struck, and a moment for what the app makes of it."""
        async with asyncio.timeout(15):
            while any(fault.times for fault in self._faults):
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)

    async def member(self, person: Practice) -> Member:
        """Who they are to the app."""
        return Member(TEAM_ID, await person.id())

    async def drill(self, person: Practice) -> Drill:
        """Their open drill, as stored."""
        found = await self.app.desk.see(
            await self.member(person), lambda visit: drills.open_one(visit.tx, visit.member, lock=False)
        )
        assert found is not None
        return found

    async def zone_becomes(self, member: Member, tz: str) -> None:
        """Wait until the app knows that this is their zone."""
        async with asyncio.timeout(15):
            while (await self._profile(member)).tz != tz:
                await asyncio.sleep(0.02)

    async def _profile(self, member: Member) -> Profile:
        known = await self.app.desk.see(member, lambda visit: members.profile(visit.tx, visit.member))
        return known or Profile(member)

    async def post(self, channel: str, drawn: Drawn) -> dict[str, Any]:
        """A message of the app's in a channel, as another day's version of it may have left one; channel and ts."""
        found = self.playground.workspace.conversations.named(channel)
        assert found is not None
        self.playground.workspace.conversations.join(found, self.playground.workspace.bot.id)
        posted = await self.app.client.chat_postMessage(channel=found.id, text=drawn.text, blocks=list(drawn.blocks))
        return {"channel": posted["channel"], "ts": posted["ts"]}

    async def kept(self, person: Practice) -> list[tuple[str, str]]:
        """(text, ts) of everything they wrote in the thread of their open drill."""
        await person.heard()
        drill = await self.drill(person)
        assert drill.channel_id
        assert drill.thread_ts
        rows = await self.app.desk.background_read(messages.in_thread, drill.member, drill.channel_id, drill.thread_ts)
        return [(row.text, row.ts) for row in rows]

    async def answer(self, person: Practice) -> list[str]:
        """What the app holds for the answer of the round they are at, message by message."""
        await person.heard()
        drill = await self.drill(person)
        text = await self.app.desk.see(drill.member, answer_of, drill)
        return text.split("\n") if text else []

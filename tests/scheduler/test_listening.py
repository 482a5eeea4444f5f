"""Clips and snippets read from a local Slack: in time, late, never, and while Slack has its troubles."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.core.attachments import UNHEARD, Attached, FileKind
from bot.core.members import Member
from bot.journeys import read_files
from bot.journeys.desk import Desk, utc_now
from bot.journeys.visit import Visit
from bot.scheduler import slots
from bot.scheduler.listening import Listening
from bot.scheduler.slack_calls import sending_client
from bot.store import attachments, messages
from playground.desk import Playground
from playground.manifest import read_manifest
from playground.person import Person
from playground.server import running
from playground.workspace import TEAM_ID

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
ROOT = "1700000000.000001"
SPOKEN = "First I would ask how many people use it at once."
CODE = "\n".join(f"line_{n} = {n}" for n in range(40))
MOST = 4


@dataclass
class Room:
    """A local Slack with one person, and what reads their files; `answer` is what their messages hold."""

    playground: Playground
    ana: Person
    desk: Desk
    listening: Listening
    member: Member

    async def clip(self, **more: Any) -> dict[str, Any]:
        """Say something into a clip, which the app hears of; the file."""
        return await self._heard(await self.ana.send_clip(SPOKEN, **more), FileKind.CLIP)

    async def snippet(self, text: str = CODE) -> dict[str, Any]:
        """Send code, which the app hears of; the file."""
        return await self._heard(await self.ana.send_snippet(text, title="answer.py"), FileKind.SNIPPET)

    async def _heard(self, sent: dict[str, Any], kind: FileKind) -> dict[str, Any]:
        file, channel_id, ts = sent["file"], await self.ana.dm(), sent["ts"]
        attached = Attached(file["id"], kind, file["title"], file.get("preview", ""))

        def keep(visit: Visit) -> None:
            messages.keep(visit.tx, self.member, channel_id, ts, ROOT, "", visit.now)
            attachments.keep(visit.tx, self.member, channel_id, ts, attached, visit.utc, read=True)

        await self.desk.do(self.member, keep)
        return dict(file)

    async def answer(self) -> list[str]:
        """What the messages hold now."""
        channel_id = await self.ana.dm()
        rows = await self.desk.background_read(messages.in_thread, self.member, channel_id, ROOT)
        return [row.text for row in rows]

    async def look(self) -> None:
        """Look once at whatever is due."""
        await asyncio.sleep(0.03)
        await self.listening.work()
        await self.listening.idle()

    async def look_until_done(self) -> int:
        """Look until nothing waits any more; how often that took."""
        for looks in range(1, 50):
            await self.look()
            if not await self.desk.background_read(attachments.anything_due, [TEAM_ID], _far_ahead()):
                return looks
        raise AssertionError("it never ends")

    def break_next(self, kind: str, times: int | None = 1, **more: Any) -> None:
        """The next look meets this."""
        self.playground.faults.add({"kind": kind, "method": "files.info", "times": times, **more})


def _far_ahead() -> datetime:
    return utc_now() + timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    short = timedelta(seconds=0.02)
    monkeypatch.setattr(read_files, "next_look", lambda looks: short if looks + 1 < MOST else None)


@pytest.fixture
def withheld() -> tuple[str, ...]:
    """Scopes that whoever installed the app left out."""
    return ()


@pytest.fixture
async def room(desk: Desk, withheld: tuple[str, ...]) -> AsyncIterator[Room]:
    desk.grants.reads_files = True
    async with running(None, manifest=read_manifest(MANIFEST), without=withheld) as pg, Person(pg.url, "ana") as ana:
        client = sending_client(pg.bot_token, f"{pg.url}/api/")
        listening = Listening(desk, {TEAM_ID: client})
        yield Room(pg, ana, desk, listening, Member(TEAM_ID, await ana.id()))
        await listening.stop()


async def test_what_was_said_in_a_clip_becomes_its_words(room: Room) -> None:
    await room.clip()
    assert await room.answer() == [UNHEARD]
    await room.look_until_done()
    assert await room.answer() == [SPOKEN]


async def test_a_snippet_is_read_to_its_end(room: Room) -> None:
    await room.snippet()
    assert await room.answer() == ["\n".join(CODE.split("\n")[:5])]
    await room.look()
    assert await room.answer() == [CODE]


async def test_nobody_is_woken_and_nothing_is_posted(room: Room, wakes: list[str]) -> None:
    await room.clip()
    wakes.clear()
    before = await room.ana.messages()
    await room.look_until_done()
    assert (wakes, await room.ana.messages()) == ([], before)


async def test_a_transcript_that_is_late_is_looked_for_again(room: Room) -> None:
    await room.clip(after=60)
    await room.look()
    assert await room.answer() == [UNHEARD]
    room.playground.workspace.clock.forward(61)
    await room.look_until_done()
    assert await room.answer() == [SPOKEN]


async def test_a_transcript_that_never_comes_is_done_without(room: Room) -> None:
    await room.clip(after=None)
    assert await room.look_until_done() == MOST
    assert await room.answer() == [UNHEARD]


async def test_a_transcript_that_failed_is_not_waited_for(room: Room) -> None:
    await room.clip(fails=True)
    await asyncio.sleep(0.05)
    assert await room.look_until_done() == 1
    assert await room.answer() == [UNHEARD]


async def test_a_file_that_is_gone_is_not_asked_for_again(room: Room) -> None:
    file_id = (await room.snippet())["id"]
    files = room.playground.workspace.files
    kept = files.get(file_id)
    assert kept is not None
    files.keep(replace(kept, uploaded=False))
    assert await room.look_until_done() == 1
    assert await room.answer() == ["\n".join(CODE.split("\n")[:5])]


@pytest.mark.parametrize(
    ("kind", "times"),
    [("500", 1), ("token_revoked", 1), ("drop_before", 2), ("drop_after", 2)],  # aiohttp asks twice by itself
)
async def test_slacks_troubles_are_waited_out(room: Room, kind: str, times: int) -> None:
    await room.snippet()
    room.break_next(kind, times)
    assert await room.look_until_done() == 2
    assert await room.answer() == [CODE]


@pytest.mark.parametrize("kind", ["500", "drop_before", "account_inactive"])
async def test_troubles_that_stay_have_an_end(room: Room, kind: str) -> None:
    await room.clip()
    room.break_next(kind, times=None)
    assert await room.look_until_done() == MOST
    assert await room.answer() == [UNHEARD]


async def test_when_slack_says_how_long_to_wait_nothing_is_asked_before(room: Room) -> None:
    await room.snippet()
    room.break_next("429", retry_after=1)
    await room.look()
    await room.clip()
    await room.look()
    assert await room.answer() == ["\n".join(CODE.split("\n")[:5]), UNHEARD]
    await asyncio.sleep(1)
    await room.look_until_done()
    assert await room.answer() == [CODE, SPOKEN]


async def test_a_process_that_dies_while_it_looks_leaves_the_file_to_the_next(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_files, "LEASE", timedelta(seconds=0.1))
    monkeypatch.setattr(slots, "LAST_SECONDS", 0.05)
    await room.snippet()
    room.break_next("latency", seconds=0.5)
    await room.listening.work()
    await asyncio.sleep(0.05)
    stopping = asyncio.create_task(room.listening.stop())
    await asyncio.sleep(0.1)
    other = Listening(room.desk, {TEAM_ID: sending_client(room.playground.bot_token, f"{room.playground.url}/api/")})
    await other.work()
    await other.idle()
    assert await room.answer() == [CODE]
    await stopping


async def test_a_fault_of_ours_is_looked_at_again_and_has_an_end(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = []

    async def broken(*_: Any) -> str:
        looks.append("broken")
        raise KeyError("file")

    monkeypatch.setattr("bot.scheduler.listening.words_of", broken)
    await room.clip()
    await room.look_until_done()
    assert len(looks) == MOST
    assert await room.answer() == [UNHEARD]


@pytest.mark.parametrize("withheld", [("files:read",)])
async def test_a_scope_that_was_taken_back_is_noticed_and_the_file_left(room: Room) -> None:
    await room.clip()
    assert await room.look_until_done() == 1
    assert (await room.answer(), room.desk.grants.reads_files) == ([UNHEARD], False)


async def test_where_files_may_not_be_read_what_waits_is_closed_without_asking(room: Room) -> None:
    await room.snippet()
    room.desk.grants.reads_files = False
    room.break_next("500")
    assert await room.look_until_done() == 1
    assert room.playground.faults.take_for_call("files.info", by_bot=True) is not None, "nobody asked"


async def test_files_of_another_workspace_are_left_to_those_who_hold_its_token(room: Room) -> None:
    await room.snippet()
    elsewhere = Listening(room.desk, {"T-ELSEWHERE": room.listening._clients[TEAM_ID]})
    await elsewhere.work()
    await elsewhere.idle()
    assert await room.answer() != [CODE]


async def test_no_log_tells_what_was_said(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    await room.clip()
    await room.snippet("a_secret = 1")
    await room.look_until_done()
    assert {record.message for record in caplog.records} == {
        "file_read kind=clip looks=1",
        "file_read kind=snippet looks=1",
    }

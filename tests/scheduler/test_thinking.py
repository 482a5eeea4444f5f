"""The thinking sign in a drill's thread: there at once, gone afterwards; whatever Slack says, the drill goes on."""

import asyncio
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.core.members import Level, Member
from bot.core.turn import Turn, TurnKind
from bot.journeys.desk import Desk
from bot.journeys.start_drill import start_first
from bot.scheduler import thinking
from bot.scheduler.slack_calls import sending_client
from bot.scheduler.thinking import Sign
from bot.store import drills
from playground.desk import Playground
from playground.person import Person
from playground.server import running
from playground.state.signs import THINKING
from playground.workspace import TEAM_ID
from tests.cast import ANA

MANIFEST = Path(__file__).parents[2] / "manifest.yml"
METHOD = "agents.sessions.setStatus"


@pytest.fixture
async def pg() -> AsyncIterator[Playground]:
    async with running(None, manifest=MANIFEST) as playground:
        yield playground


@pytest.fixture
async def ana(pg: Playground) -> AsyncIterator[Person]:
    async with Person(pg.url, "ana") as person:
        yield person


@pytest.fixture
async def turn(desk: Desk, ana: Person) -> Turn:
    """What is waited for in her drill, whose thread is where she wrote."""
    return await turn_of(desk, Member(TEAM_ID, await ana.id()), await ana.dm(), await ana.say("my answer"))


async def turn_of(desk: Desk, member: Member, channel_id: str = "", thread_ts: str = "") -> Turn:
    """A turn in a drill that was just started, in this thread if any."""
    drill = await desk.do(member, start_first, "talks", Level.SENIOR)
    if thread_ts:
        await desk.do(member, lambda visit: drills.bind_thread(visit.tx, member, drill.id, channel_id, thread_ts))
    return Turn(member, drill.id, TurnKind.FOLLOW_UP, 1, 0, 0)


@pytest.fixture
def client(pg: Playground) -> AsyncWebClient:
    return sending_client(pg.bot_token, f"{pg.url}/api/")


@pytest.fixture
def sign(desk: Desk, client: AsyncWebClient) -> Sign:
    return Sign(desk, {TEAM_ID: client})


@pytest.fixture
async def thread(desk: Desk, turn: Turn) -> str:
    """The drill's thread."""
    drill = await desk.see(turn.member, lambda visit: drills.by_id(visit.tx, turn.member, turn.drill_id, lock=False))
    assert drill is not None
    assert drill.thread_ts is not None
    return drill.thread_ts


async def seen(ana: Person, thread: str, wanted: str) -> None:
    """Wait until she sees this sign."""
    async with asyncio.timeout(5):
        while await ana.sign(thread) != wanted:
            await asyncio.sleep(0.01)


async def test_it_is_there_while_the_ai_thinks_and_gone_when_it_has(
    ana: Person, sign: Sign, turn: Turn, thread: str
) -> None:
    assert await ana.sign(thread) == ""
    async with sign.shown(turn):
        await seen(ana, thread, THINKING)
    assert await ana.sign(thread) == ""


async def test_a_fault_while_thinking_takes_it_away_as_well(ana: Person, sign: Sign, turn: Turn, thread: str) -> None:
    async def break_down() -> None:
        async with sign.shown(turn):
            await seen(ana, thread, THINKING)
            raise ConnectionError

    with pytest.raises(ConnectionError):
        await break_down()
    assert await ana.sign(thread) == ""


async def test_a_process_that_ends_takes_it_away_if_it_can(ana: Person, sign: Sign, turn: Turn, thread: str) -> None:
    async def think() -> None:
        async with sign.shown(turn):
            await asyncio.Event().wait()

    thinking_ = asyncio.create_task(think())
    await seen(ana, thread, THINKING)
    thinking_.cancel()
    with pytest.raises(asyncio.CancelledError):
        await thinking_
    assert await ana.sign(thread) == ""


@pytest.mark.parametrize("error", sorted(thinking._NEVER))
async def test_a_workspace_without_it_is_asked_once(pg: Playground, sign: Sign, turn: Turn, error: str) -> None:
    fault = pg.faults.add({"kind": "refused", "method": METHOD, "error": error, "times": 9})
    for _ in range(3):
        async with sign.shown(turn):
            await asyncio.sleep(0.1)
    assert fault.times == 8


async def test_another_workspace_is_asked_all_the_same(
    pg: Playground, desk: Desk, client: AsyncWebClient, turn: Turn
) -> None:
    """Both through one client; only whose turn it is makes a difference."""
    sign = Sign(desk, {TEAM_ID: client, ANA.team_id: client})
    elsewhere = await turn_of(desk, ANA, "D1", "1.1")
    fault = pg.faults.add({"kind": "refused", "method": METHOD, "times": 9})
    for each in (turn, turn, elsewhere, elsewhere):
        async with sign.shown(each):
            await asyncio.sleep(0.1)
    assert fault.times == 7


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "refused", "error": "channel_not_found"},
        {"kind": "refused", "error": "ratelimited"},
        {"kind": "429"},
        {"kind": "500"},
        {"kind": "drop_before"},
        {"kind": "drop_after"},
    ],
    ids=lambda fault: fault.get("error", fault["kind"]),
)
async def test_what_fails_once_harms_nobody_and_is_tried_again(
    pg: Playground, ana: Person, sign: Sign, turn: Turn, thread: str, fault: dict[str, Any]
) -> None:
    failing = pg.faults.add({**fault, "method": METHOD, "times": 2})
    async with sign.shown(turn):
        await asyncio.sleep(0.1)
    assert not failing.times, "set and taken away, both in vain"
    async with sign.shown(turn):
        await seen(ana, thread, THINKING)
    assert await ana.sign(thread) == ""


async def test_nobody_waits_for_a_slow_sign(
    pg: Playground, sign: Sign, turn: Turn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thinking, "PATIENCE_SECONDS", 0.1)
    pg.faults.add({"kind": "latency", "method": METHOD, "seconds": 3, "times": None})
    began = time.monotonic()
    async with sign.shown(turn):
        pass
    assert time.monotonic() - began < 1.5


async def test_where_nobody_is_there_to_ask_nothing_happens(desk: Desk, turn: Turn) -> None:
    unreachable = sending_client("xoxb-1", "http://127.0.0.1:9/api/")
    for clients in ({}, {TEAM_ID: unreachable}):
        async with Sign(desk, clients).shown(turn):
            pass


async def test_before_the_drill_has_a_thread_there_is_no_place_for_it(
    pg: Playground, desk: Desk, sign: Sign, ana: Person
) -> None:
    turn = await turn_of(desk, Member(TEAM_ID, await ana.id()))
    fault = pg.faults.add({"kind": "refused", "method": METHOD, "times": 9})
    async with sign.shown(turn):
        await asyncio.sleep(0.1)
    assert fault.times == 9

"""The desk: one transaction holds the key, the effect and the ack; repeats get the same ack."""

import asyncio
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.core.drill import Drill, Phase
from bot.core.errors import DrillAlreadyOpen
from bot.core.members import Level
from bot.core.next_step import FirstUse, OpenDrill
from bot.journeys.desk import Desk, utc_now
from bot.journeys.propose_next import propose_next
from bot.journeys.start_drill import start_first
from bot.journeys.visit import Visit
from bot.store import members
from tests.cast import ANA, NOON, TWIN


def _ack(drill: Drill) -> dict[str, Any]:
    return {"text": f"started {drill.id}"}


def _fail(visit: Visit) -> None:
    members.meet(visit.tx, visit.member, visit.now)
    raise DrillAlreadyOpen


async def _profile(desk: Desk) -> object:
    return await desk.see(ANA, lambda visit: members.profile(visit.tx, visit.member))


async def test_the_same_key_has_one_effect_and_gets_the_same_ack(desk: Desk) -> None:
    first = await desk.once(ANA, "trigger-1", start_first, _ack, "talks", Level.SENIOR)
    again = await desk.once(ANA, "trigger-1", start_first, _ack, "talks", Level.SENIOR)
    assert again == first
    opened = await desk.see(ANA, propose_next)
    assert isinstance(opened, OpenDrill)
    assert first == _ack(opened.drill)


async def test_the_same_key_arriving_many_times_at_once_has_one_effect(desk: Desk) -> None:
    arrivals = (desk.once(ANA, "trigger-1", start_first, _ack, "talks", Level.SENIOR) for _ in range(8))
    acks = await asyncio.gather(*arrivals)
    assert acks.count(acks[0]) == 8


async def test_an_empty_ack_is_repeated_as_an_empty_ack(desk: Desk) -> None:
    for _ in range(2):
        assert await desk.once(ANA, "trigger-1", start_first, None, "talks", Level.SENIOR) is None


async def test_the_same_key_in_another_workspace_is_another_request(desk: Desk) -> None:
    acks = [await desk.once(who, "trigger-1", start_first, _ack, "talks", Level.SENIOR) for who in (ANA, TWIN)]
    assert acks[0] != acks[1]


async def test_what_fails_leaves_nothing_and_may_be_tried_again(desk: Desk, wakes: list[str]) -> None:
    with pytest.raises(DrillAlreadyOpen):
        await desk.once(ANA, "trigger-1", _fail, None)
    assert await _profile(desk) is None
    assert wakes == []
    ack = await desk.once(ANA, "trigger-1", start_first, _ack, "talks", Level.SENIOR)
    assert ack is not None


async def test_an_answer_that_fails_takes_the_effect_with_it(desk: Desk) -> None:
    def refuse(_drill: Drill) -> dict[str, Any]:
        raise DrillAlreadyOpen

    with pytest.raises(DrillAlreadyOpen):
        await desk.once(ANA, "trigger-1", start_first, refuse, "talks", Level.SENIOR)
    assert isinstance(await desk.see(ANA, propose_next), FirstUse)


async def test_the_senders_are_woken_after_the_commit_and_not_by_reading(desk: Desk, wakes: list[str]) -> None:
    await desk.see(ANA, propose_next)
    assert wakes == []
    drill = await desk.do(ANA, start_first, "talks", Level.SENIOR)
    assert (drill.phase, wakes) == (Phase.ROUNDS, ["woken"])


async def test_a_journey_is_told_product_time_and_unmoved_time(desk: Desk) -> None:
    before = utc_now()
    now, utc = await desk.do(ANA, lambda visit: (visit.now, visit.utc))
    assert now == NOON
    assert before <= utc <= utc_now()


async def test_work_of_the_apps_own_accord_is_committed_and_wakes_nobody(desk: Desk, wakes: list[str]) -> None:
    await desk.background(lambda tx: members.meet(tx, ANA, NOON))
    assert await desk.background_read(lambda tx: members.profile(tx, ANA)) is not None
    assert wakes == []


async def test_an_arrival_is_served_while_somebody_reads_at_length(desk: Desk) -> None:
    reading, served = Event(), Event()

    def read_at_length(tx: Connection) -> bool:
        members.profile(tx, ANA)
        reading.set()
        return served.wait(timeout=10)

    slow = asyncio.create_task(desk.background_read(read_at_length))
    assert await asyncio.to_thread(reading.wait, 10)
    assert await desk.once(ANA, "trigger-1", start_first, _ack, "talks", Level.SENIOR) is not None
    served.set()
    assert await slow, "the reader was still at it when the arrival had its ack"

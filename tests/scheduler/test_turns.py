"""The interviewer's turns: asked with no transaction open, under a lease that is kept up, answered once."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.core.drill import Drill, RoundState
from bot.core.members import Level
from bot.interviewer.absent import AbsentInterviewer
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Situation
from bot.journeys.desk import Desk
from bot.journeys.find_drill import open_drill
from bot.journeys.finish_answer import finish
from bot.journeys.start_drill import start_first
from bot.journeys.stop_drill import end
from bot.scheduler import slots, turns
from bot.scheduler.thinking import Sign
from bot.scheduler.turns import Turns
from bot.store import drills
from tests.cast import ANA


class SlowInterviewer(BankInterviewer):
    """Takes its time over every answer, and counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__(random.Random(1))
        self.asked = 0
        self.may_answer = asyncio.Event()

    async def follow_up(self, situation: Situation) -> str | None:
        """Thinks until it may answer."""
        self.asked += 1
        await self.may_answer.wait()
        return "And why?"


def turns_of(desk: Desk, bank: BankInterviewer, team_id: str = ANA.team_id) -> Turns:
    """A process that takes turns for one workspace, with no AI and no sign to show."""
    return Turns(desk, bank, [team_id], AbsentInterviewer(bank), Sign(desk, {}))


@pytest.fixture
def interviewer() -> SlowInterviewer:
    return SlowInterviewer()


@pytest.fixture(autouse=True)
def _short_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LEASE", timedelta(seconds=0.4))
    monkeypatch.setattr(turns, "RENEW_EVERY_SECONDS", 0.1)
    monkeypatch.setattr(slots, "LAST_SECONDS", 0.05)


@pytest.fixture
async def waiting(desk: Desk) -> Drill:
    """Ana's drill after Done: a turn is open."""
    await desk.do(ANA, start_first, "talks", Level.SENIOR)
    return await desk.do(ANA, lambda visit: finish(visit, open_drill(visit)))


async def stored(desk: Desk, drill: Drill) -> Drill:
    """The drill as it is now."""
    found = await desk.see(ANA, lambda visit: drills.by_id(visit.tx, ANA, drill.id, lock=False))
    assert found is not None
    return found


@asynccontextmanager
async def taking(desk: Desk, interviewer: SlowInterviewer) -> AsyncIterator[Turns]:
    """A process that takes turns while the block runs, once it has asked the interviewer; then it is cut off."""
    process = turns_of(desk, interviewer)
    await process.work()
    async with asyncio.timeout(5):
        while not interviewer.asked:
            await asyncio.sleep(0.01)
    try:
        yield process
    finally:
        await process.stop()


async def test_an_answer_that_takes_longer_than_the_lease_is_asked_for_once(
    desk: Desk, interviewer: SlowInterviewer, waiting: Drill
) -> None:
    async with taking(desk, interviewer) as first:
        for _ in range(8):
            await asyncio.sleep(0.1)
            await turns_of(desk, interviewer).work()
        assert interviewer.asked == 1
        interviewer.may_answer.set()
        await first.idle()
    assert [saying.text for saying in (await stored(desk, waiting)).now_at.sayings] == ["And why?"]


async def test_a_turn_whose_process_died_is_taken_by_another_after_its_lease(
    desk: Desk, interviewer: SlowInterviewer, waiting: Drill
) -> None:
    async with taking(desk, interviewer):
        pass
    interviewer.may_answer.set()
    other = turns_of(desk, interviewer)
    await other.work()
    assert interviewer.asked == 1
    await asyncio.sleep(0.5)
    await other.work()
    await other.idle()
    assert interviewer.asked == 2
    assert (await stored(desk, waiting)).now_at.state is RoundState.OPEN


async def test_members_go_on_while_the_interviewer_thinks(
    desk: Desk, interviewer: SlowInterviewer, waiting: Drill
) -> None:
    async with taking(desk, interviewer) as thinking:
        async with asyncio.timeout(1):
            await desk.do(ANA, lambda visit: end(visit, open_drill(visit)))
        interviewer.may_answer.set()
        await thinking.idle()
    assert (await stored(desk, waiting)).now_at.sayings == ()


@pytest.mark.usefixtures("waiting")
async def test_turns_of_another_workspace_are_left_to_those_who_hold_its_token(
    desk: Desk, interviewer: SlowInterviewer
) -> None:
    await turns_of(desk, interviewer, "T-ELSEWHERE").work()
    assert interviewer.asked == 0


class BrokenInterviewer(BankInterviewer):
    """Never answers; counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__(random.Random(1))
        self.asked = 0

    async def follow_up(self, situation: Situation) -> str | None:
        """Breaks."""
        self.asked += 1
        raise ConnectionError


async def test_an_interviewer_that_keeps_failing_is_done_without(desk: Desk, waiting: Drill) -> None:
    broken = BrokenInterviewer()
    process = turns_of(desk, broken)
    async with asyncio.timeout(5):
        while (await stored(desk, waiting)).now_at.state is RoundState.WAITING:
            await process.work()
            await asyncio.sleep(0.05)
    assert broken.asked == turns.MOST_FAULTS
    assert (await stored(desk, waiting)).now_at.state is RoundState.JUDGING

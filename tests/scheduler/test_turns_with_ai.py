"""An AI's turns: a follow-up, a question, a reading, each asked for once; faults of ours leave it to the bank."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.assessment import Abstention
from bot.core.drill import Drill, Handover, Phase, RoundState, SayingKind, Verdict, Voice
from bot.core.library import Library
from bot.interviewer.interviewer import Answers, Coming, Said, Situation
from bot.journeys import judge_round
from bot.journeys.desk import Desk
from bot.journeys.find_drill import open_drill
from bot.journeys.finish_answer import finish
from bot.journeys.stop_drill import end
from bot.journeys.stop_waiting import stop_waiting
from bot.journeys.visit import Visit
from bot.scheduler import slots, turns
from bot.scheduler.turns import Turns
from bot.store import drills
from bot.store.engine import Database
from tests.cast import ANA, FixedClock
from tests.journeys.with_ai import ASSESSED, MODEL, SAID, TERMS, WORDED
from tests.scheduler.waiting import CountingBank, Signs, answered, between, is_idle, read, scored, stored
from tests.scripted_interviewer import ScriptedInterviewer


@pytest.fixture
def desk(database: Database, library: Library, clock: FixedClock, wakes: list[str]) -> Desk:
    """A desk where an AI serves."""
    return Desk(database, library, clock, random.Random(7), lambda: wakes.append("woken"), terms=TERMS)


@pytest.fixture
def ai() -> ScriptedInterviewer:
    return ScriptedInterviewer()


@pytest.fixture
def bank() -> CountingBank:
    return CountingBank()


@pytest.fixture
def signs(desk: Desk) -> Signs:
    return Signs(desk)


@pytest.fixture
def process(desk: Desk, bank: CountingBank, ai: ScriptedInterviewer, signs: Signs) -> Callable[[], Turns]:
    """A new process that takes turns."""
    return lambda: Turns(desk, bank, [ANA.team_id], ai, signs)


@pytest.fixture(autouse=True)
def _short_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "LEASE", timedelta(seconds=0.4))
    monkeypatch.setattr(turns, "RENEW_EVERY_SECONDS", 0.1)
    monkeypatch.setattr(slots, "LAST_SECONDS", 0.05)


async def taken(process: Turns) -> None:
    """Everything that waits is taken."""
    await process.work()
    await process.idle()


async def test_the_ai_follows_up_under_its_sign_and_the_bank_is_not_asked(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer, bank: CountingBank, signs: Signs
) -> None:
    await answered(desk)
    await taken(process())
    assert (await stored(desk)).now_at.sayings[0].text == SAID.text
    [situation] = ai.asked
    assert isinstance(situation, Situation)
    assert (situation.model, bank.asked, signs.shown_for) == (MODEL, 0, ["follow_up"])
    assert await is_idle(desk)


async def test_the_next_question_is_worded_under_its_sign(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer, signs: Signs
) -> None:
    await between(desk)
    await taken(process())
    asked = (await stored(desk)).now_at
    assert (asked.number, asked.question, asked.voice) == (2, WORDED.question, Voice.AI)
    assert [type(each) for each in ai.asked] == [Coming]
    assert signs.shown_for == ["question"]
    assert await is_idle(desk)


async def test_the_answers_are_read_without_a_sign_since_nobody_waits(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer, signs: Signs
) -> None:
    await scored(desk)
    await taken(process())
    assert await read(desk) == (ASSESSED,)
    assert [type(each) for each in ai.asked] == [Answers]
    assert signs.shown_for == []
    assert await is_idle(desk)


async def test_after_a_handover_no_more_is_asked_of_the_ai_and_the_bank_follows_up(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer, bank: CountingBank, signs: Signs
) -> None:
    ai.said = Said("Why is that so?", handover=Handover.SILENT)
    await answered(desk)
    await taken(process())
    assert [each.kind for each in (await stored(desk)).now_at.sayings] == [SayingKind.HANDOVER, SayingKind.PROBE]
    await desk.do(ANA, lambda visit: finish(visit, open_drill(visit)))
    await taken(process())
    assert (len(ai.asked), bank.asked, signs.shown_for) == (1, 1, ["follow_up"])
    await desk.do(ANA, lambda visit: judge_round.skip(visit, open_drill(visit)))
    await desk.do(ANA, lambda visit: judge_round.close_round(visit, open_drill(visit), Verdict.PASS))
    assert (await stored(desk)).now_at.voice is Voice.BANK
    assert await is_idle(desk)


BRINGS = pytest.mark.parametrize("bring", [answered, between, scored])


@BRINGS
async def test_a_call_that_takes_longer_than_the_lease_is_made_once(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer, bring: Callable[[Desk], Awaitable[Drill]]
) -> None:
    await bring(desk)
    ai.may_answer.clear()
    first = process()
    await first.work()
    await ai.is_asked()
    for _ in range(6):
        await asyncio.sleep(0.1)
        await process().work()
    assert len(ai.asked) == 1
    ai.may_answer.set()
    await first.idle()
    assert await is_idle(desk)


@BRINGS
async def test_a_process_that_dies_in_the_middle_is_followed_by_one_that_asks_again_once(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer, bring: Callable[[Desk], Awaitable[Drill]]
) -> None:
    await bring(desk)
    ai.may_answer.clear()
    killed = process()
    await killed.work()
    await ai.is_asked()
    await killed.stop()
    ai.may_answer.set()
    await taken(process())
    assert len(ai.asked) == 1, "still leased"
    await asyncio.sleep(0.5)
    await taken(process())
    assert len(ai.asked) == 2
    assert await is_idle(desk)
    await taken(process())
    assert len(ai.asked) == 2


async def test_a_member_who_does_not_wait_goes_on_while_the_ai_still_thinks(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer
) -> None:
    await between(desk)
    ai.may_answer.clear()
    thinking = process()
    await thinking.work()
    await ai.is_asked()
    async with asyncio.timeout(1):
        await desk.do(ANA, lambda visit: stop_waiting(visit, open_drill(visit)))
        await desk.do(ANA, lambda visit: finish(visit, open_drill(visit)))
    ai.may_answer.set()
    await thinking.idle()
    drill = await stored(desk)
    assert [each.voice for each in drill.rounds] == [Voice.BANK, Voice.BANK]
    assert drill.now_at.sayings[-1].text == SAID.text, "the answer that came meanwhile has its own turn"
    assert [type(each) for each in ai.asked] == [Coming, Situation]


async def test_what_nobody_waits_for_any_more_is_not_asked(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer
) -> None:
    await between(desk)
    await desk.do(ANA, lambda visit: end(visit, open_drill(visit)))
    await taken(process())
    assert ai.asked == []
    assert (await stored(desk)).phase is Phase.SCORING
    assert await is_idle(desk)


async def test_a_drill_that_was_read_is_not_read_again(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer
) -> None:
    drill = await scored(desk)

    def as_read(visit: Visit) -> None:
        before = drills.by_id(visit.tx, visit.member, drill.id)
        assert before is not None
        drills.save(visit.tx, visit.member, before, replace(before, assessed_at=visit.now), visit.now)

    await desk.do(ANA, as_read)
    await taken(process())
    assert ai.asked == []
    assert await is_idle(desk)


async def _until_given_up(desk: Desk, process: Callable[[], Turns]) -> None:
    async with asyncio.timeout(8):
        while not await is_idle(desk):
            await taken(process())
            await asyncio.sleep(0.05)


async def test_faults_of_ours_leave_the_answer_without_a_follow_up(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer
) -> None:
    await answered(desk)
    ai.faults = turns.MOST_FAULTS
    await _until_given_up(desk, process)
    assert (await stored(desk)).now_at.state is RoundState.JUDGING
    assert len(ai.asked) == turns.MOST_FAULTS


async def test_faults_of_ours_leave_the_question_to_the_bank(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer
) -> None:
    await between(desk)
    ai.faults = turns.MOST_FAULTS
    await _until_given_up(desk, process)
    drill = await stored(desk)
    assert (drill.now_at.number, drill.now_at.voice, drill.model) == (2, Voice.BANK, None)
    assert drill.rounds[0].sayings[-1].kind is SayingKind.HANDOVER


async def test_faults_of_ours_leave_a_drill_unread(
    desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer
) -> None:
    await scored(desk)
    ai.faults = turns.MOST_FAULTS
    await _until_given_up(desk, process)
    assert [(each.score, each.abstention) for each in await read(desk)] == [(None, Abstention.SILENT)]


async def test_one_fault_is_none(desk: Desk, process: Callable[[], Turns], ai: ScriptedInterviewer) -> None:
    await between(desk)
    ai.faults = 1
    await _until_given_up(desk, process)
    assert (await stored(desk)).now_at.voice is Voice.AI
    assert len(ai.asked) == 2

"""Drills that wait for an AI, by way of the journeys, and stand-ins for what a turn needs besides it."""

import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from bot.core.assessment import Assessment
from bot.core.drill import Drill, Step, Verdict
from bot.core.members import Level
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.core.turn import Turn
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Said, Situation
from bot.journeys import judge_round, take_turn
from bot.journeys.desk import Desk, utc_now
from bot.journeys.find_drill import open_drill
from bot.journeys.finish_answer import finish
from bot.journeys.keep_draft import Form
from bot.journeys.score_drill import keep_scores
from bot.journeys.start_drill import start_first
from bot.journeys.stop_drill import end
from bot.journeys.visit import Visit
from bot.scheduler.thinking import Sign
from bot.store import assessments, drills
from tests.cast import ANA


class Signs(Sign):
    """Counts what it would show instead of asking Slack."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, {})
        self.shown_for: list[str] = []

    @asynccontextmanager
    async def shown(self, turn: Turn) -> AsyncIterator[None]:
        """Remember it."""
        self.shown_for.append(turn.kind.value)
        yield


class CountingBank(BankInterviewer):
    """The bank's, with a count of how often it is asked."""

    def __init__(self) -> None:
        super().__init__(random.Random(1))
        self.asked = 0

    async def follow_up(self, situation: Situation) -> str | None:
        """By the rubric's rules."""
        self.asked += 1
        return await super().follow_up(situation)


async def answered(desk: Desk) -> Drill:
    """Ana's drill after Done: a follow-up is waited for."""
    await desk.do(ANA, start_first, "talks", Level.SENIOR)
    return await desk.do(ANA, lambda visit: finish(visit, open_drill(visit)))


async def between(desk: Desk) -> Drill:
    """Her first round passed: the next question is waited for."""
    await answered(desk)
    [turn] = await desk.background(take_turn.claim, [ANA.team_id], utc_now(), utc_now(), 1)
    await desk.do(ANA, take_turn.reply, turn, Said(None))
    return await desk.do(ANA, lambda visit: judge_round.close_round(visit, open_drill(visit), Verdict.PASS))


async def scored(desk: Desk) -> Drill:
    """She stopped after it and scored herself: a reading is waited for."""
    await between(desk)

    def score(visit: Visit) -> None:
        drill = end(visit, open_drill(visit))
        keep_scores(visit, Form(drill.id, Step.SCORE, "form"), ScoreSheet(Rater.SELF, {"opening": Score.TWO}))

    await desk.do(ANA, score)
    return await stored(desk)


async def stored(desk: Desk) -> Drill:
    """Her drill as it is now."""
    [drill] = await desk.see(ANA, lambda visit: drills.every(visit.tx, visit.member))
    return drill


async def read(desk: Desk) -> tuple[Assessment, ...]:
    """What was read in it."""
    return await desk.see(ANA, lambda visit: assessments.of_drill(visit.tx, ANA, drills.every(visit.tx, ANA)[0].id))


async def is_idle(desk: Desk) -> bool:
    """Whether no turn waits, leased or not."""
    return not await desk.background_read(take_turn.anything_due, [ANA.team_id], utc_now() + timedelta(days=1))

"""The interviewer with a model. Whatever it says went through the guards; where nothing is left, the bank speaks."""

import asyncio
import random
from dataclasses import replace

from pydantic import BaseModel

from bot.core.drill import Handover, Role, Voice
from bot.core.spending import Call, Outcome, Spent
from bot.interviewer import guards, prompts
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Answers, Coming, Read, Said, Situation, Worded
from bot.interviewer.model import Model, Reply
from bot.interviewer.replies import Coaching, FollowUp, Variation
from bot.interviewer.scorer import Scorer


class AiInterviewer:
    """`rng` makes the fences around what members wrote, so nobody should be able to guess it."""

    def __init__(self, bank: BankInterviewer, model: Model, rng: random.Random) -> None:
        self._bank, self._model, self._rng = bank, model, rng
        self._scorer = Scorer(model, rng)

    async def follow_up(self, situation: Situation) -> Said:
        """The first follow-up of a round always; a second one where the rubric's own rule leaves something open."""
        situation = _after_the_push(situation)
        planned = await self._bank.follow_up(situation)
        if planned is None and situation.probes:
            return Said(None)
        if not situation.affordable:
            return Said(planned, handover=Handover.SPENT)
        reply = await self._model.ask(Call.PROBE, prompts.probe(situation, self._rng), FollowUp)
        asked = guards.follow_up(reply.value.ask, situation) if reply.value else None
        if asked is not None:
            return Said(asked, Voice.AI, spent=reply.spent)
        return Said(planned, handover=_silent(reply), spent=_discarded(reply))

    async def word_question(self, coming: Coming) -> Worded:
        """Question and instruction are asked for at the same time; either may be the bank's."""
        if not coming.affordable:
            return Worded(coming.question, coming.instruction, handover=Handover.SPENT)
        varied, coached = await asyncio.gather(
            self._model.ask(Call.VARY, prompts.vary(coming, self._rng), Variation),
            self._model.ask(Call.COACH, prompts.coach(coming, self._rng), Coaching),
        )
        question = guards.question(varied.value.question, coming) if varied.value else None
        instruction = guards.instruction(coached.value.instruction, coming) if coached.value else None
        spent = (*_discarded(varied, kept=question), *_discarded(coached, kept=instruction))
        return Worded(
            question=question or coming.question,
            instruction=instruction or coming.instruction,
            voice=Voice.AI if question or instruction else Voice.BANK,
            handover=_silent(varied) or _silent(coached),
            spent=spent,
        )

    async def close(self) -> None:
        """Let go of the model."""
        await self._model.close()

    async def assess(self, answers: Answers) -> Read:
        """What the scorer reads in the answers; it knows nothing of the drill's talk."""
        return await self._scorer.assess(answers)


def _after_the_push(situation: Situation) -> Situation:
    """The last round presses once, whoever worded it; what comes after is asked as in any other round.

    The bank knows a push by its words, and these were perhaps no words of the bank's.
    """
    pushed = situation.role is Role.PRESSURE and situation.probes > 0
    return replace(situation, role=Role.REFINE) if pushed else situation


def _silent(reply: Reply[BaseModel]) -> Handover | None:
    """A reply that the guards threw away is no silence: the AI goes on with the next one."""
    return None if reply.value is not None else Handover.SILENT


def _discarded(reply: Reply[BaseModel], kept: str | None = None) -> tuple[Spent, ...]:
    """What the call cost, with its last outcome as it turned out behind the guards."""
    if reply.value is None or kept is not None or not reply.spent:
        return reply.spent
    return (*reply.spent[:-1], replace(reply.spent[-1], outcome=Outcome.DISCARDED))

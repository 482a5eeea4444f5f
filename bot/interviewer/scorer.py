"""The AI's score: one fresh call on rubric and answers, after the drill."""

import random
from dataclasses import replace

from bot.core.assessment import Abstention, Assessment, Judge, abstained
from bot.core.spending import Call
from bot.core.thinness import is_thin
from bot.interviewer import prompts
from bot.interviewer.interviewer import Answered, Answers, Read
from bot.interviewer.judgement import judged
from bot.interviewer.language import is_english
from bot.interviewer.model import Model
from bot.interviewer.plain_text import plain
from bot.interviewer.prompts import PromptName
from bot.interviewer.replies import AssessmentClaim
from bot.interviewer.screening import screened
from bot.interviewer.suspicion import blacked_out


class Scorer:
    """`rng` makes the fences around what members wrote, so nobody should be able to guess it."""

    def __init__(self, model: Model, rng: random.Random) -> None:
        self._model, self._rng = model, rng

    async def assess(self, answers: Answers) -> Read:
        """Every dimension that was asked for. Quotes are looked for in the whole answer, not only in what was shown."""
        judge = Judge(self._model.name, answers.rubric.version, prompts.prompt_hash(PromptName.SCORE)).id
        kept = _screened(answers)
        why_not = _why_not(answers, kept)
        if why_not is not None:
            return Read(judge, _none(answers, why_not))
        reply = await self._model.ask(Call.SCORE, prompts.score(_shown(kept), self._rng), AssessmentClaim)
        if reply.value is None:
            return Read(judge, _none(answers, Abstention.SILENT), reply.spent)
        return Read(judge, judged(reply.value, kept), reply.spent)


def _why_not(answers: Answers, kept: Answers) -> Abstention | None:
    """Why the model isn't even asked."""
    if not answers.affordable:
        return Abstention.SPENT
    if len(kept.rounds) < kept.fewest_rounds:
        return Abstention.THIN
    said = "\n".join(round_.answer for round_ in kept.rounds)
    return None if is_english(said) else Abstention.FOREIGN


def _screened(answers: Answers) -> Answers:
    """Without what is no answer; rounds in which too little is left fall away."""
    anchors = [text for each in answers.dimensions for behaviours in each.levels.values() for text in behaviours]
    first = answers.dimensions[0].id
    rounds = [replace(each, answer=screened(plain(each.answer), anchors)) for each in answers.rounds]
    return replace(answers, rounds=tuple(each for each in rounds if not is_thin(each.answer, first)))


def _shown(kept: Answers) -> Answers:
    """As the model gets it. A question of the member's own is theirs to word, but not to speak to the scorer in."""
    rounds = (replace(each, question=_question(each), answer=blacked_out(each.answer)) for each in kept.rounds)
    return replace(kept, rounds=tuple(rounds))


def _question(asked: Answered) -> str:
    return blacked_out(screened(plain(asked.question))) if asked.own else asked.question


def _none(answers: Answers, why: Abstention) -> tuple[Assessment, ...]:
    return abstained([dimension.id for dimension in answers.dimensions], why)

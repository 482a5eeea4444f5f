"""The four calls of the interviewer, once each; a question and its instruction are asked for together."""

import random

from bot.core.drill import Role
from bot.core.members import Level
from bot.core.references import Reference
from bot.core.rubric import Rubric
from bot.interviewer.ai_interviewer import AiInterviewer
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Answered, Answers, Coming, Situation
from tests.interviewer.reference_drills import LIBRARY, REFERENCES
from tests.live.overheard import Overheard


async def follow_up(model: Overheard) -> str:
    """A follow-up on a middling answer: what a member would be asked, and whose words it is."""
    answer = _answer_at(2)
    dimension = _rubric(answer).dimension(answer.dimension_id)
    situation = Situation(dimension, Role.EXPOSE, answer.question, answer.text, (), model=model.name, affordable=True)
    said = await interviewer(model).follow_up(situation)
    return f"{said.voice}: {said.text}"


async def next_question(model: Overheard) -> str:
    """A question worded anew, with an instruction for it."""
    last, coming = _answer_at(1), _answer_at(2)
    rubric = _rubric(last)
    dimension = rubric.dimension(last.dimension_id)
    worded = await interviewer(model).word_question(
        Coming(
            rubric=rubric,
            dimension=dimension,
            level=Level.SENIOR,
            goal=dimension.goal,
            question=coming.question,
            twist="",
            facts=(),
            instruction=dimension.checks[0],
            earlier=(last.question,),
            given=(),
            last_question=last.question,
            last_answer=last.text,
        )
    )
    return f"{worded.voice}: {worded.question} · {worded.instruction}"


async def reading(model: Overheard) -> str:
    """A drill's answers, read for two areas."""
    first, second = _answer_at(2), _answer_at(3)
    rubric = _rubric(first)
    rounds = tuple(Answered(at, each.question, each.text) for at, each in enumerate((first, second), 1))
    read = await interviewer(model).assess(Answers(rubric, rubric.dimensions[:2], rubric.levels[0], rounds))
    return ", ".join(f"{each.dimension_id} {each.score or each.abstention}" for each in read.assessments)


ASKED = (follow_up, next_question, reading)


def interviewer(model: Overheard) -> AiInterviewer:
    """As the app makes it."""
    rng = random.SystemRandom()
    return AiInterviewer(BankInterviewer(rng), model, rng)


def _answer_at(level: int) -> Reference:
    return next(each for each in REFERENCES if each.level == level)


def _rubric(answer: Reference) -> Rubric:
    rubric = LIBRARY.find(answer.rubric_id)
    assert rubric is not None
    return rubric

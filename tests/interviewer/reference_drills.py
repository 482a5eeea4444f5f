"""Drills made of the shipped reference answers, and scorers of stated behaviour that read them."""

import random
from collections.abc import Callable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from bot.config import read
from bot.core.members import Level
from bot.core.references import Reference
from bot.core.spending import Call, Outcome, Spent
from bot.interviewer.ai_interviewer import AiInterviewer
from bot.interviewer.bank_interviewer import BankInterviewer
from bot.interviewer.interviewer import Answered, Answers
from bot.interviewer.model import Reply
from bot.interviewer.prompts import Prompt
from bot.rubric_report import library

R = TypeVar("R", bound=BaseModel)
LIBRARY = library(read({}))
REFERENCES = tuple(each for rubric in LIBRARY for each in LIBRARY.references(rubric.id))
KNOWN = {each.text: (each.level, each.quote) for each in REFERENCES}
Speak = Callable[[list[dict[str, str]]], str]


class Scorer:
    """A model whose replies are `speak`'s: messages in, the text of a reply out. `prompts` are what it was shown."""

    name = "stand-in"

    def __init__(self, speak: Speak) -> None:
        self._speak = speak
        self.prompts: list[Prompt] = []

    async def ask(self, call: Call, prompt: Prompt, shape: type[R]) -> Reply[R]:
        """One reply, taken at its word."""
        self.prompts.append(prompt)
        text = self._speak([{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}])
        return Reply(shape.model_validate_json(text), (Spent(call, Outcome.OK),))


def drill(*read: Reference, texts: Mapping[int, str] | None = None, question: str | None = None) -> Answers:
    """A drill on the references' own dimension, a round for each; `texts` take the place of their answers by round.

    At mid level, where an AI may give a number on every dimension. `question` replaces the first, as a member's own.
    """
    rubric = LIBRARY.find(read[0].rubric_id)
    assert rubric is not None
    rounds = tuple(
        Answered(
            number=number,
            question=question if question and number == 1 else each.question,
            answer=(texts or {}).get(number, each.text),
            own=question is not None and number == 1,
        )
        for number, each in enumerate(read, 1)
    )
    return Answers(rubric, (rubric.dimension(read[0].dimension_id),), Level.MID, rounds)


async def score(scorer: Scorer, answers: Answers) -> int | None:
    """What the whole pipeline makes of the drilled dimension."""
    rng = random.Random(11)
    read = await AiInterviewer(BankInterviewer(rng), scorer, rng).assess(answers)
    return read.assessments[0].score


def companion(reference: Reference) -> Reference:
    """Another answer at the same level on the same dimension: two rounds make a drill."""
    return next(
        each
        for each in REFERENCES
        if each.id != reference.id
        and (each.rubric_id, each.dimension_id, each.level)
        == (reference.rubric_id, reference.dimension_id, reference.level)
    )

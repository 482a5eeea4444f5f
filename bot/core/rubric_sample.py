"""A page of questions as members get them, to be read in full by whoever looks after a rubric. Same dice, same page."""

import random
from collections.abc import Callable, Iterable
from itertools import cycle

from bot.core.members import Level
from bot.core.question import Difficulty, Question, Wording
from bot.core.rubric import Rubric

PER_RUBRIC = 20


def sample(rubric: Rubric, rng: random.Random, n: int = PER_RUBRIC) -> list[Wording]:
    """`n` wordings of as many questions as there are, of every level and difficulty in turn."""
    left = {level: rng.sample(_of(rubric, level), len(_of(rubric, level))) for level in rubric.levels}
    levels = cycle(rubric.levels)
    found: list[Wording] = []
    hardness = cycle([Difficulty.AT_THE_BAR, Difficulty.STRETCH, Difficulty.WARM_UP, Difficulty.STRETCH])
    while len(found) < n and any(left.values()):
        questions = left[next(levels)]
        if questions:
            found.append(_worded(questions.pop(), next(hardness), rng))
    return found


def page(rubrics: Iterable[Rubric], dice: Callable[[str], random.Random]) -> str:
    """The samples of several rubrics as one Markdown page; `dice` are thrown anew for each, by its id."""
    parts = [
        "# Sample questions",
        f"{PER_RUBRIC} questions of each rubric as a member gets them, drawn by chance (the same page every time). "
        "`python -m bot rubric sample > docs/sample-questions.md` writes it anew; "
        "[writing-a-rubric.md](writing-a-rubric.md) says how questions are made.",
    ]
    for rubric in rubrics:
        parts.append(f"## {rubric.name}")
        parts += [f"{number}. {_told(rubric, each)}" for number, each in enumerate(sample(rubric, dice(rubric.id)), 1)]
    return "\n\n".join(parts) + "\n"


def _of(rubric: Rubric, level: Level) -> list[Question]:
    return [question for question in rubric.questions if question.level is level]


def _worded(question: Question, wanted: Difficulty, rng: random.Random) -> Wording:
    wordings = list(question.wordings())
    return rng.choice([each for each in wordings if each.difficulty is wanted] or wordings)


def _told(rubric: Rubric, wording: Wording) -> str:
    question = wording.question
    names = ", ".join(each.name for each in rubric.dimensions if each.id in question.exposes)
    return f"{wording.ask}<br>*{question.level.label}, {wording.difficulty} · {names}*"

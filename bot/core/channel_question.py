"""Which question a channel is asked next: the areas in turn, nothing twice while anything is left. Pure and seeded."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.drill import Role, Round
from bot.core.likeness import TOO_SIMILAR, similarity
from bot.core.members import Level
from bot.core.next_question import choose
from bot.core.question import Wording, question_of
from bot.core.rubric import Dimension, Rubric
from bot.core.schedule import Prompt


@dataclass(frozen=True, slots=True)
class ChannelQuestion:
    """What a channel is asked, and the area it is about.

    `repeated`: it was asked here before, as was all else. `alike`: too like the question before it.
    """

    dimension: Dimension
    wording: Wording
    repeated: bool
    alike: bool


@dataclass(frozen=True, slots=True)
class PromptScene:
    """What a channel's question shows. `set_by`: the user id of who set it up."""

    prompt: Prompt
    rubric: Rubric
    dimension: Dimension
    set_by: str


def choose_for_channel(rubric: Rubric, level: Level, asked: Sequence[Prompt], rng: random.Random) -> ChannelQuestion:
    """The next question of a rubric for a channel that was `asked` these, oldest first.

    The area asked about longest ago comes first, those never asked about in the rubric's order. It passes its turn on
    when all it has was asked here already, or is too like the question before; when that goes for every area, what is
    unlike the question before comes first. Within an area it is chosen as for a middle round of a drill: as hard as the
    level asks, of the questions asked least often; easier ones only when the harder were all asked.
    """
    areas, levels = _in_turn(rubric, asked), _from(rubric, level)
    found = [_of_area(rubric, area, each, asked, rng) for area in areas for each in levels]
    return min(found, key=lambda each: (each.alike, each.repeated))


def _in_turn(rubric: Rubric, asked: Sequence[Prompt]) -> list[Dimension]:
    last = {prompt.dimension_id: place for place, prompt in enumerate(asked) if prompt.rubric_id == rubric.id}
    return sorted(rubric.dimensions, key=lambda dimension: last.get(dimension.id, -1))


def _from(rubric: Rubric, level: Level) -> list[Level]:
    """The rubric's level for the one set up, and those below it: a member's share of easy ones binds no channel."""
    wanted = rubric.level_for(level)
    order = [each for each in Level if each in rubric.levels]
    return order[: order.index(wanted) + 1][::-1]


def _of_area(
    rubric: Rubric, dimension: Dimension, level: Level, asked: Sequence[Prompt], rng: random.Random
) -> ChannelQuestion:
    had = [prompt.question_id for prompt in asked if prompt.rubric_id == rubric.id]
    # The question before it, as the chooser knows those of the same drill: to keep away from.
    before = [Round(1, Role.REFINE, prompt.question_id, prompt.question) for prompt in asked[-1:]]
    chosen = choose(rubric.questions, dimension.id, level, Role.REFINE, had, before, rng)
    alike = any(_is_alike(chosen.wording, round_) for round_ in before)
    return ChannelQuestion(dimension, chosen.wording, chosen.repeated, alike)


def _is_alike(wording: Wording, before: Round) -> bool:
    """Whether it is that question once more, or near-identical to it."""
    same = question_of(before.question_id) == wording.question.id
    return same or similarity(before.question, wording.ask) >= TOO_SIMILAR

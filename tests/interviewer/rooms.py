"""Situations, coming questions and answers of the sample rubric, for tests of the AI interviewer."""

from dataclasses import replace
from functools import cache

from bot.core.drill import Role
from bot.core.members import Level
from bot.core.rubric import Dimension, Rubric
from bot.interviewer.interviewer import Answered, Answers, Coming, Situation
from tests.sample_rubric import sample_library

ANYWHERE = ("Sorry, a door slammed. Where were you?", "You have ten seconds left.")
"""Pushes that fit any question."""

BRIDGE = (
    "The bridge is closed until June, because a pillar moved. It costs each family eight minutes a day, and I would "
    "rather close it now than have a bus on it when it goes. A firm from the coast looks after it."
)
OVEN = (
    "The oven fails every Friday. That is when we bake twice, so it runs for eleven hours, and the fan was made for "
    "six. We throw away ninety loaves each time. A second fan would pay for itself by the summer, I think."
)
THIN = "I would tell her that it is closed."


@cache
def talks() -> Rubric:
    """The first of the sample rubrics."""
    rubric = sample_library().find("talks")
    assert rubric is not None
    return rubric


def opening(*, for_people: bool = False) -> Dimension:
    """Its first dimension; `for_people`: one that a person should judge."""
    return replace(talks().dimension("opening"), for_people=for_people)


def situation(
    answer: str = BRIDGE,
    *,
    role: Role = Role.REFINE,
    said: tuple[str, ...] = (),
    probes: int = 0,
    affordable: bool = True,
) -> Situation:
    """A follow-up is due."""
    return Situation(
        dimension=opening(),
        role=role,
        question="A bridge is closed for repairs. Tell the mayor.",
        answer=answer,
        said_in_drill=said,
        pushes=(*opening().pressure, *ANYWHERE),
        level=Level.SENIOR,
        probes=probes,
        model="small",
        affordable=affordable,
    )


def coming(*, affordable: bool = True) -> Coming:
    """The next question, after the one about the bridge."""
    return Coming(
        rubric=talks(),
        dimension=opening(),
        level=Level.SENIOR,
        goal="In 40 seconds: the point, then what it costs the people who wait.",
        question="The bakery's oven fails every Friday. Report it.",
        twist="The baker is in the room.",
        facts=("Since May.", "Four hundred a week."),
        instruction="Did you say the point first? If not, this round.",
        earlier=("A bridge is closed for repairs. Tell the mayor.", "Visitors leave the museum early. Explain why."),
        given=("Did you give a reason?",),
        last_question="A bridge is closed for repairs. Tell the mayor.",
        last_answer=BRIDGE,
        affordable=affordable,
    )


def answers(*said: str, level: Level = Level.SENIOR, fewest_rounds: int = 2) -> Answers:
    """A drill's rounds, about the bridge and the oven unless said otherwise."""
    questions = ("A bridge is closed for repairs. Tell the mayor.", "The bakery's oven fails every Friday. Report it.")
    rounds = tuple(
        Answered(number, questions[(number - 1) % 2], text) for number, text in enumerate(said or (BRIDGE, OVEN), 1)
    )
    return Answers(talks(), (opening(), talks().dimension("ending")), level, rounds, fewest_rounds=fewest_rounds)

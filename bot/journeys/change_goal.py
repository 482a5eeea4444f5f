"""A way out for an area that is stuck: another goal, or one behaviour of it at a time."""

from bot.core.drill import FEWEST_ROUNDS, MOST_ROUNDS, Drill
from bot.core.next_step import Choice, StartForm
from bot.core.rubric import Dimension
from bot.core.split_area import behaviours, goal_of
from bot.journeys.choose_drill import pick_area
from bot.journeys.find_drill import mine
from bot.journeys.start_drill import start_chosen
from bot.journeys.visit import Visit


def rewrite_form(visit: Visit, drill_id: str) -> StartForm:
    """The start form for the drill's area, with a goal other than the one it was stuck on."""
    drill = mine(visit, drill_id, lock=False)
    step = pick_area(visit, drill.rubric_id, drill.dimension_id)
    single = [goal_of(step.dimension, line) for line in behaviours(step.dimension)]
    goals = [step.dimension.goal, step.goal.text, *single]
    return StartForm(step, next(goal for goal in goals if goal != drill.goal.text))


def split_form(visit: Visit, drill_id: str) -> tuple[Drill, Dimension]:
    """The drill that was stuck and its area, whose behaviours can be picked one by one."""
    drill = mine(visit, drill_id, lock=False)
    return drill, pick_area(visit, drill.rubric_id, drill.dimension_id).dimension


def start_split(visit: Visit, drill_id: str, number: int) -> Drill:
    """A card with one behaviour as its goal; `number` counts them from 0."""
    drill, dimension = split_form(visit, drill_id)
    choice = Choice(
        rubric_id=drill.rubric_id,
        dimension_id=drill.dimension_id,
        rounds=_rounds(drill),
        mode=drill.mode,
        goal=goal_of(dimension, behaviours(dimension)[number]),
    )
    return start_chosen(visit, choice)


def _rounds(drill: Drill) -> int:
    return drill.planned if FEWEST_ROUNDS <= drill.planned <= MOST_ROUNDS else MOST_ROUNDS

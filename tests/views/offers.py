"""What is offered outside a drill's thread in each of its states: next steps, suggestions, the drill that is open."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.drill import Drill, Step
from bot.core.find_area import Area, Place, WholeRubric
from bot.core.goals import LONGEST_GOAL, Goal, Origin
from bot.core.library import Library
from bot.core.members import Level, Mode
from bot.core.moves import look_back
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.views import proposals
from bot.views.drawn import Drawn
from bot.views.remarks import draw_rubric_sent
from bot.views.rubric_text import draw_rubric_text
from tests.views.drills import OVER, Telling


def next_step(telling: Telling) -> NextStep:
    """The first area of the rubric with its own goal."""
    goal = Goal(telling.dimension.goal, Origin.RUBRIC)
    return NextStep(telling.rubric, telling.dimension, Level.SENIOR, goal, 3, Mode.TYPED)


def offers(library: Library, telling: Telling) -> dict[str, Sequence[Drawn]]:
    """Everything with a *Start* or a drill's buttons on it that is no thread."""
    step, said = next_step(telling), telling.said
    own = replace(step, goal=Goal(said[:LONGEST_GOAL], Origin.FIX), mode=Mode.ALOUD)
    stretch = replace(step, level=Level.MID).offering_stretch()
    return {
        "next_at_first_use": [proposals.draw_next(FirstUse(library, place)) for place in (None, *_named(telling))],
        "next_with_the_areas_goal": [proposals.draw_next(step)],
        "next_with_the_last_fix": [proposals.draw_next(own)],
        "next_offers_a_level_up": [proposals.draw_next(stretch)],
        "next_is_a_check": [proposals.draw_next(step.as_check())],
        "next_of_an_area": [proposals.draw_area(step)],
        "no_areas_yet": [proposals.draw_no_areas_yet()],
        "next_is_the_open_drill": [proposals.draw_next(OpenDrill(drill, telling.rubric)) for drill in _open(telling)],
        "drill_waits": [proposals.draw_waits(OpenDrill(drill, telling.rubric)) for drill in _open(telling)[2:]],
        "drill_offer_taken": [proposals.draw_started(), proposals.draw_went_on()],
        "no_such_rubric": [proposals.draw_no_rubric(said, list(library))],
        "suggestions": [proposals.draw_suggestions(said, places) for places in _places(library)],
        "rubric": [draw_rubric_text(telling.rubric), draw_rubric_sent()],
    }


def _named(telling: Telling) -> list[Place]:
    """An area and a rubric that a newcomer named."""
    return [Area(telling.rubric, telling.dimension), WholeRubric(telling.rubric)]


def _open(telling: Telling) -> list[Drill]:
    """One for each way a drill can be open: card, under way, paused with and without a result, unscored, unfinished."""
    return [
        telling.waiting(),
        telling.asked(),
        telling.paused_by_hand(),
        telling.paused_by_silence(),
        telling.over(),
        look_back(telling.over(), Step.SCORE, OVER),
    ]


def _places(library: Library) -> list[list[Place]]:
    """No, one and four suggestions; a whole rubric among the four."""
    first, *_, last = library
    areas: list[Place] = [Area(rubric, dimension) for rubric in (first, last) for dimension in rubric.dimensions[:2]]
    return [[], areas[:1], [WholeRubric(last), *areas[:3]]]

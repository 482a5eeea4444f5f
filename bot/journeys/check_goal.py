"""Looks whether a goal of one's own can be passed or missed, and offers one rewrite. Nobody is held up. Only reads."""

from dataclasses import replace

from bot.core.drill import Format
from bot.core.goal_check import missing, rewrite
from bot.core.next_step import Advice, Choice, StartForm
from bot.journeys.choose_drill import pick_area
from bot.journeys.visit import Visit


def check_goal(visit: Visit, choice: Choice) -> StartForm | None:
    """The form again, with advice on the goal that was typed; None when there is nothing to say."""
    typed = (choice.goal or "").strip()
    parts = missing(typed) if typed else ()
    if not parts:
        return None
    step = pick_area(visit, choice.rubric_id, choice.dimension_id)
    if typed == step.goal.text:
        return None
    chosen = replace(step, rounds=choice.rounds, mode=choice.mode)
    if choice.format is Format.FULL_LENGTH:
        chosen = replace(chosen, format=Format.FULL_LENGTH)
    return StartForm(chosen, typed, choice.stretch, Advice(parts, rewrite(typed, step.dimension)))

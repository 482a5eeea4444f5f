"""Splitting an area that is too wide: one behaviour of its anchors becomes the whole goal."""

from bot.core.goals import LONGEST_GOAL
from bot.core.rubric import Dimension


def behaviours(dimension: Dimension) -> tuple[str, ...]:
    """What makes a 2 and a 3, one by one: each can be drilled alone."""
    return (*dimension.levels[2], *dimension.levels[3])


def goal_of(dimension: Dimension, behaviour: str) -> str:
    """A goal of one behaviour, with the area's limit."""
    goal = f"In {dimension.seconds} seconds, just this one thing: {behaviour[:1].lower()}{behaviour[1:]}"
    return goal if len(goal) <= LONGEST_GOAL else f"{goal[: LONGEST_GOAL - 1].rstrip()}…"

"""`/drill` with an area or a rubric after it: what is meant, and the next drill of it. Only reads."""

from dataclasses import dataclass

from bot.core.find_area import Area, find
from bot.core.next_step import FirstUse, NextStep, OpenDrill
from bot.core.rubric import Rubric
from bot.journeys.choose_drill import pick_area
from bot.journeys.propose_next import in_rubric, propose_next
from bot.journeys.visit import Visit
from bot.store import members
from bot.core.drill import Phase


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Nothing is meant for sure: what comes nearest, best first; perhaps nothing."""

    typed: str
    areas: tuple[Area, ...]

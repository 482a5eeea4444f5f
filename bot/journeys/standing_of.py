"""Where a member stands in a rubric, from all they scored, noticed and drilled. Only reads."""

from bot.core.rubric import Rubric
from bot.core.standing import Standing, standing
from bot.journeys.gather_evidence import evidence_of
from bot.journeys.visit import Visit
from bot.store import drills


def standing_of(visit: Visit, rubric: Rubric) -> Standing:
    """Every area of the rubric: measured, guessed or unseen, and what its drills amount to."""
    return standing(rubric, evidence_of(visit, rubric), drills.past_goals(visit.tx, visit.member, rubric.id), visit.now)

"""Where a member stands in a rubric, from all they scored, noticed and drilled. Only reads."""

from bot.core.rubric import Rubric
from bot.core.standing import Standing, standing
from bot.journeys.visit import Visit
from bot.store import drills, journal_entries, look_back


def standing_of(visit: Visit, rubric: Rubric) -> Standing:
    """Every area of the rubric: measured, guessed or unseen, and what its drills amount to."""
    seen = look_back.evidence(visit.tx, visit.member, rubric.id)
    seen += journal_entries.signals(visit.tx, visit.member, rubric.id)
    return standing(rubric, seen, drills.past_goals(visit.tx, visit.member, rubric.id), visit.now)

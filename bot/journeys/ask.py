"""Makes the next round: its role, a question the member hasn't had, and one check to carry into it."""

from bot.core.drill import Drill, Round, texts_asked
from bot.core.questions import choose, fresh_line
from bot.core.rubric import Rubric
from bot.journeys.visit import Visit
from bot.store import drills


def next_round(visit: Visit, drill: Drill, rubric: Rubric) -> Round | None:
    """The round after the last one, or None when all planned rounds are over."""
    number = len(drill.rounds) + 1
    if number > drill.planned:
        return None
    asked_before = drills.questions_asked(visit.tx, visit.member, rubric.id)
    chosen = choose(rubric, drill.dimension_id, drill.level, asked_before, texts_asked(drill), visit.rng)
    return Round(
        number=number,
        role=drill.role_of(number),
        question_id=chosen.question.id,
        question=chosen.question.ask,
        repeated=chosen.repeated,
        instruction=_instruction(visit, drill, rubric),
    )


def _instruction(visit: Visit, drill: Drill, rubric: Rubric) -> str | None:
    """One check for this round; none before the first, and no check twice in a drill while there is another."""
    if not drill.rounds:
        return None
    used = [round_.instruction for round_ in drill.rounds if round_.instruction]
    return fresh_line(rubric.dimension(drill.dimension_id).checks, used, visit.rng)

"""Makes the next round: its role, a question the member hasn't had, and one thing to carry into it."""

from collections.abc import Sequence

from bot.core.drill import STAGE, Drill, Format, Role, Round
from bot.core.follow_ups import fresh_line
from bot.core.next_question import Chosen, choose
from bot.core.question import Question
from bot.core.rubric import Rubric
from bot.core.windows import pace
from bot.journeys.visit import Visit
from bot.store import drills, own_questions


def next_round(visit: Visit, drill: Drill, rubric: Rubric) -> Round | None:
    """The round after the last one, or None when all planned rounds are over."""
    number = len(drill.rounds) + 1
    if number > drill.planned:
        return None
    if drill.format is Format.FULL_LENGTH:
        return _part(visit, drill, rubric, number)
    chosen = _choose(visit, drill, rubric, drill.dimension_id, drill.role_of(number))
    return Round(
        number=number,
        role=drill.role_of(number),
        question_id=chosen.wording.id,
        question=chosen.wording.ask,
        repeated=chosen.repeated,
        instruction=_instruction(visit, drill, rubric),
    )


def _part(visit: Visit, drill: Drill, rubric: Rubric, number: int) -> Round:
    """The next window of a full-length interview: on with the same problem, or a question of its own."""
    dimension, from_minute, to_minute = rubric.windows()[number - 1]
    if rubric.one_problem and drill.rounds:
        question_id, question, repeated = f"{STAGE}{dimension.id}", dimension.stage, False
    else:
        chosen = _choose(visit, drill, rubric, dimension.id, drill.role_of(number))
        question_id, question, repeated = chosen.wording.id, chosen.wording.ask, chosen.repeated
    return Round(
        number=number,
        role=drill.role_of(number),
        question_id=question_id,
        question=question,
        dimension_id=dimension.id,
        from_minute=from_minute,
        to_minute=to_minute,
        repeated=repeated,
        instruction=pace(drill, from_minute, rubric.minutes, visit.now),
    )


def _choose(visit: Visit, drill: Drill, rubric: Rubric, dimension_id: str, role: Role) -> Chosen:
    return choose(
        _bank(visit, drill, rubric),
        dimension_id,
        drill.level,
        role,
        drills.questions_asked(visit.tx, visit.member, rubric.id),
        drill.rounds,
        visit.rng,
        twisted=drill.twisted,
    )


def _bank(visit: Visit, drill: Drill, rubric: Rubric) -> Sequence[Question]:
    """The rubric's questions and the member's own."""
    own = own_questions.of(visit.tx, visit.member, rubric.id)
    return [*(question.as_question(drill.level) for question in own), *rubric.questions]


def _instruction(visit: Visit, drill: Drill, rubric: Rubric) -> str | None:
    """One check for this round; none before the first, and no check twice in a drill while there is another."""
    if not drill.rounds:
        return None
    used = [round_.instruction for round_ in drill.rounds if round_.instruction]
    return fresh_line(rubric.dimension(drill.dimension_id).checks, used, visit.rng)

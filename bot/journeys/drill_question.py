"""*Drill this question*: a message becomes a question of the member's own, and a drill asks it first."""

from bot.core.drill import Phase
from bot.core.errors import NoQuestion, NoWords
from bot.core.members import Level
from bot.core.next_step import FirstUse, Next, NextStep
from bot.core.own_questions import FilledQuestion, OwnQuestion, QuestionForm, QuestionSource, cut, readable
from bot.core.rubric import Rubric
from bot.journeys.known_area import rubric_with
from bot.journeys.propose_next import propose_next
from bot.journeys.start_drill import start_area
from bot.journeys.visit import Visit, new_id
from bot.store import drills, members, own_questions


def question_form(visit: Visit, message: str) -> QuestionForm:
    """The form over a message's text, as Slack sends it. Raises NoWords. Only reads."""
    text = readable(message)
    if not text:
        raise NoWords
    profile = members.profile(visit.tx, visit.member)
    asks_level = profile is None or profile.level is None
    return QuestionForm(new_id(), cut(text), len(text), _area_next(propose_next(visit)), asks_level)


def drill_question(visit: Visit, filled: FilledQuestion) -> bool:
    """Keep the question and start a drill on its area; False when another drill is under way.

    The question is kept either way. Raises NoQuestion and UnknownArea, and then nothing is.
    """
    if not filled.ask:
        raise NoQuestion
    rubric = rubric_with(visit.library, filled.rubric_id, filled.dimension_id)
    _keep(visit, filled)
    _meet(visit, rubric, filled.level)
    open_one = drills.open_one(visit.tx, visit.member)
    if open_one is not None and open_one.phase is not Phase.READY:
        return False
    start_area(visit, rubric.id, filled.dimension_id)
    return True


def _meet(visit: Visit, rubric: Rubric, level: Level | None) -> None:
    """A newcomer's answers are kept as those of the first use are."""
    profile = members.meet(visit.tx, visit.member, visit.now)
    if profile.level is None:
        members.set_target(visit.tx, visit.member, rubric.id, level or Level.SENIOR)
        members.set_greeted(visit.tx, visit.member)


def _area_next(proposed: Next) -> tuple[str, str] | None:
    if isinstance(proposed, FirstUse):
        return None
    if isinstance(proposed, NextStep):
        return proposed.rubric.id, proposed.dimension.id
    return proposed.drill.rubric_id, proposed.drill.dimension_id


def _keep(visit: Visit, filled: FilledQuestion) -> None:
    """A question the member has already is asked anew: that is what they pressed for."""
    question = OwnQuestion(
        id=filled.id,
        rubric_id=filled.rubric_id,
        dimension_id=filled.dimension_id,
        ask=filled.ask,
        source=QuestionSource.MESSAGE,
        added_at=visit.now,
    )
    there = own_questions.twin(visit.tx, visit.member, question)
    if there is None:
        own_questions.add(visit.tx, visit.member, question)
    else:
        own_questions.renew(visit.tx, visit.member, there.id, question.id, visit.now)

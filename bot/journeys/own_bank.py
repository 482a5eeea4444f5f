"""The member's own questions, looked through: one added, changed, removed, or drilled at once."""

from dataclasses import replace

from bot.core.drill import Drill, Phase
from bot.core.errors import AreaGone, NoQuestion, QuestionGone, QuestionHad, QuestionUnderWay, QuestionWaits
from bot.core.next_step import FirstUse
from bot.core.own_bank import BankPage, Look, page_of
from bot.core.own_questions import FilledQuestion, OwnQuestion, QuestionSource
from bot.journeys.known_area import rubric_with
from bot.journeys.start_drill import start_with_question
from bot.journeys.visit import Visit, new_id
from bot.store import drills, members, own_questions, whole_record


def see_bank(visit: Visit, look: Look) -> BankPage:
    """A page of the bank, with when each question was asked last. Only reads."""
    bank = whole_record.bank(visit.tx, visit.member)
    return page_of(bank, own_questions.last_asked(visit.tx, visit.member), look)


def own_question(visit: Visit, question_id: str) -> OwnQuestion:
    """One of them. Raises QuestionGone, also for an id that is somebody else's. Only reads."""
    found = own_questions.by_id(visit.tx, visit.member, question_id)
    if found is None:
        raise QuestionGone
    return found


def add_own(visit: Visit, filled: FilledQuestion) -> OwnQuestion:
    """A question typed in here, under an id of its own. Raises NoQuestion, UnknownArea, QuestionHad."""
    _check(visit, filled)
    members.meet(visit.tx, visit.member, visit.now)
    area = (filled.rubric_id, filled.dimension_id)
    question = OwnQuestion(new_id(), *area, filled.ask, QuestionSource.TYPED, visit.now)
    if not own_questions.add(visit.tx, visit.member, question):
        raise QuestionHad
    return question


def edit_own(visit: Visit, filled: FilledQuestion) -> OwnQuestion:
    """The question as it is from now on; another id than before means that it counts as one they haven't had.

    An open drill keeps what it asked. Raises QuestionGone, NoQuestion, UnknownArea, QuestionHad.
    """
    before = own_question(visit, filled.id)
    _check(visit, filled)
    changed = before.edited(filled.ask, (filled.rubric_id, filled.dimension_id), new_id())
    there = own_questions.twin(visit.tx, visit.member, changed)
    if there is not None and there.id != before.id:
        raise QuestionHad
    if not own_questions.change(visit.tx, visit.member, before.id, changed):
        raise QuestionGone
    return changed


def remove_own(visit: Visit, question_id: str) -> bool:
    """Take it out of the bank; False when it was gone already. Drills keep what they asked."""
    return own_questions.remove(visit.tx, visit.member, question_id)


def drill_own(visit: Visit, question_id: str) -> FirstUse | Drill:
    """A drill on the question's area at once, whose round 1 asks it, also when it was asked before.

    FirstUse asks for the level. Raises QuestionGone, AreaGone, and while a drill is under way QuestionWaits, or
    QuestionUnderWay if it is that very question's.
    """
    question = own_question(visit, question_id)
    rubric = visit.library.find(question.rubric_id)
    if rubric is None or rubric.find(question.dimension_id) is None:
        raise AreaGone
    _refuse_while_drilling(visit, question)
    question = _fresh(visit, question)
    started = start_with_question(visit, *question.area, question.asked_as, question.ask)
    if isinstance(started, FirstUse):
        # The first drill asks the newest one of its area.
        own_questions.renew(visit.tx, visit.member, question.id, new_id(), visit.now)
    return started


def _check(visit: Visit, filled: FilledQuestion) -> None:
    if not filled.ask:
        raise NoQuestion
    rubric_with(visit.library, filled.rubric_id, filled.dimension_id)


def _refuse_while_drilling(visit: Visit, question: OwnQuestion) -> None:
    """A card that waits for its start is no drill under way yet."""
    open_one = drills.open_one(visit.tx, visit.member)
    if open_one is None or open_one.phase is Phase.READY:
        return
    asked = [round_.question_id for round_ in open_one.rounds]
    raise QuestionUnderWay if question.asked_as in asked else QuestionWaits


def _fresh(visit: Visit, question: OwnQuestion) -> OwnQuestion:
    """One they had already goes by another id, so that it can be asked once more."""
    if question.asked_as not in drills.questions_asked(visit.tx, visit.member, question.rubric_id):
        return question
    renewed = replace(question, id=new_id())
    own_questions.change(visit.tx, visit.member, question.id, renewed)
    return renewed

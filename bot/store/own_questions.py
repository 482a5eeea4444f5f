"""Members' own questions, by area."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, delete, func, select, update

from bot.core.members import Member
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.core.question import OWN_QUESTION
from bot.store import dialect
from bot.store.tables import own_questions, rounds
from bot.store.whose import bound, owned, who

# Read for every question that is asked, so it is built once: building a statement costs more than running it.
_OF = (
    select(own_questions)
    .where(bound(own_questions))
    .where(own_questions.c.rubric_id == bindparam("rubric_id"))
    .order_by(own_questions.c.added_at.desc(), own_questions.c.id.desc())
)


def of(tx: Connection, member: Member, rubric_id: str) -> list[OwnQuestion]:
    """A member's questions in a rubric, the newest first."""
    wanted = {**who(member), "rubric_id": rubric_id}
    return [_question(row) for row in tx.execute(_OF, wanted)]


def by_id(tx: Connection, member: Member, question_id: str) -> OwnQuestion | None:
    """One of the member's questions; None when they have none with this id."""
    row = tx.execute(select(own_questions).where(_is(member, question_id))).one_or_none()
    return _question(row) if row else None


def last_asked(tx: Connection, member: Member) -> dict[str, datetime]:
    """Id → when a drill asked it last, of the questions of their own that were asked. Also of those since removed."""
    own = rounds.c.question_id.startswith(OWN_QUESTION)
    query = select(rounds.c.question_id, func.max(rounds.c.asked_at)).where(owned(rounds, member), own)
    rows = tx.execute(query.group_by(rounds.c.question_id))
    return {asked_as.removeprefix(OWN_QUESTION): at for asked_as, at in rows}


def twin(tx: Connection, member: Member, question: OwnQuestion) -> OwnQuestion | None:
    """The member's question that asks the same in the same area already; `question` itself, once it is stored."""
    return next((each for each in of(tx, member, question.rubric_id) if each.same_as(question)), None)


def add(tx: Connection, member: Member, question: OwnQuestion) -> bool:
    """Put a question into the bank; False when one that asks the same, or this very one, is there."""
    if twin(tx, member, question) is not None:
        return False
    return dialect.added(
        tx,
        own_questions,
        team_id=member.team_id,
        id=question.id,
        user_id=member.user_id,
        rubric_id=question.rubric_id,
        dimension_id=question.dimension_id,
        ask=question.ask,
        source=question.source.value,
        added_at=question.added_at,
    )


def renew(tx: Connection, member: Member, question_id: str, new_id: str, now: datetime) -> None:
    """A question the member wants asked once more: under a new id it counts as one they haven't had."""
    tx.execute(update(own_questions).where(_is(member, question_id)).values(id=new_id, added_at=now))


def change(tx: Connection, member: Member, question_id: str, changed: OwnQuestion) -> bool:
    """Id, area and words become those of `changed`; False when the member has no such question any more."""
    values = {"id": changed.id, "rubric_id": changed.rubric_id, "dimension_id": changed.dimension_id}
    done = tx.execute(update(own_questions).where(_is(member, question_id)).values(ask=changed.ask, **values))
    return done.rowcount == 1


def remove(tx: Connection, member: Member, question_id: str) -> bool:
    """Take a question out of the bank; False when it isn't there. Drills that asked it keep its words."""
    return tx.execute(delete(own_questions).where(_is(member, question_id))).rowcount == 1


def _is(member: Member, question_id: str) -> ColumnElement[bool]:
    return and_(owned(own_questions, member), own_questions.c.id == question_id)


def _question(row: Row[Any]) -> OwnQuestion:
    return OwnQuestion(
        id=row.id,
        rubric_id=row.rubric_id,
        dimension_id=row.dimension_id,
        ask=row.ask,
        source=QuestionSource(row.source),
        added_at=row.added_at,
    )

"""Members' own questions, by area."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from bot.core.members import Member
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.store import dialect
from bot.store.tables import own_questions
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
    mine = owned(own_questions, member)
    tx.execute(update(own_questions).where(mine, own_questions.c.id == question_id).values(id=new_id, added_at=now))


def _question(row: Row[Any]) -> OwnQuestion:
    return OwnQuestion(
        id=row.id,
        rubric_id=row.rubric_id,
        dimension_id=row.dimension_id,
        ask=row.ask,
        source=QuestionSource(row.source),
        added_at=row.added_at,
    )

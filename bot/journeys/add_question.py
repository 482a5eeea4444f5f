"""*Add to my questions*: the question that surprised goes from a journal entry into the member's own bank."""

from dataclasses import replace

from bot.core.errors import EntryGone
from bot.core.own_questions import OwnQuestion
from bot.journeys.visit import Visit, new_id
from bot.journeys.write_entry import question_of, show_again
from bot.store import drills, journal_entries, own_questions


def add_question(visit: Visit, entry_id: str) -> None:
    """Once, however often it is pressed; the message then says what became of it. Raises EntryGone.

    Of an entry that was rewritten since, the question takes the place of the one it had before.
    """
    entry = journal_entries.by_id(visit.tx, visit.member, entry_id)
    if entry is None or not entry.question:
        raise EntryGone
    question = replace(question_of(entry), added_at=visit.now)
    if own_questions.twin(visit.tx, visit.member, question) is None:
        _keep(visit, question)
    show_again(visit, entry.id)


def _keep(visit: Visit, question: OwnQuestion) -> None:
    """Under the entry's id, unless a drill asked what stood there: then another, or no drill would ask this one."""
    asked = question.asked_as in drills.questions_asked(visit.tx, visit.member, question.rubric_id)
    kept = replace(question, id=new_id()) if asked else question
    if not own_questions.change(visit.tx, visit.member, question.id, kept):
        own_questions.add(visit.tx, visit.member, kept)

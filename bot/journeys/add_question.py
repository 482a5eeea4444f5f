"""*Add to my questions*: the question that surprised goes from a journal entry into the member's own bank."""

from dataclasses import replace

from bot.core.errors import EntryGone
from bot.journeys.visit import Visit
from bot.journeys.write_entry import question_of, show_again
from bot.store import journal_entries, own_questions


def add_question(visit: Visit, entry_id: str) -> None:
    """Once, however often it is pressed; the message then says what became of it. Raises EntryGone."""
    entry = journal_entries.by_id(visit.tx, visit.member, entry_id)
    if entry is None or not entry.question:
        raise EntryGone
    own_questions.add(visit.tx, visit.member, replace(question_of(entry), added_at=visit.now))
    show_again(visit, entry.id)

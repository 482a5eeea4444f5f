"""The journal and one's own questions in each of their states, for views that show them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.core.entries import Banked, EntryForm, EntryKind, EntryScene, JournalEntry
from bot.core.journal import LONGEST_ENTRY, Signals
from bot.core.library import Library
from bot.core.own_questions import LONGEST_QUESTION, QuestionForm
from bot.core.rubric import Rubric
from bot.views.drawn import Drawn
from bot.views.journal import draw_entry, draw_entry_form
from bot.views.question_modal import draw_question_form, draw_question_kept
from tests.cast import NOON

_ID = "0190f3a2c4d57b1e8a6f0c2d4e6f8a0b"


def journals(library: Library, said: str) -> dict[str, Sequence[Drawn] | dict[str, Any]]:
    """The forms, and the messages that confirm an entry; `said` stands wherever a person may write."""
    rubric = next(iter(library))
    area, question = (rubric.id, rubric.dimensions[0].id), said[:LONGEST_QUESTION]
    form = QuestionForm(_ID, question, len(question), area, asks_level=False)
    return {
        "modal_entry": draw_entry_form(library, EntryForm(_ID, NOON)),
        "modal_entry_left_half_written": draw_entry_form(library, _left(area, said)),
        "modal_question": draw_question_form(library, form),
        "modal_question_of_a_newcomer": draw_question_form(library, replace(form, area=None, asks_level=True)),
        "modal_question_cut": draw_question_form(library, replace(form, message_length=3000)),
        "modal_question_drilled": draw_question_kept(drill_follows=True),
        "modal_question_kept": draw_question_kept(drill_follows=False),
        **_entries(rubric, said, question),
    }


def _left(area: tuple[str, str], said: str) -> EntryForm:
    """Every field filled, but for the moment, which was cleared."""
    words = Signals(*[said[:LONGEST_ENTRY]] * 3)
    return EntryForm(_ID, None, EntryKind.MOCK, area, words, said[:LONGEST_QUESTION])


def _entries(rubric: Rubric, said: str, question: str) -> dict[str, Sequence[Drawn]]:
    signals = Signals(*[said[:LONGEST_ENTRY]] * 3)
    entry = JournalEntry(_ID, EntryKind.INTERVIEW, rubric.id, rubric.dimensions[0].id, signals, question, NOON, NOON)
    late = replace(entry, question="", written_at=NOON + timedelta(days=1))
    mock, drill = replace(late, kind=EntryKind.MOCK), replace(late, kind=EntryKind.DRILL, written_at=NOON)
    return {
        "entry_of_an_interview": [draw_entry(EntryScene(entry, rubric, True, Banked.OFFERED))],
        "entry_with_its_question_added": [draw_entry(EntryScene(entry, rubric, True, Banked.ADDED))],
        "entry_with_a_question_they_have": [draw_entry(EntryScene(entry, rubric, False, Banked.HAD))],
        "entry_of_an_interview_before": [draw_entry(EntryScene(late, rubric, False, Banked.NONE))],
        "entry_of_a_mock": [draw_entry(EntryScene(mock, rubric, False, Banked.NONE))],
        "entry_of_a_drill": [draw_entry(EntryScene(drill, rubric, False, Banked.NONE))],
    }

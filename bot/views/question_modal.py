"""The modal over a message: the question made of it, its area, and what came of submitting it."""

from typing import Any

from slack_sdk.models.blocks import InputBlock

from bot.core.library import Library
from bot.core.members import Level
from bot.core.own_questions import LONGEST_QUESTION, QuestionForm
from bot.views.drawn import section
from bot.views.fields import area_field, choice_field
from bot.views.ids import Block, Modal
from bot.views.modals import modal, text_field

TITLE = "Drill this question"


def draw_question_form(library: Library, form: QuestionForm) -> dict[str, Any]:
    """Question and area; from who hasn't told it yet also the level. The metadata is the question's id."""
    levels = [(level.label, level.value) for level in Level]
    level = choice_field(Block.LEVEL, "Which level are you interviewing for?", levels, Level.SENIOR)
    return modal(
        Modal.QUESTION,
        TITLE,
        [
            section("It goes into your own questions. Only you see this; nobody in that conversation is told."),
            *([section(_cut(form.message_length))] if form.is_cut else []),
            _question(form.ask),
            area_field(library, "Which area does it test?", chosen=form.area),
            *([level] if form.asks_level else []),
        ],
        submit="Drill it",
        metadata=form.id,
    )


def draw_question_kept(*, drill_follows: bool) -> dict[str, Any]:
    """What takes the form's place: where the drill is, or that the question waits for the next one."""
    if drill_follows:
        said = "Your drill is in our DM, and this is its first question."
    else:
        said = (
            "Kept in your own questions. You have a drill open, so this one waits: "
            "your next drill on that area asks it first."
        )
    return modal(Modal.QUESTION_KEPT, TITLE, [section(said)])


def _question(ask: str) -> InputBlock:
    return text_field(Block.QUESTION, "The question", initial=ask, longest=LONGEST_QUESTION, multiline=True, focus=True)


def _cut(length: int) -> str:
    return (
        f"That message is {length:,} characters long and a question holds {LONGEST_QUESTION}, "
        "so here is its beginning. Change it as you like."
    )

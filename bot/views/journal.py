"""The journal outside the look back: the form of an entry, and the message that confirms it."""

from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import ButtonElement, DateTimePickerElement, InputBlock, PlainTextObject

from bot.core.entries import Banked, EntryForm, EntryKind, EntryScene
from bot.core.find_area import Area
from bot.core.journal import LONGEST_ENTRY
from bot.core.library import Library
from bot.core.own_questions import LONGEST_QUESTION
from bot.views.drawn import Drawn, button, buttons, message, section, small
from bot.views.fields import area_field, choice_field
from bot.views.ids import Action, Block, Modal
from bot.views.modals import modal, text_field
from bot.views.start_button import Offer, naming, start_button
from bot.views.text import day, escape

_KINDS = [
    ("A real interview", EntryKind.INTERVIEW.value),
    ("A mock interview", EntryKind.MOCK.value),
    ("A drill", EntryKind.DRILL.value),
]
_WRITTEN_DOWN = {
    EntryKind.INTERVIEW: "Your interview is written down",
    EntryKind.MOCK: "Your mock is written down",
    EntryKind.DRILL: "Your note on the drill is written down",
}


def draw_entry_form(library: Library, form: EntryForm) -> dict[str, Any]:
    """A new entry, or one left half written; the metadata is its id."""
    return modal(
        Modal.ENTRY,
        "Write a journal entry",
        [
            section("A few words are enough, and only you see them. Leave empty what didn't happen."),
            *([small("You closed this form half written. Here is what stood in it.")] if form.says_something else []),
            choice_field(Block.KIND, "What was it?", _KINDS, form.kind, focus=True, drafted=True),
            _ended(form.happened_at),
            area_field(
                library,
                "Which one area was it most about?",
                chosen=form.area,
                hint="Needed after an interview or a mock. After a drill, leave it empty for the one you drilled last.",
                optional=True,
                drafted=True,
            ),
            _words(Block.HESITATION, "Where did you hesitate?", form.signals.hesitation),
            _words(Block.REHEARSED, "What sounded rehearsed?", form.signals.rehearsed),
            _words(Block.SURPRISE, "What surprised you?", form.signals.surprise),
            text_field(
                Block.QUESTION,
                "A question that surprised you",
                initial=form.question,
                hint="As they asked it. You can add it to your own questions afterwards.",
                longest=LONGEST_QUESTION,
                optional=True,
                multiline=True,
                drafted=True,
            ),
        ],
        submit="Keep it",
        metadata=form.id,
    )


def draw_entry(scene: EntryScene) -> Drawn:
    """What was kept, what follows from it, and what can be done with it."""
    name, question = scene.dimension.name, scene.entry.question
    lead = f"{_WRITTEN_DOWN[scene.entry.kind]}, under"
    asked = f"You were asked: {escape(question)}" if question else ""
    return message(
        f"{lead} {name}.",
        section(f"{lead} *{escape(name)}*.{_what_follows(scene)}"),
        section(asked) if asked else None,
        small(_banked(scene.banked, name)) if scene.banked in (Banked.ADDED, Banked.HAD) else None,
        small("Written more than an hour after, so it is marked late. It counts all the same.")
        if scene.entry.late
        else None,
        buttons(_buttons(scene)),
    )


def _what_follows(scene: EntryScene) -> str:
    until = scene.entry.leads_until
    if not scene.leads or until is None:
        return ""
    return f" Until {day(until)} that area comes first in your practice."


def _banked(banked: Banked, name: str) -> str:
    if banked is Banked.ADDED:
        return f"Added to your own questions: a drill on {escape(name)} asks it before any other."
    return "That one is among your own questions already."


def _buttons(scene: EntryScene) -> list[ButtonElement]:
    start = start_button(Offer.ENTRY, naming(Area(scene.rubric, scene.dimension)))
    add = button("Add to my questions", Action.ADD_QUESTION, scene.entry.id)
    return [*([start] if scene.leads else []), *([add] if scene.banked is Banked.OFFERED else [])]


def _ended(at: datetime | None) -> InputBlock:
    moment = int(at.timestamp()) if at else None
    return InputBlock(
        block_id=Block.ENDED.value,
        dispatch_action=True,
        label=PlainTextObject(text="When did it end?"),
        hint=PlainTextObject(text="Days later is fine. After an hour it is marked late, and it counts all the same."),
        element=DateTimePickerElement(action_id=Action.FIELD.value, initial_date_time=moment),
    )


def _words(block: Block, label: str, initial: str) -> InputBlock:
    return text_field(block, label, initial=initial, longest=LONGEST_ENTRY, optional=True, multiline=True, drafted=True)

"""The forms over an area's modal that put something right: a second thought, the signals, an entry, a removal."""

from typing import Any

from slack_sdk.models.blocks import Block as SlackBlock
from slack_sdk.models.blocks import InputBlock, PlainTextObject, RadioButtonsElement, StaticSelectElement

from bot.core.area_detail import Correcting, Counts, SecondThought, SignalsAgain, Spot
from bot.core.entries import EntryForm, EntryKind
from bot.core.journal import LONGEST_ENTRY
from bot.core.library import Library
from bot.core.logged import LoggedSession
from bot.core.rubric import Dimension
from bot.core.scoring import Score
from bot.views.drawn import section, small
from bot.views.ids import Action, Block, Modal
from bot.views.journal import draw_entry_form
from bot.views.modals import modal, options, text_field
from bot.views.text import count, day, escape

TITLE = "Correct"
_SCORES = [
    ("1 · below the bar", Score.ONE),
    ("2 · at the bar", Score.TWO),
    ("3 · above the bar", Score.THREE),
    ("Can't tell", Score.CANT_TELL),
]
_KINDS = {EntryKind.DRILL: "drill", EntryKind.MOCK: "mock", EntryKind.INTERVIEW: "interview"}


def draw_correcting(library: Library, spot: Spot, found: Correcting) -> dict[str, Any]:
    """The form that fits; the metadata is the spot it was opened from."""
    if isinstance(found, SecondThought):
        return _second_thought(spot, found)
    if isinstance(found, SignalsAgain):
        return _signals(spot, found)
    return _entry(library, spot, found) if isinstance(found, EntryForm) else _removal(spot, found)


def _second_thought(spot: Spot, form: SecondThought) -> dict[str, Any]:
    choices = options([(label, score.value) for label, score in _SCORES])
    thought = form.item.second_thought or form.given
    return modal(
        Modal.SECOND_THOUGHT,
        "A second thought",
        [
            section(_first_thought(form)),
            *_anchors(form.dimension),
            InputBlock(
                block_id=Block.GIVEN.value,
                label=PlainTextObject(text="What would you give by now?"),
                hint=PlainTextObject(text="It stands beside the first. Choosing the first again takes it back."),
                element=RadioButtonsElement(
                    action_id=Action.FIELD.value,
                    options=choices,
                    initial_option=next(choice for choice in choices if choice.value == thought.value),
                    focus_on_load=True,
                ),
            ),
        ],
        submit="Note it",
        metadata=spot.written(),
    )


def _first_thought(form: SecondThought) -> str:
    """What was given, and that it isn't this form that changes what counts."""
    told = f"“{form.given.told}”" if form.given is Score.CANT_TELL else form.given.told
    given = f"Your {told} of {day(form.item.evidence.at)}"
    if form.item.counts is Counts.LEFT_OUT:
        return f"{given} is left out. A second thought is noted beside it."
    return (
        f"{given} stays what counts, because it was fresh. A second thought is noted beside it. "
        "If it was a slip, leave it out."
    )


def _anchors(dimension: Dimension) -> list[SlackBlock]:
    """What makes a 1, a 2 and a 3, a line each."""
    told = [f"*{level}*  {' '.join(escape(line) for line in dimension.levels[level])}" for level in (1, 2, 3)]
    return [section(f"*{escape(dimension.name)}*\n" + "\n".join(told))]


def _signals(spot: Spot, form: SignalsAgain) -> dict[str, Any]:
    noticed = form.signals
    return modal(
        Modal.SIGNALS_AGAIN,
        TITLE,
        [
            section("What you noticed in that drill, as it should read. Leave empty what didn't happen."),
            _words(Block.HESITATION, "Where did you hesitate?", noticed.hesitation, focus=True),
            _words(Block.REHEARSED, "What sounded rehearsed?", noticed.rehearsed),
            _words(Block.SURPRISE, "What surprised you?", noticed.surprise),
            _about(form),
        ],
        submit="Keep it",
        metadata=spot.written(),
    )


def _about(form: SignalsAgain) -> InputBlock:
    choices = options([(dimension.name, dimension.id) for dimension in form.rubric.dimensions])
    wanted = form.signals.dimension_id or form.drilled
    return InputBlock(
        block_id=Block.ABOUT.value,
        label=PlainTextObject(text="Which area was it about?"),
        element=StaticSelectElement(
            action_id=Action.FIELD.value,
            options=choices,
            initial_option=next((choice for choice in choices if choice.value == wanted), None),
        ),
    )


def _words(block: Block, label: str, initial: str, *, focus: bool = False) -> InputBlock:
    return text_field(block, label, initial=initial, longest=LONGEST_ENTRY, optional=True, multiline=True, focus=focus)


def _entry(library: Library, spot: Spot, form: EntryForm) -> dict[str, Any]:
    """The fields of the entry's own form. What is typed here is no draft: a draft would be one of the next entry."""
    drawn = draw_entry_form(library, form)
    fields = [{**block, "dispatch_action": False} for block in drawn["blocks"] if block["type"] == "input"]
    said = section("Your entry, as it should read.").to_dict()
    ids = {"callback_id": Modal.ENTRY_AGAIN.value, "private_metadata": spot.written()}
    return {**drawn, **ids, "title": PlainTextObject(text=TITLE).to_dict(), "blocks": [said, *fields]}


def _removal(spot: Spot, session: LoggedSession) -> dict[str, Any]:
    scores = f" and its {count(len(session.scores), 'score')}" if session.scores else ""
    return modal(
        Modal.REMOVE_LOGGED,
        "Remove it?",
        [
            section(f"This takes the {_KINDS[session.kind]} of {day(session.at)}{scores} out of your log for good."),
            *([small(escape(session.problem))] if session.problem else []),
        ],
        submit="Remove",
        metadata=spot.written(),
    )

"""The frame every modal shares, and the three that carry no form: loading, trouble, and what came of a press."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
)
from slack_sdk.models.blocks.basic_components import DispatchActionConfig
from slack_sdk.models.views import View

from bot.views.drawn import section
from bot.views.ids import Action, Modal
from bot.views.text import escape, short

OPTION_LONGEST = 75
_AS_TYPED = DispatchActionConfig(trigger_actions_on=["on_character_entered"])


def modal(
    callback: Modal, title: str, blocks: Sequence[Block], *, submit: str | None = None, metadata: str = ""
) -> dict[str, Any]:
    """A view as Slack's JSON."""
    view = View(
        type="modal",
        callback_id=callback.value,
        title=PlainTextObject(text=title),
        submit=PlainTextObject(text=submit) if submit else None,
        close=PlainTextObject(text="Close"),
        private_metadata=metadata,
        blocks=list(blocks),
    )
    return view.to_dict()


def draw_loading(title: str) -> dict[str, Any]:
    """Opened at once, within the trigger's three seconds, and replaced when the data is there."""
    return modal(Modal.LOADING, title, [section("One moment…")])


def draw_trouble(sentence: str) -> dict[str, Any]:
    """What happened, what was kept, what to do."""
    return modal(Modal.TROUBLE, "That didn't work", [section(sentence)])


def draw_told(title: str, said: str) -> dict[str, Any]:
    """What came of a press on Home or in a modal, where no message can answer it. `said` is not escaped."""
    return modal(Modal.TOLD, title, [section(escape(said))])


def options(labels: Sequence[tuple[str, str]]) -> list[Option]:
    """Options from (label, value)."""
    return [Option(text=PlainTextObject(text=short(label, OPTION_LONGEST)), value=value) for label, value in labels]


def text_field(
    block_id: str,
    label: str,
    *,
    initial: str = "",
    hint: str | None = None,
    placeholder: str | None = None,
    longest: int,
    optional: bool = False,
    multiline: bool = False,
    focus: bool = False,
    drafted: bool = False,
) -> InputBlock:
    """A text input; `longest` in characters. `drafted`: what is typed reaches us as it is typed."""
    return InputBlock(
        block_id=block_id,
        label=PlainTextObject(text=label),
        hint=PlainTextObject(text=hint) if hint else None,
        optional=optional,
        dispatch_action=drafted or None,
        element=PlainTextInputElement(
            action_id=Action.FIELD.value,
            initial_value=short(initial, longest) or None,
            multiline=multiline,
            max_length=longest,
            placeholder=PlainTextObject(text=short(placeholder, 150)) if placeholder else None,
            focus_on_load=focus or None,
            dispatch_action_config=_AS_TYPED if drafted else None,
        ),
    )

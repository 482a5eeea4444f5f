"""What the slackblocks package, which judges lengths and kinds on its own terms, says of our blocks."""

from typing import Any, Literal

import slackblocks
from slackblocks import objects

from tests.views.showing import Shown

Json = dict[str, Any]
UNKNOWN = ("table", "context_actions", "data_visualization")
"""What slackblocks can't rebuild from JSON yet."""


def rebuild(shown: Shown) -> None:
    """Build it anew with slackblocks; its `InvalidUsageError` says what it would refuse."""
    if not isinstance(shown, dict):
        for each in shown:
            known = [block for block in each.blocks if block["type"] not in UNKNOWN]
            slackblocks.Message(channel="D1", text=each.text, blocks=[_block(block) for block in known])
        return
    blocks = [_block(block) for block in shown["blocks"]]
    if shown["type"] == "home":
        slackblocks.HomeTabView(blocks=blocks)
        return
    slackblocks.ModalView(
        title=shown["title"]["text"],
        blocks=blocks,
        close=shown["close"]["text"],
        submit=shown["submit"]["text"] if "submit" in shown else None,
        private_metadata=shown.get("private_metadata"),
        callback_id=shown["callback_id"],
    )


def _block(block: Json) -> slackblocks.Block:
    if block["type"] == "actions":
        return slackblocks.ActionsBlock([_pressed(each) for each in block["elements"]], block.get("block_id"))
    if block["type"] == "input":
        return slackblocks.InputBlock(
            label=objects.Text.from_dict(block["label"]),
            element=_field(block["element"]),
            dispatch_action=block.get("dispatch_action", False),
            block_id=block["block_id"],
            hint=_maybe_text(block.get("hint")),
            optional=block.get("optional", False),
        )
    if "accessory" in block:
        text, beside = objects.Text.from_dict(block["text"]), _pressed(block["accessory"])
        return slackblocks.SectionBlock(text, block_id=block.get("block_id"), accessory=beside)
    return slackblocks.Block.from_dict(block)


def _pressed(element: Json) -> slackblocks.Element:
    if element["type"] in ("static_select", "checkboxes"):
        return _field(element)
    if element["type"] != "overflow":
        return _button(element)
    choices = [objects.Option.from_dict(each) for each in element["options"]]
    return slackblocks.OverflowMenu(action_id=element["action_id"], options=choices)


def _button(button: Json) -> slackblocks.Button:
    style: Literal["primary"] | None = "primary" if button.get("style") == "primary" else None
    asked = objects.ConfirmationDialogue.from_dict(button["confirm"]) if "confirm" in button else None
    return slackblocks.Button(
        objects.Text.from_dict(button["text"]),
        action_id=button["action_id"],
        value=button["value"],
        style=style,
        confirm=asked,
    )


def _field(element: Json) -> slackblocks.Element:
    common = {"action_id": element["action_id"], "focus_on_load": element.get("focus_on_load", False)}
    if element["type"] == "plain_text_input":
        return slackblocks.PlainTextInput(
            initial_value=element.get("initial_value"),
            multiline=element.get("multiline", False),
            max_length=element["max_length"],
            placeholder=_maybe_text(element.get("placeholder")),
            **common,
        )
    if element["type"] == "datetimepicker":
        return slackblocks.DateTimePicker(initial_datetime=element.get("initial_date_time"), **common)
    if element["type"] == "file_input":
        return slackblocks.FileInput(element["action_id"], element["filetypes"], element["max_files"])
    if element["type"] == "timepicker":
        return slackblocks.TimePicker(initial_time=element["initial_time"], **common)
    groups = [[objects.Option.from_dict(each) for each in group["options"]] for group in _groups(element)]
    every = [option for group in groups for option in group]
    if element["type"] == "checkboxes":
        first = [option["value"] for option in element.get("initial_options", ())]
        ticked = [option for option in every if option.value in first]
        return slackblocks.CheckboxGroup(options=every, initial_options=ticked or None, **common)
    chosen = element.get("initial_option", {}).get("value")
    common["initial_option"] = next((option for option in every if option.value == chosen), None)
    if element["type"] == "radio_buttons":
        return slackblocks.RadioButtonGroup(options=every, **common)
    common["placeholder"] = _maybe_text(element.get("placeholder"))
    if "option_groups" not in element:
        return slackblocks.StaticSelectMenu(options=every, **common)
    labels = [group["label"]["text"] for group in element["option_groups"]]
    # Slack wants an option here, out of one of the groups; slackblocks wants a whole group, so it isn't asked.
    del common["initial_option"]
    named = [slackblocks.OptionGroup(label, group) for label, group in zip(labels, groups, strict=True)]
    return slackblocks.StaticSelectMenu(option_groups=named, **common)


def _groups(element: Json) -> list[Json]:
    return element.get("option_groups") or [element]


def _maybe_text(text: Json | None) -> objects.Text | None:
    return objects.Text.from_dict(text) if text else None

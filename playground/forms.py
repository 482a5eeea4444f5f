"""Fields of a view or message: what they show, what Slack sends for them, and what its client refuses to submit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from playground.state.model import Json

Plain = str | int | list[str] | None
State = dict[str, dict[str, Any]]

_SINGLE = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "rich_text_input": ("rich_text_value", "initial_value"),
}
_LISTS = {
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", ""),
}
_ONE_OPTION = ("static_select", "radio_buttons")
_OPTIONS = ("checkboxes", "multi_static_select")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Field:
    """An element that holds a value; `optional` says whether an input block may be left empty."""

    block_id: str
    element: Json
    optional: bool
    is_input: bool

    @property
    def action_id(self) -> str:
        action_id: str = self.element["action_id"]
        return action_id


def fields_of(blocks: list[Json] | tuple[Json, ...]) -> Iterator[Field]:
    """Every element with a value, in reading order."""
    for block in blocks:
        if block["type"] == "input":
            yield Field(block["block_id"], block["element"], bool(block.get("optional")), True)
        for element in (*block.get("elements", ()), block.get("accessory")):
            if isinstance(element, dict) and _holds_value(element.get("type", "")):
                yield Field(block["block_id"], element, True, False)
        yield from fields_of(block.get("child_blocks", ()))


def shown_values(blocks: list[Json] | tuple[Json, ...], drafts: State) -> State:
    """Plain values by block_id and action_id: what was typed, else what the app set initially."""
    shown: State = {}
    for field in fields_of(blocks):
        typed = drafts.get(field.block_id, {})
        value = typed[field.action_id] if field.action_id in typed else _initial(field.element)
        shown.setdefault(field.block_id, {})[field.action_id] = value
    return shown


def sent_values(blocks: list[Json] | tuple[Json, ...], drafts: State) -> State:
    """The complete `state.values` of a payload: every field, empty ones too."""
    shown = shown_values(blocks, drafts)
    sent: State = {}
    for field in fields_of(blocks):
        plain = shown[field.block_id][field.action_id]
        sent.setdefault(field.block_id, {})[field.action_id] = sent_value(field.element, plain)
    return sent


def sent_value(element: Json, plain: Any) -> Json:
    """One field's value as Slack sends it, its type included."""
    kind = element["type"]
    if kind in _ONE_OPTION:
        return {"type": kind, "selected_option": option_with(element, plain)}
    if kind in _OPTIONS:
        chosen = [option_with(element, each) for each in plain or ()]
        return {"type": kind, "selected_options": [each for each in chosen if each]}
    if kind in _LISTS:
        return {"type": kind, _LISTS[kind][0]: list(plain or ())}
    if kind == "rich_text_input" and isinstance(plain, str):
        section = {"type": "rich_text_section", "elements": [{"type": "text", "text": plain}]}
        plain = {"type": "rich_text", "elements": [section]} if plain else None
    empty = None if plain == "" else plain
    return {"type": kind, _SINGLE[kind][0]: empty}


def option_with(element: Json, value: Any) -> Json | None:
    """The element's option of that value, as the app wrote it."""
    return next((each for each in options_of(element) if each.get("value") == value), None)


def options_of(element: Json) -> list[Json]:
    """All options, out of their groups."""
    groups = element.get("option_groups") or ()
    return [*(element.get("options") or ()), *(each for group in groups for each in group.get("options", ()))]


def tells_on(element: Json) -> Literal["enter", "character", "both"]:
    """When a text field with dispatch_action tells the app what it holds; Enter unless the app asked for more."""
    when = (element.get("dispatch_action_config") or {}).get("trigger_actions_on", ["on_enter_pressed"])
    return "both" if len(when) > 1 else "character" if "on_character_entered" in when else "enter"


def refusals(blocks: list[Json], drafts: State) -> dict[str, str]:
    """What Slack's own client says before it submits: a sentence for each field that isn't right."""
    shown = shown_values(blocks, drafts)
    said: dict[str, str] = {}
    for field in fields_of(blocks):
        if not field.is_input:
            continue
        plain = shown[field.block_id][field.action_id]
        empty = plain in (None, "", [])
        sentence = ("" if field.optional else "Please fill this in.") if empty else _refusal(field.element, plain)
        if sentence:
            said[field.block_id] = sentence
    return said


def _refusal(element: Json, plain: Any) -> str:
    kind = element["type"]
    if kind == "plain_text_input":
        return _length_refusal(element, str(plain))
    if kind == "number_input":
        return _number_refusal(element, str(plain))
    if kind == "email_text_input" and not _EMAIL.fullmatch(str(plain)):
        return "That doesn't look like an email address."
    if kind == "url_text_input" and not re.fullmatch(r"https?://\S+", str(plain)):
        return "Please give a whole address, with https://."
    limit = element.get("max_files", 10) if kind == "file_input" else element.get("max_selected_items")
    if limit is not None and len(plain) > limit:
        return f"{limit} at most, please."
    return ""


def _length_refusal(element: Json, text: str) -> str:
    if len(text) > element.get("max_length", 3000):
        return f"Please shorten this to {element.get('max_length', 3000)} characters."
    if len(text) < element.get("min_length", 0):
        return f"Please write {element['min_length']} characters or more."
    return ""


def _number_refusal(element: Json, text: str) -> str:
    pattern = r"-?\d+(\.\d+)?" if element.get("is_decimal_allowed") else r"-?\d+"
    if not re.fullmatch(pattern, text):
        return "Please enter a number." if element.get("is_decimal_allowed") else "Please enter a whole number."
    if "min_value" in element and float(text) < float(element["min_value"]):
        return f"{element['min_value']} or more, please."
    if "max_value" in element and float(text) > float(element["max_value"]):
        return f"{element['max_value']} or less, please."
    return ""


def _holds_value(kind: str) -> bool:
    return kind in _SINGLE or kind in _LISTS or kind in _ONE_OPTION or kind in _OPTIONS


def _initial(element: Json) -> Any:
    kind = element["type"]
    if kind in _ONE_OPTION:
        return (element.get("initial_option") or {}).get("value")
    if kind in _OPTIONS:
        return [each["value"] for each in element.get("initial_options") or ()]
    if kind in _LISTS:
        return list(element.get(_LISTS[kind][1]) or ())
    return element.get(_SINGLE[kind][1])

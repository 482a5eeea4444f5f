"""Block elements: every kind, its fields and limits, and which may stand where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playground.blocks.objects import (
    CONFIRM,
    DISPATCH,
    FILTER,
    GROUPS,
    ID,
    SLACK_FILE,
    URL,
    initial_among_options,
    option,
    options,
    plain,
)
from playground.blocks.rich_text import RICH_TEXT
from playground.blocks.rules import (
    Extra,
    Report,
    Rule,
    Shape,
    Surface,
    boolean,
    exactly_one,
    integer,
    items,
    one_of,
    shaped,
    string,
    typed,
)

INPUT_TEXT = 3000
_KIND: dict[str, Rule] = {"type": string(40)}
_MODAL: tuple[Surface, ...] = ("modal",)
_EVERYWHERE: tuple[Surface, ...] = ("message", "modal", "home")
_USER = string(20, 1)
_DATE = string(10, 10, r"\d{4}-\d{2}-\d{2}")
_TIME = string(5, 5, r"([01]\d|2[0-3]):[0-5]\d")


def _unique_action_id(value: dict[str, Any], where: str, report: Report) -> None:
    action_id = value.get("action_id")
    if action_id is None:
        return
    if action_id in report.action_ids:
        report.say(where, f"action_id {action_id!r} is used twice in this block")
    report.action_ids.add(action_id)


def _one_focus(value: dict[str, Any], where: str, report: Report) -> None:
    if value.get("focus_on_load") and report.count("focus_on_load") > 1:
        report.say(where, "focus_on_load may be set once in a view")


def _lengths_agree(value: dict[str, Any], where: str, report: Report) -> None:
    least, most = value.get("min_length", 0), value.get("max_length", INPUT_TEXT)
    if least > most:
        report.say(where, "min_length is more than max_length")
    if len(value.get("initial_value") or "") > most:
        report.say(where, f"initial_value must be no more than {most} characters")


def _interactive(
    required: Mapping[str, Rule],
    optional: Mapping[str, Rule],
    *extra: Extra,
    surfaces: tuple[Surface, ...] = _EVERYWHERE,
) -> Shape:
    checks = (*extra, _unique_action_id, _one_focus)
    return Shape({**_KIND, **required}, {"action_id": ID, **optional}, checks, surfaces)


def _field(optional: Mapping[str, Rule], *extra: Extra, surfaces: tuple[Surface, ...] = _EVERYWHERE) -> Shape:
    common: dict[str, Rule] = {"placeholder": plain(150), "focus_on_load": boolean}
    return _interactive({}, {**common, **optional}, *extra, surfaces=surfaces)


def _menu(optional: Mapping[str, Rule], *extra: Extra) -> Shape:
    return _field({"confirm": CONFIRM, **optional}, *extra)


_LISTS: dict[str, Rule] = {"options": options(100), "option_groups": GROUPS}
_SOME: dict[str, Rule] = {"max_selected_items": integer(1, 100)}
_CHOICE = (exactly_one("options", "option_groups"), initial_among_options)
_DISPATCHED: dict[str, Rule] = {"dispatch_action_config": DISPATCH}
_FEEDBACK = shaped({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})
_HERE: dict[str, Rule] = {"default_to_current_conversation": boolean, "filter": FILTER}

ELEMENTS: dict[str, Shape] = {
    "button": _interactive(
        {"text": plain(75)},
        {
            "url": URL,
            "value": string(2000),
            "style": one_of("primary", "danger"),
            "confirm": CONFIRM,
            "accessibility_label": string(75),
        },
    ),
    "image": Shape(
        {**_KIND, "alt_text": string(2000, 1)},
        {"image_url": URL, "slack_file": SLACK_FILE},
        (exactly_one("image_url", "slack_file"),),
    ),
    "overflow": _interactive({"options": options(5, with_url=True)}, {"confirm": CONFIRM}),
    "checkboxes": _interactive(
        {"options": options(10, rich=True)},
        {"initial_options": items(option(rich=True), 10), "confirm": CONFIRM, "focus_on_load": boolean},
        initial_among_options,
    ),
    "radio_buttons": _interactive(
        {"options": options(10, rich=True)},
        {"initial_option": option(rich=True), "confirm": CONFIRM, "focus_on_load": boolean},
        initial_among_options,
    ),
    "static_select": _menu({**_LISTS, "initial_option": option()}, *_CHOICE),
    "multi_static_select": _menu({**_LISTS, **_SOME, "initial_options": items(option(), 100)}, *_CHOICE),
    "users_select": _menu({"initial_user": _USER}),
    "multi_users_select": _menu({**_SOME, "initial_users": items(_USER, 100)}),
    "conversations_select": _menu({**_HERE, "initial_conversation": _USER, "response_url_enabled": boolean}),
    "multi_conversations_select": _menu({**_HERE, **_SOME, "initial_conversations": items(_USER, 100)}),
    "channels_select": _menu({"initial_channel": _USER, "response_url_enabled": boolean}),
    "multi_channels_select": _menu({**_SOME, "initial_channels": items(_USER, 100)}),
    "datepicker": _menu({"initial_date": _DATE}),
    "timepicker": _menu({"initial_time": _TIME, "timezone": string(60)}),
    "datetimepicker": _interactive(
        {},
        {"initial_date_time": integer(1_000_000_000, 9_999_999_999), "confirm": CONFIRM, "focus_on_load": boolean},
    ),
    "plain_text_input": _field(
        {
            "initial_value": string(INPUT_TEXT),
            "multiline": boolean,
            "min_length": integer(0, INPUT_TEXT),
            "max_length": integer(1, INPUT_TEXT),
            **_DISPATCHED,
        },
        _lengths_agree,
    ),
    "rich_text_input": _field({"initial_value": RICH_TEXT, **_DISPATCHED}, surfaces=("modal", "home")),
    "email_text_input": _field({"initial_value": string(INPUT_TEXT), **_DISPATCHED}, surfaces=_MODAL),
    "url_text_input": _field({"initial_value": string(INPUT_TEXT), **_DISPATCHED}, surfaces=_MODAL),
    "number_input": _interactive(
        {"is_decimal_allowed": boolean},
        {
            "initial_value": string(30),
            "min_value": string(30),
            "max_value": string(30),
            "placeholder": plain(150),
            "focus_on_load": boolean,
            **_DISPATCHED,
        },
        surfaces=_MODAL,
    ),
    "file_input": _interactive(
        {}, {"filetypes": items(string(20, 1), 50), "max_files": integer(1, 10)}, surfaces=_MODAL
    ),
    "feedback_buttons": _interactive(
        {"positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {}, surfaces=("message",)
    ),
    "icon_button": _interactive(
        {"icon": one_of("trash"), "text": plain(75)},
        {
            "accessibility_label": string(75),
            "value": string(2000),
            "visible_to_user_ids": items(_USER, 10),
            "confirm": CONFIRM,
        },
        surfaces=("message",),
    ),
}

_PICKERS = ("datepicker", "timepicker", "datetimepicker")
_SELECTS = ("static_select", "users_select", "conversations_select", "channels_select")
_MULTI = tuple(f"multi_{each}" for each in _SELECTS)
_BOXES = ("checkboxes", "radio_buttons")
_TYPED = ("plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input", "file_input")

ACCESSORY = typed(ELEMENTS, ("button", "image", "overflow", *_BOXES, *_SELECTS, *_MULTI, "datepicker", "timepicker"))
ACTION = typed(ELEMENTS, ("button", "overflow", *_BOXES, *_SELECTS, *_PICKERS))
INPUT = typed(ELEMENTS, (*_TYPED, *_BOXES, *_SELECTS, *_MULTI, *_PICKERS))
CONTEXT_ACTION = typed(ELEMENTS, ("feedback_buttons", "icon_button"))
BUTTON = typed(ELEMENTS, ("button",))
IMAGE = typed(ELEMENTS, ("image",))

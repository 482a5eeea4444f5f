"""Composition objects: texts, options, confirm dialogs, filters, images' sources."""

from __future__ import annotations

from typing import Any

from playground.blocks.rules import Report, Rule, Shape, boolean, exactly_one, items, one_of, shaped, string, typed

ID = string(255, 1)
URL = string(3000, 1)
SECTION_TEXT = 3000


def plain(most: int = SECTION_TEXT, least: int = 1) -> Rule:
    """A plain_text object."""
    return typed(_texts(most, least), ("plain_text",), "a text object")


def text(most: int = SECTION_TEXT, least: int = 1) -> Rule:
    """A plain_text or mrkdwn object."""
    return typed(_texts(most, least), noun="a text object")


def _texts(most: int, least: int) -> dict[str, Shape]:
    kind = {"type": string(20), "text": string(most, least)}
    return {"plain_text": Shape(kind, {"emoji": boolean}), "mrkdwn": Shape(kind, {"verbatim": boolean})}


CONFIRM = shaped(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
DISPATCH = shaped({}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 2)})
FILTER = shaped(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
SLACK_FILE = shaped({}, {"id": string(100), "url": URL}, exactly_one("id", "url"))


def option(rich: bool = False, with_url: bool = False) -> Rule:
    """An option; `rich` ones (radio, checkbox) may use mrkdwn, overflow's may have an address."""
    words = text if rich else plain
    optional: dict[str, Rule] = {"description": words(75)}
    if with_url:
        optional["url"] = URL
    return shaped({"text": words(75), "value": string(150, 1)}, optional)


def options(most: int, rich: bool = False, with_url: bool = False) -> Rule:
    """A list of options, no value twice."""
    each = items(option(rich, with_url), most)

    def check(value: Any, where: str, report: Report) -> None:
        before = len(report.problems)
        each(value, where, report)
        if len(report.problems) == before:
            values = [option["value"] for option in value]
            if len(set(values)) < len(values):
                report.say(where, "has a value twice")

    return check


GROUPS = items(shaped({"label": plain(75), "options": options(100)}), 100)


def initial_among_options(value: dict[str, Any], where: str, report: Report) -> None:
    """An initial choice must be one of the options, word for word."""
    groups = value.get("option_groups") or ()
    known = [*(value.get("options") or ()), *(each for group in groups for each in group["options"])]
    chosen = [value["initial_option"]] if value.get("initial_option") else value.get("initial_options") or ()
    if any(each not in known for each in chosen):
        report.say(where, "initial_option must be one of the options")

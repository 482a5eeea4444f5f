"""Layout blocks: every kind, its fields and limits, and on which surface it may stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playground.blocks.charts import CHART
from playground.blocks.elements import ACCESSORY, ACTION, BUTTON, CONTEXT_ACTION, IMAGE, INPUT
from playground.blocks.objects import ID, SLACK_FILE, URL, plain, text
from playground.blocks.rich_text import RICH_TEXT, RICH_TEXT_FIELDS
from playground.blocks.rules import (
    Extra,
    Report,
    Rule,
    Shape,
    Surface,
    at_least_one,
    boolean,
    exactly_one,
    items,
    number,
    one_of,
    shaped,
    string,
    typed,
)

MARKDOWN_TOGETHER = 12_000
CHARTS = 2
_EVERYWHERE: tuple[Surface, ...] = ("message", "modal", "home")
_MESSAGE: tuple[Surface, ...] = ("message",)
_WIDE: tuple[Surface, ...] = ("message", "home")


def _block(
    required: Mapping[str, Rule],
    optional: Mapping[str, Rule] | None = None,
    *extra: Extra,
    surfaces: tuple[Surface, ...] = _EVERYWHERE,
) -> Shape:
    return Shape({"type": string(40), **required}, {"block_id": ID, **(optional or {})}, extra, surfaces)


def _one_table(_: dict[str, Any], where: str, report: Report) -> None:
    if report.count("table") > 1:
        report.say(where, "only one table is allowed in a message")


def _few_charts(_: dict[str, Any], where: str, report: Report) -> None:
    if report.count("data_visualization") > CHARTS:
        report.say(where, f"only {CHARTS} charts are allowed in a message")


def _markdown_together(value: dict[str, Any], where: str, report: Report) -> None:
    if report.count("markdown", len(value["text"])) > MARKDOWN_TOGETHER:
        report.say(where, f"markdown blocks together must be no more than {MARKDOWN_TOGETHER} characters")


def _even_rows(value: dict[str, Any], where: str, report: Report) -> None:
    if len({len(row) for row in value["rows"]}) > 1:
        report.say(where, "rows must have the same number of cells")


def _header_or_fold(value: dict[str, Any], where: str, report: Report) -> None:
    if value.get("is_collapsible") and value.get("has_header_divider"):
        report.say(where, "has_header_divider can't be set when is_collapsible is true")
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        report.say(where, "default_collapsed needs is_collapsible")


def _can_dispatch(value: dict[str, Any], where: str, report: Report) -> None:
    if value.get("dispatch_action") and value["element"]["type"] == "file_input":
        report.say(where, "dispatch_action isn't supported by file_input")


def _own_ids(rule: Rule) -> Rule:
    def check(value: Any, where: str, report: Report) -> None:
        report.action_ids.clear()  # unique in each block, not in all that one contains
        rule(value, where, report)

    return check


_CONTEXT_ITEM = typed(
    {
        "image": Shape(
            {"type": string(40), "alt_text": string(2000, 1)},
            {"image_url": URL, "slack_file": SLACK_FILE},
            (exactly_one("image_url", "slack_file"),),
        ),
        "plain_text": Shape({"type": string(40), "text": string(3000, 1)}, {"emoji": boolean}),
        "mrkdwn": Shape({"type": string(40), "text": string(3000, 1)}, {"verbatim": boolean}),
    },
    noun="an image or a text object",
)
_CELL = typed(
    {
        "raw_text": Shape({"type": string(40), "text": string(3000, 1)}),
        "raw_number": Shape({"type": string(40), "value": number}, {"text": string(3000, 1)}),
        "rich_text": Shape(RICH_TEXT_FIELDS),
    },
    noun="a cell",
)
_COLUMN = shaped({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def _column_or_none(value: Any, where: str, report: Report) -> None:
    if value is not None:  # a column may be skipped
        _COLUMN(value, where, report)


_SOURCE = shaped({"type": one_of("url"), "url": URL, "text": string(3000, 1)})
_TASK_STATUS = one_of("pending", "in_progress", "complete", "error")
_TASK = _block(
    {"task_id": string(255, 1), "title": string(3000, 1), "status": _TASK_STATUS},
    {"details": RICH_TEXT, "output": RICH_TEXT, "sources": items(_SOURCE, 100, 0)},
    surfaces=_MESSAGE,
)
_CARD = _block(
    {},
    {
        "hero_image": IMAGE,
        "icon": IMAGE,
        "title": text(150),
        "subtitle": text(150),
        "body": text(200),
        "subtext": text(200),
        "actions": items(BUTTON, 3),
    },
    at_least_one("hero_image", "title", "body", "actions"),
    surfaces=_WIDE,
)

BLOCKS: dict[str, Shape] = {
    "section": _block(
        {},
        {"text": text(3000), "fields": items(text(2000), 10), "accessory": ACCESSORY, "expand": boolean},
        at_least_one("text", "fields"),
    ),
    "header": _block({"text": plain(150)}),
    "divider": _block({}),
    "context": _block({"elements": items(_CONTEXT_ITEM, 10)}),
    "actions": _block({"elements": items(ACTION, 25)}),
    "image": _block(
        {"alt_text": string(2000, 1)},
        {"image_url": URL, "slack_file": SLACK_FILE, "title": plain(2000)},
        exactly_one("image_url", "slack_file"),
    ),
    "input": _block(
        {"label": plain(2000), "element": INPUT},
        {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
        _can_dispatch,
    ),
    "rich_text": _block(RICH_TEXT_FIELDS),
    "markdown": _block({"text": string(12_000, 1)}, {}, _markdown_together, surfaces=_MESSAGE),
    "context_actions": _block({"elements": items(CONTEXT_ACTION, 5)}, surfaces=_MESSAGE),
    "plan": _block(
        {"title": string(3000, 1)},
        {"tasks": items(typed({"task_card": _TASK}, noun="a task_card"), 50, 0)},
        surfaces=_MESSAGE,
    ),
    "task_card": _TASK,
    "alert": _block(
        {"text": text(200)}, {"level": one_of("default", "info", "warning", "error", "success")}, surfaces=("modal",)
    ),
    "table": _block(
        {"rows": items(items(_CELL, 20), 100)},
        {"column_settings": items(_column_or_none, 20)},
        _even_rows,
        _one_table,
        surfaces=_MESSAGE,
    ),
    "data_visualization": _block({"title": string(50, 1), "chart": CHART}, {}, _few_charts, surfaces=_WIDE),
    "card": _CARD,
    "carousel": _block({"elements": items(_own_ids(typed({"card": _CARD}, noun="a card")), 10)}, surfaces=_WIDE),
}

_NESTED = typed(
    BLOCKS,
    ("section", "header", "divider", "context", "actions", "image", "input", "rich_text", "table"),
    "a block",
)
BLOCKS["container"] = _block(
    {"child_blocks": items(_own_ids(_NESTED), 10)},
    {
        "title": plain(150),
        "rich_text_title": RICH_TEXT,
        "subtitle": text(150),
        "width": one_of("narrow", "standard", "wide", "full"),
        "icon": IMAGE,
        "is_collapsible": boolean,
        "default_collapsed": boolean,
        "has_header_divider": boolean,
    },
    at_least_one("title", "rich_text_title"),
    _header_or_fold,
    surfaces=_WIDE,
)

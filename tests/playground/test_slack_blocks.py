"""The block checker: what it takes, and row by row what it refuses and why."""

from __future__ import annotations

from typing import Any

import pytest
from block_kit import mrkdwn, option, text

from playground.blocks import Surface, check_blocks

Block = dict[str, Any]


def button(action_id: str = "go", **more: Any) -> Block:
    return {"type": "button", "action_id": action_id, "text": text("Go"), **more}


def section(**more: Any) -> Block:
    return {"type": "section", "text": mrkdwn("hi"), **more}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def field(kind: str, **more: Any) -> Block:
    return {"type": "input", "label": text("L"), "element": {"type": kind, "action_id": "a", **more}}


def table(rows: int = 2, columns: int = 2, **more: Any) -> Block:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns] * rows, **more}


def chart(**more: Any) -> Block:
    drawn = {
        "type": "line",
        "series": [{"name": "You", "data": [{"label": "W1", "value": 3}, {"label": "W2", "value": 2.5}]}],
        "axis_config": {"categories": ["W1", "W2"], "x_label": "Week"},
        **more,
    }
    return {"type": "data_visualization", "title": "Drills", "chart": drawn}


def rich(*parts: Block) -> Block:
    return {"type": "rich_text", "elements": list(parts)}


IMAGE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A"}
PIECES = [
    {"type": "text", "text": "t", "style": {"bold": True}},
    {"type": "link", "url": "https://example.com", "text": "l"},
    {"type": "user", "user_id": "U1"},
    {"type": "emoji", "name": "wave"},
    {"type": "date", "timestamp": 1795231453, "format": "{date}", "fallback": "then"},
]
SECTION = {"type": "rich_text_section", "elements": PIECES}
LIST = {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [SECTION]}
TASK = {"type": "task_card", "task_id": "t1", "title": "Read", "status": "complete"}
CARD = {"type": "card", "title": mrkdwn("C"), "body": text("b"), "actions": [button()]}
BOX = {"type": "container", "title": text("Box"), "child_blocks": [section(), actions(button()), actions(button())]}
FEEDBACK = {
    "type": "feedback_buttons",
    "action_id": "f",
    "positive_button": {"text": text("Good"), "value": "1"},
    "negative_button": {"text": text("Bad"), "value": "0"},
}
CONFIRM = {"title": text("Sure?"), "text": mrkdwn("It goes"), "confirm": text("Go"), "deny": text("Stay")}
SELECT = {"type": "static_select", "action_id": "s", "options": [option("a"), option("b")]}

TAKEN: list[tuple[Surface, Block]] = [
    ("message", section(accessory=button(confirm=CONFIRM, style="danger", url="https://example.com"))),
    ("message", {"type": "section", "fields": [mrkdwn("f")] * 10}),
    ("message", {"type": "header", "text": text("h" * 150)}),
    ("message", {"type": "context", "elements": [mrkdwn("x"), text("y"), IMAGE]}),
    ("message", actions(button(), SELECT, {"type": "datepicker", "action_id": "d", "initial_date": "2026-11-20"})),
    ("message", {**IMAGE, "title": text("T")}),
    ("message", {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "A"}),
    ("message", {"type": "markdown", "text": "m" * 12_000}),
    ("message", table(column_settings=[{"align": "right", "is_wrapped": True}, None])),
    ("message", {"type": "table", "rows": [[{"type": "raw_number", "value": 3, "text": "3"}, rich(SECTION)]]}),
    ("message", rich(SECTION, LIST, {"type": "rich_text_quote", "elements": PIECES, "border": 1})),
    ("message", {"type": "context_actions", "elements": [FEEDBACK]}),
    ("message", {"type": "plan", "title": "P", "tasks": [TASK]}),
    ("message", {**TASK, "details": rich(SECTION), "sources": [{"type": "url", "url": "https://x.y", "text": "s"}]}),
    ("message", field("plain_text_input")),
    ("home", chart()),
    ("home", chart(type="bar")),
    ("message", {**chart(), "chart": {"type": "pie", "segments": [{"label": "a", "value": 1}]}}),
    ("home", BOX),
    ("home", {"type": "carousel", "elements": [CARD, CARD]}),
    ("home", CARD),
    ("modal", {"type": "alert", "text": text("Careful"), "level": "warning"}),
    ("modal", field("number_input", is_decimal_allowed=False, min_value="1")),
    ("modal", field("file_input", max_files=3, filetypes=["csv"])),
    ("modal", field("radio_buttons", options=[option("1"), option("2")], initial_option=option("2"))),
    ("modal", field("checkboxes", options=[{**option("1"), "description": mrkdwn("*why*")}])),
    ("modal", field("multi_static_select", option_groups=[{"label": text("g"), "options": [option("x")]}])),
    ("modal", field("timepicker", initial_time="19:30", timezone="Europe/Lisbon")),
    ("modal", field("datetimepicker", initial_date_time=1_795_231_453)),
    ("modal", field("rich_text_input", initial_value=rich(SECTION))),
    ("modal", field("conversations_select", filter={"include": ["public"]}, response_url_enabled=True)),
]


@pytest.mark.parametrize(("surface", "block"), TAKEN)
def test_what_slack_takes_is_taken(surface: Surface, block: Block) -> None:
    assert check_blocks([block], surface) == []


ELSEWHERE: list[tuple[Surface, Block]] = [
    ("modal", {"type": "markdown", "text": "m"}),
    ("home", {"type": "markdown", "text": "m"}),
    ("home", table()),
    ("modal", table()),
    ("modal", {"type": "context_actions", "elements": [FEEDBACK]}),
    ("home", {"type": "plan", "title": "P"}),
    ("modal", TASK),
    ("modal", chart()),
    ("modal", BOX),
    ("modal", {"type": "carousel", "elements": [CARD]}),
    ("modal", CARD),
    ("message", {"type": "alert", "text": text("x")}),
    ("home", {"type": "alert", "text": text("x")}),
    ("message", field("number_input", is_decimal_allowed=True)),
    ("home", field("file_input")),
    ("message", field("email_text_input")),
    ("home", field("url_text_input")),
    ("message", field("rich_text_input")),
]


@pytest.mark.parametrize(("surface", "block"), ELSEWHERE)
def test_a_block_on_a_surface_it_does_not_belong_to_is_refused(surface: Surface, block: Block) -> None:
    (problem,) = check_blocks([block], surface)
    assert problem.endswith(f"isn't supported in a {surface}")


REFUSED: list[tuple[list[Any], str]] = [
    ([], "blocks: must have at least 1 item"),
    ([{"type": "divider"}] * 51, "blocks: must have no more than 50 items (has 51)"),
    (["divider"], "blocks[0]: must be a block with a type"),
    ([{"type": "sectoin"}], "blocks[0]: unsupported type: sectoin"),
    ([{"type": "section"}], "blocks[0]: needs at least one of text, fields"),
    ([section(colour="red")], "blocks[0]: unknown field: colour"),
    ([section(text=mrkdwn("x" * 3001))], "blocks[0].text.text: must be no more than 3000 characters (has 3001)"),
    ([section(text=mrkdwn(""))], "blocks[0].text.text: must be at least 1 characters"),
    ([section(text="hi")], "blocks[0].text: must be a text object with a type"),
    ([section(fields=[mrkdwn("f")] * 11)], "blocks[0].fields: must have no more than 10 items (has 11)"),
    (
        [section(fields=[mrkdwn("f" * 2001)])],
        "blocks[0].fields[0].text: must be no more than 2000 characters (has 2001)",
    ),
    ([section(expand="yes")], "blocks[0].expand: must be a boolean"),
    ([section(accessory={"type": "plain_text_input"})], "blocks[0].accessory: unsupported type: plain_text_input"),
    ([{"type": "header", "text": mrkdwn("h")}], "blocks[0].text: unsupported type: mrkdwn"),
    (
        [{"type": "header", "text": text("h" * 151)}],
        "blocks[0].text.text: must be no more than 150 characters (has 151)",
    ),
    (
        [{"type": "context", "elements": [mrkdwn("x")] * 11}],
        "blocks[0].elements: must have no more than 10 items (has 11)",
    ),
    ([{"type": "context", "elements": [button()]}], "blocks[0].elements[0]: unsupported type: button"),
    ([actions(*(button(str(n)) for n in range(26)))], "blocks[0].elements: must have no more than 25 items (has 26)"),
    ([actions()], "blocks[0].elements: must have at least 1 item"),
    ([actions(button(), button())], "blocks[0].elements[1]: action_id 'go' is used twice in this block"),
    ([actions(button("x" * 256))], "blocks[0].elements[0].action_id: must be no more than 255 characters (has 256)"),
    ([actions(button(style="loud"))], "blocks[0].elements[0].style: must be one of primary, danger"),
    (
        [actions(button(value="x" * 2001))],
        "blocks[0].elements[0].value: must be no more than 2000 characters (has 2001)",
    ),
    (
        [actions({**button(), "text": text("x" * 76)})],
        "blocks[0].elements[0].text.text: must be no more than 75 characters (has 76)",
    ),
    (
        [actions({**SELECT, "options": [option(str(n)) for n in range(101)]})],
        "blocks[0].elements[0].options: must have no more than 100 items (has 101)",
    ),
    ([actions({**SELECT, "options": []})], "blocks[0].elements[0].options: must have at least 1 item"),
    (
        [actions({**SELECT, "option_groups": [{"label": text("g"), "options": [option("x")]}]})],
        "blocks[0].elements[0]: needs exactly one of options, option_groups",
    ),
    (
        [actions({**SELECT, "initial_option": option("z")})],
        "blocks[0].elements[0]: initial_option must be one of the options",
    ),
    ([actions({**SELECT, "options": [option("a"), option("a")]})], "blocks[0].elements[0].options: has a value twice"),
    (
        [actions({**SELECT, "options": [option("v" * 151)]})],
        "blocks[0].elements[0].options[0].text.text: must be no more than 75 characters (has 151)",
    ),
    (
        [actions({"type": "overflow", "options": [option(str(n)) for n in range(6)]})],
        "blocks[0].elements[0].options: must have no more than 5 items (has 6)",
    ),
    (
        [actions({"type": "radio_buttons", "options": [option(str(n)) for n in range(11)]})],
        "blocks[0].elements[0].options: must have no more than 10 items (has 11)",
    ),
    (
        [actions({"type": "datepicker", "initial_date": "20.11.2026"})],
        "blocks[0].elements[0].initial_date: has the wrong form",
    ),
    (
        [actions({"type": "timepicker", "initial_time": "25:00"})],
        "blocks[0].elements[0].initial_time: has the wrong form",
    ),
    (
        [actions({"type": "datetimepicker", "initial_date_time": "now"})],
        "blocks[0].elements[0].initial_date_time: must be an integer",
    ),
    (
        [actions({"type": "datetimepicker", "initial_date_time": 5})],
        "blocks[0].elements[0].initial_date_time: must be between 1000000000 and 9999999999",
    ),
    (
        [actions(button(confirm={**CONFIRM, "title": text("x" * 101)}))],
        "blocks[0].elements[0].confirm.title.text: must be no more than 100 characters (has 101)",
    ),
    ([{**IMAGE, "slack_file": {"id": "F1"}}], "blocks[0]: needs exactly one of image_url, slack_file"),
    ([{"type": "image", "image_url": "https://x.y"}], "blocks[0]: missing required field: alt_text"),
    ([{"type": "divider", "block_id": "b"}] * 2, "blocks[1]: block_id 'b' is used twice"),
    (
        [{**BOX, "child_blocks": [{"type": "divider", "block_id": "b"}, {"type": "divider", "block_id": "b"}]}],
        "blocks[0]: block_id 'b' is used twice",
    ),
    ([table(), table()], "blocks[1]: only one table is allowed in a message"),
    ([table(rows=101)], "blocks[0].rows: must have no more than 100 items (has 101)"),
    ([table(columns=21)], "blocks[0].rows[0]: must have no more than 20 items (has 21)"),
    (
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}], [{"type": "raw_text", "text": "x"}] * 2]}],
        "blocks[0]: rows must have the same number of cells",
    ),
    (
        [{"type": "markdown", "text": "m" * 6001}] * 2,
        "blocks[1]: markdown blocks together must be no more than 12000 characters",
    ),
    ([chart(), chart(), chart()], "blocks[2]: only 2 charts are allowed in a message"),
    (
        [chart(axis_config={"categories": ["W1", "W2", "W3"]})],
        "blocks[0].chart: series 'You' must have one value for every category",
    ),
    ([chart(axis_config={"categories": ["W1", "W1"]})], "blocks[0].chart: categories and series names must be unique"),
    (
        [chart(series=[{"name": "You", "data": [{"label": "W1", "value": "3"}]}])],
        "blocks[0].chart.series[0].data[0].value: must be a number",
    ),
    (
        [{**chart(), "chart": {"type": "pie", "segments": [{"label": "a", "value": 0}]}}],
        "blocks[0].chart.segments[0].value: must be more than 0",
    ),
    ([{**chart(), "title": "t" * 51}], "blocks[0].title: must be no more than 50 characters (has 51)"),
    (
        [{**BOX, "has_header_divider": True, "is_collapsible": True}],
        "blocks[0]: has_header_divider can't be set when is_collapsible is true",
    ),
    ([{**BOX, "default_collapsed": True}], "blocks[0]: default_collapsed needs is_collapsible"),
    ([{**BOX, "child_blocks": [BOX]}], "blocks[0].child_blocks[0]: unsupported type: container"),
    ([{"type": "card"}], "blocks[0]: needs at least one of hero_image, title, body, actions"),
    (
        [{**CARD, "actions": [button(str(n)) for n in range(4)]}],
        "blocks[0].actions: must have no more than 3 items (has 4)",
    ),
    ([{"type": "carousel", "elements": [section()]}], "blocks[0].elements[0]: unsupported type: section"),
    ([{**TASK, "status": "done"}], "blocks[0].status: must be one of pending, in_progress, complete, error"),
    (
        [rich({"type": "rich_text_section", "elements": [{"type": "blink"}]})],
        "blocks[0].elements[0].elements[0]: unsupported type: blink",
    ),
    ([{"type": "rich_text", "elements": "x"}], "blocks[0].elements: must be a list"),
    ([section(text=None)], "blocks[0]: needs at least one of text, fields"),
    ([{"type": "header", "text": {"type": "plain_text", "text": 5}}], "blocks[0].text.text: must be a string"),
    ([{"type": "actions", "elements": [button(confirm="sure")]}], "blocks[0].elements[0].confirm: must be an object"),
]


@pytest.mark.parametrize(("blocks", "problem"), REFUSED)
def test_what_slack_refuses_in_a_message_is_named(blocks: list[Any], problem: str) -> None:
    assert problem in check_blocks(blocks, "message")


def test_blocks_that_are_no_list_are_named() -> None:
    assert check_blocks(None, "message") == ["blocks: must be a list"]

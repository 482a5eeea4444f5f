"""The block checker on whole views: what a modal or a Home may be, and what is refused in them."""

from __future__ import annotations

from typing import Any

import pytest
from block_kit import field, mrkdwn, text

from playground.blocks import check_view

Block = dict[str, Any]
MODAL: Block = {"type": "modal", "title": text("T"), "blocks": [{"type": "divider"}]}
MODAL_REFUSED: list[tuple[Any, str]] = [
    ("modal", "view: must be an object"),
    ({"type": "sheet"}, "view.type: must be modal or home"),
    ({**MODAL, "title": text("T" * 25)}, "view.title.text: must be no more than 24 characters (has 25)"),
    ({**MODAL, "submit": text("T" * 25)}, "view.submit.text: must be no more than 24 characters (has 25)"),
    ({**MODAL, "close": mrkdwn("x")}, "view.close: unsupported type: mrkdwn"),
    ({**MODAL, "colour": 1}, "view: unknown field: colour"),
    (
        {**MODAL, "private_metadata": "x" * 3001},
        "view.private_metadata: must be no more than 3000 characters (has 3001)",
    ),
    ({**MODAL, "callback_id": "x" * 256}, "view.callback_id: must be no more than 255 characters (has 256)"),
    ({**MODAL, "blocks": [{"type": "divider"}] * 101}, "blocks: must have no more than 100 items (has 101)"),
    ({**MODAL, "blocks": "x"}, "blocks: must be a list"),
    ({**MODAL, "blocks": [field("f", "plain_text_input")]}, "view: a modal with input blocks needs submit"),
    ({"type": "modal", "blocks": [{"type": "divider"}]}, "view: missing required field: title"),
    ({"type": "home", "title": text("T"), "blocks": [{"type": "divider"}]}, "view: unknown field: title"),
    (
        {**MODAL, "submit": text("S"), "blocks": [field("f", "plain_text_input", max_length=3001)]},
        "blocks[0].element.max_length: must be between 1 and 3000",
    ),
    (
        {**MODAL, "submit": text("S"), "blocks": [field("f", "plain_text_input", min_length=5, max_length=3)]},
        "blocks[0].element: min_length is more than max_length",
    ),
    (
        {**MODAL, "submit": text("S"), "blocks": [field("f", "plain_text_input", max_length=3, initial_value="long")]},
        "blocks[0].element: initial_value must be no more than 3 characters",
    ),
    (
        {**MODAL, "submit": text("S"), "blocks": [field("f", "plain_text_input", focus_on_load=True)] * 2},
        "blocks[1].element: focus_on_load may be set once in a view",
    ),
    (
        {**MODAL, "submit": text("S"), "blocks": [{**field("f", "file_input"), "dispatch_action": True}]},
        "blocks[0]: dispatch_action isn't supported by file_input",
    ),
    ({**MODAL, "submit": text("S"), "blocks": [field("f", "button")]}, "blocks[0].element: unsupported type: button"),
]


@pytest.mark.parametrize(("view", "problem"), MODAL_REFUSED)
def test_what_slack_refuses_in_a_view_is_named(view: Any, problem: str) -> None:
    assert problem in check_view(view)


def test_a_home_may_have_inputs_without_a_submit_and_a_hundred_blocks() -> None:
    assert check_view({"type": "home", "blocks": [field("f", "plain_text_input"), *[{"type": "divider"}] * 99]}) == []

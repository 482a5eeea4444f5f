"""The two judgements others ask for: of a message's blocks, and of a whole view."""

from __future__ import annotations

from typing import Any

from playground.blocks.layout import BLOCKS
from playground.blocks.objects import plain
from playground.blocks.rules import Report, Rule, Shape, Surface, boolean, string, typed

MOST_BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
_BLOCK = typed(BLOCKS, noun="a block")


def check_blocks(blocks: Any, surface: Surface) -> list[str]:
    """Everything Slack would refuse in these blocks on this surface, as readable lines; empty when it takes them."""
    report = Report(surface)
    _check_list(blocks, report)
    return report.problems


def check_view(view: Any) -> list[str]:
    """The same for a whole modal or Home view, as given to views.open or views.publish."""
    if not isinstance(view, dict):
        return ["view: must be an object"]
    kind = view.get("type")
    if kind not in ("modal", "home"):
        return ["view.type: must be modal or home"]
    report = Report(kind)
    (_MODAL if kind == "modal" else _HOME).check(view, "view", report)
    if isinstance(view.get("blocks"), list):
        _needs_submit(view, report)
    return report.problems


def _view_blocks(value: Any, where: str, report: Report) -> None:
    _check_list(value, report)


def _check_list(blocks: Any, report: Report) -> None:
    if not isinstance(blocks, list):
        report.say("blocks", "must be a list")
        return
    if not blocks:
        report.say("blocks", "must have at least 1 item")
    most = MOST_BLOCKS[report.surface]
    if len(blocks) > most:
        report.say("blocks", f"must have no more than {most} items (has {len(blocks)})")
    for index, block in enumerate(blocks):
        _check_one(block, f"blocks[{index}]", report)


def _check_one(block: Any, where: str, report: Report) -> None:
    report.action_ids.clear()
    _BLOCK(block, where, report)
    if not isinstance(block, dict):
        return
    children = block.get("elements" if block.get("type") == "carousel" else "child_blocks")
    for each in (block, *(children if isinstance(children, list) else ())):
        block_id = each.get("block_id") if isinstance(each, dict) else None
        if isinstance(block_id, str):
            if block_id in report.block_ids:
                report.say(where, f"block_id {block_id!r} is used twice")
            report.block_ids.add(block_id)


def _needs_submit(view: dict[str, Any], report: Report) -> None:
    inputs = any(isinstance(block, dict) and block.get("type") == "input" for block in view["blocks"])
    if inputs and view["type"] == "modal" and not view.get("submit"):
        report.say("view", "a modal with input blocks needs submit")


_COMMON: dict[str, Rule] = {
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}
_MODAL = Shape(
    {"type": string(10), "title": plain(24), "blocks": _view_blocks},
    {
        **_COMMON,
        "submit": plain(24),
        "close": plain(24),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
_HOME = Shape({"type": string(10), "blocks": _view_blocks}, _COMMON)

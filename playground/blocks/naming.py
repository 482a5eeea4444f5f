"""Gives blocks and elements the ids their author left out, as Slack does when it stores them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from playground.blocks.elements import ELEMENTS
from playground.state.ids import short_id
from playground.state.model import Json

INTERACTIVE = frozenset(ELEMENTS) - {"image"}
"""Element types that carry an action_id."""


def with_ids(view: Json) -> Json:
    """The view with every id filled in."""
    return {**view, "blocks": fill_ids(view.get("blocks", ()))}


def fill_ids(blocks: Iterable[Json]) -> list[Json]:
    """The blocks with a block_id each, and an action_id on every interactive element."""
    return [_named_block(block) for block in blocks]


def _named_block(block: Json) -> Json:
    named = {"block_id": short_id(), **{key: _named(value) for key, value in block.items()}}
    nested = {"container": "child_blocks", "carousel": "elements"}.get(block["type"])
    if nested is not None:
        named[nested] = fill_ids(named[nested])
    return named


def _named(value: Any) -> Any:
    if isinstance(value, list):
        return [_named(each) for each in value]
    if not isinstance(value, dict):
        return value
    inner = {key: _named(each) for key, each in value.items()}
    return {"action_id": short_id(), **inner} if value.get("type") in INTERACTIVE else inner

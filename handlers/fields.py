"""What the fields of a modal hold, by block id. Which field means what: payloads and forms."""

from collections.abc import Mapping
from typing import Any

from bot.core.answers import without_unstorable


def values(body: Mapping[str, Any]) -> dict[str, str | None]:
    """Block id → what its one field holds: a text, an option's value, an hour, a moment's Unix time, or None."""
    state = body["view"]["state"]["values"]
    return {block_id: _held(next(iter(fields.values()))) for block_id, fields in state.items()}


def ticked(body: Mapping[str, Any], block_id: str) -> tuple[str, ...]:
    """The values of the boxes that are ticked in a field."""
    [field] = body["view"]["state"]["values"][block_id].values()
    return tuple(option["value"] for option in field["selected_options"])


def _held(field: Mapping[str, Any]) -> str | None:
    if "selected_option" in field:
        chosen = field["selected_option"]
        return chosen["value"] if chosen else None
    held = field.get("selected_date_time", field.get("selected_time", field.get("value")))
    return None if held is None else without_unstorable(str(held))

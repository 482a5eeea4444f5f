"""The schema a prompt asks for in words, as servers without strict schemas need it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from playground.model.prompt import read_prompt
from playground.model.request import Message

_OPENING = re.compile(r'\{\s*"')


def schema_in(messages: Iterable[Message]) -> dict[str, Any] | None:
    """The first JSON object outside the fences that describes an object with properties."""
    for message in messages:
        if message.role != "assistant":
            text = read_prompt(message.text).frame
            for opening in _OPENING.finditer(text):
                found = _object_at(text, opening.start())
                if found.get("type") == "object" and isinstance(found.get("properties"), dict):
                    return found
    return None


def _object_at(text: str, begin: int) -> dict[str, Any]:
    try:
        found, _ = json.JSONDecoder().raw_decode(text, begin)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}

"""Small pieces of Block Kit that tests write again and again."""

from __future__ import annotations

from typing import Any


def text(words: str) -> dict[str, str]:
    """A plain_text object."""
    return {"type": "plain_text", "text": words}


def option(value: str) -> dict[str, Any]:
    """An option named after its value."""
    return {"text": text(value.title()), "value": value}

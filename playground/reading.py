"""What a person reads: the words of messages and views, and the names by which they know a control."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playground.acts.pressing import Control
from playground.state.model import Json


def words_of(message: Json) -> str:
    """All words a message shows: its text and those of its blocks."""
    return " ".join((message["text"], *words_in(message["blocks"])))


def words_in(value: Any) -> Iterator[str]:
    """The words in blocks or any part of them."""
    if isinstance(value, list):
        for each in value:
            yield from words_in(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            if isinstance(each, str) and name in ("text", "title", "fallback"):
                yield each
            yield from words_in(each)


def names_of(control: Control) -> list[str]:
    """What a person may call a control: its action_id and its labels."""
    element = control.element
    sides = [element[name]["text"]["text"] for name in ("positive_button", "negative_button") if name in element]
    label = element.get("text")
    return [element["action_id"], *sides, *([label["text"]] if isinstance(label, dict) else [])]


def side_called(element: Json, what: str) -> str:
    """The value of the feedback button with that label, of the first one when it is called by another name."""
    sides = (element["positive_button"], element["negative_button"])
    return next((str(side["value"]) for side in sides if side["text"]["text"] == what), str(sides[0]["value"]))

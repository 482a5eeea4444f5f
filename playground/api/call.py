"""One Web API call: its arguments in any of Slack's encodings, and the table of methods that answer calls."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playground.desk import Playground
from playground.state.model import Json
from playground.workspace import Workspace

Caller = Literal["bot", "app", "none"]


class SlackError(Exception):
    """`args[0]` is Slack's error name; `more` is added to the answer."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.more = more


class TooFast(SlackError):
    """Slack takes no more for now: HTTP 429, with the seconds to wait in its header."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after


def with_messages(error: str, messages: list[str]) -> SlackError:
    """An error with its reasons where Slack puts them."""
    return SlackError(error, errors=messages, response_metadata={"messages": [f"[ERROR] {each}" for each in messages]})


@dataclass(frozen=True, slots=True)
class Call:
    """Arguments of one call. Readers raise `SlackError` for what is missing or can't be read."""

    playground: Playground
    args: dict[str, Any]

    @property
    def workspace(self) -> Workspace:
        return self.playground.workspace

    def text(self, name: str, default: str | None = None) -> str:
        """A string argument; without a default it is required."""
        value = self.args.get(name)
        if value is None or value == "":
            if default is None:
                raise with_messages("invalid_arguments", [f"missing required field: {name}"])
            return default
        return str(value)

    def maybe(self, name: str) -> str | None:
        """A string argument that may be missing."""
        return self.text(name, "") or None

    def flag(self, name: str) -> bool:
        """A boolean argument, false when missing."""
        return str(self.args.get(name, "")).lower() in ("true", "1")

    def number(self, name: str, default: int) -> int:
        """A whole number, in Slack's way refused by the argument's name."""
        try:
            return int(self.args.get(name) or default)
        except ValueError:
            raise with_messages("invalid_arguments", [f"{name} must be a number"]) from None

    def structure(self, name: str, error: str) -> Any:
        """A list or dict, also when sent as a JSON string; None when missing, `error` when it isn't JSON."""
        value = self.args.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error) from None


Run = Callable[[Call], Json]


@dataclass(frozen=True, slots=True)
class Method:
    """One Web API method: whose token it wants, the scopes of which one is needed, and what it does."""

    name: str
    run: Run
    caller: Caller
    scopes: tuple[str, ...]


METHODS: dict[str, Method] = {}


def method(name: str, *scopes: str, caller: Caller = "bot") -> Callable[[Run], Run]:
    """Register a function as a Web API method; it returns the answer without `ok`."""

    def register(run: Run) -> Run:
        METHODS[name] = Method(name, run, caller, scopes)
        return run

    return register

"""What a chat completion request may say. Whatever it says beyond that is refused, never passed over in silence."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from playground.model.errors import ApiError
from playground.model.strict_schema import check_schema

MODEL = "stand-in"
REAL_API_ONLY = ("store", "prompt_cache_key", "safety_identifier")
"""Keys of OpenAI's own server; other vendors' don't know them, and the stand-in plays another vendor's."""
ROLES = ("system", "developer", "user", "assistant")
_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")


class Form(StrEnum):
    """What the reply has to be."""

    TEXT = "text"
    JSON = "json_object"
    SCHEMA = "json_schema"


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the conversation, its parts joined."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that is in order. `name` and `schema` are given with Form.SCHEMA; `most_tokens` limits the reply."""

    messages: tuple[Message, ...]
    form: Form = Form.TEXT
    name: str = ""
    schema: dict[str, Any] | None = None
    most_tokens: int | None = None

    @property
    def sent(self) -> str:
        """All of it as one text."""
        return "\n".join(f"{each.role}\n{each.text}" for each in self.messages)

    @property
    def by_user(self) -> str:
        """What the user's messages say."""
        return "\n".join(each.text for each in self.messages if each.role == "user")


def read_request(raw: Any) -> Asked:
    """Check a request's JSON. Raises ApiError."""
    if not isinstance(raw, dict):
        raise ApiError("The body must be a JSON object.")
    _refuse_unknown(raw)
    for key, fits in _CHECKS.items():
        if raw.get(key) is not None and not fits(raw[key]):
            raise _invalid(key, f"can't be {json.dumps(raw[key])[:80]}")
    if raw.get("model") != MODEL:
        raise ApiError(
            f"There is no model {raw.get('model')!r} here, only '{MODEL}'.",
            status=404,
            param="model",
            code="model_not_found",
        )
    if raw.get("max_tokens") and raw.get("max_completion_tokens"):
        raise _invalid("max_tokens", "and 'max_completion_tokens' exclude each other")
    messages = _messages(raw.get("messages"))
    form, name, schema = _form(raw.get("response_format") or {"type": Form.TEXT}, messages)
    return Asked(messages, form, name, schema, raw.get("max_tokens") or raw.get("max_completion_tokens"))


def _refuse_unknown(raw: dict[str, Any]) -> None:
    for key in raw:
        if key in REAL_API_ONLY:
            raise _unknown(key, " It belongs to OpenAI's own server, and this is another.")
        if key not in _CHECKS and key not in ("model", "messages", "response_format"):
            raise _unknown(key)
    if raw.get("stream") is True:
        raise _invalid("stream", "can't be true: this server doesn't stream")


def _whole(least: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and value >= least


def _between(least: float, most: float) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "max_tokens": _whole(1),
    "max_completion_tokens": _whole(1),
    "temperature": _between(0, 2),
    "top_p": _between(0, 1),
    "n": lambda value: value == 1 and value is not True,
    "seed": _whole(-(2**63)),
    "stream": lambda value: isinstance(value, bool),
    "user": lambda value: isinstance(value, str),
}


def _messages(raw: Any) -> tuple[Message, ...]:
    if not isinstance(raw, list) or not raw:
        raise _invalid("messages", "must be a list with something in it")
    return tuple(_message(each, f"messages[{at}]") for at, each in enumerate(raw))


def _message(raw: Any, where: str) -> Message:
    if not isinstance(raw, dict):
        raise _invalid(where, "must be an object")
    for key in raw.keys() - {"role", "content", "name"}:
        raise _unknown(f"{where}.{key}")
    if raw.get("role") not in ROLES:
        raise _invalid(f"{where}.role", f"must be one of {', '.join(ROLES)}")
    return Message(raw["role"], _content(raw.get("content"), f"{where}.content"))


def _content(raw: Any, where: str) -> str:
    if isinstance(raw, str):
        return raw
    if isinstance(raw, list) and raw and all(map(_is_text_part, raw)):
        return "\n".join(part["text"] for part in raw)
    raise _invalid(where, "must be a text, or a list of text parts")


def _is_text_part(raw: Any) -> bool:
    return (
        isinstance(raw, dict)
        and raw.keys() == {"type", "text"}
        and raw["type"] == "text"
        and isinstance(raw["text"], str)
    )


def _form(raw: Any, messages: tuple[Message, ...]) -> tuple[Form, str, dict[str, Any] | None]:
    kind = raw.get("type") if isinstance(raw, dict) else None
    if kind not in tuple(Form) or raw.keys() - {"type"} - ({"json_schema"} if kind == Form.SCHEMA else set()):
        raise _invalid("response_format", f"must be one of {', '.join(Form)}")
    if kind == Form.SCHEMA:
        return Form.SCHEMA, *_named_schema(raw.get("json_schema"))
    if kind == Form.JSON and not any("json" in each.text.lower() for each in messages):
        raise _invalid("messages", "must contain the word 'json' somewhere, with 'json_object'")
    return Form(kind), "", None


def _named_schema(raw: Any) -> tuple[str, dict[str, Any]]:
    where = "response_format.json_schema"
    if not isinstance(raw, dict) or raw.keys() - {"name", "description", "schema", "strict"}:
        raise _invalid(where, "takes name, description, schema and strict")
    name, schema = raw.get("name"), raw.get("schema")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise _invalid(f"{where}.name", "must match ^[a-zA-Z0-9_-]{1,64}$")
    if raw.get("strict") is not True:
        raise _invalid(f"{where}.strict", "must be true")
    return name, check_schema(schema)


def _unknown(key: str, more: str = "") -> ApiError:
    return ApiError(f"Unknown parameter: '{key}'.{more}", param=key, code="unknown_parameter")


def _invalid(key: str, why: str) -> ApiError:
    return ApiError(f"'{key}' {why}.", param=key, code="invalid_value")

"""The stand-in itself: its mood, how long it thinks, and what it replies to a request that is in order."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from secrets import token_hex
from typing import Any

from playground.model.assessing import assessment
from playground.model.errors import ApiError
from playground.model.moods import Mood
from playground.model.prompt import Prompt, read_prompt
from playground.model.request import MODEL, Asked, Form
from playground.model.schema_in_words import schema_in
from playground.model.script import script
from playground.model.shaped import shaped, simplest
from playground.model.speaking import coaching, follow_up, variation
from playground.model.tokens import CHARACTERS, Counter

TOKEN = "stand-in-token"  # noqa: S105 — made up; it opens nothing but this server
THINKS = 1.0
SLOW = 120.0
"""Seconds."""

_SPEAKING: dict[str, Callable[[Prompt], dict[str, Any]]] = {
    "variation": variation,
    "follow_up": follow_up,
    "coaching": coaching,
}
_KEYS = {
    "variation": {"question"},
    "follow_up": {"weakest", "ask"},
    "coaching": {"instruction"},
    "assessment": {"to_the_reader", "dimensions"},
}
"""How a schema without a name is known."""


def settings(url: str) -> dict[str, str]:
    """What an app needs in its environment to talk to the stand-in that is served at `url`."""
    return {"OPENAI_BASE_URL": f"{url}/v1", "OPENAI_API_KEY": TOKEN, "WHETSTONE_MODEL": MODEL}


class StandIn:
    """Plays an interviewer. It keeps nothing but its mood, and digests of how prompts began."""

    def __init__(self, seconds: float = THINKS) -> None:
        self._seconds = seconds
        self._counter = Counter()
        self.mood = Mood.WELL

    @property
    def seconds(self) -> float:
        """How long it thinks about each reply."""
        return SLOW if self.mood is Mood.SLOW else self._seconds

    def check_up(self) -> None:
        """Raise ApiError while it is down."""
        if self.mood is Mood.DOWN:
            raise ApiError("The server is down. Try again later.", status=503, kind="server_error")

    def check_form(self, asked: Asked) -> None:
        """Raise ApiError where its mood has no such form."""
        if self.mood is Mood.NO_SCHEMA and asked.form is Form.SCHEMA:
            raise ApiError("This server has no 'json_schema', only 'json_object'.", param="response_format.type")

    def completion(self, asked: Asked) -> dict[str, Any]:
        """The whole response."""
        refused = self.mood is Mood.REFUSING
        text = script().refusal if refused else self._text(asked)
        kept = text if asked.most_tokens is None else text[: asked.most_tokens * CHARACTERS]
        if self.mood is Mood.CUT:
            kept = kept[: len(text) // 2]
        message = {"role": "assistant", "content": None if refused else kept, "refusal": kept if refused else None}
        reason = "stop" if kept == text else "length"
        return {
            "id": f"chatcmpl-{token_hex(12)}",
            "object": "chat.completion",
            "created": int(time.time()),
            "model": MODEL,
            "choices": [{"index": 0, "message": message, "logprobs": None, "finish_reason": reason}],
            "usage": self._counter.usage(asked.sent, kept),
        }

    def _text(self, asked: Asked) -> str:
        if self.mood is Mood.NONSENSE:
            return script().nonsense
        if asked.form is Form.TEXT:
            return script().text
        schema = asked.schema if asked.form is Form.SCHEMA else schema_in(asked.messages)
        reply = {"text": script().text} if schema is None else self._reply(asked, schema)
        return json.dumps(reply, ensure_ascii=False)

    def _reply(self, asked: Asked, schema: dict[str, Any]) -> Any:
        name = asked.name or _name_of(schema)
        if name not in _KEYS:
            return simplest(schema)
        prompt = read_prompt(asked.by_user)
        said = assessment(prompt, self.mood) if name == "assessment" else _SPEAKING[name](prompt)
        return shaped(said, schema)


def _name_of(schema: dict[str, Any]) -> str:
    keys = set(schema.get("properties", ()))
    return next((name for name, theirs in _KEYS.items() if theirs <= keys), "")

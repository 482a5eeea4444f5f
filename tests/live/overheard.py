"""The model as the app asks it, with what it was sent and what it replied kept, before any guard saw it."""

import json
from dataclasses import dataclass
from typing import Any

import httpx2
import openai
from pydantic import BaseModel

from bot.core.spending import Call, Outcome
from bot.interviewer.model import Model, R, Reply
from bot.interviewer.prompts import Prompt
from bot.interviewer.served_model import RETRIES, ServedModel

AT_ONCE = 2
"""A small server on somebody's own computer."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One call: the reply as it came, or None; the last outcome; how long it took with all tries."""

    call: Call
    value: BaseModel | None
    outcome: Outcome
    seconds: float


class Overheard:
    """A model, and in `heard` what it replied to."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.heard: list[Heard] = []

    @property
    def name(self) -> str:
        return self._model.name

    async def ask(self, call: Call, prompt: Prompt, shape: type[R]) -> Reply[R]:
        """Passed on as it is."""
        reply = await self._model.ask(call, prompt, shape)
        seconds = sum(each.milliseconds for each in reply.spent) / 1000
        self.heard.append(Heard(call, reply.value, reply.spent[-1].outcome, seconds))
        return reply

    async def close(self) -> None:
        """Let the connections go."""
        await self._model.close()

    def alone(self) -> "Overheard":
        """The same model, for one who asks it while others do."""
        return Overheard(self._model)


class Wire:
    """The way to a server. `forms` are the forms of reply that were asked for on it, in order."""

    def __init__(self, url: str, key: str | None, seconds: float) -> None:
        self.forms: list[str] = []
        http = httpx2.AsyncClient(event_hooks={"request": [self._sent]}, timeout=seconds)
        self._seconds = seconds
        self._client = openai.AsyncOpenAI(
            api_key=key or "none", base_url=url, timeout=seconds, max_retries=RETRIES, http_client=http
        )

    def model(self, name: str) -> Overheard:
        """A model that is served there."""
        served = ServedModel(name, client=self._client, seconds=self._seconds, at_once=AT_ONCE, safety_id="live-check")
        return Overheard(served)

    async def _sent(self, request: httpx2.Request) -> None:
        body: dict[str, Any] = json.loads(request.content)
        self.forms.append(str(body["response_format"]["type"]))

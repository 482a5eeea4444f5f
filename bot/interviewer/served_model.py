"""A model behind an OpenAI-compatible server: one request at a time, in the strictest form the server keeps to."""

import asyncio
import json
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

import openai
from pydantic import BaseModel, ValidationError

from bot.core.spending import Call, Outcome, Spent
from bot.interviewer.completion import Completion, completion
from bot.interviewer.model import R, Reply
from bot.interviewer.prompts import Prompt
from bot.interviewer.replies import NAMES, Ready

log = logging.getLogger(__name__)

LONGEST = {Call.CHECK: 50, Call.VARY: 1_000, Call.PROBE: 800, Call.COACH: 800, Call.SCORE: 3_000}
"""Tokens of a reply."""
THOUGHT = 4_000
"""Tokens that the real API's models may think with before they reply; they count towards its limit."""
RETRIES = 2
REST_AFTER, REST_SECONDS = 3, 60.0
"""After so many calls in a row without an answer the server is left alone for a while, so that nobody waits for it."""
_REAL_API = "api.openai.com"
_READY = Prompt("You check a connection.", 'Reply with JSON only: {"ready": true, "seen": ["1a"]}')
_MEND = "That is not JSON of the form asked for. Reply again, with the JSON object only."
Messages = list[dict[str, str]]


class Form(StrEnum):
    """How a reply of one shape is asked for: a schema the server enforces, or JSON mode and the schema in words."""

    SCHEMA = "schema"
    JSON = "json"


class _Unusable(Exception):
    """No reply; the outcome says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def connect(
    name: str, *, key: str | None, url: str | None, seconds: float, at_once: int, safety_id: str
) -> "ServedModel":
    """A model by its name on a server; without `url` on OpenAI's own."""
    # A local server wants no key, yet the client insists on one.
    client = openai.AsyncOpenAI(api_key=key or "none", base_url=url, timeout=seconds, max_retries=RETRIES)
    return ServedModel(name, client=client, seconds=seconds, at_once=at_once, safety_id=safety_id)


class ServedModel:
    """`seconds` is the time for one call, waiting and retries included; `at_once` how many may be under way."""

    def __init__(
        self,
        name: str,
        *,
        client: openai.AsyncOpenAI,
        seconds: float,
        at_once: int,
        safety_id: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name, self._client, self._seconds, self._clock = name, client, seconds, clock
        self._real = urlsplit(str(client.base_url)).hostname == _REAL_API
        self._safety_id = safety_id
        self._slots = asyncio.Semaphore(at_once)
        self._checking = asyncio.Lock()
        self._form: Form | None = None
        self._failed_in_a_row = 0
        self._rests_until = 0.0

    @property
    def name(self) -> str:
        return self._name

    async def close(self) -> None:
        """Let go of the server's connections."""
        await self._client.close()

    async def ask(self, call: Call, prompt: Prompt, shape: type[R]) -> Reply[R]:
        """One fresh request. The first one of a process also finds out which form the server keeps to."""
        if self._rests:
            return Reply(None, (Spent(call, Outcome.DOWN),))
        spent: list[Spent] = []
        began = self._clock()
        try:
            async with asyncio.timeout(self._seconds), self._slots:
                value = await self._ask(call, prompt, shape, spent)
        except (TimeoutError, openai.APITimeoutError):
            return self._without(call, Outcome.SLOW, spent, began)
        except _Unusable as unusable:
            return self._without(call, unusable.outcome, spent, began)
        except openai.APIStatusError as error:
            log.warning("model_refused_call call=%s status=%d", call, error.status_code)
            return self._without(call, Outcome.DOWN, spent, began)
        except openai.OpenAIError as error:
            log.warning("model_failed call=%s error=%s", call, type(error).__name__)
            return self._without(call, Outcome.DOWN, spent, began)
        self._failed_in_a_row = 0
        return Reply(value, tuple(spent))

    @property
    def _rests(self) -> bool:
        return self._clock() < self._rests_until

    def _without(self, call: Call, outcome: Outcome, spent: list[Spent], began: float) -> Reply[Any]:
        self._failed_in_a_row = self._failed_in_a_row + 1 if outcome in (Outcome.SLOW, Outcome.DOWN) else 0
        if self._failed_in_a_row >= REST_AFTER:
            self._rests_until = self._clock() + REST_SECONDS
        if not spent or spent[-1].outcome is not outcome:
            spent.append(Spent(call, outcome, milliseconds=self._since(began)))
        return Reply(None, tuple(spent))

    async def _ask(self, call: Call, prompt: Prompt, shape: type[R], spent: list[Spent]) -> R:
        form = await self._known_form(spent)
        messages = _messages(prompt, shape, form)
        text = await self._send(call, messages, shape, form, spent)
        value = _read(text, shape)
        if value is None:
            _was_nonsense(spent)
            again = [*messages, {"role": "assistant", "content": text}, {"role": "user", "content": _MEND}]
            value = _read(await self._send(call, again, shape, form, spent), shape)
        if value is None:
            _was_nonsense(spent)
            raise _Unusable(Outcome.NONSENSE)
        return value

    async def _known_form(self, spent: list[Spent]) -> Form:
        """Asked once a process, with a request that costs next to nothing."""
        async with self._checking:
            if self._form is None:
                if self._rests:  # those who waited here with us needn't find it out one after the other
                    raise _Unusable(Outcome.DOWN)
                self._form = await self._check(spent)
                log.info("model_form form=%s", self._form)
            return self._form

    async def _check(self, spent: list[Spent]) -> Form:
        """A server that refuses the schema, or talks on regardless until it is cut off, is asked in words instead."""
        try:
            text = await self._send(Call.CHECK, _messages(_READY, Ready, Form.SCHEMA), Ready, Form.SCHEMA, spent)
        except (openai.BadRequestError, openai.UnprocessableEntityError, _Unusable):
            return Form.JSON
        return Form.SCHEMA if _fits(text, Ready) else Form.JSON

    async def _send(
        self, call: Call, messages: Messages, shape: type[BaseModel], form: Form, spent: list[Spent]
    ) -> str:
        """One request's text. Raises _Unusable where there is none."""
        began = self._clock()
        # The client's own reading of a body takes any for granted that says “200 OK”, be it a proxy's page.
        raw = await self._client.chat.completions.with_raw_response.create(  # type: ignore[call-overload]
            model=self._name, messages=messages, response_format=_response_format(shape, form), **self._extras(call)
        )
        answer = completion(raw.http_response.text)
        spent.append(_spent(call, answer, self._since(began)))
        if answer.outcome is not Outcome.OK:
            raise _Unusable(answer.outcome)
        return answer.text

    def _since(self, began: float) -> int:
        return round((self._clock() - began) * 1000)

    def _extras(self, call: Call) -> dict[str, Any]:
        """What only the real API takes, or takes otherwise."""
        if not self._real:
            return {"max_tokens": LONGEST[call], "temperature": 0}
        return {
            "max_completion_tokens": LONGEST[call] + THOUGHT,
            "store": False,
            "prompt_cache_key": f"whetstone-{call}",
            "safety_identifier": self._safety_id,
        }


def _spent(call: Call, answer: Completion, milliseconds: int) -> Spent:
    usage = answer.usage
    cached = min(usage.prompt_tokens_details.cached_tokens, usage.prompt_tokens)
    return Spent(call, answer.outcome, usage.prompt_tokens, cached, usage.completion_tokens, milliseconds)


def _was_nonsense(spent: list[Spent]) -> None:
    """What came last could not be read; it cost what it cost."""
    spent[-1] = replace(spent[-1], outcome=Outcome.NONSENSE)


def _messages(prompt: Prompt, shape: type[BaseModel], form: Form) -> Messages:
    in_words = ""
    if form is Form.JSON:
        in_words = f"\n\nYour reply is one JSON object that fits this schema:\n{json.dumps(_schema(shape))}"
    return [{"role": "system", "content": prompt.system + in_words}, {"role": "user", "content": prompt.user}]


def _response_format(shape: type[BaseModel], form: Form) -> dict[str, Any]:
    if form is Form.JSON:
        return {"type": "json_object"}
    return {"type": "json_schema", "json_schema": {"name": NAMES[shape], "strict": True, "schema": _schema(shape)}}


def _schema(shape: type[BaseModel]) -> dict[str, Any]:
    """Without titles and descriptions, which tell a model nothing and cost tokens."""
    return _bare(shape.model_json_schema())


def _bare(schema: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in schema.items() if key not in ("title", "description")}
    for key in ("properties", "$defs"):
        if key in kept:
            kept[key] = {name: _bare(part) for name, part in kept[key].items()}
    if isinstance(kept.get("items"), dict):
        kept["items"] = _bare(kept["items"])
    return kept


def _read(text: str, shape: type[R]) -> R | None:
    """The reply, also out of a fence or with words around it."""
    begin, end = text.find("{"), text.rfind("}")
    return _fits(text[begin : end + 1], shape) if 0 <= begin < end else None


def _fits(text: str, shape: type[R]) -> R | None:
    try:
        return shape.model_validate_json(text)
    except ValidationError:
        return None

"""A stand-in for the server behind a model: it keeps what it was sent and replies from a list. No socket is opened."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
import openai

from bot.interviewer.replies import Ready
from bot.interviewer.served_model import RETRIES, ServedModel

ELSEWHERE = "http://models.test/v1"
KEY = "sk-nobody-may-see-this"
READY = Ready(ready=True, seen=["1a"]).model_dump_json()
AT_ONCE_AGAIN = {"retry-after-ms": "1"}
"""A header that keeps the client's pause before it tries again short."""

Answer = httpx2.Response | Exception | Callable[[], Awaitable[httpx2.Response]]


def said(
    content: str | None = None,
    *,
    refusal: str | None = None,
    reason: str = "stop",
    usage: Any = None,
) -> httpx2.Response:
    """A completion with this text."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body: dict[str, Any] = {"choices": [{"index": 0, "message": message, "finish_reason": reason}]}
    return httpx2.Response(200, json=body if usage is None else {**body, "usage": usage})


def failed(status: int) -> httpx2.Response:
    """An error that may be tried again at once."""
    return httpx2.Response(status, json={"error": {"message": "no"}}, headers=AT_ONCE_AGAIN)


def counted(prompt: int, cached: int, completion: int) -> dict[str, Any]:
    """Tokens as OpenAI's own server reports them."""
    details = {"cached_tokens": cached}
    return {"prompt_tokens": prompt, "completion_tokens": completion, "prompt_tokens_details": details}


class Server:
    """Gives its answers in order, the last one for ever; whatever `check` is answers the check for schemas."""

    def __init__(self, *answers: Answer, check: Answer | None = None) -> None:
        self._answers, self._check = list(answers), check or (lambda: _soon(READY))
        self.bodies: list[dict[str, Any]] = []
        self.checks: list[dict[str, Any]] = []

    async def __call__(self, request: httpx2.Request) -> httpx2.Response:
        body = json.loads(request.content)
        if _is_check(body):
            self.checks.append(body)
            return await _given(self._check)
        self.bodies.append(body)
        return await _given(self._answers.pop(0) if len(self._answers) > 1 else self._answers[0])

    def model(
        self,
        *,
        url: str = ELSEWHERE,
        seconds: float = 5.0,
        at_once: int = 16,
        retries: int = RETRIES,
        clock: Callable[[], float] | None = None,
    ) -> ServedModel:
        """A model that this server serves."""
        client = openai.AsyncOpenAI(
            api_key=KEY,
            base_url=url,
            max_retries=retries,
            http_client=httpx2.AsyncClient(transport=httpx2.MockTransport(self)),
        )
        given = {} if clock is None else {"clock": clock}
        return ServedModel("small", client=client, seconds=seconds, at_once=at_once, safety_id="5afe", **given)


def _is_check(body: dict[str, Any]) -> bool:
    return bool(body["messages"][0]["content"] == "You check a connection.")


async def _soon(content: str) -> httpx2.Response:
    return said(content)


async def _given(answer: Answer) -> httpx2.Response:
    if isinstance(answer, Exception):
        raise answer
    if isinstance(answer, httpx2.Response):  # a response is read once
        return httpx2.Response(answer.status_code, content=answer.content, headers=answer.headers)
    return await answer()

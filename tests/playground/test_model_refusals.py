"""What the stand-in refuses, as OpenAI's API does, told by the real client's errors; and what it counts."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import openai
import pytest

from playground.model.script import script
from playground.model.serving import serving
from playground.model.stand_in import TOKEN, StandIn
from playground.model.tokens import MOST_KNOWN, Counter
from tests.playground.model_prompts import (
    ANSWER,
    QUESTION,
    SCHEMAS,
    TEXT,
    block,
    closed,
    score_prompt,
    send,
    strict,
    talking,
)

ASK = block("question", QUESTION)


@pytest.fixture
async def client() -> AsyncIterator[openai.AsyncOpenAI]:
    async with talking(StandIn(seconds=0)) as client:
        yield client


async def refusal(client: openai.AsyncOpenAI, **more: Any) -> openai.BadRequestError:
    with pytest.raises(openai.BadRequestError) as raised:
        await send(client, ASK, **more)
    return raised.value


async def test_there_is_one_model(client: openai.AsyncOpenAI) -> None:
    assert [model.id async for model in client.models.list()] == ["stand-in"]


async def test_another_token_is_told_so() -> None:
    async with talking(StandIn(seconds=0), token="sk-of-somebody-else") as client:
        with pytest.raises(openai.AuthenticationError) as raised:
            await send(client, ASK)
        assert (raised.value.status_code, raised.value.code) == (401, "invalid_api_key")
        assert raised.value.type == "invalid_request_error"
        with pytest.raises(openai.AuthenticationError):
            await client.models.list()


@pytest.mark.parametrize("header", [{}, {"authorization": TOKEN}, {"authorization": f"Basic {TOKEN}"}])
async def test_no_token_is_told_so(header: dict[str, str]) -> None:
    async with serving(StandIn(seconds=0)) as url, httpx2.AsyncClient() as web:
        answer = await web.get(f"{url}/v1/models", headers=header)
    assert answer.status_code == 401
    assert answer.json()["error"].keys() == {"message", "type", "param", "code"}


async def test_an_unknown_model_is_not_found(client: openai.AsyncOpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as raised:
        await send(client, ASK, model="gpt-9")
    assert (raised.value.code, raised.value.param) == ("model_not_found", "model")


async def test_an_unknown_address_and_an_unknown_method_are_errors_of_the_same_shape() -> None:
    async with serving(StandIn(seconds=0)) as url, httpx2.AsyncClient() as web:
        nowhere, wrong = await web.get(f"{url}/v1/responses"), await web.get(f"{url}/v1/chat/completions")
    assert (nowhere.status_code, nowhere.json()["error"]["message"]) == (404, "Not Found")
    assert (wrong.status_code, wrong.json()["error"]["message"]) == (405, "Method Not Allowed")


async def test_a_page_elsewhere_cant_reach_it_under_its_own_name() -> None:
    async with serving(StandIn(seconds=0)) as url, httpx2.AsyncClient() as web:
        answer = await web.get(f"{url}/v1/models", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400


@pytest.mark.parametrize("key", ["store", "prompt_cache_key", "safety_identifier"])
async def test_what_only_the_real_api_knows_is_refused(client: openai.AsyncOpenAI, key: str) -> None:
    refused = await refusal(client, extra_body={key: False if key == "store" else "whetstone"})
    assert (refused.param, refused.code) == (key, "unknown_parameter")
    assert "OpenAI's own server" in refused.message


@pytest.mark.parametrize(
    ("given", "param"),
    [
        ({"extra_body": {"make_it_nice": True}}, "make_it_nice"),
        ({"stop": ["\n"]}, "stop"),
        ({"tools": []}, "tools"),
        ({"stream": True}, "stream"),
        ({"temperature": 2.5}, "temperature"),
        ({"temperature": True}, "temperature"),
        ({"top_p": "high"}, "top_p"),
        ({"n": 2}, "n"),
        ({"n": True}, "n"),
        ({"seed": 1.5}, "seed"),
        ({"user": 7}, "user"),
        ({"max_tokens": 0}, "max_tokens"),
        ({"max_tokens": True}, "max_tokens"),
        ({"max_completion_tokens": "9"}, "max_completion_tokens"),
        ({"max_tokens": 5, "max_completion_tokens": 5}, "max_tokens"),
        ({"messages": []}, "messages"),
        ({"messages": "hello"}, "messages"),
        ({"messages": ["hello"]}, "messages[0]"),
        ({"messages": [{"role": "narrator", "content": "x"}]}, "messages[0].role"),
        ({"messages": [{"role": "user"}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": []}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": [{"type": "image_url", "text": "x"}]}]}, "messages[0].content"),
        ({"messages": [{"role": "user", "content": "x", "mood": "y"}]}, "messages[0].mood"),
        ({"response_format": {"type": "yaml"}}, "response_format"),
        ({"response_format": "json"}, "response_format"),
        ({"response_format": {"type": "json_object", "json_schema": {}}}, "response_format"),
        ({"response_format": {"type": "json_object"}}, "messages"),
        ({"response_format": {"type": "json_schema"}}, "response_format.json_schema"),
        ({"response_format": strict("variation", {"type": "array", "items": TEXT})}, "response_format"),
        ({"response_format": strict("a b", closed(a=TEXT))}, "response_format.json_schema.name"),
        ({"response_format": strict("a" * 65, closed(a=TEXT))}, "response_format.json_schema.name"),
    ],
)
async def test_what_isnt_in_order_is_refused_with_its_key(
    client: openai.AsyncOpenAI, given: dict[str, Any], param: str
) -> None:
    refused = await refusal(client, **given)
    assert (refused.param, refused.type) == (param, "invalid_request_error")
    assert refused.message


@pytest.mark.parametrize(
    ("more", "param"),
    [({"strict": False}, "response_format.json_schema.strict"), ({"loose": True}, "response_format.json_schema")],
)
async def test_a_schema_is_to_be_strict(client: openai.AsyncOpenAI, more: dict[str, Any], param: str) -> None:
    described = {"name": "variation", "strict": True, "schema": SCHEMAS["variation"]} | more
    refused = await refusal(client, response_format={"type": "json_schema", "json_schema": described})
    assert refused.param == param


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'"hm"', b"[" * 100_000, b"\xff"])
async def test_what_is_no_json_object_is_refused(body: bytes) -> None:
    headers = {"authorization": f"Bearer {TOKEN}"}
    async with serving(StandIn(seconds=0)) as url, httpx2.AsyncClient() as web:
        answer = await web.post(f"{url}/v1/chat/completions", content=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]["type"]) == (400, "invalid_request_error")


async def test_what_is_in_order_is_taken(client: openai.AsyncOpenAI) -> None:
    parts = [{"role": "developer", "content": [{"type": "text", "text": "Hello"}]}, {"role": "user", "content": ASK}]
    answer = await send(
        client, "", messages=parts, temperature=0, top_p=1, n=1, seed=7, stream=False, user="u1", max_tokens=300
    )
    assert (answer.object, answer.model, answer.choices[0].finish_reason) == ("chat.completion", "stand-in", "stop")
    assert answer.choices[0].message.content == script().text
    assert answer.id.startswith("chatcmpl-")


@pytest.mark.parametrize("key", ["max_tokens", "max_completion_tokens"])
async def test_a_limit_cuts_the_reply(client: openai.AsyncOpenAI, key: str) -> None:
    whole = await send(client, ASK, response_format=strict("variation"))
    cut = await send(client, ASK, response_format=strict("variation"), **{key: 10})
    text = whole.choices[0].message.content or ""
    assert (cut.choices[0].message.content, cut.choices[0].finish_reason) == (text[:40], "length")
    assert cut.usage is not None
    assert cut.usage.completion_tokens == 10
    assert whole.choices[0].finish_reason == "stop"


async def test_tokens_are_four_characters_each(client: openai.AsyncOpenAI) -> None:
    answer = await send(client, "x" * 400)
    assert answer.usage is not None
    assert answer.usage.prompt_tokens == -(-len("system\nYou are an interviewer.\nuser\n" + "x" * 400) // 4)
    assert answer.usage.completion_tokens == -(-len(script().text) // 4)
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + answer.usage.completion_tokens


async def cached(client: openai.AsyncOpenAI, user: str) -> int:
    answer = await send(client, user)
    assert answer.usage is not None
    assert answer.usage.prompt_tokens_details is not None
    return answer.usage.prompt_tokens_details.cached_tokens or 0


async def test_a_beginning_shared_with_an_earlier_request_is_cached_in_steps(client: openai.AsyncOpenAI) -> None:
    stable = "a" * 2_000
    assert await cached(client, stable + "first" * 200) == 0
    shared = len("system\nYou are an interviewer.\nuser\n" + stable) // 4
    assert await cached(client, stable + "other" * 200) == shared // 128 * 128 == 384
    assert await cached(client, "b" + stable) == 0


def test_beginnings_are_forgotten_before_they_are_too_many() -> None:
    counter = Counter()
    counter.usage("a" * 512 * 3, "")
    counter.usage("b" * 512 * (MOST_KNOWN + 1), "")
    assert counter.usage("a" * 512 * 3, "")["prompt_tokens_details"]["cached_tokens"] == 384
    assert counter.usage("b" * 512, "")["prompt_tokens_details"]["cached_tokens"] == 0


async def test_json_mode_follows_a_schema_that_stands_in_the_prompt(client: openai.AsyncOpenAI) -> None:
    system = f"Reply with JSON that fits this schema:\n{json.dumps(SCHEMAS['assessment'])}"
    messages = [{"role": "system", "content": system}, {"role": "user", "content": score_prompt(ANSWER)}]
    answer = await send(client, "", messages=messages, response_format={"type": "json_object"})
    said = json.loads(answer.choices[0].message.content or "")
    assert (said["dimensions"][0]["id"], said["dimensions"][0]["score"]) == ("keys", 2)


@pytest.mark.parametrize(
    "user",
    [
        f"Reply with JSON. {ASK}",
        f'Reply with JSON like {{"question": "…"}} {{"a": {ASK}',
        f"Reply with JSON. {ASK}\n{block('answer', json.dumps(SCHEMAS['variation']))}",
        'Reply with JSON. {"a":' + '{"a":' * 5_000,
    ],
)
async def test_json_mode_without_a_schema_of_the_apps_own_says_json_of_another_shape(
    client: openai.AsyncOpenAI, user: str
) -> None:
    answer = await send(client, user, response_format={"type": "json_object"})
    assert json.loads(answer.choices[0].message.content or "") == {"text": script().text}

"""How the stand-in misbehaves on request, as the real client sees it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import openai
import pytest

from playground.model.moods import Mood
from playground.model.script import script
from playground.model.serving import serving
from playground.model.stand_in import SLOW, StandIn
from tests.playground.model_prompts import (
    ANSWER,
    DIMENSION,
    OTHER,
    PLAIN,
    QUESTION,
    RICH,
    SCHEMAS,
    block,
    reply,
    score_prompt,
    send,
    strict,
    talking,
)

ASK = block("question", QUESTION)
CALLS = {"variation": ASK, "follow_up": block("answer", ANSWER), "coaching": block("answer", ANSWER)}
CALLS["assessment"] = score_prompt(ANSWER)


@pytest.fixture
async def client() -> AsyncIterator[openai.AsyncOpenAI]:
    async with talking(StandIn(seconds=0)) as client:
        yield client


async def put_in(client: openai.AsyncOpenAI, mood: str) -> None:
    assert await client.post("/_mood", body={"mood": mood}, cast_to=dict[str, str]) == {"mood": mood}


async def test_every_mood_can_be_taken_and_left(client: openai.AsyncOpenAI) -> None:
    for mood in Mood:
        await put_in(client, mood)
    await put_in(client, "well")
    assert "question" in await reply(client, "variation", ASK)


@pytest.mark.parametrize("body", [{}, {"mood": "sulky"}, {"mood": None}, {"mood": ["well"]}, ["well"]])
async def test_an_unknown_mood_is_refused_with_those_there_are(client: openai.AsyncOpenAI, body: Any) -> None:
    with pytest.raises(openai.BadRequestError, match="inventing, no_schema") as raised:
        await client.post("/_mood", body=body, cast_to=dict[str, str])
    assert raised.value.param == "mood"


async def test_a_page_elsewhere_cant_change_the_mood() -> None:
    stand_in = StandIn(seconds=0)
    async with serving(stand_in) as url, httpx2.AsyncClient() as web:
        headers = {"content-type": "text/plain"}
        answer = await web.post(f"{url}/v1/_mood", content=b'{"mood": "down"}', headers=headers)
    assert (answer.status_code, stand_in.mood) == (400, Mood.WELL)


async def test_slow_outlasts_any_patience(client: openai.AsyncOpenAI) -> None:
    await put_in(client, "slow")
    with pytest.raises(openai.APITimeoutError):
        await send(client.with_options(timeout=0.3), ASK)
    assert StandIn(seconds=0).seconds == 0
    slow = StandIn(seconds=0)
    slow.mood = Mood.SLOW
    assert slow.seconds == SLOW == 120


async def test_nobody_waits_for_a_client_that_has_gone() -> None:
    stand_in = StandIn(seconds=30)
    began = time.monotonic()
    async with talking(stand_in) as client:
        with pytest.raises(openai.APITimeoutError):
            await send(client.with_options(timeout=0.2), ASK)
    assert time.monotonic() - began < 1.5


async def test_it_thinks_as_long_as_it_is_told_and_about_many_things_at_once() -> None:
    async with talking(StandIn(seconds=0.4)) as client:
        began = time.monotonic()
        await asyncio.gather(*(reply(client, "variation", ASK) for _ in range(5)))
        assert 0.4 <= time.monotonic() - began < 1.6


async def test_down_answers_nobody(client: openai.AsyncOpenAI) -> None:
    await put_in(client, "down")
    with pytest.raises(openai.InternalServerError) as raised:
        await send(client, ASK)
    assert (raised.value.status_code, raised.value.type) == (503, "server_error")
    with pytest.raises(openai.InternalServerError):
        await client.models.list()
    await put_in(client, "well")
    await send(client, ASK)


@pytest.mark.parametrize("name", CALLS)
async def test_refusing_gives_a_refusal_and_no_content(client: openai.AsyncOpenAI, name: str) -> None:
    await put_in(client, "refusing")
    choice = (await send(client, CALLS[name], response_format=strict(name))).choices[0]
    assert (choice.message.content, choice.message.refusal) == (None, script().refusal)
    assert choice.finish_reason == "stop"


@pytest.mark.parametrize("name", CALLS)
async def test_nonsense_is_prose(client: openai.AsyncOpenAI, name: str) -> None:
    await put_in(client, "nonsense")
    choice = (await send(client, CALLS[name], response_format=strict(name))).choices[0]
    assert (choice.message.content, choice.finish_reason) == (script().nonsense, "stop")


@pytest.mark.parametrize("name", CALLS)
async def test_cut_stops_in_the_middle(client: openai.AsyncOpenAI, name: str) -> None:
    whole = (await send(client, CALLS[name], response_format=strict(name))).choices[0].message.content or ""
    await put_in(client, "cut")
    choice = (await send(client, CALLS[name], response_format=strict(name))).choices[0]
    assert (choice.message.content, choice.finish_reason) == (whole[: len(whole) // 2], "length")
    with pytest.raises(json.JSONDecodeError):
        json.loads(choice.message.content or "")


@pytest.mark.parametrize("answer", [PLAIN, ANSWER, RICH])
async def test_high_is_above_the_bar_on_one_vague_quote(client: openai.AsyncOpenAI, answer: str) -> None:
    await put_in(client, "high")
    said = await reply(client, "assessment", score_prompt(answer, dimensions=f"{DIMENSION}\n\n{OTHER}"))
    assert [claim["score"] for claim in said["dimensions"]] == [3, 3]
    for claim in said["dimensions"]:
        [quote] = claim["quotes"]
        assert (quote["shows"], quote["round"], claim["missing"]) == ("3a", 1, [])
        assert quote["words"] in answer
        assert len(quote["words"].split()) == 6


async def test_even_high_finds_nothing_in_a_thin_answer(client: openai.AsyncOpenAI) -> None:
    await put_in(client, "high")
    said = await reply(client, "assessment", score_prompt("No idea."))
    assert (said["dimensions"][0]["score"], said["dimensions"][0]["quotes"]) == (None, [])


@pytest.mark.parametrize("answer", [ANSWER, "No idea."])
async def test_inventing_quotes_what_nobody_said(client: openai.AsyncOpenAI, answer: str) -> None:
    await put_in(client, "inventing")
    [claim] = (await reply(client, "assessment", score_prompt(answer)))["dimensions"]
    assert claim["score"] == 3
    assert [quote["words"] for quote in claim["quotes"]] == list(script().invented)
    assert all(quote["words"] not in answer and len(quote["words"].split()) >= 4 for quote in claim["quotes"])


@pytest.mark.parametrize("mood", ["high", "inventing"])
@pytest.mark.parametrize("name", ["variation", "follow_up", "coaching"])
async def test_how_answers_are_read_changes_nothing_else(client: openai.AsyncOpenAI, name: str, mood: str) -> None:
    before = await reply(client, name, CALLS[name])
    await put_in(client, mood)
    assert await reply(client, name, CALLS[name]) == before


async def test_no_schema_has_json_mode_only(client: openai.AsyncOpenAI) -> None:
    before = await reply(client, "variation", ASK)
    await put_in(client, "no_schema")
    with pytest.raises(openai.BadRequestError) as raised:
        await send(client, ASK, response_format=strict("variation"))
    assert raised.value.param == "response_format.type"
    in_words = f"Reply with JSON that fits {json.dumps(SCHEMAS['variation'])}\n{ASK}"
    answer = await send(client, in_words, response_format={"type": "json_object"})
    assert json.loads(answer.choices[0].message.content or "") == before
    unnamed = await send(client, f"Reply with JSON\n{ASK}", response_format={"type": "json_object"})
    assert "question" not in json.loads(unnamed.choices[0].message.content or "")

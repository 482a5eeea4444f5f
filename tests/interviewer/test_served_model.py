"""A model behind a server: what it is sent, in which form, and how its reply is read. When it fails: next door."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from pydantic import BaseModel

from bot.core.spending import Call, Outcome, Spent
from bot.interviewer.prompts import Prompt
from bot.interviewer.replies import NAMES, AssessmentClaim, FollowUp
from bot.interviewer.served_model import LONGEST, RETRIES, THOUGHT, connect
from playground.model.strict_schema import check_schema
from tests.interviewer.served import READY, Answer, Server, counted, failed, said

PROMPT = Prompt("You ask one follow-up.", "An answer about bridges.")
ASKED = FollowUp(weakest="no reason", ask="Why is that?")
REPLY = ASKED.model_dump_json()
REAL_API = "https://api.openai.com/v1"
ONLY_THE_REAL_API_S = {"store", "prompt_cache_key", "safety_identifier", "max_completion_tokens"}


async def ask(server: Server, call: Call = Call.PROBE, **given: Any) -> FollowUp | None:
    reply = await server.model(**given).ask(call, PROMPT, FollowUp)
    return reply.value


# ------------------------------------------------------------------------------------------------- what it is sent
async def test_prompt_and_schema_go_out_as_they_are() -> None:
    server = Server(said(REPLY))
    assert await ask(server) == ASKED
    (sent,) = server.bodies
    assert sent["model"] == "small"
    assert sent["messages"] == [
        {"role": "system", "content": PROMPT.system},
        {"role": "user", "content": PROMPT.user},
    ]
    assert sent["response_format"]["type"] == "json_schema"
    asked = sent["response_format"]["json_schema"]
    assert (asked["name"], asked["strict"]) == ("follow_up", True)


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Every object a schema describes, however deep."""
    parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else []
    if isinstance(schema, dict) and schema.get("type") == "object":
        yield schema
    for part in parts:
        yield from objects(part)


@pytest.mark.parametrize("shape", NAMES, ids=lambda shape: shape.__name__)
async def test_every_schema_is_one_that_strict_mode_takes(shape: type[BaseModel]) -> None:
    server = Server(said("{}"))
    await server.model().ask(Call.SCORE, PROMPT, shape)
    schema = server.bodies[0]["response_format"]["json_schema"]["schema"]
    assert check_schema(schema) == schema
    found = list(objects(schema))
    assert found
    for each in found:
        assert each["additionalProperties"] is False
        assert sorted(each["required"]) == sorted(each["properties"])
    assert "title" not in json.dumps(schema)
    assert "description" not in json.dumps(schema)


async def test_a_score_is_1_2_3_or_none_in_the_schema() -> None:
    server = Server(said("{}"))
    await server.model().ask(Call.SCORE, PROMPT, AssessmentClaim)
    schema = server.bodies[0]["response_format"]["json_schema"]["schema"]
    score = schema["$defs"]["DimensionClaim"]["properties"]["score"]
    assert score == {"anyOf": [{"type": "integer", "enum": [1, 2, 3]}, {"type": "null"}]}


@pytest.mark.parametrize("call", Call)
async def test_only_the_real_api_gets_what_only_it_knows(call: Call) -> None:
    real, other = Server(said(REPLY)), Server(said(REPLY))
    await ask(real, call, url=REAL_API)
    await ask(other, call)
    assert {key: real.bodies[0].get(key) for key in (*ONLY_THE_REAL_API_S, "max_tokens", "temperature")} == {
        "store": False,
        "prompt_cache_key": f"whetstone-{call}",
        "safety_identifier": "5afe",
        "max_completion_tokens": LONGEST[call] + THOUGHT,
        "max_tokens": None,
        "temperature": None,
    }
    assert (other.bodies[0]["max_tokens"], other.bodies[0]["temperature"]) == (LONGEST[call], 0)
    assert not ONLY_THE_REAL_API_S & other.bodies[0].keys()
    assert not ONLY_THE_REAL_API_S & other.checks[0].keys()


@pytest.mark.parametrize("url", ["https://api.openai.com.evil.test/v1", "http://127.0.0.1:9/api.openai.com/v1"])
async def test_a_server_with_a_name_like_it_is_not_the_real_api(url: str) -> None:
    server = Server(said(REPLY))
    await ask(server, url=url)
    assert not ONLY_THE_REAL_API_S & server.bodies[0].keys()


async def test_without_an_address_it_is_the_real_api_and_without_a_key_there_is_one_anyway() -> None:
    given = {"seconds": 30.0, "at_once": 2, "safety_id": ""}
    real = connect("small", key="sk-1", url=None, **given)  # type: ignore[arg-type]
    local = connect("small", key=None, url="http://127.0.0.1:9/v1", **given)  # type: ignore[arg-type]
    assert (real.name, local.name) == ("small", "small")
    assert real._extras(Call.PROBE)["store"] is False
    assert "store" not in local._extras(Call.PROBE)
    assert local._client.api_key
    assert (local._client.timeout, local._client.max_retries) == (30.0, RETRIES)


# ------------------------------------------------------------------------------------------ which form a server keeps
async def test_the_form_is_found_out_once_a_process() -> None:
    server = Server(said(REPLY))
    model = server.model()
    for _ in range(3):
        await model.ask(Call.PROBE, PROMPT, FollowUp)
    assert (len(server.checks), len(server.bodies)) == (1, 3)
    assert server.checks[0]["response_format"]["type"] == "json_schema"
    assert server.checks[0]["max_tokens"] == LONGEST[Call.CHECK]


async def test_the_form_is_found_out_once_by_many_calls_that_come_together() -> None:
    async def slowly() -> httpx2.Response:
        await asyncio.sleep(0.02)
        return said(READY)

    server = Server(said(REPLY), check=slowly)
    model = server.model()
    replies = await asyncio.gather(*(model.ask(Call.PROBE, PROMPT, FollowUp) for _ in range(20)))
    assert [reply.value for reply in replies] == [ASKED] * 20
    assert (len(server.checks), len(server.bodies)) == (1, 20)


@pytest.mark.parametrize(
    "check",
    [
        failed(400),
        failed(422),
        said("Yes, I am ready!"),
        said('Sure! Here is the JSON you asked for: {"rea', reason="length"),
        said(f"```json\n{READY}\n```"),
        said(READY.replace("{", '{"mood": "fine", ')),
        said(None),
        httpx2.Response(200, json={"choices": []}),
    ],
    ids=["400", "422", "prose", "endless prose", "a fence", "another key", "nothing", "no choice"],
)
async def test_a_server_without_strict_schemas_gets_the_schema_in_words(check: Answer) -> None:
    server = Server(said(REPLY), check=check)
    model = server.model()
    replies = [await model.ask(Call.PROBE, PROMPT, FollowUp) for _ in range(2)]
    assert [reply.value for reply in replies] == [ASKED, ASKED]
    assert (len(server.checks), len(server.bodies)) == (1, 2)
    for sent in server.bodies:
        assert sent["response_format"] == {"type": "json_object"}
        system, user = (each["content"] for each in sent["messages"])
        assert user == PROMPT.user
        assert system.startswith(PROMPT.system)
        words, _, schema = system.rpartition("\n")
        assert "JSON" in words
        assert check_schema(json.loads(schema))["properties"].keys() == {"weakest", "ask"}


# --------------------------------------------------------------------------------------------------- how it is read
@pytest.mark.parametrize(
    "content",
    [
        REPLY,
        f"```json\n{REPLY}\n```",
        f"```\n{REPLY}\n```\n",
        f"Here you are:\n\n{REPLY}\n\nAnything else?",
        json.dumps(ASKED.model_dump(), indent=4),
    ],
)
async def test_json_is_read_out_of_a_fence_and_out_of_words(content: str) -> None:
    server = Server(said(content))
    assert await ask(server) == ASKED
    assert len(server.bodies) == 1


NONSENSE = ["I would rather not say.", "{", "}{", '{"weakest": "a"}', '{"weakest": "a", "ask": 3}', "[]", '"ask"']


@pytest.mark.parametrize("nonsense", NONSENSE)
async def test_an_unreadable_reply_may_be_mended_once(nonsense: str) -> None:
    server = Server(said(nonsense, usage=counted(50, 0, 5)), said(REPLY, usage=counted(70, 40, 9)))
    reply = await server.model().ask(Call.PROBE, PROMPT, FollowUp)
    assert reply.value == ASKED
    first, second = server.bodies
    assert second["messages"][:2] == first["messages"]
    assert second["messages"][2] == {"role": "assistant", "content": nonsense}
    assert "JSON" in second["messages"][3]["content"]
    assert [(spent.outcome, spent.prompt, spent.cached, spent.completion) for spent in reply.spent[1:]] == [
        (Outcome.NONSENSE, 50, 0, 5),
        (Outcome.OK, 70, 40, 9),
    ]


@pytest.mark.parametrize("nonsense", NONSENSE)
async def test_after_one_mending_nonsense_stays_nonsense(nonsense: str) -> None:
    server = Server(said(nonsense, usage=counted(50, 0, 5)))
    reply = await server.model().ask(Call.PROBE, PROMPT, FollowUp)
    assert reply.value is None
    assert len(server.bodies) == 2
    assert [(spent.call, spent.outcome, spent.tokens) for spent in reply.spent[1:]] == [
        (Call.PROBE, Outcome.NONSENSE, 55),
        (Call.PROBE, Outcome.NONSENSE, 55),
    ]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (said(None, refusal="I can't help with that."), Outcome.REFUSED),
        (said(REPLY, refusal="I can't help with that."), Outcome.REFUSED),
        (said("half of", reason="content_filter"), Outcome.REFUSED),
        (said(None, reason="content_filter"), Outcome.REFUSED),
        (said(REPLY, reason="length"), Outcome.CUT),
        (said(None, reason="length"), Outcome.CUT),
        (said(None), Outcome.NONSENSE),
        (said(" \n"), Outcome.NONSENSE),
        (httpx2.Response(200, json={"choices": []}), Outcome.NONSENSE),
        (httpx2.Response(200, json={"choices": None}), Outcome.NONSENSE),
        (httpx2.Response(200, json={"choices": [{}]}), Outcome.NONSENSE),
        (httpx2.Response(200, json={"choices": [{"message": None}]}), Outcome.NONSENSE),
        (httpx2.Response(200, json={"choices": [{"message": {"content": ["a", "list"]}}]}), Outcome.NONSENSE),
        (httpx2.Response(200, json={"error": {"message": "in disguise"}}), Outcome.NONSENSE),
        (httpx2.Response(200, json=[]), Outcome.NONSENSE),
        (httpx2.Response(200, text="{", headers={"content-type": "application/json"}), Outcome.NONSENSE),
        (httpx2.Response(200, html="<p>Please log in to the network.</p>"), Outcome.NONSENSE),
        (httpx2.Response(204), Outcome.NONSENSE),
    ],
)
async def test_what_is_no_reply_is_told_by_its_kind_and_not_asked_again(
    answer: httpx2.Response, outcome: Outcome
) -> None:
    server = Server(answer)
    reply = await server.model().ask(Call.PROBE, PROMPT, FollowUp)
    assert reply.value is None
    assert [spent.outcome for spent in reply.spent] == [Outcome.OK, outcome]
    assert len(server.bodies) == 1


# ------------------------------------------------------------------------------------------------- what was spent
async def test_tokens_are_counted_as_the_server_counts_them() -> None:
    server = Server(said(REPLY, usage=counted(900, 640, 30)), check=said(READY, usage=counted(40, 0, 5)))
    reply = await server.model().ask(Call.PROBE, PROMPT, FollowUp)
    check, call = reply.spent
    assert (check.call, check.prompt, check.cached, check.completion) == (Call.CHECK, 40, 0, 5)
    assert (call.call, call.prompt, call.cached, call.completion) == (Call.PROBE, 900, 640, 30)


async def test_milliseconds_are_those_of_the_call() -> None:
    moments = iter(range(100))
    reply = await Server(said(REPLY)).model(clock=lambda: next(moments) * 0.25).ask(Call.PROBE, PROMPT, FollowUp)
    assert [spent.milliseconds for spent in reply.spent] == [250, 250]


@pytest.mark.parametrize(
    ("usage", "counts"),
    [
        (None, (0, 0, 0)),
        ([], (0, 0, 0)),
        ({"prompt_tokens": None, "completion_tokens": "3"}, (0, 0, 0)),
        ({"prompt_tokens": 10, "completion_tokens": 3}, (10, 0, 3)),
        ({"prompt_tokens": 10, "completion_tokens": 3, "prompt_tokens_details": None}, (10, 0, 3)),
        ({"prompt_tokens": 10, "prompt_tokens_details": {"cached_tokens": None}}, (10, 0, 0)),
        (counted(10, 400, 3), (10, 10, 3)),
        (counted(-10, -1, 10**20), (0, 0, 0)),
    ],
)
async def test_a_reply_counts_however_its_tokens_were_counted(usage: Any, counts: tuple[int, int, int]) -> None:
    reply = await Server(said(REPLY, usage=usage)).model().ask(Call.PROBE, PROMPT, FollowUp)
    assert reply.value == ASKED
    spent = reply.spent[-1]
    assert (spent.prompt, spent.cached, spent.completion) == counts


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (said(None, refusal="No.", usage=counted(80, 20, 4)), Outcome.REFUSED),
        (said("half", reason="length", usage=counted(80, 20, 4)), Outcome.CUT),
        (said(None, usage=counted(80, 20, 4)), Outcome.NONSENSE),
    ],
)
async def test_a_failed_call_is_paid_for_once(answer: httpx2.Response, outcome: Outcome) -> None:
    model = Server(answer).model()
    await model.ask(Call.SCORE, PROMPT, FollowUp)
    reply = await model.ask(Call.SCORE, PROMPT, FollowUp)
    took = reply.spent[-1].milliseconds
    assert reply.spent == (Spent(Call.SCORE, outcome, 80, 20, 4, took),)

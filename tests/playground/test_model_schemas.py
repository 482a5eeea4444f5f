"""Which schemas strict mode takes, and that what the stand-in replies fits the one it was given."""

from __future__ import annotations

import json
from typing import Any, Literal

import jsonschema
import openai
import pytest
from openai.lib._pydantic import to_strict_json_schema
from pydantic import BaseModel, ConfigDict

from playground.model.errors import ApiError
from playground.model.shaped import shaped, simplest
from playground.model.stand_in import StandIn
from playground.model.strict_schema import check_schema
from tests.playground.model_prompts import (
    ANSWER,
    LABEL,
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

NODE = {**closed(children={"type": "array", "items": {"$ref": "#"}})}
NESTED: dict[str, Any] = TEXT
for _ in range(10):
    NESTED = closed(a=NESTED)


class Part(BaseModel):
    """A reply within a reply."""

    model_config = ConfigDict(extra="forbid")
    label: Literal["1a", "2b"]
    number: Literal[1, 2, 3] | None


class Whole(BaseModel):
    """A reply as an app declares it."""

    model_config = ConfigDict(extra="forbid")
    question: str
    parts: list[Part]


@pytest.mark.parametrize(
    "schema",
    [
        *SCHEMAS.values(),
        NODE,
        Whole.model_json_schema(),
        to_strict_json_schema(Whole),
        closed(a={"type": ["string", "null"]}, b={"type": "number", "minimum": 0}, c={"type": "string", "const": "x"}),
        closed(a={"anyOf": [TEXT, {"type": "null"}], "description": "a text"}, b={"type": "string", "pattern": "^x"}),
        closed(a={"type": "array", "items": LABEL, "minItems": 1, "maxItems": 3, "title": "Labels"}),
    ],
)
def test_what_strict_mode_takes_passes(schema: dict[str, Any]) -> None:
    assert check_schema(schema) == schema


@pytest.mark.parametrize(
    ("schema", "why"),
    [
        (None, "of type 'object'"),
        ({"type": "string"}, "of type 'object'"),
        ({**closed(a=TEXT), "anyOf": [closed(a=TEXT)]}, "without 'anyOf'"),
        ({"type": "object", "properties": {"a": TEXT}, "required": ["a"]}, "'additionalProperties'"),
        ({**closed(a=TEXT), "additionalProperties": True}, "'additionalProperties'"),
        ({**closed(a=TEXT), "required": []}, "'required'"),
        ({**closed(a=TEXT), "required": ["a", "b"]}, "'required'"),
        (closed(a={"type": "object", "properties": {}, "required": []}), "at properties/a, 'additionalProperties'"),
        (closed(a={"type": "array", "items": {**closed(b=TEXT), "required": []}}), "at properties/a/items, 'required'"),
        (closed(a={"type": "array"}), "needs 'items'"),
        (closed(a={}), "must have a 'type'"),
        (closed(a={"type": "text"}), "must have a 'type'"),
        (closed(a={"type": []}), "must have a 'type'"),
        (closed(a={"type": [{}]}), "must have a 'type'"),
        (closed(a={"enum": ["x"]}), "must have a 'type'"),
        (closed(a="string"), "must be an object"),
        (closed(a={"type": "string", "minLength": 1}), "'minLength' is not permitted"),
        (closed(a={"type": "string", "default": "x"}), "'default' is not permitted"),
        (closed(a={"allOf": [TEXT]}), "'allOf' is not permitted"),
        (closed(a={"oneOf": [TEXT]}), "'oneOf' is not permitted"),
        (closed(a={"anyOf": [TEXT, {"type": "string", "not": {}}]}), "at properties/a/anyOf/1, 'not'"),
        (closed(a={"anyOf": "text"}), "'anyOf' holds something else"),
        ({**closed(a=TEXT), "properties": ["a"]}, "'properties' holds something else"),
        ({**closed(a=TEXT), "$defs": ["a"]}, "'$defs' holds something else"),
        ({**closed(a=TEXT), "$defs": {"B": {"type": "array"}}}, "at $defs/B, an array needs 'items'"),
        (closed(a={"$ref": "#/$defs/Missing"}), "leads nowhere"),
        (closed(a={"$ref": "#", "description": "itself"}), "stands alone"),
        (NESTED, "nested 10 deep"),
    ],
)
def test_what_strict_mode_doesnt_take_is_refused_with_its_place(schema: Any, why: str) -> None:
    with pytest.raises(ApiError) as raised:
        check_schema(schema)
    assert why in raised.value.message
    assert (raised.value.status, raised.value.param) == (400, "response_format")


async def test_the_real_client_is_told_what_is_wrong_with_its_schema() -> None:
    async with talking(StandIn(seconds=0)) as client:
        with pytest.raises(openai.BadRequestError, match="'required' must name every key"):
            await send(client, "Hello", response_format=strict("variation", {**SCHEMAS["variation"], "required": []}))


@pytest.mark.parametrize("name", SCHEMAS)
async def test_each_reply_fits_its_schema(name: str) -> None:
    async with talking(StandIn(seconds=0)) as client:
        for user in ("", block("question", QUESTION), score_prompt(ANSWER), score_prompt("Hm.")):
            answer = await send(client, user, response_format=strict(name))
            jsonschema.validate(json.loads(answer.choices[0].message.content or ""), SCHEMAS[name])


async def test_a_reply_has_no_key_that_wasnt_asked_for_and_all_that_were() -> None:
    schema = closed(question=TEXT, sure={"type": "boolean"}, why={"anyOf": [TEXT, {"type": "null"}]})
    async with talking(StandIn(seconds=0)) as client:
        answer = await send(client, block("question", QUESTION), response_format=strict("variation", schema))
    said = json.loads(answer.choices[0].message.content or "")
    assert said.keys() == {"question", "sure", "why"}
    assert (said["sure"], said["why"]) == (True, None)


async def test_a_schema_of_another_name_gets_the_simplest_thing_that_fits() -> None:
    async with talking(StandIn(seconds=0)) as client:
        answer = await send(client, "Hello", response_format=strict("ready", closed(ready={"type": "boolean"})))
    assert json.loads(answer.choices[0].message.content or "") == {"ready": True}


async def test_the_clients_own_way_to_parse_a_reply_works() -> None:
    async with talking(StandIn(seconds=0)) as client:
        answer = await client.chat.completions.parse(
            model="stand-in", messages=[{"role": "user", "content": "Hello"}], response_format=Whole
        )
    assert answer.choices[0].message.parsed == Whole(question="", parts=[])


@pytest.mark.parametrize(
    ("value", "schema", "fits"),
    [
        ("x", TEXT, "x"),
        (7, TEXT, ""),
        (True, {"type": "integer"}, 0),
        (1, {"type": "boolean"}, True),
        (2, {"type": "number"}, 2),
        ("9z", LABEL, "1a"),
        ("2b", LABEL, "2b"),
        ("y", {"type": "string", "const": "x"}, "x"),
        (None, {"type": ["string", "null"]}, None),
        ("z", {"type": ["null", "string"]}, "z"),
        (4, {"anyOf": [{"type": "integer", "enum": [1, 2]}, {"type": "null"}]}, 1),
        (2, {"anyOf": [{"type": "null"}, {"type": "integer", "enum": [1, 2]}]}, 2),
        ([1, "x"], {"type": "array", "items": TEXT}, ["", "x"]),
        ("x", {"type": "array", "items": TEXT}, []),
        ([], {"type": "array", "items": TEXT, "minItems": 2}, ["", ""]),
        (["a", "b", "c"], {"type": "array", "items": TEXT, "maxItems": 2}, ["a", "b"]),
        ([{"b": 1}], {"type": "array", "items": closed(a=TEXT)}, [{"a": ""}]),
        ("x", closed(a=TEXT), {"a": ""}),
    ],
)
def test_a_value_is_cut_and_filled_until_it_fits(value: Any, schema: dict[str, Any], fits: Any) -> None:
    assert shaped(value, schema) == fits
    jsonschema.validate(fits, schema)


def test_a_schema_that_holds_itself_comes_to_an_end() -> None:
    chain = closed(following={"anyOf": [{"$ref": "#"}, {"type": "null"}]})
    assert simplest(chain) == {"following": None}
    assert simplest(NODE) == {"children": []}

"""Prompts as an app sends them to a model, and the schemas of the replies it wants; for the tests of the stand-in."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import openai
from openai.types.chat import ChatCompletion

from playground.model.serving import serving
from playground.model.stand_in import TOKEN, StandIn

FENCE = "7f3a91c2d4e5"
QUESTION = (
    "A harbour has 38 berths. Two boats were sent to the same one. How do you record who may lie where, and when?"
)
PAST = "You gave another team a date, and missed it by weeks. What did that mean for them, and what did you do?"
ANSWER = (
    "I'd keep one row per stay, with the berth, the boat and two times, and an exclusion constraint on the overlap. "
    "That costs us a second index, and I'd take it rather than a check in the program. "
    "At 400 stays a day the table grows to 146,000 rows a year. "
    "The harbour office reads it from a phone, so the list of today comes first. "
    "A boat that stays longer gets its row changed by the office, and the next boat hears of it."
)
RICH = (
    ANSWER + " With 38 berths a missed change costs about 90 euros. Ten minutes late is cheaper than two boats in one"
    " place. After six months we move old stays out instead of keeping 900,000 rows."
)
PLAIN = (
    "I would make a table for the berths and another one for the boats and then connect them to each other somehow so"
    " that the office can see where everybody lies, and then I would build a nice page for it."
)
DIMENSION = """## keys: Keys
asks: Does each thing have something that identifies it?
1a Names tables and nothing that identifies a row.
1b Uses whatever number the tool makes up.
2a Says what identifies a stay: the berth, the boat and the times.
2b Says what the table refuses, such as an overlap.
3a Says what the constraint costs, in an index or in rows.
3b Says what happens to a boat that stays longer."""
OTHER = DIMENSION.replace("## keys: Keys", "## history: History").replace("table", "ledger")


def block(label: str, text: str) -> str:
    """A fenced text."""
    return f"<<<{label} of {FENCE}>>>\n{text}\n<<<end of {FENCE}>>>"


def score_prompt(*answers: str, dimensions: str = DIMENSION, question: str = QUESTION) -> str:
    """What a scorer gets: dimensions, then question and answer of each round."""
    rounds = (f"{block(f'question {n}', question)}\n{block(f'answer {n}', text)}" for n, text in enumerate(answers, 1))
    return "\n\n".join((dimensions, *rounds))


def closed(**properties: Any) -> dict[str, Any]:
    """The schema of an object with exactly these keys."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


TEXT = {"type": "string"}
LABEL = {"type": "string", "enum": ["1a", "1b", "2a", "2b", "3a", "3b"]}
CLAIM = closed(
    id=TEXT,
    on_topic={"type": "boolean"},
    quotes={"type": "array", "items": closed(round={"type": "integer"}, words=TEXT, shows=LABEL)},
    missing={"type": "array", "items": LABEL},
    score={"anyOf": [{"type": "integer", "enum": [1, 2, 3]}, {"type": "null"}]},
    reason=TEXT,
)
SCHEMAS = {
    "variation": closed(question=TEXT),
    "follow_up": closed(weakest=TEXT, ask=TEXT),
    "coaching": closed(instruction=TEXT),
    "assessment": {
        **closed(
            to_the_reader={"type": "array", "items": TEXT},
            dimensions={"type": "array", "items": {"$ref": "#/$defs/Claim"}},
        ),
        "$defs": {"Claim": CLAIM},
    },
}


def strict(name: str, schema: Any = None) -> dict[str, Any]:
    """The response_format for one of the replies."""
    return {"type": "json_schema", "json_schema": {"name": name, "strict": True, "schema": schema or SCHEMAS[name]}}


@asynccontextmanager
async def talking(stand_in: StandIn, token: str = TOKEN) -> AsyncIterator[openai.AsyncOpenAI]:
    """The real client, connected to a stand-in."""
    async with (
        serving(stand_in) as url,
        openai.AsyncOpenAI(api_key=token, base_url=f"{url}/v1", max_retries=0, timeout=5) as client,
    ):
        yield client


async def send(client: openai.AsyncOpenAI, said: str, /, **more: Any) -> ChatCompletion:
    """One request with a system message and what the user said."""
    messages = [{"role": "system", "content": "You are an interviewer."}, {"role": "user", "content": said}]
    answer: ChatCompletion = await client.chat.completions.create(
        **{"model": "stand-in", "messages": messages, **more}  # type: ignore[call-overload]
    )
    return answer


async def reply(client: openai.AsyncOpenAI, name: str, user: str) -> dict[str, Any]:
    """The reply to one of the four calls."""
    answer = await send(client, user, response_format=strict(name))
    return json.loads(answer.choices[0].message.content or "")

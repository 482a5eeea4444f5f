"""From `/drill go` to the first question on the screen, in the real playground with the app as its child."""

import asyncio
import statistics
import time
from pathlib import Path
from typing import Any

from benchmarks.children import ROOT, Program, running
from benchmarks.practice import prepare
from playground.desk import Playground
from playground.person import Person, wait_connected
from playground.server import running as playground_running
from playground.workspace import TEAM_ID

ROUNDS = 3
PAUSE_SECONDS = 0.8
"""Between two people: the app keeps Slack's posting limits, and it is not their length that is measured."""


async def first_question(program: Program, folder: Path, database: Path | None = None) -> float:
    """The median of every person's drills, in seconds; `database` is prepared for the playground's people."""
    async with playground_running(None, manifest=ROOT / "manifest.yml") as playground:
        if database is not None:
            _prepare(playground, database)
        tokens = {"SLACK_BOT_TOKEN": playground.bot_token, "SLACK_APP_TOKEN": playground.app_token}
        async with running(program, playground.url, folder, **tokens):
            await wait_connected(playground.url)
            names = [user.name for user in playground.workspace.people.humans()]
            return statistics.median([await _drill(playground.url, name) for _ in range(ROUNDS) for name in names])


def _prepare(playground: Playground, database: Path) -> None:
    people = {user.id: playground.workspace.app_dm(user).id for user in playground.workspace.people.humans()}
    prepare(database, TEAM_ID, people.__getitem__, idle=list(people))


async def _drill(url: str, name: str) -> float:
    """One start, timed; then the drill is stopped, so that the next start finds none open."""
    async with Person(url, name) as person:
        seen = {message["ts"] for message in await person.messages()}

        def asked(messages: list[dict[str, Any]]) -> bool:
            return any(_is_reply(message) and message["ts"] not in seen for message in messages)

        began = time.perf_counter()
        await person.command("/drill go")
        messages = await person.wait_until(asked)
        seconds = time.perf_counter() - began
        question = next(message for message in reversed(messages) if _is_reply(message))
        await person.say("stop", thread_ts=question["thread_ts"])
    await asyncio.sleep(PAUSE_SECONDS)
    return seconds


def _is_reply(message: dict[str, Any]) -> bool:
    return message["thread_ts"] not in (None, message["ts"])

"""A hundred members hand over their answers at once, a model thinks about all of them, and others go on writing."""

import asyncio
import itertools
import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.children import START_SECONDS, bare, running, thinking, whetstone
from benchmarks.load import Acks, send, send_steadily
from benchmarks.payloads import answer_message, done_pressed
from benchmarks.practice import Practice, prepare
from benchmarks.socket_server import TEAM_ID, SocketServer, dm_of
from playground.model.request import MODEL

PRESSES = 100
PRESSING_SECONDS = 1.0
"""Within which all of them press: no two people hit the same millisecond, and all turns are under way at once still."""
WRITERS = 50
THINKS_SECONDS = 5.0
"""What one call of the model takes."""
WRITING_SECONDS = 8.0
"""How long the others write, from the presses on: through the thinking, and through the hundred replies after it."""
A_SECOND = 100
"""How many messages of the others come in a second, however fast they are acknowledged."""
LONGEST_SECONDS = 40.0
"""Within which every follow-up is there."""


class NotReplied(Exception):
    """Some of the hundred never got a follow-up of the model's; the app's log says why."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """How acks came: of the presses, and of what others wrote meanwhile."""

    presses: Acks
    answers: Acks


@dataclass(frozen=True, slots=True)
class Turned:
    """Ours and the bare app's; `seconds` from the presses until the last follow-up was kept and about to be posted.

    How fast they then stand in Slack only Slack's limits decide: of a workspace we post and redraw five a second.
    """

    ours: Crowd
    bare: Crowd
    seconds: float


async def hundred_turns(folder: Path) -> Turned:
    """Both apps, one after the other. Raises NotReplied, Unanswered."""
    database = folder / "thinking.db"
    users = [f"U0THINKS{number:04d}" for number in range(1 + PRESSES + WRITERS)]
    practice = prepare(database, TEAM_ID, dm_of, answering=users, model=MODEL)
    bare_one = await _of_the_bare_app(practice, folder)
    async with thinking(THINKS_SECONDS, folder) as model:
        return await _of_ours(practice, bare_one, database, folder, **model, WHETSTONE_MODEL_CALLS=str(PRESSES))


async def _of_the_bare_app(practice: Practice, folder: Path) -> Crowd:
    async with SocketServer() as server, running(bare(folder / "bare_thinking.db"), server.url, folder):
        await _settled(server, practice)
        return await _crowd(server, practice)


async def _of_ours(practice: Practice, bare_one: Crowd, database: Path, folder: Path, **settings: str) -> Turned:
    async with SocketServer() as server, running(whetstone(database), server.url, folder, **settings):
        await _settled(server, practice)
        # The first call of all also finds out how the server is to be asked, and the others would wait for that.
        await _until(lambda: _follow_ups(database) == 1)
        began = time.perf_counter()
        our_one, ended = await asyncio.gather(
            _crowd(server, practice), _until(lambda: _follow_ups(database) == 1 + PRESSES)
        )
        return Turned(our_one, bare_one, ended - began)


async def _settled(server: SocketServer, practice: Practice) -> None:
    """Everybody has written something, and the first one has pressed."""
    await server.appear(START_SECONDS)
    await send(server, ((answer_message(member),) for member in practice.answering), 16)
    await send(server, [(done_pressed(practice.answering[0]),)], 1)


async def _crowd(server: SocketServer, practice: Practice) -> Crowd:
    pressing, writing = practice.answering[1 : 1 + PRESSES], practice.answering[1 + PRESSES :]
    presses = send_steadily(server, map(done_pressed, pressing), PRESSES / PRESSING_SECONDS)
    written = itertools.islice(itertools.cycle(writing), int(WRITING_SECONDS * A_SECOND))
    answers = send_steadily(server, map(answer_message, written), A_SECOND)
    return Crowd(*await asyncio.gather(presses, answers))


async def _until(holds: Callable[[], bool]) -> float:
    """When it held, on the clock of `time.perf_counter`. Raises NotReplied."""
    end = time.perf_counter() + LONGEST_SECONDS
    while not holds():
        if time.perf_counter() > end:
            raise NotReplied
        await asyncio.sleep(0.05)
    return time.perf_counter()


def _follow_ups(database: Path) -> int:
    """How many follow-ups of the model's are kept."""
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
    try:
        (kept,) = connection.execute("SELECT count(*) FROM sayings WHERE voice = 'ai'").fetchone()
    finally:
        connection.close()
    return int(kept)

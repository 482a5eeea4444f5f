"""One life of the apps side by side: started, loaded in turns with answers, starts and steps, weighed, ended."""

import itertools
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.children import START_SECONDS, Child, Program, running
from benchmarks.load import Acks, Step, send
from benchmarks.payloads import answer_message, done_pressed, drill_go
from benchmarks.practice import Practice
from benchmarks.socket_server import SocketServer

TURNS = 5
"""How often the apps take turns at each load: what else the machine does then falls on all alike."""
WARM_UP = 100
ANSWERS = {1: 60, 16: 200, 64: 200}
"""In flight → how many answers a turn."""
STARTS = 80
"""How many drills are started a turn."""
STARTS_IN_FLIGHT = 16
STARTS_A_LIFE = TURNS * STARTS
STEPS = 60
"""How many members hand over an answer a turn, each once: they write a last message, then press *Done*."""
STEPS_IN_FLIGHT = 16
STEPS_A_LIFE = TURNS * STEPS
HANDLED = WARM_UP + TURNS * sum(ANSWERS.values()) + STARTS_A_LIFE + 2 * STEPS_A_LIFE


class Lost(Exception):
    """Something was acked that isn't in the database: lost, or refused, since a refusal keeps nothing."""


@dataclass(frozen=True, slots=True)
class Contender:
    """An app, its database, and what the database is a copy of at the start of a life; None for nothing."""

    program: Program
    database: Path
    prepared: Path | None = None


@dataclass(slots=True)
class Life:
    """What was measured of one app: seconds, acks turn by turn (answers by number in flight), megabytes."""

    startup: float
    answers: dict[int, list[Acks]] = field(default_factory=lambda: {in_flight: [] for in_flight in ANSWERS})
    starts: list[Acks] = field(default_factory=list)
    steps: list[Acks] = field(default_factory=list)
    megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class _Runner:
    server: SocketServer
    child: Child
    life: Life
    answers: Iterator[Step]
    starts: Iterator[Step]
    steps: Iterator[Step]


async def live(contenders: Sequence[Contender], practice: Practice, folder: Path) -> list[Life]:
    """Run all apps once, then check that whatever they acked was kept."""
    async with AsyncExitStack() as stack:
        runners = [await _start(stack, contender, practice, folder) for contender in contenders]
        for in_flight, number in ANSWERS.items():
            for runner in runners * TURNS:
                acks = await send(runner.server, itertools.islice(runner.answers, number), in_flight)
                runner.life.answers[in_flight].append(acks)
        for runner in runners * TURNS:
            acks = await send(runner.server, itertools.islice(runner.starts, STARTS), STARTS_IN_FLIGHT)
            runner.life.starts.append(acks)
        for runner in runners * TURNS:
            acks = await send(runner.server, itertools.islice(runner.steps, STEPS), STEPS_IN_FLIGHT)
            runner.life.steps.append(acks)
        for runner in runners:
            runner.life.megabytes = runner.child.megabytes()
    for contender in contenders:
        _check_kept(contender.database)
    return [runner.life for runner in runners]


async def _start(stack: AsyncExitStack, contender: Contender, practice: Practice, folder: Path) -> _Runner:
    _fresh(contender.database, contender.prepared)
    server = await stack.enter_async_context(SocketServer())
    child = await stack.enter_async_context(running(contender.program, server.url, folder))
    life = Life(await server.appear(START_SECONDS) - child.started_at)
    # Answers of all members in turn, without end.
    answers = ((answer_message(member),) for member in itertools.cycle(practice.answering))
    await send(server, itertools.islice(answers, WARM_UP), 16)
    starts = ((drill_go(user_id),) for user_id in practice.idle)
    steps = ((answer_message(member), done_pressed(member)) for member in practice.answering)
    return _Runner(server, child, life, answers, starts, steps)


def _fresh(database: Path, prepared: Path | None) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    if prepared is not None:
        shutil.copy(prepared, database)


def _check_kept(database: Path) -> None:
    connection = sqlite3.connect(database)
    (kept,) = connection.execute("SELECT count(*) FROM inbox").fetchone()
    connection.close()
    if kept != HANDLED:
        raise Lost(f"{HANDLED} acked, {kept} in {database.name}")

"""One life of an app: started, loaded with answers and with starts of drills, weighed, ended."""

import itertools
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.children import START_SECONDS, Program, running
from benchmarks.load import Acks, send
from benchmarks.payloads import Envelope, answer_message, drill_go
from benchmarks.practice import Practice
from benchmarks.socket_server import SocketServer

WARM_UP = 100
ANSWERS = {1: 200, 16: 800, 64: 800}
"""In flight → how many answers are sent."""
STARTS = 320
STARTS_IN_FLIGHT = 16
HANDLED = WARM_UP + sum(ANSWERS.values()) + STARTS


class Lost(Exception):
    """Something was acked that isn't in the database."""


@dataclass(frozen=True, slots=True)
class Life:
    """What was measured in one life: seconds, acks by number in flight, megabytes."""

    startup: float
    answers: dict[int, Acks]
    starts: Acks
    megabytes: float


async def live(program: Program, database: Path, prepared: Path | None, practice: Practice, folder: Path) -> Life:
    """Start the app on its own copy of the prepared database, measure, and check that all it acked was kept."""
    _fresh(database, prepared)
    async with SocketServer() as server, running(program, server.url, folder) as child:
        startup = await server.appear(START_SECONDS) - child.started_at
        messages = _messages(practice)
        await send(server, itertools.islice(messages, WARM_UP), 16)
        answers = {}
        for in_flight, number in ANSWERS.items():
            answers[in_flight] = await send(server, itertools.islice(messages, number), in_flight)
        starts = await send(server, map(drill_go, practice.idle[:STARTS]), STARTS_IN_FLIGHT)
        megabytes = child.megabytes()
    _check_kept(database)
    return Life(startup, answers, starts, megabytes)


def _fresh(database: Path, prepared: Path | None) -> None:
    for suffix in ("", "-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    if prepared is not None:
        shutil.copy(prepared, database)


def _messages(practice: Practice) -> Iterator[Envelope]:
    """Answers of all members in turn, without end."""
    return (answer_message(user_id, thread_ts) for user_id, thread_ts in itertools.cycle(practice.answering))


def _check_kept(database: Path) -> None:
    connection = sqlite3.connect(database)
    (kept,) = connection.execute("SELECT count(*) FROM inbox").fetchone()
    connection.close()
    if kept != HANDLED:
        raise Lost(f"{HANDLED} acked, {kept} in {database.name}")

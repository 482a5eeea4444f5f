"""The SQL statements that one answer costs, as the app's own journey sends them to the database."""

import asyncio
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

import rubrics
from benchmarks.practice import InRound, prepare
from bot.core.library import Library
from bot.core.members import Member
from bot.journeys.desk import Desk, utc_now
from bot.journeys.hear_message import Heard, hear_message
from bot.store.engine import Database

_TEAM, _USER, _DM = "T0BENCH", "U0ANSWERS", "D0ANSWERS"
_TEXT = "I stopped the rollout, told the three teams that waited for it, and compared the files that failed."


async def statements_of_an_answer(folder: Path) -> list[str]:
    """Every statement of one answer in an open round, each on one line, in order; the commit is not among them."""
    path = folder / "queries.db"
    practice = prepare(path, _TEAM, lambda _: _DM, answering=[_USER])
    database = Database(f"sqlite:///{path}")
    desk = Desk(database, Library(rubrics.texts()), utc_now, random.Random(1), lambda: None)
    try:
        await _answer(desk, practice.answering[0], "Ev1")  # the first also settles the connection
        with _heard_by_the_database() as statements:
            await _answer(desk, practice.answering[0], "Ev2")
    finally:
        await asyncio.to_thread(database.close)
    return statements


async def _answer(desk: Desk, member: InRound, event_id: str) -> None:
    heard = Heard(_DM, f"{time.time():.6f}", member.thread_ts, _TEXT)
    await desk.once(Member(_TEAM, member.user_id), event_id, hear_message, None, heard)


@contextmanager
def _heard_by_the_database() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(connection: Connection, cursor: Any, statement: str, *rest: Any) -> None:
        statements.append(" ".join(statement.split()))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)

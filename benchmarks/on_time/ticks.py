"""Planning what is due for a great many members, next to a job a member; and what either keeps on disk."""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from sqlalchemy import Connection, create_engine, select, text

import rubrics
from benchmarks.on_time.crowd import TEAM_ID, Reminded, crowd, due_at, set_timers, store
from benchmarks.on_time.job_per_member import TABLE, JobPerMember
from bot.core.library import Library
from bot.journeys import plan_due, plan_reminders
from bot.journeys.desk import Desk
from bot.store import migrate
from bot.store.engine import Database
from bot.store.queues import outbox, timers
from tests import postgres

MEMBERS = 100_000
TICKS = 5
"""Ticks of each, in turn; what is reported is the median."""
AT_ONCE = 10_000


class Miscounted(Exception):
    """Something planned more or less than was due."""


@dataclass(frozen=True, slots=True)
class Ticks:
    """Seconds that a tick takes with one member in a hundred due, and bytes on disk a member: ours and theirs."""

    ours: float
    theirs: float
    our_bytes: float
    their_bytes: float


@dataclass(frozen=True, slots=True)
class Planned:
    """How many of those due in one second were planned, and within how many seconds."""

    number: int
    seconds: float


def on_sqlite(folder: Path) -> Ticks:
    """Each in a file of its own in the same folder. Raises Miscounted, NotWritten."""
    people = crowd(MEMBERS)
    jobs = JobPerMember(create_engine(f"sqlite:///{folder / 'jobs.db'}"))
    jobs.fill(people)
    with closing(_filled(f"sqlite:///{folder / 'crowd.db'}", people)) as database:
        sizes = _timers_alone(folder / "timers.db", people), _size(folder / "jobs.db")
        return _ticks(database, jobs, sizes)


def on_postgresql(server: postgres.Server) -> Ticks:
    """Each in a database of its own on the same server. Raises Miscounted, NotWritten."""
    people = crowd(MEMBERS)
    with server.database() as our_url, server.database() as their_url:
        jobs = JobPerMember(create_engine(their_url))
        jobs.fill(people)
        with closing(_filled(our_url, people)) as database:
            sizes = _relation(our_url, timers.name), _relation(their_url, TABLE)
            return _ticks(database, jobs, sizes)


def planned_at_once(folder: Path) -> Planned:
    """All of ten thousand members due in the same second, on SQLite."""
    people = crowd(AT_ONCE, slots=1)
    with closing(_filled(f"sqlite:///{folder / 'at_once.db'}", people)) as database:
        began = time.perf_counter()
        _tick(database, due_at(0))
        seconds = time.perf_counter() - began
        with database.read() as tx:
            keys = tx.scalars(select(outbox.c.user_id).distinct()).all()
    return Planned(len(keys), seconds)


def _ticks(database: Database, jobs: JobPerMember, sizes: tuple[float, float]) -> Ticks:
    _library()  # read once, before anything is timed
    ours, theirs = [], []
    for slot in range(TICKS):
        ours.append(_timed(partial(_tick, database), due_at(slot)))
        theirs.append(_timed(jobs.tick, due_at(slot)))
    jobs.shutdown()
    return Ticks(statistics.median(ours), statistics.median(theirs), *sizes)


def _timed(tick: Callable[[datetime], int], moment: datetime) -> float:
    began = time.perf_counter()
    number = tick(moment)
    seconds = time.perf_counter() - began
    if number != MEMBERS // 100:
        raise Miscounted(f"{number} planned at {moment}")
    return seconds


def _tick(database: Database, moment: datetime) -> int:
    """What the heartbeat does once a second; how many reminders it planned."""
    desk = Desk(database, _library(), lambda: moment, random.Random(1), lambda: None)
    _until_less(plan_due.BATCH, database, lambda tx: plan_due.plan_due(tx, [TEAM_ID], moment, desk.visit))
    return _until_less(
        plan_reminders.BATCH, database, lambda tx: plan_reminders.plan_reminders(tx, [TEAM_ID], moment, moment)
    )


@cache
def _library() -> Library:
    return Library(rubrics.texts())


def _until_less(batch: int, database: Database, work: Callable[[Connection], int]) -> int:
    """Work until a batch isn't full; how many there were in all."""
    number = last = database.writing(work).result()
    while last == batch:
        last = database.writing(work).result()
        number += last
    return number


def _filled(url: str, people: Sequence[Reminded]) -> Database:
    database = Database(url)
    migrate.upgrade(database)
    with database.write() as tx:
        store(tx, people)
    set_timers(database, people)
    return database


def _timers_alone(path: Path, people: Sequence[Reminded]) -> float:
    """Bytes a member of a file that holds nothing but our timers. Closing brings its write-ahead log into it."""
    with closing(Database(f"sqlite:///{path}")) as database:
        with database.write() as tx:
            timers.create(tx)
        set_timers(database, people)
    return _size(path)


def _size(path: Path) -> float:
    return path.stat().st_size / MEMBERS


def _relation(url: str, table: str) -> float:
    """Bytes a row of a PostgreSQL table with its indexes."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CHECKPOINT"))
        size = connection.scalar(text("SELECT pg_total_relation_size(CAST(:table AS regclass))"), {"table": table})
    engine.dispose()
    return int(size or 0) / MEMBERS

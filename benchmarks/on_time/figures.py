"""The rows of everything that is planned and sent on time."""

import asyncio
import sys
from pathlib import Path

from benchmarks.digest import MEMBERS as DIGEST_MEMBERS
from benchmarks.digest import digest_10k
from benchmarks.on_time.sending import SHARED, by_three_processes, in_a_burst
from benchmarks.on_time.starting import starts
from benchmarks.on_time.ticks import AT_ONCE, Ticks, on_postgresql, on_sqlite, planned_at_once
from benchmarks.on_time.zones import every_zone
from benchmarks.report import Part, Row, row
from tests import postgres

EIGHT_TIMES, FIFTEEN_TIMES = 1 / 8, 1 / 15


async def planning(folder: Path) -> Part:
    """What is due is planned, next to one job a member. Raises Miscounted, NotWritten."""
    _say("ticks on SQLite")
    sqlite = await asyncio.to_thread(on_sqlite, folder)
    _say("ticks on PostgreSQL")
    with postgres.running(settings=postgres.DURABLE) as server:
        postgresql = await asyncio.to_thread(on_postgresql, server)
    _say("starts")
    with_them, without = await starts(folder)
    _say("the rest")
    planned = await asyncio.to_thread(planned_at_once, folder)
    rows = [
        _tick("tick_sqlite_100k", sqlite),
        _tick("tick_postgres_100k", postgresql),
        row("timers_disk_100k", "B", sqlite.our_bytes, sqlite.their_bytes, most_ratio=FIFTEEN_TIMES),
        row("timers_disk_postgres_100k", "B", postgresql.our_bytes, postgresql.their_bytes),
        row("startup_100k", "s", with_them, without, most=1.0),
        row("planned_10k_due", "", planned.number, AT_ONCE, least=AT_ONCE),
        row("planned_10k_due_seconds", "s", planned.seconds),
        *_zones(),
        *await asyncio.to_thread(_digest),
    ]
    return Part(rows, [])


async def sending(folder: Path) -> Part:
    """What was planned is sent, once, as fast as Slack lets it. Raises TimeoutError."""
    _say("three processes")
    with postgres.running(settings=postgres.DURABLE) as server:
        shared = await by_three_processes(server, folder)
    _say("a burst")
    burst = await in_a_burst(folder)
    rows = [
        row("sent_20k_three_processes", "", shared.sent, SHARED, least=SHARED),
        row("sent_20k_three_processes_doubled", "", shared.doubled, most=0),
        row("sent_20k_three_processes_seconds", "s", shared.seconds),
        row("burst_5000_seconds", "s", burst.seconds, burst.allowed, most_ratio=1.25),
        row("burst_5000_refused", "", burst.refused, most=5),
        row("burst_5000_doubled", "", burst.doubled, most=0),
        row("burst_5000_live_p99", "ms", burst.live_p99 * 1000),
    ]
    return Part(rows, [])


def _tick(name: str, ticks: Ticks) -> Row:
    return row(name, "ms", ticks.ours * 1000, ticks.theirs * 1000, most_ratio=EIGHT_TIMES)


def _zones() -> list[Row]:
    fired = every_zone()
    return [
        row("zones_days_once", "", fired.days - fired.missed - fired.twice, fired.days, least=fired.days),
        row("zones_days_missed", "", fired.missed, most=0),
        row("zones_days_twice", "", fired.twice, most=0),
    ]


def _digest() -> list[Row]:
    assert DIGEST_MEMBERS == 10_000
    found = digest_10k()
    return [
        row("digest_10k", "s", found["seconds"], most=5),
        row("digest_10k_memory", "MB", found["megabytes"], most=150),
    ]


def _say(what: str) -> None:
    print(f"{what} …", file=sys.stderr)

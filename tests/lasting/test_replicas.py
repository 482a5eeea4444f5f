"""Several processes on one PostgreSQL: they migrate once, share the work, and one goes on when another is killed."""

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

import rubrics
from benchmarks.children import ROOT, START_SECONDS, Child, Program, running
from benchmarks.survival.audit import Account, audit, unsaid
from benchmarks.survival.steady import Steady
from bot.core.library import Library
from bot.core.members import Level, Member
from bot.core.rhythm import EVERY_DAY, Rhythm
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.visit import Visit
from bot.store import members, migrate
from bot.store.engine import Database
from playground.desk import Playground
from playground.person import Person
from playground.server import running as playground_running
from playground.workspace import TEAM_ID
from tests import postgres
from tests.conftest import opened

AT_ONCE = 4
HOUR = time(9)
UTC_ZONE = "Etc/UTC"
SETTLE_SECONDS = 40.0
"""Longer than the lease of whoever was killed."""


@pytest.fixture
def url(postgres_server: postgres.Server) -> Iterator[str]:
    """An empty PostgreSQL database."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A local Slack that isn't kept."""
    async with playground_running(None, manifest=ROOT / "manifest.yml", limits=False) as playground:
        yield playground


async def test_of_several_that_start_at_once_on_an_empty_database_one_migrates(url: str, tmp_path: Path) -> None:
    environment = {"DATABASE_URL": url, "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    started = [
        await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "migrate"),
            cwd=tmp_path,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        for _ in range(AT_ONCE)
    ]
    told = [await asyncio.wait_for(process.communicate(), 60) for process in started]
    assert [process.returncode for process in started] == [0] * AT_ONCE, told
    assert {out.decode() for out, _ in told} == {f"The database is at version {migrate.HEAD}.\n"}
    with opened(url) as database, database.read() as tx:
        assert tx.execute(text("SELECT version_num FROM alembic_version")).all() == [(migrate.HEAD,)]


@asynccontextmanager
async def replica(number: int, playground: Playground, url: str, folder: Path) -> AsyncIterator[Child]:
    """A process of the app, connected when the block begins."""
    program = Program(f"replica_{number}", ("-m", "bot", "run"), {"DATABASE_URL": url})
    tokens = {"SLACK_BOT_TOKEN": playground.bot_token, "SLACK_APP_TOKEN": playground.app_token}
    more = {"WHETSTONE_CLOCK_URL": f"{playground.url}/clock", "WHETSTONE_POSTS_A_SECOND": "100"}
    async with running(program, playground.url, folder, **tokens, **more) as child, asyncio.timeout(None) as patience:
        patience.reschedule(asyncio.get_running_loop().time() + START_SECONDS)
        while "connected team=" not in log_of(number, folder):
            await asyncio.sleep(0.05)
        patience.reschedule(None)
        yield child


def log_of(number: int, folder: Path) -> str:
    path = folder / f"replica_{number}.log"
    return path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.mark.timeout(240)
async def test_two_share_a_workspace_and_one_goes_on_when_the_other_is_killed(
    url: str, playground: Playground, tmp_path: Path
) -> None:
    async with AsyncExitStack() as stack:
        database = stack.enter_context(closing(Database(url)))
        first = await stack.enter_async_context(replica(1, playground, url, tmp_path))
        await stack.enter_async_context(replica(2, playground, url, tmp_path))
        await reminded_once(playground, database)
        people = [
            Steady(await stack.enter_async_context(Person(playground.url, name))) for name in ("ana", "mia", "rosa")
        ]
        await asyncio.gather(*(steady.drill(60) for steady in people))
        assert all("sent kind=line" in log_of(number, tmp_path) for number in (1, 2)), "both answered"
        for steady in people:
            await steady.turn_the_page()
        going_on = [asyncio.create_task(steady.drill(100)) for steady in people]
        await asyncio.sleep(2)
        first.process.send_signal(signal.SIGKILL)
        await first.process.wait()
        await asyncio.gather(*going_on)
        account = await settled(playground, database, people)
    assert account == Account((), ())
    assert [steady.finished for steady in people] == [2, 2, 2]


async def reminded_once(playground: Playground, database: Database) -> None:
    """Tom's hour comes, and though two processes wait for it, he is written to once."""
    tom = playground.workspace.people.find("tom")
    assert tom is not None
    clock = playground.workspace.clock
    with database.write() as tx:
        member, now = Member(TEAM_ID, tom.id), clock.now()
        members.meet(tx, member, now)
        members.set_zone(tx, member, UTC_ZONE, "en-US", now)
        members.set_target(tx, member, "behavioural", Level.SENIOR)
        visit = Visit(tx, member, now, datetime.now(UTC), random.Random(1), Library(rubrics.texts()))
        choose_rhythm(visit, Rhythm(EVERY_DAY, HOUR, UTC_ZONE), UTC_ZONE)
    tomorrow = clock.now().date() + timedelta(days=1)
    clock.forward_to(datetime.combine(tomorrow, HOUR, UTC))
    key = f"reminder:{tom.id}:{tomorrow}"
    async with asyncio.timeout(20):
        while not said(playground, tom.id, key):
            await asyncio.sleep(0.1)
    await asyncio.sleep(3)  # as long as the other process may take to look
    assert said(playground, tom.id, key) == 1


def said(playground: Playground, user_id: str, key: str) -> int:
    """How often this stands in somebody's conversation with the app."""
    workspace = playground.workspace
    user = workspace.people.get(user_id)
    assert user is not None
    found = [each.metadata for each in workspace.messages.history(workspace.app_dm(user).id) if each.metadata]
    return [metadata["event_payload"]["key"] for metadata in found].count(key)


async def settled(playground: Playground, database: Database, people: list[Steady]) -> Account:
    """The account once nothing is on its way any more."""
    async with asyncio.timeout(SETTLE_SECONDS):
        while playground.deliveries.open or _waits(database):
            await asyncio.sleep(0.2)
    with database.read() as tx:
        return audit(tx, playground, people)


def _waits(database: Database) -> bool:
    with database.read() as tx:
        return unsaid(tx) > 0

"""A world for the trial of time: members, both clocks, the real planner, store and courier, and a Slack that fails.

What must hold in it: test_on_time.
"""

import asyncio
import random
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar, cast

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse
from sqlalchemy import Connection

from bot.core.members import Member
from bot.core.outgoing import Outgoing
from bot.journeys import desk, keep_house
from bot.journeys.desk import Desk
from bot.journeys.plan_reminders import BATCH, REMINDER, plan_reminders
from bot.journeys.visit import Visit
from bot.scheduler import courier
from bot.scheduler.courier import Courier
from bot.store import migrate
from bot.store.engine import Database
from bot.store.queues import outbox
from bot.views.drawn import Drawn
from tests.cast import TEAMS, UNMOVED
from tests.sample_rubric import sample_library

T = TypeVar("T")
RETRY_AFTER = 7
A_WHILE = timedelta(seconds=20)
DRAINED_WITHIN = 500
"""So many whiles; far more than all the waits of a run come to."""


class Fault(StrEnum):
    """What becomes of one call. LOST: the connection drops before or after Slack did it. DEAD: our process does."""

    NONE = "none"
    LIMITED = "limited"
    LOST_BEFORE = "lost before"
    LOST_AFTER = "lost after"
    DEAD_BEFORE = "dead before"
    DEAD_AFTER = "dead after"


DEAD = (Fault.DEAD_BEFORE, Fault.DEAD_AFTER)
DONE = (Fault.NONE, Fault.LOST_AFTER, Fault.DEAD_AFTER)


class Crash(Exception):
    """The planner's process dies before it commits."""


@dataclass
class Slack:
    """One workspace as the courier's client sees it: it takes every message and keeps what it took."""

    faults: deque[Fault]
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    dead: bool = False

    async def conversations_open(self, users: str) -> dict[str, Any]:
        return self._call(lambda: {"channel": {"id": f"D-{users}"}})

    async def conversations_history(self, channel: str, **_: Any) -> dict[str, Any]:
        return self._call(lambda: {"messages": list(reversed(self.messages.get(channel, [])))})

    async def chat_postMessage(self, channel: str, metadata: Mapping[str, Any], **_: Any) -> dict[str, Any]:
        def post() -> dict[str, Any]:
            said = self.messages.setdefault(channel, [])
            said.append({"ts": f"{len(said)}.0", "metadata": metadata})
            return said[-1]

        return self._call(post)

    def _call(self, act: Callable[[], T]) -> T:
        if self.dead:
            raise asyncio.CancelledError
        fault = self.faults.popleft() if self.faults else Fault.NONE
        self.dead = fault in DEAD
        done = act() if fault in DONE else None
        if self.dead:
            raise asyncio.CancelledError
        if fault is Fault.LIMITED:
            raise _limited()
        if done is None or fault is not Fault.NONE:
            raise aiohttp.ServerDisconnectedError
        return done


def _limited() -> SlackApiError:
    response = AsyncSlackResponse(
        client=AsyncWebClient(),
        http_verb="POST",
        api_url="https://slack.com/api/chat.postMessage",
        req_args={},
        data={"ok": False, "error": "ratelimited"},
        headers={"Retry-After": str(RETRY_AFTER)},
        status_code=429,
    )
    return SlackApiError("ratelimited", response)


class OneThread(Database):
    """Works where it is asked to, so that a run can be told again from its first step to its last."""

    def writing(self, work: Callable[[Connection], T]) -> Future[T]:
        return _worked(self.write, work)

    def reading(self, work: Callable[[Connection], T]) -> Future[T]:
        return _worked(self.read, work)


def _worked(
    transaction: Callable[[], AbstractContextManager[Connection]], work: Callable[[Connection], T]
) -> Future[T]:
    """What came of it, at once."""
    done: Future[T] = Future()
    try:
        with transaction() as tx:
            done.set_result(work(tx))
    except Exception as error:  # noqa: BLE001 - whoever waits for it is told
        done.set_exception(error)
    return done


_IN_MEMORY = Path("/dev/shm")
"""Where there is one, files wait for no disk: thousands of commits, and no power cut is tried here."""


def _a_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None)


@cache
def _migrated() -> bytes:
    """A database at HEAD with nothing in it, made once."""
    with _a_folder() as folder:
        path = Path(folder) / "template.db"
        database = Database(f"sqlite:///{path}")
        migrate.upgrade(database)
        database.close()
        return path.read_bytes()


class World:
    """What a run works on: a database in a file of its own, product time and unmoved time, one process at a time."""

    def __init__(self, now: datetime) -> None:
        self.now, self.utc = now, UNMOVED
        self._folder = _a_folder()
        path = Path(self._folder.name) / "whetstone.db"
        path.write_bytes(_migrated())
        self._database = OneThread(f"sqlite:///{path}")
        self.faults: deque[Fault] = deque()
        self._slacks = {team_id: Slack(self.faults) for team_id in TEAMS}
        self._patch = pytest.MonkeyPatch()
        for module in (desk, courier):
            self._patch.setattr(module, "utc_now", lambda: self.utc)
        self._patch.setattr(courier, "time", SimpleNamespace(monotonic=lambda: self.utc.timestamp()))
        self._patch.setattr(courier, "draw", _drawn)
        self._loop = asyncio.Runner()
        self._library = sample_library()
        self._start()

    def close(self) -> None:
        """Nothing is left of it."""
        self._loop.close()
        self._database.close()
        self._patch.undo()
        self._folder.cleanup()

    def _start(self) -> None:
        """A process of its own, which remembers nothing."""
        self._desk = Desk(self._database, self._library, lambda: self.now, random.Random(7), lambda: None)
        for slack in self._slacks.values():
            slack.dead = False
        clients = {team_id: cast("AsyncWebClient", slack) for team_id, slack in self._slacks.items()}
        self._courier = Courier(self._desk, clients)

    def restart(self) -> None:
        """As the app starts: leases are freed first."""
        self._start()
        with self._database.write() as tx:
            keep_house.free_leases(tx, self.utc, courier.LOOK_AFTER)

    def do(self, member: Member, journey: Callable[[Visit], T]) -> T:
        """One request of a member."""
        with self._database.write() as tx:
            return journey(self._desk.visit(tx, member))

    def plan(self) -> None:
        """The planner takes all that is due."""
        while True:
            with self._database.write() as tx:
                if plan_reminders(tx, TEAMS, self.now, self.utc) < BATCH:
                    return

    def plan_and_crash(self) -> None:
        """It dies before it can commit."""
        with suppress(Crash), self._database.write() as tx:
            plan_reminders(tx, TEAMS, self.now, self.utc)
            raise Crash

    def send(self, faults: Iterable[Fault] = ()) -> None:
        """The courier sends what it may, meeting these faults; a process that died is followed by another."""
        if not self.waiting():
            return
        self.faults.extend(faults)
        self._loop.run(self._send())
        self.faults.clear()
        if any(slack.dead for slack in self._slacks.values()):
            self.restart()

    async def _send(self) -> None:
        await self._courier.work()
        await self._courier.idle()

    def drain(self) -> None:
        """Time passes without trouble until nothing waits any more."""
        for _ in range(DRAINED_WITHIN):
            if not self.waiting():
                return
            self.utc += A_WHILE
            self.send()
        raise AssertionError(f"still waiting: {self.waiting()}")

    def waiting(self) -> list[str]:
        """What is still to be posted."""
        with self._database.read() as tx:
            return [str(row.key) for row in tx.execute(outbox.select().where(outbox.c.done_at.is_(None)))]

    def planned(self) -> list[tuple[Member, str]]:
        """Whom reminders were planned for, and what each is drawn from; oldest first."""
        query = outbox.select().where(outbox.c.kind == REMINDER).order_by(outbox.c.seq)
        with self._database.read() as tx:
            return [(Member(row.team_id, row.user_id), row.reference) for row in tx.execute(query)]

    def posted(self) -> Counter[tuple[Member, str]]:
        """How often Slack took each reminder: whose, and for which day."""
        return Counter(
            (Member(team_id, channel.removeprefix("D-")), _day(said))
            for team_id, slack in self._slacks.items()
            for channel, messages in slack.messages.items()
            for said in messages
        )


def _day(said: Mapping[str, Any]) -> str:
    """The day in a message's key: `reminder:U-ANA:2026-11-20`."""
    return str(said["metadata"]["event_payload"]["key"].rpartition(":")[2])


async def _drawn(_desk: Desk, row: Outgoing) -> Drawn:
    """What a reminder says is no matter here."""
    return Drawn(f"The drill of {row.reference}")

"""Where requests are taken: one transaction holds the inbox key, the effect and the ack that was given."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from bot.core.library import Library
from bot.core.members import Member
from bot.core.spending import Terms
from bot.journeys.visit import Visit
from bot.store import inbox
from bot.store.engine import Database

P = ParamSpec("P")
T = TypeVar("T")
Ack = dict[str, Any] | None
Journey = Callable[Concatenate[Visit, P], T]
Background = Callable[Concatenate[Connection, P], T]


def utc_now() -> datetime:
    """Unmoved time, for leases and queues."""
    return datetime.now(UTC)


@dataclass
class Grants:
    """What the workspace allowed beyond what the app can't do without. Learnt at the start; Slack may take it back."""

    reads_files: bool = False
    reads_channels: bool = False


@dataclass(frozen=True)
class Desk:
    """Runs journeys on the database's threads and wakes the senders after each commit.

    `clock` tells product time; `wake` is called on the event loop; `terms`: the AI that serves, if any does.
    """

    database: Database
    library: Library
    clock: Callable[[], datetime]
    rng: random.Random
    wake: Callable[[], None]
    grants: Grants = field(default_factory=Grants)
    terms: Terms | None = None

    async def once(
        self,
        member: Member,
        key: str,
        journey: Journey[P, T],
        answer: Callable[[T], Ack] | None,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Ack:
        """Run a journey unless `key` came in before; either way return the ack the first arrival got."""

        def work(visit: Visit) -> Ack:
            if not inbox.first_time(visit.tx, member, key, visit.utc):
                return inbox.ack_given(visit.tx, member.team_id, key)
            outcome = journey(visit, *args, **kwargs)
            ack = answer(outcome) if answer else None
            if ack is not None:
                inbox.keep_ack(visit.tx, member.team_id, key, ack)
            return ack

        return await self.do(member, work)

    async def do(self, member: Member, journey: Journey[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a journey that writes, and wake the senders."""
        outcome = await self.background(lambda tx: journey(self.visit(tx, member), *args, **kwargs))
        self.wake()
        return outcome

    async def see(self, member: Member, journey: Journey[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a journey that only reads; it never stands before a write."""
        return await self.background_read(lambda tx: journey(self.visit(tx, member), *args, **kwargs))

    async def background(self, work: Background[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run work of the app's own accord that writes and belongs to no one member. Wakes nobody."""
        return await asyncio.wrap_future(self.database.writing(lambda tx: work(tx, *args, **kwargs)))

    async def background_read(self, work: Background[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run work of the app's own accord that only reads."""
        return await asyncio.wrap_future(self.database.reading(lambda tx: work(tx, *args, **kwargs)))

    def visit(self, tx: Connection, member: Member) -> Visit:
        """A member's visit within an open transaction."""
        reads_files = self.grants.reads_files
        return Visit(tx, member, self.clock(), utc_now(), self.rng, self.library, reads_files, self.terms)

"""The trial of what comes by itself: the bot is killed while reminders, prompts and digests are due."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from pathlib import Path

import rubrics
from benchmarks.children import ROOT
from benchmarks.survival.audit import Account
from benchmarks.survival.mortal import Mortal
from bot.core.library import Library
from bot.core.members import Level, Member, Sharing
from bot.core.rhythm import EVERY_DAY, Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys import schedules
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.visit import Visit
from bot.store import members, migrate
from bot.store.engine import Database
from playground.desk import Playground
from playground.server import running
from playground.workspace import TEAM_ID

HOURS = (9, 11, 13, 15, 17)
"""UTC; at each of them something is due, and then the bot is killed."""
DAYS = 4
"""Fewer than after which reminders that nobody answers come no more."""
KILLS = DAYS * len(HOURS)
SETTLE_SECONDS = 40.0
_UTC = "Etc/UTC"
_RUBRIC = "behavioural"


@dataclass(frozen=True, slots=True)
class Kept:
    """How the trial went: how much had to come, and what of it didn't, or came more than once."""

    kills: int
    promised: int
    account: Account

    def __str__(self) -> str:
        lost, doubled = len(self.account.lost), len(self.account.doubled)
        return f"{self.kills} kills, {self.promised} reminders, prompts and digests: {lost} lost, {doubled} doubled"


async def keep_promises(database_url: str, folder: Path, *, seed: int) -> Kept:
    """Run the trial on an empty database; the bot's log goes to `folder`. Raises NotBack."""
    async with AsyncExitStack() as stack:
        playground = await stack.enter_async_context(running(None, manifest=ROOT / "manifest.yml"))
        database = stack.enter_context(closing(Database(database_url)))
        begin = playground.workspace.clock.now().date()
        promised = _promise(playground, database, begin)
        mortal = Mortal(playground, database_url, folder, random.Random(seed), {})
        for ahead in range(1, DAYS + 1):
            day = begin + timedelta(days=ahead)
            for hour in HOURS:
                playground.workspace.clock.forward_to(datetime.combine(day, clock_time(hour), UTC))
                await mortal.short_life()
            due = {key for key in promised if key.endswith(day.isoformat())}
            async with mortal.life():
                await _there(playground, due)
        account = account_of(_said(playground), promised)
    return Kept(KILLS, len(promised), account)


def _promise(playground: Playground, database: Database, begin: date) -> set[str]:
    """Everybody wants a reminder at an hour, every channel a prompt and a digest; the keys of all that has to come."""
    migrate.upgrade(database)
    workspace, library, rng = playground.workspace, Library(rubrics.texts()), random.Random(1)
    people = [Member(TEAM_ID, user.id) for user in workspace.people.humans()]
    days = [begin + timedelta(days=ahead) for ahead in range(1, DAYS + 1)]
    channels = [each for each in workspace.conversations.of(people[0].user_id) if not each.is_im]
    promised = set()
    with database.write() as tx:
        now = workspace.clock.now()
        for member, hour in zip(people, HOURS, strict=True):
            visit = Visit(tx, member, now, datetime.now(UTC), rng, library)
            _settle_in(visit, hour)
            promised |= {f"reminder:{member.user_id}:{day}" for day in days}
        for channel, hour, day in zip(channels, HOURS[::2], days, strict=False):
            workspace.conversations.join(channel, workspace.bot.id)
            visit = Visit(tx, people[0], now, datetime.now(UTC), rng, library)
            for schedule in _of_channel(channel.id, people[0], hour, day):
                schedules.set_up(visit, schedule)
            promised |= {f"prompt:{channel.id}:{each}" for each in days} | {f"digest:{channel.id}:{day}"}
    return promised


def _settle_in(visit: Visit, hour: int) -> None:
    """A member with a target and an hour, who lets themselves be counted."""
    members.meet(visit.tx, visit.member, visit.now)
    members.set_target(visit.tx, visit.member, _RUBRIC, Level.SENIOR)
    members.set_greeted(visit.tx, visit.member)
    members.set_sharing(visit.tx, visit.member, Sharing.COUNTED)
    choose_rhythm(visit, Rhythm(EVERY_DAY, clock_time(hour), _UTC), _UTC)


def _of_channel(channel_id: str, by: Member, hour: int, day: date) -> Iterator[Schedule]:
    """A question a day, and the week in sums on the weekday of `day`."""
    daily = Rhythm(EVERY_DAY, clock_time(hour), _UTC)
    weekly = Rhythm(frozenset(), clock_time(hour), _UTC, weekly_on=day.weekday())
    now = datetime.now(UTC)
    yield Schedule(channel_id, ScheduleKind.PROMPT, by.user_id, daily, date.min, now, _RUBRIC, Level.SENIOR)
    yield Schedule(channel_id, ScheduleKind.DIGEST, by.user_id, weekly, date.min, now)


async def _there(playground: Playground, due: set[str]) -> None:
    """Wait until all of it is there, or for as long as it should take."""
    end = time.monotonic() + SETTLE_SECONDS
    while due - set(_said(playground)) and time.monotonic() < end:
        await asyncio.sleep(0.1)


def account_of(said: Iterable[str], promised: set[str]) -> Account:
    """What was said, by its keys, held against what had to be."""
    times = Counter(said)
    lost = [f"never came: {key}" for key in sorted(promised - set(times))]
    doubled = [f"came {number} times: {key}" for key, number in times.items() if number > 1]
    unasked = [f"nobody asked for {key}" for key in times if key not in promised]
    return Account(tuple(lost), (*doubled, *unasked))


def _said(playground: Playground) -> list[str]:
    """The keys of all reminders, prompts and digests that stand in Slack."""
    workspace = playground.workspace
    places = {workspace.app_dm(user).id for user in workspace.people.humans()}
    places |= {each.id for user in workspace.people.humans() for each in workspace.conversations.of(user.id)}
    found = [each.metadata for place in places for each in workspace.messages.history(place) if each.metadata]
    keys = [str(metadata["event_payload"]["key"]) for metadata in found]
    return [key for key in keys if key.startswith(("reminder:", "prompt:", "digest:"))]

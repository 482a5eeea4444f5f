"""Somebody's account is taken away and given back; the app is taken out of the workspace, comes back, or doesn't."""

import asyncio
from datetime import datetime, time, timedelta

from sqlalchemy import Connection, select

from bot.core.local_time import Problem
from bot.core.members import Level, Member
from bot.core.rhythm import EVERY_DAY, Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys.keep_house import forget_words
from bot.journeys.keep_rhythm import choose_rhythm
from bot.journeys.plan_interview import plan_interview
from bot.journeys.schedules import set_up
from bot.store.queues import outbox, timers, turns
from bot.store.schema import metadata
from bot.store.timers import TimerKind
from playground.person import Person
from playground.workspace import TEAM_ID
from tests.lasting.scene import Scene
from tests.lasting.trouble import BOTH, Trouble

NOTICED_WITHIN_SECONDS = 10.0
A_MOMENT = 0.5
"""Several looks of the planner and the courier at what is due, hurried as they are."""
BY_ITSELF = {TimerKind.REMINDER, TimerKind.EVE, TimerKind.AFTER, TimerKind.WATCH}
"""What is due for Ana while she is there."""


async def _practises(scene: Scene) -> Member:
    """Ana has a rhythm, an interview in three days, and an answer in a drill that is open."""
    await scene.answered()
    ana, do = await scene.workspace.member(scene.ana), scene.workspace.app.desk.do
    await do(ana, choose_rhythm, Rhythm(EVERY_DAY, time(9), "UTC"), "UTC")
    assert not isinstance(await do(ana, plan_interview, "in 3 days 15:00"), Problem)
    return ana


async def _days_pass(scene: Scene, owner: Person, days: float) -> None:
    """The clock moves on, the app notices, and has a moment for what is due by then."""
    moved = await owner.act("clock", seconds=timedelta(days=days).total_seconds())
    await _noticed(scene, datetime.fromisoformat(moved["now"]))
    await asyncio.sleep(A_MOMENT)


async def _noticed(scene: Scene, now: datetime) -> None:
    async with asyncio.timeout(NOTICED_WITHIN_SECONDS):
        while scene.workspace.app.time.now() < now:
            await asyncio.sleep(0.02)


async def _due(scene: Scene, member: Member) -> set[str]:
    """The kinds of what is due for somebody."""

    def kinds(tx: Connection) -> set[str]:
        theirs = select(timers.c.kind).where(timers.c.team_id == member.team_id, timers.c.user_id == member.user_id)
        return set(tx.scalars(theirs))

    return await scene.workspace.app.desk.background_read(kinds)


async def _leaves(scene: Scene) -> tuple[Person, Member]:
    """Ana practises; the workspace's owner deactivates her account, and the app has heard."""
    ana, owner = await _practises(scene), await scene.workspace.person("rosa")
    await scene.ana.heard()
    await owner.act("deactivate", other=scene.ana.name)
    await scene.ana.heard()
    return owner, ana


async def _deactivated(scene: Scene) -> None:
    owner, ana = await _leaves(scene)
    said = await scene.ana.app_said()
    assert await _due(scene, ana) == set()
    await _days_pass(scene, owner, 8)
    assert await scene.ana.app_said() == said
    assert (await scene.workspace.drill(scene.ana)).is_open
    assert await scene.workspace.answer(scene.ana) == scene.steady.typed


async def _given_back(scene: Scene) -> None:
    owner, ana = await _leaves(scene)
    await _days_pass(scene, owner, 0.75)
    await owner.act("reactivate", other=scene.ana.name)
    await scene.ana.heard()
    assert await _due(scene, ana) == BY_ITSELF
    await asyncio.sleep(A_MOMENT)
    assert (await scene.workspace.drill(scene.ana)).is_paused
    assert await scene.workspace.answer(scene.ana) == scene.steady.typed


async def _given_back_late(scene: Scene) -> None:
    owner, ana = await _leaves(scene)
    await _days_pass(scene, owner, 20)
    await owner.act("reactivate", other=scene.ana.name)
    await scene.ana.wait_for("Drill closed, nothing to score this time.")
    assert await _due(scene, ana) == {TimerKind.REMINDER}


async def _set_up_by_somebody_gone(scene: Scene) -> None:
    ana = await scene.workspace.member(scene.ana)
    rhythm = Rhythm(EVERY_DAY, time(9), "UTC")
    today = scene.workspace.app.time.now()
    kept = Schedule("C1", ScheduleKind.PROMPT, ana.user_id, rhythm, today.date(), today, "talks", Level.SENIOR)
    await scene.workspace.app.desk.do(ana, set_up, kept)
    await _leaves(scene)
    assert await _due(scene, ana) == {TimerKind.PROMPT}


async def _uninstalled(scene: Scene) -> Person:
    ana, owner = await _practises(scene), await scene.workspace.person("rosa")
    said = await scene.ana.app_said()
    await owner.act("uninstall")
    assert await _due(scene, ana) == set()
    assert await _waiting(scene) == 0
    await _days_pass(scene, owner, 4)
    assert await scene.ana.app_said() == said
    assert await _rows(scene) > 0
    return owner


async def _waiting(scene: Scene) -> int:
    """What waits to be said, to be thought about, or to be due."""

    def count(tx: Connection) -> int:
        unsaid = outbox.select().where(outbox.c.done_at.is_(None))
        return sum(len(tx.execute(query).all()) for query in (unsaid, timers.select(), turns.select()))

    return await scene.workspace.app.desk.background_read(count)


async def _rows(scene: Scene) -> int:
    """Of all tables."""

    def count(tx: Connection) -> int:
        mine = (table.select().where(table.c.team_id == TEAM_ID) for table in metadata.sorted_tables)
        return sum(len(tx.execute(query).all()) for query in mine)

    return await scene.workspace.app.desk.background_read(count)


async def _installed_again(scene: Scene) -> None:
    owner = await _uninstalled(scene)
    await owner.act("reinstall")
    await scene.workspace.restart()
    ana = await scene.workspace.member(scene.ana)
    async with asyncio.timeout(NOTICED_WITHIN_SECONDS):
        while TimerKind.REMINDER not in await _due(scene, ana):
            await asyncio.sleep(0.02)
    await _days_pass(scene, owner, 8)
    await scene.ana.wait_for("Drill closed, nothing to score this time.")


async def _forgotten(scene: Scene) -> None:
    owner = await _uninstalled(scene)
    sweep, time_ = scene.workspace.app.desk.background, scene.workspace.app.time
    await _days_pass(scene, owner, 25.9)
    kept = await _rows(scene)
    await sweep(forget_words, [TEAM_ID], time_.now())
    assert await _rows(scene) == kept
    await _days_pass(scene, owner, 0.2)
    while await sweep(forget_words, [TEAM_ID], time_.now()):
        pass
    assert await _rows(scene) == 0


LEAVING = (
    Trouble(
        "an account is deactivated",
        "Somebody's account is deactivated in the middle of a drill.",
        "Nothing comes to them by itself any more: reminders, messages around an interview and the like are dropped. "
        "All they wrote stays, and the drill sleeps.",
        _deactivated,
        on=BOTH,
    ),
    Trouble(
        "an account is given back",
        "Their account is given back.",
        "Reminders and planned interviews go on. The drill is paused, and keeps for a week from their last press.",
        _given_back,
    ),
    Trouble(
        "an account is given back weeks later",
        "Their account is given back weeks later.",
        "Nothing that was missed is made up for. The drill is closed unscored, which its thread says.",
        _given_back_late,
    ),
    Trouble(
        "who set something up has left",
        "Somebody whose account is deactivated had set up a channel's question or digest.",
        "It goes on for the others. Anybody in the channel can change or stop it.",
        _set_up_by_somebody_gone,
    ),
    Trouble(
        "Whetstone is uninstalled",
        "Whetstone is uninstalled, or Slack tells it that its token was revoked.",
        "All that waits is dropped at once, and nothing is sent any more. What people wrote stays for 30 days.",
        _uninstalled,
        on=BOTH,
    ),
    Trouble(
        "Whetstone is installed again",
        "It is installed again within 30 days, and started.",
        "Reminders, planned interviews and what channels have set up go on; open drills are paused or closed as after "
        "any absence. Into channels it has to be invited again.",
        _installed_again,
        on=BOTH,
    ),
    Trouble(
        "Whetstone is not installed again",
        "30 days pass.",
        "Every row of that workspace is deleted, by a sweep once an hour while Whetstone runs. Once ended, it can't "
        "start without its token: then delete the database.",
        _forgotten,
        on=BOTH,
    ),
)

"""`python -m benchmarks.on_time.sender DATABASE SLACK`: planner and courier as in the app, without its ears.

Each reminder is drawn as one line: it is the queues that are measured, not what a card takes to compose.
"""

import argparse
import asyncio
import random
import signal
import time

import rubrics
from benchmarks.on_time.crowd import TEAM_ID
from bot.core.library import Library
from bot.core.members import Member
from bot.core.outgoing import Outgoing
from bot.journeys.desk import Desk, utc_now
from bot.journeys.hear_message import Remark
from bot.journeys.plan_reminders import REMINDER
from bot.journeys.visit import Visit, new_id
from bot.scheduler import drawing
from bot.scheduler.courier import Courier
from bot.scheduler.heartbeat import Heartbeat, Worker
from bot.scheduler.slack_calls import sending_client
from bot.store import members, outbox
from bot.store.engine import Database
from bot.views.drawn import Drawn

LIVE = "live:"
"""What the key of a live reply begins with; the moment it was kept, in seconds since 1970, follows."""


async def send(url: str, slack: str, per_second: float, live: float | None) -> None:
    """Plan and send until SIGTERM. `live`: seconds between two replies to members who press something meanwhile."""
    drawing._DRAWERS = {**drawing._DRAWERS, REMINDER: _one_line}
    database, wanted = Database(url), asyncio.Event()
    desk = Desk(database, Library(rubrics.texts()), utc_now, random.Random(1), wanted.set)
    courier = Courier(desk, {TEAM_ID: sending_client("xoxb-benchmark", slack)}, per_second)
    worker = Worker("courier", courier.work)
    heartbeat = Heartbeat(desk, [TEAM_ID], [worker])
    ended = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ended.set)
    heartbeat.start()
    meanwhile = [asyncio.create_task(_pass_on(wanted, worker)), asyncio.create_task(_reply(desk, live))]
    await ended.wait()
    for task in meanwhile:
        task.cancel()
    await heartbeat.stop()
    await courier.stop()
    database.close()


async def _one_line(desk: Desk, row: Outgoing) -> Drawn:
    return Drawn(f"Your drill for {row.reference} is ready.")


async def _pass_on(wanted: asyncio.Event, worker: Worker) -> None:
    """Whoever commits something wakes the courier."""
    while True:
        await wanted.wait()
        wanted.clear()
        worker.wake()


async def _reply(desk: Desk, pause: float | None) -> None:
    """One live reply after another, each in a conversation of its own."""
    while pause is not None:
        await asyncio.sleep(pause)
        member = Member(TEAM_ID, f"U0LIVE{new_id()[-12:]}")
        await desk.do(member, _answer)


def _answer(visit: Visit) -> None:
    members.meet(visit.tx, visit.member, visit.now)
    members.set_dm_channel(visit.tx, visit.member, f"D{visit.member.user_id}")
    key = f"{LIVE}{time.time():.6f}"
    outbox.post(visit.tx, visit.member, key, kind=Remark.SAID, reference="Done.", seq=new_id(), now=visit.utc)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.on_time.sender")
    parser.add_argument("url", help="the database")
    parser.add_argument("slack", help="where Slack's Web API is")
    parser.add_argument("--per-second", type=float, default=5.0)
    parser.add_argument("--live", type=float)
    given = parser.parse_args()
    asyncio.run(send(given.url, given.slack, given.per_second, given.live))

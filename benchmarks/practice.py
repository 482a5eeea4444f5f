"""A workspace that is in use: members in the middle of a drill, and members who know their target but have no drill."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

import rubrics
from bot.core.library import Library
from bot.core.members import Level, Member
from bot.core.outgoing import Op
from bot.core.spending import Terms
from bot.core.thread import lines
from bot.journeys import deliver
from bot.journeys.deliver import Pace
from bot.journeys.show_drill import show_drill
from bot.journeys.start_drill import start_first
from bot.journeys.visit import Visit
from bot.store import drills, members, migrate
from bot.store.engine import Database
from bot.views.ids import Action
from bot.views.thread import draw_line
from playground.acts.pressing import controls_of

RUBRIC = "behavioural"


@dataclass(frozen=True, slots=True)
class InRound:
    """A member at their first question: whose it is, where, and the button *Done* as it stands under it."""

    user_id: str
    thread_ts: str
    asked_ts: str
    done: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Practice:
    """Who is in the database: those in a drill, and the user ids of those without one."""

    answering: tuple[InRound, ...]
    idle: tuple[str, ...]


def prepare(
    path: Path,
    team_id: str,
    dm_of: Callable[[str], str],
    *,
    answering: Sequence[str] = (),
    idle: Sequence[str] = (),
    model: str | None = None,
) -> Practice:
    """Write a database by the app's own journeys; everything they wanted to say counts as posted.

    `answering` and `idle` are user ids; `dm_of` tells a user's conversation with the app. A `model` interviews in the
    drills under way.
    """
    database = Database(f"sqlite:///{path}")
    migrate.upgrade(database)
    with database.write() as tx:
        visit = _visits(tx, team_id, Library(rubrics.texts()), model)
        visits = {user_id: visit(user_id, dm_of(user_id)) for user_id in (*answering, *idle)}
        for user_id in answering:
            start_first(visits[user_id], RUBRIC, Level.SENIOR)
        for user_id in idle:
            members.set_target(tx, visits[user_id].member, RUBRIC, Level.SENIOR)
        _post_everything(tx, team_id)
        in_round = tuple(_in_round(visits[user_id]) for user_id in answering)
    database.close()
    return Practice(in_round, tuple(idle))


def _visits(tx: Connection, team_id: str, library: Library, model: str | None) -> Callable[[str, str], Visit]:
    """Meets a user, in their conversation with the app."""
    rng = random.Random(1)
    terms = None if model is None else Terms(model)

    def visit(user_id: str, channel_id: str) -> Visit:
        member, now = Member(team_id, user_id), datetime.now(UTC)
        members.meet(tx, member, now)
        members.set_zone(tx, member, "Etc/UTC", "en-US", now)
        members.set_dm_channel(tx, member, channel_id)
        return Visit(tx, member, now, now, rng, library, terms=terms)

    return visit


def _post_everything(tx: Connection, team_id: str) -> None:
    stamps = count(1)
    while rows := deliver.claim(tx, [team_id], Pace(datetime.now(UTC), full=1e6)):
        for row in rows:
            ts = f"1700000000.{next(stamps):06d}" if row.op is Op.POST else row.ts
            channel_id = members.dm_channel(tx, row.member)
            deliver.record(tx, row, channel_id, ts, datetime.now(UTC))


def _in_round(visit: Visit) -> InRound:
    drill = drills.open_one(visit.tx, visit.member)
    assert drill is not None
    assert drill.thread_ts is not None
    asked_ts = drill.now_at.asked_ts
    scene = show_drill(visit, drill.id)
    assert asked_ts is not None
    assert scene is not None
    question = draw_line(scene, lines(drill)[-1])
    # Slack gives every block an id; the app names none of its rows of buttons.
    blocks = [{"block_id": f"b{number}", **block} for number, block in enumerate(question.blocks)]
    done = next(control.element for control in controls_of(blocks) if control.element["action_id"] == Action.DONE)
    return InRound(visit.member.user_id, drill.thread_ts, asked_ts, done)

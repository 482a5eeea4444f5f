"""How long the App Home takes of a member with 500 drills and a long log behind them, until Slack has the view."""

import random
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table

import rubrics
from benchmarks.children import running, whetstone
from benchmarks.payloads import home_opened
from benchmarks.report import Part, row
from benchmarks.socket_server import TEAM_ID, SocketServer
from bot.core.entries import EntryKind
from bot.core.journal import Signals
from bot.core.library import Library
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.members import Level, Member
from bot.core.rubric import Rubric
from bot.core.scoring import Rater, Score
from bot.store import logged, members, migrate
from bot.store.engine import Database
from bot.store.tables import drills, journal_entries, retros, rounds, scores, signals

DRILLS, ROUNDS, ENTRIES, BROUGHT, DAYS = 500, 5, 60, 2_000, 730
"""BROUGHT: sessions of an earlier log, as many as one file may have."""
OPENINGS = 30
START_SECONDS = 20
OFTEN, NEW = "U0OFTEN", "U0NEW"
"""Who has the history, and who has none."""
_RUBRIC = "system_design"

Row = dict[str, Any]


async def home_500(folder: Path) -> Part:
    """Home opened again and again, by both in turn."""
    database = folder / "home.db"
    _write(database)
    often, new = [], []
    async with SocketServer() as slack, running(whetstone(database), slack.url, folder):
        await slack.appear(START_SECONDS)
        for _ in range(OPENINGS):
            often.append(await _open(slack, OFTEN))
            new.append(await _open(slack, NEW))
    often_p50, new_p50 = statistics.median(often) * 1000, statistics.median(new) * 1000
    return Part(
        [row("home_500", "ms", often_p50, new_p50, most=300), row("home_500_worst", "ms", max(often) * 1000)], []
    )


async def _open(slack: SocketServer, user_id: str) -> float:
    """Seconds; the view is published before the event is acknowledged."""
    before = slack.calls["views.publish"]
    opened = home_opened(user_id)
    seconds = await slack.ask(opened.kind, opened.payload)
    assert slack.calls["views.publish"] == before + 1
    return seconds


def _write(path: Path) -> None:
    database, library = Database(f"sqlite:///{path}"), Library(rubrics.texts())
    migrate.upgrade(database)
    rubric = library.find(_RUBRIC)
    assert rubric is not None
    now = datetime.now(UTC)
    with database.write() as tx:
        for user_id in (OFTEN, NEW):
            member = Member(TEAM_ID, user_id)
            members.meet(tx, member, now - timedelta(days=DAYS))
            members.set_zone(tx, member, "Etc/UTC", "en-US", now)
            members.set_dm_channel(tx, member, f"D{user_id}")
            members.set_greeted(tx, member)
            members.set_target(tx, member, rubric.id, Level.SENIOR)
        for table, values in _history(random.Random(5), rubric, now):
            tx.execute(table.insert().values(team_id=TEAM_ID, user_id=OFTEN, **values))
        logged.add_all(tx, Member(TEAM_ID, OFTEN), _brought(random.Random(6), rubric, now))
    database.close()


def _history(rng: random.Random, rubric: Rubric, now: datetime) -> Iterator[tuple[Table, Row]]:
    """Drills over two years, most of them lately, and the journal of other sessions."""
    for number in range(DRILLS):
        at = now - timedelta(days=DAYS * rng.random() ** 2, minutes=number)
        yield from _drill(rng, rubric, f"{number:032x}", at)
    for number in range(ENTRIES):
        at = now - timedelta(days=DAYS * rng.random() ** 2)
        area = rng.choice(rubric.dimensions).id
        entry = {"id": f"e{number}", "kind": "mock", "rubric_id": rubric.id, "dimension_id": area}
        yield journal_entries, {**entry, "hesitation": "At the numbers.", "happened_at": at, "written_at": at}


def _brought(rng: random.Random, rubric: Rubric, now: datetime) -> list[LoggedSession]:
    """An earlier log: mocks with one of five people, each scored by both, with a signal and a fix."""
    sessions = []
    for number in range(BROUGHT):
        at, area = now - timedelta(days=DAYS * rng.random()), rng.choice(rubric.dimensions).id
        scores = [LoggedScore(area, rater, Score(rng.choice("123"))) for rater in (Rater.PARTNER, Rater.SELF)]
        mock = LoggedSession(
            f"b{number}",
            EntryKind.MOCK,
            at,
            now,
            interviewer=f"Mia {number % 5}",
            problem="A bridge",
            rubric_id=rubric.id,
            dimension_id=area,
            signals=Signals(hesitation="At the cost."),
            fix="Ask.",
            scores=tuple(scores),
        )
        sessions.append(mock)
    return sessions


def _drill(rng: random.Random, rubric: Rubric, drill_id: str, at: datetime) -> Iterator[tuple[Table, Row]]:
    """Its rounds, the member's score, now and then an AI's and a person's, a signal, the fix."""
    area, over = rng.choice(rubric.dimensions).id, at + timedelta(minutes=30)
    about = {"drill_id": drill_id, "rubric_id": rubric.id}
    drill = {"id": drill_id, "rubric_id": rubric.id, "rubric_version": rubric.version, "dimension_id": area}
    form = {"level": "senior", "mode": "typed", "goal": "In 60 seconds: what it cost.", "goal_origin": "rubric"}
    times = {"created_at": at, "started_at": at, "rounds_over_at": over, "closed_at": over + timedelta(minutes=8)}
    yield drills, {**drill, **form, **times, "seconds": 60, "planned": ROUNDS, "phase": "done"}
    for number in range(1, ROUNDS + 1):
        asked = {"number": number, "role": "refine", "question_id": f"q{number}", "question": "Where first, and why?"}
        state = {"state": "closed", "verdict": rng.choice(("pass", "not_yet")), "asked_at": at}
        yield rounds, {**about, **asked, **state}
    raters = [("self", OFTEN, area)] + [("ai", "model|v1|prompt", area)] * (rng.random() < 0.6)
    raters += [("partner", "U0MIA", each.id) for each in rubric.dimensions if rng.random() < 0.1]
    for rater, rater_id, dimension_id in raters:
        given = {"rater": rater, "rater_id": rater_id, "dimension_id": dimension_id, "score": rng.choice("123")}
        yield scores, {**about, **given, "rubric_version": rubric.version, "given_at": over}
    said = {"drill_id": drill_id, "written_at": over}
    yield signals, {**said, "hesitation": "At the cost." if rng.random() < 0.3 else ""}
    yield retros, {**said, "fix": "Say the cost before the tool.", "last_fix": rng.choice(("fixed", "partly", "not"))}

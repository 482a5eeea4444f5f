"""Weeks of practice of three people, written into a house's database before it is opened."""

import random
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete

import rubrics
from bot.core.drill import Verdict
from bot.core.library import Library
from bot.core.members import Level, Member, Mode, Sharing
from bot.core.next_step import Choice
from bot.core.scoring import Rater, Score
from bot.journeys.visit import Visit
from bot.store import drills, members, migrate
from bot.store.engine import Database
from bot.store.queues import outbox
from bot.store.tables import scores
from playground.workspace import TEAM_ID
from tests.past_drills import practise

ANA, MIA, TOM = (Member(TEAM_ID, user_id) for user_id in ("U0PGANA001", "U0PGMIA001", "U0PGTOM001"))
DAYS_AGO = (0, 1, 7, 8, 14, 21, 28, 35)
"""Whatever day it is, each of the six weeks has a drill of everybody's."""


def three_practised(folder: Path) -> None:
    """Three who practised for weeks and are counted; Ana may be named, and a partner scored her lately."""
    with closing(Database(f"sqlite:///{folder / 'whetstone.db'}")) as database:
        migrate.upgrade(database)
        library = Library(rubrics.texts())
        _practised(database, library, ANA, Sharing.NAMED, "trade_offs", scored_since=1)
        _practised(database, library, MIA, Sharing.COUNTED, "trade_offs")
        _practised(database, library, TOM, Sharing.COUNTED, "trade_offs")


def _practised(
    database: Database, library: Library, member: Member, sharing: Sharing, area: str, scored_since: int = -1
) -> None:
    """A drill on each of the days, every second goal met; a partner gave 2 to those of the last days."""
    choice = Choice("system_design", area, rounds=3, mode=Mode.ALOUD)
    today = datetime.now(UTC)
    for number, ago in enumerate(reversed(DAYS_AGO)):
        then = today - timedelta(days=ago)
        verdict = Verdict.PASS if ago <= 1 or number % 2 else Verdict.NOT_YET
        with database.write() as tx:
            visit = Visit(tx, member, then, then, random.Random(number), library)
            practise(visit, choice, Level.SENIOR, verdict, Score.TWO, "Say the cost before the tool")
            if ago <= scored_since:
                _score(visit, area)
            members.set_sharing(tx, member, sharing)
            tx.execute(delete(outbox))


def _score(visit: Visit, area: str) -> None:
    """Mia saw it, and gave it a 2."""
    [drill] = drills.latest(visit.tx, visit.member, 1)
    whose = {"team_id": TEAM_ID, "user_id": visit.member.user_id, "drill_id": drill.id, "rubric_id": drill.rubric_id}
    given = {"rater": Rater.PARTNER.value, "rater_id": MIA.user_id, "dimension_id": area, "score": Score.TWO.value}
    visit.tx.execute(scores.insert().values(**whose, **given, rubric_version=drill.rubric_version, given_at=visit.now))

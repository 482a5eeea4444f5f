"""How long the weekly digest of 10,000 people takes who finished 20 drills each, and how much memory."""

import multiprocessing
import random
import re
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from datetime import time as clock_time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Table

import rubrics
from bot.core.digest import WEEKS
from bot.core.library import Library
from bot.core.members import Member, Sharing
from bot.core.rhythm import Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys.see_digest import see_digest
from bot.journeys.visit import Visit
from bot.store import migrate, schedules
from bot.store.engine import Database
from bot.store.tables import drills, members, rounds, scores
from bot.views.digest import draw_digest

MEMBERS, DRILLS, ROUNDS = 10_000, 20, 3
_TEAM, _CHANNEL = "T0BENCH", "C0DIGEST"
_FRIDAY = datetime(2026, 11, 20, 9, tzinfo=UTC)
_ROWS_AT_ONCE = 5_000
_NAMED, _SCORED_BY_A_PERSON = 0.5, 0.2
"""The share of people who let themselves be named, and of drills that somebody else scored too."""
_A_DRILL = {
    "rubric_version": "v1",
    "level": "senior",
    "mode": "typed",
    "goal": "In 60 seconds: what you chose, what it cost, and why that is right here.",
    "goal_origin": "rubric",
    "seconds": 60,
    "planned": ROUNDS,
    "phase": "done",
}
_A_ROUND = {
    "role": "refine",
    "question_id": "orders:1",
    "question": "Orders arrive from 40 shops at 3,000 a second on sale days. Where do they land first, and why there?",
    "state": "closed",
}

Row = dict[str, Any]


def digest_10k() -> dict[str, float]:
    """Seconds from the request to the drawn message, and the peak of the process that made it in MB (10⁶ bytes).

    Each in a process of its own: writing 200,000 drills would count as memory of the digest.
    """
    with TemporaryDirectory(prefix="whetstone-digest-") as folder:
        path = Path(folder) / "digest.db"
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as writer:
            writer.submit(_write, path).result()
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as reader:
            return reader.submit(_tell, path).result()


def _tell(path: Path) -> dict[str, float]:
    database, library = Database(f"sqlite:///{path}"), Library(rubrics.texts())
    began = time.perf_counter()
    with database.read() as tx:
        visit = Visit(tx, Member(_TEAM, "U00000"), _FRIDAY, _FRIDAY, random.Random(1), library)
        told = see_digest(visit, _CHANNEL, _FRIDAY.date())
    assert told is not None
    schedule, digest = told
    assert digest.counted == MEMBERS
    assert digest.reliable
    draw_digest(library, digest, schedule.set_by)
    seconds = time.perf_counter() - began
    database.close()
    return {"seconds": seconds, "megabytes": _peak_megabytes()}


def _peak_megabytes() -> float:
    """Of this process alone; what getrusage tells may be its parent's."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert found is not None
    return int(found[1]) * 1024 / 1_000_000


def _write(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    migrate.upgrade(database)
    rng, library = random.Random(7), Library(rubrics.texts())
    areas = [(rubric.id, dimension.id) for rubric in library for dimension in rubric.dimensions]
    with database.write() as tx:
        rhythm = Rhythm(frozenset(), clock_time(9), "UTC", weekly_on=_FRIDAY.weekday())
        day = _FRIDAY.date() - timedelta(7)
        schedules.keep(tx, _TEAM, Schedule(_CHANNEL, ScheduleKind.DIGEST, "U00000", rhythm, day, _FRIDAY))
        written = _rows(rng, areas)
        while batch := list(islice(written, _ROWS_AT_ONCE)):
            for table in (members, drills, rounds, scores):
                rows = [row for of, row in batch if of is table]
                if rows:
                    tx.execute(table.insert(), rows)
    database.close()


def _rows(rng: random.Random, areas: list[tuple[str, str]]) -> Iterator[tuple[Table, Row]]:
    """Everybody, and their drills: of each the rounds, one's own score, perhaps somebody else's."""
    for number in range(MEMBERS):
        user_id = f"U{number:05d}"
        sharing = Sharing.NAMED if rng.random() < _NAMED else Sharing.COUNTED
        yield members, {"team_id": _TEAM, "user_id": user_id, "created_at": _FRIDAY, "sharing": sharing.value}
        for area in rng.choices(rng.sample(areas, 4), k=DRILLS):
            yield from _drill(rng, user_id, area, _FRIDAY - timedelta(days=rng.uniform(0, 7 * WEEKS)))


def _drill(rng: random.Random, user_id: str, area: tuple[str, str], closed_at: datetime) -> Iterator[tuple[Table, Row]]:
    rubric_id, dimension_id = area
    drill_id, verdict = f"{rng.getrandbits(128):032x}", rng.choice(("pass", "not_yet"))
    whose = {"team_id": _TEAM, "user_id": user_id, "rubric_id": rubric_id}
    drill = {"id": drill_id, "dimension_id": dimension_id, "created_at": closed_at, "closed_at": closed_at}
    yield drills, whose | _A_DRILL | drill
    for number in range(1, ROUNDS + 1):
        round_ = {"drill_id": drill_id, "number": number, "verdict": verdict, "asked_at": closed_at}
        yield rounds, whose | _A_ROUND | round_
    raters = [("self", user_id)] + [("partner", "U-MIA")] * (rng.random() < _SCORED_BY_A_PERSON)
    for rater, rater_id in raters:
        given = {"rater": rater, "rater_id": rater_id, "dimension_id": dimension_id, "score": rng.choice("123")}
        yield scores, whose | given | {"drill_id": drill_id, "rubric_version": "v1", "given_at": closed_at}


if __name__ == "__main__":
    print(digest_10k())

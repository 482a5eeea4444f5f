"""What channels have set up: one of a kind in a channel."""

from dataclasses import replace
from datetime import time, timedelta

from sqlalchemy import Connection

from bot.core.members import Level
from bot.core.rhythm import WEEKDAYS, Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.store import schedules
from tests.cast import ANA, NOON, TWIN

TEAM = ANA.team_id
PROMPT, DIGEST = ScheduleKind
ASKED = Schedule(
    channel_id="C1",
    kind=PROMPT,
    set_by="U-ANA",
    rhythm=Rhythm(WEEKDAYS, time(9, 30), "Asia/Tokyo"),
    last=NOON.date(),
    set_at=NOON,
    rubric_id="talks",
    level=Level.STAFF,
)
WEEKLY = Schedule("C1", DIGEST, "U-MIA", Rhythm(frozenset(), time(16), "UTC", weekly_on=4), NOON.date(), NOON)


def test_a_question_and_a_digest_of_one_channel_come_back_as_set_up(tx: Connection) -> None:
    for schedule in (ASKED, WEEKLY):
        schedules.keep(tx, TEAM, schedule)
    assert schedules.of(tx, TEAM, "C1", PROMPT) == ASKED
    assert schedules.of(tx, TEAM, "C1", DIGEST) == WEEKLY
    assert schedules.of(tx, TEAM, "C2", PROMPT) is None
    assert schedules.of(tx, TWIN.team_id, "C1", PROMPT) is None


def test_there_is_one_of_a_kind_whoever_sets_it_up(tx: Connection) -> None:
    schedules.keep(tx, TEAM, ASKED)
    anew = replace(ASKED, set_by="U-MIA", rubric_id="speeches", level=Level.MID)
    schedules.keep(tx, TEAM, anew)
    assert schedules.of(tx, TEAM, "C1", PROMPT) == anew


def test_it_remembers_the_last_day_it_came_for(tx: Connection) -> None:
    schedules.keep(tx, TEAM, ASKED)
    schedules.set_last(tx, TEAM, "C1", PROMPT, NOON.date() + timedelta(days=3))
    found = schedules.of(tx, TEAM, "C1", PROMPT)
    assert found is not None
    assert found.last == NOON.date() + timedelta(days=3)


def test_what_is_removed_is_gone_and_the_rest_stays(tx: Connection) -> None:
    for schedule in (ASKED, WEEKLY, replace(ASKED, channel_id="C2")):
        schedules.keep(tx, TEAM, schedule)
    schedules.remove(tx, TEAM, "C1", PROMPT)
    assert schedules.of(tx, TEAM, "C1", PROMPT) is None
    assert schedules.of(tx, TEAM, "C1", DIGEST) == WEEKLY
    assert schedules.of(tx, TEAM, "C2", PROMPT) is not None


def test_a_member_set_up_these(tx: Connection) -> None:
    for schedule in (ASKED, WEEKLY, replace(ASKED, channel_id="C2", set_at=NOON - timedelta(days=1))):
        schedules.keep(tx, TEAM, schedule)
    assert [(each.channel_id, each.kind) for each in schedules.set_up_by(tx, ANA)] == [("C2", PROMPT), ("C1", PROMPT)]

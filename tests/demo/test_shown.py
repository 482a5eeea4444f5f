"""What the app makes of example data: Home, areas, the log, the digest, the export."""

from typing import Any

import pytest
from sqlalchemy import Connection

from bot.core.drill import Format
from bot.core.export import render_csv, render_json, render_markdown
from bot.core.library import Library
from bot.core.members import Member
from bot.core.next_step import NextStep
from bot.core.rhythm import Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.demo.ana import ANA
from bot.demo.fill import CAST, DRILLED_AT, TEAM_ID, member_of
from bot.journeys.export_record import gather_record
from bot.journeys.see_digest import see_digest
from bot.journeys.see_home import see_areas, see_home
from bot.journeys.see_log import see_log
from bot.journeys.visit import Visit
from bot.store import (
    schedules,
)
from bot.store.engine import Database
from bot.views.digest import draw_digest
from bot.views.home import draw_home
from bot.views.standing import draw_areas
from playground.blocks import check_blocks, check_view
from tests.demo.rows import NOW, looking

CAPACITY = "capacity"


@pytest.mark.parametrize("past", CAST, ids=lambda past: past.person.user_id)
def test_home_draws_and_says_that_it_is_example_data(past: Any, tx: Connection, shipped: Library) -> None:
    seen = see_home(looking(tx, shipped, member_of(past)))
    assert isinstance(seen.next, NextStep)
    drawn = draw_home(seen)
    assert check_view(drawn) == []
    assert "Example data" in drawn["blocks"][0]["elements"][0]["text"]


def test_anas_home_offers_the_area_that_is_stuck(ana: Visit) -> None:
    seen = see_home(ana)
    assert isinstance(seen.next, NextStep)
    assert (seen.next.dimension.id, seen.next.format) == (CAPACITY, Format.FOCUSED)
    assert seen.interview_at is not None


def test_the_areas_draw(ana: Visit) -> None:
    drawn = draw_areas(see_areas(ana))
    assert check_blocks(list(drawn.blocks), "message") == []
    assert "Capacity" in str(drawn.blocks)


def test_the_log_has_a_line_for_each_drill_and_entry(ana: Visit) -> None:
    assert len(see_log(ana, 100)) == len(ANA.drills) + len(ANA.entries) + 6


def test_the_digest_counts_three_people_and_names_who_became_reliable(database: Database, shipped: Library) -> None:
    rhythm = Rhythm(frozenset(), DRILLED_AT, "Europe/Lisbon", weekly_on=NOW.weekday())
    with database.write() as tx:
        day = NOW.date()
        asked = Schedule("C0PGPRACTICE", ScheduleKind.DIGEST, "U0PGROSA01", rhythm, last=day, set_at=NOW)
        schedules.keep(tx, TEAM_ID, asked)
        told = see_digest(looking(tx, shipped, Member(TEAM_ID, "U0PGROSA01")), "C0PGPRACTICE", day)
        assert told is not None
        drawn = draw_digest(shipped, told[1], told[0].set_by)
        schedules.remove(tx, TEAM_ID, "C0PGPRACTICE", ScheduleKind.DIGEST)
    words = str(drawn.blocks)
    assert "3 of 3 people practised" in words
    assert "Most worked on: Trade-offs (3 people)" in words
    assert "<@U0PGANA001> at Bottlenecks" in words
    assert len(told[1].weeks) >= 4


def test_the_export_renders_in_all_three_forms(ana: Visit) -> None:
    record = gather_record(ana)
    assert record is not None
    for rendered in (render_json(record), render_csv(record), render_markdown(record)):
        assert "A school has 40 rooms" in rendered or "Do one figure only, and what it decides" in rendered

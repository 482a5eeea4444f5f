"""What eight weeks hold, area by area, and that it is what was written down."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.core.library import Library
from bot.core.local_time import at, zone
from bot.core.members import Level
from bot.core.scoring import Rater
from bot.demo.ana import ANA
from bot.demo.fill import CAST, DRILLED_AT, member_of
from bot.demo.practise import MODEL
from bot.journeys.answers import answers_by_round
from bot.journeys.export_record import gather_record
from bot.journeys.see_home import see_areas
from bot.journeys.see_reminders import see_reminders
from bot.journeys.visit import Visit, rubric_of
from bot.store import (
    assessments,
    drills,
    interviews,
    look_back,
    own_questions,
    whole_record,
)
from bot.store.tables import scores
from tests.demo.rows import NOW, looking

TRADE_OFFS, CAPACITY, BOTTLENECKS = "trade_offs", "capacity", "bottlenecks"


def test_ana_has_thirty_finished_drills_over_eight_weeks(ana: Visit) -> None:
    every = drills.every(ana.tx, ana.member)
    days = [(NOW.astimezone(zone("Europe/Lisbon")).date() - each.created_at.date()).days for each in every]
    assert sorted(days, reverse=True) == days
    assert (max(days), min(days), len(days)) == (55, 2, 30)
    assert sum(each.rubric_id == "system_design" for each in every) == 24
    assert sum(each.model == MODEL for each in every) == 4
    assert sum(each.scored_late for each in every) == 3


def test_everything_was_done_as_it_is_written_down(ana: Visit) -> None:
    written = {each.days_ago: each for each in ANA.drills}
    for drill in drills.every(ana.tx, ana.member):
        day = NOW.astimezone(zone("Europe/Lisbon")).date() - drill.created_at.date()
        past = written[day.days]
        retro = look_back.retro_of(ana.tx, ana.member, drill.id)
        assert retro is not None
        assert (retro.fix, retro.last_fix) == (past.fix, past.became)
        assert tuple(round_.verdict for round_ in drill.rounds) == past.verdicts
        assert drill.created_at == at(drill.created_at.date(), DRILLED_AT, "Europe/Lisbon")


@pytest.mark.parametrize("past", CAST, ids=lambda past: past.person.user_id)
def test_what_became_of_a_fix_is_told_only_where_the_goal_was_that_fix(
    past: Any, tx: Connection, shipped: Library
) -> None:
    seen = looking(tx, shipped, member_of(past))
    for drill in drills.every(tx, seen.member):
        retro = look_back.retro_of(tx, seen.member, drill.id)
        assert retro is not None
        assert (retro.last_fix is not None) == (drill.goal.origin.value == "fix"), drill.created_at


def test_nobody_drilled_twice_on_a_day_or_was_asked_the_same_twice(tx: Connection, shipped: Library) -> None:
    for past in CAST:
        every = drills.every(tx, member_of(past))
        assert len({each.created_at.date() for each in every}) == len(every)
        asked = [round_.question_id for each in every for round_ in each.rounds]
        assert len(set(asked)) == len(asked)


def test_areas_are_measured_guessed_and_untouched_and_one_is_stuck_and_one_reliable(ana: Visit) -> None:
    where = see_areas(ana, "system design")
    ranked = {one.area: one for one in where.ranked}
    assert set(ranked) == {TRADE_OFFS, CAPACITY, BOTTLENECKS, "requirements", "architecture"}
    assert where.ranked[0].area == CAPACITY
    assert where.ranked[0].certainty == "clearly"
    assert (where.guessed, where.unseen) == (("data_model",), ("api",))
    assert [id_ for id_ in ranked if where.progress_of(id_).stuck] == [CAPACITY]
    assert [id_ for id_ in ranked if where.progress_of(id_).reliable] == [BOTTLENECKS]
    held = where.progress_of(BOTTLENECKS)
    assert not held.by_own_reading
    assert held.check_at is not None
    assert timedelta(days=1) < held.check_at - NOW < timedelta(days=3)


def test_trade_offs_got_better(ana: Visit) -> None:
    own = [
        sheet.scores[TRADE_OFFS].number
        for drill in drills.every(ana.tx, ana.member)
        if drill.dimension_id == TRADE_OFFS and (sheet := look_back.own_sheet(ana.tx, ana.member, drill.id))
    ]
    assert own == [1, 1, 1, 2, 2, 2, 3]


def test_two_people_and_an_ai_scored_as_well(tx: Connection) -> None:
    given = tx.execute(select(scores.c.rater, scores.c.rater_id).where(scores.c.user_id == "U0PGANA001").distinct())
    raters = {(Rater(row.rater), row.rater_id.partition("|")[0]) for row in given}
    assert raters == {
        (Rater.SELF, "U0PGANA001"),
        (Rater.PARTNER, "U0PGMIA001"),
        (Rater.PARTNER, "U0PGROSA01"),
        (Rater.AI, MODEL),
    }


def test_every_quote_was_said_and_every_gap_stands_in_the_rubric(ana: Visit) -> None:
    seen = 0
    for drill in drills.every(ana.tx, ana.member):
        said = answers_by_round(ana, drill)
        for read in assessments.of_drill(ana.tx, ana.member, drill.id):
            levels = rubric_of(ana, drill).dimension(read.dimension_id).levels
            anchors = [line for lines in levels.values() for line in lines]
            assert set(read.missing) <= set(anchors)
            assert all(quote.text in said[quote.round_number] for quote in read.quotes)
            seen += 1
    assert seen == 4


def test_the_bank_the_journal_and_the_earlier_log_are_filled(ana: Visit) -> None:
    record = gather_record(ana)
    assert record is not None
    assert [entry.kind for entry in record.journal] == ["mock", "interview", "mock"]
    assert [each.interviewer for each in record.logged] == ["Priya", "Priya", "", "", "Dana W.", "Dana W."]
    assert len(whole_record.bank(ana.tx, ana.member)) == 4
    assert own_questions.of(ana.tx, ana.member, "coding")[0].ask.startswith("A school has 40 rooms")
    assert len(record.readings) == 6


def test_one_question_of_her_own_is_still_to_be_asked(ana: Visit) -> None:
    had = drills.questions_asked(ana.tx, ana.member, "behavioural")
    [fresh] = own_questions.of(ana.tx, ana.member, "behavioural")
    assert fresh.as_question(Level.SENIOR).id not in had


def test_an_interview_is_planned_next_week_and_reminders_are_set(ana: Visit) -> None:
    [planned] = interviews.ahead(ana.tx, ana.member, NOW)
    assert (planned.minutes, (planned.starts_at - NOW).days) == (45, 5)
    reminders = see_reminders(ana)
    assert reminders.is_set
    assert reminders.next is not None
    assert reminders.next.at > NOW

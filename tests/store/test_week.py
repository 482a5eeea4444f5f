"""The finished drills of a member, with what the look back on the week counts of each."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.core.drill import Phase
from bot.core.journal import LastFix, Retro, Signals
from bot.core.week import DoneDrill
from bot.store import look_back, week
from tests.cast import ANA, MIA, NOON
from tests.store.samples import a_round, finished, minutes

OVER = {"started_at": NOON, "rounds_over_at": minutes(18), "closed_at": minutes(20)}
PLAIN = DoneDrill("talks", NOON, minutes(18), minutes(20), minutes=12)


def test_a_finished_drill_comes_with_its_journal_and_what_became_of_the_fix(tx: Connection) -> None:
    finished(tx, rounds=(a_round(1), a_round(2)), **OVER)
    assert week.done_since(tx, ANA, NOON) == [PLAIN]
    look_back.keep_signals(tx, ANA, "d1", Signals(), minutes(19))
    look_back.keep_retro(tx, ANA, "d1", Retro("Say it", last_fix=LastFix.PARTLY), minutes(20))
    told = replace(PLAIN, journaled_at=minutes(19), fix="Say it", last_fix=LastFix.PARTLY)
    assert week.done_since(tx, ANA, NOON) == [told]
    assert week.done_since(tx, MIA, NOON) == []


def test_a_journal_that_is_written_anew_keeps_its_first_moment(tx: Connection) -> None:
    finished(tx, **OVER)
    for minute in (19, 99):
        look_back.keep_signals(tx, ANA, "d1", Signals(), minutes(minute))
    [drill] = week.done_since(tx, ANA, NOON)
    assert drill.journaled_at == minutes(19)


def test_a_part_of_a_whole_interview_is_planned_for_its_own_minutes(tx: Connection) -> None:
    parts = (a_round(1, from_minute=0, to_minute=5), a_round(2, from_minute=5, to_minute=20))
    finished(tx, rounds=parts, **OVER)
    assert week.done_since(tx, ANA, NOON) == [replace(PLAIN, minutes=20)]


def test_only_what_was_finished_after_the_moment_counts_oldest_first(tx: Connection) -> None:
    finished(tx, id_="d1", **(OVER | {"closed_at": minutes(90)}))
    finished(tx, id_="d2", **(OVER | {"closed_at": minutes(60)}))
    finished(tx, id_="d3", **(OVER | {"closed_at": minutes(30)}))
    finished(tx, id_="d4", **(OVER | {"phase": Phase.STOPPED, "closed_at": minutes(70)}))
    assert [drill.closed_at for drill in week.done_since(tx, ANA, minutes(30))] == [minutes(60), minutes(90)]

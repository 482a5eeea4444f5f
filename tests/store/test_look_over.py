"""The rows that *Details* counts: the member's own, the latest, and no more than asked for."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.core.drill import Drill, Format, Phase, Verdict
from bot.core.fixes import LookedAt
from bot.core.habits import Asked
from bot.core.journal import LastFix, Retro, Signals
from bot.core.members import Mode
from bot.core.noted import NotedDrill
from bot.core.week import Journal
from bot.store import drills, look_back, look_over
from tests.cast import ANA, MIA, NOON
from tests.store.samples import a_drill, a_round, finished, minutes

NOTES = Signals("at the number", "", "their silence", "ending")


def over(tx: Connection, id_: str, minute: float, signals: Signals | None = None, **changes: Any) -> Drill:
    """A finished drill of that minute, with its journal step if it has one."""
    times = {"started_at": NOON, "rounds_over_at": minutes(minute), "closed_at": minutes(minute)}
    drill = finished(tx, id_=id_, **(times | changes))
    if signals is not None:
        look_back.keep_signals(tx, ANA, id_, signals, minutes(minute + 1))
    return drill


def test_a_drill_with_notes_comes_with_all_its_questions(tx: Connection) -> None:
    rounds = (a_round(1, "bridge"), a_round(2, "own:x"))
    over(tx, "d1", 9, NOTES, rounds=rounds, mode=Mode.ALOUD, format=Format.FULL_LENGTH, twisted=True)
    over(tx, "d2", 8, Signals("here"), rounds=(a_round(1, "oven"),))
    noted = NotedDrill("d1", minutes(9), "ending", NOTES, Mode.ALOUD, Format.FULL_LENGTH, True, ("bridge", "own:x"))
    assert look_over.noted_drills(tx, ANA, "talks", 9) == [
        replace(noted, signals=replace(NOTES, dimension_id=None)),
        NotedDrill("d2", minutes(8), "opening", Signals("here"), Mode.TYPED, Format.FOCUSED, False, ("oven",)),
    ]


def test_drills_without_a_word_of_another_rubric_or_of_others_are_not_noted(tx: Connection) -> None:
    over(tx, "d1", 9, Signals())
    over(tx, "d2", 8)
    over(tx, "d3", 7, NOTES, rubric_id="speeches")
    finished(tx, MIA, "d4")
    look_back.keep_signals(tx, MIA, "d4", NOTES, NOON)
    assert look_over.noted_drills(tx, ANA, "talks", 9) == []


@pytest.mark.parametrize("wording", [Signals("x"), Signals("", "x"), Signals("", "", "x")])
def test_one_signal_is_enough_to_be_noted(tx: Connection, wording: Signals) -> None:
    over(tx, "d1", 9, wording)
    assert [drill.signals for drill in look_over.noted_drills(tx, ANA, "talks", 9)] == [wording]


def test_only_the_latest_noted_drills_are_read(tx: Connection) -> None:
    for number in range(4):
        over(tx, f"d{number}", number, NOTES)
    assert [drill.id for drill in look_over.noted_drills(tx, ANA, "talks", 2)] == ["d3", "d2"]


def test_questions_come_newest_first_whether_their_round_is_over_or_not(tx: Connection) -> None:
    first = a_round(1, "bridge", verdict=Verdict.PASS)
    over(tx, "d1", 9, rounds=(first, a_round(2, "oven", verdict=Verdict.SKIPPED, repeated=True)))
    later = a_drill(id_="d2", phase=Phase.ROUNDS, rounds=(a_round(1, "ferry"),), started_at=minutes(20))
    assert drills.add(tx, ANA, later)
    over(tx, "d3", 9, rounds=(first,), rubric_id="speeches")
    asked = [
        Asked("ferry", None, repeated=False),
        Asked("oven", Verdict.SKIPPED, repeated=True),
        Asked("bridge", Verdict.PASS, repeated=False),
    ]
    assert look_over.questions_asked(tx, ANA, "talks", 9) == asked
    assert look_over.questions_asked(tx, ANA, "talks", 1) == asked[:1]
    assert look_over.questions_asked(tx, MIA, "talks", 9) == []


def test_the_latest_fixes_come_oldest_first_with_what_became_of_the_one_before(tx: Connection) -> None:
    for number, became in enumerate((None, LastFix.PARTLY, LastFix.FIXED)):
        over(tx, f"d{number}", number)
        look_back.keep_retro(tx, ANA, f"d{number}", Retro(f"fix {number}", last_fix=became), minutes(number))
    over(tx, "d3", 3)  # no retro
    over(tx, "d4", 4, phase=Phase.STOPPED)
    look_back.keep_retro(tx, ANA, "d4", Retro("of a drill that was dropped"), minutes(4))
    assert look_over.fixes_named(tx, ANA, "talks", 2) == [
        LookedAt("opening", "fix 1", LastFix.PARTLY, minutes(1)),
        LookedAt("opening", "fix 2", LastFix.FIXED, minutes(2)),
    ]
    assert look_over.fixes_named(tx, ANA, "speeches", 9) == []


def test_scoring_on_time_is_that_of_the_latest_finished_drills_of_any_rubric(tx: Connection) -> None:
    over(tx, "d1", 1)
    over(tx, "d2", 2, scored_late=True)
    over(tx, "d3", 3, rubric_id="speeches")
    over(tx, "d4", 4, phase=Phase.STOPPED)
    assert look_over.scored_on_time(tx, ANA, 9) == [True, False, True]
    assert look_over.scored_on_time(tx, ANA, 1) == [True]
    assert look_over.scored_on_time(tx, MIA, 9) == []


def test_a_journal_step_counts_from_the_end_of_the_rounds_also_with_nothing_in_it(tx: Connection) -> None:
    over(tx, "d1", 1, Signals())
    over(tx, "d2", 2)
    over(tx, "d3", 3, NOTES, rubric_id="speeches")
    steps = [Journal(minutes(3), minutes(4)), Journal(minutes(1), minutes(2))]
    assert look_over.journal_steps(tx, ANA, 9) == steps
    assert look_over.journal_steps(tx, ANA, 1) == steps[:1]


def test_finished_drills_are_counted_by_rubric(tx: Connection) -> None:
    over(tx, "d1", 1)
    over(tx, "d2", 1)
    over(tx, "d3", 1, rubric_id="speeches")
    over(tx, "d4", 1, phase=Phase.STOPPED)
    counts = [look_over.count_finished(tx, ANA, rubric_id) for rubric_id in ("talks", "speeches", "gone")]
    assert counts == [2, 1, 0]
    assert look_over.count_finished(tx, MIA, "talks") == 0


def test_a_whole_interview_is_no_drill_on_one_area_and_a_check_is(tx: Connection) -> None:
    assert look_over.last_on_one_area(tx, ANA) is None
    over(tx, "d1", 5, format=Format.CHECK)
    over(tx, "d2", 3, rubric_id="speeches")
    over(tx, "d3", 9, format=Format.FULL_LENGTH)
    over(tx, "d4", 9, phase=Phase.STOPPED)
    assert look_over.last_on_one_area(tx, ANA) == minutes(5)

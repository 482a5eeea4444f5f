"""Scores, signals and the retro of a drill."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from bot.core.drill import Phase
from bot.core.journal import Retro, Signals
from bot.core.scoring import Observation, Rater, Score, ScoreSheet
from bot.store import look_back
from tests.cast import ANA, MIA, NOON
from tests.store.samples import a_drill, finished, minutes

SHEET = ScoreSheet(Rater.SELF, {"opening": Score.TWO, "ending": Score.CANT_TELL})


def _fix(tx: Connection, id_: str, fix: str, minute: float, **drill: Any) -> None:
    finished(tx, id_=id_, created_at=minutes(minute), **drill)
    look_back.keep_retro(tx, ANA, id_, Retro(fix), minutes(minute))


def test_before_anything_is_given_there_is_nothing(tx: Connection) -> None:
    assert look_back.own_sheet(tx, ANA, "d1") is None
    assert look_back.signals_of(tx, ANA, "d1") == Signals()
    assert look_back.retro_of(tx, ANA, "d1") is None


def test_scores_come_back_as_given(tx: Connection) -> None:
    look_back.keep_scores(tx, ANA, a_drill(), SHEET, NOON)
    assert look_back.own_sheet(tx, ANA, "d1") == SHEET
    assert look_back.own_sheet(tx, MIA, "d1") is None


def test_a_second_sheet_replaces_the_first_whole(tx: Connection) -> None:
    look_back.keep_scores(tx, ANA, a_drill(), SHEET, NOON)
    only_one = ScoreSheet(Rater.SELF, {"opening": Score.THREE})
    look_back.keep_scores(tx, ANA, a_drill(), only_one, NOON)
    assert look_back.own_sheet(tx, ANA, "d1") == only_one


def test_a_second_sheet_leaves_other_drills_alone(tx: Connection) -> None:
    look_back.keep_scores(tx, ANA, a_drill(), SHEET, NOON)
    look_back.keep_scores(tx, ANA, a_drill(id_="d2"), ScoreSheet(Rater.SELF, {"opening": Score.ONE}), NOON)
    assert look_back.own_sheet(tx, ANA, "d1") == SHEET


def test_signals_are_replaced_by_the_newer_ones(tx: Connection) -> None:
    look_back.keep_signals(tx, ANA, "d1", Signals("at the number", "the ending", "their laugh 🙂"), NOON)
    look_back.keep_signals(tx, ANA, "d1", Signals(hesitation="at the start"), NOON)
    assert look_back.signals_of(tx, ANA, "d1") == Signals(hesitation="at the start")
    assert look_back.signals_of(tx, MIA, "d1") == Signals()


def test_the_retro_is_replaced_by_the_newer_one(tx: Connection) -> None:
    look_back.keep_retro(tx, ANA, "d1", Retro(fix=""), NOON)
    whole = Retro("Say it once", "Short", "Said it thrice", "Read it aloud")
    look_back.keep_retro(tx, ANA, "d1", whole, NOON)
    assert look_back.retro_of(tx, ANA, "d1") == whole
    assert look_back.retro_of(tx, MIA, "d1") is None


def test_the_last_fix_is_that_of_the_latest_finished_drill_of_the_area(tx: Connection) -> None:
    assert look_back.last_fix(tx, ANA, "talks", "opening") is None
    _fix(tx, "d1", "older", 1)
    _fix(tx, "d2", "newer", 2)
    _fix(tx, "d3", "of another area", 3, dimension_id="ending")
    _fix(tx, "d4", "of another rubric", 4, rubric_id="speeches")
    _fix(tx, "d5", "a draft", 5, phase=Phase.SCORING)
    assert look_back.last_fix(tx, ANA, "talks", "opening") == "newer"
    assert look_back.last_fix(tx, MIA, "talks", "opening") is None


def test_a_drill_that_ended_without_a_fix_does_not_hide_the_one_before(tx: Connection) -> None:
    _fix(tx, "d1", "the fix", 1)
    _fix(tx, "d2", "", 2)
    assert look_back.last_fix(tx, ANA, "talks", "opening") == "the fix"


def test_observations_are_every_score_of_a_rubric_oldest_first(tx: Connection) -> None:
    later, earlier = a_drill(id_="later"), a_drill(id_="earlier")
    look_back.keep_scores(tx, ANA, later, ScoreSheet(Rater.SELF, {"opening": Score.THREE}), minutes(2))
    look_back.keep_scores(tx, ANA, earlier, ScoreSheet(Rater.SELF, {"ending": Score.CANT_TELL}), minutes(1))
    foreign = replace(a_drill(id_="foreign"), rubric_id="speeches")
    look_back.keep_scores(tx, ANA, foreign, SHEET, NOON)
    assert look_back.observations(tx, ANA, "talks") == [
        Observation("talks", "ending", Score.CANT_TELL, Rater.SELF, minutes(1)),
        Observation("talks", "opening", Score.THREE, Rater.SELF, minutes(2)),
    ]
    assert look_back.observations(tx, MIA, "talks") == []

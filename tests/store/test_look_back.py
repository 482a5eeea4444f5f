"""Scores, signals and the retro of a drill."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.core.drill import Drill, Phase
from bot.core.evidence import Signal, Source, noticed, ref_of_score, ref_of_signal, scored
from bot.core.journal import LastFix, Retro, Signals
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.store import human_scores, look_back
from tests.cast import ANA, MIA, NOON
from tests.store.samples import a_drill, finished, minutes

SELF = Rater.SELF
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
    look_back.keep_signals(tx, ANA, "d1", Signals(hesitation="at the start", dimension_id="ending"), NOON)
    assert look_back.signals_of(tx, ANA, "d1") == Signals(hesitation="at the start", dimension_id="ending")
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


def _over(tx: Connection, id_: str, minute: float, **drill: Any) -> None:
    """A drill whose rounds ended at that minute."""
    finished(tx, id_=id_, rounds_over_at=minutes(minute), **drill)


def _scores(tx: Connection, drill: Drill, **given: Score) -> None:
    look_back.keep_scores(tx, ANA, drill, ScoreSheet(Rater.SELF, given), minutes(90))


def test_scores_and_cant_tells_are_evidence_dated_when_the_rounds_ended(tx: Connection) -> None:
    _over(tx, "d1", 18)
    _scores(tx, a_drill(), opening=Score.ONE, ending=Score.CANT_TELL)
    seen = look_back.evidence(tx, ANA, "talks")
    assert sorted(seen, key=lambda item: item.area, reverse=True) == [
        scored(
            "opening", 1, Source.SELF, "self:U-ANA", "d1", minutes(18), ref_of_score("d1", SELF, "U-ANA", "opening")
        ),
        noticed("ending", Signal.CANT_TELL, "d1", minutes(18), ref_of_signal("d1", Signal.CANT_TELL, "ending")),
    ]


@pytest.mark.parametrize(("about", "area"), [(None, "opening"), ("ending", "ending")])
def test_each_signal_is_evidence_on_the_area_it_names_else_on_the_drilled_one(
    tx: Connection, about: str | None, area: str
) -> None:
    _over(tx, "d1", 18)
    look_back.keep_signals(tx, ANA, "d1", Signals("at the number", "", "their laugh", about), NOON)
    assert look_back.evidence(tx, ANA, "talks") == [
        noticed(area, signal, "d1", minutes(18), ref_of_signal("d1", signal))
        for signal in (Signal.HESITATION, Signal.SURPRISE)
    ]


def test_a_score_that_was_given_counts_though_the_drill_was_closed_after_it(tx: Connection) -> None:
    _over(tx, "d1", 18, phase=Phase.STOPPED)
    _scores(tx, a_drill(), opening=Score.TWO)
    assert [item.value for item in look_back.evidence(tx, ANA, "talks")] == [2.0]


@pytest.mark.parametrize(
    ("phase", "told", "held_back"), [(Phase.DONE, 1, 0), (Phase.SCORING, 0, 1), (Phase.STOPPED, 0, 0)]
)
def test_what_others_gave_counts_once_the_drill_is_done_and_never_if_it_was_closed_without_a_score(
    tx: Connection, phase: Phase, told: int, held_back: int
) -> None:
    _over(tx, "d1", 18, phase=phase)
    human_scores.keep(tx, ANA, a_drill(), Rater.PARTNER, MIA.user_id, {"opening": Score.ONE}, NOON)
    assert len(look_back.evidence(tx, ANA, "talks")) == told
    assert len(look_back.evidence(tx, ANA, "talks", held_back=True)) == held_back


def test_evidence_is_of_one_member_in_one_rubric(tx: Connection) -> None:
    _over(tx, "d1", 18, rubric_id="speeches")
    _scores(tx, replace(a_drill(), rubric_id="speeches"), opening=Score.TWO)
    assert len(look_back.evidence(tx, ANA, "speeches")) == 1
    assert look_back.evidence(tx, ANA, "talks") == []
    assert look_back.evidence(tx, MIA, "speeches") == []


@pytest.mark.parametrize("became", [None, *LastFix])
def test_what_became_of_the_last_fix_comes_back_as_given(tx: Connection, became: LastFix | None) -> None:
    look_back.keep_retro(tx, ANA, "d1", Retro("Say it once", last_fix=became), NOON)
    assert look_back.retro_of(tx, ANA, "d1") == Retro("Say it once", last_fix=became)


def test_the_latest_fix_of_all_is_told_with_its_area(tx: Connection) -> None:
    assert look_back.latest_fix(tx, ANA) is None
    _fix(tx, "d1", "Say the point", 1)
    _fix(tx, "d2", "Stop in time", 2, dimension_id="ending")
    _fix(tx, "d3", "Of a drill that was stopped", 3, phase=Phase.STOPPED)
    assert look_back.latest_fix(tx, ANA) == ("Stop in time", "talks", "ending")
    assert look_back.latest_fix(tx, MIA) is None

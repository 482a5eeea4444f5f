"""Scores by people: kept as they were first given, apart from the member's own, and counted as a person's."""

import pytest
from sqlalchemy import Connection

from bot.core.drill import Drill
from bot.core.evidence import Source
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.store import human_scores, look_back
from tests.cast import ANA, NOON
from tests.store.samples import finished


@pytest.fixture
def done(tx: Connection) -> Drill:
    return finished(tx)


def test_a_persons_score_stands_beside_the_members_own(tx: Connection, done: Drill) -> None:
    look_back.keep_scores(tx, ANA, done, ScoreSheet(Rater.SELF, {"opening": Score.THREE}), NOON)
    human_scores.keep(tx, ANA, done, Rater.PARTNER, "U-MIA", {"opening": Score.ONE}, NOON)
    seen = {(each.source, each.value) for each in look_back.evidence(tx, ANA, "talks")}
    assert seen == {(Source.SELF, 3.0), (Source.HUMAN, 1.0)}


def test_what_a_person_gave_first_stays(tx: Connection, done: Drill) -> None:
    human_scores.keep(tx, ANA, done, Rater.PROFESSIONAL, "Someone", {"opening": Score.ONE}, NOON)
    human_scores.keep(tx, ANA, done, Rater.PROFESSIONAL, "Someone", {"opening": Score.THREE, "cost": Score.TWO}, NOON)
    assert {each.area: each.value for each in look_back.evidence(tx, ANA, "talks")} == {"opening": 1.0, "cost": 2.0}


def test_a_members_own_score_is_none_of_a_persons(tx: Connection, done: Drill) -> None:
    with pytest.raises(AssertionError):
        human_scores.keep(tx, ANA, done, Rater.SELF, "U-ANA", {"opening": Score.ONE}, NOON)

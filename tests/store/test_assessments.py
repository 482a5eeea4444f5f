"""What an AI read: stored once, among the scores as one more rater, and what it makes of a drill beside people."""

from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.core.assessment import Abstention, Assessment, Quote
from bot.core.calibration import Pair
from bot.core.drill import Verdict
from bot.core.evidence import Source
from bot.core.members import Member
from bot.core.progress import PastGoal
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.store import assessments, drills, look_back
from bot.store.tables import scores
from tests.cast import ANA, MIA, NOON
from tests.store.samples import a_drill, a_round, finished, minutes

JUDGE, OTHER_JUDGE = "small-model|v1|prompt", "large-model|v1|prompt"
QUOTED = Assessment("opening", 2, quotes=(Quote(1, "“my” words; ünïcode"), Quote(3, "more")), reason="Said so.")
UNQUOTED_ONE = Assessment("opening", 1, missing=("Says why.",), reason="No reason given.")
QUOTED_ONE = replace(UNQUOTED_ONE, quotes=(Quote(2, "my words"),))
ABSTAINED = Assessment("opening", None, Abstention.A_PERSON, quotes=(Quote(1, "my words"),))
_ids = count(1)


def _keep(tx: Connection, read: Assessment, drill_id: str = "d1", judge: str = JUDGE) -> None:
    assessments.keep(tx, ANA, a_drill(id_=drill_id), judge, read, NOON)


def _rated(tx: Connection, **changes: Any) -> None:
    """Somebody's score of the opening, a partner's 1 unless told otherwise."""
    row: dict[str, Any] = {
        "team_id": ANA.team_id,
        "user_id": ANA.user_id,
        "drill_id": "d1",
        "dimension_id": "opening",
        "rater": Rater.PARTNER.value,
        "rater_id": f"U-PARTNER-{next(_ids)}",
        "rubric_id": "talks",
        "rubric_version": "v1",
        "score": "1",
        "given_at": NOON,
    }
    tx.execute(scores.insert().values(**(row | changes)))


def _see_others_first(tx: Connection, rater: Rater) -> None:
    """As if this rater had seen another score before giving theirs."""
    tx.execute(scores.update().where(scores.c.rater == rater.value).values(after_others=True))


def test_a_reading_comes_back_as_it_was(tx: Connection) -> None:
    ending = Assessment("ending", None, Abstention.OFF_TOPIC, missing=("Says who.", "Says when."))
    _keep(tx, QUOTED)
    _keep(tx, ending)
    assert assessments.of_drill(tx, ANA, "d1") == (ending, QUOTED)
    assert assessments.judge_of(tx, ANA, "d1") == JUDGE


def test_where_nothing_was_read_there_is_nothing(tx: Connection) -> None:
    _keep(tx, QUOTED)
    assert assessments.of_drill(tx, ANA, "d2") == ()
    assert assessments.judge_of(tx, ANA, "d2") is None
    assert assessments.of_drill(tx, MIA, "d1") == ()
    assert assessments.judge_of(tx, MIA, "d1") is None


def test_what_is_there_already_stays(tx: Connection) -> None:
    _keep(tx, QUOTED)
    _keep(tx, replace(QUOTED, score=3), judge=OTHER_JUDGE)
    assert assessments.of_drill(tx, ANA, "d1") == (QUOTED,)
    assert assessments.judge_of(tx, ANA, "d1") == JUDGE
    assert tx.execute(select(scores.c.rater_id, scores.c.score)).all() == [(JUDGE, "2")]


def test_a_number_stands_among_the_scores_as_the_judges(tx: Connection) -> None:
    _keep(tx, QUOTED)
    [row] = tx.execute(select(scores))
    assert (row.rater, row.rater_id, row.dimension_id, row.score) == (Rater.AI.value, JUDGE, "opening", "2")
    assert (row.rubric_id, row.rubric_version, row.late, row.after_others) == ("talks", "v1", False, False)


def test_without_a_number_there_is_no_score(tx: Connection) -> None:
    _keep(tx, ABSTAINED)
    assert tx.execute(select(scores)).all() == []
    assert assessments.of_drill(tx, ANA, "d1") == (ABSTAINED,)


def test_an_ais_score_is_evidence_of_its_own_kind_while_it_was_given_blind(tx: Connection) -> None:
    finished(tx)
    _keep(tx, QUOTED)
    [seen] = look_back.evidence(tx, ANA, "talks")
    assert (seen.area, seen.source, seen.session) == ("opening", Source.AI, "d1")
    _see_others_first(tx, Rater.AI)
    assert look_back.evidence(tx, ANA, "talks") == []


def test_scores_given_after_others_were_seen_are_no_evidence(tx: Connection) -> None:
    finished(tx)
    look_back.keep_scores(tx, ANA, a_drill(), ScoreSheet(Rater.SELF, {"opening": Score.TWO}), NOON)
    _keep(tx, QUOTED)
    _rated(tx, score="3")
    _rated(tx, after_others=True)
    found = [(each.source, each.session) for each in look_back.evidence(tx, ANA, "talks")]
    assert sorted(found) == sorted([(Source.SELF, "d1"), (Source.AI, "d1"), (Source.HUMAN, "d1")])


def test_the_self_score_replaces_only_itself(tx: Connection) -> None:
    _keep(tx, QUOTED)
    look_back.keep_scores(tx, ANA, a_drill(), ScoreSheet(Rater.SELF, {"opening": Score.TWO}), NOON)
    look_back.keep_scores(tx, ANA, a_drill(), ScoreSheet(Rater.SELF, {"opening": Score.ONE}), NOON)
    assert sorted(tx.execute(select(scores.c.rater, scores.c.score)).all()) == [("ai", "2"), ("self", "1")]


def test_an_ai_and_a_person_who_scored_the_same_area_of_a_drill_make_a_pair(tx: Connection) -> None:
    _keep(tx, QUOTED)
    _rated(tx)
    _rated(tx, score="3", rater=Rater.PROFESSIONAL.value)
    found = assessments.pairs(tx, ANA, JUDGE)
    assert sorted(found, key=lambda pair: pair.person) == [Pair("d1", "opening", 2, 1), Pair("d1", "opening", 2, 3)]


@pytest.mark.parametrize(
    "changes",
    [
        {"dimension_id": "ending"},
        {"drill_id": "d2"},
        {"rater": Rater.SELF.value, "rater_id": ANA.user_id},
        {"score": Score.CANT_TELL.value},
        {"after_others": True},
    ],
    ids=["another area", "another drill", "oneself", "can't tell", "having seen a score"],
)
def test_no_pair_is_made_with(tx: Connection, changes: dict[str, Any]) -> None:
    _keep(tx, QUOTED)
    _rated(tx, **changes)
    assert assessments.pairs(tx, ANA, JUDGE) == []


def test_an_ai_that_had_seen_a_score_makes_no_pair(tx: Connection) -> None:
    _keep(tx, QUOTED)
    _rated(tx)
    _see_others_first(tx, Rater.AI)
    assert assessments.pairs(tx, ANA, JUDGE) == []


def test_pairs_are_of_one_judge(tx: Connection) -> None:
    for drill_id, judge in (("d1", JUDGE), ("d2", OTHER_JUDGE)):
        _keep(tx, QUOTED, drill_id, judge)
        _rated(tx, score="2", drill_id=drill_id)
    assert assessments.pairs(tx, ANA, JUDGE) == [Pair("d1", "opening", 2, 2)]
    assert assessments.pairs(tx, MIA, JUDGE) == []


def _passed(tx: Connection, id_: str = "d1", member: Member = ANA) -> None:
    """A drill done, its last round passed."""
    last = a_round(3, verdict=Verdict.PASS)
    finished(tx, member, id_, rounds=(a_round(1), a_round(2), last), started_at=NOON)


def _goal(tx: Connection) -> PastGoal:
    [goal] = drills.past_goals(tx, ANA, "talks")["opening"]
    return goal


@pytest.mark.parametrize(
    ("read", "overruled"),
    [(QUOTED_ONE, True), (UNQUOTED_ONE, False), (QUOTED, False), (ABSTAINED, False)],
    ids=["a 1 with a quote", "a 1 without a quote", "a 2 with a quote", "a quote without a number"],
)
def test_an_ai_overrules_a_pass_only_with(tx: Connection, read: Assessment, overruled: bool) -> None:
    _passed(tx)
    _keep(tx, read)
    goal = _goal(tx)
    assert (goal.last_round_passed, goal.overruled, goal.by_a_person) == (True, overruled, False)
    assert goal.passed is not overruled


@pytest.mark.parametrize(
    ("changes", "overruled", "by_a_person"),
    [
        ({}, True, True),
        ({"rater": Rater.PROFESSIONAL.value}, True, True),
        ({"score": "3"}, False, True),
        ({"dimension_id": "ending"}, False, False),
        ({"drill_id": "d2"}, False, False),
        ({"rater": Rater.SELF.value, "rater_id": ANA.user_id}, False, False),
    ],
    ids=["a partner's 1", "a professional's 1", "a partner's 3", "another area", "another drill", "oneself"],
)
def test_what_people_gave_makes_of_a_pass(
    tx: Connection, changes: dict[str, Any], overruled: bool, by_a_person: bool
) -> None:
    _passed(tx)
    _rated(tx, **changes)
    assert (_goal(tx).overruled, _goal(tx).by_a_person) == (overruled, by_a_person)


def test_an_ais_1_on_another_area_overrules_nothing(tx: Connection) -> None:
    _passed(tx)
    _keep(tx, replace(QUOTED_ONE, dimension_id="ending"))
    assert not _goal(tx).overruled


def test_a_score_by_several_people_leaves_one_drill_one_goal(tx: Connection) -> None:
    _passed(tx)
    for score in ("1", "2", "3"):
        _rated(tx, score=score)
    _keep(tx, QUOTED_ONE)
    assert (_goal(tx).overruled, _goal(tx).by_a_person) == (True, True)


def test_what_was_read_of_all_drills_comes_oldest_first(tx: Connection) -> None:
    for number, id_ in enumerate(("d2", "d1")):
        finished(tx, id_=id_, created_at=minutes(number))
        assessments.keep(tx, ANA, a_drill(id_=id_), JUDGE, QUOTED, minutes(number))
    assert [(row.drill_id, row.judge, row.assessment) for row in assessments.every(tx, ANA)] == [
        ("d2", JUDGE, QUOTED),
        ("d1", JUDGE, QUOTED),
    ]
    assert assessments.every(tx, MIA) == []

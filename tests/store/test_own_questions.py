"""Members' own questions."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.core.drill import Phase
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.store import drills, own_questions
from tests.cast import ANA, MIA, NOON, TWIN
from tests.store.samples import a_drill, a_round, minutes, under_way

WHY = OwnQuestion("x1", "talks", "opening", "Why this company?", QuestionSource.JOURNAL, NOON)
HOW = OwnQuestion("x2", "talks", "ending", "How would you say no? 🙂", QuestionSource.MESSAGE, minutes(1))


def test_questions_come_back_as_added_the_newest_first(tx: Connection) -> None:
    assert own_questions.of(tx, ANA, "talks") == []
    assert own_questions.add(tx, ANA, WHY)
    assert own_questions.add(tx, ANA, HOW)
    assert own_questions.of(tx, ANA, "talks") == [HOW, WHY]


def test_a_rubric_has_its_own_and_a_member_too(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    assert own_questions.of(tx, ANA, "speeches") == []
    assert own_questions.of(tx, MIA, "talks") == []
    assert own_questions.of(tx, TWIN, "talks") == []


def test_the_same_words_in_the_same_area_are_kept_once(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    again = replace(WHY, id="x3", ask="why THIS  company", added_at=minutes(5))
    assert not own_questions.add(tx, ANA, again)
    assert own_questions.of(tx, ANA, "talks") == [WHY]
    assert own_questions.twin(tx, ANA, again) == WHY


def test_the_same_words_in_another_area_are_another_question(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    elsewhere = replace(WHY, id="x3", dimension_id="ending")
    assert own_questions.twin(tx, ANA, elsewhere) is None
    assert own_questions.add(tx, ANA, elsewhere)


def test_two_members_may_have_the_same_question(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    assert own_questions.add(tx, MIA, replace(WHY, id="x3"))


def test_an_id_that_is_taken_changes_nothing(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    assert not own_questions.add(tx, ANA, replace(WHY, ask="Something else?"))
    assert own_questions.of(tx, ANA, "talks") == [WHY]


def test_a_question_wanted_once_more_counts_as_a_new_one(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    own_questions.add(tx, ANA, HOW)
    own_questions.renew(tx, ANA, "x1", "x9", minutes(9))
    assert own_questions.of(tx, ANA, "talks") == [replace(WHY, id="x9", added_at=minutes(9)), HOW]


def test_nobody_renews_anothers_question(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    own_questions.renew(tx, MIA, "x1", "x9", minutes(9))
    assert own_questions.of(tx, ANA, "talks") == [WHY]


def test_one_question_is_found_by_its_id_and_only_by_its_owner(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    assert own_questions.by_id(tx, ANA, "x1") == WHY
    assert own_questions.by_id(tx, ANA, "x2") is None
    assert own_questions.by_id(tx, MIA, "x1") is None
    assert own_questions.by_id(tx, TWIN, "x1") is None


def test_a_changed_question_keeps_its_day_and_its_source(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    changed = replace(WHY, id="x9", rubric_id="speeches", dimension_id="ending", ask="Why now?")
    assert own_questions.change(tx, ANA, "x1", replace(changed, added_at=minutes(9), source=QuestionSource.TYPED))
    assert own_questions.of(tx, ANA, "speeches") == [changed]
    assert own_questions.of(tx, ANA, "talks") == []


def test_what_is_not_there_is_neither_changed_nor_removed(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    for who, question_id in ((ANA, "x2"), (MIA, "x1"), (TWIN, "x1")):
        assert not own_questions.change(tx, who, question_id, HOW)
        assert not own_questions.remove(tx, who, question_id)
    assert own_questions.of(tx, ANA, "talks") == [WHY]


def test_a_question_is_removed_once(tx: Connection) -> None:
    own_questions.add(tx, ANA, WHY)
    own_questions.add(tx, ANA, HOW)
    assert own_questions.remove(tx, ANA, "x1")
    assert not own_questions.remove(tx, ANA, "x1")
    assert own_questions.of(tx, ANA, "talks") == [HOW]


def test_when_a_question_was_asked_last_is_told_of_ones_own_alone(tx: Connection) -> None:
    under_way(tx, id_="d1")
    rounds = (a_round(1, "own:x1"), a_round(2, "own:x2"))
    over = {"phase": Phase.STOPPED, "rubric_id": "speeches", "rounds": rounds, "started_at": minutes(5)}
    drills.add(tx, ANA, a_drill(ANA, "d2", **over))
    drills.add(tx, ANA, a_drill(ANA, "d3", **over | {"rounds": rounds[:1], "started_at": minutes(9)}))
    assert own_questions.last_asked(tx, ANA) == {"x1": minutes(9), "x2": minutes(5)}
    assert own_questions.last_asked(tx, MIA) == {}

"""Drills with their rounds and sayings, whole in and whole out."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Connection, event

from bot.core.drill import Drill, Format, Phase, RoundState, Saying, SayingKind, Step, Verdict
from bot.core.goals import Goal, Origin
from bot.core.members import Level, Member, Mode
from bot.core.progress import PastGoal
from bot.core.scoring import Rater, Score, ScoreSheet
from bot.store import drills, look_back
from tests.cast import ANA, MIA, NOON, TWIN
from tests.store.samples import a_drill, a_round, finished, minutes, under_way

SAYINGS = (Saying(1, SayingKind.FACT, "Six weeks."), Saying(2, SayingKind.PUSH, "I don’t believe you."))
FULL = a_drill(
    phase=Phase.DONE,
    level=Level.EM,
    mode=Mode.ALOUD,
    goal=Goal("Say it <once>", Origin.FIX),
    rounds=(
        a_round(1, state=RoundState.CLOSED, verdict=Verdict.PASS, words=120, sayings=SAYINGS),
        a_round(2, state=RoundState.CLOSED, verdict=Verdict.SKIPPED, instruction="Stop in time.", repeated=True),
        a_round(3, state=RoundState.CLOSED, verdict=Verdict.NOT_YET, time_up=True),
    ),
    channel_id="D1",
    thread_ts="1700000000.000100",
    started_at=minutes(1),
    rounds_over_at=minutes(18.5),
    closed_at=minutes(25),
    looked_back=frozenset(Step),
    scored_late=True,
    twisted=True,
)


def _stored(tx: Connection, drill: Drill) -> Drill | None:
    return drills.by_id(tx, drill.member, drill.id)


def test_a_drill_comes_back_equal_in_every_field(tx: Connection) -> None:
    assert drills.add(tx, ANA, FULL)
    assert _stored(tx, FULL) == FULL


def test_a_full_length_drill_comes_back_with_its_parts_and_its_pause(tx: Connection) -> None:
    parts = (
        a_round(1, dimension_id="opening", from_minute=0, to_minute=25, state=RoundState.CLOSED, verdict=Verdict.THIN),
        a_round(2, dimension_id="ending", from_minute=25, to_minute=50, sayings=(Saying(1, SayingKind.PAUSE, ""),)),
    )
    whole = a_drill(format=Format.FULL_LENGTH, phase=Phase.ROUNDS, rounds=parts, started_at=NOON, paused_at=minutes(9))
    drills.add(tx, ANA, whole)
    assert _stored(tx, whole) == whole


def test_a_fresh_drill_comes_back_equal(tx: Connection) -> None:
    drills.add(tx, ANA, a_drill())
    assert _stored(tx, a_drill()) == a_drill()


@pytest.mark.parametrize("phase", [Phase.READY, Phase.ROUNDS, Phase.SCORING])
def test_a_member_has_one_open_drill(tx: Connection, phase: Phase) -> None:
    first = a_drill(phase=phase, rounds=(a_round(1),), started_at=minutes(0))
    assert drills.add(tx, ANA, first)
    assert not drills.add(tx, ANA, a_drill(id_="d2", rounds=(a_round(1),), started_at=minutes(1)))
    assert drills.open_one(tx, ANA) == first
    assert drills.by_id(tx, ANA, "d2") is None
    assert drills.questions_asked(tx, ANA, "talks") == ["q1"], "a refused drill leaves no rounds behind"


@pytest.mark.parametrize("phase", [Phase.DONE, Phase.STOPPED])
def test_a_closed_drill_makes_room_for_the_next(tx: Connection, phase: Phase) -> None:
    drills.add(tx, ANA, a_drill(phase=phase))
    assert drills.open_one(tx, ANA) is None
    assert drills.add(tx, ANA, a_drill(id_="d2"))


def test_everybody_may_have_one_open(tx: Connection) -> None:
    assert all(drills.add(tx, member, a_drill(member, f"d-{member.user_id}")) for member in (ANA, MIA, TWIN))


def test_saving_stores_each_change(tx: Connection) -> None:
    before = under_way(tx)
    said = replace(before.now_at, sayings=SAYINGS[:1], state=RoundState.WAITING)
    after = replace(before, rounds=(said,))
    drills.save(tx, ANA, before, after, minutes(1))
    assert _stored(tx, before) == after
    closed = replace(said, sayings=SAYINGS, state=RoundState.CLOSED, verdict=Verdict.PASS, words=31)
    last = replace(after, rounds=(closed, a_round(2)), phase=Phase.ROUNDS)
    drills.save(tx, ANA, after, last, minutes(2))
    assert _stored(tx, before) == last


def test_saving_writes_only_what_changed(tx: Connection) -> None:
    before = under_way(tx)
    after = replace(before, rounds=(replace(before.now_at, sayings=SAYINGS[:1]), a_round(2)))
    drills.save(tx, ANA, before, after, minutes(1))
    assert _written_by_save(tx, after, after) == ["UPDATE drills"], "that the member moved it"
    assert _written_by_save(tx, after, after, by_member=False) == []
    stopped = replace(after, phase=Phase.STOPPED, closed_at=minutes(2))
    assert _written_by_save(tx, after, stopped, by_member=False) == ["UPDATE drills"]
    answered = replace(after, rounds=(after.rounds[0], replace(after.rounds[1], state=RoundState.WAITING)))
    assert _written_by_save(tx, after, answered, by_member=False) == ["UPDATE rounds"]


def _written_by_save(tx: Connection, before: Drill, after: Drill, *, by_member: bool = True) -> list[str]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(" ".join(statement.split()[:2]))

    event.listen(tx, "before_cursor_execute", note)
    drills.save(tx, ANA, before, after, minutes(3), by_member=by_member)
    event.remove(tx, "before_cursor_execute", note)
    return statements


def test_a_drill_is_found_by_its_thread(tx: Connection) -> None:
    drill = under_way(tx)
    drills.bind_thread(tx, ANA, drill.id, "D1", "1.1")
    bound = replace(drill, channel_id="D1", thread_ts="1.1")
    assert drills.in_thread(tx, ANA, "D1", "1.1") == bound
    assert drills.state_in_thread(tx, ANA, "D1", "1.1") == (Phase.ROUNDS, False)
    drills.save(tx, ANA, bound, replace(bound, paused_at=minutes(3)), minutes(3))
    assert drills.state_in_thread(tx, ANA, "D1", "1.1") == (Phase.ROUNDS, True)
    assert drills.in_thread(tx, ANA, "D2", "1.1") is None
    assert drills.state_in_thread(tx, ANA, "D1", "1.2") == (None, False)


def test_an_open_drill_awaits_its_thread_until_the_cards_ts_is_known(tx: Connection) -> None:
    assert not drills.awaits_thread(tx, ANA)
    drill = under_way(tx)
    assert drills.awaits_thread(tx, ANA)
    drills.bind_thread(tx, ANA, drill.id, "D1", "1.1")
    assert not drills.awaits_thread(tx, ANA)


def test_a_closed_drill_awaits_nothing(tx: Connection) -> None:
    finished(tx, phase=Phase.STOPPED)
    assert not drills.awaits_thread(tx, ANA)


def test_a_thread_and_a_question_are_bound_once(tx: Connection) -> None:
    drill = under_way(tx)
    for ts in ("1.1", "9.9"):
        drills.bind_thread(tx, ANA, drill.id, "D1", ts)
        drills.bind_question(tx, ANA, drill.id, 1, ts)
    stored = _stored(tx, drill)
    assert stored is not None
    assert (stored.thread_ts, stored.now_at.asked_ts) == ("1.1", "1.1")


def test_binding_a_question_leaves_the_other_rounds(tx: Connection) -> None:
    drills.add(tx, ANA, a_drill(phase=Phase.ROUNDS, rounds=(a_round(1), a_round(2)), started_at=minutes(0)))
    drills.bind_question(tx, ANA, "d1", 2, "2.2")
    stored = drills.by_id(tx, ANA, "d1", lock=False)
    assert stored is not None
    assert [round_.asked_ts for round_ in stored.rounds] == [None, "2.2"]


def test_the_latest_finished_drills_come_newest_first(tx: Connection) -> None:
    for minute, id_ in enumerate(("first", "second", "third")):
        finished(tx, id_=id_, created_at=minutes(minute))
    finished(tx, id_="stopped", phase=Phase.STOPPED, created_at=minutes(8))
    under_way(tx, id_="open", created_at=minutes(9))
    assert [drill.id for drill in drills.latest(tx, ANA, 2)] == ["third", "second"]
    assert drills.count_done(tx, ANA) == 3


def test_the_drill_before_is_the_last_finished_one_of_the_same_area(tx: Connection) -> None:
    finished(tx, id_="old", created_at=minutes(1))
    finished(tx, id_="elsewhere", created_at=minutes(2), dimension_id="ending")
    finished(tx, id_="other_rubric", created_at=minutes(3), rubric_id="speeches")
    finished(tx, id_="stopped", created_at=minutes(4), phase=Phase.STOPPED)
    finished(tx, id_="new", created_at=minutes(5), phase=Phase.SCORING)
    assert drills.one_before(tx, ANA, a_drill(id_="next", created_at=minutes(6))) == "new"
    assert drills.one_before(tx, ANA, a_drill(id_="new", created_at=minutes(5))) == "old"
    assert drills.one_before(tx, ANA, a_drill(id_="old", created_at=minutes(1))) is None


def test_questions_asked_come_in_the_order_of_time(tx: Connection) -> None:
    first = a_drill(id_="z", phase=Phase.ROUNDS, rounds=(a_round(1, "again"),), started_at=minutes(1))
    drills.add(tx, ANA, first)
    drills.save(
        tx, ANA, first, replace(first, phase=Phase.DONE, rounds=(*first.rounds, a_round(2, "once"))), minutes(5)
    )
    _asked(tx, "a", "again", minute=9)
    _asked(tx, "b", "long ago", minute=0)
    assert drills.questions_asked(tx, ANA, "talks") == ["long ago", "again", "once", "again"]


def test_questions_asked_are_those_of_one_member_in_one_rubric(tx: Connection) -> None:
    _asked(tx, "a", "mine")
    _asked(tx, "b", "of another rubric", rubric_id="speeches")
    assert drills.questions_asked(tx, ANA, "talks") == ["mine"]
    assert drills.questions_asked(tx, MIA, "talks") == []


def test_pushes_heard_are_one_members_in_one_rubric_oldest_first_and_nothing_else_said(tx: Connection) -> None:
    def pushed(id_: str, text: str, minute: float, **drill: Any) -> None:
        said = (Saying(1, SayingKind.PROBE, "Why?"), Saying(2, SayingKind.PUSH, text))
        finished(tx, id_=id_, rounds=(a_round(1, sayings=said),), created_at=minutes(minute), started_at=NOON, **drill)

    pushed("a", "Second.", minute=2)
    pushed("b", "First.", minute=1)
    pushed("c", "Elsewhere.", minute=3, rubric_id="speeches")
    assert drills.pushes_heard(tx, ANA, "talks") == ["First.", "Second."]
    assert drills.pushes_heard(tx, MIA, "talks") == []


def _asked(tx: Connection, id_: str, question_id: str, minute: float = 0, **drill: Any) -> None:
    """A finished drill in which this question was asked."""
    finished(tx, id_=id_, rounds=(a_round(1, question_id),), started_at=minutes(minute), **drill)


@pytest.mark.parametrize("stranger", [MIA, TWIN])
def test_a_stranger_finds_no_drill(tx: Connection, stranger: Member) -> None:
    drills.add(tx, ANA, replace(FULL, phase=Phase.SCORING))
    assert drills.by_id(tx, stranger, "d1") is None
    assert drills.open_one(tx, stranger) is None
    assert drills.in_thread(tx, stranger, "D1", "1700000000.000100") is None


def test_every_move_of_the_member_is_a_sign_of_life_and_none_of_the_clocks_is(tx: Connection) -> None:
    drill = a_drill(created_at=minutes(1))
    assert drills.last_moved(tx, ANA, "d1") is None
    drills.add(tx, ANA, drill)
    assert drills.last_moved(tx, ANA, "d1") == minutes(1)
    begun = replace(drill, phase=Phase.ROUNDS, rounds=(a_round(1),), started_at=minutes(2))
    drills.save(tx, ANA, drill, begun, minutes(2))
    paused = replace(begun, paused_at=minutes(30))
    drills.save(tx, ANA, begun, paused, minutes(30), by_member=False)
    assert drills.last_moved(tx, ANA, "d1") == minutes(2)
    drills.save(tx, ANA, paused, begun, minutes(40))
    assert drills.last_moved(tx, ANA, "d1") == minutes(40)


def test_past_goals_tell_by_area_what_was_to_show_and_whether_it_did(tx: Connection) -> None:
    _to_show(tx, "old", minute=1, goal=Goal("Say it once.", Origin.OWN))
    _to_show(tx, "new", minute=2, verdict=Verdict.NOT_YET, level=Level.MID)
    _to_show(tx, "elsewhere", minute=3, dimension_id="ending")
    look_back.keep_scores(tx, ANA, a_drill(id_="old"), ScoreSheet(Rater.SELF, {"opening": Score.THREE}), NOON)
    look_back.keep_scores(tx, ANA, a_drill(id_="new"), ScoreSheet(Rater.SELF, {"opening": Score.CANT_TELL}), NOON)
    past = drills.past_goals(tx, ANA, "talks")
    assert past["opening"] == [
        PastGoal("In 40 seconds: the point.", Level.MID, False, None, minutes(2)),
        PastGoal("Say it once.", Level.SENIOR, True, 3, minutes(1)),
    ]
    assert [goal.closed_at for goal in past["ending"]] == [minutes(3)]


def test_a_past_goal_is_that_of_a_whole_drill_of_ones_own_in_the_rubric(tx: Connection) -> None:
    _to_show(tx, "early", minute=1, planned=2)
    _to_show(tx, "closed", minute=2, phase=Phase.STOPPED)
    _to_show(tx, "foreign", minute=3, rubric_id="speeches")
    assert drills.past_goals(tx, ANA, "talks") == {}
    assert list(drills.past_goals(tx, ANA, "speeches")) == ["opening"]
    assert drills.past_goals(tx, MIA, "speeches") == {}


def test_only_ones_own_score_of_the_drilled_area_stands_beside_a_past_goal(tx: Connection) -> None:
    _to_show(tx, "d1", minute=1)
    look_back.keep_scores(tx, ANA, a_drill(), ScoreSheet(Rater.SELF, {"ending": Score.ONE}), NOON)
    look_back.keep_scores(tx, MIA, a_drill(), ScoreSheet(Rater.PARTNER, {"opening": Score.ONE}), NOON)
    assert [goal.self_score for goal in drills.past_goals(tx, ANA, "talks")["opening"]] == [None]


def _to_show(tx: Connection, id_: str, minute: float, verdict: Verdict = Verdict.PASS, **drill: Any) -> None:
    """A finished drill of one round, closed at that minute."""
    judged = a_round(1, state=RoundState.CLOSED, verdict=verdict)
    whole: dict[str, Any] = {"planned": 1, "rounds": (judged,), "started_at": NOON, "closed_at": minutes(minute)}
    finished(tx, id_=id_, **(whole | drill))

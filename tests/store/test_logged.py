"""Sessions brought along from elsewhere: kept once, whole, and taken out again with their scores."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, func, select

from bot.core.entries import EntryKind
from bot.core.journal import LastFix, Signals
from bot.core.logged import LoggedScore, LoggedSession
from bot.core.scoring import Rater, Score
from bot.store import corrections, logged
from bot.store.ledger import logged_scores
from tests.cast import ANA, MIA, NOON

MOCK = LoggedSession(
    id="m1",
    kind=EntryKind.MOCK,
    at=datetime(2026, 11, 2, 18, tzinfo=UTC),
    added_at=NOON,
    interviewer="Mia",
    problem="The bridge\nand the ferry",
    rubric_id="talks",
    dimension_id="opening",
    signals=Signals("here", "there", "then", "ending"),
    fix="Say the point first",
    became=LastFix.PARTLY,
    scores=(
        LoggedScore("ending", Rater.PARTNER, Score.ONE),
        LoggedScore("opening", Rater.PARTNER, Score.TWO, late=True),
        LoggedScore("opening", Rater.PARTNER, Score.THREE, name="Tom"),
        LoggedScore("opening", Rater.SELF, Score.CANT_TELL),
    ),
)
BARE = LoggedSession("b1", EntryKind.INTERVIEW, MOCK.at - timedelta(days=1), NOON)


def scores(tx: Connection) -> int:
    """How many scores there are."""
    return tx.scalar(select(func.count()).select_from(logged_scores)) or 0


def test_what_was_added_is_read_back_oldest_first(tx: Connection) -> None:
    assert logged.add_all(tx, ANA, [MOCK, BARE]) == [MOCK, BARE]
    assert logged.every(tx, ANA) == [BARE, MOCK]
    assert logged.ids(tx, ANA) == {"m1", "b1"}
    assert logged.every(tx, MIA) == []


def test_a_session_is_kept_once_and_stays_as_it_was(tx: Connection) -> None:
    assert logged.add(tx, ANA, MOCK)
    assert not logged.add(tx, ANA, replace(MOCK, fix="another", scores=()))
    assert logged.add_all(tx, ANA, [replace(MOCK, fix="another"), BARE]) == [BARE]
    assert logged.every(tx, ANA) == [BARE, MOCK]
    assert logged.add_all(tx, ANA, []) == []


def test_two_members_may_have_the_same_session(tx: Connection) -> None:
    logged.add(tx, ANA, MOCK)
    assert logged.add(tx, MIA, replace(MOCK, fix="hers"))
    assert [session.fix for session in logged.every(tx, ANA)] == [MOCK.fix]


def test_many_come_in_one_go(tx: Connection) -> None:
    many = [replace(MOCK, id=f"m{number:04}", at=MOCK.at + timedelta(hours=number)) for number in range(2000)]
    assert len(logged.add_all(tx, ANA, many)) == 2000
    assert logged.every(tx, ANA) == many


def test_they_count_where_their_rubric_is_ranked(tx: Connection) -> None:
    logged.add_all(tx, ANA, [MOCK, BARE])
    seen = logged.evidence(tx, ANA, "talks")
    assert sorted((item.area, item.source, item.value) for item in seen if item.is_score) == [
        ("ending", "human", 1.0),
        ("opening", "human", 2.0),
        ("opening", "human", 3.0),
    ]
    assert {item.area for item in seen if not item.is_score} == {"opening", "ending"}
    assert {item.at for item in seen} == {MOCK.at}
    assert logged.evidence(tx, ANA, "speeches") == []


def test_one_is_removed_with_its_scores(tx: Connection) -> None:
    logged.add_all(tx, ANA, [MOCK, replace(MOCK, id="m2")])
    logged.remove(tx, ANA, "m1")
    assert [session.id for session in logged.every(tx, ANA)] == ["m2"]
    assert scores(tx) == 4


def test_what_was_put_right_about_one_goes_with_it(tx: Connection) -> None:
    for id_ in ("m1", "m10", "m2"):
        logged.add(tx, ANA, replace(MOCK, id=id_, added_at=NOON + timedelta(seconds=len(id_))))
        corrections.leave_out(tx, ANA, f"{id_}/hesitation", True, NOON)
    corrections.leave_out(tx, MIA, "m1/hesitation", True, NOON)
    logged.remove(tx, ANA, "m1")
    assert corrections.left_out(tx, ANA) == {"m10/hesitation", "m2/hesitation"}
    logged.remove_added(tx, ANA, NOON + timedelta(seconds=3))
    assert corrections.left_out(tx, ANA) == {"m2/hesitation"}
    assert corrections.left_out(tx, MIA) == {"m1/hesitation"}


def test_what_came_in_at_one_moment_leaves_together(tx: Connection) -> None:
    logged.add_all(tx, ANA, [MOCK, BARE])
    logged.add(tx, MIA, MOCK)
    logged.add(tx, ANA, replace(MOCK, id="m2", added_at=NOON + timedelta(seconds=1)))
    assert logged.remove_added(tx, ANA, NOON) == 2
    assert [session.id for session in logged.every(tx, ANA)] == ["m2"]
    assert scores(tx) == 8
    assert logged.remove_added(tx, ANA, NOON) == 0

"""Planned interviews: noted once a moment, listed while they are ahead, called off."""

from datetime import timedelta

from sqlalchemy import Connection

from bot.store import interviews
from tests.cast import ANA, MIA, NOON, TWIN

DAY = timedelta(days=1)


def test_what_is_ahead_comes_nearest_first_and_what_is_over_not_at_all(tx: Connection) -> None:
    for days in (3, 1, 2):
        interviews.plan(tx, ANA, NOON + days * DAY, NOON)
    assert [each.starts_at for each in interviews.ahead(tx, ANA, NOON + DAY)] == [NOON + 2 * DAY, NOON + 3 * DAY]
    following = interviews.next_one(tx, ANA, NOON)
    assert following is not None
    assert following.starts_at == NOON + DAY
    assert interviews.next_one(tx, ANA, NOON + 3 * DAY) is None


def test_the_same_moment_twice_is_one_and_keeps_when_it_was_first_noted(tx: Connection) -> None:
    first = interviews.plan(tx, ANA, NOON + DAY, NOON)
    again = interviews.plan(tx, ANA, NOON + DAY, NOON + timedelta(hours=1))
    assert first.id == again.id
    [only] = interviews.every(tx, ANA)
    assert only.added_at == NOON


def test_one_called_off_is_no_longer_ahead_but_stays_in_the_record(tx: Connection) -> None:
    planned = interviews.plan(tx, ANA, NOON + DAY, NOON)
    off = interviews.call_off(tx, ANA, planned.id, NOON)
    again = interviews.call_off(tx, ANA, planned.id, NOON + timedelta(hours=1))
    assert off == again == interviews.every(tx, ANA)[0]
    assert again is not None
    assert again.called_off_at == NOON
    assert interviews.ahead(tx, ANA, NOON) == []
    assert interviews.next_one(tx, ANA, NOON) is None


def test_planned_again_after_it_was_called_off_it_is_on(tx: Connection) -> None:
    planned = interviews.plan(tx, ANA, NOON + DAY, NOON)
    interviews.call_off(tx, ANA, planned.id, NOON)
    interviews.plan(tx, ANA, NOON + DAY, NOON)
    assert interviews.ahead(tx, ANA, NOON) == [planned]


def test_nobody_calls_off_what_another_planned(tx: Connection) -> None:
    planned = interviews.plan(tx, ANA, NOON + DAY, NOON)
    for stranger in (MIA, TWIN):
        assert interviews.call_off(tx, stranger, planned.id, NOON) is None
    assert interviews.ahead(tx, ANA, NOON) == [planned]


def test_noted_again_it_takes_as_long_as_was_said_last(tx: Connection) -> None:
    assert interviews.plan(tx, ANA, NOON + DAY, NOON).minutes == 60
    again = interviews.plan(tx, ANA, NOON + DAY, NOON, minutes=45)
    assert again.ends_at == NOON + DAY + timedelta(minutes=45)
    assert interviews.by_id(tx, ANA, again.id) == again
    assert interviews.by_id(tx, MIA, again.id) is None


def test_on_again_it_counts_as_noted_then(tx: Connection) -> None:
    planned = interviews.plan(tx, ANA, NOON + DAY, NOON)
    interviews.call_off(tx, ANA, planned.id, NOON)
    assert interviews.plan(tx, ANA, NOON + DAY, NOON + timedelta(hours=1)).added_at == NOON + timedelta(hours=1)


def test_between_two_moments_are_those_that_are_on_both_ends_included(tx: Connection) -> None:
    first, second, third = (interviews.plan(tx, ANA, NOON + days * DAY, NOON) for days in (1, 2, 3))
    assert interviews.between(tx, ANA, NOON + DAY, NOON + 3 * DAY) == [first, second, third]
    interviews.call_off(tx, ANA, second.id, NOON)
    assert interviews.between(tx, ANA, NOON + DAY, NOON + 2 * DAY) == [first]
    assert interviews.between(tx, TWIN, NOON, NOON + 9 * DAY) == []

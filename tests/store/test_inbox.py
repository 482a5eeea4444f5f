"""What came in already, and the ack it got."""

from datetime import timedelta

from sqlalchemy import Connection

from bot.store import inbox
from tests.cast import ANA, NOON

TEAM = ANA.team_id
HOUR = timedelta(hours=1)


def test_a_key_is_new_once(tx: Connection) -> None:
    assert inbox.first_time(tx, ANA, "Ev1", NOON)
    assert not inbox.first_time(tx, ANA, "Ev1", NOON + HOUR)
    assert inbox.first_time(tx, ANA, "Ev2", NOON)


def test_a_repeat_finds_the_ack_that_was_given(tx: Connection) -> None:
    ack = {"response_action": "errors", "errors": {"fix": "Name one fix – ‘faster’ is not one."}}
    inbox.first_time(tx, ANA, "submission", NOON)
    inbox.keep_ack(tx, TEAM, "submission", ack)
    assert inbox.ack_given(tx, TEAM, "submission") == ack


def test_an_empty_ack_is_none(tx: Connection) -> None:
    inbox.first_time(tx, ANA, "Ev1", NOON)
    assert inbox.ack_given(tx, TEAM, "Ev1") is None


def test_keeping_an_ack_leaves_other_keys_alone(tx: Connection) -> None:
    for key in ("a", "b"):
        inbox.first_time(tx, ANA, key, NOON)
    inbox.keep_ack(tx, TEAM, "a", {"text": "done"})
    assert inbox.ack_given(tx, TEAM, "b") is None


def test_a_purge_forgets_what_is_older_and_nothing_else(tx: Connection) -> None:
    inbox.first_time(tx, ANA, "old", NOON - HOUR)
    inbox.first_time(tx, ANA, "new", NOON)
    assert inbox.purge(tx, before=NOON) == 1
    assert inbox.first_time(tx, ANA, "old", NOON)
    assert not inbox.first_time(tx, ANA, "new", NOON)

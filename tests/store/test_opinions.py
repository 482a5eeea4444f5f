"""Whether an AI's words were found helpful: one opinion a message, the last one given."""

from datetime import timedelta

from sqlalchemy import Connection

from bot.store import opinions
from tests.cast import ANA, MIA, TWIN, UNMOVED

KEY = "drill:d1:feedback"
LATER = UNMOVED + timedelta(days=1)


def test_the_last_opinion_on_a_message_counts(tx: Connection) -> None:
    for helpful in (True, False, False):
        opinions.keep(tx, ANA, KEY, helpful, UNMOVED)
    assert opinions.every(tx, ANA) == {KEY: False}
    assert opinions.count(tx, UNMOVED) == {"T-ONE": (0, 1)}


def test_a_changed_opinion_is_as_new_as_its_change(tx: Connection) -> None:
    opinions.keep(tx, ANA, KEY, True, UNMOVED)
    assert opinions.count(tx, LATER) == {}
    opinions.keep(tx, ANA, KEY, False, LATER)
    assert opinions.count(tx, LATER) == {"T-ONE": (0, 1)}


def test_opinions_are_counted_by_workspace_and_nobody_is_named(tx: Connection) -> None:
    opinions.keep(tx, ANA, KEY, True, UNMOVED)
    opinions.keep(tx, ANA, "drill:d2:feedback", False, UNMOVED)
    opinions.keep(tx, MIA, "drill:d3:feedback", True, UNMOVED)
    opinions.keep(tx, TWIN, KEY, False, UNMOVED)
    opinions.keep(tx, TWIN, "drill:d4:feedback", True, UNMOVED - timedelta(microseconds=1))
    assert opinions.count(tx, UNMOVED) == {"T-ONE": (2, 1), "T-TWO": (0, 1)}


def test_everybody_has_their_own(tx: Connection) -> None:
    opinions.keep(tx, ANA, KEY, True, UNMOVED)
    assert opinions.every(tx, MIA) == {}
    assert opinions.every(tx, TWIN) == {}

"""Reference answers that members read and scored."""

from dataclasses import replace

from sqlalchemy import Connection

from bot.core.agreement import Reading
from bot.store import readings
from tests.cast import ANA, MIA, NOON, TWIN
from tests.store.samples import minutes

FIRST = Reading("talks:oven:2", "talks", "opening", given=3, reference=2)
SECOND = Reading("talks:bridge:1", "talks", "ending", given=1, reference=1)


def test_nobody_has_read_anything_at_first(tx: Connection) -> None:
    assert readings.every(tx, ANA) == []


def test_readings_come_back_as_kept_the_oldest_first(tx: Connection) -> None:
    readings.keep(tx, ANA, SECOND, minutes(5))
    readings.keep(tx, ANA, FIRST, NOON)
    assert readings.every(tx, ANA) == [(NOON, FIRST), (minutes(5), SECOND)]


def test_readings_of_one_moment_come_in_the_order_of_their_ids(tx: Connection) -> None:
    readings.keep(tx, ANA, FIRST, NOON)
    readings.keep(tx, ANA, SECOND, NOON)
    assert [reading.reference_id for _, reading in readings.every(tx, ANA)] == ["talks:bridge:1", "talks:oven:2"]


def test_what_was_given_first_stays(tx: Connection) -> None:
    readings.keep(tx, ANA, FIRST, NOON)
    readings.keep(tx, ANA, replace(FIRST, given=2, reference=3, dimension_id="ending"), minutes(5))
    assert readings.every(tx, ANA) == [(NOON, FIRST)]


def test_each_member_reads_for_themself(tx: Connection) -> None:
    readings.keep(tx, ANA, FIRST, NOON)
    assert readings.every(tx, MIA) == readings.every(tx, TWIN) == []
    for member in (MIA, TWIN):
        readings.keep(tx, member, replace(FIRST, given=1), minutes(1))
    assert readings.every(tx, MIA) == readings.every(tx, TWIN) == [(minutes(1), replace(FIRST, given=1))]
    assert readings.every(tx, ANA) == [(NOON, FIRST)]

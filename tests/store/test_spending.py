"""What calls to a model cost: sums of a member's and a workspace's day, and all of them for whoever runs the app."""

from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from bot.core.members import Member
from bot.core.spending import Call, Outcome, Spent
from bot.store import spending
from bot.store.spending import DayRow
from tests.cast import ANA, MIA, TWIN, UNMOVED

ASKED = Spent(Call.PROBE, Outcome.OK, prompt=100, cached=60, completion=20, milliseconds=900)
HOUR = timedelta(hours=1)
_ids = count(1)


def _keep(
    tx: Connection,
    who: Member = ANA,
    spent: Spent = ASKED,
    cost: int = 7,
    later: timedelta = timedelta(),
    model: str = "small",
) -> None:
    spending.keep(tx, who, f"s{next(_ids)}", model, spent, cost, UNMOVED + later)


def test_where_nothing_was_asked_nothing_was_spent(tx: Connection) -> None:
    assert spending.of_member(tx, ANA, UNMOVED) == (0, 0)
    assert spending.of_workspace(tx, ANA.team_id, UNMOVED) == (0, 0)
    assert list(spending.since(tx, UNMOVED)) == []


def test_tokens_are_those_sent_and_received_and_cached_ones_count_once(tx: Connection) -> None:
    _keep(tx)
    _keep(tx, cost=5)
    assert spending.of_member(tx, ANA, UNMOVED) == (240, 12)


def test_a_member_pays_for_themself_and_a_workspace_for_all_of_its_own(tx: Connection) -> None:
    for who in (ANA, MIA, TWIN):
        _keep(tx, who)
    assert spending.of_member(tx, ANA, UNMOVED) == (120, 7)
    assert spending.of_workspace(tx, ANA.team_id, UNMOVED) == (240, 14)
    assert spending.of_workspace(tx, TWIN.team_id, UNMOVED) == (120, 7)


def test_what_was_spent_before_the_moment_is_over(tx: Connection) -> None:
    _keep(tx, later=-timedelta(microseconds=1))
    assert spending.of_member(tx, ANA, UNMOVED) == (0, 0)
    assert spending.of_workspace(tx, ANA.team_id, UNMOVED) == (0, 0)
    _keep(tx)
    assert spending.of_member(tx, ANA, UNMOVED) == (120, 7)
    assert spending.of_workspace(tx, ANA.team_id, UNMOVED) == (120, 7)


def test_a_day_may_cost_more_than_fits_in_four_bytes(tx: Connection) -> None:
    for _ in range(3):
        _keep(tx, spent=Spent(Call.SCORE, Outcome.OK, prompt=1_500_000_000), cost=5_000_000_000)
    assert spending.of_member(tx, ANA, UNMOVED) == (4_500_000_000, 15_000_000_000)


def test_calls_of_one_kind_are_summed_up_and_others_stand_apart(tx: Connection) -> None:
    for who in (ANA, MIA):
        _keep(tx, who)
    _keep(tx, spent=Spent(Call.PROBE, Outcome.SLOW, milliseconds=45_000), cost=0)
    _keep(tx, spent=Spent(Call.SCORE, Outcome.OK, 10, 0, 5, 100))
    _keep(tx, model="large")
    _keep(tx, TWIN)
    _keep(tx, later=-HOUR)
    together = {"calls": 2, "prompt": 200, "cached": 120, "completion": 40, "cost": 14, "milliseconds": 1800}
    alone = {"calls": 1, "prompt": 100, "cached": 60, "completion": 20, "cost": 7, "milliseconds": 900}
    assert list(spending.since(tx, UNMOVED)) == [
        DayRow("T-ONE", "large", Call.PROBE, Outcome.OK, **alone),
        DayRow("T-ONE", "small", Call.PROBE, Outcome.OK, **together),
        DayRow("T-ONE", "small", Call.PROBE, Outcome.SLOW, 1, 0, 0, 0, 0, 45_000),
        DayRow("T-ONE", "small", Call.SCORE, Outcome.OK, 1, 10, 0, 5, 7, 100),
        DayRow("T-TWO", "small", Call.PROBE, Outcome.OK, **alone),
    ]


def test_a_call_is_kept_once(tx: Connection) -> None:
    spending.keep(tx, ANA, "same", "small", ASKED, 7, UNMOVED)
    with pytest.raises(IntegrityError), tx.begin_nested():
        spending.keep(tx, ANA, "same", "small", ASKED, 7, UNMOVED)

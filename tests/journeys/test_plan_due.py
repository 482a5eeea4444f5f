"""Timers that are due become things to say: the nudge for the self-score."""

from collections.abc import Callable

import pytest

from bot.core.drill import NUDGE_AFTER
from bot.core.outgoing import Priority
from bot.core.scoring import Score
from bot.store.queues import outbox
from tests.cast import TWIN
from tests.journeys.conversation import Conversation

FOUR = NUDGE_AFTER.total_seconds() / 60


def test_four_minutes_after_the_last_round_comes_one_nudge_in_the_thread(ana: Conversation) -> None:
    assert FOUR == 4
    ana.to_the_look_back()
    ana.pass_time(minutes=FOUR, microseconds=-1)
    assert ana.deliver() == []
    ana.clock.move(microseconds=1)
    assert ana.plan() == 1
    assert ana.plan() == 0
    with ana.database.read() as tx:
        row = tx.execute(outbox.select().where(outbox.c.kind == "score_nudge")).one()
    assert (row.root_key, row.priority) == (f"drill:{ana.drill.id}:card", Priority.NUDGE)
    assert ana.deliver() == ["nudge"]


@pytest.mark.parametrize(
    "go_on",
    [lambda talk: talk.score(opening=Score.TWO), Conversation.stop, Conversation.look_back],
    ids=["scored", "stopped", "done"],
)
def test_who_needs_no_nudge_gets_none_though_its_time_comes(
    ana: Conversation, go_on: Callable[[Conversation], object]
) -> None:
    ana.to_the_look_back()
    go_on(ana)
    ana.deliver()
    ana.set_nudge()
    assert ana.plan() == 1
    assert ana.deliver() == []


def test_only_the_teams_asked_for_are_planned(ana: Conversation, twin: Conversation) -> None:
    ana.to_the_look_back()
    twin.to_the_look_back()
    ana.clock.move(minutes=FOUR)
    ana.plan([TWIN.team_id])
    assert (ana.deliver(), twin.deliver()) == ([], ["nudge"])

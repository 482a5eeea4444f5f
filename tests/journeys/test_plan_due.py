"""Timers that are due become things to say: the nudge for the self-score."""

from collections.abc import Callable

import pytest

from bot.core.drill import NUDGE_AFTER
from bot.core.outgoing import Priority
from bot.core.scoring import Score
from bot.journeys import plan_due
from bot.journeys.visit import Visit
from bot.store.queues import outbox
from bot.store.timers import TimerKind
from tests.cast import TWIN
from tests.journeys.conversation import Conversation

FOUR = NUDGE_AFTER.total_seconds() / 60
WORDS = "what somebody wrote"


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


def test_a_nudge_that_was_sent_is_drawn_anew_once_the_score_is_there(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.pass_time(minutes=FOUR)
    assert ana.deliver() == ["nudge"]
    ana.redrawn.clear()
    ana.score(opening=Score.TWO)
    ana.deliver()
    assert "nudge" in ana.redrawn


def test_a_nudge_that_was_never_due_is_not_drawn_anew(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.score(opening=Score.TWO)
    ana.deliver()
    assert "nudge" not in ana.redrawn


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


def test_a_timer_that_fails_holds_up_no_other_and_is_tried_again(
    ana: Conversation, twin: Conversation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for talk in (ana, twin):
        talk.to_the_look_back()
    broken = _failing_for(ana, plan_due._DUE[TimerKind.SCORE_NUDGE])
    with monkeypatch.context() as patched:
        patched.setitem(plan_due._DUE, TimerKind.SCORE_NUDGE, broken)
        ana.pass_time(minutes=FOUR)
    assert (ana.deliver(), twin.deliver()) == ([], ["nudge"])
    assert "timer_failed kind=score_nudge ConnectionError" in caplog.text
    assert WORDS not in caplog.text
    ana.clock.now += plan_due.TRY_AGAIN_AFTER
    ana.plan()
    assert ana.deliver() == ["nudge"]


def _failing_for(talk: Conversation, plan: Callable[[Visit, str], None]) -> Callable[[Visit, str], None]:
    """Does its work, and breaks afterwards when it was for this member: the work must not stay half done."""

    def fail(visit: Visit, subject: str) -> None:
        plan(visit, subject)
        if visit.member == talk.member:
            raise ConnectionError(WORDS)

    return fail

"""What silence does to an open drill: half a day pauses it, a day offers it again, a week closes it."""

from collections.abc import Callable
from datetime import time
from typing import Any

import pytest

from bot.core.drill import Phase
from bot.core.journal import Signals
from bot.core.outgoing import Priority
from bot.core.reminder import RhythmForm
from bot.core.scoring import Score
from bot.core.thread import Buttons, lines
from bot.journeys.choose_reminders import choose_reminders, choose_usual
from bot.journeys.pause_reminders import pause_reminders
from bot.journeys.start_drill import start_chosen
from bot.journeys.stop_drill import press_pause, press_resume
from bot.journeys.watch_drill import WAITS
from bot.store.queues import outbox
from tests.cast import ANA, TWIN
from tests.journeys.conversation import ENOUGH, Conversation
from tests.journeys.test_start_drill import CHOICE

WAITED = "waits"


def _under_way(talk: Conversation) -> None:
    """Round 1 was passed, round 2 waits for an answer."""
    talk.start()
    talk.whole_round()


def _hours(talk: Conversation, count: float) -> list[str]:
    """So many hours pass, the planner looking every one of them; what was posted meanwhile."""
    posted: list[str] = []
    for _ in range(int(count)):
        talk.pass_time(hours=1)
        posted += talk.deliver()
    talk.pass_time(hours=count - int(count))
    return posted + talk.deliver()


def test_after_half_a_day_of_silence_the_drill_is_paused_and_nothing_is_posted(ana: Conversation) -> None:
    _under_way(ana)
    before = len(ana.said)
    assert not ana.pass_time(hours=11, minutes=59).is_paused
    assert ana.pass_time(minutes=1).is_paused
    assert ana.deliver() == []
    assert len(ana.said) == before
    assert ana.redrawn[-1] == "question:2", "the newest message shows the pause"
    assert lines(ana.drill)[-1].buttons is Buttons.PAUSED


@pytest.mark.parametrize(
    "sign_of_life",
    [lambda talk: talk.write("Half an answer"), lambda talk: talk.press(press_pause) and talk.press(press_resume)],
    ids=["typed", "pressed"],
)
def test_anything_typed_or_pressed_starts_the_half_day_anew(
    ana: Conversation, sign_of_life: Callable[[Conversation], Any]
) -> None:
    _under_way(ana)
    ana.pass_time(hours=11)
    sign_of_life(ana)
    assert not ana.pass_time(hours=11, minutes=59).is_paused
    assert ana.pass_time(minutes=1).is_paused


def test_after_a_day_it_is_offered_once_outside_the_thread(ana: Conversation) -> None:
    _under_way(ana)
    assert _hours(ana, 23) == []
    assert _hours(ana, 1) == [WAITED]
    assert _hours(ana, 140) == []
    with ana.database.read() as tx:
        row = tx.execute(outbox.select().where(outbox.c.kind == WAITS)).one()
    assert (row.reference, row.root_key, row.priority) == (ana.drill.id, None, Priority.NUDGE)


def test_who_came_back_and_left_again_is_offered_it_once_more(ana: Conversation) -> None:
    _under_way(ana)
    assert _hours(ana, 30) == [WAITED]
    ana.write("Sorry, I am back.")
    assert not ana.drill.is_paused
    assert _hours(ana, 23) == []
    assert ana.drill.is_paused
    assert _hours(ana, 1) == [WAITED]


def test_a_planner_that_was_down_for_days_offers_once_and_pauses(ana: Conversation) -> None:
    _under_way(ana)
    assert ana.pass_time(days=3).is_paused
    assert ana.plan() == 0
    assert ana.deliver() == [WAITED]


def test_while_reminders_are_paused_nothing_is_offered_and_it_comes_with_them(ana: Conversation) -> None:
    _under_way(ana)
    ana.do(pause_reminders, "3d")
    assert _hours(ana, 71) == []
    assert ana.drill.is_paused
    assert _hours(ana, 1) == [WAITED]
    assert _hours(ana, 24) == []


def test_reminders_paused_for_longer_than_a_week_hold_up_no_closing(ana: Conversation) -> None:
    _under_way(ana)
    ana.do(pause_reminders, "14d")
    assert _hours(ana, 7 * 24) == ["closed"]


def test_after_a_week_it_closes_unscored_and_says_so_in_its_thread(ana: Conversation) -> None:
    _under_way(ana)
    _hours(ana, 7 * 24 - 1)
    assert ana.drill.is_open
    assert _hours(ana, 1) == ["closed"]
    assert (ana.drill.phase, ana.drill.closed_at) == (Phase.STOPPED, ana.clock())
    ana.clock.move(days=30)
    assert ana.plan() == 0, "nobody looks after it any more"


def test_a_drill_that_waits_for_its_score_is_offered_after_a_day_and_closed_after_a_week(ana: Conversation) -> None:
    ana.to_the_look_back()
    assert _hours(ana, 23) == ["nudge"]
    assert _hours(ana, 1) == [WAITED]
    assert ana.drill.phase is Phase.SCORING
    assert _hours(ana, 6 * 24) == ["closed"]
    assert ana.drill.phase is Phase.STOPPED


def test_a_score_given_before_the_week_was_over_stays(ana: Conversation) -> None:
    ana.to_the_look_back()
    ana.score(opening=Score.ONE)
    ana.notice(Signals("at the number"))
    assert ana.pass_time(days=7).phase is Phase.STOPPED
    assert (ana.scene.own_score, ana.scene.signals.hesitation) == (Score.ONE, "at the number")


def test_a_card_nobody_started_is_left_in_peace_and_put_away_after_a_week(ana: Conversation) -> None:
    ana.known()
    ana.follow(ana.do(start_chosen, CHOICE))
    assert _hours(ana, 7 * 24 - 1) == ["card"]
    assert ana.drill.phase is Phase.READY
    assert _hours(ana, 1) == []
    assert ana.drill.phase is Phase.STOPPED


def test_a_pause_by_hand_is_kept_for_a_week_from_the_last_press(ana: Conversation) -> None:
    _under_way(ana)
    ana.pass_time(hours=5)
    ana.press(press_pause)
    ana.deliver()
    assert _hours(ana, 24) == [WAITED]
    assert ana.pass_time(days=5, hours=23).is_open
    assert ana.pass_time(hours=1).phase is Phase.STOPPED


def test_a_drill_that_ended_is_watched_no_longer(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    ana.deliver()
    assert _hours(ana, 30) == []
    ana.clock.move(days=9)
    assert ana.plan() == 0


def test_the_pause_by_silence_is_no_sign_of_life(ana: Conversation) -> None:
    _under_way(ana)
    ana.write(ENOUGH)
    ana.pass_time(hours=12)
    assert ana.drill.is_paused
    ana.deliver()
    ana.pass_time(hours=12)
    assert ana.deliver() == [WAITED]


def test_each_workspace_has_its_own_watch(ana: Conversation, twin: Conversation) -> None:
    _under_way(ana)
    _under_way(twin)
    ana.clock.move(hours=12)
    ana.plan([TWIN.team_id])
    assert (ana.drill.is_paused, twin.drill.is_paused) == (False, True)
    ana.plan([ANA.team_id])
    assert ana.drill.is_paused


def test_a_drill_is_not_offered_where_the_daily_reminder_is_about_to(ana: Conversation) -> None:
    _under_way(ana)
    ana.do(choose_usual)
    assert _hours(ana, 24) == []
    assert ana.drill.is_paused


def test_a_reminder_that_is_far_off_leaves_the_offer_as_it_is(ana: Conversation) -> None:
    _under_way(ana)
    ana.do(choose_reminders, RhythmForm(frozenset({6}), time(9), None, ""))
    assert _hours(ana, 24) == [WAITED]

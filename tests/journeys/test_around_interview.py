"""What comes by itself around a real interview, when, and what keeps it away."""

from datetime import timedelta

import pytest

from bot.core.entries import EntryForm, EntryKind
from bot.core.interviews import Opener
from bot.core.journal import Signals
from bot.core.outgoing import Op, Priority
from bot.core.scoring import Score
from bot.journeys.around_interview import ASK, ASK_AGAIN, EVE, left_in_peace_until
from bot.journeys.half_written_entry import keep_half_written
from bot.journeys.pause_reminders import pause_reminders
from bot.journeys.plan_interview import call_off
from bot.journeys.see_interview import see_afterwards, see_eve, write_up
from bot.journeys.watch_drill import WAITS
from bot.journeys.write_entry import keep_entry
from bot.store import journal_entries
from bot.store.queues import outbox
from tests.cast import NOON
from tests.journeys.conversation import Conversation
from tests.journeys.interview_day import TO_EIGHTEEN, kinds, later, plan, planned, to, write

HOUR = timedelta(hours=1)


def test_on_the_eve_comes_one_card_then_nothing_then_the_question_and_once_more(ana: Conversation) -> None:
    interview = plan(ana)
    assert later(ana, hours=TO_EIGHTEEN, seconds=-1) == []
    assert later(ana, seconds=1) == ["eve"]
    assert to(ana, interview, 9.9) == []
    assert to(ana, interview, 10) == ["ask"]
    assert to(ana, interview, 49.9) == []
    assert to(ana, interview, 50) == ["again"]
    assert later(ana, days=9) == []


def test_each_goes_before_what_can_wait_and_holds_up_nothing(ana: Conversation) -> None:
    interview = plan(ana)
    later(ana, hours=TO_EIGHTEEN)
    to(ana, interview, 10)
    with ana.database.read() as tx:
        rows = {row.kind: row for row in tx.execute(outbox.select().where(outbox.c.op == Op.POST.value))}
    assert {kind: rows[kind].priority for kind in (EVE, ASK)} == {EVE: Priority.REMINDER, ASK: Priority.NUDGE}
    assert {row.conversation for row in rows.values()} == {f"aside:{ana.member.user_id}"}


def test_it_takes_as_long_as_was_said(ana: Conversation) -> None:
    interview = plan(ana, "tomorrow 15:00 for 45 min")
    assert interview.minutes == 45
    assert interview.ends_at == NOON + timedelta(days=1, hours=3, minutes=45)
    later(ana, hours=TO_EIGHTEEN)
    assert to(ana, interview, 9) == []
    assert to(ana, interview, 10) == ["ask"]


@pytest.mark.parametrize(("typed", "cards"), [("today 14:00", ["eve"]), ("today 13:59", [])])
def test_planned_on_the_day_the_card_comes_at_once_unless_it_is_too_close(
    ana: Conversation, typed: str, cards: list[str]
) -> None:
    noted = planned(ana, typed)
    assert (noted.eve_now, noted.eve_at) == ((True, NOON) if cards else (False, None))
    assert later(ana, seconds=1) == cards


def test_the_answer_tells_when_the_card_comes(ana: Conversation) -> None:
    noted = planned(ana, "tomorrow 15:00")
    assert (noted.eve_at, noted.eve_now) == (NOON + TO_EIGHTEEN * HOUR, False)


def test_planned_again_with_another_length_it_is_asked_about_then(ana: Conversation) -> None:
    plan(ana)
    longer = plan(ana, "tomorrow 15:00 for 2 hours")
    later(ana, hours=TO_EIGHTEEN)
    assert to(ana, longer, 9) == []
    assert to(ana, longer, 10) == ["ask"]


def test_called_off_nothing_comes_and_planned_again_it_does(ana: Conversation) -> None:
    interview = plan(ana)
    ana.do(call_off, interview.id)
    assert later(ana, hours=TO_EIGHTEEN) == []
    plan(ana, "tomorrow 15:00")
    assert later(ana, seconds=1) == ["eve"]
    assert to(ana, interview, 10) == ["ask"]


def test_called_off_after_the_card_it_says_so_and_once_more_when_it_is_on_again(ana: Conversation) -> None:
    interview = plan(ana)
    later(ana, hours=TO_EIGHTEEN)
    for change in (lambda: ana.do(call_off, interview.id), lambda: plan(ana)):
        ana.redrawn.clear()
        change()
        ana.deliver()
        assert ana.redrawn == ["eve"]


def test_it_did_not_happen_so_nobody_asks_again(ana: Conversation) -> None:
    interview = plan(ana)
    to(ana, interview, 10)
    ana.do(call_off, interview.id)
    ana.deliver()
    assert "ask" in ana.redrawn
    assert to(ana, interview, 50) == []


def test_who_wrote_is_not_asked_again_and_the_question_gives_way(ana: Conversation) -> None:
    interview = plan(ana)
    to(ana, interview, 10)
    write(ana, interview)
    ana.redrawn.clear()
    ana.deliver()
    assert "ask" in ana.redrawn
    assert to(ana, interview, 50) == []


def test_who_began_to_write_is_not_asked_again_either(ana: Conversation) -> None:
    interview = plan(ana)
    to(ana, interview, 10)
    form = ana.do(write_up, interview.id)
    assert (form.kind, form.happened_at) == (EntryKind.INTERVIEW, interview.ends_at)
    assert to(ana, interview, 50) == []


def test_an_entry_left_half_written_is_not_thrown_away_by_the_button(ana: Conversation) -> None:
    interview = plan(ana)
    half = EntryForm("f1", NOON, EntryKind.MOCK, ("talks", "ending"), Signals("half a word"))
    ana.do(keep_half_written, half, "1.0")
    form = ana.do(write_up, interview.id)
    assert (form.kind, form.signals.hesitation) == (EntryKind.MOCK, "half a word")


def test_the_button_of_an_interview_that_is_gone_opens_an_empty_form(ana: Conversation, mia: Conversation) -> None:
    interview = plan(ana)
    form = mia.do(write_up, interview.id)
    assert (form.kind, form.happened_at, form.says_something) == (EntryKind.INTERVIEW, mia.clock(), False)


def test_written_within_the_hour_is_on_time_and_later_is_marked(ana: Conversation) -> None:
    interview = plan(ana)
    for minutes, late in ((60, False), (61, True)):
        to(ana, interview, minutes)
        write(ana, interview, f"e{minutes}")
        with ana.database.read() as tx:
            entry = journal_entries.by_id(tx, ana.member, f"e{minutes}")
        assert entry is not None
        assert entry.late is late


def test_an_entry_about_something_else_is_no_answer(ana: Conversation) -> None:
    interview = plan(ana)
    to(ana, interview, 10)
    mock = EntryForm("e1", interview.ends_at, EntryKind.MOCK, ("talks", "opening"), Signals("at the start"))
    ana.do(keep_entry, mock)
    earlier = EntryForm("e2", NOON, EntryKind.INTERVIEW, ("talks", "opening"), Signals("at the start"))
    ana.do(keep_entry, earlier)
    ana.deliver()
    assert to(ana, interview, 50) == ["again"]


@pytest.mark.parametrize(("hours", "said"), [(12, ["ask"]), (12.1, [])])
def test_after_a_downtime_it_is_asked_for_half_a_day_but_never_twice(
    ana: Conversation, hours: float, said: list[str]
) -> None:
    interview = plan(ana)
    later(ana, hours=TO_EIGHTEEN)
    assert to(ana, interview, hours * 60) == said
    assert later(ana, hours=1) == []


def test_asked_late_in_the_hour_it_is_not_asked_again_at_once(ana: Conversation) -> None:
    interview = plan(ana)
    later(ana, hours=TO_EIGHTEEN)
    assert to(ana, interview, 31) == ["ask"]
    assert to(ana, interview, 60) == []


def test_down_over_the_eve_and_the_start_nothing_of_the_eve_is_said(ana: Conversation) -> None:
    plan(ana)
    assert later(ana, days=1, hours=3) == []


def test_a_pause_of_reminders_does_not_hold_up_what_was_asked_for(ana: Conversation) -> None:
    interview = plan(ana)
    ana.do(pause_reminders, "3d")
    assert later(ana, hours=TO_EIGHTEEN) == ["eve"]
    assert to(ana, interview, 10) == ["ask"]


def test_a_drill_that_was_left_is_not_offered_around_an_interview_but_the_morning_after(ana: Conversation) -> None:
    ana.start()
    plan(ana, "in 2 days 10:00")
    assert ana.do(left_in_peace_until) is None
    later(ana, hours=12)
    ana.write("I go on a little, so that the day is over on the eve.")
    assert later(ana, hours=12) == []
    assert later(ana, hours=12) == ["eve"], "a day of silence by now, and its offer is held back"
    assert ana.do(left_in_peace_until) == NOON + timedelta(days=2, hours=12)
    assert WAITS not in kinds(ana)
    later(ana, days=1, hours=8, minutes=59)
    assert WAITS not in kinds(ana)
    later(ana, minutes=1)
    assert WAITS in kinds(ana)


def test_the_nudge_of_a_drill_somebody_runs_themselves_comes_on_that_day_too(ana: Conversation) -> None:
    ana.known()
    plan(ana, "tomorrow 20:00")
    later(ana, hours=TO_EIGHTEEN)
    ana.clock.move(hours=14)
    ana.to_the_look_back()
    assert later(ana, minutes=4) == ["nudge"]


def test_the_card_has_the_latest_fix_and_how_to_open_in_the_weakest_areas(ana: Conversation) -> None:
    ana.start()
    ana.rounds_passed()
    ana.look_back("Name the price first", opening=Score.ONE)
    interview = plan(ana)
    eve = ana.do(see_eve, interview.id, still_to_say=True)
    assert eve is not None
    assert (eve.interviews, eve.fix, eve.fix_area) == ((interview,), "Name the price first", ana.scene.dimension.name)
    assert eve.openers[0] == Opener("Opening", "the point, then the reason.")


def test_who_has_told_nothing_yet_gets_a_card_without_either(ana: Conversation) -> None:
    interview = plan(ana)
    eve = ana.do(see_eve, interview.id, still_to_say=True)
    assert eve is not None
    assert (eve.fix, eve.fix_area, eve.openers) == ("", "", ())


def test_nothing_of_an_interview_is_shown_to_anybody_else(ana: Conversation, mia: Conversation) -> None:
    interview = plan(ana)
    assert mia.do(see_eve, interview.id, still_to_say=False) is None
    assert mia.do(see_afterwards, interview.id, still_to_say=False) is None
    assert ASK_AGAIN not in kinds(mia)

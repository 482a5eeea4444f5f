"""Several interviews in a day, and a member who travels between planning one and having it."""

from bot.journeys.locate import keep_zone, meet_in_zone
from bot.journeys.plan_interview import call_off
from bot.journeys.see_interview import see_afterwards, see_eve
from bot.store import timers
from bot.store.timers import TimerKind
from tests.journeys.conversation import Conversation
from tests.journeys.interview_day import TO_EIGHTEEN, later, plan, to, write


def test_a_day_of_several_has_one_card_and_one_question_when_all_are_over(ana: Conversation) -> None:
    first = plan(ana, "tomorrow 10:00")
    second = plan(ana, "tomorrow 11:00 for 45 min")
    third = plan(ana, "tomorrow 12:00")
    assert later(ana, hours=TO_EIGHTEEN) == ["eve"]
    assert to(ana, first, 10) == []
    assert to(ana, second, 10) == []
    assert to(ana, third, 10) == ["ask"]
    after = ana.do(see_afterwards, third.id, still_to_say=True)
    assert after is not None
    assert after.several
    assert to(ana, third, 50) == ["again"]


def test_with_time_between_two_each_is_asked_about_and_each_entry_is_its_own(ana: Conversation) -> None:
    morning, afternoon = plan(ana, "tomorrow 10:00"), plan(ana, "tomorrow 14:00")
    later(ana, hours=TO_EIGHTEEN)
    assert to(ana, morning, 10) == ["ask"]
    assert to(ana, morning, 50) == ["again"]
    assert to(ana, afternoon, 10) == ["ask"]
    write(ana, afternoon)
    ana.deliver()
    seen = [ana.do(see_afterwards, each.id, still_to_say=False) for each in (morning, afternoon)]
    assert [each.written for each in seen if each] == [False, True]


def test_the_next_one_called_off_the_one_before_it_is_asked_about_after_all(ana: Conversation) -> None:
    first, second = plan(ana, "tomorrow 10:00"), plan(ana, "tomorrow 11:00")
    later(ana, hours=TO_EIGHTEEN)
    assert to(ana, first, 10) == []
    ana.do(call_off, second.id)
    assert to(ana, second, 10) == ["ask"]


def test_nobody_is_asked_again_on_the_way_into_the_next_one(ana: Conversation) -> None:
    first = plan(ana, "tomorrow 10:00")
    plan(ana, "tomorrow 12:00")
    later(ana, hours=TO_EIGHTEEN)
    assert to(ana, first, 10) == ["ask"]
    assert to(ana, first, 50) == []


def test_somewhere_else_the_interview_stays_and_its_eve_moves(ana: Conversation) -> None:
    ana.do(meet_in_zone, "UTC", None)
    interview = plan(ana)
    ana.do(keep_zone, "America/New_York", None)
    assert later(ana, hours=TO_EIGHTEEN) == []
    assert later(ana, hours=5) == ["eve"]
    assert to(ana, interview, 10) == ["ask"]


def test_moved_after_the_card_there_is_no_second_one(ana: Conversation) -> None:
    ana.do(meet_in_zone, "UTC", None)
    interview = plan(ana)
    assert later(ana, hours=TO_EIGHTEEN) == ["eve"]
    ana.do(keep_zone, "Pacific/Auckland", None)
    ana.do(keep_zone, "America/New_York", None)
    assert later(ana, hours=6) == []
    assert to(ana, interview, 10) == ["ask"]


def test_a_zone_nobody_told_the_timer_of_puts_the_card_off(ana: Conversation) -> None:
    interview = plan(ana)
    ana.do(meet_in_zone, "America/New_York", None)
    assert later(ana, hours=TO_EIGHTEEN) == []
    assert later(ana, hours=5) == ["eve"]
    assert ana.do(see_eve, interview.id, still_to_say=True) is not None


def test_a_timer_that_goes_off_early_waits_for_its_moment(ana: Conversation) -> None:
    interview = plan(ana)
    for kind in (TimerKind.EVE, TimerKind.AFTER):
        ana.do(lambda visit, kind=kind: timers.set_timer(visit.tx, visit.member, kind, interview.id, visit.now))
    assert later(ana, seconds=1) == []
    assert later(ana, hours=TO_EIGHTEEN) == ["eve"]
    assert to(ana, interview, 10) == ["ask"]

"""Reminders are offered once, chosen in a form, and kept as chosen; the zone they are read in may change."""

from datetime import date, time, timedelta

import pytest

from bot.core.errors import QuietDaysUnread
from bot.core.members import Level, Mode, Preferences, Sharing
from bot.core.reminder import RhythmForm, Upcoming, usual_rhythm
from bot.core.rhythm import EVERY_DAY, WEEKDAYS, Days, Rhythm
from bot.journeys.change_settings import change_settings, see_settings
from bot.journeys.choose_reminders import choose_reminders, choose_usual, decline_reminders, offer_reminders
from bot.journeys.keep_rhythm import choose_zone
from bot.journeys.locate import keep_zone, meet_in_zone
from bot.journeys.pause_reminders import pause_reminders
from bot.journeys.see_home import see_home
from bot.journeys.see_reminders import see_reminders
from tests.cast import NOON
from tests.journeys.conversation import Conversation
from tests.journeys.reminded import FRIDAY, MONDAY, SATURDAY, SUNDAY, THURSDAY, WEDNESDAY, at, come, moment, wants
from tests.journeys.whole_drill import practise

OFFERED = "reminder_offer"
FORM = RhythmForm(frozenset({1, 3}), time(18, 30), 6, "24 dec to 1 jan, 5 mar")
WANTED = Preferences("talks", Level.SENIOR, Mode.TYPED, 3, None)


def test_the_offer_comes_after_the_first_finished_drill_and_once(ana: Conversation) -> None:
    ana.start()
    ana.stop()
    ana.deliver()
    assert OFFERED not in ana.said
    for _ in range(2):
        practise(ana)
    assert ana.said.count(OFFERED) == 1


def test_who_has_set_reminders_before_is_not_asked(ana: Conversation) -> None:
    wants(ana)
    ana.do(offer_reminders)
    assert ana.deliver() == []


def test_yes_sets_them_as_they_were_offered_and_the_offer_says_so(ana: Conversation) -> None:
    practise(ana)
    ana.redrawn.clear()
    kept = ana.do(choose_usual)
    assert (kept.rhythm, kept.is_set) == (usual_rhythm("UTC"), True)
    assert kept.next == Upcoming(moment(WEDNESDAY), "UTC", NOON)
    ana.deliver()
    assert ana.redrawn == [OFFERED]


def test_no_thanks_is_the_end_of_it(ana: Conversation) -> None:
    practise(ana)
    ana.redrawn.clear()
    ana.do(decline_reminders)
    ana.deliver()
    assert ana.redrawn == [OFFERED]
    assert not ana.do(see_reminders).is_set
    ana.do(offer_reminders)
    assert ana.deliver() == []


def test_the_form_takes_the_offers_place_also_where_a_first_redraw_found_no_message_yet(ana: Conversation) -> None:
    practise(ana)
    ana.redrawn.clear()
    for _ in range(2):
        ana.do(choose_reminders, FORM)
        ana.deliver()
    assert ana.redrawn == [OFFERED, OFFERED]


def test_where_nothing_was_offered_there_is_nothing_to_change(ana: Conversation) -> None:
    ana.do(choose_reminders, FORM)
    ana.deliver()
    assert ana.redrawn == []


def test_what_the_form_says_is_kept_in_the_members_zone(ana: Conversation) -> None:
    ana.do(meet_in_zone, "Asia/Tokyo", None)
    kept = ana.do(choose_reminders, FORM)
    quiet = (Days(date(2027, 3, 5), date(2027, 3, 5)), Days(date(2027, 12, 24), date(2028, 1, 1)))
    assert kept.rhythm == Rhythm(frozenset({1, 3}), time(18, 30), "Asia/Tokyo", 6, quiet)
    assert kept.next == Upcoming(moment(THURSDAY, "09:30"), "Asia/Tokyo", NOON)
    assert ana.do(see_reminders) == kept


def test_days_that_are_over_are_shown_no_more(ana: Conversation) -> None:
    ana.do(choose_reminders, FORM)
    ana.clock.now = moment(SATURDAY)
    assert [each.first for each in ana.do(see_reminders).rhythm.quiet] == [date(2027, 12, 24)]


def test_what_cannot_be_read_changes_nothing(ana: Conversation) -> None:
    wants(ana)
    before = ana.do(see_reminders)
    unread = RhythmForm(EVERY_DAY, time(7), None, "24 dec, whenever")
    with pytest.raises(QuietDaysUnread, match="whenever"):
        ana.do(choose_reminders, unread)
    assert ana.do(see_reminders) == before


def test_a_week_with_nothing_to_look_back_on_is_not_promised(ana: Conversation) -> None:
    ana.clock.now = moment(SATURDAY)
    promised = [ana.do(choose_usual).next]
    practise(ana)
    promised.append(ana.do(see_reminders).next)
    assert [each and each.at for each in promised] == [moment(MONDAY), moment(SUNDAY)]


def test_with_no_day_and_no_look_back_none_comes(ana: Conversation) -> None:
    wants(ana)
    kept = ana.do(choose_reminders, RhythmForm(frozenset(), time(9), None, ""))
    assert (kept.chosen, kept.is_set, kept.next) == (True, False, None)
    assert [scene for days in range(9) for scene in at(ana, WEDNESDAY + timedelta(days))] == []


def test_another_hour_brings_no_second_one_that_day(ana: Conversation) -> None:
    wants(ana)
    assert len(at(ana, WEDNESDAY)) == 1
    kept = ana.do(choose_reminders, RhythmForm(WEEKDAYS, time(18), None, ""))
    assert kept.next is not None
    assert kept.next.at == moment(THURSDAY, "18:00")
    assert at(ana, WEDNESDAY, "18:00") == []


def test_off_and_on_again_brings_no_second_one_that_day(ana: Conversation) -> None:
    wants(ana)
    at(ana, WEDNESDAY)
    ana.do(choose_reminders, RhythmForm(frozenset(), time(18), None, ""))
    kept = ana.do(choose_reminders, RhythmForm(WEEKDAYS, time(18), None, ""))
    assert kept.next is not None
    assert kept.next.at == moment(THURSDAY, "18:00")


@pytest.mark.parametrize("there", ["Pacific/Auckland", "Pacific/Honolulu", "America/Lima", "Asia/Tokyo"])
@pytest.mark.parametrize("own", [True, False], ids=["in-settings", "in-slack"])
def test_moving_brings_no_second_one_that_day_and_the_next_at_the_same_hour_there(
    ana: Conversation, there: str, own: bool
) -> None:
    ana.do(meet_in_zone, "Europe/Berlin", None)
    wants(ana, days=EVERY_DAY, tz="UTC")
    assert [scene.reminder.day for scene in at(ana, WEDNESDAY, "08:00")] == [WEDNESDAY]
    ana.clock.move(minutes=30)
    ana.do(choose_zone, there) if own else ana.do(keep_zone, there, None)
    coming = ana.do(see_reminders).next
    assert coming is not None
    days = []
    while ana.clock() < moment(SATURDAY):
        days += [scene.reminder.day for scene in come(ana)]
        ana.clock.move(minutes=30)
    assert days[0] > WEDNESDAY
    assert len(set(days)) == len(days)
    assert (coming.tz, f"{coming.local:%H:%M}") == (there, "09:00")


def test_a_zone_that_slack_tells_just_then_takes_no_reminder_away(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = moment(WEDNESDAY, "09:30")
    ana.do(keep_zone, "Europe/Berlin", None)
    assert [scene.reminder.day for scene in come(ana)] == [WEDNESDAY]
    assert len(at(ana, THURSDAY, "08:00")) == 1


def test_a_pause_just_then_does(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = moment(WEDNESDAY, "09:30")
    ana.do(pause_reminders, "1d")
    assert come(ana) == []
    assert len(at(ana, FRIDAY)) == 1


def test_a_zone_of_ones_own_holds_wherever_slack_says_one_is(ana: Conversation) -> None:
    ana.do(meet_in_zone, "Europe/Berlin", None)
    ana.do(choose_usual)
    ana.do(change_settings, Preferences("talks", Level.SENIOR, Mode.TYPED, 3, None, own_tz="Asia/Tokyo"))
    ana.do(keep_zone, "America/Lima", None)
    coming = ana.do(see_reminders).next
    assert coming is not None
    assert (coming.at, coming.tz) == (moment(WEDNESDAY, "00:00"), "Asia/Tokyo")
    ana.do(change_settings, WANTED)
    coming = ana.do(see_reminders).next
    assert coming is not None
    assert (coming.at, coming.tz) == (moment(WEDNESDAY, "14:00"), "America/Lima")


def test_zone_and_sharing_are_kept_and_shown(ana: Conversation) -> None:
    ana.do(change_settings, Preferences("talks", Level.MID, Mode.TYPED, 3, None, own_tz="UTC", sharing=Sharing.NAMED))
    profile, _ = ana.do(see_settings)
    assert (profile.own_tz, profile.sharing) == ("UTC", Sharing.NAMED)
    ana.do(change_settings, WANTED)
    profile, _ = ana.do(see_settings)
    assert (profile.own_tz, profile.sharing) == (None, Sharing.NOTHING)


def test_three_days_down_are_one_reminder(ana: Conversation) -> None:
    wants(ana, days=EVERY_DAY)
    [scene] = at(ana, FRIDAY, "11:00")
    assert scene.reminder.day == FRIDAY
    assert len(at(ana, SATURDAY)) == 1


@pytest.mark.parametrize(("clock_time", "instant"), [(time(2, 30), "01:30"), (time(9), "07:00")])
def test_the_night_the_clocks_go_forward_it_comes_once(ana: Conversation, clock_time: time, instant: str) -> None:
    ana.clock.now = moment(date(2027, 3, 27), "12:00")
    wants(ana, days=EVERY_DAY, clock=clock_time, tz="Europe/Berlin")
    skipped = date(2027, 3, 28)
    at(ana, skipped, "00:00")
    [scene] = at(ana, skipped, instant)
    assert scene.reminder.day == skipped
    assert come(ana) == []


def test_days_left_out_are_quiet(ana: Conversation) -> None:
    wants(ana, days=EVERY_DAY, quiet=(Days(WEDNESDAY, FRIDAY),))
    quiet = [scene for days in range(3) for scene in at(ana, WEDNESDAY + timedelta(days))]
    assert quiet == []
    assert len(at(ana, SATURDAY)) == 1


def test_home_tells_how_they_are_set_to_who_has_told_their_target(ana: Conversation) -> None:
    assert ana.do(see_home).reminders is None
    wants(ana)
    home = ana.do(see_home)
    assert home.reminders == ana.do(see_reminders)

"""When the daily DM comes after the member chose, moved or came back: never twice for a day, and never lost."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.rhythm import EVERY_DAY, WEEKDAYS, Rhythm
from bot.journeys.keep_rhythm import choose_rhythm, choose_zone, go_on, stop
from bot.journeys.locate import keep_zone, meet_in_zone
from bot.journeys.pause_reminders import pause_reminders, resume_reminders
from bot.store import rhythms
from tests.cast import NOON
from tests.journeys.conversation import Conversation
from tests.journeys.test_plan_reminders import HOUR, ONE_O_CLOCK, at, due_at, plan, planned, wants

BERLIN, TOKYO, LOS_ANGELES = "Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles"


def noon(day: int, hour: int = 12, minute: int = 0) -> datetime:
    """An hour of a day of March, in UTC."""
    return datetime(2027, 3, day, hour, minute, tzinfo=UTC)


@pytest.fixture
def in_tokyo(ana: Conversation) -> Conversation:
    """Ana, reminded at nine where Slack says she is; it is noon in UTC, nine in the evening there."""
    ana.do(meet_in_zone, TOKYO, None)
    ana.do(choose_rhythm, Rhythm(EVERY_DAY, time(9), TOKYO), None)
    return ana


def test_an_hour_that_is_ahead_comes_today(ana: Conversation) -> None:
    wants(ana)
    assert due_at(ana) == HOUR


def test_an_hour_that_is_over_comes_tomorrow(ana: Conversation) -> None:
    wants(ana, Rhythm(EVERY_DAY, time(12), "UTC"))
    assert due_at(ana) == NOON + timedelta(1)
    assert at(ana, NOON + timedelta(hours=1)) == []


def test_no_days_means_no_more(ana: Conversation) -> None:
    wants(ana)
    wants(ana, Rhythm(frozenset(), time(13), "UTC"))
    assert due_at(ana) is None
    assert at(ana, HOUR) == []


def test_a_later_hour_on_a_day_that_had_its_reminder_begins_tomorrow(ana: Conversation) -> None:
    wants(ana)
    at(ana, HOUR)
    wants(ana, Rhythm(EVERY_DAY, time(18), "UTC"))
    assert due_at(ana) == noon(3, 18)


def test_off_and_on_again_brings_no_second_one_that_day(ana: Conversation) -> None:
    wants(ana)
    at(ana, HOUR)
    wants(ana, Rhythm(frozenset(), time(13), "UTC"))
    wants(ana, Rhythm(EVERY_DAY, time(18), "UTC"))
    assert due_at(ana) == noon(3, 18)
    assert at(ana, noon(2, 18)) == ["2027-03-02"]


def test_an_earlier_hour_on_a_day_without_one_yet_begins_tomorrow(ana: Conversation) -> None:
    wants(ana)
    wants(ana, Rhythm(EVERY_DAY, time(11), "UTC"))
    assert due_at(ana) == noon(3, 11)


def test_the_zone_slack_tells_is_the_one_that_counts(in_tokyo: Conversation) -> None:
    assert due_at(in_tokyo) == noon(3, 0)


def test_a_zone_of_ones_own_goes_before_slacks(ana: Conversation) -> None:
    ana.do(meet_in_zone, TOKYO, None)
    ana.do(choose_rhythm, Rhythm(EVERY_DAY, time(9), BERLIN), BERLIN)
    assert due_at(ana) == noon(3, 8)
    ana.do(keep_zone, LOS_ANGELES, None)
    assert due_at(ana) == noon(3, 8)
    ana.do(choose_zone, None)
    assert due_at(ana) == noon(3, 17), "the second was over where the hour was chosen"


def test_who_flies_west_after_the_reminder_hears_nothing_more_that_day(in_tokyo: Conversation) -> None:
    assert at(in_tokyo, noon(3, 0)) == ["2027-03-03"]
    in_tokyo.do(keep_zone, LOS_ANGELES, None)
    assert due_at(in_tokyo) == noon(4, 17), "it is the evening of the second there, and the third had its own"
    assert at(in_tokyo, noon(3, 17)) == ["2027-03-03"]
    assert at(in_tokyo, noon(4, 17)) == ["2027-03-03", "2027-03-04"]


def test_who_flies_east_after_the_reminder_hears_the_next_on_the_day_after(ana: Conversation) -> None:
    ana.do(meet_in_zone, LOS_ANGELES, None)
    ana.do(choose_rhythm, Rhythm(EVERY_DAY, time(9), LOS_ANGELES), None)
    assert at(ana, noon(2, 17)) == ["2027-03-02"]
    ana.do(keep_zone, BERLIN, None)
    assert due_at(ana) == noon(3, 8), "nine of the second passed there hours ago, and that day had its own"
    assert at(ana, noon(3, 8)) == ["2027-03-02", "2027-03-03"]


def test_who_flies_west_before_the_reminder_gets_it_there(in_tokyo: Conversation) -> None:
    in_tokyo.do(keep_zone, LOS_ANGELES, None)
    assert due_at(in_tokyo) == noon(3, 17), "the second was over where the hour was chosen"


def test_the_zone_that_was_known_already_changes_nothing(in_tokyo: Conversation) -> None:
    due = due_at(in_tokyo)
    in_tokyo.do(keep_zone, TOKYO, "ja-JP")
    assert due_at(in_tokyo) == due


@pytest.mark.parametrize("elsewhere", [BERLIN, "Africa/Lagos"])
def test_one_that_is_due_already_is_not_lost_to_a_zone_that_is_told_meanwhile(
    ana: Conversation, elsewhere: str
) -> None:
    """The app was down at the hour; before the planner looks, Slack tells of another zone."""
    wants(ana)
    ana.clock.now = HOUR + timedelta(hours=1)
    ana.do(keep_zone, elsewhere, None)
    plan(ana)
    assert planned(ana) == ["2027-03-02"]


def test_one_that_is_due_already_is_not_lost_to_a_zone_that_does_not_count(ana: Conversation) -> None:
    ana.do(choose_rhythm, ONE_O_CLOCK, "UTC")
    ana.clock.now = HOUR
    ana.do(keep_zone, TOKYO, None)
    plan(ana)
    assert planned(ana) == ["2027-03-02"]


def test_one_that_is_due_already_waits_for_its_hour_where_the_member_is_now(ana: Conversation) -> None:
    wants(ana)
    ana.clock.now = HOUR
    ana.do(keep_zone, LOS_ANGELES, None)
    plan(ana)
    assert planned(ana) == []
    assert due_at(ana) == noon(2, 21)


def test_after_a_pause_the_next_one_is_the_first_after_it(ana: Conversation) -> None:
    wants(ana)
    ana.do(pause_reminders, "3d")
    assert due_at(ana) == noon(5, 13)
    ana.do(resume_reminders)
    assert due_at(ana) == HOUR


def test_a_pause_that_ends_at_the_very_hour_lets_it_come(ana: Conversation) -> None:
    wants(ana)
    ana.do(pause_reminders, "until tomorrow 13:00")
    assert due_at(ana) == noon(3, 13)


def test_choosing_anew_does_not_end_a_pause(ana: Conversation) -> None:
    wants(ana)
    ana.do(pause_reminders, "3d")
    wants(ana, Rhythm(WEEKDAYS, time(14), "UTC"))
    assert due_at(ana) == noon(5, 14)


def test_what_stopped_by_itself_comes_again_once_it_is_wanted(ana: Conversation) -> None:
    wants(ana)
    ana.do(stop, 5)
    assert due_at(ana) is None
    ana.do(keep_zone, TOKYO, None)
    assert due_at(ana) is None, "not by a journey"
    ana.do(go_on)
    assert due_at(ana) == noon(3, 4)


def test_choosing_anew_starts_again_what_stopped_by_itself(ana: Conversation) -> None:
    wants(ana)
    ana.do(stop, 5)
    wants(ana)
    assert due_at(ana) == HOUR


def test_what_was_chosen_is_kept_as_it_was_chosen(ana: Conversation) -> None:
    rhythm = Rhythm(WEEKDAYS, time(7, 45), BERLIN, weekly_on=5)
    ana.do(choose_rhythm, rhythm, BERLIN)
    kept = ana.do(lambda visit: rhythms.of(visit.tx, visit.member))
    assert kept is not None
    assert kept.rhythm == rhythm

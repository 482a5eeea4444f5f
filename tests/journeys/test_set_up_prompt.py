"""A channel's question of the day: set up, changed, taken over, stopped, set up again; and who may do that."""

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import HeldBySomebody, NoDays, UnknownArea
from bot.core.members import Level
from bot.core.rhythm import WEEKDAYS
from bot.core.schedule import Schedule, ScheduleKind, schedule_written
from bot.journeys.schedules import PROMPT, see_schedule
from bot.journeys.set_up_prompt import prompt_form, set_up_prompt, stop_prompt
from bot.journeys.set_up_schedule import SET_UP, set_up_again
from bot.store import members
from tests.cast import NOON
from tests.journeys.channel import CHANNEL, CHOICE, MORNING, asked, set_up, waiting
from tests.journeys.conversation import Conversation

LATER = replace(CHOICE, days=frozenset({3}), level=Level.MID)


def there(talk: Conversation, channel_id: str = CHANNEL) -> Schedule | None:
    return talk.do(see_schedule, channel_id, ScheduleKind.PROMPT)


def lives_in(talk: Conversation, tz: str) -> None:
    talk.do(lambda visit: members.meet(visit.tx, visit.member, visit.now))
    talk.do(lambda visit: members.set_zone(visit.tx, visit.member, tz, None, visit.now))


def gone(talk: Conversation) -> None:
    """Their account was taken away."""
    talk.do(lambda visit: members.meet(visit.tx, visit.member, visit.now))
    talk.do(lambda visit: members.set_gone(visit.tx, visit.member, visit.now))


def test_the_form_opens_with_weekdays_at_nine_and_the_members_own_target(ana: Conversation) -> None:
    ana.known("speeches", Level.MID)
    form = ana.do(prompt_form, CHANNEL)
    assert (form.rubric_id, form.level, form.days) == ("speeches", Level.MID, WEEKDAYS)
    assert (f"{form.clock:%H:%M}", form.schedule, form.held_by) == ("09:00", None, None)


def test_for_a_newcomer_the_form_opens_with_what_most_want(ana: Conversation) -> None:
    form = ana.do(prompt_form, CHANNEL)
    assert (form.rubric_id, form.level, form.tz) == ("talks", Level.SENIOR, "UTC")


def test_it_is_kept_in_the_zone_of_who_sets_it_up_and_comes_first_at_its_next_hour(ana: Conversation) -> None:
    lives_in(ana, "Asia/Tokyo")
    kept = ana.do(set_up_prompt, CHOICE)
    assert kept.first == (NOON + timedelta(hours=12)), "nine in Tokyo"
    assert kept.first.astimezone(ZoneInfo("Asia/Tokyo")).hour == 9
    schedule = there(ana)
    assert schedule is not None
    assert (schedule.set_by, schedule.rhythm.tz, schedule.level) == ("U-ANA", "Asia/Tokyo", Level.SENIOR)
    assert schedule == kept.schedule


def test_the_channel_is_told_at_once_and_only_of_changes(ana: Conversation) -> None:
    ana.do(set_up_prompt, CHOICE)
    told = (SET_UP, f"channel:{CHANNEL}", f"{CHANNEL}|prompt|U-ANA")
    assert waiting(ana) == [told]
    ana.deliver()
    ana.do(set_up_prompt, CHOICE)
    assert waiting(ana) == []
    ana.do(set_up_prompt, LATER)
    assert waiting(ana) == [told]


def test_a_change_takes_the_place_of_what_was_there(ana: Conversation) -> None:
    set_up(ana)
    assert set_up(ana, LATER).first == NOON + timedelta(days=1) + MORNING, "a Thursday"
    ana.clock.move(hours=21)
    assert ana.plan() == 0
    ana.clock.move(days=1)
    assert ana.plan() == 1
    assert [kind for kind, _, _ in waiting(ana)] == [PROMPT]


def test_a_day_that_had_its_question_has_no_second_one_after_a_change(ana: Conversation) -> None:
    set_up(ana)
    asked(ana)
    set_up(ana, replace(CHOICE, clock=CHOICE.clock.replace(hour=15)))
    ana.clock.move(hours=7)
    ana.plan()
    assert waiting(ana, PROMPT) == []


def test_nor_after_it_was_stopped_and_set_up_again_the_same_day(ana: Conversation) -> None:
    set_up(ana)
    asked(ana)
    ana.do(stop_prompt, CHANNEL)
    set_up(ana, replace(CHOICE, clock=CHOICE.clock.replace(hour=15)))
    ana.clock.move(hours=7)
    ana.plan()
    assert waiting(ana, PROMPT) == []


def test_it_keeps_its_zone_and_who_set_it_up_when_an_admin_changes_it(ana: Conversation, mia: Conversation) -> None:
    lives_in(ana, "Asia/Tokyo")
    set_up(ana)
    form = mia.do(prompt_form, CHANNEL)
    assert (form.held_by, form.tz, form.own_tz) == ("U-ANA", "Asia/Tokyo", "UTC")
    mia.do(set_up_prompt, LATER, by_admin=True)
    schedule = there(mia)
    assert schedule is not None
    assert (schedule.set_by, schedule.rhythm.tz, schedule.level) == ("U-ANA", "Asia/Tokyo", Level.MID)
    assert waiting(mia) == [(SET_UP, f"channel:{CHANNEL}", f"{CHANNEL}|prompt|U-MIA")], "the channel hears who did it"


def test_nobody_else_changes_or_stops_it(ana: Conversation, mia: Conversation) -> None:
    set_up(ana)
    with pytest.raises(HeldBySomebody):
        mia.do(set_up_prompt, LATER)
    with pytest.raises(HeldBySomebody):
        mia.do(stop_prompt, CHANNEL)
    schedule = there(ana)
    assert schedule is not None
    assert schedule.level is Level.SENIOR


def test_an_admin_stops_it(ana: Conversation, mia: Conversation) -> None:
    set_up(ana)
    stopped = mia.do(stop_prompt, CHANNEL, by_admin=True)
    assert stopped is not None
    assert stopped.set_by == "U-ANA"
    assert there(ana) is None
    ana.clock.move(days=2)
    assert ana.plan() == 0


def test_once_who_set_it_up_is_gone_anybody_takes_it_over(ana: Conversation, mia: Conversation) -> None:
    set_up(ana)
    gone(ana)
    assert mia.do(prompt_form, CHANNEL).held_by is None
    mia.do(set_up_prompt, CHOICE)
    schedule = there(mia)
    assert schedule is not None
    assert schedule.set_by == "U-MIA"
    mia.deliver()
    mia.clock.move(hours=21)
    assert mia.plan() == 1, "one timer, hers"


def test_stopping_what_is_not_there_changes_nothing(ana: Conversation) -> None:
    assert ana.do(stop_prompt, CHANNEL) is None


def test_what_does_not_fit_is_refused(ana: Conversation) -> None:
    with pytest.raises(UnknownArea):
        ana.do(set_up_prompt, replace(CHOICE, rubric_id="juggling"))
    with pytest.raises(NoDays):
        ana.do(set_up_prompt, replace(CHOICE, days=frozenset()))
    assert there(ana) is None


def test_channels_and_workspaces_have_their_own(ana: Conversation, twin: Conversation) -> None:
    set_up(ana)
    assert there(twin) is None
    assert there(ana, "C-OTHER") is None


def test_what_trouble_had_stopped_is_set_up_again_as_it_was(ana: Conversation) -> None:
    lives_in(ana, "Asia/Tokyo")
    was = set_up(ana, LATER).schedule
    ana.do(stop_prompt, CHANNEL)
    [kept] = ana.do(set_up_again, CHANNEL, (schedule_written(was),))
    assert (kept.schedule.rhythm, kept.schedule.rubric_id, kept.schedule.level) == (was.rhythm, "talks", Level.MID)
    assert there(ana) == replace(kept.schedule, last=there_last(ana))
    assert [kind for kind, _, _ in waiting(ana)] == [SET_UP]


def there_last(talk: Conversation) -> object:
    schedule = there(talk)
    assert schedule is not None
    return schedule.last


def test_set_up_again_gives_way_to_who_was_quicker(ana: Conversation, mia: Conversation) -> None:
    was = set_up(ana).schedule
    ana.do(stop_prompt, CHANNEL)
    set_up(mia, LATER)
    with pytest.raises(HeldBySomebody):
        ana.do(set_up_again, CHANNEL, (schedule_written(was),))

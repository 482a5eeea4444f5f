"""What a channel has set up comes round at its hour: once a day, for as long as it stands."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.core.members import Level
from bot.core.outgoing import Priority
from bot.core.rhythm import EVERY_DAY, WEEKDAYS, Rhythm
from bot.core.schedule import Schedule, ScheduleKind
from bot.journeys.schedules import come_round, reference, referred, set_up, stop
from bot.store import schedules, timers
from bot.store.queues import outbox
from bot.store.queues import timers as timer_rows
from bot.store.timers import TimerKind
from tests.cast import ANA, MIA, NOON
from tests.journeys.conversation import Conversation

CHANNEL, OTHER = "C-PRACTICE", "C-GENERAL"
TUESDAY = NOON.date()
PROMPT, DIGEST = ScheduleKind.PROMPT, ScheduleKind.DIGEST
ONE = datetime(2027, 3, 2, 13, tzinfo=UTC)


def a_prompt(talk: Conversation, clock: time = time(13), channel_id: str = CHANNEL) -> Schedule:
    rhythm = Rhythm(EVERY_DAY, clock, "UTC")
    return Schedule(channel_id, PROMPT, talk.member.user_id, rhythm, date.min, NOON, "talks", Level.SENIOR)


def a_digest(talk: Conversation, weekly_on: int = 4) -> Schedule:
    rhythm = Rhythm(frozenset(), time(16), "UTC", weekly_on)
    return Schedule(CHANNEL, DIGEST, talk.member.user_id, rhythm, date.min, NOON)


def said(talk: Conversation) -> list[tuple[str, str]]:
    """(channel's conversation, reference) of all that is to be said in the member's workspace, in its order."""
    query = outbox.select().where(outbox.c.team_id == talk.member.team_id).order_by(outbox.c.seq)
    with talk.database.read() as tx:
        return [(row.conversation, row.reference) for row in tx.execute(query)]


def days(talk: Conversation) -> list[int]:
    return [referred(each)[1].day for _, each in said(talk)]


def at(talk: Conversation, moment: datetime) -> list[int]:
    """It is then, and the planner looks: the days of March for which something was said so far."""
    talk.clock.now = moment
    talk.plan()
    return days(talk)


def waiting(talk: Conversation) -> list[tuple[str, str, datetime]]:
    """(whose, channel, when) of the timers of the member's workspace."""
    query = timer_rows.select().where(timer_rows.c.team_id == talk.member.team_id)
    with talk.database.read() as tx:
        return [(row.user_id, row.subject, row.due_at) for row in tx.execute(query)]


def test_it_comes_first_at_its_next_hour(ana: Conversation) -> None:
    assert ana.do(set_up, a_prompt(ana)) == ONE
    assert waiting(ana) == [(ANA.user_id, CHANNEL, ONE)]
    assert at(ana, ONE - timedelta(seconds=1)) == []
    assert at(ana, ONE) == [2]
    assert waiting(ana) == [(ANA.user_id, CHANNEL, ONE + timedelta(1))]


def test_an_hour_that_is_over_begins_tomorrow(ana: Conversation) -> None:
    assert ana.do(set_up, a_prompt(ana, time(12))) == NOON + timedelta(1)


def test_what_comes_is_one_message_for_the_channel_on_behalf_of_who_set_it_up(ana: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    at(ana, ONE)
    with ana.database.read() as tx:
        row = tx.execute(outbox.select()).one()
    assert (row.kind, row.key, row.channel_id) == ("prompt", f"prompt:{CHANNEL}:2027-03-02", CHANNEL)
    assert (row.user_id, row.priority, row.conversation) == (ANA.user_id, Priority.REMINDER, f"channel:{CHANNEL}")
    assert referred(row.reference) == (CHANNEL, TUESDAY)


def test_a_digest_comes_once_a_week_and_waits_for_everything_else(ana: Conversation) -> None:
    friday = datetime(2027, 3, 5, 16, tzinfo=UTC)
    assert ana.do(set_up, a_digest(ana)) == friday
    assert at(ana, friday) == [5]
    assert at(ana, friday + timedelta(days=6)) == [5]
    assert at(ana, friday + timedelta(days=7)) == [5, 12]
    with ana.database.read() as tx:
        assert {row.priority for row in tx.execute(outbox.select())} == {Priority.DIGEST}


def test_a_channel_may_have_one_of_each_kind(ana: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    ana.do(set_up, a_digest(ana, weekly_on=TUESDAY.weekday()))
    assert at(ana, ONE + timedelta(hours=3)) == [2, 2]
    ana.do(stop, CHANNEL, DIGEST)
    assert at(ana, ONE + timedelta(days=7, hours=3)) == [2, 2, 9]


def test_channels_come_apart(ana: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    ana.do(set_up, a_prompt(ana, time(14), OTHER))
    at(ana, ONE)
    assert said(ana) == [(f"channel:{CHANNEL}", reference(CHANNEL, TUESDAY))]
    at(ana, ONE + timedelta(hours=1))
    assert said(ana)[1:] == [(f"channel:{OTHER}", reference(OTHER, TUESDAY))]


def test_workspaces_come_apart(ana: Conversation, twin: Conversation) -> None:
    for talk in (ana, twin):
        talk.do(set_up, a_prompt(talk))
    twin.do(stop, CHANNEL, PROMPT)
    assert (at(ana, ONE), days(twin)) == ([2], [])


def test_after_three_days_down_one_comes(ana: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    assert at(ana, ONE + timedelta(days=3)) == [5]
    assert at(ana, ONE + timedelta(days=4)) == [5, 6]


def test_a_digest_missed_while_down_still_comes(ana: Conversation) -> None:
    ana.do(set_up, a_digest(ana))
    down_until = datetime(2027, 3, 7, 9, tzinfo=UTC)
    assert at(ana, down_until) == []
    assert at(ana, down_until.replace(hour=16)) == [7]
    assert at(ana, datetime(2027, 3, 12, 16, tzinfo=UTC)) == [7, 12]


def test_whoever_sets_it_up_anew_takes_it_over(ana: Conversation, mia: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    mia.do(set_up, a_prompt(mia, time(14)))
    assert waiting(ana) == [(MIA.user_id, CHANNEL, ONE + timedelta(hours=1))]
    assert at(ana, ONE) == []
    assert at(ana, ONE + timedelta(hours=1)) == [2]


def test_a_later_hour_on_a_day_it_came_already_begins_tomorrow(ana: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    at(ana, ONE)
    assert ana.do(set_up, a_prompt(ana, time(18))) == datetime(2027, 3, 3, 18, tzinfo=UTC)
    assert at(ana, ONE.replace(hour=18)) == [2]


def test_what_is_promised_after_stopping_and_setting_up_again_comes(ana: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    at(ana, ONE)
    ana.do(stop, CHANNEL, PROMPT)
    first = ana.do(set_up, a_prompt(ana, time(18)))
    assert first is not None
    assert at(ana, first) == [2, first.day]


def test_stopped_it_comes_no_more(ana: Conversation, mia: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    stopped = mia.do(stop, CHANNEL, PROMPT)
    assert stopped is not None
    assert stopped.set_by == ANA.user_id
    assert (waiting(ana), at(ana, ONE)) == ([], [])
    assert ana.do(stop, CHANNEL, PROMPT) is None


def test_a_timer_of_what_was_stopped_meanwhile_says_nothing(ana: Conversation) -> None:
    ana.do(come_round, CHANNEL, PROMPT)
    assert (said(ana), waiting(ana)) == ([], [])


def test_a_timer_that_goes_off_early_or_twice_says_nothing_more(ana: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    ana.do(come_round, CHANNEL, PROMPT)
    assert said(ana) == []
    at(ana, ONE)
    ana.do(come_round, CHANNEL, PROMPT)
    assert days(ana) == [2]
    assert waiting(ana) == [(ANA.user_id, CHANNEL, ONE + timedelta(1))]


def test_what_never_comes_waits_for_nothing(ana: Conversation) -> None:
    never = Schedule(CHANNEL, PROMPT, ANA.user_id, Rhythm(frozenset(), time(13), "UTC"), date.min, NOON)
    ana.do(set_up, a_prompt(ana))
    assert ana.do(set_up, never) is None
    assert waiting(ana) == []


@pytest.mark.parametrize("kind", ScheduleKind)
def test_what_was_set_up_is_kept_as_it_was(ana: Conversation, kind: ScheduleKind) -> None:
    made = a_prompt(ana) if kind is PROMPT else a_digest(ana)
    ana.do(set_up, made)
    kept = ana.do(lambda visit: schedules.of(visit.tx, visit.member.team_id, CHANNEL, kind))
    assert kept is not None
    assert (kept.rhythm, kept.rubric_id, kept.level, kept.set_at) == (made.rhythm, made.rubric_id, made.level, NOON)


def test_weekdays_leave_out_the_weekend(ana: Conversation) -> None:
    weekdays = Schedule(CHANNEL, PROMPT, ANA.user_id, Rhythm(WEEKDAYS, time(13), "UTC"), date.min, NOON)
    ana.do(set_up, weekdays)
    for ahead in range(7):
        at(ana, ONE + timedelta(ahead))
    assert days(ana) == [2, 3, 4, 5, 8]


def test_another_members_timers_are_left_alone(ana: Conversation, mia: Conversation) -> None:
    ana.do(set_up, a_prompt(ana))
    mia.do(lambda visit: timers.set_timer(visit.tx, visit.member, TimerKind.PROMPT, OTHER, ONE))
    ana.do(stop, CHANNEL, PROMPT)
    assert waiting(ana) == [(MIA.user_id, OTHER, ONE)]

"""Who may set up, change and stop a channel's digest, and what the form opens with."""

from dataclasses import replace
from datetime import time

import pytest
from sqlalchemy import update

from bot.core.errors import HeldBySomebody
from bot.core.schedule import DigestChoice, ScheduleKind
from bot.journeys.schedules import set_up
from bot.journeys.set_up_digest import FRIDAY, digest_form, set_up_digest, stop_digest
from bot.store import members as people
from bot.store import schedules
from bot.store.tables import members
from tests.cast import ANA, NOON
from tests.journeys.conversation import Conversation
from tests.store.one_of_everything import SCHEDULE

CHANNEL, MONDAY = "C0PRACTICE", 0
CHOICE = DigestChoice(CHANNEL, MONDAY, time(16, 30))


@pytest.fixture
def ana(ana: Conversation) -> Conversation:
    """Somebody the app has met, in Tokyo."""
    ana.known()
    ana.do(lambda visit: people.set_zone(visit.tx, visit.member, "Asia/Tokyo", None, visit.now))
    return ana


def leave(ana: Conversation) -> None:
    """Ana's account is deactivated."""
    gone = update(members).where(members.c.user_id == ANA.user_id).values(gone_at=NOON)
    ana.do(lambda visit: visit.tx.execute(gone))


def test_the_form_opens_on_friday_at_nine_in_ones_own_zone(ana: Conversation) -> None:
    form = ana.do(digest_form, CHANNEL)
    assert (form.weekday, form.clock, form.tz, form.schedule, form.held_by) == (
        FRIDAY,
        time(9),
        "Asia/Tokyo",
        None,
        None,
    )


def test_the_form_opens_for_somebody_who_was_never_met(mia: Conversation) -> None:
    assert mia.do(digest_form, CHANNEL).tz == "UTC"


def test_the_form_opens_with_what_is_set_up(ana: Conversation, mia: Conversation) -> None:
    ana.do(set_up_digest, CHOICE)
    form = mia.do(digest_form, CHANNEL)
    assert (form.weekday, form.clock, form.tz, form.held_by) == (MONDAY, time(16, 30), "Asia/Tokyo", ANA.user_id)
    assert form.schedule is not None
    assert form.schedule.rhythm.weekly_on == MONDAY


def test_who_set_it_up_changes_and_stops_it(ana: Conversation) -> None:
    ana.do(set_up_digest, CHOICE)
    changed = ana.do(set_up_digest, replace(CHOICE, clock=time(8)))
    assert changed.schedule.rhythm.clock == time(8)
    assert ana.do(stop_digest, CHANNEL) == ana.do(lambda _: changed.schedule)
    assert ana.do(digest_form, CHANNEL).schedule is None


def test_what_is_not_there_any_more_cannot_be_stopped(ana: Conversation) -> None:
    assert ana.do(stop_digest, CHANNEL) is None


def test_somebody_else_neither_changes_nor_stops_it(ana: Conversation, mia: Conversation) -> None:
    kept = ana.do(set_up_digest, CHOICE).schedule
    with pytest.raises(HeldBySomebody):
        mia.do(set_up_digest, replace(CHOICE, clock=time(8)))
    with pytest.raises(HeldBySomebody):
        mia.do(stop_digest, CHANNEL)
    assert mia.do(digest_form, CHANNEL).schedule == kept


def test_an_admin_changes_it_and_it_stays_with_who_set_it_up(ana: Conversation, mia: Conversation) -> None:
    ana.do(set_up_digest, CHOICE)
    changed = mia.do(set_up_digest, replace(CHOICE, clock=time(8)), by_admin=True).schedule
    assert (changed.set_by, changed.rhythm.clock, changed.rhythm.tz) == (ANA.user_id, time(8), "Asia/Tokyo")
    assert mia.do(stop_digest, CHANNEL, by_admin=True) is not None


def test_once_they_are_gone_it_is_anybodys(ana: Conversation, mia: Conversation) -> None:
    ana.do(set_up_digest, CHOICE)
    leave(ana)
    assert mia.do(set_up_digest, CHOICE).schedule.set_by == mia.member.user_id


def test_a_question_of_the_day_in_the_same_channel_is_another_matter(ana: Conversation) -> None:
    ana.do(set_up, replace(SCHEDULE, channel_id=CHANNEL))
    ana.do(set_up_digest, CHOICE)
    ana.do(stop_digest, CHANNEL)
    assert ana.do(lambda visit: schedules.of(visit.tx, ANA.team_id, CHANNEL, ScheduleKind.PROMPT)) is not None

"""Reminders are paused for as long as was said, and come again."""

from datetime import datetime, timedelta

import pytest

from bot.journeys.locate import knows_zone, meet_in_zone
from bot.journeys.pause_reminders import pause_reminders, resume_reminders
from bot.journeys.see_reminders import see_reminders
from bot.store import members
from tests.cast import NOON
from tests.journeys.conversation import Conversation


def _are_paused(talk: Conversation) -> bool:
    return talk.do(lambda visit: members.reminders_paused(visit.tx, visit.member, visit.now))


def _paused_until(talk: Conversation) -> datetime | None:
    return talk.do(see_reminders).paused_until


def test_a_pause_lasts_as_long_as_was_said(ana: Conversation) -> None:
    assert _paused_until(ana) is None
    assert ana.do(pause_reminders, "3d") == NOON + timedelta(days=3) == _paused_until(ana)
    assert _are_paused(ana)
    ana.clock.move(days=3)
    assert not _are_paused(ana)
    assert _paused_until(ana) is None


def test_a_day_means_its_first_minute_where_the_member_is(ana: Conversation) -> None:
    assert not ana.do(knows_zone)
    ana.do(meet_in_zone, "Asia/Tokyo", None)
    assert ana.do(knows_zone)
    until = ana.do(pause_reminders, "until friday")
    assert until is not None
    assert (until - NOON) == timedelta(days=2, hours=3)


@pytest.mark.parametrize("typed", ["a bit", "5 minutes", "2 years", "until yesterday"])
def test_what_cannot_be_read_changes_nothing(ana: Conversation, typed: str) -> None:
    ana.do(pause_reminders, "3d")
    assert ana.do(pause_reminders, typed) is None
    assert _paused_until(ana) == NOON + timedelta(days=3)


def test_resume_ends_the_pause_and_says_whether_there_was_one(ana: Conversation) -> None:
    assert not ana.do(resume_reminders)
    ana.do(pause_reminders, "3d")
    assert ana.do(resume_reminders)
    assert not _are_paused(ana)


def test_the_pause_is_the_members_own(ana: Conversation, mia: Conversation, twin: Conversation) -> None:
    ana.do(pause_reminders, "3d")
    assert not _are_paused(mia)
    assert not _are_paused(twin)

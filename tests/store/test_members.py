"""Members and what is known of them."""

from datetime import timedelta

from sqlalchemy import Connection

from bot.core.members import Level, Mode, Profile
from bot.store import members
from tests.cast import ANA, MIA, NOON, TEAMS, TWIN


def test_before_the_first_contact_there_is_no_profile(tx: Connection) -> None:
    assert members.profile(tx, ANA) is None


def test_the_first_contact_makes_a_plain_profile(tx: Connection) -> None:
    assert members.meet(tx, ANA, NOON) == Profile(ANA) == members.profile(tx, ANA)


def test_meeting_again_keeps_what_is_known(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    members.set_target(tx, ANA, "talks", Level.STAFF)
    assert members.meet(tx, ANA, NOON).level is Level.STAFF


def test_target_habits_zone_and_greeting_are_kept(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    members.set_target(tx, ANA, "talks", Level.SENIOR)
    members.set_habits(tx, ANA, Mode.ALOUD, 4)
    members.set_zone(tx, ANA, "Asia/Kathmandu", "de-DE", NOON)
    members.set_greeted(tx, ANA)
    assert members.profile(tx, ANA) == Profile(
        ANA,
        slack_tz="Asia/Kathmandu",
        locale="de-DE",
        rubric_id="talks",
        level=Level.SENIOR,
        mode=Mode.ALOUD,
        rounds=4,
        greeted=True,
    )


def test_a_zone_without_a_locale_leaves_the_locale(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    members.set_zone(tx, ANA, "Europe/Rome", "it-IT", NOON)
    members.set_zone(tx, ANA, "Europe/Berlin", None, NOON)
    profile = members.profile(tx, ANA)
    assert profile is not None
    assert (profile.tz, profile.locale) == ("Europe/Berlin", "it-IT")


def test_changing_one_member_leaves_the_others(tx: Connection) -> None:
    for member in (ANA, MIA):
        members.meet(tx, member, NOON)
    members.set_target(tx, ANA, "talks", Level.MID)
    assert members.profile(tx, MIA) == Profile(MIA)


def test_members_slack_was_never_asked_about_are_listed_for_our_teams_only(tx: Connection) -> None:
    for member in (ANA, MIA, TWIN):
        members.meet(tx, member, NOON)
    members.set_zone(tx, ANA, "UTC", None, NOON)
    assert members.without_zone(tx, [ANA.team_id], 10) == [MIA]
    assert set(members.without_zone(tx, TEAMS, 10)) == {MIA, TWIN}
    assert len(members.without_zone(tx, TEAMS, 1)) == 1


def test_the_dm_is_known_once_it_was_told(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    assert members.dm_channel(tx, ANA) is None
    members.set_dm_channel(tx, ANA, "D1")
    assert members.dm_channel(tx, ANA) == "D1"


def test_how_long_answers_stay_is_kept_and_listed_for_our_teams_only(tx: Connection) -> None:
    for member in (ANA, MIA, TWIN):
        members.meet(tx, member, NOON)
        members.set_keep_days(tx, member, 30)
    members.set_keep_days(tx, MIA, None)
    assert members.who_forget(tx, [ANA.team_id]) == [(ANA, 30)]
    known = members.profile(tx, ANA)
    assert known is not None
    assert known.keep_days == 30


def test_reminders_are_paused_until_the_moment_named_and_not_after(tx: Connection) -> None:
    members.meet(tx, ANA, NOON)
    assert not members.reminders_paused(tx, ANA, NOON)
    until = NOON + timedelta(days=3)
    members.pause_reminders(tx, ANA, until)
    assert members.reminders_paused(tx, ANA, until - timedelta(seconds=1))
    assert not members.reminders_paused(tx, ANA, until)
    members.pause_reminders(tx, ANA, None)
    assert not members.reminders_paused(tx, ANA, NOON)


def test_a_zone_is_known_once_slack_told_it(tx: Connection) -> None:
    assert not members.knows_zone(tx, ANA)
    members.meet(tx, ANA, NOON)
    assert not members.knows_zone(tx, ANA)
    members.set_zone(tx, ANA, "UTC", None, NOON)
    assert members.knows_zone(tx, ANA)


def test_since_when_a_member_is_here_stays_the_first_contact(tx: Connection) -> None:
    assert members.since(tx, ANA) is None
    members.meet(tx, ANA, NOON)
    members.meet(tx, ANA, NOON + timedelta(days=1))
    assert members.since(tx, ANA) == NOON

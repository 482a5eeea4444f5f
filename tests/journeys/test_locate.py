"""Zone and locale of members."""

from bot.journeys import locate
from bot.store import members
from tests.journeys.conversation import Conversation


def test_a_member_is_asked_about_until_their_zone_is_known(ana: Conversation) -> None:
    ana.start()
    teams = [ana.member.team_id]
    with ana.database.read() as tx:
        assert locate.without_zone(tx, teams) == [ana.member]
    ana.do(locate.keep_zone, "Pacific/Chatham", "en-NZ")
    with ana.database.read() as tx:
        assert locate.without_zone(tx, teams) == []
        profile = members.profile(tx, ana.member)
    assert profile is not None
    assert (profile.tz, profile.locale) == ("Pacific/Chatham", "en-NZ")


def test_the_zone_of_somebody_who_never_used_the_app_is_not_kept(ana: Conversation) -> None:
    ana.do(locate.keep_zone, "Pacific/Chatham", None)
    assert ana.do(lambda visit: members.profile(visit.tx, visit.member)) is None

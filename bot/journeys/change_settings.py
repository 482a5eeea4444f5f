"""The member's settings: read for the form, and kept as it was submitted."""

from bot.core.errors import UnknownArea
from bot.core.members import Preferences, Profile
from bot.journeys.visit import Visit
from bot.store import members


def see_settings(visit: Visit) -> tuple[Profile, bool]:
    """What is set now, or what is assumed of somebody new; and whether Slack told us the zone. Only reads."""
    profile = members.profile(visit.tx, visit.member) or Profile(visit.member)
    return profile, members.knows_zone(visit.tx, visit.member)


def change_settings(visit: Visit, wanted: Preferences) -> None:
    """Keep the form. Answers older than a new limit go with the next sweep. Raises UnknownArea."""
    if visit.library.find(wanted.rubric_id) is None:
        raise UnknownArea
    members.meet(visit.tx, visit.member, visit.now)
    members.set_target(visit.tx, visit.member, wanted.rubric_id, wanted.level)
    members.set_habits(visit.tx, visit.member, wanted.mode, wanted.rounds)
    members.set_keep_days(visit.tx, visit.member, wanted.keep_days)

"""The member's settings: read for the form, and kept as it was submitted."""

import secrets

from bot.core.errors import UnknownArea
from bot.core.members import Preferences, Profile
from bot.journeys.around_interview import move_eves
from bot.journeys.keep_rhythm import choose_zone
from bot.journeys.visit import Visit
from bot.store import members

SALT_BYTES = 16


def see_settings(visit: Visit) -> tuple[Profile, bool]:
    """What is set now, or what is assumed of somebody new; and whether Slack told us the zone. Only reads."""
    profile = members.profile(visit.tx, visit.member) or Profile(visit.member)
    return profile, members.knows_zone(visit.tx, visit.member)


def change_settings(visit: Visit, wanted: Preferences) -> None:
    """Keep the form. Answers that are kept no longer go with the next sweep. Raises UnknownArea."""
    if visit.library.find(wanted.rubric_id) is None:
        raise UnknownArea
    members.meet(visit.tx, visit.member, visit.now)
    members.set_target(visit.tx, visit.member, wanted.rubric_id, wanted.level)
    members.set_habits(visit.tx, visit.member, wanted.mode, wanted.rounds)
    members.set_without_ai(visit.tx, visit.member, wanted.without_ai)
    members.set_keep_days(visit.tx, visit.member, wanted.keep_days)
    members.set_sharing(visit.tx, visit.member, wanted.sharing)
    choose_zone(visit, wanted.own_tz)
    move_eves(visit)
    members.set_quotes_only(visit.tx, visit.member, wanted.quotes_only)
    if wanted.quotes_only:
        # Not the visit's rng: a salt that could be guessed would let hashes be tried against texts.
        members.give_salt(visit.tx, visit.member, secrets.token_bytes(SALT_BYTES))

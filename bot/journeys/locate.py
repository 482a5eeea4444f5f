"""Where a member is in time: the zone and locale Slack knows of them."""

from sqlalchemy import Connection

from bot.core.members import Member
from bot.journeys.around_interview import move_eves
from bot.journeys.keep_rhythm import set_reminder
from bot.journeys.visit import Visit
from bot.store import members

BATCH = 20


def without_zone(tx: Connection, team_ids: list[str]) -> list[Member]:
    """Members Slack was never asked about. Only reads."""
    return members.without_zone(tx, team_ids, BATCH)


def knows_zone(visit: Visit) -> bool:
    """Whether an hour the member names can be read. Only reads."""
    return members.knows_zone(visit.tx, visit.member)


def meet_in_zone(visit: Visit, tz: str, locale: str | None) -> None:
    """Somebody who names an hour before anything else: met, and their zone kept."""
    members.meet(visit.tx, visit.member, visit.now)
    members.set_zone(visit.tx, visit.member, tz, locale, visit.now)


def keep_zone(visit: Visit, tz: str, locale: str | None) -> None:
    """What users.info or user_change said. Of people who never used the app nothing is kept."""
    before = members.profile(visit.tx, visit.member)
    members.set_zone(visit.tx, visit.member, tz, locale, visit.now)
    if before is not None and before.slack_tz != tz:
        set_reminder(visit)
        move_eves(visit)

"""Where a member is in time: the zone and locale Slack knows of them."""

from sqlalchemy import Connection

from bot.core.members import Member
from bot.journeys.visit import Visit
from bot.store import members

BATCH = 20


def without_zone(tx: Connection, team_ids: list[str]) -> list[Member]:
    """Members Slack was never asked about. Only reads."""
    return members.without_zone(tx, team_ids, BATCH)


def keep_zone(visit: Visit, tz: str, locale: str | None) -> None:
    """What users.info or user_change said. Of people who never used the app nothing is kept."""
    members.set_zone(visit.tx, visit.member, tz, locale, visit.now)

"""`python -m bot demo`: fills an empty database with example data; never one that holds somebody's own."""

import random
from contextlib import closing
from datetime import datetime

from bot.config import SettingError, Settings
from bot.core.local_time import zone
from bot.demo.ana import ANA
from bot.demo.fill import SPAN, TEAM_ID, fill, member_of
from bot.journeys.visit import Visit
from bot.rubric_report import library
from bot.store import members, migrate, whole_workspace, workspaces
from bot.store.engine import Database

NOT_IN_SLACK = (
    "Example data is for the playground alone, and there are Slack tokens. Unset SLACK_BOT_TOKEN and SLACK_APP_TOKEN "
    "to look at it; nothing was written."
)
NOT_EMPTY = (
    "The database holds data that is no example data, so none was added. Name an empty one in "
    "DATABASE_URL, or run `make run DEMO=1`, which has its own."
)


def prepare(settings: Settings, now: datetime) -> str:
    """Fill the database, unless it has its example data already; what to tell. Raises SettingError and CantOpen."""
    if settings.connected:
        raise SettingError(NOT_IN_SLACK)
    with closing(Database(settings.database_url)) as database:
        migrate.upgrade(database)
        with database.write() as tx:
            if workspaces.is_example(tx, TEAM_ID):
                made_at = members.since(tx, member_of(ANA))
                return _kept(made_at + SPAN if made_at else None)
            if whole_workspace.holds_anything(tx):
                raise SettingError(NOT_EMPTY)
            fill(Visit(tx, member_of(ANA), now, now, random.Random(0), library(settings)))
    return "Eight weeks of example data are made. Nothing in them is about anybody."


def _kept(made_at: datetime | None) -> str:
    """Ana may have had hers deleted: the day is hers."""
    day = made_at.astimezone(zone(ANA.person.tz)) if made_at else None
    made = f" of {day.day} {day:%B %Y}" if day else ""
    return f"The example data{made} is kept, with what you did since. To begin anew, delete its folder."

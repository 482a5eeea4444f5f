"""Where example data is made in these tests, and what is in it."""

import random
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, select

from bot import config
from bot.config import Settings
from bot.core.library import Library
from bot.core.members import Member
from bot.journeys.visit import Visit
from bot.store.engine import Database
from bot.store.schema import metadata

NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)


def settings_in(folder: Path, **more: str) -> Settings:
    return config.read({"WHETSTONE_DATA": str(folder), **more}, env_file=folder / "none")


def looking(tx: Connection, shipped: Library, member: Member, now: datetime = NOW) -> Visit:
    return Visit(tx, member, now, now, random.Random(0), shipped)


def rows(database: Database) -> dict[str, int]:
    with database.read() as tx:
        return {table.name: tx.scalar(select(func.count()).select_from(table)) or 0 for table in metadata.sorted_tables}

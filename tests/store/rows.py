"""A row of every table for a member, made from the tables themselves, so that a new table or column is never missed."""

from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Connection, Integer, LargeBinary, Table

from bot.core.members import Member
from bot.store.calendar import prompts, send_rates
from bot.store.columns import Instant
from bot.store.schema import metadata
from bot.store.tables import rubric_versions, workspaces
from tests.cast import NOON

OF_THE_WORKSPACE = (rubric_versions, workspaces, prompts, send_rates)
"""Tables that hold nothing of a member's."""


def fill_every_table(tx: Connection, member: Member) -> None:
    """One row in each table that may hold something of a member's; every text in it names them."""
    for table in metadata.sorted_tables:
        if table not in OF_THE_WORKSPACE:
            tx.execute(table.insert(), {column.name: _value(table, column, member) for column in table.columns})


def rows_naming(tx: Connection, member: Member) -> dict[str, list[str]]:
    """Table → its rows of the member's workspace in which their id stands anywhere, every column read as text."""
    found = {
        table.name: [
            str(tuple(row))
            for row in tx.execute(table.select().where(table.c.team_id == member.team_id))
            if member.user_id in str(tuple(row))
        ]
        for table in metadata.sorted_tables
    }
    return {name: rows for name, rows in found.items() if rows}


def _value(table: Table, column: Column[Any], member: Member) -> Any:
    words = f"{column.name} of {member.user_id}"
    if column.name == "team_id":
        return member.team_id
    if column.name in ("user_id", "rater_id"):
        return member.user_id
    if column.name == "drill_id" or (table.name, column.name) == ("drills", "id"):
        return f"drill of {member.user_id}"
    if isinstance(column.type, Instant):
        return NOON
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, Integer | BigInteger):
        return 1
    if isinstance(column.type, LargeBinary):
        return words.encode()
    return {"text": words} if isinstance(column.type, JSON) else words

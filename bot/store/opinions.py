"""Whether members found an AI's words helpful: one opinion a message, the last one pressed."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from bot.core.members import Member
from bot.store import dialect
from bot.store.tables import opinions
from bot.store.whose import owned, who


def keep(tx: Connection, member: Member, line_key: str, helpful: bool, now: datetime) -> None:
    """Store an opinion in place of an earlier one on the same message."""
    dialect.put(tx, opinions, ("helpful", "given_at"), **who(member), line_key=line_key, helpful=helpful, given_at=now)


def every(tx: Connection, member: Member) -> dict[str, bool]:
    """A member's opinions by the message's key."""
    rows = tx.execute(select(opinions.c.line_key, opinions.c.helpful).where(owned(opinions, member)))
    return {row.line_key: row.helpful for row in rows}


def count(tx: Connection, since: datetime) -> dict[str, tuple[int, int]]:
    """Workspace → how many were helpful and how many weren't, since a moment; for whoever runs the app."""
    query = select(opinions.c.team_id, opinions.c.helpful, func.count().label("n")).where(opinions.c.given_at >= since)
    found: dict[str, tuple[int, int]] = {}
    for row in tx.execute(query.group_by(opinions.c.team_id, opinions.c.helpful)):
        yes, no = found.get(row.team_id, (0, 0))
        found[row.team_id] = (yes + row.n, no) if row.helpful else (yes, no + row.n)
    return found

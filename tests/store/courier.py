"""The courier's part done by hand: put something into the outbox, lease it, record it as posted."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.core.members import Member
from bot.core.outgoing import Outgoing
from bot.store import outbox
from tests.cast import ANA, TEAMS, UNMOVED

LEASE = timedelta(seconds=20)


def at(seconds: float) -> datetime:
    """So many seconds into the test."""
    return UNMOVED + timedelta(seconds=seconds)


def post(tx: Connection, key: str, member: Member = ANA, **more: Any) -> None:
    """Post with the key as its place in the conversation."""
    plain: dict[str, Any] = {"kind": "line", "reference": "d1", "seq": key, "now": UNMOVED}
    outbox.post(tx, member, key, **(plain | more))


def redraw(tx: Connection, key: str, seq: str = "z") -> None:
    """Ask for a message to be drawn again."""
    outbox.redraw(tx, ANA, key, kind="line", reference="d1", seq=seq, now=UNMOVED)


def claim(tx: Connection, seconds: float = 0, teams: list[str] = TEAMS, limit: int = 10) -> list[Outgoing]:
    """Lease what may go now."""
    said = outbox.claim(tx, teams, at(seconds), at(seconds) + LEASE, limit)
    return said + outbox.claim(tx, teams, at(seconds), at(seconds) + LEASE, limit - len(said), files=True)


def keys(rows: list[Outgoing]) -> list[str]:
    """Their keys, in order."""
    return [row.key for row in rows]


def send(tx: Connection, seconds: float = 0) -> list[str]:
    """Claim what may go and record it as posted; its ts is its key."""
    rows = claim(tx, seconds)
    for row in rows:
        outbox.sent(tx, row.team_id, row, "D1", row.ts or f"ts-{row.key}", at(seconds))
    return keys(rows)

"""What came in already: its key and the ack it got, so that a repeat gets the same ack and no second effect."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.core.members import Member
from bot.store import dialect
from bot.store.queues import inbox

# Built once, since every command runs it: building a statement costs more than running it.
_KEEP_ACK = update(inbox).where(inbox.c.team_id == bindparam("of_team"), inbox.c.key == bindparam("of_key"))


def first_time(tx: Connection, member: Member, key: str, now: datetime) -> bool:
    """Note that `key` came in from a member; False when it had before. Holds until the transaction commits."""
    return dialect.added(tx, inbox, team_id=member.team_id, key=key, user_id=member.user_id, received_at=now)


def keep_ack(tx: Connection, team_id: str, key: str, ack: dict[str, Any]) -> None:
    """Remember what was answered to `key`."""
    tx.execute(_KEEP_ACK, {"of_team": team_id, "of_key": key, "ack": ack})


def ack_given(tx: Connection, team_id: str, key: str) -> dict[str, Any] | None:
    """What was answered to `key`; None when that was an empty ack."""
    answer: dict[str, Any] | None = tx.scalar(select(inbox.c.ack).where(inbox.c.team_id == team_id, inbox.c.key == key))
    return answer


def purge(tx: Connection, before: datetime) -> int:
    """Forget arrivals older than any retry can be; how many."""
    return tx.execute(delete(inbox).where(inbox.c.received_at < before)).rowcount

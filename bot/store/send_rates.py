"""How fast each workspace may be posted to at the moment, shared by every process that posts to it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from bot.core.send_rate import SendRate
from bot.store import dialect
from bot.store.calendar import send_rates


def read(tx: Connection, team_id: str, full: float, now: datetime) -> SendRate:
    """The bucket as it was last left. `full`: calls a second when nothing is in the way; `now`: unmoved UTC."""
    row = tx.execute(select(send_rates).where(send_rates.c.team_id == team_id)).one_or_none()
    return SendRate.fresh(full, now) if row is None else _rate(row, full)


def hold(tx: Connection, team_id: str, full: float, now: datetime) -> SendRate:
    """The same, and no other process counts until the transaction ends."""
    query = dialect.locked(tx, select(send_rates).where(send_rates.c.team_id == team_id))
    row = tx.execute(query).one_or_none()
    if row is None:
        dialect.added(tx, send_rates, **_row(team_id, SendRate.fresh(full, now)))
        row = tx.execute(query).one()
    return _rate(row, full)


def keep(tx: Connection, team_id: str, rate: SendRate) -> None:
    """Store the bucket."""
    dialect.put(tx, send_rates, ("rate", "tokens", "counted_at", "held_until"), **_row(team_id, rate))


def _row(team_id: str, rate: SendRate) -> dict[str, object]:
    counted = {"rate": rate.rate, "tokens": rate.tokens, "counted_at": rate.at, "held_until": rate.held_until}
    return {"team_id": team_id, **counted}


def _rate(row: Row[Any], full: float) -> SendRate:
    return SendRate(full, min(row.rate, full), row.tokens, row.counted_at, row.held_until)

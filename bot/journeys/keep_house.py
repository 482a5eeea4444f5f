"""Start and upkeep of the queues: leases freed after a crash, old arrivals forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.store import inbox, outbox, turns


def free_leases(tx: Connection, utc: datetime, look_after: timedelta) -> None:
    """A single process starts: whoever held a lease is gone."""
    outbox.free_leases(tx, utc, utc + look_after)
    turns.free_leases(tx, utc)


def purge(tx: Connection, before: datetime) -> None:
    """Forget arrivals and finished redraws older than any retry."""
    inbox.purge(tx, before)
    outbox.purge(tx, before)

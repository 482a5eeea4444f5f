"""Start and upkeep of the queues: leases freed after a crash, old arrivals forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.journeys.leave_fingerprints import leave_fingerprints
from bot.journeys.uninstall import delete_abandoned
from bot.store import attachments, inbox, members, messages, outbox, reminders, turns

BATCH = 500
"""Messages whose words go in one transaction, so that no request waits long behind it."""


def free_leases(tx: Connection, utc: datetime, look_after: timedelta) -> None:
    """A single process starts: whoever held a lease is gone."""
    outbox.free_leases(tx, utc, utc + look_after)
    turns.free_leases(tx, utc)
    attachments.free_leases(tx, utc)


def purge(tx: Connection, before: datetime) -> None:
    """Forget arrivals and finished redraws older than any retry."""
    inbox.purge(tx, before)
    outbox.purge(tx, before)


def purge_reminders(tx: Connection, before: datetime) -> None:
    """Forget what reminders offered before a moment of product time."""
    reminders.purge(tx, before)


def forget_words(tx: Connection, team_ids: list[str], now: datetime) -> bool:
    """Let go of old answers of those who don't want them kept, and of all in workspaces that were left long ago.

    Whether there may be more. `now` is product time, which is what messages are dated in. Scores, journal and fixes of
    whoever is still there stay.
    """
    left = BATCH
    for member, days in members.who_forget(tx, team_ids):
        left -= messages.forget(tx, member, now - timedelta(days), left)
        if left == 0:
            return True
    return leave_fingerprints(tx, team_ids, now, left) or delete_abandoned(tx, now, left)

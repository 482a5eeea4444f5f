"""Members' files from the reader's side: which to look at next, and what looking brought. Nothing is said about it."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.core.attachments import Unread, next_look
from bot.store import attachments

LEASE = timedelta(seconds=40)
"""Longer than looking at one file may take."""


def anything_due(tx: Connection, team_ids: list[str], utc: datetime) -> bool:
    """Whether a file waits to be read. Only reads."""
    return attachments.anything_due(tx, team_ids, utc)


def claim(tx: Connection, team_ids: list[str], utc: datetime, limit: int) -> list[Unread]:
    """Files this process looks at now; nobody else will for the length of the lease."""
    return attachments.claim(tx, team_ids, utc, utc + LEASE, limit)


def keep_words(tx: Connection, file: Unread, text: str, utc: datetime) -> None:
    """The words join their message, and with it the round it was written in, also one that is over."""
    attachments.finish(tx, file.member, file, text, utc)


def leave(tx: Connection, file: Unread, utc: datetime) -> None:
    """There are no words, or they can't be had: what the message told of the file stays."""
    attachments.finish(tx, file.member, file, None, utc)


def put_off(tx: Connection, file: Unread, utc: datetime, at_least: timedelta = timedelta()) -> bool:
    """Look again in a while, and not before `at_least`; after the last look it is left as it is, and this is False."""
    wait = next_look(file.looks)
    if wait is None:
        leave(tx, file, utc)
        return False
    attachments.retry(tx, file.member, file, utc + max(wait, at_least))
    return True

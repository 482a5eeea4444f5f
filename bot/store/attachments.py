"""The files of messages and the words in them: kept with the message, read when there is something to read."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, select, update

from bot.core.attachments import Attached, FileKind, Unread
from bot.core.members import Member
from bot.store import dialect
from bot.store.queues import attachments


def keep(
    tx: Connection, member: Member, channel_id: str, ts: str, attached: Attached, now: datetime, *, read: bool
) -> bool:
    """Store a message's file; False when it was here already. `now` is unmoved UTC, as every time here.

    `read`: its words are to be fetched. Otherwise what the message told of it is all there will be.
    """
    return dialect.added(
        tx,
        attachments,
        team_id=member.team_id,
        channel_id=channel_id,
        ts=ts,
        file_id=attached.file_id,
        user_id=member.user_id,
        kind=attached.kind.value,
        text=attached.text,
        not_before=now,
        leased_until=now,
        done_at=None if read else now,
    )


def claim(tx: Connection, team_ids: list[str], now: datetime, leased_until: datetime, limit: int) -> list[Unread]:
    """Lease files that wait to be read and that nobody works on, those due longest first."""
    query = (
        select(attachments)
        .where(attachments.c.team_id.in_(team_ids), _due(now))
        .order_by(attachments.c.not_before, attachments.c.ts, attachments.c.file_id)
        .limit(limit)
    )
    claimed = [_row(row) for row in tx.execute(dialect.locked(tx, query, skip=True))]
    for file in claimed:
        lease = {"leased_until": leased_until, "attempts": file.looks + 1}
        tx.execute(update(attachments).where(_is(file.member, file)).values(**lease))
    return claimed


def anything_due(tx: Connection, team_ids: list[str], now: datetime) -> bool:
    """Whether a claim could find something; costs no write lock."""
    query = select(attachments.c.file_id).where(attachments.c.team_id.in_(team_ids), _due(now))
    return tx.scalar(query.limit(1)) is not None


def finish(tx: Connection, member: Member, file: Unread, text: str | None, now: datetime) -> None:
    """Nothing more comes of it; `text` are its words, None leaves what there is. What was deleted stays deleted."""
    done: dict[str, Any] = {"done_at": now} if text is None else {"done_at": now, "text": text}
    open_ = and_(_is(member, file), attachments.c.done_at.is_(None))
    tx.execute(update(attachments).where(open_).values(**done))


def retry(tx: Connection, member: Member, file: Unread, not_before: datetime) -> None:
    """Look again later."""
    later = {"not_before": not_before, "leased_until": not_before}
    tx.execute(update(attachments).where(_is(member, file)).values(**later))


def remove(tx: Connection, member: Member, channel_id: str, ts: str, file_id: str | None = None) -> None:
    """A message's file was deleted, or all of them: the words go, and none come later. The place stays."""
    here = and_(
        attachments.c.team_id == member.team_id,
        attachments.c.user_id == member.user_id,
        attachments.c.channel_id == channel_id,
        attachments.c.ts == ts,
    )
    gone = here if file_id is None else and_(here, attachments.c.file_id == file_id)
    closed = func.coalesce(attachments.c.done_at, attachments.c.not_before)
    tx.execute(update(attachments).where(gone).values(text="", done_at=closed))


def free_leases(tx: Connection, now: datetime) -> None:
    """At the start of a single process nobody else holds a lease."""
    tx.execute(update(attachments).where(attachments.c.leased_until > now).values(leased_until=now))


def _due(now: datetime) -> ColumnElement[bool]:
    return and_(attachments.c.done_at.is_(None), attachments.c.not_before <= now, attachments.c.leased_until <= now)


def _is(member: Member, file: Unread) -> ColumnElement[bool]:
    return and_(
        attachments.c.team_id == member.team_id,
        attachments.c.channel_id == file.channel_id,
        attachments.c.ts == file.ts,
        attachments.c.file_id == file.file_id,
    )


def _row(row: Row[Any]) -> Unread:
    member = Member(row.team_id, row.user_id)
    return Unread(member, row.channel_id, row.ts, row.file_id, FileKind(row.kind), row.attempts)

"""What members wrote in our DM, word for word, by thread and ts. Nothing is dropped, even in an unknown thread."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select, tuple_, update

from bot.core.members import Member
from bot.store import dialect
from bot.store.tables import Instant, attachments, messages


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message of a member; `ts` orders messages as text does."""

    ts: str
    text: str


def keep(
    tx: Connection, member: Member, channel_id: str, ts: str, thread_ts: str | None, text: str, now: datetime
) -> bool:
    """Store a message; False when it was here already."""
    return dialect.added(
        tx,
        messages,
        team_id=member.team_id,
        channel_id=channel_id,
        ts=ts,
        user_id=member.user_id,
        thread_ts=thread_ts,
        text=text,
        received_at=now,
    )


def edit(tx: Connection, member: Member, channel_id: str, ts: str, text: str, edited_ts: str) -> None:
    """The member changed a message; an older edit that arrives late changes nothing."""
    newer = or_(messages.c.edited_ts.is_(None), messages.c.edited_ts < edited_ts)
    tx.execute(update(messages).where(_at(member, channel_id, ts), newer).values(text=text, edited_ts=edited_ts))


def remove(tx: Connection, member: Member, channel_id: str, ts: str) -> None:
    """The member deleted a message: its words go, and its place stays empty in case the message itself comes later."""
    tx.execute(update(messages).where(_at(member, channel_id, ts)).values(text="", deleted=True))


def in_thread(tx: Connection, member: Member, channel_id: str, thread_ts: str) -> list[MessageRow]:
    """A member's messages in a thread, in the order they were written."""
    query = (
        select(messages.c.ts, messages.c.text)
        .where(
            messages.c.team_id == member.team_id,
            messages.c.channel_id == channel_id,
            messages.c.thread_ts == thread_ts,
            messages.c.user_id == member.user_id,
            messages.c.deleted.is_(False),
        )
        .order_by(messages.c.ts)
    )
    return [MessageRow(row.ts, row.text) for row in tx.execute(query)]


def latest(tx: Connection, member: Member, channel_id: str, thread_ts: str) -> datetime | None:
    """When the member last wrote in a thread, in product time."""
    query = select(func.max(messages.c.received_at, type_=Instant)).where(
        messages.c.team_id == member.team_id,
        messages.c.channel_id == channel_id,
        messages.c.thread_ts == thread_ts,
        messages.c.user_id == member.user_id,
    )
    at: datetime | None = tx.scalar(query)
    return at


def forget(tx: Connection, member: Member, before: datetime, limit: int) -> int:
    """Let go of the words of messages that came before `before` (product time), and of their files; how many.

    Their places stay, so that a late repeat brings no words back.
    """
    old = (
        select(messages.c.channel_id, messages.c.ts)
        .where(messages.c.team_id == member.team_id, messages.c.user_id == member.user_id)
        .where(messages.c.received_at < before, messages.c.text != "")
        .order_by(messages.c.received_at)
        .limit(limit)
    )
    places = [(row.channel_id, row.ts) for row in tx.execute(old)]
    for table in (messages, attachments) if places else ():
        here = tuple_(table.c.channel_id, table.c.ts).in_(places)
        tx.execute(update(table).where(table.c.team_id == member.team_id, here).values(text=""))
    return len(places)


def _at(member: Member, channel_id: str, ts: str) -> ColumnElement[bool]:
    return and_(
        messages.c.team_id == member.team_id,
        messages.c.channel_id == channel_id,
        messages.c.ts == ts,
        messages.c.user_id == member.user_id,
    )

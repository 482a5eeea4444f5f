"""What members wrote in our DM, word for word, by thread and ts. Nothing is dropped, even in an unknown thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    func,
    or_,
    select,
    tuple_,
    update,
)

from bot.core.attachments import UNHEARD
from bot.core.members import Member
from bot.store import dialect
from bot.store.columns import Instant
from bot.store.queues import attachments
from bot.store.said import came_with, file_has_words, has_words, in_a_drill, is_being_read, is_typed
from bot.store.tables import messages
from bot.store.whose import owned


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message of a member with the words of its files; `ts` orders messages as text does.

    `unheard`: it brought a clip whose words aren't here.
    """

    ts: str
    text: str
    unheard: bool = False


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


def in_thread(tx: Connection, member: Member, channel_id: str, thread_ts: str, after_ts: str = "") -> list[MessageRow]:
    """A member's messages in a thread, or those after one moment of it, in the order they were written."""
    return _written(tx, _in_thread(member, channel_id, thread_ts), messages.c.ts > after_ts)


def take(tx: Connection, member: Member, channel_id: str, thread_ts: str, limit: int) -> list[MessageRow]:
    """Let go of the words in a thread, handing them out for the last time, in the order they were written.

    A message whose file is still being read stays as it is. Places stay, as with `forget`.
    """
    here = _in_thread(member, channel_id, thread_ts)
    ready = select(messages.c.channel_id, messages.c.ts).where(here, has_words(), ~is_being_read())
    places = _places(tx, dialect.locked(tx, ready.order_by(messages.c.ts).limit(limit)))
    taken = _written(tx, here, messages.c.ts.in_([ts for _, ts in places])) if places else []
    _empty(tx, member, places)
    return taken


def _in_thread(member: Member, channel_id: str, thread_ts: str) -> ColumnElement[bool]:
    return and_(owned(messages, member), messages.c.channel_id == channel_id, messages.c.thread_ts == thread_ts)


def _written(tx: Connection, *which: ColumnElement[bool]) -> list[MessageRow]:
    query: Select[Any] = (
        select(messages.c.ts, messages.c.text, attachments.c.text.label("held"))
        .outerjoin(attachments, came_with())
        .where(*which, messages.c.deleted.is_(False))
        .order_by(messages.c.ts, attachments.c.file_id)
    )
    return [_with_files(list(rows)) for _, rows in groupby(tx.execute(query), lambda row: row.ts)]


def _with_files(rows: Sequence[Row[Any]]) -> MessageRow:
    """One message, as a row for each of its files."""
    held = [row.held for row in rows if row.held]
    words = "\n".join(part for part in (rows[0].text, *held) if part)
    return MessageRow(rows[0].ts, words, unheard=UNHEARD in held)


def move(
    tx: Connection, member: Member, channel_id: str, thread_ts: str, to_channel_id: str, to_thread_ts: str, to_ts: str
) -> None:
    """Let what a member wrote in one thread stand in another one, in its order, right after the message `to_ts`.

    Their own ts are older than that one's; the new ones sort between it and whatever Slack has next.
    """
    here = _in_thread(member, channel_id, thread_ts)
    for place, ts in enumerate(tx.scalars(select(messages.c.ts).where(here).order_by(messages.c.ts)).all(), 1):
        there = {"channel_id": to_channel_id, "thread_ts": to_thread_ts, "ts": f"{to_ts}{place:04d}"}
        tx.execute(update(messages).where(_at(member, channel_id, ts)).values(**there))


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
    return _forget(tx, member, limit, messages.c.received_at < before)


def forget_strays(tx: Connection, member: Member, before: datetime, limit: int) -> int:
    """The same of what was written in no drill's thread."""
    return _forget(tx, member, limit, messages.c.received_at < before, ~in_a_drill())


def _forget(tx: Connection, member: Member, limit: int, *which: ColumnElement[bool]) -> int:
    """Two statements, each with an index of its own: most messages of whoever forgets are empty already."""
    place = select(messages.c.channel_id, messages.c.ts)
    typed = place.where(owned(messages, member), is_typed())
    sent = place.join(attachments, came_with()).where(owned(attachments, member), file_has_words()).distinct()
    gone = 0
    for query in (typed.order_by(messages.c.received_at), sent):
        places = _places(tx, query.where(*which).limit(limit - gone))
        _empty(tx, member, places)
        gone += len(places)
    return gone


def _places(tx: Connection, query: Select[Any]) -> list[tuple[str, str]]:
    return [(row.channel_id, row.ts) for row in tx.execute(query)]


def _empty(tx: Connection, member: Member, places: Sequence[tuple[str, str]]) -> None:
    emptied: dict[Table, dict[str, Any]] = {
        messages: {"text": ""},
        # Closed as well, so that no words come after all.
        attachments: {"text": "", "done_at": func.coalesce(attachments.c.done_at, attachments.c.not_before)},
    }
    for table, values in emptied.items() if places else ():
        here = tuple_(table.c.channel_id, table.c.ts).in_(places)
        tx.execute(update(table).where(table.c.team_id == member.team_id, here).values(**values))


def _at(member: Member, channel_id: str, ts: str) -> ColumnElement[bool]:
    return and_(
        messages.c.team_id == member.team_id,
        messages.c.channel_id == channel_id,
        messages.c.ts == ts,
        messages.c.user_id == member.user_id,
    )

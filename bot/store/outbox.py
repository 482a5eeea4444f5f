"""What has to be said in Slack: one row a message or redraw, claimed, sent and recorded by whoever comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, literal, or_, select, update

from bot.core.members import Member
from bot.core.outgoing import ASIDE, CHANNEL, Op, Outgoing, Priority
from bot.store import dialect
from bot.store.queues import outbox
from bot.store.whose import owned

_root = outbox.alias("root")
_older = outbox.alias("older")


def post(
    tx: Connection,
    member: Member,
    key: str,
    *,
    kind: str,
    reference: str,
    seq: str,
    now: datetime,
    root_key: str | None = None,
    thread_ts: str | None = None,
    priority: int = Priority.LIVE,
) -> None:
    """Say something once in the member's DM; a key that was used already changes nothing.

    `reference` is what a view needs to draw it at send time; `seq` orders the conversation; `now` is unmoved UTC.
    `root_key` names the message it replies to, which may not be posted yet; `thread_ts` a thread that exists already.
    """
    row = _new(member, key, Op.POST, f"dm:{member.user_id}", kind, reference, seq, now, priority)
    dialect.added(tx, outbox, **row, root_key=root_key, thread_ts=thread_ts)


def post_aside(
    tx: Connection, member: Member, key: str, *, kind: str, reference: str, seq: str, now: datetime, priority: int
) -> None:
    """Say something once in the member's DM that nothing there needs to wait for, however long it waits itself."""
    dialect.added(tx, outbox, **_new(member, key, Op.POST, _aside(member), kind, reference, seq, now, priority))


@dataclass(frozen=True, slots=True)
class Aside:
    """One of many things to say, each to another member, see `post_aside`."""

    member: Member
    key: str
    reference: str
    seq: str


def post_asides(tx: Connection, team_id: str, asides: Sequence[Aside], kind: str, now: datetime, priority: int) -> None:
    """Say something once to each of many members of a workspace."""
    assert all(one.member.team_id == team_id for one in asides)
    rows = [
        _new(one.member, one.key, Op.POST, _aside(one.member), kind, one.reference, one.seq, now, priority)
        for one in asides
    ]
    dialect.add_many(tx, outbox, rows)


def post_in_channel(
    tx: Connection,
    member: Member,
    channel_id: str,
    key: str,
    *,
    kind: str,
    reference: str,
    seq: str,
    now: datetime,
    priority: int,
    thread_ts: str | None = None,
) -> None:
    """Say something once in a channel; `member` set it up, and hears of it if it can't be said."""
    row = _new(member, key, Op.POST, f"{CHANNEL}{channel_id}", kind, reference, seq, now, priority)
    dialect.added(tx, outbox, **row, channel_id=channel_id, thread_ts=thread_ts)


def send_files(tx: Connection, member: Member, key: str, *, kind: str, reference: str, seq: str, now: datetime) -> None:
    """Send files once to the member's DM. Gathering and uploading take their time, so nothing else waits for them."""
    conversation = f"files:{member.user_id}"
    dialect.added(tx, outbox, **_new(member, key, Op.FILES, conversation, kind, reference, seq, now, Priority.NUDGE))


def send_pictures(tx: Connection, member: Member, row: Outgoing, channel_id: str, *, seq: str, now: datetime) -> None:
    """Send what a message's charts show as files, once, in reply to it."""
    key, conversation = f"{row.key}:pictures", f"{row.conversation}:pictures"
    new = _new(member, key, Op.FILES, conversation, row.kind, row.reference, seq, now, Priority.DIGEST)
    dialect.added(tx, outbox, **new, root_key=row.key, channel_id=channel_id)


def _aside(member: Member) -> str:
    return f"{ASIDE}{member.user_id}"


def _new(
    member: Member,
    key: str,
    op: Op,
    conversation: str,
    kind: str,
    reference: str,
    seq: str,
    now: datetime,
    priority: int,
) -> dict[str, Any]:
    return {
        "team_id": member.team_id,
        "key": key,
        "op": op.value,
        "user_id": member.user_id,
        "conversation": conversation,
        "seq": seq,
        "kind": kind,
        "reference": reference,
        "priority": priority,
        "not_before": now,
        "leased_until": now,
    }


def drop_asides(tx: Connection, member: Member, failure: str, now: datetime) -> None:
    """What was to be said to a member aside, and isn't said yet, won't be."""
    waiting = and_(owned(outbox, member), outbox.c.conversation == _aside(member), outbox.c.done_at.is_(None))
    tx.execute(update(outbox).where(waiting).values(done_at=now, failure=failure, maybe_posted=False))


def is_waiting(tx: Connection, member: Member, kind: str) -> bool:
    """Whether something of this kind is still to be sent to a member."""
    mine = owned(outbox, member)
    query = select(literal(1)).where(mine, outbox.c.kind == kind, outbox.c.done_at.is_(None))
    return tx.scalar(query.limit(1)) is not None


def is_known(tx: Connection, team_id: str, key: str) -> bool:
    """Whether something was to be said under a key, be it sent by now or not."""
    return tx.scalar(select(literal(1)).where(_is(team_id, key))) is not None


def redraw_if_said(
    tx: Connection, member: Member, target_key: str, *, kind: str, reference: str, seq: str, now: datetime
) -> None:
    """Like redraw, for a message that perhaps was never due."""
    said = select(outbox.c.key).where(_is(member.team_id, target_key), outbox.c.ts.is_not(None))
    if tx.scalar(said) is not None:
        redraw(tx, member, target_key, kind=kind, reference=reference, seq=seq, now=now)


def redraw(
    tx: Connection, member: Member, target_key: str, *, kind: str, reference: str, seq: str, now: datetime
) -> None:
    """Draw a posted message again from the state at send time. Redraws that wait for each other become one."""
    key, conversation = f"redraw:{target_key}", f"dm:{member.user_id}"
    new = _new(member, key, Op.REDRAW, conversation, kind, reference, seq, now, Priority.LIVE)
    row = dialect.insert(tx, outbox).values(**new, root_key=target_key)
    again = {
        "version": outbox.c.version + 1,
        "seq": case((outbox.c.done_at.is_(None), outbox.c.seq), else_=seq),
        "done_at": None,
        "attempts": 0,
        "failure": None,
    }
    tx.execute(row.on_conflict_do_update(index_elements=["team_id", "key"], set_=again))


def claim(
    tx: Connection, team_ids: list[str], now: datetime, leased_until: datetime, limit: int, *, files: bool = False
) -> list[Outgoing]:
    """Lease the oldest open row of each conversation that may be tried now. All times are unmoved UTC.

    With `files` those that bring some, else all others.
    """
    due = and_(outbox.c.done_at.is_(None), outbox.c.leased_until <= now, outbox.c.not_before <= now)
    # What is to be drawn again was forgotten since: the row must not stand in its conversation's way for ever.
    forgotten = and_(outbox.c.op == Op.REDRAW.value, _root.c.key.is_(None))
    query = (
        select(outbox, _root.c.ts.label("root_ts"), _root.c.channel_id.label("root_channel_id"))
        .outerjoin(_root, and_(_root.c.team_id == outbox.c.team_id, _root.c.key == outbox.c.root_key))
        .where(outbox.c.team_id.in_(team_ids), due, _is_oldest())
        .where(or_(outbox.c.root_key.is_(None), _root.c.done_at.is_not(None), forgotten))
        .where(outbox.c.op == Op.FILES.value if files else outbox.c.op != Op.FILES.value)
        .order_by(outbox.c.priority, outbox.c.seq)
        .limit(limit)
    )
    if tx.dialect.name == "postgresql":
        query = query.with_for_update(skip_locked=True, of=outbox)
    claimed = [_row(row) for row in tx.execute(query)]
    for row in claimed:
        lease = {"leased_until": leased_until, "maybe_posted": row.op is not Op.REDRAW, "attempts": row.attempts + 1}
        tx.execute(update(outbox).where(_is(row.team_id, row.key)).values(**lease))
    return claimed


def sent(tx: Connection, team_id: str, row: Outgoing, channel_id: str | None, ts: str | None, now: datetime) -> None:
    """Slack has it (or it was no longer due: no ts). A redraw asked for meanwhile stays open."""
    posted: dict[str, Any] = {"channel_id": channel_id, "ts": ts, "maybe_posted": False}
    tx.execute(update(outbox).where(_is(team_id, row.key)).values(**posted, leased_until=now))
    unchanged = and_(_is(team_id, row.key), outbox.c.version == row.version)
    tx.execute(update(outbox).where(unchanged).values(done_at=now))


def renew(tx: Connection, team_id: str, row: Outgoing, leased_until: datetime) -> bool:
    """Extend a lease; False when the row was claimed again since, which its attempts tell."""
    ours = and_(_is(team_id, row.key), outbox.c.attempts == row.attempts + 1, outbox.c.done_at.is_(None))
    return tx.execute(update(outbox).where(ours).values(leased_until=leased_until)).rowcount == 1


def retry(
    tx: Connection, team_id: str, row: Outgoing, not_before: datetime, *, refused: bool, tried: bool = True
) -> None:
    """Try again later; `refused`: Slack certainly did not post it; `tried`: it counts as an attempt."""
    attempts = row.attempts + 1 if tried else row.attempts
    values: dict[str, Any] = {"not_before": not_before, "leased_until": not_before, "attempts": attempts}
    if refused:
        values["maybe_posted"] = False
    tx.execute(update(outbox).where(_is(team_id, row.key)).values(**values))


def give_up(tx: Connection, team_id: str, row: Outgoing, failure: str, now: datetime) -> None:
    """Slack will never take it: close the row with Slack's error name, so that the conversation goes on.

    A redraw asked for meanwhile stays open: it may be of something that Slack takes.
    """
    tx.execute(update(outbox).where(_is(team_id, row.key)).values(maybe_posted=False, leased_until=now))
    unchanged = and_(_is(team_id, row.key), outbox.c.version == row.version)
    tx.execute(update(outbox).where(unchanged).values(done_at=now, failure=failure))


def free_leases(tx: Connection, now: datetime, look_from: datetime) -> None:
    """At the start of a single process nobody else holds a lease.

    What may have been posted is looked for first, and not before `look_from`: Slack may still be at it.
    """
    open_ = and_(outbox.c.done_at.is_(None), outbox.c.leased_until > now)
    tx.execute(update(outbox).where(open_, outbox.c.maybe_posted).values(not_before=look_from))
    tx.execute(update(outbox).where(open_).values(leased_until=now))


def look_first(tx: Connection) -> None:
    """After a copy was brought back: what it calls unsent may have been sent since, so it is looked for first."""
    open_ = and_(outbox.c.done_at.is_(None), outbox.c.op != Op.REDRAW.value)
    tx.execute(update(outbox).where(open_).values(maybe_posted=True))


def anything_due(tx: Connection, team_ids: list[str], now: datetime) -> bool:
    """Whether a claim could find something; costs no write lock."""
    due = and_(outbox.c.done_at.is_(None), outbox.c.leased_until <= now, outbox.c.not_before <= now)
    return tx.scalar(select(literal(1)).where(outbox.c.team_id.in_(team_ids), due).limit(1)) is not None


def purge(tx: Connection, before: datetime) -> int:
    """Forget finished redraws, and what was said aside; other posts stay, since later redraws need their ts."""
    passing = or_(outbox.c.op == Op.REDRAW.value, outbox.c.conversation.like(f"{ASIDE}%"))
    old = and_(outbox.c.done_at < before, passing)
    return tx.execute(outbox.delete().where(old)).rowcount


def _is_oldest() -> ColumnElement[bool]:
    """Asked row by row: joined instead, with figures from when the table was empty, it took PostgreSQL two minutes."""
    same = and_(_older.c.team_id == outbox.c.team_id, _older.c.conversation == outbox.c.conversation)
    first = select(_older.c.seq).where(same, _older.c.done_at.is_(None)).order_by(_older.c.seq).limit(1)
    return outbox.c.seq == first.scalar_subquery()


def _is(team_id: str, key: str) -> ColumnElement[bool]:
    return and_(outbox.c.team_id == team_id, outbox.c.key == key)


def _row(row: Row[Any]) -> Outgoing:
    is_redraw = row.op == Op.REDRAW.value
    return Outgoing(
        team_id=row.team_id,
        key=row.key,
        op=Op(row.op),
        user_id=row.user_id,
        conversation=row.conversation,
        kind=row.kind,
        reference=row.reference,
        version=row.version,
        attempts=row.attempts,
        maybe_posted=row.maybe_posted,
        root_key=row.root_key,
        channel_id=row.root_channel_id if is_redraw else row.channel_id,
        root_ts=None if is_redraw else row.root_ts or row.thread_ts,
        ts=row.root_ts if is_redraw else row.ts,
        seq=row.seq,
    )

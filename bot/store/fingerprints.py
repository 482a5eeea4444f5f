"""What is left of answers whose words were let go: a fingerprint a round; and which drills are due for that."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, literal, select

from bot.core.drill import ENDED_PHASES
from bot.core.fingerprint import Remains, as_bytes, from_bytes
from bot.core.members import Member
from bot.store import dialect
from bot.store.queues import attachments, turns
from bot.store.remains import fingerprints
from bot.store.said import came_with, file_has_words, in_its_thread, is_being_read, is_typed
from bot.store.tables import drills, messages
from bot.store.whose import owned, who

_AT_ONCE = 20
"""Drills that are named in one go."""


def due(tx: Connection, member: Member) -> list[str]:
    """Ids of closed drills of the member that still have words, typed or in files; a few at a time.

    A drill that waits for anything an interviewer still does with its answers isn't due.
    """
    in_thread = select(drills.c.id).join(messages, in_its_thread())
    typed = in_thread.where(owned(messages, member), is_typed())
    sent = in_thread.join(attachments, came_with()).where(owned(attachments, member), file_has_words())
    return _closed(tx, typed) or _closed(tx, sent)


def keep(tx: Connection, member: Member, drill_id: str, round_number: int, left: Remains, now: datetime) -> None:
    """Store what is left of a round's answer, in place of what was left of it before."""
    place = {**who(member), "drill_id": drill_id, "round_number": round_number}
    values = {"words": left.words, "hashes": as_bytes(left.hashes), "kept_at": now}
    dialect.put(tx, fingerprints, tuple(values), **place, **values)


def of_round(tx: Connection, member: Member, drill_id: str, round_number: int) -> Remains | None:
    """What is left of a round's answer, or None where nothing was let go."""
    here = and_(fingerprints.c.drill_id == drill_id, fingerprints.c.round_number == round_number)
    row = tx.execute(select(fingerprints).where(owned(fingerprints, member), here)).one_or_none()
    return None if row is None else Remains(row.words, from_bytes(row.hashes))


def count(tx: Connection, member: Member) -> int:
    """How many answers there are of which a fingerprint is left."""
    return tx.scalar(select(func.count()).select_from(fingerprints).where(owned(fingerprints, member))) or 0


def _closed(tx: Connection, with_words: Select[tuple[str]]) -> list[str]:
    """A message of which a file is still being read is taken up later."""
    ended = with_words.where(drills.c.phase.in_(ENDED_PHASES), ~is_being_read(), ~_is_waited_for())
    return list(tx.scalars(ended.distinct().order_by(drills.c.id).limit(_AT_ONCE)))


def _is_waited_for() -> ColumnElement[bool]:
    return exists(select(literal(1)).where(turns.c.team_id == drills.c.team_id, turns.c.drill_id == drills.c.id))

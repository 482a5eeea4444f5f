"""The journal entries members write beside the look back of a drill."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, select, update

from bot.core.entries import LEADS_FOR, EntryKind, JournalEntry
from bot.core.evidence import Evidence
from bot.core.journal import Signals
from bot.core.members import Member
from bot.store import dialect
from bot.store.tables import journal_entries
from bot.store.whose import bound, owned, who

# Read whenever a drill is proposed, so they are built once: building a statement costs more than running it.
_MINE = select(journal_entries).where(bound(journal_entries))
_NEWEST_FIRST = (journal_entries.c.happened_at.desc(), journal_entries.c.written_at.desc(), journal_entries.c.id.desc())
_LEADING = (
    _MINE.where(journal_entries.c.kind == EntryKind.INTERVIEW.value, journal_entries.c.happened_at > bindparam("since"))
    .order_by(*_NEWEST_FIRST)
    .limit(1)
)
_OF_RUBRIC = _MINE.where(journal_entries.c.rubric_id == bindparam("rubric_id")).order_by(*_NEWEST_FIRST)


def keep(tx: Connection, member: Member, entry: JournalEntry) -> bool:
    """Store an entry; False when it was here already, and then it says what is given now. `written_at` stays."""
    key = {"team_id": member.team_id, "id": entry.id, "user_id": member.user_id}
    values = _values(entry)
    if dialect.added(tx, journal_entries, **key, **values, written_at=entry.written_at):
        return True
    tx.execute(update(journal_entries).where(_is(member, entry.id)).values(**values))
    return False


def by_id(tx: Connection, member: Member, entry_id: str) -> JournalEntry | None:
    """One entry of a member, or None."""
    row = tx.execute(select(journal_entries).where(_is(member, entry_id))).one_or_none()
    return None if row is None else _entry(row)


def latest(tx: Connection, member: Member, limit: int | None = None) -> list[JournalEntry]:
    """A member's entries, the one about what happened last first; all of them without a `limit`."""
    return [_entry(row) for row in tx.execute(_MINE.order_by(*_NEWEST_FIRST).limit(limit), who(member))]


def leading(tx: Connection, member: Member, now: datetime) -> JournalEntry | None:
    """The entry about the latest real interview of the last seven days, or None."""
    row = tx.execute(_LEADING, {**who(member), "since": now - LEADS_FOR}).one_or_none()
    return None if row is None else _entry(row)


def looks_back(tx: Connection, member: Member, first: datetime, before: datetime) -> bool:
    """Whether an entry is about a real interview that ended between two moments, the later one left out."""
    ended = and_(journal_entries.c.happened_at >= first, journal_entries.c.happened_at < before)
    real = and_(owned(journal_entries, member), journal_entries.c.kind == EntryKind.INTERVIEW.value, ended)
    return tx.scalar(select(journal_entries.c.id).where(real).limit(1)) is not None


def named_area(tx: Connection, member: Member, now: datetime) -> tuple[str, str] | None:
    """(rubric id, dimension id) that goes before the ranking for now, or None."""
    entry = leading(tx, member, now)
    return None if entry is None else (entry.rubric_id, entry.dimension_id)


def signals(tx: Connection, member: Member, rubric_id: str) -> list[Evidence]:
    """What the entries tell of a rubric's areas, newest first; each entry is a session of its own."""
    rows = tx.execute(_OF_RUBRIC, {**who(member), "rubric_id": rubric_id})
    return [seen for row in rows for seen in _entry(row).evidence()]


def _values(entry: JournalEntry) -> dict[str, Any]:
    return {
        "kind": entry.kind.value,
        "rubric_id": entry.rubric_id,
        "dimension_id": entry.dimension_id,
        "hesitation": entry.signals.hesitation,
        "rehearsed": entry.signals.rehearsed,
        "surprise": entry.signals.surprise,
        "question": entry.question,
        "happened_at": entry.happened_at,
    }


def _entry(row: Row[Any]) -> JournalEntry:
    return JournalEntry(
        id=row.id,
        kind=EntryKind(row.kind),
        rubric_id=row.rubric_id,
        dimension_id=row.dimension_id,
        signals=Signals(row.hesitation, row.rehearsed, row.surprise),
        question=row.question,
        happened_at=row.happened_at,
        written_at=row.written_at,
    )


def _is(member: Member, entry_id: str) -> ColumnElement[bool]:
    mine = owned(journal_entries, member)
    return and_(mine, journal_entries.c.id == entry_id)

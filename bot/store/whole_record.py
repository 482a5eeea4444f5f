"""What a member wrote and gave over all their drills, read table by table; for the export."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, select

from bot.core.members import Member
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.core.records import RetroRecord, SignalsRecord, Typed
from bot.store.queues import attachments
from bot.store.tables import drafts, messages, own_questions, retros, scores, signals
from bot.store.whose import owned


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One message with its words, where it stands, and when it came in product time."""

    channel_id: str
    ts: str
    thread_ts: str | None
    typed: Typed


@dataclass(frozen=True, slots=True)
class NoticedRow:
    """The signals of a drill; `dimension_id` where they were tagged to another area than the drilled one."""

    signals: SignalsRecord
    dimension_id: str | None


def written(tx: Connection, member: Member) -> list[WrittenRow]:
    """Every message that still has words, then what its files held, in the order of writing."""
    said = tx.execute(_of(messages, member).order_by(messages.c.ts)).all()
    held = defaultdict(list)
    for row in tx.execute(_of(attachments, member).where(attachments.c.text != "").order_by(attachments.c.file_id)):
        held[row.channel_id, row.ts].append(row.text)
    return [
        WrittenRow(row.channel_id, row.ts, row.thread_ts, Typed(row.received_at, text))
        for row in said
        for text in (row.text, *held[row.channel_id, row.ts])
        if text
    ]


def scores_given(tx: Connection, member: Member) -> Mapping[str, list[Row[Any]]]:
    """Drill id → its scores by all raters: dimension_id, score, rater, late."""
    given = defaultdict(list)
    for row in tx.execute(_of(scores, member).order_by(scores.c.rater, scores.c.rater_id, scores.c.dimension_id)):
        given[row.drill_id].append(row)
    return given


def noticed(tx: Connection, member: Member) -> Mapping[str, NoticedRow]:
    """Drill id → its signals."""
    rows = tx.execute(_of(signals, member))
    return {
        row.drill_id: NoticedRow(SignalsRecord(row.hesitation, row.rehearsed, row.surprise), row.dimension_id)
        for row in rows
    }


def looked_back(tx: Connection, member: Member) -> Mapping[str, RetroRecord]:
    """Drill id → its last step."""
    rows = tx.execute(_of(retros, member))
    return {row.drill_id: RetroRecord(row.well, row.wrong, row.fix, row.practice, row.last_fix) for row in rows}


def half_written(tx: Connection, member: Member) -> list[Typed]:
    """What stands in forms that were never submitted, a field a line."""
    rows = tx.execute(_of(drafts, member).where(drafts.c.closed.is_(False)).order_by(drafts.c.kept_at))
    filled = [(row.kept_at, {name: value for name, value in row.fields.items() if value}) for row in rows]
    return [
        Typed(at, "\n".join(f"{name}: {value}" for name, value in fields.items())) for at, fields in filled if fields
    ]


def bank(tx: Connection, member: Member) -> list[OwnQuestion]:
    """The member's own questions of every rubric, oldest first."""
    rows = tx.execute(_of(own_questions, member).order_by(own_questions.c.added_at, own_questions.c.id))
    return [
        OwnQuestion(row.id, row.rubric_id, row.dimension_id, row.ask, QuestionSource(row.source), row.added_at)
        for row in rows
    ]


def _of(table: Table, member: Member) -> Select[Any]:
    return select(table).where(owned(table, member))

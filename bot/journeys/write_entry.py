"""A journal entry from its form to the message that confirms it."""

from bot.core.entries import Banked, EntryForm, EntryKind, EntryScene, JournalEntry
from bot.core.errors import NoArea, NothingWritten, StillToCome, UnknownArea
from bot.core.own_questions import OwnQuestion, QuestionSource
from bot.journeys.around_interview import heard_about
from bot.journeys.half_written_entry import close_half_written
from bot.journeys.known_area import rubric_with
from bot.journeys.visit import Visit, new_id
from bot.store import drills, journal_entries, members, outbox, own_questions

ENTRY = "entry"
"""The outbox kind of the message that confirms an entry; its reference is the entry's id."""


def keep_entry(visit: Visit, filled: EntryForm) -> None:
    """Keep what was submitted and confirm it. Raises StillToCome, NoArea, UnknownArea, NothingWritten."""
    entry = _entry(visit, filled)
    members.meet(visit.tx, visit.member, visit.now)
    if journal_entries.keep(visit.tx, visit.member, entry):
        close_half_written(visit, filled)
        outbox.post(visit.tx, visit.member, _key(entry.id), kind=ENTRY, reference=entry.id, seq=new_id(), now=visit.utc)
    else:
        show_again(visit, entry.id)
    if entry.kind is EntryKind.INTERVIEW:
        heard_about(visit, entry.happened_at)


def show_entry(visit: Visit, entry_id: str) -> EntryScene | None:
    """What the confirming message shows, or None when the entry or its area is gone. Only reads."""
    entry = journal_entries.by_id(visit.tx, visit.member, entry_id)
    if entry is None:
        return None
    try:
        rubric = rubric_with(visit.library, entry.rubric_id, entry.dimension_id)
    except UnknownArea:
        return None
    leading = journal_entries.leading(visit.tx, visit.member, visit.now)
    return EntryScene(entry, rubric, leading == entry, _banked(visit, entry))


def show_again(visit: Visit, entry_id: str) -> None:
    """The confirming message is drawn anew."""
    outbox.redraw(visit.tx, visit.member, _key(entry_id), kind=ENTRY, reference=entry_id, seq=new_id(), now=visit.utc)


def question_of(entry: JournalEntry) -> OwnQuestion:
    """The question that surprised, as it goes into the member's own bank; it goes by the entry's id."""
    return OwnQuestion(
        id=entry.id,
        rubric_id=entry.rubric_id,
        dimension_id=entry.dimension_id,
        ask=entry.question,
        source=QuestionSource.JOURNAL,
        added_at=entry.written_at,
    )


def _entry(visit: Visit, filled: EntryForm) -> JournalEntry:
    happened_at = filled.happened_at or visit.now
    if happened_at > visit.now:
        raise StillToCome
    area = filled.area or _drilled_last(visit, filled.kind)
    if area is None:
        raise NoArea
    rubric_with(visit.library, *area)
    if not filled.says_something:
        raise NothingWritten
    return JournalEntry(
        filled.id, filled.kind, *area, filled.signals, filled.question, happened_at, written_at=visit.now
    )


def _drilled_last(visit: Visit, kind: EntryKind) -> tuple[str, str] | None:
    """A drill's entry is about the area drilled last, unless another was picked."""
    last = drills.latest(visit.tx, visit.member, 1) if kind is EntryKind.DRILL else []
    return (last[0].rubric_id, last[0].dimension_id) if last else None


def _banked(visit: Visit, entry: JournalEntry) -> Banked:
    if not entry.question:
        return Banked.NONE
    there = own_questions.twin(visit.tx, visit.member, question_of(entry))
    if there is None:
        return Banked.OFFERED
    return Banked.ADDED if there.id == entry.id else Banked.HAD


def _key(entry_id: str) -> str:
    return f"entry:{entry_id}"

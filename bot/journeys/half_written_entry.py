"""A journal entry's form that was closed before it was submitted: one draft a member, kept as it is typed."""

from datetime import datetime

from bot.core.entries import EntryForm, EntryKind
from bot.core.journal import Signals
from bot.journeys.visit import Visit, new_id
from bot.store import drafts, members

_SUBJECT = "entry"


def new_entry(visit: Visit) -> EntryForm:
    """An empty form, or what stood in the last one that was never submitted.

    It brings the entry's id, so that submitting it twice keeps one entry; the draft goes by it as its form's name.
    """
    id_ = new_id()
    fields = drafts.read(visit.tx, visit.member, _SUBJECT)
    return EntryForm(id_, visit.now) if fields is None else _form(id_, fields)


def keep_half_written(visit: Visit, form: EntryForm, typed_ts: str) -> None:
    """Keep what stands in the form so far. Whoever typed it is met, so that it can be exported and deleted."""
    members.meet(visit.tx, visit.member, visit.now)
    drafts.keep(visit.tx, visit.member, _SUBJECT, form.id, _fields(form), typed_ts, visit.now)


def close_half_written(visit: Visit, form: EntryForm) -> None:
    """The form was submitted."""
    drafts.close(visit.tx, visit.member, _SUBJECT, form.id, visit.now)


def _fields(form: EntryForm) -> dict[str, str | None]:
    """As text, under names that somebody reads in an export."""
    return {
        "kind": form.kind.value,
        "ended": form.happened_at.isoformat() if form.happened_at else None,
        "area": ":".join(form.area) if form.area else None,
        "hesitation": form.signals.hesitation,
        "rehearsed": form.signals.rehearsed,
        "surprise": form.signals.surprise,
        "question": form.question,
    }


def _form(id_: str, fields: dict[str, str | None]) -> EntryForm:
    ended, area = fields["ended"], fields["area"]
    rubric_id, _, dimension_id = (area or "").partition(":")
    return EntryForm(
        id=id_,
        happened_at=datetime.fromisoformat(ended) if ended else None,
        kind=EntryKind(fields["kind"] or EntryKind.INTERVIEW),
        area=(rubric_id, dimension_id) if area else None,
        signals=Signals(fields["hesitation"] or "", fields["rehearsed"] or "", fields["surprise"] or ""),
        question=fields["question"] or "",
    )

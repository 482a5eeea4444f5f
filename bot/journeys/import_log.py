"""A log from elsewhere: looked through first, with nothing kept but its text; then put into the log, and taken back."""

from dataclasses import replace
from datetime import datetime

from bot.core.entries import EntryKind
from bot.core.errors import ImportGone
from bot.core.import_log.dry_run import DryRun, Imported, Seen, dry_run, key_of, seen_at
from bot.core.import_log.problem import Problem
from bot.core.import_log.reading import Parsed, read_csv
from bot.core.import_log.text import text_of
from bot.core.members import Profile
from bot.journeys.visit import Visit, new_id
from bot.store import drafts, drills, journal_entries, logged, members

_SUBJECT = "import"
_ROWS = "rows"
"""What the text is called in an export that is asked for in between."""


def look_through(visit: Visit, given: str | bytes) -> tuple[DryRun, str]:
    """What importing a text, or the bytes of a file, would do, and the text. Only reads."""
    text = text_of(given) if isinstance(given, bytes) else given
    if isinstance(text, Problem):
        return DryRun("", Parsed(problems=(text,))), ""
    return _dry_run(visit, text), text


def keep_text(visit: Visit, text: str) -> None:
    """Hold a text until it is imported. Whoever brings one is met, so that it can be exported and deleted."""
    members.meet(visit.tx, visit.member, visit.now)
    drafts.keep(visit.tx, visit.member, _SUBJECT, new_id(), {_ROWS: text}, "", visit.now)


def look_again(visit: Visit, key: str) -> DryRun | None:
    """The same from the text that is held; None when it isn't, or when another one is. Only reads."""
    text = (drafts.read(visit.tx, visit.member, _SUBJECT) or {}).get(_ROWS)
    return _dry_run(visit, text) if text is not None and key_of(text) == key else None


def import_new(visit: Visit, found: DryRun | None) -> Imported:
    """Put what is new into the log, and let the text go. Raises ImportGone for nothing found."""
    if found is None:
        raise ImportGone
    sessions = [replace(session, added_at=visit.now) for session in found.new]
    added = logged.add_all(visit.tx, visit.member, sessions)
    drafts.close(visit.tx, visit.member, _SUBJECT, new_id(), visit.now)
    return Imported(tuple(added), visit.now)


def take_back(visit: Visit, added_at: datetime) -> int:
    """Take out of the log what was put in at one moment; how many sessions it was."""
    return logged.remove_added(visit.tx, visit.member, added_at)


def _dry_run(visit: Visit, text: str) -> DryRun:
    tz = (members.profile(visit.tx, visit.member) or Profile(visit.member)).tz
    parsed = read_csv(text, visit.library, tz, visit.now)
    return dry_run(key_of(text), parsed, logged.every(visit.tx, visit.member), _made_here(visit))


def _made_here(visit: Visit) -> set[Seen]:
    """The drills and entries that an export has as rows."""
    drilled = {
        seen_at(drill.started_at or drill.created_at, EntryKind.DRILL, drill.rubric_id, drill.dimension_id)
        for drill in drills.every(visit.tx, visit.member)
        if drill.rounds
    }
    written = {
        seen_at(entry.happened_at, entry.kind, entry.rubric_id, entry.dimension_id)
        for entry in journal_entries.latest(visit.tx, visit.member)
    }
    return drilled | written
